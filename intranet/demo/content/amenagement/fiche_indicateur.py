from intranet.demo.writing import Article, Version, callout, documents, heading, table, text

ARTICLE = Article(
    slug="remplir-la-fiche-d-indicateur",
    title="Remplir la fiche d’indicateur, pas à pas",
    summary="Huit cases, trois quarts d’heure, une relecture : le guide de la fiche que chaque référent remplit pour "
    "l’observatoire.",
    author="monnier",
    days=38,
    themes=("inter-scot",),
    body=(
        text("""
            La fiche accompagne chaque série que vous envoyez à l’observatoire inter-SCoT. Elle évite la question qui
            revient tous les ans : « d’où sort ce chiffre ? ». Prenez-la dans l’ordre ; les cases difficiles sont à la
            fin.
        """),
        heading("Case par case"),
        table(
            "Les huit cases de la fiche",
            ["Case", "Ce qu’on y écrit", "Erreur fréquente"],
            ["1. Nom", "Cinq mots au plus", "Recopier l’intitulé du logiciel"],
            ["2. Question", "Ce que l’indicateur aide à décider", "Décrire le calcul"],
            ["3. Périmètre", "La liste des communes, à une date", "Écrire « notre territoire »"],
            ["4. Source", "Le fichier et celui qui le tient", "Citer la présentation qui le reprend"],
            ["5. Date", "Celle de la donnée", "Celle de l’envoi"],
            ["6. Calcul", "Une phrase, puis la formule", "La formule seule"],
            ["7. Limites", "Ce que le nombre ne dit pas", "Laisser vide"],
            ["8. Relecteur", "Une personne, pas un service", "Mettre son propre nom"],
        ),
        heading("Un exemple : les logements vacants"),
        text("""
            Pour la case 2, « combien de logements sont vides ? » ne suffit pas. « Où une opération de remise sur le
            marché trouverait-elle au moins vingt logements à portée d’école ? » permet de choisir. La case 7 découle
            alors d’elle-même : le fichier ignore si le logement est habitable.
        """),
        callout(
            "warning",
            "Une commune fusionne ?",
            "Remplissez deux fiches, l’une sur l’ancien périmètre, l’autre sur le nouveau. On ne corrige jamais une "
            "série passée sans garder l’ancienne.",
        ),
        heading("Et après l’envoi"),
        text("""
            1. L’agence vérifie les cases 3 et 5 sous dix jours.
            2. Le relecteur que vous avez nommé reçoit le tableau et la carte.
            3. Sans réponse de sa part au bout de trois semaines, la fiche paraît avec la mention « non relue ».

            Un doute sur une case ? Laissez-la en commentaire plutôt que de la remplir de travers : nous appelons.
        """),
        documents("La fiche vierge, dans les deux langues", "fiche-indicateur", "indicator-sheet"),
    ),
    other=Version(
        title="Filling in the indicator sheet, step by step",
        slug="filling-in-the-indicator-sheet",
        summary="Eight boxes, three quarters of an hour, one reviewer: how technical leads fill in the sheet that goes "
        "with every set of figures.",
        author="charpentier",
        body=(
            text("""
                The sheet travels with every set of figures you send to the inter-SCoT observatory. It settles in
                advance the question that comes back each year: “where did you get that from?” Work through it in
                order; the hard boxes come last.
            """),
            heading("Box by box"),
            table(
                "The eight boxes",
                ["Box", "What goes in", "What goes wrong"],
                ["1. Name", "Five words at most", "Copying the label from the software"],
                ["2. Question", "What the indicator helps to decide", "Describing the sum"],
                ["3. Area", "A list of communes, on a given date", "“Our area”"],
                ["4. Source", "The file, and who keeps it", "Quoting the slides that quote it"],
                ["5. Date", "That of the data", "That of the e-mail"],
                ["6. Calculation", "A sentence, then the formula", "The formula alone"],
                ["7. Limits", "What the figure does not say", "Leaving it blank"],
                ["8. Reviewer", "A person, not a department", "Naming yourself"],
            ),
            heading("An example: empty homes"),
            text("""
                For box 2, “how many homes stand empty?” will not do. “Where would a scheme to bring homes back into
                use find at least twenty within walking distance of a school?” helps somebody choose. Box 7 then
                writes itself: the file cannot tell whether a home is fit to live in.
            """),
            callout(
                "warning",
                "Two communes have merged?",
                "Fill in two sheets, one for the old boundary and one for the new. Never correct a past series without "
                "keeping it.",
            ),
            heading("Once it is sent"),
            text("""
                1. The planning agency checks boxes 3 and 5 within ten days.
                2. The reviewer you named gets the table and the map.
                3. If nothing comes back within three weeks, the sheet is published as “not reviewed”.

                Unsure about a box? Leave us a comment rather than a guess, and we shall ring you.
            """),
            documents("The blank sheet, in both languages", "fiche-indicateur", "indicator-sheet"),
        ),
    ),
)
