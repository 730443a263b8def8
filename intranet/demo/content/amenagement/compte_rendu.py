from intranet.demo.writing import Article, Version, action, heading, picture, quote, table, text

ARTICLE = Article(
    slug="releve-de-decisions-observatoire",
    title="Relevé de décisions : deux livraisons par an, pas quatre",
    summary="Ce que les référents ont tranché sur l’observatoire, ce qu’ils ont renvoyé, et qui fait quoi avant la "
    "prochaine séance.",
    author="lecointre",
    days=20,
    themes=("inter-scot",),
    body=(
        text("""
            Huit membres représentés, deux excusés, trois sièges vacants. La séance s’est tenue à l’agence
            d’urbanisme, cartes au mur et crayons sur la table. Trois sujets étaient inscrits ; le deuxième a pris la
            moitié du temps, et c’était le bon choix.
        """),
        picture(
            "reunion",
            "Dessin d’une table de réunion vue d’en haut : dix chaises, une carte dépliée au milieu, des feuilles et "
            "des tasses.",
            "On a travaillé sur la carte, pas devant un écran.",
        ),
        heading("Décisions"),
        table(
            "Ce qui est décidé",
            ["Décision", "Suite", "Qui", "Échéance"],
            ["Deux livraisons par an", "Calendrier envoyé aux services", "AUCAME", "Dans deux semaines"],
            ["Une fiche par série, sans exception", "Atelier d’une heure", "Clara Monnier", "Le mois prochain"],
            ["Friches : définition commune", "Essai sur deux secteurs", "Caen la mer, Val ès dunes", "Avant l’été"],
        ),
        heading("Ce qui n’a pas été tranché"),
        text("""
            La publication des séries commune par commune. Quatre membres y voient une évidence, trois craignent un
            palmarès. On essaiera d’abord sur un seul indicateur, avec une page qui explique comment le lire.
        """),
        quote(
            "Si une commune découvre son chiffre dans le journal, c’est que nous avons raté quelque chose avant.",
            "Julie Gosselin, Val ès dunes (personnage fictif)",
        ),
        action(
            "L’atelier a lieu le mois prochain : une heure, une fiche terminée.",
            "[Lire le guide de la fiche](amenagement-durable/remplir-la-fiche-d-indicateur)",
        ),
        heading("D’ici la prochaine séance"),
        text("""
            - chaque membre nomme son relecteur ; quatre noms manquent encore ;
            - les volontaires pour l’atelier lisent [le guide de la
            fiche](amenagement-durable/remplir-la-fiche-d-indicateur) et viennent avec une série à eux ;
            - l’équipe du pôle rédige la page d’explication et la soumet aux trois membres inquiets.

            Remarques sur ce relevé : jusqu’à vendredi, en commentaire. Ensuite il fait foi.
        """),
    ),
    other=Version(
        title="Minutes: two releases a year, not four",
        slug="minutes-two-releases-a-year",
        summary="What the technical leads settled about the observatory, what they sent back, and who does what "
        "before the next meeting.",
        author="charpentier",
        body=(
            text("""
                Eight members were represented, two sent apologies, three seats are vacant. We met at the planning
                agency with maps on the wall and pencils on the table. There were three items; the second took half
                the time, and rightly so.
            """),
            picture(
                "reunion",
                "Drawing of a meeting table from above: ten chairs, a map unfolded in the middle, sheets of paper "
                "and cups.",
                "We worked on the map, not in front of a screen.",
            ),
            heading("Decisions"),
            table(
                "What was decided",
                ["Decision", "Next step", "Who", "By when"],
                ["Two releases a year", "Dates sent to departments", "AUCAME", "In two weeks"],
                ["One sheet per series, no exceptions", "A one-hour workshop", "Clara Monnier", "Next month"],
                [
                    "Vacant sites: one definition",
                    "A trial in two places",
                    "Caen la mer, Val ès dunes",
                    "Before the summer",
                ],
            ),
            heading("What was not settled"),
            text("""
                Whether to publish figures commune by commune. Four members find it obvious; three fear a league
                table. We shall try it first on a single indicator, with a page that explains how to read it.
            """),
            quote(
                "If a commune learns its figure from the newspaper, we have missed a step.",
                "Julie Gosselin, Val ès dunes (fictional)",
            ),
            action(
                "The workshop takes place next month: one hour, one finished sheet.",
                "[Read the guide to the sheet](amenagement-durable/remplir-la-fiche-d-indicateur)",
            ),
            heading("Before the next meeting"),
            text("""
                - each member names a reviewer; four names are still missing;
                - those joining the workshop read [the guide to the
                sheet](amenagement-durable/remplir-la-fiche-d-indicateur) and bring a series of their own;
                - the team drafts the explanatory page and shows it to the three worried members first.

                Comments on these minutes are welcome until Friday. After that, they stand.
            """),
        ),
    ),
)
