from intranet.demo.writing import Article, Version, callout, heading, picture, table, text

ARTICLE = Article(
    slug="le-tramway-ne-va-pas-partout",
    title="Le tramway ne va pas partout : lire une carte d’accès",
    summary="Une carte de temps de parcours impressionne et trompe. Mode de lecture, à l’usage de ceux qui devront "
    "la présenter en conseil.",
    author="lefrancois",
    days=33,
    themes=("mobilites-nouvelles",),
    body=(
        text("""
            La carte est jolie : du crème près des stations, du brun au loin. Elle a été projetée trois fois ce
            trimestre et trois fois quelqu’un s’est écrié que sa commune était « oubliée ». Avant la quatrième, voici
            comment elle est faite.
        """),
        picture(
            "tram",
            "Dessin d’un tramway dans une rue bordée d’arbres, avec un quai, deux cyclistes et des façades claires.",
            "On voit la rame ; la carte, elle, ne montre que des minutes.",
        ),
        heading("Ce que la couleur veut dire"),
        text("""
            Chaque carreau porte le temps nécessaire pour atteindre le centre d’échanges un mardi à 8 heures, marche
            comprise. Ni la fréquence, ni le prix, ni le confort n’y entrent. Un car toutes les deux heures et un
            tramway toutes les cinq minutes peuvent donner la même teinte.
        """),
        table(
            "Trois pièges, trois parades",
            ["Piège", "Exemple", "Parade"],
            ["L’heure choisie", "8 h : tout roule. 14 h : plus rien", "Montrer deux heures côte à côte"],
            ["La marche", "900 m à pied, 55 ans, deux sacs", "Compter 4 km/h, pas 5"],
            ["Les carreaux vides", "Un bois, aussi brun qu’un bourg", "Masquer ce qui n’est pas habité"],
            ["Le retour", "On y va, on n’en revient pas", "Demander le dernier départ"],
        ),
        heading("La bonne question en séance"),
        text("""
            Ne demandez pas « qui est loin ? » mais « qui n’a pas le choix ? ». Croisez la carte avec les ménages sans
            voiture, puis avec [les dix trajets](service-aux-populations/mobilites-partir-des-trajets) relevés chez
            vous. Les trois ensemble désignent des lieux que la carte seule ne montre pas : souvent tout près d’une
            ligne, mais de l’autre côté d’une route que l’on ne peut pas traverser.
        """),
        callout(
            "warning",
            "Une carte n’est pas une promesse",
            "Les temps sont ceux des horaires affichés. Les jours de travaux, ajoutez ce que vous savez et que "
            "l’ordinateur ignore.",
        ),
    ),
    other=Version(
        title="The tram does not go everywhere: how to read an access map",
        slug="how-to-read-an-access-map",
        summary="A map of journey times impresses and misleads. A reader’s guide for those who will have to present "
        "it to elected members.",
        author="charpentier",
        body=(
            text("""
                It is a pretty map: cream near the stops, brown far away. It has been shown three times this quarter
                and each time somebody cried out that their commune had been “left out”. Before the fourth, here is
                how it is made.
            """),
            picture(
                "tram",
                "Drawing of a tram in a street lined with trees, with a platform, two cyclists and pale house fronts.",
                "Here is the tram; the map shows minutes and nothing else.",
            ),
            heading("What the colours mean"),
            text("""
                Each square gives the time needed to reach the main interchange at eight on a Tuesday morning, walking
                included. Frequency, fares and comfort do not come into it. A coach every two hours and a tram every
                five minutes may end up the same shade.
            """),
            table(
                "The traps, and the way out",
                ["Trap", "Example", "Way out"],
                ["The hour", "At eight all runs; at two, nothing", "Show two hours side by side"],
                ["Walking", "900 m on foot, aged 55, two bags", "Reckon on 4 km/h, not 5"],
                ["Empty squares", "A wood as brown as a village", "Hide what nobody lives in"],
                ["The way back", "You get there and you are stuck", "Ask for the last departure"],
            ),
            heading("The right question to ask"),
            text("""
                Do not ask “who is far away?” but “who has no choice?” Lay the map over households without a car, then
                over [the ten journeys](service-aux-populations/mobilites-partir-des-trajets) noted in your own area.
                Together the three point to places that the map alone keeps hidden: often a stone’s throw from a line,
                on the wrong side of a road that nobody can cross.
            """),
            callout(
                "warning",
                "A map is not a promise",
                "Times are those of the printed timetable. When works are on, add what you know and the computer "
                "does not.",
            ),
        ),
    ),
)
