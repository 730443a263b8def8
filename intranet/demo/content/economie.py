"""The workspace of the economy: most of it is read by the network too."""

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

PHARMA = Article(
    slug="travailler-avec-une-filiere",
    title="Travailler avec une filière : l’exemple de Rouen Seine Eure",
    summary="Deux intercommunalités, pas de service propre, et pourtant un partenariat durable avec une grappe "
    "d’entreprises pharmaceutiques. Fiche de pratique.",
    author="benali",
    days=74,
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
            Le sujet fut la pharmacie. La filière Polepharma rassemble environ 300 organismes et 60 000 emplois,
            dont 8 000 dans le pôle. Plutôt que deux démarches voisines, un seul
            partenariat, porté par le pôle au nom de ses deux membres.
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
                brought together two intermunicipal authorities, 107 communes and 560,000 people. It employed
                nobody. Each of its three domains – economy, tourism, mobility – was opened by a declaration of
                metropolitan interest that both assemblies voted. It then needed a first subject where acting
                together was worth more than acting apart.
            """),
            picture(
                "estuaire",
                "Drawing of a river winding to the sea between two green banks under a clear sky.",
                "The Seine, common thread of both authorities.",
            ),
            heading("What was done"),
            text("""
                The subject was pharmaceuticals. The Polepharma cluster gathers some 300 organisations and 60,000
                jobs, 8,000 of them in the area. Instead of two approaches side by side there is one
                partnership, on behalf of both members.
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

ALIMENTATION = Article(
    slug="alimentation-commencer-par-les-cantines",
    title="Projet alimentaire : commencer par les cantines",
    summary="Producteurs, cuisines et élus n’ont pas le même calendrier. La restauration scolaire oblige à les "
    "accorder : c’est pour cela qu’elle vient en premier.",
    author="haddad",
    days=29,
    body=(
        text("""
            Un projet alimentaire territorial peut commencer par tout : le foncier agricole, la précarité, le
            gaspillage, le goût. Notre groupe a choisi la cantine, parce que la commande y est publique et
            que les volumes s’y connaissent un an à l’avance.
        """),
        picture(
            "champs",
            "Dessin de parcelles agricoles en damier, vertes, ocre et brunes, traversées par un chemin clair.",
            "Des parcelles voisines, des calendriers différents.",
        ),
        heading("Le calendrier, première difficulté"),
        table(
            "Trois calendriers à accorder",
            ["Acteur", "Décide", "A besoin de savoir"],
            ["Producteur", "En hiver, pour l’été suivant", "Les volumes et le prix"],
            ["Cuisine", "De semaine en semaine", "Ce qui sera livré, calibré comment"],
            ["Collectivité", "À la signature du marché", "Ce que la loi permet d’écrire"],
        ),
        quote(
            "Nous avions les carottes et les enfants. Il nous manquait la légumerie.",
            "Une cheffe de cuisine, rencontrée pendant l’enquête (personnage fictif)",
        ),
        heading("Ce que le pôle peut apporter"),
        text("""
            - un relevé commun des capacités de transformation, que chaque membre complète ;
            - une rédaction type pour les lots des marchés ;
            - une visite par trimestre, ouverte aux cuisiniers autant qu’aux élus.

            Nous cherchons deux autres membres pour essayer le relevé avant l’été. Une heure suffit pour une première
            liste ; le reste se fait par téléphone.
        """),
        callout("info", "Qui contacter", "Samir Haddad, Lisieux Normandie, ou l’équipe du pôle."),
    ),
)

VELO = Article(
    slug="le-tourisme-a-velo-se-compte",
    title="Le tourisme à vélo se compte avant de se vanter",
    summary="De la Seine à vélo aux itinéraires du littoral : ce qu’il faut mesurer pour parler de retombées sans se "
    "payer de mots.",
    author="guilbert",
    days=17,
    audience="pole",
    body=(
        text("""
            La Seine à vélo montre qu’un itinéraire peut traverser bien des périmètres sans changer de nom ni de
            panneaux. Le pôle Rouen Seine Eure y a pris sa part. Le visiteur, lui, n’en sait rien, et c’est très
            bien ainsi.
        """),
        picture(
            "littoral",
            "Dessin d’une côte : une falaise claire, la mer en bandes bleues et un chemin qui longe le rivage.",
            "Un chemin, plusieurs collectivités.",
        ),
        heading("Mesurer peu, mais pareil"),
        text("""
            Nos offices de tourisme comptent des contacts, les compteurs comptent des passages, les hébergeurs
            comptent des nuits. Trois nombres qui ne s’additionnent pas. La proposition du groupe :
        """),
        table(
            "Qui compte quoi",
            ["Mesure", "Par qui", "Ce qu’elle ne dit pas"],
            ["Passages aux compteurs", "Les gestionnaires de voies", "Si l’on a dormi sur place"],
            ["Nuitées déclarées", "Les hébergeurs volontaires", "Combien refusent de répondre"],
            ["Enquête d’une semaine", "Les offices, en juin", "L’arrière-saison"],
        ),
        picture(
            "courbe",
            "Courbe sur douze mois, basse en hiver, avec un sommet en été.",
            "Allure attendue d’une année de passages, valeurs fictives.",
        ),
        callout(
            "warning",
            "Avant toute publication",
            "Un chiffre de retombées sans sa méthode est retiré de la page.",
        ),
        text("""
            La première semaine d’enquête est proposée pour juin prochain. Le questionnaire tient sur un recto et
            existe en deux langues, puisque beaucoup de cyclistes arrivent par le ferry.
        """),
    ),
)

COMMERCE = Article(
    slug="commerce-de-centre-bourg",
    title="Commerce de centre-bourg : une carte des vitrines",
    summary="Brouillon : relever les vitrines vides dans les mêmes termes chez tous les membres.",
    author="guilbert",
    days=4,
    state="draft",
    body=(
        text("""
            Deux relevés par an, mars et octobre, à pied. On distingue la vitrine vide, la vitrine sombre (le local
            sert de réserve) et la vitrine transformée en logement. Qui veut essayer la grille avec nous ?
        """),
    ),
)

WORKSPACE = Workspace(
    slug="economie-innovation-emplois",
    title="Économie, innovation, emplois",
    summary="Filières, alimentation, tourisme : des pratiques décrites de façon à pouvoir être reprises, ici ou dans "
    "un autre pôle.",
    purpose="""
        Ce que nous cherchons ici : des actions économiques que deux membres au moins ont intérêt à mener ensemble.
        Chaque page répond aux mêmes questions : qui, avec quels moyens, pour quel résultat, et que peut-on
        reprendre ?

        Les pages sont ouvertes au réseau des pôles et à nos partenaires, sauf celles qui portent sur des
        entreprises nommées.
    """,
    author="vasseur",
    domain="economie-innovation-emplois",
    audience="network",
    members=(("haddad", "editor"),),
    days=380,
    other=Version(
        title="Economy, innovation and jobs",
        slug="economy-innovation-jobs",
        summary="Clusters, food, tourism: practices described so that they can be taken up, here or elsewhere.",
        author="charpentier",
    ),
    other_purpose="""
        What we look for here: economic actions that at least two members have an interest in running together. Every
        page answers the same questions: who, with what means, to what result, and what can others take up?

        Pages are open to the network and to our partners, except where named companies are concerned.
    """,
    sections=(
        Section(
            slug="pratiques",
            title="Fiches de pratiques",
            summary="Ce qui a été essayé, ce que cela a coûté, ce qui se transfère.",
            articles=(PHARMA, ALIMENTATION),
            other=Version(
                title="Practice sheets",
                slug="practice-sheets",
                summary="What was tried, what it cost, what can be transferred.",
                author="charpentier",
            ),
        ),
        Section(
            slug="tourisme-commerce",
            title="Tourisme et commerce",
            summary="Itinéraires, hébergements, vitrines.",
            articles=(VELO, COMMERCE),
        ),
    ),
)
