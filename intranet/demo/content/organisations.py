"""The bodies of the demonstration. They are real; what they joined here is invented, and the data say so.

Figures of the EPCI come from the national list. For the other bodies no SIREN is given, nor a population. The planning
agency (AUCAME) is shown with adhesions only so that its staff can hold seats: an illustration, as all adhesions here.

Days are counted from the day of loading: negative in the past.
"""

from dataclasses import dataclass

from intranet.territory.models import Organisation

Kind = Organisation.Kind

HOST = "pole"

# The EPCI by their SIREN in the national list, with the short names used on screens.
EPCI: dict[str, tuple[str, str]] = {
    "caen": ("200065597", "Caen la mer"),
    "val-es-dunes": ("200065589", "Val ès dunes"),
    "cabourg": ("200065563", "Normandie-Cabourg-Pays d’Auge"),
    "cingal": ("200066710", "Cingal-Suisse normande"),
    "orne-odon": ("200066728", "Vallées de l’Orne et de l’Odon"),
    "seulles": ("200069516", "Seulles Terre et Mer"),
    "pre-bocage": ("200069524", "Pré-Bocage Intercom"),
    "nacre": ("241400860", "Cœur de Nacre"),
    "bayeux": ("241400555", "Bayeux Intercom"),
    "falaise": ("241400514", "Pays de Falaise"),
    "vire": ("200068799", "Vire au Noireau"),
    "lisieux": ("200069532", "Lisieux Normandie"),
    "flers": ("200035814", "Flers Agglo"),
    "argentan": ("200068450", "Terres d’Argentan"),
}


@dataclass(frozen=True)
class Body:
    """An organisation that is not in the list of EPCI."""

    key: str
    name: str
    kind: str
    short_name: str = ""
    # None: not known here; nothing is summed or guessed.
    population: int | None = None
    communes: int | None = None
    country: str = "FR"


BODIES = [
    Body(HOST, "Pôle métropolitain Caen Normandie Métropole", Kind.POLE, "Caen Normandie Métropole"),
    Body("calvados", "Département du Calvados", Kind.DEPARTEMENT, "Calvados"),
    Body("normandie", "Région Normandie", Kind.REGION, "Normandie"),
    Body("aucame", "Agence d’urbanisme de Caen Normandie Métropole", Kind.AGENCY, "AUCAME"),
    Body("rouen", "Pôle métropolitain Rouen Seine Eure", Kind.POLE, "Rouen Seine Eure"),
    Body("lyon", "Pôle métropolitain de Lyon", Kind.POLE, "Pôle de Lyon"),
    Body("portsmouth", "Portsmouth City Council", Kind.FOREIGN, "Portsmouth", country="GB"),
]

MEMBERS = [*EPCI, "calvados", "normandie"]

# Which members joined which domain: all illustrative. "!" marks an adhesion that has ended, "+" one to come.
ADHESIONS: dict[str, str] = {
    "amenagement-durable": """
        caen val-es-dunes cabourg cingal orne-odon seulles pre-bocage nacre bayeux falaise lisieux calvados aucame
        +argentan
    """,
    "economie-innovation-emplois": "caen cabourg seulles bayeux vire lisieux flers argentan normandie !falaise",
    "service-aux-populations": "caen val-es-dunes cingal orne-odon pre-bocage nacre falaise vire calvados +flers",
    "environnement-cadre-de-vie": """
        caen cabourg orne-odon seulles nacre bayeux cingal lisieux calvados aucame !val-es-dunes
    """,
    "cooperations": "caen bayeux lisieux nacre flers calvados normandie",
}
