"""What is being typed, completed: titles of what this person may open, terms of the glossary, their own searches."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from intranet.access.policies import Person

from .checking import checked, readable_entries
from .engines import engine
from .engines.typed import Beginning, beginning_of
from .forms import read_criteria
from .glossary import going_on
from .kinds import labels_by_kind
from .models import SavedSearch
from .policies import reading_of
from .sort_keys import sort_key

MOST_TITLES, MOST_TERMS, MOST_SAVED = 8, 3, 3


@dataclass(frozen=True)
class Proposal:
    """A title, the language that it is in ("" for none), its address ("" for none) and what kind of thing it names."""

    text: str
    language: str
    url: str
    type_label: str = ""


@dataclass(frozen=True)
class Group:
    """Proposals of one sort, of which there are some."""

    label: str
    proposals: list[Proposal]


def complete(user: Person, typed: str, *, language: str) -> list[Group]:
    """What goes on with what is being typed, by sort."""
    asked = beginning_of(typed)
    if asked is None:
        return []
    groups = (
        Group(_("Pages, documents, personnes"), titles(user, typed, language=language)),
        Group(_("Termes du glossaire"), _terms(typed, language)),
        Group(_("Mes recherches enregistrées"), _saved(user, asked)),
    )
    return [group for group in groups if group.proposals]


def titles(user: Person, typed: str, *, language: str, length: int = MOST_TITLES) -> list[Proposal]:
    """At most ``length`` things whose title goes on with what is being typed; checked again, like results."""
    found = engine().complete(typed, reading_of(user), language=language, length=length)
    wanted = {(each.thing, each.language, each.text) for each in found}
    entries = {
        entry.counted_as: entry
        for entry in readable_entries(user, [each.thing for each in found])
        if (entry.counted_as, entry.language, entry.title) in wanted
    }
    shown, labels = checked(user, entries.values()), labels_by_kind()
    return [
        Proposal(each.text, each.language, shown[entry.pk].url, labels.get(entry.kind, entry.kind))
        for each in found
        if (entry := entries.get(each.thing)) is not None and entry.pk in shown
    ]


def _terms(typed: str, language: str) -> list[Proposal]:
    """To be searched: what they mean is told with what is found."""
    return [
        Proposal(name.text, name.language, _address(urlencode({"q": name.text})))
        for name in going_on(typed, language=language, most=MOST_TERMS)
    ]


def _saved(user: Person, asked: Beginning) -> list[Proposal]:
    """By the name that this person gave them; what they may no longer know of is left out of the address."""
    if not user.is_authenticated:
        return []
    kept = SavedSearch.objects.filter(person=user).values_list("name", "asked")
    found = [(name, query) for name, query in kept if _goes_on(name, asked)]
    return [
        Proposal(name, "", _address(read_criteria(QueryDict(query), user).query)) for name, query in found[:MOST_SAVED]
    ]


def _goes_on(name: str, asked: Beginning) -> bool:
    plain = sort_key(name).split()
    return any(word.startswith(asked.last) for word in plain) and all(word in plain for word in asked.before)


def _address(query: str) -> str:
    return f"{reverse('search')}?{query}"
