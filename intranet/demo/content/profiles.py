"""What the people of the demonstration say of themselves.

Telephones are in the ranges that the regulators keep for fiction: 02 61 91, 04 65 71 and 06 39 98 in France, 01632 960
and 07700 900 in the United Kingdom. They ring nowhere.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Look:
    """How a portrait is drawn (see ``pictures/portraits.py``)."""

    style: str
    hair: str
    skin: int = 0
    glasses: bool = False
    beard: bool = False


@dataclass(frozen=True)
class About:
    """A profile. ``languages`` and ``expertise`` are written with commas; no ``look``: initials only."""

    phone: str
    languages: str
    expertise: str
    presentation: str
    english: str = ""
    mobile: str = ""
    look: Look | None = None
    contact_for_pole_only: bool = False


ABOUT: dict[str, About] = {
    # The pôle
    "vasseur": About(
        "02 61 91 10 01",
        "fr, en, de",
        "gouvernance, coopération métropolitaine, contractualisation, financement de projets",
        "Je dirige le pôle depuis sa dernière programmation triennale. Mon travail consiste à faire se rencontrer des "
        "collectivités qui partagent un bassin de vie sans partager de frontière. Appelez-moi avant d’écrire.",
        "I run the partnership. My job is to bring together authorities that share a catchment area but not a "
        "boundary. Do call before you write.",
        mobile="06 39 98 10 01",
        look=Look("bob", "grey", glasses=True),
    ),
    "lecointre": About(
        "02 61 91 10 02",
        "fr, en",
        "inter-SCoT, planification, urbanisme réglementaire, animation de réseau",
        "J’anime le domaine Aménagement durable : réunions des référents, suivi des SCoT voisins, cahiers techniques. "
        "Je peux relire vos avis sur les documents d’urbanisme avant qu’ils partent.",
        look=Look("short", "brown", 1, beard=True),
    ),
    "charpentier": About(
        "02 61 91 10 03",
        "fr, en, es, pt",
        "Interreg, fonds européens, montage de projets, jumelages",
        "Je suis votre porte d’entrée vers les programmes européens : repérer un appel, trouver un chef de file, "
        "tenir un budget prévisionnel. Je traduis aussi ce qui ne se dit pas pareil de part et d’autre de la Manche.",
        "I am the way in to European programmes: finding the right call, a lead partner, a budget that holds. I also "
        "translate what is not said the same way on both sides of the Channel.",
        mobile="06 39 98 10 03",
        look=Look("curls", "black", 3),
    ),
    "quesnel": About(
        "02 61 91 10 04",
        "fr, en",
        "eau, biodiversité, trame verte et bleue, mobilités, santé environnementale",
        "Je suis deux domaines à la fois, l’environnement et les services. Le conseil en énergie aux petites communes "
        "passe par moi.",
        look=Look("long", "chestnut"),
    ),
    "mauduit": About(
        "02 61 91 10 05",
        "fr",
        "coopération transfrontalière, vie institutionnelle",
        "Élu délégué aux coopérations. Je représente le pôle dans les instances de la vallée de la Seine.",
        look=Look("bald", "white", glasses=True),
        contact_for_pole_only=True,
    ),
    # The planning agency
    "renouf": About(
        "02 61 91 20 01",
        "fr, en",
        "diagnostic territorial, prospective, observation foncière, évaluation",
        "Je coordonne les études de l’agence pour le pôle. Un indicateur qui vous manque existe peut-être déjà : "
        "demandez avant de le recalculer.",
        look=Look("side", "grey", 1),
    ),
    "monnier": About(
        "02 61 91 20 02",
        "fr, en, it",
        "SIG, cartographie, données ouvertes, occupation du sol",
        "Géomaticienne. Je tiens les couches communes du pôle et je fabrique les cartes de vos réunions, si vous "
        "me les demandez dix jours avant.",
        look=Look("bun", "red"),
    ),
    "lebihan": About(
        "02 61 91 20 03",
        "fr, en, br",
        "mobilités, enquêtes ménages-déplacements, covoiturage, vélo",
        "Je suis les déplacements entre les bassins de vie, surtout ceux que personne ne compte : l’intermodalité en "
        "gare, le covoiturage spontané, la marche.",
        look=Look("short", "black", 0, glasses=True),
    ),
    # The département and the région
    "hamelin": About(
        "02 61 91 30 01",
        "fr",
        "ingénierie territoriale, santé, usages numériques, contrats de territoire",
        "Mon service aide les intercommunalités à monter leurs dossiers. Il répond aussi sur les maisons de santé.",
        look=Look("bob", "fair", glasses=True),
    ),
    "ropers": About(
        "02 61 91 30 02",
        "fr, en, nl",
        "vallée de la Seine, contrats d’action territoriale, SRADDET",
        "Pour la Région, je suis les contrats de l’ouest et la contribution des pôles au schéma régional.",
        look=Look("side", "chestnut", 0, beard=True),
    ),
    # Other pôles and the partners overseas
    "fauvel": About(
        "02 61 91 40 01",
        "fr, en",
        "Seine à vélo, projet alimentaire territorial, déclaration d’intérêt métropolitain, partenariats économiques",
        "Je dirige un pôle à deux membres et trois domaines. Je cherche des retours d’expérience sur la gouvernance "
        "des projets alimentaires, et j’en donne volontiers sur l’itinéraire cyclable.",
        "I run a partnership of two members and three policy areas. I am looking for experience of how food plans are "
        "governed, and gladly share ours on the cycle route.",
        look=Look("long", "brown", 1),
    ),
    "brossard": About(
        "04 65 71 40 02",
        "fr, en, it",
        "réseau des pôles, ressources humaines de l’interterritorialité, culture, événements métropolitains",
        "Directeur d’un pôle fondateur du réseau, j’ai accueilli la réunion des directeurs. Les nouveaux métiers de la "
        "coopération sont mon chantier.",
        "I run one of the founding partnerships of the network and hosted its directors’ meeting. The new trades of "
        "co-operation are what I work on.",
        look=Look("bald", "grey", 2, beard=True),
    ),
    "whitcombe": About(
        "+44 1632 960101",
        "en, fr",
        "European partnerships, maritime heritage, visitor economy, Interreg",
        "",
        "I look after Portsmouth’s links with its neighbours across the water: renewal of the port, heritage that "
        "people actually visit, jobs for those who live nearby. My French is better on paper than on the telephone.",
        mobile="+44 7700 900101",
        look=Look("bun", "fair"),
    ),
    "ashdown": About(
        "+44 1632 960102",
        "en, de",
        "regeneration, waterfront, housing, town centres",
        "",
        "Regeneration of the waterfront and of the high street behind it. Happy to show visitors round.",
        look=Look("short", "red", 0, beard=True),
    ),
    # Members
    "kerbrat": About(
        "02 61 91 50 01",
        "fr, en",
        "systèmes d’information, accessibilité numérique, données personnelles",
        "J’administre cet intranet pour toutes les collectivités du pôle. Pour un compte ou une adresse qui change, "
        "écrivez-moi.",
        look=Look("bob", "black", 2, glasses=True),
    ),
    "delaunay": About(
        "02 61 91 50 02",
        "fr, en",
        "planification, PLUi, densification, friches",
        "Je porte le plan local d’urbanisme intercommunal. Les friches sont ma spécialité, la patience aussi.",
        mobile="06 39 98 50 02",
        look=Look("short", "grey", 0, glasses=True),
    ),
    "tessier": About(
        "02 61 91 50 03",
        "fr, es",
        "habitat, logement abordable, copropriétés dégradées",
        "Je supplée en aménagement pour tout ce qui touche à l’habitat : programme local, rénovation, logement des "
        "saisonniers.",
        look=Look("long", "black", 3),
    ),
    "benali": About(
        "02 61 91 50 04",
        "fr, en, ar",
        "développement économique, économie circulaire, immobilier d’entreprise, emploi",
        "Je mets en relation des entreprises qui ont des matières à céder et d’autres qui en cherchent.",
        look=Look("short", "black", 3, beard=True),
    ),
    "lefrancois": About(
        "02 61 91 50 05",
        "fr, en",
        "mobilités, tarification, pôles d’échanges, logistique urbaine",
        "Réseau urbain, lignes périurbaines, billettique commune : si un car s’arrête entre deux autorités, c’est moi.",
        look=Look("side", "fair"),
    ),
    "duhamel": About(
        "02 61 91 50 06",
        "fr, en",
        "eau, GeMAPI, assainissement, ruissellement",
        "Le cycle de l’eau du captage au rejet. Je cherche des voisins pour partager un modèle de ruissellement.",
        look=Look("bun", "brown", 1),
    ),
    "oury": About(
        "02 61 91 50 07",
        "fr, en, de, pl",
        "coopération décentralisée, jumelages, Interreg",
        "Les relations internationales de la communauté urbaine, de la classe jumelée au projet européen.",
        look=Look("curls", "chestnut", 1, glasses=True),
    ),
    "gosselin": About(
        "02 61 91 51 01",
        "fr",
        "urbanisme réglementaire, droit des sols, services à la population",
        "Petite équipe, deux mandats : je réponds vite si la question tient en trois lignes.",
        look=Look("long", "fair"),
    ),
    "picard": About(
        "02 61 91 52 01",
        "fr, en",
        "tourisme littoral, attractivité, recul du trait de côte, paysage",
        "Un littoral très fréquenté l’été, un arrière-pays qui l’est moins : je travaille à relier les deux.",
        look=Look("side", "brown", 0, beard=True),
    ),
    "lamare": About(
        "02 61 91 53 01",
        "fr",
        "planification, poste mutualisé, SCoT",
        "Un seul poste pour deux intercommunalités voisines, et donc deux référentes en une.",
        look=Look("bob", "chestnut", glasses=True),
    ),
    "brard": About(
        "02 61 91 54 01",
        "fr",
        "petite enfance, sport, maisons France services",
        "Les services de tous les jours, et leurs horaires d’ouverture.",
    ),
    "potier": About(
        "02 61 91 54 02",
        "fr, en",
        "paysage, atlas, concertation, dessin",
        "Paysagiste de formation. J’écris et je dessine l’atlas des vallées ; j’apprends encore la procédure.",
        look=Look("curls", "red"),
    ),
    "leverrier": About(
        "02 61 91 55 01",
        "fr, en",
        "littoral, adaptation au changement climatique, submersion, énergie",
        "La côte recule et les plans doivent suivre. J’anime le plan climat avec trois voisins.",
        mobile="06 39 98 55 01",
        look=Look("bun", "chestnut"),
    ),
    "foucher": About(
        "02 61 91 56 01",
        "fr, fsl",
        "contrat local de santé, accès aux soins, santé mentale",
        "Je coordonne le contrat local de santé. Je signe en langue des signes française.",
        look=Look("short", "fair", 0, glasses=True),
    ),
    "marie": About("02 61 91 56 02", "fr, en", "instruction, urbanisme réglementaire", ""),
    "cauvin": About(
        "02 61 91 57 01",
        "fr",
        "aménagement, équipements publics, foncier",
        "Je pars bientôt vers un autre poste : Hugo Lemoine reprend l’aménagement, je lui transmets mes dossiers.",
        look=Look("side", "grey"),
    ),
    "lemoine": About(
        "02 61 91 57 02",
        "fr, en",
        "planification, zéro artificialisation nette, SIG",
        "Arrivé il y a peu. Je prends la suite de Delphine Cauvin en aménagement.",
        look=Look("short", "chestnut", 1),
    ),
    "saillard": About("02 61 91 57 03", "fr", "aménagement, concertation", "", contact_for_pole_only=True),
    "guilbert": About(
        "02 61 91 58 01",
        "fr, en, nl",
        "tourisme, patrimoine, commerce de centre-ville, tourisme de mémoire",
        "Un centre historique, des visiteurs du monde entier et des vitrines à remplir toute l’année.",
        "A historic centre, visitors from all over the world, and shop windows to fill all year round.",
        look=Look("long", "red", glasses=True),
    ),
    "noel": About(
        "02 61 91 58 02",
        "fr, en",
        "biodiversité, haies, zones humides, déchets",
        "Je compte les haies et j’essaie d’en replanter plus qu’il n’en part.",
        look=Look("bald", "brown", 1, beard=True),
    ),
    "marais": About("02 61 91 59 01", "fr", "habitat, rénovation énergétique", "", look=Look("short", "brown")),
    "yvon": About(
        "02 61 91 59 02",
        "fr, en",
        "éducation, restauration collective, jeunesse",
        "Quarante classes, une cuisine centrale, et l’envie d’y servir davantage de produits d’ici.",
        look=Look("bob", "brown", 2),
    ),
    "pelletier": About(
        "02 61 91 60 01",
        "fr",
        "développement économique, agriculture, services à la population",
        "Direction générale adjointe d’une commune nouvelle qui est aussi une intercommunalité : on y gagne "
        "des réunions.",
        look=Look("bob", "white", glasses=True),
    ),
    "roussel": About(
        "02 61 91 61 01",
        "fr, en",
        "transition écologique, projet alimentaire territorial, sobriété foncière, coopérations",
        "Trois mandats et un seul agenda. Demandez-moi le bilan carbone de la restauration scolaire.",
        mobile="06 39 98 61 01",
        look=Look("curls", "grey", 0, beard=True),
    ),
    "haddad": About(
        "02 61 91 61 02",
        "fr, ar, en",
        "projet alimentaire territorial, circuits courts, agriculture",
        "Je relie les cantines, les maraîchers et l’abattoir. Les légumes d’abord.",
        look=Look("side", "black", 2),
    ),
    "besnard": About(
        "02 61 91 62 01",
        "fr, en",
        "développement économique, zones d’activité, formation",
        "J’accompagne les entreprises du pays d’Argentan, de la reprise d’atelier au centre de formation.",
        look=Look("long", "chestnut", 1),
    ),
}
