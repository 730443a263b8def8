"""What is being typed, completed with the titles of what this person may open."""

from dataclasses import dataclass

from intranet.access.policies import Person

from .checking import checked, readable_entries
from .engines import engine
from .kinds import labels_by_kind
from .policies import reading_of


@dataclass(frozen=True)
class Proposal:
    """A title, the language that it is in ("" for none), its address ("" for none) and what kind of thing it names."""

    text: str
    language: str
    url: str
    type_label: str


def complete(user: Person, typed: str, *, language: str, length: int = 8) -> list[Proposal]:
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
