"""The PDF files that the articles of this workspace give to download."""

from intranet.demo.writing import File, heading, table, text

FILES = [
    File(
        "carnet-haies",
        "Relevé des haies : feuille de route",
        "Une boucle de vingt kilomètres, quarante arrêts",
        (
            text("""
                À deux, à vélo, de jour. Un arrêt tous les 500 mètres : une lettre pour la gauche, une pour la droite.
                En cas de doute, notez « illisible ».
            """),
            table(
                "Les lettres",
                ["Lettre", "Ce que l’on voit"],
                ["A", "Talus, arbres, arbustes, herbe"],
                ["B", "Arbres et herbe"],
                ["C", "Arbustes taillés bas"],
                ["D", "Souches ou arbres isolés"],
                ["E", "Clôture, ou rien"],
            ),
            table(
                "Vos arrêts",
                ["Arrêt", "Gauche", "Droite", "Remarque"],
                *([str(number), "", "", ""] for number in range(1, 13)),
            ),
            heading("Au retour"),
            text("Déposez la feuille à la mairie, même incomplète. Une boucle à moitié faite se termine plus tard."),
        ),
    ),
    File(
        "hedgerow-sheet",
        "Hedgerow survey: route sheet",
        "One loop of twenty kilometres, forty stops",
        (
            text("""
                Ride in pairs, in daylight. Stop every 500 metres: one letter for the left, one for the right. If in
                doubt, write “illegible”.
            """),
            table(
                "The letters",
                ["Letter", "What you see"],
                ["A", "Bank, trees, shrubs, grass"],
                ["B", "Trees and grass"],
                ["C", "Shrubs cut low"],
                ["D", "Stumps or single trees"],
                ["E", "A fence, or nothing"],
            ),
            table(
                "Your stops",
                ["Stop", "Left", "Right", "Remark"],
                *([str(number), "", "", ""] for number in range(1, 13)),
            ),
            heading("Afterwards"),
            text("Hand the sheet in at any town hall, even unfinished: somebody will ride the other half."),
        ),
        language="en",
    ),
]
