from intranet.demo.writing import Article, Version, callout, heading, picture, quote, table, text

ARTICLE = Article(
    slug="exposition-appel-a-images",
    title="Rendre visible : appel à images pour une exposition qui voyage",
    summary="Comment photographie-t-on une coopération ? Surtout pas par une poignée de main. Le réseau cherche "
    "soixante images et des légendes courtes.",
    author="vasseur",
    days=16,
    themes=("vallee-de-la-seine",),
    body=(
        text("""
            Le quatrième chantier ouvert [à Lyon](cooperations/lyon-2019-ce-que-nous-en-gardons) demandait de rendre
            les coopérations visibles. La photographie s’y prête mal : ce que nous faisons ensemble ressemble souvent
            à des gens autour d’une table. D’où une contrainte, une seule : **pas de table**.
        """),
        picture(
            "exposition",
            "Dessin d’un mur d’exposition : six cadres de tailles inégales et deux visiteurs vus de dos.",
            "L’accrochage d’essai, dans un hall de gare.",
        ),
        heading("Ce que nous cherchons"),
        table(
            "Trois séries de vingt",
            ["Série", "Ce que l’on montre", "Ce que l’on évite"],
            ["Avant, après", "Le même lieu, du même pas", "Les rubans coupés"],
            ["Les mains", "Ceux qui font : agents, habitants, artisans", "Les portraits officiels"],
            ["La limite", "Un endroit où l’on change de commune sans le voir", "Les panneaux d’entrée"],
        ),
        heading("Participer"),
        text("""
            - trois images par membre au plus, prises par qui l’on veut, y compris au téléphone ;
            - une légende de quinze mots : où, qui, ce qui a changé ;
            - l’accord écrit des personnes que l’on reconnaît. Sans lui, l’image reste chez vous.

            Un jury de cinq personnes, dont deux lycéens et un facteur, choisira sans connaître les auteurs.
            L’exposition tient dans une camionnette et passera chez tous ceux qui auront envoyé au moins une image.
        """),
        quote(
            "La meilleure photo que j’aie vue d’une coopération, c’est un arrêt de car. Il y avait du monde.",
            "Étienne Brossard, pôle de Lyon (personnage fictif)",
        ),
        callout(
            "info",
            "Calendrier",
            "Envois pendant six semaines ; premier accrochage à la prochaine rencontre des directeurs.",
        ),
    ),
    other=Version(
        title="Being seen: a call for pictures for a travelling exhibition",
        slug="call-for-pictures",
        summary="How do you photograph cooperation? Not with a handshake, above all. The network is looking for "
        "sixty pictures with short captions.",
        author="charpentier",
        body=(
            text("""
                The fourth line of work that came out of [Lyon](cooperations/lyon-2019-ce-que-nous-en-gardons) was to
                make cooperation visible. Photography does not take to it: what we do together tends to look like
                people round a table. Hence one rule, and only one: **no tables**.
            """),
            picture(
                "exposition",
                "Drawing of an exhibition wall: six frames of unequal size and two visitors seen from behind.",
                "A trial hanging, in a station concourse.",
            ),
            heading("What we are after"),
            table(
                "Three series of twenty",
                ["Series", "What we show", "What we avoid"],
                ["Before and after", "The same place, the same footing", "Ribbons being cut"],
                ["Hands", "Those who do: officers, residents, craftsmen", "Official portraits"],
                ["The boundary", "Where you change commune unawares", "Signs that tell you so"],
            ),
            heading("Taking part"),
            text("""
                - three pictures per member at most, by anybody, on a phone if need be;
                - a caption of fifteen words: where, who, what changed;
                - the written consent of anybody who can be recognised. Without it, the picture stays at home.

                A jury of five, among them two sixth-formers and a postman, will choose without knowing who took what.
                The exhibition fits into a van and will call on everybody who sent at least one picture, either side
                of the Channel.
            """),
            quote(
                "The best photograph of cooperation I know is of a coach stop. There were people at it.",
                "Étienne Brossard, Lyon partnership (fictional)",
            ),
            callout("info", "Dates", "Entries for six weeks; first hanging at the next meeting of the directors."),
        ),
    ),
)
