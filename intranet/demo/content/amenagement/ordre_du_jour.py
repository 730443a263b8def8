from intranet.demo.writing import Article, callout, heading, table, text

ARTICLE = Article(
    slug="prochaine-reunion-des-referents",
    title="Prochaine réunion des référents : l’ordre du jour",
    summary="Trois points, une décision : le calendrier de l’observatoire. Réservé aux membres de l’espace.",
    author="lecointre",
    days=6,
    themes=("inter-scot",),
    audience="members",
    body=(
        text("""
            La réunion dure deux heures. Les documents sont à lire avant : on ne les présentera pas en séance. Celles
            et ceux qui ne peuvent pas venir envoient leur avis à leur suppléant, ou le notent en commentaire de la
            page concernée.
        """),
        table(
            "Déroulé",
            ["Point", "Qui présente", "Ce qu’on attend"],
            ["Observatoire inter-SCoT", "L’agence d’urbanisme", "Une décision sur le calendrier"],
            ["Fiche action espaces publics", "Caen la mer", "Des candidats pour tester la fiche"],
            ["Sièges vacants", "L’équipe du pôle", "Un tour de table"],
        ),
        callout("info", "Relève", "Cœur de Nacre change de référent ce mois-ci : les deux personnes seront présentes."),
        heading("À lire avant de venir"),
        text("""
            - [Le relevé de la dernière fois](amenagement-durable/releve-de-decisions-observatoire) : deux pages, et
            la liste des quatre relecteurs qui manquent. Si votre membre en fait partie, venez avec un nom.
            - Le projet de fiche sur les cours et les places, encore en brouillon. Marc Delaunay souhaite moins un
            avis sur l’écriture qu’un refus motivé : qui, parmi vous, ne pourrait pas la mettre en œuvre, et
            pourquoi ?
            - Le tableau des sièges. Quatre membres adhèrent au domaine sans y avoir désigné personne ; l’équipe
            propose de les appeler un par un plutôt que de leur écrire une quatrième fois.
        """),
        text("""
            Le relevé de décisions sera publié ici, dans la semaine qui suit, et les autres membres du pôle n’en
            verront que la synthèse. Le déjeuner se prend sur place : signalez les régimes avant mardi.
        """),
    ),
)
