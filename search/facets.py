"""What results can be narrowed by: how an address names each value, and how a reader is told of it.

A value that this reader may not know of (a space, a person) is left aside like one that does not exist.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from intranet.access.models import Space
from intranet.access.policies import Person, access_of
from intranet.accounts.models import User
from intranet.people.policies import visible_people
from intranet.territory.models import Domain, Organisation, Theme

from .kinds import all_labels
from .words import LANGUAGES

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

# Values of one facet that one search may choose.
MOST_CHOSEN = 50


@dataclass(frozen=True)
class Option:
    """One value: as addresses name it, as engines do, and as readers do. ``shown`` is the thing itself, if any."""

    value: str
    key: Any
    label: str
    shown: Any = None


class Facet(ABC):
    """``reader`` None: whoever it may be, of whom nothing is shown."""

    # Whether its values come in an order of their own rather than the most frequent first.
    ordered = False

    def __init__(self, name: str, title: "str | StrPromise") -> None:
        self.name = name
        self.title = title

    @abstractmethod
    def named(self, values: Collection[str], reader: Person | None) -> list[Option]:
        """What an address names, in an order that does not depend on how it was written."""

    @abstractmethod
    def counted(self, keys: Collection[str], reader: Person) -> list[Option]:
        """What an engine has counted, by its keys told as text."""


class LabelledFacet(Facet):
    """Values that are the same for addresses and engines."""

    def __init__(self, name: str, title: "str | StrPromise", labels: Callable[[], dict[str, str]]) -> None:
        super().__init__(name, title)
        self.labels = labels

    def named(self, values: Collection[str], reader: Person | None) -> list[Option]:
        labels = self.labels()
        return [Option(value, value, labels[value]) for value in sorted(set(values) & set(labels))]

    def counted(self, keys: Collection[str], reader: Person) -> list[Option]:
        labels = self.labels()
        return [Option(value, value, label) for value, label in labels.items() if value in keys]


class ThingFacet(Facet):
    """Values that are rows: ``rows`` gives those that a reader may know of, ``field`` names them in addresses."""

    def __init__(
        self,
        name: str,
        title: "str | StrPromise",
        rows: Callable[[Person | None], QuerySet[Any]],
        field: str,
        *,
        ordered: bool = False,
    ) -> None:
        super().__init__(name, title)
        self.rows, self.field, self.ordered = rows, field, ordered

    def named(self, values: Collection[str], reader: Person | None) -> list[Option]:
        usable = [value for value in values if self.field != "pk" or is_number(value)]
        rows = self.rows(reader).filter(**{f"{self.field}__in": usable}) if usable else ()
        return sorted(self.options(rows), key=lambda option: option.value)

    def counted(self, keys: Collection[str], reader: Person) -> list[Option]:
        return self.options(self.rows(reader).filter(pk__in=[key for key in keys if is_number(key)]) if keys else ())

    def options(self, rows: Iterable[Any]) -> list[Option]:
        return [Option(str(getattr(row, self.field)), row.pk, _label(row), row) for row in rows]


def is_number(text: str) -> bool:
    """Digits alone, and no more than a database's integers hold."""
    return text.isascii() and text.isdecimal() and len(text) < 18


def _label(row: Any) -> str:
    return str(getattr(row, "label", "") or getattr(row, "display_name", "") or row)


def _types() -> dict[str, str]:
    labels = {kind: many for kind, (_one, many) in all_labels().items()}
    return dict(sorted(labels.items(), key=lambda each: each[1]))


def _languages() -> dict[str, str]:
    return {code: str(get_language_info(code)["name_translated"]).capitalize() for code in LANGUAGES}


def _spaces(reader: Person | None) -> QuerySet[Space]:
    """Without the home, in which everything is."""
    spaces = Space.objects.all() if reader is None else access_of(reader).visible_spaces()
    return spaces.exclude(kind=Space.Kind.HOME)


def _authors(reader: Person | None) -> QuerySet[User]:
    return User.objects.filter(is_active=True) if reader is None else visible_people(reader)


FACETS: Sequence[Facet] = (
    LabelledFacet("type", _("Type"), _types),
    ThingFacet("domain", _("Domaine"), lambda reader: Domain.objects.all(), "slug", ordered=True),
    ThingFacet("theme", _("Thème"), lambda reader: Theme.objects.select_related("domain"), "slug"),
    ThingFacet("space", _("Espace"), _spaces, "slug"),
    ThingFacet("organisation", _("Organisme"), lambda reader: Organisation.objects.all(), "pk"),
    LabelledFacet("language", _("Langue du texte"), _languages),
    ThingFacet("author", _("Auteur"), _authors, "pk"),
)
