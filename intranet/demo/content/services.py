"""The workspace of services to residents: one of its sections is shared with fewer people."""

from intranet.demo.writing import (
    Article,
    Section,
    Workspace,
    callout,
    documents,
    heading,
    picture,
    quote,
    table,
    text,
)

EQUIPES = Article(
    slug="une-equipe-projet-a-deux-tetes",
    title="Une équipe projet à deux têtes",
    summary="Dans le contrat de ville Caen la mer, chaque orientation était menée par deux institutions à la fois. "
    "Pourquoi cela tient, et à quelles conditions.",
    author="lefrancois",
    days=118,
    body=(
        text("""
            Trois orientations, trois équipes : l’emploi et l’insertion ; la réussite éducative, la parentalité et
            le lien social ; le cadre de vie. À la tête de chacune, non pas un chef de file mais deux, de maisons
            différentes. L’équipe s’engage sur trois actions phares par an et en répond devant le comité de
            pilotage.
        """),
        picture(
            "reseau",
            "Schéma de points reliés par des traits : trois groupes, chacun autour de deux points plus gros.",
            "Trois équipes, six institutions en tête.",
        ),
        heading("Ce que l’on y gagne"),
        text("""
            - **La continuité.** Quand l’un des deux change de poste, l’autre garde la mémoire et accueille le
            suivant.
            - **La neutralité.** Une action n’est plus celle d’une seule maison : les autres la rejoignent plus
            volontiers.
            - **Le rythme.** Trois actions, c’est assez peu pour qu’on se souvienne de toutes.
        """),
        table(
            "Un calendrier possible (exemple)",
            ["Moment", "L’équipe projet", "Le comité de pilotage"],
            ["Janvier", "Relit le tableau de bord", "—"],
            ["Mars", "Propose trois actions phares", "Les retient ou les renvoie"],
            ["Septembre", "Dit ce qui bloque", "Lève ce qui relève de lui"],
            ["Décembre", "S’évalue", "Fait connaître trois initiatives"],
        ),
        callout(
            "warning",
            "La condition",
            "Les deux têtes doivent avoir le même niveau de délégation. Sinon, l’une devient l’adjointe de l’autre.",
        ),
        heading("Et dans le pôle ?"),
        text("""
            La règle du double pilotage pourrait valoir pour nos fiches actions : un membre urbain et un membre rural,
            deux signatures, une seule page de compte rendu.
        """),
    ),
)

CITOYENS = Article(
    slug="conseils-citoyens-deux-colleges",
    title="Conseils citoyens : deux collèges et un tirage au sort",
    summary="Comment des habitants ont trouvé leur place dans la conduite d’un contrat : l’organisation, les chiffres, "
    "et ce qui reste fragile.",
    author="yvon",
    days=52,
    body=(
        text("""
            Chaque quartier prioritaire avait son conseil citoyen, formé de deux collèges : les habitants, dont une
            partie tirée au sort, et les associations. Les deux étaient représentés dans les instances de pilotage
            du contrat.
        """),
        heading("Le tirage au sort, en pratique"),
        text("""
            1. On écrit à plus de personnes qu’il n’en faut : beaucoup déclinent.
            2. On rappelle, on passe, on explique en bas de l’immeuble.
            3. On réunit d’abord les habitants seuls, avant de réunir les deux collèges.
        """),
        quote(
            "La première fois, j’ai cru à une publicité. La deuxième, quelqu’un est venu sonner.",
            "Une habitante tirée au sort (personnage fictif)",
        ),
        picture("ville", "", "Une silhouette de ville."),
        table(
            "Le cadre en quelques nombres",
            ["Élément", "Nombre"],
            ["Quartiers prioritaires", "7"],
            ["Communes concernées", "3"],
            ["Habitants", "24 970"],
            ["Communes en veille active", "3"],
            ["Orientations", "3"],
        ),
        heading("Ce qui reste fragile"),
        text("""
            Le conseil s’épuise s’il ne reçoit jamais de réponse. La règle que nous en tirons : toute remarque
            reçoit, avant la séance suivante, un « oui », un « non, parce que » ou un « pas nous, voici qui ». Cela
            demande une personne disponible, plus qu’un budget ; et les horaires de réunion comptent autant que
            l’ordre du jour.
        """),
        callout("info", "À lire aussi", "Le tableau de bord du contrat, dans l’espace Aménagement durable."),
    ),
)

TRAJETS = Article(
    slug="mobilites-partir-des-trajets",
    title="Mobilités nouvelles : partir des trajets, pas des véhicules",
    summary="Avant de choisir entre covoiturage, navette ou vélo, l’agence propose de décrire dix trajets ordinaires "
    "dans chaque membre.",
    author="lebihan",
    days=23,
    body=(
        text("""
            Les réponses arrivent souvent avant la question : une application, une ligne, une flotte de vélos. La
            démarche proposée prend l’autre bout. Chaque membre décrit dix trajets ordinaires, vécus par des gens
            réels, avec leurs horaires, leurs détours et leur plan de secours.
        """),
        picture(
            "flux",
            "Carte schématique : des arcs de plusieurs épaisseurs relient des communes à une ville centrale.",
            "Les flux les plus épais ne sont pas les plus difficiles à servir.",
        ),
        heading("Dix trajets, une grille"),
        table(
            "Extrait d’une grille remplie (exemples inventés)",
            ["Trajet", "Aujourd’hui", "Ce qui manque"],
            ["Apprenti, 6 h 30, zone d’activités", "Voiture d’un collègue", "Le retour, un jour sur deux"],
            ["Aide à domicile, quatre visites", "Sa propre voiture", "Une voiture de service partagée"],
            ["Lycéenne, activité du soir", "Un parent", "Un car après 19 heures"],
            ["Retraité, rendez-vous à l’hôpital", "Un voisin", "Quelqu’un qui l’accompagne"],
        ),
        callout(
            "success",
            "Ce que la grille révèle",
            "La moitié des manques ne se règle pas par un transport, mais par un horaire, un accord ou une présence.",
        ),
        heading("Pour participer"),
        text("""
            La grille et son mode d’emploi sont joints. Comptez une demi-journée avec un agent d’accueil, un
            travailleur social et le secrétariat d’une mairie : ce sont eux qui connaissent les trajets. Nous
            assemblerons les réponses au printemps et reviendrons vers vous avec une carte par bassin de vie.
        """),
        documents("À remplir", "grille-trajets"),
    ),
)

CELLULE = Article(
    slug="points-de-vigilance",
    title="Accès aux soins : les points de vigilance du trimestre",
    summary="Ce que les coordinateurs santé se disent entre eux, avant d’en tirer une note pour les élus.",
    author="foucher",
    days=12,
    body=(
        text("""
            Trois secteurs nous signalent des départs à venir. Les noms restent dans les services ; ici, nous ne
            gardons que ce qui aide à s’organiser. L’ordre ci-dessous est celui du prochain appel téléphonique.
        """),
        table(
            "Suivi (situations inventées)",
            ["Secteur", "Situation", "Prochaine étape"],
            ["Ouest", "Un départ en retraite annoncé", "Rencontrer le repreneur possible"],
            ["Sud", "Un cabinet partagé à l’étude", "Visite avec l’agence d’urbanisme"],
            ["Est", "Une permanence à mi-temps", "Prolonger le bail"],
        ),
        callout(
            "warning",
            "Confidentiel",
            "Cette rubrique n’est lue que par les personnes de la cellule. Ne la citez pas dans un compte rendu.",
        ),
        text("""
            Une note de synthèse, sans lieu ni situation reconnaissable, sera publiée dans la rubrique Santé dès que
            les trois secteurs l’auront relue. Elle proposera un calendrier commun de visites aux élus concernés.
        """),
    ),
)

CULTURE = Article(
    slug="carte-des-equipements-sportifs",
    title="Gymnases et salles : et si l’on partageait les créneaux ?",
    summary="Brouillon à deux : recenser les créneaux libres plutôt que les bâtiments.",
    author="gosselin",
    days=9,
    state="draft",
    body=(
        text("""
            L’inventaire des équipements existe déjà. Ce qui manque, c’est l’agenda : quelles salles sont vides le
            mercredi soir, et qui a le droit d’y entrer ? Premier essai avec deux communautés de communes voisines.
        """),
        callout("info", "Reste à écrire", "La question des clés, celle de l’assurance."),
    ),
)

WORKSPACE = Workspace(
    slug="service-aux-populations",
    title="Service aux populations",
    summary="Santé, mobilités, éducation, numérique : partager des méthodes plus que des modèles.",
    purpose="""
        Les services à la population restent l’affaire de chaque membre. Ici, on compare des façons de faire :
        comment une équipe s’organise, comment des habitants prennent part, comment on décrit un besoin avant
        d’acheter une solution.

        **Une règle de conduite** : aucune situation personnelle, même sans nom. Ce qui doit rester entre
        coordinateurs passe par la rubrique réservée.
    """,
    author="quesnel",
    domain="service-aux-populations",
    members=(("lebihan", "contributor"), ("potier", "reader")),
    contributors_publish=True,
    days=350,
    sections=(
        Section(
            slug="conduite-de-projet",
            title="Conduite de projet",
            summary="Équipes, instances, participation.",
            articles=(EQUIPES, CITOYENS),
        ),
        Section(
            slug="mobilites-education-sport",
            title="Mobilités, éducation, sport",
            summary="Les services du quotidien.",
            articles=(TRAJETS, CULTURE),
        ),
        Section(
            slug="cellule-sante",
            title="Cellule santé",
            summary="Réservée aux coordinateurs santé des membres.",
            articles=(CELLULE,),
            members=(("foucher", "editor"), ("brard", "contributor"), ("hamelin", "reader")),
        ),
    ),
)
