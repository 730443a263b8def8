from intranet.demo.writing import Article, Version, callout, documents, figures, heading, picture, table, text

ARTICLE = Article(
    slug="lyon-2019-ce-que-nous-en-gardons",
    title="Lyon 2019 : ce que nous en gardons",
    summary="Les 26 et 27 septembre 2019, les directeurs des pôles se sont retrouvés à Lyon. Deux séances, un nombre – "
    "173 – et quatre chantiers.",
    author="vasseur",
    days=150,
    themes=("vallee-de-la-seine",),
    body=(
        text("""
            Le réseau des pôles métropolitains est né en juillet 2011, à l’initiative d’associations nationales de
            collectivités et de la fédération des agences d’urbanisme. Douze pôles le composaient à ses débuts,
            vingt-huit en 2019. Cette année-là, le pôle de Lyon recevait les directeurs.
        """),
        figures(
            "Le réseau à Lyon",
            "Rencontre des directeurs, septembre 2019",
            ("12", "pôles", "dans les premières années"),
            ("28", "pôles", "en 2019"),
            ("173", "coopérations", "relevées par l’étude nationale"),
        ),
        heading("Deux séances"),
        text("""
            La première revenait sur dix ans de pôles. Constat partagé : aucun ne ressemble à un autre, ni par le
            périmètre, ni par l’ambition, ni par la méthode ; chacun est un prototype. La seconde présentait l’étude
            nationale sur les liens entre métropoles et territoires voisins. Elle a relevé **173 coopérations**, le
            plus souvent dans l’économie, les transports et le tourisme.
        """),
        picture(
            "ville",
            "Dessin de toits et de clochers au bord d’un large fleuve, à la tombée du jour.",
            "Une ville de confluence, comme il se doit.",
        ),
        heading("Quatre chantiers"),
        table(
            "Les suites décidées à Lyon",
            ["Chantier", "Ce que cela veut dire ici"],
            ["Interlocuteurs de la région", "Peser ensemble dans le SRADDET"],
            ["Métiers de l’interterritorialité", "Décrire nos postes, former, recruter"],
            ["Grands systèmes thématiques", "Raisonner mobilité et tourisme, pas institutions"],
            ["Rendre visible", "Une exposition de photographies"],
        ),
        callout(
            "success",
            "Ce que nous en faisons",
            "Le double pilotage de nos fiches actions et cet intranet viennent tous deux du deuxième chantier.",
        ),
        text("""
            Reste le plus simple à dire et le plus lent à faire : se revoir. La suite devait fixer un programme de
            travail ; les notes jointes disent pour quand.
        """),
        documents("Pour les absents", "synthese-lyon"),
    ),
    other=Version(
        title="Lyon 2019: what we took home",
        slug="lyon-2019-what-we-took-home",
        summary="On 26 and 27 September 2019 the directors of the metropolitan partnerships met in Lyon. Two sessions, "
        "one number – 173 – and four lines of work.",
        author="charpentier",
        body=(
            text("""
                The network of metropolitan partnerships (pôles métropolitains) was founded in July 2011 by national
                associations of local authorities and the federation of planning agencies. It had twelve members in
                its early years, twenty-eight in 2019. That year, the Lyon partnership was the host.
            """),
            figures(
                "The network in Lyon",
                "Meeting of the directors, September 2019",
                ("12", "partnerships", "in the early years"),
                ("28", "partnerships", "in 2019"),
                ("173", "cooperations", "found by the national study"),
            ),
            heading("Two sessions"),
            text("""
                The first looked back on ten years. Everybody agreed: no two partnerships are alike, in perimeter,
                ambition or method; each is a prototype. The second presented the national study of how large cities
                work with the areas around them. It found **173 cooperations**, most of them in the economy, transport
                and tourism.
            """),
            picture(
                "ville",
                "Drawing of roofs and steeples beside a broad river at nightfall.",
                "A city where two rivers meet, as it should be.",
            ),
            heading("Four lines of work"),
            table(
                "What Lyon decided",
                ["Line of work", "What it means for us"],
                ["Speaking with the région", "A common voice in the regional planning scheme (SRADDET)"],
                ["New trades", "Describing our posts, training, recruiting"],
                ["Large thematic systems", "Thinking mobility and tourism rather than institutions"],
                ["Being seen", "A photo exhibition"],
            ),
            callout(
                "success",
                "What we made of it",
                "Both the twin leadership of our action sheets and this intranet grew out of the second line.",
            ),
            text("""
                What is left is easy to say and slow to do: meeting again. The next gathering was to settle a work
                programme.
            """),
        ),
    ),
)
