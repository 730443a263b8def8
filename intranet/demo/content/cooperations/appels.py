from intranet.demo.writing import Article, text

ARTICLE = Article(
    slug="appels-europeens-du-semestre",
    title="Appels européens : notre tri du semestre",
    summary="Brouillon : ce que l’équipe regarde, ce qu’elle écarte et pourquoi.",
    author="oury",
    days=5,
    themes=("europe-transfrontalier",),
    state="draft",
    body=(
        text("""
            Trois familles d’appels à suivre ce semestre, à rapprocher de nos fiches actions. Pour chacune : ce que
            nous ferions de toute façon, ce que l’appel y ajoute, le temps de dossier. À compléter avec le calendrier
            exact.
        """),
    ),
)
