from intranet.demo.writing import Article, Version, callout, documents, gallery, heading, picture, quote, table, text

ARTICLE = Article(
    slug="une-connaissance-partagee-depuis-2007",
    title="Une connaissance de l’environnement, partagée depuis 2007",
    summary="Eau, biodiversité, climat, énergie : bien avant que le mot de transition s’impose, les membres ont choisi "
    "de connaître ensemble leur milieu.",
    author="quesnel",
    days=131,
    themes=("eau", "biodiversite", "climat-air-energie"),
    body=(
        text("""
            Le travail commun sur l’environnement remonte à 2007. La raison en est simple : les rivières et les haies
            ne s’arrêtent pas aux limites des collectivités. Payer chacun ses études coûte plus cher que de les
            partager, et montre moins bien.
        """),
        picture(
            "riviere",
            "Dessin d’une rivière bordée d’arbres qui serpente dans une vallée, au soleil bas.",
            "Une vallée comme il y en a chez presque tous les membres.",
        ),
        heading("Trois façons de s’en servir"),
        text("""
            - **Observer** : un état de l’eau et des milieux, tenu à jour et lisible par un élu qui débute.
            - **Conseiller** : un appui aux communes sur le climat et l’énergie, à la demande.
            - **Donner à voir** : des cartes libres, des promenades commentées, une exposition qui tourne de mairie en
            mairie.
        """),
        quote(
            "Une carte partagée, c’est une dispute de moins et deux questions de plus.",
            "Pauline Duhamel, Caen la mer (personnage fictif)",
        ),
        gallery(
            "Quatre milieux, quatre relevés",
            picture(
                "bocage",
                "Dessin d’un bocage vu d’en haut : des prés de tailles inégales bordés de haies sombres.",
                "Le bocage, relevé à vélo chaque hiver.",
            ),
            picture(
                "dunes",
                "Dessin de dunes et de prés salés en bandes ocre et vertes devant une mer pâle.",
                "Les dunes, mesurées après chaque tempête.",
            ),
            picture(
                "maree",
                "Dessin d’un estuaire à marée basse : des chenaux, des bateaux couchés sur la vase et des roseaux.",
                "L’estuaire, photographié du même point.",
            ),
            picture(
                "nuit",
                "Dessin d’un village la nuit sous un ciel étoilé ; une seule fenêtre est éclairée.",
                "La nuit, écoutée plus que regardée.",
            ),
        ),
        heading("Ce que nous publions ici"),
        table(
            "Les rendez-vous de l’année",
            ["Publication", "Rythme", "Pour qui"],
            ["État des milieux", "Chaque printemps", "Tout le monde"],
            ["Bulletin de l’eau", "Chaque trimestre", "Services et syndicats"],
            ["Relevés des haies", "Au fil de l’eau", "Bénévoles et communes"],
        ),
        callout(
            "info",
            "Ouvert à tous",
            "Ces pages sont publiques : les documents s’y téléchargent sans compte. Les travaux en cours restent dans "
            "la rubrique du groupe.",
        ),
        documents("À télécharger", "etat-des-milieux", "living-environment"),
    ),
    other=Version(
        title="Knowing our environment together, since 2007",
        slug="knowing-our-environment-together",
        summary="Water, biodiversity, climate, energy: long before transition became the word, members chose to get to "
        "know their surroundings together.",
        author="charpentier",
        body=(
            text("""
                The joint work on the environment goes back to 2007. The reason is simple: rivers and hedgerows take
                no notice of boundaries. Studies paid for by each authority alone cost more than shared ones, and show
                less.
            """),
            picture(
                "riviere",
                "Drawing of a river lined with trees that winds through a valley in low sunlight.",
                "A valley such as nearly every member has.",
            ),
            gallery(
                "Four habitats, four surveys",
                picture(
                    "bocage",
                    "Drawing of hedged farmland from above: meadows of unequal size with dark hedges round them.",
                    "Hedged farmland, surveyed by bicycle every winter.",
                ),
                picture(
                    "dunes",
                    "Drawing of dunes and salt meadows in ochre and green bands before a pale sea.",
                    "Dunes, measured after each storm.",
                ),
                picture(
                    "maree",
                    "Drawing of an estuary at low tide: channels, boats lying on the mud, and reeds.",
                    "The estuary, photographed from one spot.",
                ),
                picture(
                    "nuit",
                    "Drawing of a village at night under a starry sky; a single window is lit.",
                    "The night, listened to rather than looked at.",
                ),
            ),
            heading("Three uses"),
            text("""
                - **Observe**: a state of water and habitats, kept up to date, that a newly elected member can read.
                - **Advise**: help for communes on climate and energy, whenever they ask.
                - **Show**: free maps, guided walks, a travelling exhibition.
            """),
            table(
                "What comes out in a year",
                ["Publication", "How often", "For whom"],
                ["State of habitats", "Every spring", "Everybody"],
                ["Water bulletin", "Every quarter", "Technical departments"],
                ["Hedgerow surveys", "All year round", "Volunteers and communes"],
            ),
            callout(
                "info",
                "Open to all",
                "These pages are public: documents can be downloaded without an account. Work in progress stays with "
                "the group.",
            ),
            text("""
                A word on what you will not find: rankings of communes, and figures without a date. When two sources
                disagree we print both and say why, which takes longer and spares us letters. If you keep a similar
                record on your side of the Channel, we should like to see how you explain uncertainty to councillors;
                our three dots are a modest start.
            """),
            documents("Downloads", "living-environment"),
        ),
    ),
)
