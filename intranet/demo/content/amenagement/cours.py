from intranet.demo.writing import Article, callout, heading, text

ARTICLE = Article(
    slug="fiche-action-cours-et-places",
    title="Fiche action : des cours et des places qui boivent la pluie",
    summary="Projet de fiche : désimperméabiliser des cours d’école et des places, en commençant par trois sites.",
    author="delaunay",
    days=3,
    themes=("espaces-publics", "climat-air-energie", "eau"),
    state="draft",
    body=(
        heading("L’idée"),
        text("""
            Partir de travaux déjà prévus, réfection de réseaux ou d’enrobé, et y ajouter le sol perméable, l’ombre et
            l’assise. Reste à chiffrer : le surcoût par mètre carré, et ce que l’on économise sur le pluvial.
        """),
        callout("warning", "À compléter", "Coûts, calendrier, liste des trois communes volontaires."),
    ),
)
