"""Where practices and organisations are: countries around us, and the French régions."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Country(models.TextChoices):
    """By ISO code; those with which French authorities cooperate most."""

    FR = "FR", _("France")
    DE = "DE", _("Allemagne")
    AT = "AT", _("Autriche")
    BE = "BE", _("Belgique")
    BG = "BG", _("Bulgarie")
    HR = "HR", _("Croatie")
    DK = "DK", _("Danemark")
    ES = "ES", _("Espagne")
    EE = "EE", _("Estonie")
    FI = "FI", _("Finlande")
    GR = "GR", _("Grèce")
    HU = "HU", _("Hongrie")
    IE = "IE", _("Irlande")
    IT = "IT", _("Italie")
    LV = "LV", _("Lettonie")
    LT = "LT", _("Lituanie")
    LU = "LU", _("Luxembourg")
    NO = "NO", _("Norvège")
    NL = "NL", _("Pays-Bas")
    PL = "PL", _("Pologne")
    PT = "PT", _("Portugal")
    RO = "RO", _("Roumanie")
    GB = "GB", _("Royaume-Uni")
    SK = "SK", _("Slovaquie")
    SI = "SI", _("Slovénie")
    SE = "SE", _("Suède")
    CH = "CH", _("Suisse")
    CZ = "CZ", _("Tchéquie")


class Region(models.TextChoices):
    """The French régions, by their ISO 3166-2 codes."""

    ARA = "FR-ARA", "Auvergne-Rhône-Alpes"
    BFC = "FR-BFC", "Bourgogne-Franche-Comté"
    BRE = "FR-BRE", "Bretagne"
    CVL = "FR-CVL", "Centre-Val de Loire"
    COR = "FR-20R", "Corse"
    GES = "FR-GES", "Grand Est"
    GUA = "FR-971", "Guadeloupe"
    GUF = "FR-973", "Guyane"
    HDF = "FR-HDF", "Hauts-de-France"
    IDF = "FR-IDF", "Île-de-France"
    REU = "FR-974", "La Réunion"
    MTQ = "FR-972", "Martinique"
    MAY = "FR-976", "Mayotte"
    NOR = "FR-NOR", "Normandie"
    NAQ = "FR-NAQ", "Nouvelle-Aquitaine"
    OCC = "FR-OCC", "Occitanie"
    PDL = "FR-PDL", "Pays de la Loire"
    PAC = "FR-PAC", "Provence-Alpes-Côte d’Azur"


PLACES: dict[str, str | Promise] = {
    Country.FR.value: Country.FR.label,
    **dict(Region.choices),
    **{value: label for value, label in Country.choices if value != Country.FR.value},
}


def place_name(code: str) -> str:
    """The name of a country or a région; a country that is not in the list keeps its code."""
    return str(PLACES.get(code, code))
