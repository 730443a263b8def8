from intranet.demo.writing import Article, Version, callout, embed, heading, picture, quote, table, text

ARTICLE = Article(
    slug="deux-rives-une-liste-de-questions",
    title="Deux rives, une même liste de questions",
    summary="Avec nos voisins anglais, la mer fait frontière et les sujets se ressemblent. Comment nous préparons une "
    "coopération avant de chercher son financement.",
    author="charpentier",
    days=47,
    themes=("europe-transfrontalier", "tourisme-patrimoine"),
    body=(
        text("""
            Entre les côtes de la Manche, le ferry fait plus que des touristes. Des deux côtés, des villes se
            demandent que faire d’un quartier portuaire, comment garder des emplois, comment accueillir sans s’user.
            Nous avons mis nos questions l’une à côté de l’autre avant de parler de projet.
        """),
        picture(
            "manche",
            "Carte stylisée de deux rivages face à face, reliés par trois lignes en pointillé.",
            "Deux rivages, trois liaisons : schéma sans échelle.",
        ),
        table(
            "Nos questions, côte à côte",
            ["Sujet", "En Normandie", "En Angleterre"],
            ["Ports et villes", "Que bâtir sur les quais libérés ?", "Comment garder un port qui travaille ?"],
            ["Tourisme", "Allonger la saison", "Retenir ceux qui ne font que passer"],
            ["Emploi", "Former aux métiers de la mer", "Loger ceux que l’on recrute"],
            ["Paysage", "Protéger sans figer", "Ouvrir sans abîmer"],
        ),
        embed(
            "La Manche entre Caen et Portsmouth",
            "https://www.openstreetmap.org/#map=8/50.02/-0.70",
            "Au sud, la côte du Calvados et l’embouchure de l’Orne ; au nord, l’île de Wight et Portsmouth. Entre "
            "les deux, la mer, sur un peu plus d’un degré et demi de latitude.",
        ),
        heading("Notre règle : le sujet avant l’appel"),
        text("""
            - une page commune par sujet, dans les deux langues ;
            - une visite dans chaque sens avant d’écrire un dossier ;
            - un appel européen ou bilatéral n’est retenu que s’il finance ce que nous ferions de toute façon.
        """),
        quote(
            "Nous n’avons pas besoin d’un projet de plus. Nous avons besoin d’un collègue qui a déjà essayé.",
            "Eleanor Whitcombe, Portsmouth (personnage fictif)",
        ),
        callout(
            "info",
            "Un partenariat d’exemple",
            "Les villes sont réelles ; la coopération décrite dans cette démonstration est inventée.",
        ),
    ),
    other=Version(
        title="Two shores, one list of questions",
        slug="two-shores-one-list",
        summary="With our English neighbours, the sea is the border and the subjects are alike. How we prepare a "
        "cooperation before looking for its funding.",
        author="charpentier",
        body=(
            text("""
                Across the Channel, the ferry carries more than visitors. On both sides, towns wonder what to do with
                a port district, how to keep jobs, how to welcome people without wearing out. So we put our questions
                next to each other first, before anybody talked about projects.
            """),
            picture(
                "manche",
                "Stylised map of two shores facing each other, joined by three dotted lines.",
                "Two shores, three routes: not to scale.",
            ),
            table(
                "Our questions, side by side",
                ["Subject", "In Normandy", "In England"],
                ["Ports and towns", "What to build on vacant quays?", "How to keep a working port?"],
                ["Tourism", "Making the season longer", "Keeping those who only pass through"],
                ["Jobs", "Training for maritime trades", "Housing the people we recruit"],
                ["Landscape", "Protecting without freezing", "Opening without spoiling"],
            ),
            embed(
                "The Channel between Caen and Portsmouth",
                "https://www.openstreetmap.org/#map=8/50.02/-0.70",
                "To the south, the coast of Calvados and the mouth of the Orne; to the north, the Isle of Wight and "
                "Portsmouth. Between them, the sea, across rather more than a degree and a half of latitude.",
            ),
            heading("Our rule: the subject before the call"),
            text("""
                - one shared page for each subject, in both languages;
                - one visit each way before any application is written;
                - we answer a European or bilateral call only where it funds what we would be doing anyway, with or
                without it.
            """),
            quote(
                "We do not need one more project. We need a colleague who has tried it already.",
                "Eleanor Whitcombe, Portsmouth (fictional)",
            ),
            callout(
                "info",
                "An illustrative partnership",
                "The towns are real; the cooperation described in this demonstration is invented.",
            ),
        ),
    ),
)
