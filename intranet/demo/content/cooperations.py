"""The workspace of cooperation: shared with the network, written in two languages."""

from intranet.demo.writing import (
    Article,
    Section,
    Version,
    Workspace,
    callout,
    documents,
    heading,
    picture,
    quote,
    table,
    text,
)

LYON = Article(
    slug="lyon-2019-ce-que-nous-en-gardons",
    title="Lyon 2019 : ce que nous en gardons",
    summary="Les 26 et 27 septembre 2019, les directeurs des pôles se sont retrouvés à Lyon. Deux séances, un nombre – "
    "173 – et quatre chantiers.",
    author="vasseur",
    days=150,
    body=(
        text("""
            Le réseau des pôles métropolitains est né en juillet 2011, à l’initiative d’associations nationales de
            collectivités et de la fédération des agences d’urbanisme. Douze pôles le composaient à ses débuts,
            vingt-huit en 2019. Cette année-là, le pôle de Lyon recevait les directeurs.
        """),
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
            heading("Two sessions"),
            text("""
                The first looked back on ten years. Everybody agreed: no two partnerships are alike, in perimeter,
                ambition or method; each is a prototype. The second presented the national study of how large cities
                work with the areas around them. It found **173 cooperations**, most of them in the economy,
                transport and tourism.
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
        ),
    ),
)

DEUX_RIVES = Article(
    slug="deux-rives-une-liste-de-questions",
    title="Deux rives, une même liste de questions",
    summary="Avec nos voisins anglais, la mer fait frontière et les sujets se ressemblent. Comment nous préparons une "
    "coopération avant de chercher son financement.",
    author="charpentier",
    days=47,
    body=(
        text("""
            Entre les côtes de la Manche, le ferry fait plus que des touristes. Des deux côtés, des villes se
            demandent que faire d’un quartier portuaire, comment garder des emplois, comment accueillir sans s’user.
            Nous avons mis nos questions l’une à côté de l’autre avant de parler de projet.
        """),
        picture(
            "manche",
            "Carte stylisée de deux rivages face à face, reliés par trois lignes en pointillé.",
            "Deux rivages, trois liaisons : schéma sans échelle.",
        ),
        table(
            "Nos questions, côte à côte",
            ["Sujet", "En Normandie", "En Angleterre"],
            ["Ports et villes", "Que bâtir sur les quais libérés ?", "Comment garder un port qui travaille ?"],
            ["Tourisme", "Allonger la saison", "Retenir ceux qui ne font que passer"],
            ["Emploi", "Former aux métiers de la mer", "Loger ceux que l’on recrute"],
            ["Paysage", "Protéger sans figer", "Ouvrir sans abîmer"],
        ),
        heading("Notre règle : le sujet avant l’appel"),
        text("""
            - une page commune par sujet, dans les deux langues ;
            - une visite dans chaque sens avant d’écrire un dossier ;
            - un appel européen ou bilatéral n’est retenu que s’il finance ce que nous ferions de toute façon.
        """),
        quote(
            "Nous n’avons pas besoin d’un projet de plus. Nous avons besoin d’un collègue qui a déjà essayé.",
            "Eleanor Whitcombe, Portsmouth (personnage fictif)",
        ),
        callout(
            "info",
            "Un partenariat d’exemple",
            "Les villes sont réelles ; la coopération décrite dans cette démonstration est inventée.",
        ),
    ),
    other=Version(
        title="Two shores, one list of questions",
        slug="two-shores-one-list",
        summary="With our English neighbours, the sea is the border and the subjects are alike. How we prepare a "
        "cooperation before looking for its funding.",
        author="charpentier",
        body=(
            text("""
                Across the Channel, the ferry carries more than visitors. On both sides, towns wonder what to do
                with a port district, how to keep jobs, how to welcome people without wearing out. We put our
                questions next to each other before talking about projects.
            """),
            picture(
                "manche",
                "Stylised map of two shores facing each other, joined by three dotted lines.",
                "Two shores, three routes: not to scale.",
            ),
            table(
                "Our questions, side by side",
                ["Subject", "In Normandy", "In England"],
                ["Ports and towns", "What to build on vacant quays?", "How to keep a working port?"],
                ["Tourism", "Making the season longer", "Keeping those who only pass through"],
                ["Jobs", "Training for maritime trades", "Housing the people we recruit"],
                ["Landscape", "Protecting without freezing", "Opening without spoiling"],
            ),
            heading("Our rule: the subject before the call"),
            text("""
                - one shared page for each subject, in both languages;
                - one visit each way before any application is written;
                - we answer a call only where it funds what we would do anyway.
            """),
            quote(
                "We do not need one more project. We need a colleague who has tried it already.",
                "Eleanor Whitcombe, Portsmouth (fictional)",
            ),
            callout(
                "info",
                "An illustrative partnership",
                "The towns are real; the cooperation described in this demonstration is invented.",
            ),
        ),
    ),
)

PORTS = Article(
    slug="port-districts-what-to-compare",
    title="Port districts: what we would like to compare",
    summary="Four things worth measuring in the same way on both shores, before anybody draws a masterplan.",
    author="whitcombe",
    days=14,
    language="en",
    body=(
        text("""
            Every port town we know has a drawing of its future quays. Few can say how the last drawing turned out.
            Before we exchange visions, we would like to exchange a handful of figures, gathered in the same way on
            both shores.
        """),
        picture(
            "port",
            "Drawing of harbour cranes and low warehouses reflected in still water.",
            "Work first: a port that only looks like one has lost something.",
        ),
        heading("Four measures"),
        table(
            "What to count, and the trap in it",
            ["Measure", "How", "The trap"],
            ["Jobs that need the water", "By trade, once a year", "Offices with a sea view do not count"],
            [
                "Homes lived in all year",
                "Electricity or council tax data",
                "Second homes look the same from the street",
            ],
            ["Minutes to the centre on foot", "Walk it, with a pushchair", "Maps forget level crossings"],
            ["Days when residents come", "Counters, Sundays included", "Festivals hide the other weeks"],
        ),
        callout(
            "info",
            "What we offer",
            "Our figures for the past five years, with the method, for one district. We would swap them for yours.",
        ),
        heading("Who would join?"),
        text("""
            Two districts on each side would be enough to begin. We suggest a first call in the month to come, with
            planners rather than directors, and notes kept on this page. Comments in French are welcome: we shall
            manage.
        """),
        documents("In more detail", "port-districts"),
    ),
)

ETUDE = Article(
    slug="etude-nationale-les-cles",
    title="Coopérer entre métropole et voisins : les clés d’une étude",
    summary="Quatre territoires, plus de quatre-vingts entretiens : ce que l’étude nationale dit de ce qui réussit.",
    author="ropers",
    days=83,
    body=(
        text("""
            Intercommunalités de France et Sciences Po Paris ont regardé comment quatre territoires – la Gironde,
            Montpellier, Orléans et Strasbourg – coopèrent avec ce qui les entoure. Plus de quatre-vingts entretiens
            nourrissent le constat. Il n’y a pas de bon instrument en soi ; il y a des conditions.
        """),
        heading("Des instruments pour tous les goûts"),
        text("""
            Syndicat mixte, pôle d’équilibre, parc naturel, schéma de cohérence, pôle métropolitain, contrat :
            chacun existe quelque part et chacun échoue ailleurs. L’argent joue dans les deux sens : il lance des
            projets, et il retient ceux qui craignent de payer pour d’autres.
        """),
        table(
            "Trois clés, et une question à se poser",
            ["Clé", "Notre question"],
            ["Un récit commun", "Saurions-nous le dire en deux phrases ?"],
            ["Des personnes dédiées", "Qui y passe plus d’un jour par semaine ?"],
            ["Le temps long", "Que restera-t-il après le mandat ?"],
        ),
        picture(
            "reseau",
            "Schéma de points reliés par des traits : trois groupes, chacun autour de deux points plus gros.",
            "Une coopération tient à quelques liens solides.",
        ),
        heading("Par où commencer"),
        text("""
            L’eau, l’alimentation et la mobilité y tiennent une large place. Ce sont aussi nos sujets.
            Nous proposons de relire nos fiches actions à la lumière des trois clés, et d’écarter celles qui n’en
            ont aucune.
        """),
        callout(
            "success",
            "Proposition au bureau",
            "Avant d’ouvrir une action, écrire les deux phrases du récit. Si on n’y arrive pas, attendre.",
        ),
    ),
)

APPELS = Article(
    slug="appels-europeens-du-semestre",
    title="Appels européens : notre tri du semestre",
    summary="Brouillon : ce que l’équipe regarde, ce qu’elle écarte et pourquoi.",
    author="oury",
    days=5,
    state="draft",
    body=(
        text("""
            Trois familles d’appels à suivre ce semestre, à rapprocher de nos fiches actions. Pour chacune : ce que
            nous ferions de toute façon, ce que l’appel y ajoute, le temps de dossier. À compléter avec le
            calendrier exact.
        """),
    ),
)

WORKSPACE = Workspace(
    slug="cooperations",
    title="Coopérations",
    summary="L’Europe, la Manche, la vallée de la Seine et le réseau des pôles : ce que nous faisons avec d’autres.",
    purpose="""
        Ici se rencontrent les référents des membres, les directeurs d’autres pôles et nos partenaires anglais.
        Chacun écrit dans sa langue ; les pages qui servent aux deux rives sont traduites, les autres restent
        lisibles dans leur langue d’origine.

        L’espace prépare les rencontres, garde ce qui s’y est dit et suit les chantiers communs.
    """,
    author="charpentier",
    domain="cooperations",
    audience="network",
    contributors_publish=True,
    members=(("whitcombe", "contributor"), ("ashdown", "reader"), ("mauduit", "reader")),
    days=390,
    other=Version(
        title="Cooperation",
        slug="cooperation",
        summary="Europe, the Channel, the Seine valley and the network: what we do with others.",
        author="charpentier",
    ),
    other_purpose="""
        Technical leads of our members, directors of other metropolitan partnerships and our English partners meet
        here. Everybody writes in their own language; pages of use on both shores are translated, the others can be
        read as they were written.

        The workspace prepares meetings, keeps what was said there and follows up on joint work.
    """,
    sections=(
        Section(
            slug="manche-europe",
            title="Manche et Europe",
            summary="Sujets communs avec nos partenaires d’outre-Manche.",
            articles=(DEUX_RIVES, PORTS, APPELS),
            other=Version(
                title="Channel and Europe",
                slug="channel-europe",
                summary="Subjects we share with our partners across the Channel.",
                author="charpentier",
            ),
        ),
        Section(
            slug="reseau-vallee-de-la-seine",
            title="Réseau et vallée de la Seine",
            summary="Entre pôles : rencontres, études, contributions.",
            articles=(LYON, ETUDE),
            other=Version(
                title="Network and Seine valley",
                slug="network-seine-valley",
                summary="Between partnerships: meetings, studies, contributions.",
                author="charpentier",
            ),
        ),
    ),
)
