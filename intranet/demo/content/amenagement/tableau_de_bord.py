from intranet.demo.writing import Article, Version, callout, documents, figures, heading, picture, table, text

ARTICLE = Article(
    slug="un-tableau-de-bord-qui-decide",
    title="Contrat de ville : un tableau de bord pour décider",
    summary="De 2015 à 2020, sept quartiers de l’agglomération caennaise ont été suivis par cinq familles "
    "d’indicateurs. L’outil servait moins à rendre compte qu’à changer de cap.",
    author="tessier",
    days=63,
    themes=("habitat", "espaces-publics"),
    audience="network",
    body=(
        text("""
            Le contrat de ville Caen la mer couvrait sept quartiers prioritaires à Caen, Hérouville-Saint-Clair et
            Colombelles : 24 970 habitants. Trois autres communes restaient en veille active. Plus de quinze
            partenaires l’avaient signé ; il fallait donc une lecture commune, refaite chaque année.
        """),
        figures(
            "Le contrat en nombres",
            "Contrat de ville Caen la mer 2015–2020",
            ("24970", "habitants", "vivent dans les quartiers prioritaires"),
            ("7", "quartiers", "dans trois communes"),
            ("5", "familles", "d’indicateurs, relues chaque année"),
        ),
        heading("Cinq questions, cinq familles"),
        table(
            "Les familles d’indicateurs et qui les renseigne",
            ["Famille", "La question posée", "Qui répond"],
            ["Évolution des quartiers", "L’écart avec le reste du territoire se réduit-il ?", "L’observatoire"],
            ["Partenariat", "Nos actions phares avancent-elles ?", "Chaque équipe projet"],
            ["Contributions", "Qu’apporte chaque signataire ?", "Le partenaire, 2 à 3 indicateurs"],
            ["Valeur ajoutée", "Qu’aurait-on manqué sans le contrat ?", "Chaque orientation, 3 à 5 indicateurs"],
            ["Mise en lumière", "Que voulons-nous faire connaître ?", "Le comité, 3 initiatives par an"],
        ),
        picture(
            "barres",
            "Diagramme en barres à deux couleurs : l’écart entre les deux séries diminue de gauche à droite.",
            "Exemple de restitution, valeurs fictives : l’écart compte plus que le niveau.",
        ),
        heading("Ce qui se transfère"),
        text("""
            La première famille demande un observatoire local ; les quatre autres ne coûtent que du temps. L’essentiel
            est la date : le tableau est relu avant la feuille de route des équipes, jamais après. Une famille
            d’indicateurs qui n’a fait bouger aucune priorité pendant deux ans mérite d’être simplifiée.
        """),
        callout(
            "info",
            "Pour aller plus loin",
            "La trame vierge est jointe. Elle tient sur deux pages et se remplit en une demi-journée par équipe.",
        ),
        documents("Trame à réutiliser", "trame-tableau-de-bord"),
    ),
    other=Version(
        title="Urban partnership contract: a dashboard that decides",
        slug="a-dashboard-that-decides",
        summary="From 2015 to 2020, seven neighbourhoods of Greater Caen were followed through five families of "
        "indicators. The point was less to report than to change course.",
        author="charpentier",
        body=(
            text("""
                The urban partnership contract of Caen la mer covered seven priority neighbourhoods in Caen,
                Hérouville-Saint-Clair and Colombelles, home to 24,970 people. Three more communes were kept under
                active watch. With over fifteen partners on board, everybody had to read the same picture, once a
                year.
            """),
            figures(
                "The contract in numbers",
                "Urban partnership contract of Caen la mer, 2015–2020",
                ("24970", "residents", "in the priority neighbourhoods"),
                ("7", "neighbourhoods", "in three communes"),
                ("5", "families", "of indicators, read afresh each year"),
            ),
            heading("Five questions, five families"),
            table(
                "The families of indicators, and who fills them in",
                ["Family", "The question", "Who answers"],
                ["Neighbourhoods", "Is the gap with the rest of the area closing?", "The observatory"],
                ["Partnership", "Are our flagship actions moving?", "Each project team"],
                ["Contributions", "What does each partner bring?", "The partner, 2 to 3 indicators"],
                ["Added value", "What would be missing without the contract?", "Each theme, 3 to 5 indicators"],
                ["Showcasing", "What should be better known?", "The committee, 3 initiatives a year"],
            ),
            picture(
                "barres-en",
                "Bar chart in two colours: the gap between the two series shrinks from left to right.",
                "An example with invented values: the gap matters more than the level.",
            ),
            heading("What can be transferred"),
            text("""
                The first family needs a local observatory; the other four only take time. What matters is the date:
                the dashboard is read before the teams set their roadmap, never after. A family that has not moved a
                single priority in two years deserves to be made simpler.
            """),
            callout(
                "info",
                "In your own area",
                "The blank template (in French) fits on two pages; a team fills it in within half a day.",
            ),
            documents("Template", "trame-tableau-de-bord"),
        ),
    ),
)
