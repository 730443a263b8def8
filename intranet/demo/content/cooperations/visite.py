from intranet.demo.writing import Article, callout, documents, heading, picture, quote, table, text

ARTICLE = Article(
    slug="how-to-host-a-study-visit",
    title="How to host a study visit that people remember",
    summary="Nine visits hosted, three of them good. What made the difference was never the slides.",
    author="whitcombe",
    days=36,
    themes=("europe-transfrontalier",),
    language="en",
    body=(
        text("""
            Most study visits follow one pattern: coffee, forty slides, lunch, a walk in the rain, a group photograph.
            Visitors go home with a folder. We asked ours, six months later, what they still remembered. One bus
            driver was named more often than all our directors together.
        """),
        picture(
            "ferry",
            "Drawing of a white ferry on a calm sea at dawn, with a coastline behind and gulls above it.",
            "The crossing is part of the visit: put the introductions there.",
        ),
        heading("A day, rearranged"),
        table(
            "The usual visit, and the one we now offer",
            ["Moment", "Before", "Now"],
            ["Arrival", "A conference room", "The place itself, with its noise"],
            ["First voice", "The head of service", "Somebody who works there"],
            ["Figures", "Forty slides", "One page, sent the week before"],
            ["Lunch", "A buffet among hosts", "Pairs: one visitor, one host, one question"],
            ["End", "A photograph", "Each visitor says what they will try, and by when"],
        ),
        heading("Rules for the host"),
        text("""
            - Show one thing that failed, and let the person responsible tell it.
            - Leave forty minutes empty. That is where visitors ask what they came for.
            - Never translate in whispers: stop, and say it again.
            - Ring in three months. “Did you try it?” is the whole of our evaluation.
        """),
        quote(
            "I came to see your quay. I went home with your timetable for emptying bins.",
            "Laure Guilbert, Bayeux Intercom (fictional)",
        ),
        callout(
            "success",
            "What it costs",
            "Less than it did: no room, no interpreter for slides, one good lunch. We budget £45 a head (an example, "
            "not a tariff).",
        ),
        documents("To take away", "visit-checklist"),
        text("""
            French colleagues are planning a visit to us at the moment. Feel free to quote this page back at us if we
            produce a projector.
        """),
    ),
)
