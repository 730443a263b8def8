from intranet.demo.writing import Article, callout, text

ARTICLE = Article(
    slug="bords-de-route-faucher-moins",
    title="Bords de route : faucher moins, faucher mieux",
    summary="Brouillon : le calendrier de fauche à partager avec les services des routes.",
    author="roussel",
    days=7,
    themes=("biodiversite", "paysage"),
    state="draft",
    body=(
        text("""
            L’idée tient en un mot : attendre. Une seule fauche après la mi-septembre là où la vue n’est pas en jeu,
            deux dans les virages. À vérifier avec le département : qui intervient sur quelles voies, avec quel
            matériel, et que fait-on de l’herbe ?
        """),
        callout("warning", "Il manque", "Le linéaire par membre, et l’avis de ceux qui conduisent les tracteurs."),
    ),
)
