"""Forty invented people. Any likeness to real ones is chance; their addresses lead nowhere.

Days are counted from the day of loading: negative in the past.
"""

from dataclasses import dataclass

from intranet.territory.models import Designation

TITULAIRE, SUPPLEANT = Designation.Seat.TITULAIRE, Designation.Seat.SUPPLEANT

AMENAGEMENT = "amenagement-durable"
ECONOMIE = "economie-innovation-emplois"
SERVICES = "service-aux-populations"
ENVIRONNEMENT = "environnement-cadre-de-vie"
COOPERATIONS = "cooperations"


@dataclass(frozen=True)
class Seat:
    """A designation; no ``until``: without end, no ``themes``: all of the domain's."""

    organisation: str
    domain: str
    seat: str = TITULAIRE
    since: int = -540
    until: int | None = None
    themes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Person:
    key: str
    first_name: str
    last_name: str
    job_title: str
    organisations: tuple[str, ...]
    seats: tuple[Seat, ...] = ()
    is_elected: bool = False
    is_administrator: bool = False
    is_in_network: bool = False
    language: str = "fr"
    since: int = -900


PEOPLE = [
    # The pôle: its team and its board
    Person("vasseur", "Hélène", "Vasseur", "Directrice du pôle", ("pole",), is_in_network=True),
    Person("lecointre", "Bastien", "Lecointre", "Chargé de mission aménagement et inter-SCoT", ("pole",)),
    Person("charpentier", "Inès", "Charpentier", "Chargée de mission Europe et coopérations", ("pole",)),
    Person("quesnel", "Maëlle", "Quesnel", "Chargée de mission eau, biodiversité et services", ("pole",)),
    Person("mauduit", "Gérard", "Mauduit", "Vice-président délégué aux coopérations", ("pole",), is_elected=True),
    # The planning agency
    Person(
        "renouf",
        "Thibault",
        "Renouf",
        "Directeur d’études",
        ("aucame",),
        (Seat("aucame", AMENAGEMENT), Seat("aucame", ENVIRONNEMENT)),
    ),
    Person("monnier", "Clara", "Monnier", "Géomaticienne", ("aucame",)),
    Person("lebihan", "Yann", "Le Bihan", "Chargé d’études mobilités", ("aucame",)),
    # The département and the région
    Person(
        "hamelin",
        "Sylvie",
        "Hamelin",
        "Cheffe du service appui aux territoires",
        ("calvados",),
        (Seat("calvados", AMENAGEMENT), Seat("calvados", SERVICES, themes=("sante", "numerique"))),
    ),
    Person(
        "ropers",
        "Nicolas",
        "Ropers",
        "Chargé de développement territorial",
        ("normandie",),
        (Seat("normandie", COOPERATIONS, themes=("vallee-de-la-seine", "contrat-action-territoriale")),),
    ),
    # Other pôles and the partners overseas
    Person("fauvel", "Catherine", "Fauvel", "Directrice du pôle", ("rouen",), is_in_network=True),
    Person("brossard", "Étienne", "Brossard", "Directeur du pôle", ("lyon",), is_in_network=True),
    Person(
        "whitcombe",
        "Eleanor",
        "Whitcombe",
        "Head of European Partnerships",
        ("portsmouth",),
        is_in_network=True,
        language="en",
    ),
    Person("ashdown", "James", "Ashdown", "Regeneration Manager", ("portsmouth",), is_in_network=True, language="en"),
    # Members
    Person(
        "kerbrat",
        "Solène",
        "Kerbrat",
        "Responsable des systèmes d’information, service commun",
        ("caen",),
        is_administrator=True,
    ),
    Person(
        "delaunay",
        "Marc",
        "Delaunay",
        "Directeur de l’urbanisme",
        ("caen",),
        (Seat("caen", AMENAGEMENT),),
    ),
    Person(
        "tessier",
        "Aurélie",
        "Tessier",
        "Chargée de mission habitat",
        ("caen",),
        (Seat("caen", AMENAGEMENT, SUPPLEANT, since=-300, themes=("habitat",)),),
    ),
    Person(
        "benali", "Karim", "Benali", "Chef de projet développement économique", ("caen",), (Seat("caen", ECONOMIE),)
    ),
    Person("lefrancois", "Claire", "Lefrançois", "Responsable des mobilités", ("caen",), (Seat("caen", SERVICES),)),
    Person("duhamel", "Pauline", "Duhamel", "Responsable du cycle de l’eau", ("caen",), (Seat("caen", ENVIRONNEMENT),)),
    Person("oury", "Vincent", "Oury", "Chargé de coopération internationale", ("caen",), (Seat("caen", COOPERATIONS),)),
    Person(
        "gosselin",
        "Julie",
        "Gosselin",
        "Responsable de l’urbanisme",
        ("val-es-dunes",),
        (Seat("val-es-dunes", AMENAGEMENT), Seat("val-es-dunes", SERVICES, since=-200)),
    ),
    Person(
        "picard",
        "Antoine",
        "Picard",
        "Directeur du développement",
        ("cabourg",),
        (Seat("cabourg", ECONOMIE), Seat("cabourg", ENVIRONNEMENT, since=-350, themes=("paysage", "eau"))),
    ),
    # One officer for two authorities
    Person(
        "lamare",
        "Sophie",
        "Lamare",
        "Cheffe de projet planification, poste mutualisé",
        ("cingal", "orne-odon"),
        (Seat("cingal", AMENAGEMENT, since=-420), Seat("orne-odon", AMENAGEMENT, since=-420)),
    ),
    Person(
        "brard",
        "Damien",
        "Brard",
        "Responsable des services à la population",
        ("orne-odon",),
        (Seat("orne-odon", SERVICES), Seat("orne-odon", ENVIRONNEMENT, SUPPLEANT, since=-250)),
    ),
    Person("potier", "Léa", "Potier", "Chargée d’études paysage", ("orne-odon",)),
    Person(
        "leverrier",
        "Manon",
        "Leverrier",
        "Chargée de mission littoral et climat",
        ("seulles",),
        (Seat("seulles", ENVIRONNEMENT), Seat("seulles", AMENAGEMENT, themes=("climat-air-energie",))),
    ),
    Person("foucher", "Romain", "Foucher", "Coordinateur santé", ("pre-bocage",), (Seat("pre-bocage", SERVICES),)),
    # A seat taken up soon
    Person(
        "marie",
        "Anaïs",
        "Marie",
        "Chargée d’urbanisme",
        ("pre-bocage",),
        (Seat("pre-bocage", AMENAGEMENT, since=25),),
        since=-20,
    ),
    # A handover: one leaves, the other follows the day after
    Person(
        "cauvin",
        "Delphine",
        "Cauvin",
        "Directrice de l’aménagement",
        ("nacre",),
        (Seat("nacre", AMENAGEMENT, until=18), Seat("nacre", SERVICES)),
    ),
    Person(
        "lemoine",
        "Hugo",
        "Lemoine",
        "Chargé de planification",
        ("nacre",),
        (Seat("nacre", AMENAGEMENT, since=19), Seat("nacre", ENVIRONNEMENT, since=-60)),
        since=-75,
    ),
    Person("saillard", "Monique", "Saillard", "Vice-présidente à l’aménagement", ("nacre",), is_elected=True),
    Person(
        "guilbert",
        "Laure",
        "Guilbert",
        "Cheffe du service économie",
        ("bayeux",),
        (Seat("bayeux", ECONOMIE, themes=("tourisme-patrimoine", "commerce")),),
    ),
    Person(
        "noel",
        "Frédéric",
        "Noël",
        "Directeur de l’environnement",
        ("bayeux",),
        (Seat("bayeux", ENVIRONNEMENT), Seat("bayeux", COOPERATIONS, SUPPLEANT, since=-150)),
    ),
    # A mandate that has ended; nobody has followed yet
    Person(
        "marais",
        "Jean-Baptiste",
        "Marais",
        "Chargé de mission habitat",
        ("falaise",),
        (Seat("falaise", AMENAGEMENT, until=-16),),
    ),
    Person("yvon", "Camille", "Yvon", "Responsable de l’éducation", ("falaise",), (Seat("falaise", SERVICES),)),
    Person(
        "pelletier",
        "Nadia",
        "Pelletier",
        "Directrice générale adjointe",
        ("vire",),
        (Seat("vire", ECONOMIE), Seat("vire", SERVICES, SUPPLEANT)),
    ),
    Person(
        "roussel",
        "Gaël",
        "Roussel",
        "Directeur de la transition écologique",
        ("lisieux",),
        (Seat("lisieux", AMENAGEMENT), Seat("lisieux", ENVIRONNEMENT), Seat("lisieux", COOPERATIONS, since=-180)),
    ),
    Person("haddad", "Samir", "Haddad", "Chargé de mission alimentation", ("lisieux",)),
    Person(
        "besnard",
        "Élodie",
        "Besnard",
        "Développeuse économique",
        ("argentan",),
        (Seat("argentan", ECONOMIE), Seat("argentan", AMENAGEMENT, since=45)),
    ),
]
