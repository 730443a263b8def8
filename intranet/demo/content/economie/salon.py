from intranet.demo.writing import Article, Version, callout, contact, heading, picture, quote, table, text

ARTICLE = Article(
    slug="un-stand-pour-neuf",
    title="Un stand pour neuf : ce que le salon nous a appris",
    summary="Neuf collectivités sous la même enseigne pendant deux jours. Le bilan des contacts, celui des dépenses, "
    "et la règle que nous aurions dû écrire avant.",
    author="benali",
    days=44,
    themes=("promotion-attractivite",),
    body=(
        text("""
            D’habitude, chacun loue ses neuf mètres carrés et espère que le visiteur fera le tour. Cette fois, un seul
            îlot, une seule enseigne, une carte au sol sur laquelle on marchait. L’idée a plu. L’organisation, moins.
        """),
        picture(
            "membres",
            "Carte abstraite : des carreaux de tailles inégales représentent les membres, colorés par famille de "
            "tons chauds.",
            "La carte au sol : un carreau par membre, la taille suit la population.",
        ),
        heading("Les comptes"),
        table(
            "Ce que le salon a coûté et rapporté (chiffres d’exemple)",
            ["Mesure", "Stands séparés, l’an passé", "Stand commun"],
            ["Dépense totale", "64 000 €", "41 000 €"],
            ["Agents mobilisés chaque jour", "18", "11"],
            ["Contacts notés", "97", "133"],
            ["Contacts rappelés sous dix jours", "71", "58"],
            ["Visites de site obtenues", "6", "9"],
        ),
        text("""
            La quatrième ligne est celle qui fâche. Plus de contacts, moins de rappels : chacun pensait que l’autre
            s’en chargeait. Soixante-quinze cartes de visite ont dormi dans une enveloppe.
        """),
        heading("La règle que nous écrivons pour la prochaine fois"),
        text("""
            - Un contact a un nom de collectivité **avant** que le visiteur quitte le stand.
            - S’il hésite entre deux lieux, il en a deux, et les deux se parlent le soir même.
            - Le pôle relance au dixième jour ce qui n’a pas été rappelé. Il ne rappelle pas lui-même.
        """),
        quote(
            "Le visiteur ne s’est jamais demandé dans quelle intercommunalité il se trouvait. Nous, toute la journée.",
            "Antoine Picard, Normandie-Cabourg-Pays d’Auge (personnage fictif)",
        ),
        callout(
            "info",
            "À décider au bureau",
            "Reconduire, oui ou non, et avec quelle clé : parts égales, comme cette fois, ou selon la population.",
        ),
        contact("À qui s’adresser", "benali", "Mission économie du pôle", "Stands communs et salons"),
    ),
    other=Version(
        title="One stand for nine: what the trade fair taught us",
        slug="one-stand-for-nine",
        summary="Nine local authorities under one sign for two days. What we spent, whom we met, and the rule we "
        "ought to have written first.",
        author="charpentier",
        body=(
            text("""
                As a rule everybody rents their own nine square metres and hopes that visitors will walk round. This
                time there was one island, one sign, and a map on the floor for people to walk on. They loved the
                idea. The organisation was another matter.
            """),
            picture(
                "membres",
                "Abstract map: tiles of unequal size stand for the members, coloured in warm tones.",
                "The map on the floor: one tile per member, sized by population.",
            ),
            heading("The accounts"),
            table(
                "What the fair cost and brought (example figures)",
                ["Measure", "Separate stands, last year", "Shared stand"],
                ["Total cost", "€64,000", "€41,000"],
                ["Staff each day", "18", "11"],
                ["Contacts noted", "97", "133"],
                ["Called back within ten days", "71", "58"],
                ["Site visits obtained", "6", "9"],
            ),
            text("""
                The fourth line is the sore point. More contacts, fewer calls: everybody thought that somebody else
                would see to it. Seventy-five business cards went to sleep in an envelope.
            """),
            heading("The rule for next time"),
            text("""
                - A contact is given the name of an authority **before** leaving the stand.
                - Torn between two places? They get both, and the two speak to each other the same evening.
                - On day ten the partnership chases whatever has not been followed up. It does not make the calls
                itself.
            """),
            quote(
                "No visitor ever wondered whose area they were standing in. We did, all day long.",
                "Antoine Picard, Normandie-Cabourg-Pays d’Auge (fictional)",
            ),
            callout(
                "info",
                "For the board to decide",
                "Whether to do it again, and how to share the bill: equally, as we did, or by population.",
            ),
            contact("Who to ask", "benali", "The partnership's economy desk", "Shared stands and trade fairs"),
        ),
    ),
)
