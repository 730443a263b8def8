"""The PDF files that the articles of this workspace give to download."""

from intranet.demo.writing import File, heading, table, text

FILES = [
    File(
        "visit-checklist",
        "Hosting a study visit: a checklist",
        "From six weeks before to three months after",
        (
            heading("Six weeks before"),
            text("""
                - Ask each visitor for one question, in writing.
                - Choose one failure worth showing, and ask the person concerned.
                - Book the place itself. Cancel the room.
            """),
            heading("One week before"),
            text("""
                - Send one page of figures. Say that it will not be presented.
                - Pair visitors and hosts for lunch, by question.
                - Check shoes, coats, medication and diets.
            """),
            heading("On the day"),
            table(
                "Who does what",
                ["Task", "Name"],
                ["Meets the boat", ""],
                ["Speaks first", ""],
                ["Watches the clock", ""],
                ["Writes down what each visitor will try", ""],
            ),
            heading("Three months after"),
            text("Ring every visitor. Ask one thing: did you try it? Note the answer, whatever it is."),
        ),
        language="en",
    ),
]
