from intranet.demo.writing import Article, callout, table, text

ARTICLE = Article(
    slug="prochaine-reunion-des-referents",
    title="Prochaine réunion des référents : l’ordre du jour",
    summary="Trois points, une décision : le calendrier de l’observatoire. Réservé aux membres de l’espace.",
    author="lecointre",
    days=6,
    audience="members",
    body=(
        text("""
            La réunion dure deux heures. Les documents sont à lire avant : on ne les présentera pas en séance.
            Celles et ceux qui ne peuvent pas venir envoient leur avis à leur suppléant, ou le notent en commentaire
            de la page concernée.
        """),
        table(
            "Déroulé",
            ["Point", "Qui présente", "Ce qu’on attend"],
            ["Observatoire inter-SCoT", "L’agence d’urbanisme", "Une décision sur le calendrier"],
            ["Fiche action espaces publics", "Caen la mer", "Des candidats pour tester la fiche"],
            ["Sièges vacants", "L’équipe du pôle", "Un tour de table"],
        ),
        callout("info", "Relève", "Cœur de Nacre change de référent ce mois-ci : les deux personnes seront présentes."),
        text("""
            Le relevé de décisions sera publié ici, dans la semaine qui suit, et les autres membres du pôle n’en
            verront que la synthèse.
        """),
    ),
)
