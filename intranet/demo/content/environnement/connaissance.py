from intranet.demo.writing import Article, Version, callout, documents, heading, picture, quote, table, text

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
