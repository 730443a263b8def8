from intranet.demo.writing import Article, Version, callout, documents, heading, picture, table, text

ARTICLE = Article(
    slug="travailler-avec-une-filiere",
    title="Travailler avec une filière : l’exemple de Rouen Seine Eure",
    summary="Deux intercommunalités, pas de service propre, et pourtant un partenariat durable avec une grappe "
    "d’entreprises pharmaceutiques. Fiche de pratique.",
    author="benali",
    days=74,
    themes=("promotion-attractivite", "formation-recherche"),
    body=(
        heading("Le besoin"),
        text("""
            Quand le pôle Rouen Seine Eure naît en 2012, il réunit deux intercommunalités, 107 communes et 560 000
            habitants. Il n’a pas d’agents à lui. Chaque domaine y est ouvert par une déclaration d’intérêt
            métropolitain, votée par les deux assemblées : l’économie, le tourisme et la mobilité. Restait à trouver
            un premier sujet où agir à deux valait mieux que chacun de son côté.
        """),
        picture(
            "estuaire",
            "Dessin d’un fleuve qui serpente vers la mer entre deux rives vertes, sous un ciel clair.",
            "La Seine, fil commun des deux intercommunalités.",
        ),
        heading("Ce qui a été fait"),
        text("""
            Le sujet fut la pharmacie. La filière Polepharma rassemble environ 300 organismes et 60 000 emplois, dont
            8 000 dans le pôle. Plutôt que deux démarches voisines, un seul partenariat, porté par le pôle au nom de
            ses deux membres.
        """),
        table(
            "La fiche en bref",
            ["Question", "Réponse"],
            ["Qui pilote ?", "Les deux intercommunalités, à parts égales"],
            ["Avec quels moyens ?", "Ceux des membres : le pôle n’emploie personne"],
            ["Quel cadre ?", "Une déclaration d’intérêt métropolitain, deux votes"],
            ["Que transférer ?", "La déclaration préalable, l’interlocuteur unique"],
            ["Que laisser ?", "Le choix de la filière : il tient au lieu"],
        ),
        callout(
            "success",
            "À retenir",
            "L’entreprise ne voit qu’une porte. Ce qui se passe derrière, deux collectivités et deux votes, ne la "
            "concerne pas.",
        ),
        text("""
            Pour les membres de Caen Normandie Métropole, la question utile n’est pas « quelle filière ? » mais « quel
            sujet avons-nous déjà chacun à moitié traité ? ».
        """),
        documents("Modèle", "modele-declaration"),
    ),
    other=Version(
        title="Working with an industry cluster: Rouen Seine Eure",
        slug="working-with-an-industry-cluster",
        summary="Two intermunicipal authorities, no staff of their own, and yet a lasting partnership with a "
        "pharmaceutical cluster. A practice sheet.",
        author="charpentier",
        body=(
            heading("The need"),
            text("""
                When the metropolitan partnership (pôle métropolitain) Rouen Seine Eure was founded in 2012, it
                brought together two intermunicipal authorities, 107 communes and 560,000 people. It employed nobody.
                Each of its three domains – economy, tourism, mobility – was opened by a declaration of metropolitan
                interest that both assemblies voted. It then needed a first subject where acting together was worth
                more than acting apart.
            """),
            picture(
                "estuaire",
                "Drawing of a river winding to the sea between two green banks under a clear sky.",
                "The Seine, common thread of both authorities.",
            ),
            heading("What was done"),
            text("""
                The subject was pharmaceuticals. The Polepharma cluster gathers some 300 organisations and 60,000
                jobs, 8,000 of them in the area. Instead of two approaches side by side there is one partnership, on
                behalf of both members.
            """),
            table(
                "The sheet in short",
                ["Question", "Answer"],
                ["Who leads?", "Both intermunicipal authorities, as equals"],
                ["With what means?", "Those of the members: the partnership has no staff"],
                ["Within what frame?", "One declaration, two votes"],
                ["What to take home?", "The declaration first, and a single contact"],
                ["What to leave?", "The choice of cluster: it belongs to the place"],
            ),
            callout(
                "success",
                "Worth remembering",
                "A company sees one door. That two authorities and two votes stand behind it is not its concern.",
            ),
        ),
    ),
)
