"""Things found earlier, as somebody may read them now: what a mail or a feed tells of them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from intranet.access.policies import Person
from intranet.notifications.addresses import absolute

from .checking import checked, readable_entries
from .kinds import labels_by_kind
from .models import SearchEntry


@dataclass(frozen=True)
class Readable:
    """A thing, in the version that its reader reads; ``url`` is whole, or empty where it has none."""

    thing: str
    title: str
    language: str
    url: str
    type_label: str


def readable_things(user: Person, things: Sequence[str], language: str) -> dict[str, Readable]:
    """Those of these things that this person may read today, by the real policy of each kind."""
    versions: dict[str, list[SearchEntry]] = defaultdict(list)
    for entry in readable_entries(user, things):
        versions[entry.counted_as].append(entry)

    def preference(entry: SearchEntry) -> tuple[bool, bool]:
        return bool(entry.counts_as), language in entry.serves

    entries = [max(versions[thing], key=preference) for thing in things if versions[thing]]
    shown, labels = checked(user, entries), labels_by_kind() if entries else {}
    return {
        entry.counted_as: Readable(
            entry.counted_as,
            entry.title,
            entry.language,
            _whole(shown[entry.pk].url),
            labels.get(entry.kind, entry.kind),
        )
        for entry in entries
        if entry.pk in shown
    }


def _whole(url: str) -> str:
    return absolute(url) if url.startswith("/") else url
