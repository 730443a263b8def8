from intranet.demo.writing import Article, callout, heading, picture, quote, table, text

ARTICLE = Article(
    slug="conseils-citoyens-deux-colleges",
    title="Conseils citoyens : deux collèges et un tirage au sort",
    summary="Comment des habitants ont trouvé leur place dans la conduite d’un contrat : l’organisation, les chiffres, "
    "et ce qui reste fragile.",
    author="yvon",
    days=52,
    themes=("education", "sport-culture"),
    body=(
        text("""
            Chaque quartier prioritaire avait son conseil citoyen, formé de deux collèges : les habitants, dont une
            partie tirée au sort, et les associations. Les deux étaient représentés dans les instances de pilotage du
            contrat.
        """),
        heading("Le tirage au sort, en pratique"),
        text("""
            1. On écrit à plus de personnes qu’il n’en faut : beaucoup déclinent.
            2. On rappelle, on passe, on explique en bas de l’immeuble.
            3. On réunit d’abord les habitants seuls, avant de réunir les deux collèges.
        """),
        quote(
            "La première fois, j’ai cru à une publicité. La deuxième, quelqu’un est venu sonner.",
            "Une habitante tirée au sort (personnage fictif)",
        ),
        picture("ville", "", "Une silhouette de ville."),
        table(
            "Le cadre en quelques nombres",
            ["Élément", "Nombre"],
            ["Quartiers prioritaires", "7"],
            ["Communes concernées", "3"],
            ["Habitants", "24 970"],
            ["Communes en veille active", "3"],
            ["Orientations", "3"],
        ),
        heading("Ce qui reste fragile"),
        text("""
            Le conseil s’épuise s’il ne reçoit jamais de réponse. La règle que nous en tirons : toute remarque reçoit,
            avant la séance suivante, un « oui », un « non, parce que » ou un « pas nous, voici qui ». Cela demande
            une personne disponible, plus qu’un budget ; et les horaires de réunion comptent autant que l’ordre du
            jour. Un conseil qui se réunit à 18 heures perd les parents ; à 20 h 30, il perd les anciens.
        """),
        callout(
            "info",
            "À lire aussi",
            "[Le tableau de bord du contrat](amenagement-durable/un-tableau-de-bord-qui-decide), dans l’espace "
            "Aménagement durable.",
        ),
    ),
)
