"""What the page of results is given: the facets as choices, with what each would give."""

from dataclasses import dataclass

from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from intranet.territory.models import Domain

from .forms import Criteria
from .kinds import kinds
from .searching import Results


@dataclass(frozen=True)
class Choice:
    """One value of a facet: how many things one would have by choosing it."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Facet:
    name: str
    title: str
    choices: list[Choice]


def facets(criteria: Criteria, results: Results) -> list[Facet]:
    """Those in which there is something to choose."""
    every = [
        Facet("type", _("Type"), _types(criteria, results.facets["type"])),
        Facet("domain", _("Domaine"), _domains(criteria, results.facets["domain"])),
        Facet("language", _("Langue du texte"), _languages(criteria, results.facets["language"])),
    ]
    return [facet for facet in every if facet.choices]


def _types(criteria: Criteria, counts: dict[str, int]) -> list[Choice]:
    labels = {kind: many for each in kinds() for kind, (_one, many) in each.labels().items()}
    values = {*counts, *criteria.types}
    choices = [
        Choice(value, labels.get(value, value), counts.get(value, 0), value in criteria.types) for value in values
    ]
    return sorted(choices, key=lambda choice: (-choice.count, choice.label))


def _domains(criteria: Criteria, counts: dict[str, int]) -> list[Choice]:
    domains = {str(domain.pk): domain for domain in criteria.domains}
    if set(counts) - set(domains):
        domains |= {str(domain.pk): domain for domain in Domain.objects.filter(pk__in=counts)}
    return [
        Choice(domain.slug, domain.label, counts.get(pk, 0), domain in criteria.domains)
        for pk, domain in sorted(domains.items(), key=lambda each: (each[1].order, each[1].label))
    ]


def _languages(criteria: Criteria, counts: dict[str, int]) -> list[Choice]:
    return [
        Choice(code, _language_name(code), counts.get(code, 0), code in criteria.languages)
        for code in sorted({*counts, *criteria.languages}, reverse=True)
    ]


def _language_name(code: str) -> str:
    return str(get_language_info(code)["name_translated"]).capitalize()
