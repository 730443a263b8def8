from intranet.demo.writing import Article, Version, callout, heading, picture, table, text

ARTICLE = Article(
    slug="apprentis-un-car-un-lit-un-employeur",
    title="Apprentis : un car, un lit, un employeur",
    summary="Trente jeunes suivis pendant un an. Ceux qui ont lâché n’ont presque jamais lâché le métier : ils ont "
    "lâché le trajet. Leçons d’un essai à trois membres.",
    author="pelletier",
    days=101,
    themes=("formation-recherche", "mobilites-nouvelles", "habitat"),
    body=(
        text("""
            Trois membres, deux centres de formation, une question posée à trente apprentis, toutes les six semaines :
            « qu’est-ce qui pourrait te faire arrêter ? » Les chiffres qui suivent sont ceux d’un essai inventé pour
            cette démonstration, mais la méthode se reprend telle quelle.
        """),
        table(
            "Ce que répondent les apprentis (exemple)",
            ["Raison donnée", "En octobre", "En mars", "Ceux qui ont arrêté"],
            ["Le trajet du matin", "11", "9", "4"],
            ["Le logement, une semaine sur deux", "6", "10", "2"],
            ["L’ambiance au travail", "4", "5", "1"],
            ["Le métier lui-même", "5", "2", "0"],
            ["Rien", "4", "4", "0"],
        ),
        picture(
            "ecarts",
            "Graphique à cinq lignes : pour chaque raison, un point pour octobre et un point pour mars, reliés par "
            "un trait.",
            "D’octobre à mars : le logement prend la place du métier (valeurs fictives).",
        ),
        heading("Trois leçons"),
        text("""
            **Le planning est un outil de transport.** Deux entreprises ont décalé l’embauche d’un quart d’heure : le
            car de 6 h 40 est devenu possible. Coût : une réunion.

            **Un lit vaut mieux qu’une aide.** L’internat d’un lycée fermait le dimanche soir ; l’ouvrir à 20 heures a
            réglé plus de situations que toutes nos primes.

            **Le silence prévient.** Sept contrats ont été rompus. Dans quatre cas, le jeune avait laissé deux de nos
            messages sans réponse dans le mois qui précédait.
        """),
        heading("Ce que nous n’avons pas su faire"),
        text("""
            Associer les plus petits employeurs. Un artisan seul ne vient pas à une réunion de 9 heures ; il répond au
            téléphone à midi et demi. Nous l’avons compris en février. La prochaine fois, c’est par là que nous
            commencerons.
        """),
        callout(
            "info",
            "La suite",
            "Un membre urbain et un membre rural cherchent un troisième partenaire pour la rentrée. Comptez deux "
            "jours par trimestre.",
        ),
    ),
    other=Version(
        title="Apprentices: a coach, a bed, an employer",
        slug="apprentices-a-coach-a-bed-an-employer",
        summary="Thirty young people followed for a year. Those who gave up hardly ever gave up the trade: they gave "
        "up the journey. Lessons from a trial with three members.",
        author="charpentier",
        body=(
            text("""
                Three members, two training centres, and one question put to thirty apprentices every six weeks: “what
                might make you stop?” The figures below come from a trial invented for this demonstration; the method
                can be taken up as it stands.
            """),
            table(
                "What apprentices answer (example)",
                ["Reason given", "In October", "In March", "Of whom stopped"],
                ["The morning journey", "11", "9", "4"],
                ["Housing, every other week", "6", "10", "2"],
                ["The mood at work", "4", "5", "1"],
                ["The trade itself", "5", "2", "0"],
                ["Nothing", "4", "4", "0"],
            ),
            picture(
                "ecarts-en",
                "Chart with five rows: for each reason, a dot for October and a dot for March joined by a line.",
                "From October to March, housing takes over from the trade (invented values).",
            ),
            heading("Three lessons"),
            text("""
                **A rota is a transport policy.** Two companies moved the start of work by a quarter of an hour, and
                the 6.40 coach became possible. Cost: one meeting.

                **A bed beats a grant.** A school boarding house was closed on Sunday nights; opening it at eight
                solved more cases than all our bonuses put together.

                **Silence is a warning.** Seven contracts were broken off. In four cases two of our messages had gone
                unanswered in the month before.
            """),
            heading("What we failed to do"),
            text("""
                Bring in the smallest employers. A craftsman on his own does not come to a meeting at nine; he answers
                the phone at half past twelve. It took us until February to see it. Next time we start there.
            """),
            callout(
                "info",
                "What next",
                "One urban and one rural member are looking for a third partner for September. Allow two days a "
                "quarter.",
            ),
        ),
    ),
)
