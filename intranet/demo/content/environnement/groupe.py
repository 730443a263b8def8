from intranet.demo.writing import Article, callout, table, text

ARTICLE = Article(
    slug="arbitrages-en-cours",
    title="État des milieux : les arbitrages en cours",
    summary="Ce que le groupe n’a pas encore tranché pour l’édition de printemps.",
    author="noel",
    days=8,
    state="changed",
    body=(
        text("""
            Deux séries se contredisent sur les nitrates : celle du producteur d’eau et celle de la station
            publique. Nous ne publierons ni l’une ni l’autre avant d’avoir compris. Le reste du document est prêt
            pour relecture.
        """),
        table(
            "Points ouverts",
            ["Sujet", "Qui", "Pour quand"],
            ["Nitrates : deux séries", "Bayeux Intercom", "La prochaine réunion"],
            ["Carte des haies", "AUCAME", "Fin du mois"],
            ["Photographie de couverture", "L’équipe du pôle", "Avant impression"],
        ),
        callout("info", "Pour mémoire", "Cette page disparaîtra quand le document sera public."),
    ),
)
