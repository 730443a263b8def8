from intranet.demo.writing import Article, Version, callout, heading, quote, table, text

ARTICLE = Article(
    slug="webinaire-quais-notes-des-deux-rives",
    title="Webinaire « Quais » : les notes prises des deux rives",
    summary="Une heure, trente-quatre participants, deux langues et une seule capture d’écran ratée. Ce qui s’est "
    "dit, ce qui a résisté à la traduction.",
    author="charpentier",
    days=28,
    themes=("europe-transfrontalier", "espaces-publics"),
    body=(
        text("""
            Le principe : quelqu’un de Portsmouth présente un échec normand, quelqu’un de Normandie présente un échec
            anglais. On défend toujours mieux ce que l’on n’a pas fait soi-même. James Ashdown et Vincent Oury s’y
            sont prêtés sans filet ; les deux cas sont composés pour cette démonstration.
        """),
        heading("Deux échecs, racontés par l’autre"),
        table(
            "Ce qui a manqué",
            ["Moment", "Le quai normand", "Le quai anglais"],
            ["Ce que l’on voulait", "Une halle de produits de la mer", "Des ateliers sous les arches"],
            ["Ce que l’on a eu", "Trois restaurants", "Un parc de stationnement"],
            ["Le moment où tout bascule", "Un loyer fixé avant les travaux", "Une route décidée ailleurs"],
            ["Ce qu’il fallait savoir", "Les pêcheurs vendent à quai, debout", "Les artisans livrent à six heures"],
        ),
        quote(
            "On m’a demandé d’expliquer votre erreur. J’ai passé une semaine à comprendre la mienne.",
            "James Ashdown, Portsmouth (personnage fictif)",
        ),
        heading("Trois mots qui n’ont pas passé la Manche"),
        text("""
            - **Friche** : « brownfield » suppose une pollution, ce que le mot français ne dit pas. On dira « vacant
            site ».
            - **Stakeholder** : ni partie prenante, ni partenaire. On a choisi « ceux que cela regarde ».
            - **Concertation** : proche de « consultation », en plus long.
        """),
        heading("Suites"),
        text("""
            1. Chaque rive relève les quatre mesures de [la page de
            Portsmouth](cooperations/port-districts-what-to-compare) sur un quai, avant l’été.
            2. Une visite dans chaque sens, limitée à six personnes, dont au moins deux qui ne sont pas cadres.
            3. Un deuxième webinaire à l’automne : cette fois, on racontera des réussites, si l’on en trouve.
        """),
        callout(
            "info",
            "Pour ceux qui n’y étaient pas",
            "Il n’y a pas d’enregistrement : c’était la condition pour parler d’échecs.",
        ),
    ),
    other=Version(
        title="“Quays” webinar: notes from both shores",
        slug="quays-webinar-notes",
        summary="One hour, thirty-four people, two languages, and a single screenshot, which failed. What was said, "
        "and what would not translate.",
        author="charpentier",
        body=(
            text("""
                The principle: somebody from Portsmouth presents a Norman failure, somebody from Normandy an English
                one. We are always better advocates of what we did not do ourselves. James Ashdown and Vincent Oury
                took it on without a net; both cases were made up for this demonstration.
            """),
            heading("Two failures, told by the other side"),
            table(
                "What was missing",
                ["Moment", "The Norman quay", "The English quay"],
                ["What was wanted", "A hall for seafood", "Workshops under the arches"],
                ["What was got", "Three restaurants", "A car park"],
                ["When it turned", "A rent set before the works", "A road decided elsewhere"],
                ["What one should have known", "Fishermen sell standing, on the quay", "Craftsmen deliver at six"],
            ),
            quote(
                "I was asked to explain your mistake. It took me a week to understand my own.",
                "James Ashdown, Portsmouth (fictional)",
            ),
            heading("Three words that did not cross the Channel"),
            text("""
                - **Friche**: “brownfield” implies pollution, which the French word does not. We shall say “vacant
                site”.
                - **Stakeholder**: we settled for “those whom it concerns”, which is longer and truer.
                - **Concertation**: near enough to “consultation”, with more meetings.
            """),
            heading("Next steps"),
            text("""
                1. Before the summer each shore takes the four measures from [the Portsmouth
                page](cooperations/port-districts-what-to-compare) on one quay.
                2. One visit each way, six people at most, at least two of whom are not managers.
                3. A second webinar in the autumn: success stories this time, if any can be found.
            """),
            callout("info", "If you missed it", "There is no recording: that was the price of talking about failure."),
        ),
    ),
)
