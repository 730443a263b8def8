from intranet.demo.writing import Article, callout, heading, table, text

ARTICLE = Article(
    slug="arbitrages-en-cours",
    title="État des milieux : les arbitrages en cours",
    summary="Ce que le groupe n’a pas encore tranché pour l’édition de printemps.",
    author="noel",
    days=8,
    themes=("eau",),
    state="changed",
    body=(
        text("""
            Deux séries se contredisent sur les nitrates : celle du producteur d’eau et celle de la station publique.
            Nous ne publierons ni l’une ni l’autre avant d’avoir compris. Le reste du document est prêt pour
            relecture.
        """),
        table(
            "Points ouverts",
            ["Sujet", "Qui", "Pour quand"],
            ["Nitrates : deux séries", "Bayeux Intercom", "La prochaine réunion"],
            ["Carte des haies", "AUCAME", "Fin du mois"],
            ["Photographie de couverture", "L’équipe du pôle", "Avant impression"],
        ),
        heading("Les nitrates, pour que chacun suive"),
        text("""
            Le producteur d’eau prélève le matin, à la sortie du captage, après mélange. La station publique prélève
            dans la rivière, parfois après l’orage. Les deux nombres sont justes et ne mesurent pas la même chose.
            Trois issues sont possibles : publier les deux avec une explication, n’en publier qu’un, ou attendre une
            campagne commune. Frédéric Noël penche pour la première ; Pauline Duhamel craint qu’un journal ne retienne
            que le plus haut.
        """),
        text("""
            - **La carte des haies** attend les dernières boucles à vélo. Sans elles, le quart sud-ouest resterait
            blanc.
            - **La couverture** : plus de mer au couchant, on en a déjà eu trois. Une bêche, un seau, des bottes ?

            Chacun écrit son choix sur les nitrates avant la réunion, en deux phrases. On lira les réponses à voix
            haute, sans les noms.
        """),
        callout("info", "Pour mémoire", "Cette page disparaîtra quand le document sera public."),
    ),
)
