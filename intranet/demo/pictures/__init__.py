"""Pictures drawn for the demonstration, the same at each call."""

import io
from collections.abc import Callable
from functools import partial

from . import charts, country, diagrams, landscapes, plans, towns
from .sheet import Sheet

REASONS = ["Le trajet du matin", "Le logement", "L’ambiance", "Le métier", "Rien"]
REASONS_IN_ENGLISH = ["The morning journey", "Housing", "The mood at work", "The trade itself", "Nothing"]
BUDGET = [
    ("Dépense, en milliers d’euros", [("Salaires", 118), ("Loyer, fluides", 31), ("Camion", 22)]),
    ("Recette, en milliers d’euros", [("Ventes", 74), ("Aides à l’insertion", 46), ("Membres", 51)]),
]

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
    "reseau": (diagrams.network, "Trois groupes reliés"),
    "flux": (diagrams.flows, "Flux vers la ville centre"),
    "bassin": (diagrams.watershed, "Bassin versant"),
    "manche": (diagrams.channel, "Deux rivages"),
    "haie": (country.hedge, "Chemin creux entre deux haies"),
    "mare": (country.pond, "Mare d’école"),
    "maree": (country.tide, "Estuaire à marée basse"),
    "ferry": (country.ferry, "Traversée au petit jour"),
    "vallee": (country.valley, "Boucle du fleuve"),
    "tram": (towns.tram, "Tramway en ville"),
    "marche": (towns.market, "Étals du marché"),
    "facades": (towns.facades, "Façades et volets"),
    "friche": (towns.factory, "Ancienne usine"),
    "nuit": (towns.night, "Village la nuit"),
    "bibliotheque": (towns.library, "Rayonnages"),
    "exposition": (towns.exhibition, "Mur d’exposition"),
    "membres": (plans.members, "Les membres en carreaux"),
    "ombre": (plans.shade, "Place à quinze heures"),
    "reunion": (plans.meeting, "Table de réunion"),
    "barres": (partial(charts.bars, "Quartiers prioritaires", "Reste du territoire"), "Diagramme en barres"),
    "barres-en": (partial(charts.bars, "Priority neighbourhoods", "Rest of the area"), "Bar chart"),
    "courbe": (partial(charts.curve, "JFMAMJJASOND"), "Courbe de l’année"),
    "nappe": (partial(charts.levels, "SONDJFMAMJJA", "Cette année", "Années ordinaires"), "Niveau d’une nappe"),
    "ecarts": (partial(charts.gaps, REASONS, "Octobre", "Mars"), "Octobre et mars"),
    "ecarts-en": (partial(charts.gaps, REASONS_IN_ENGLISH, "October", "March"), "October and March"),
    "budget": (partial(charts.budget, BUDGET), "Budget en parts"),
}


def make_picture(key: str) -> bytes:
    """The picture as a JPEG file; the same one at each call."""
    target = io.BytesIO()
    PICTURES[key][0]().finished().save(target, "JPEG", quality=84, optimize=True, progressive=True)
    return target.getvalue()
