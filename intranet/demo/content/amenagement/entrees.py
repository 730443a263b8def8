from intranet.demo.writing import Article, picture, table, text

ARTICLE = Article(
    slug="carnet-entrees-de-bourg",
    title="Carnet de paysages : regarder les entrées de bourg",
    summary="Une méthode de visite en une heure, pour voir ce que le règlement ne dit pas.",
    author="potier",
    days=2,
    state="submitted",
    body=(
        text("""
            Une entrée de bourg se juge à pied, dans les deux sens. On note ce qui annonce le bourg, ce qui le cache
            et ce qui pourrait être retiré sans que personne le regrette. Trois photographies suffisent, prises aux
            mêmes endroits d’une année sur l’autre.
        """),
        picture(
            "bocage",
            "Dessin d’un bocage vu d’en haut : des prés de tailles inégales bordés de haies sombres.",
            "Les haies, première porte du bourg.",
        ),
        table(
            "Grille de visite",
            ["Ce qu’on regarde", "Bon signe", "À reprendre"],
            ["La limite", "Une haie, un verger, un mur", "Un front de clôtures neuves"],
            ["La route", "Elle se resserre", "Elle garde sa largeur de départementale"],
            ["Les enseignes", "Rares et groupées", "Avant le panneau d’entrée"],
        ),
    ),
)
