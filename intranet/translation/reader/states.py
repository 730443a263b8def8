"""The states of the texts of many pages, as their readers are told them."""

from collections import Counter
from collections.abc import Iterable

from wagtail.models import Page

from intranet.translation.queries import states_of
from intranet.translation.states import State


def reader_states(pages: Iterable[Page]) -> dict[int, State]:
    """By the number of each page that is a translation, what may be told of it; one query.

    Whose other versions are not among these pages is asked about all the same.
    """
    pages = list(pages)
    states = states_of(pages) if pages else {}
    found: dict[int, State] = {}
    for page in pages:
        status = states.get(page.translation_key, {}).get(page.locale.language_code)
        if status is not None and status.for_readers is not State.NONE:
            found[page.pk] = status.for_readers
    return found


def states_among(pages: Iterable[Page]) -> dict[int, State]:
    """The same for lists that hold all versions: where no text is written twice, nothing is asked."""
    written = [page for page in pages if page.alias_of_id is None]
    versions = Counter(page.translation_key for page in written)
    return reader_states([page for page in written if versions[page.translation_key] > 1])
