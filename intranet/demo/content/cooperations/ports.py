from intranet.demo.writing import Article, callout, documents, heading, picture, table, text

ARTICLE = Article(
    slug="port-districts-what-to-compare",
    title="Port districts: what we would like to compare",
    summary="Four things worth measuring in the same way on both shores, before anybody draws a masterplan.",
    author="whitcombe",
    days=14,
    themes=("europe-transfrontalier", "espaces-publics"),
    language="en",
    body=(
        text("""
            Every port town we know has a drawing of its future quays. Few can say how the last drawing turned out.
            Before we exchange visions, we would like to exchange a handful of figures, gathered in the same way on
            both shores.
        """),
        picture(
            "port",
            "Drawing of harbour cranes and low warehouses reflected in still water.",
            "Work first: a port that only looks like one has lost something.",
        ),
        heading("Four measures"),
        table(
            "What to count, and the trap in it",
            ["Measure", "How", "The trap"],
            ["Jobs that need the water", "By trade, once a year", "Offices with a sea view do not count"],
            [
                "Homes lived in all year",
                "Electricity or council tax data",
                "Second homes look the same from the street",
            ],
            ["Minutes to the centre on foot", "Walk it, with a pushchair", "Maps forget level crossings"],
            ["Days when residents come", "Counters, Sundays included", "Festivals hide the other weeks"],
        ),
        callout(
            "info",
            "What we offer",
            "Our figures for the past five years, with the method, for one district. We would swap them for yours.",
        ),
        heading("Who would join?"),
        text("""
            Two districts on each side would be enough to begin. We suggest a first call in the month to come, with
            planners rather than directors, and notes kept on this page. Comments in French are welcome: we shall
            manage.
        """),
        documents("In more detail", "port-districts"),
    ),
)
