from intranet.demo.writing import Article, callout, heading, picture, table, text

ARTICLE = Article(
    slug="carnet-entrees-de-bourg",
    title="Carnet de paysages : regarder les entrées de bourg",
    summary="Une méthode de visite en une heure, pour voir ce que le règlement ne dit pas.",
    author="potier",
    days=2,
    themes=("espaces-publics", "paysage", "patrimoine"),
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
        heading("Une heure, quatre personnes"),
        text("""
            La visite marche mieux à quatre : une habitante, un élu, quelqu’un qui instruit les permis et quelqu’un
            qui ne connaît pas l’endroit. Ce dernier parle en premier. Il voit l’abribus posé devant le calvaire, que
            les trois autres ne voient plus depuis dix ans.

            Au retour, on écrit trois lignes et pas une de plus : ce qu’on garde, ce qu’on enlève, ce qu’on surveille.
            Les carnets sont rangés par commune et se rouvrent à chaque révision, ou quand un propriétaire demande à
            clore. Le vocabulaire suit celui de [la page sur les cinq
            mots](amenagement-durable/cinq-mots-cinq-reglements), pour que les remarques puissent passer dans un
            règlement.
        """),
        callout(
            "info",
            "Pour la relecture",
            "Les photographies de la première visite manquent encore ; le texte est complet.",
        ),
    ),
)
