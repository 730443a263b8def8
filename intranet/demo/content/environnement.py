"""The workspace of the environment: open to everybody, but for what its working group prepares."""

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

CONNAISSANCE = Article(
    slug="une-connaissance-partagee-depuis-2007",
    title="Une connaissance de l’environnement, partagée depuis 2007",
    summary="Eau, biodiversité, climat, énergie : bien avant que le mot de transition s’impose, les membres ont choisi "
    "de connaître ensemble leur milieu.",
    author="quesnel",
    days=131,
    body=(
        text("""
            Le travail commun sur l’environnement remonte à 2007. La raison en est simple : les rivières et les haies
            ne s’arrêtent pas aux limites des collectivités. Payer chacun ses études coûte plus cher que de les
            partager, et montre moins bien.
        """),
        picture(
            "riviere",
            "Dessin d’une rivière bordée d’arbres qui serpente dans une vallée, au soleil bas.",
            "Une vallée comme il y en a chez presque tous les membres.",
        ),
        heading("Trois façons de s’en servir"),
        text("""
            - **Observer** : un état de l’eau et des milieux, tenu à jour et lisible par un élu qui débute.
            - **Conseiller** : un appui aux communes sur le climat et l’énergie, à la demande.
            - **Donner à voir** : des cartes libres, des promenades commentées, une exposition qui tourne.
        """),
        quote(
            "Une carte partagée, c’est une dispute de moins et deux questions de plus.",
            "Pauline Duhamel, Caen la mer (personnage fictif)",
        ),
        heading("Ce que nous publions ici"),
        table(
            "Les rendez-vous de l’année",
            ["Publication", "Rythme", "Pour qui"],
            ["État des milieux", "Chaque printemps", "Tout le monde"],
            ["Bulletin de l’eau", "Chaque trimestre", "Services et syndicats"],
            ["Relevés des haies", "Au fil de l’eau", "Bénévoles et communes"],
        ),
        callout(
            "info",
            "Ouvert à tous",
            "Ces pages sont publiques : les documents s’y téléchargent sans compte. Les travaux en cours restent dans "
            "la rubrique du groupe.",
        ),
        documents("À télécharger", "etat-des-milieux", "living-environment"),
    ),
    other=Version(
        title="Knowing our environment together, since 2007",
        slug="knowing-our-environment-together",
        summary="Water, biodiversity, climate, energy: long before transition became the word, members chose to get to "
        "know their surroundings together.",
        author="charpentier",
        body=(
            text("""
                The joint work on the environment goes back to 2007. The reason is simple: rivers and hedgerows take
                no notice of boundaries. Studies paid for by each authority alone cost more than shared ones, and
                show less.
            """),
            picture(
                "riviere",
                "Drawing of a river lined with trees that winds through a valley in low sunlight.",
                "A valley such as nearly every member has.",
            ),
            heading("Three uses"),
            text("""
                - **Observe**: a state of water and habitats, kept up to date, that a newly elected member can read.
                - **Advise**: help for communes on climate and energy, whenever they ask.
                - **Show**: free maps, guided walks, a travelling exhibition.
            """),
            table(
                "What comes out in a year",
                ["Publication", "How often", "For whom"],
                ["State of habitats", "Every spring", "Everybody"],
                ["Water bulletin", "Every quarter", "Technical departments"],
                ["Hedgerow surveys", "All year round", "Volunteers and communes"],
            ),
            callout(
                "info",
                "Open to all",
                "These pages are public: documents can be downloaded without an account. Work in progress stays with "
                "the group.",
            ),
            documents("Downloads", "living-environment"),
        ),
    ),
)

GEMAPI = Article(
    slug="gemapi-se-repartir-les-roles",
    title="GeMAPI : se répartir les rôles sur un même bassin",
    summary="La gestion des milieux aquatiques et la prévention des inondations ignorent les limites administratives. "
    "Quatre questions à se poser avant de conventionner.",
    author="duhamel",
    days=58,
    body=(
        text("""
            La compétence appartient aux intercommunalités ; l’eau, elle, suit sa pente. Sur un même bassin, l’amont
            fait des travaux dont l’aval profite, et l’inverse n’est presque jamais vrai. Le pôle Rouen Seine Eure a
            fait de la GeMAPI l’un de ses sujets communs ; nous pouvons nous en inspirer.
        """),
        picture(
            "bassin",
            "Schéma d’un bassin versant : des ruisseaux se rejoignent en un cours d’eau qui va vers la mer.",
            "Amont, aval : les mêmes gouttes, pas les mêmes comptes.",
        ),
        heading("Quatre questions avant de signer"),
        text("""
            1. Qui connaît l’état des ouvrages, et depuis quand ?
            2. Qui décide quand deux objectifs s’opposent, par exemple une digue et une zone humide ?
            3. Qui paie, selon quelle clé, et pendant combien d’années ?
            4. Qui répond au téléphone la nuit ?
        """),
        table(
            "Trois montages possibles",
            ["Montage", "Convient quand", "Prendre garde à"],
            ["Chacun chez soi, données communes", "Les bassins sont courts", "L’aval, souvent seul"],
            ["Convention par sous-bassin", "Deux ou trois membres sont liés", "La durée trop brève"],
            ["Syndicat de bassin", "Les travaux sont lourds", "L’éloignement des communes"],
        ),
        callout(
            "warning",
            "La clé de répartition d’abord",
            "Une convention signée sans clé écrite se renégocie à la première crue, c’est-à-dire au pire moment.",
        ),
        heading("La suite"),
        text("""
            Le groupe propose d’essayer la deuxième formule sur un sous-bassin volontaire. Le retour d’expérience
            sera public, y compris ce qui n’aura pas marché.
        """),
    ),
)

SOLS = Article(
    slug="lire-un-sol-avant-de-le-zoner",
    title="Lire un sol avant de le zoner",
    summary="Un sol vivant rend des services que le plan ne montre pas. Une grille simple, pour que l’urbaniste et "
    "l’agronome parlent du même terrain.",
    author="leverrier",
    days=34,
    body=(
        text("""
            Nos documents d’urbanisme classent des surfaces. Ils disent peu de ce qu’il y a dessous : une terre
            profonde et une terre maigre y reçoivent la même couleur. Avant la prochaine révision, nous proposons
            d’ajouter une lecture des sols, faite à la bêche et en deux heures.
        """),
        picture(
            "dunes",
            "Dessin de dunes et de prés salés en bandes ocre et vertes devant une mer pâle.",
            "Du sable aux limons : quelques kilomètres seulement.",
        ),
        heading("Une grille à quatre notes"),
        table(
            "Ce que l’on note, de 0 à 3",
            ["Fonction", "Ce qu’on regarde", "Qui sait le faire"],
            ["Nourrir", "Profondeur, pierres, cultures", "La chambre d’agriculture, l’exploitant"],
            ["Infiltrer", "Temps d’absorption d’un seau d’eau", "Le service pluvial"],
            ["Abriter", "Vers, racines, lisières", "Une association naturaliste"],
            ["Stocker le carbone", "Couleur, ancienneté de la prairie", "L’agence d’urbanisme"],
        ),
        callout(
            "success",
            "Ce que cela change",
            "Deux parcelles voisines, l’une à dix points, l’autre à trois : le projet se déplace de quelques mètres et "
            "personne n’y perd.",
        ),
        text("""
            La note ne remplace aucune étude réglementaire. Elle sert à choisir où l’on regardera de plus près, et à
            garder une trace de ce choix. Trois communes du littoral ont accepté de l’essayer avec leurs élus et
            leurs agriculteurs.
        """),
        documents("La grille et son mode d’emploi", "grille-sols"),
    ),
)

GROUPE = Article(
    slug="arbitrages-en-cours",
    title="État des milieux : les arbitrages en cours",
    summary="Ce que le groupe n’a pas encore tranché pour l’édition de printemps.",
    author="noel",
    days=8,
    state="changed",
    body=(
        text("""
            Deux séries se contredisent sur les nitrates : celle du producteur d’eau et celle de la station
            publique. Nous ne publierons ni l’une ni l’autre avant d’avoir compris. Le reste du document est prêt
            pour relecture.
        """),
        table(
            "Points ouverts",
            ["Sujet", "Qui", "Pour quand"],
            ["Nitrates : deux séries", "Bayeux Intercom", "La prochaine réunion"],
            ["Carte des haies", "AUCAME", "Fin du mois"],
            ["Photographie de couverture", "L’équipe du pôle", "Avant impression"],
        ),
        callout("info", "Pour mémoire", "Cette page disparaîtra quand le document sera public."),
    ),
)

WORKSPACE = Workspace(
    slug="environnement-cadre-de-vie",
    title="Environnement et cadre de vie",
    summary="Connaître ensemble l’eau, les sols et le vivant, et en rendre compte à tous.",
    purpose="""
        Cet espace est ouvert au public : ce que les membres savent de leur environnement appartient à ceux qui y
        vivent. Les référents y publient les résultats ; les débats de méthode se tiennent dans la rubrique du
        groupe.

        Les données viennent des membres, de l’agence d’urbanisme et d’associations. Chaque chiffre porte sa source
        et sa date.
    """,
    author="quesnel",
    domain="environnement-cadre-de-vie",
    audience="public",
    members=(("lebihan", "reader"),),
    days=430,
    other=Version(
        title="Environment and quality of life",
        slug="environment-quality-of-life",
        summary="Getting to know water, soil and living things together, and telling everybody.",
        author="charpentier",
    ),
    other_purpose="""
        This workspace is open to the public: what members know of their environment belongs to those who live
        there. Technical leads publish results; debates on method stay with the working group.

        Data come from members, from the planning agency and from associations. Each figure bears its source and
        date.
    """,
    sections=(
        Section(
            slug="eau-milieux",
            title="Eau et milieux",
            summary="Rivières, inondations, zones humides, biodiversité.",
            articles=(CONNAISSANCE, GEMAPI),
            other=Version(
                title="Water and habitats",
                slug="water-and-habitats",
                summary="Rivers, floods, wetlands, biodiversity.",
                author="charpentier",
            ),
        ),
        Section(
            slug="sols-paysages",
            title="Sols et paysages",
            summary="Le foncier vu par ce qu’il porte.",
            articles=(SOLS,),
        ),
        Section(
            slug="groupe-de-travail",
            title="Groupe de travail",
            summary="Ce qui se prépare, pour les membres de l’espace.",
            articles=(GROUPE,),
            audience="members",
        ),
    ),
)
