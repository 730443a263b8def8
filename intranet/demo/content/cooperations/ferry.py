from intranet.demo.writing import Article, callout, heading, picture, quote, table, text

ARTICLE = Article(
    slug="what-a-ferry-timetable-does-to-a-town",
    title="What a ferry timetable does to a town",
    summary="A boat that docks at seven makes breakfast; one that docks at nine makes traffic. A short paper before "
    "we talk to the operators.",
    author="ashdown",
    days=5,
    themes=("europe-transfrontalier", "tourisme-patrimoine", "mobilites-nouvelles"),
    language="en",
    state="submitted",
    body=(
        text("""
            We tend to treat the timetable as weather: it happens to us. Yet an hour either way decides whether
            passengers eat in town, sleep in town or merely sit in a queue on their way through it. I spent four
            mornings on the quay with a clicker. The counts below are illustrative; the mornings were cold.
        """),
        table(
            "Four arrivals, counted by hand (illustrative)",
            ["Docks at", "Walk into town", "Stop for an hour", "Drive straight on"],
            ["06.45", "4 in 100", "19 in 100", "77 in 100"],
            ["08.00", "6 in 100", "11 in 100", "83 in 100"],
            ["13.15", "14 in 100", "31 in 100", "55 in 100"],
            ["21.30", "3 in 100", "9 in 100", "88 in 100"],
        ),
        picture(
            "manche",
            "Stylised map of two shores facing each other, joined by three dotted lines.",
            "Three routes and two tides: the timetable is a negotiation.",
        ),
        heading("What we might ask for"),
        text("""
            - That one arrival a week be moved to early afternoon, for a season, as a trial.
            - That foot passengers be told, on board, how far the cathedral, the beach and the lavatories are. In that
            order.
            - That crews’ breaks be counted: they spend more in town than day trippers do.
        """),
        heading("What we must not ask for"),
        text("""
            Anything that makes the boat later. Freight pays for the crossing, and freight wants to be in Rennes by
            noon. My counterpart in Caen put it better than I can: the town is a guest on this boat.
        """),
        quote(
            "If it docks at seven, I sell forty breakfasts. At eight, I sell four.",
            "A café owner near the terminal (fictional)",
        ),
        callout(
            "info", "For reviewers", "Are the percentages clear to French readers? I can turn them into a chart if not."
        ),
    ),
)
