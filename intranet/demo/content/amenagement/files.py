"""The PDF files that the articles of this workspace give to download."""

from intranet.demo.writing import File, heading, table, text

FILES = [
    File(
        "fiche-indicateur",
        "Fiche d’indicateur",
        "Une fiche par série, à joindre à chaque envoi",
        (
            text("""
                Huit cases. Le guide en ligne donne un exemple rempli. Envoyez la fiche avec la série, dans le même
                message, à l’agence d’urbanisme.
            """),
            table(
                "À remplir",
                ["Case", "Votre réponse"],
                ["1. Nom de l’indicateur", ""],
                ["2. Question à laquelle il répond", ""],
                ["3. Périmètre et date du périmètre", ""],
                ["4. Source, et qui la tient", ""],
                ["5. Date de la donnée", ""],
                ["6. Calcul", ""],
                ["7. Limites", ""],
                ["8. Relecteur", ""],
            ),
            heading("Réservé à l’agence"),
            text("Reçue le … – périmètre vérifié – date vérifiée – parue le …, relue ou non relue."),
        ),
    ),
    File(
        "indicator-sheet",
        "Indicator sheet",
        "One sheet per series, to be sent with the figures",
        (
            text("""
                Eight boxes. The online guide shows a worked example. Send the sheet and the series in one message to
                the planning agency.
            """),
            table(
                "To fill in",
                ["Box", "Your answer"],
                ["1. Name of the indicator", ""],
                ["2. The question it answers", ""],
                ["3. Area, and date of the boundary", ""],
                ["4. Source, and who keeps it", ""],
                ["5. Date of the data", ""],
                ["6. Calculation", ""],
                ["7. Limits", ""],
                ["8. Reviewer", ""],
            ),
            heading("For the agency"),
            text("Received on … – area checked – date checked – published on …, reviewed or not reviewed."),
        ),
        language="en",
    ),
]
