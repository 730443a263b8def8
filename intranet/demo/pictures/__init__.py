"""Pictures drawn for the demonstration, the same at each call."""

import io
from collections.abc import Callable

from . import diagrams, landscapes
from .sheet import Sheet

# By key: how to draw it, and the title under which it is kept.
PICTURES: dict[str, tuple[Callable[[], Sheet], str]] = {
    "baie": (landscapes.bay, "Baie au soleil levant"),
    "plaine": (landscapes.plain_fields, "La plaine au petit matin"),
    "bocage": (landscapes.bocage, "Bocage vu d’en haut"),
    "champs": (landscapes.fields, "Parcelles et chemin"),
    "littoral": (landscapes.coast, "Falaise et sentier"),
    "estuaire": (landscapes.estuary, "Estuaire"),
    "riviere": (landscapes.river, "Rivière au soleil bas"),
    "dunes": (landscapes.dunes, "Dunes et prés salés"),
    "ville": (landscapes.town, "Toits au bord du fleuve"),
    "port": (landscapes.port, "Grues du port"),
    "carte": (diagrams.choropleth, "Carte par secteurs"),
    "barres": (diagrams.bars, "Diagramme en barres"),
    "courbe": (diagrams.curve, "Courbe de l’année"),
    "reseau": (diagrams.network, "Trois groupes reliés"),
    "flux": (diagrams.flows, "Flux vers la ville centre"),
    "bassin": (diagrams.watershed, "Bassin versant"),
    "manche": (diagrams.channel, "Deux rivages"),
}


def make_picture(key: str) -> bytes:
    """The picture as a JPEG file; the same one at each call."""
    target = io.BytesIO()
    PICTURES[key][0]().finished().save(target, "JPEG", quality=84, optimize=True, progressive=True)
    return target.getvalue()
