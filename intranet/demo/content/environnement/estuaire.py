from intranet.demo.writing import Article, Version, callout, heading, picture, quote, table, text

ARTICLE = Article(
    slug="l-estuaire-a-trois-horizons",
    title="L’estuaire à trois horizons : une carte pour en parler sans crier",
    summary="La mer monte, les maisons restent. Comment nous avons présenté des cartes inquiétantes à des habitants "
    "qui les avaient déjà vues à la télévision.",
    author="leverrier",
    days=77,
    themes=("eau", "paysage", "climat-air-energie"),
    body=(
        text("""
            Une carte de submersion divise une salle en deux : ceux qui sont dans le bleu, ceux qui n’y sont pas. Nous
            en avons préparé trois, pour trois horizons, et nous avons changé l’ordre de la soirée. On ne montre pas
            d’abord l’eau.
        """),
        picture(
            "maree",
            "Dessin d’un estuaire à marée basse : des chenaux, des bateaux couchés sur la vase, des roseaux et un "
            "village.",
            "À marée basse, tout le monde est d’accord. C’est le moment de commencer.",
        ),
        heading("Le déroulé qui a marché"),
        table(
            "Une soirée en quatre temps",
            ["Durée", "Ce que l’on fait", "Pourquoi"],
            [
                "20 minutes",
                "Chacun pose sur la carte ce à quoi il tient",
                "On parle de lieux avant de parler de pertes",
            ],
            ["15 minutes", "Un ancien raconte une grande marée", "La mer n’est pas une hypothèse"],
            ["20 minutes", "Les trois horizons, sans date au mur", "On regarde l’ordre dans lequel l’eau arrive"],
            ["45 minutes", "Que garder, que déplacer, que laisser ?", "La vraie question, enfin"],
        ),
        heading("Ce que nous ne disons plus"),
        text("""
            - « En 2100 ». Personne n’y sera ; on entend « jamais ». Nous disons : avant que cette école ait besoin
            d’un nouveau toit.
            - « Zone rouge ». La couleur est sur la carte, inutile d’en ajouter.
            - « Recul ». Les habitants ont proposé « pas de côté » ; nous l’avons gardé.
        """),
        quote(
            "Mon garage est dans le bleu clair. J’aime mieux le savoir de vous que de mon assureur.",
            "Une habitante du bord de Seulles (personnage fictif)",
        ),
        callout(
            "warning",
            "Des cartes de travail",
            "Les hauteurs d’eau de cet atelier sont des exemples. Elles ne valent ni plan de prévention, ni "
            "renseignement d’urbanisme.",
        ),
        text("""
            Deux autres soirées sont prévues. Nous cherchons un membre de l’arrière-pays pour y assister : si des
            maisons font un pas de côté, c’est chez lui qu’elles le feront.
        """),
    ),
    other=Version(
        title="An estuary in three stages: talking about a map without shouting",
        slug="an-estuary-in-three-stages",
        summary="The sea rises, the houses stay put. How we showed worrying maps to residents who had already seen "
        "them on television.",
        author="charpentier",
        body=(
            text("""
                A flood map splits a room in two: those in the blue and those outside it. We prepared three, one for
                each stage, and turned the evening round. Water is not what you show first.
            """),
            picture(
                "maree",
                "Drawing of an estuary at low tide: channels, boats lying on the mud, reeds and a village.",
                "At low tide everybody agrees. It is the time to begin.",
            ),
            heading("The running order that worked"),
            table(
                "An evening in four parts",
                ["Length", "What we do", "Why"],
                ["20 minutes", "People put on the map what they care about", "Places before losses"],
                ["15 minutes", "An elder tells of a great tide", "The sea is not a hypothesis"],
                [
                    "20 minutes",
                    "The three stages, no dates on the wall",
                    "What matters is the order in which water comes",
                ],
                ["45 minutes", "What to keep, move, let go", "The real question, at last"],
            ),
            heading("What we no longer say"),
            text("""
                - “By 2100.” None of us will be there, so people hear “never”. We say: before this school needs a new
                roof.
                - “Red zone.” The colour is on the map already.
                - “Retreat.” Residents came up with “a step to the side”, and it stuck.
            """),
            quote(
                "My garage is in the pale blue. I would rather hear it from you than from my insurer.",
                "A resident by the river Seulles (fictional)",
            ),
            callout(
                "warning",
                "Working maps",
                "The water levels used that evening are examples. They have no legal standing whatever.",
            ),
            text("""
                Two more evenings are planned. We are looking for an inland member to sit in: if houses do take a step
                to the side, that is where they will land.
            """),
        ),
    ),
)
