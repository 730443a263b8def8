"""What people do with the searches that they keep."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from intranet.accounts.models import User

from .models import Frequency, SavedSearch
from .models.saved import new_nonce

# More than anybody reads, and what following costs stays bounded.
MOST_SAVED = 50
# How often it is written down that an address was used.
NOTED_EVERY = dt.timedelta(minutes=30)


class TooManySaved(Exception):
    """This person keeps as many searches as one may."""


@transaction.atomic
def save_search(asked: str, *, name: str, frequency: Frequency, by: User) -> SavedSearch:
    """Keep a search under a name; saved again, it takes that name and that frequency. Raises :class:`TooManySaved`.

    What there is to find already is not news.
    """
    kept = SavedSearch.objects.select_for_update().filter(person=by)
    search = kept.filter(asked=asked).first()
    if search is not None:
        return change_search(search, name=name, frequency=frequency)
    if kept.count() >= MOST_SAVED:
        raise TooManySaved
    now = timezone.now()
    return SavedSearch.objects.create(
        person=by, name=name, asked=asked, frequency=frequency, told_until=now, next_at=frequency.next_after(now)
    )


def change_search(search: SavedSearch, *, name: str, frequency: Frequency) -> SavedSearch:
    """Rename it, and tell of its news that often; who was told nothing is told what appears from now on."""
    search.name = name
    if frequency != search.frequency:
        _begin_anew(search, frequency)
    search.save()
    return search


def pause_search(search: SavedSearch) -> None:
    """Tell nothing until it is resumed."""
    search.paused, search.next_at = True, None
    search.save(update_fields=["paused", "next_at"])


def resume_search(search: SavedSearch) -> None:
    """Tell again, at the pace that was chosen, of what appears from now on."""
    search.paused = False
    _begin_anew(search, Frequency(search.frequency))
    search.save(update_fields=["paused", "told_until", "next_at", "frequency"])


def _begin_anew(search: SavedSearch, frequency: Frequency) -> None:
    now, silent = timezone.now(), search.next_at is None
    search.frequency = frequency
    search.next_at = None if search.paused else frequency.next_after(now)
    if silent:
        search.told_until = now


def delete_search(search: SavedSearch) -> None:
    search.delete()


def renew_address(search: SavedSearch) -> None:
    """A private address for its feed; the one before, if any, answers no more."""
    search.nonce, search.fetched_at = new_nonce(), None
    search.save(update_fields=["nonce", "fetched_at"])


def close_address(search: SavedSearch) -> None:
    search.nonce, search.fetched_at = "", None
    search.save(update_fields=["nonce", "fetched_at"])


def note_fetched(search: SavedSearch) -> None:
    now = timezone.now()
    if search.fetched_at is None or now - search.fetched_at > NOTED_EVERY:
        SavedSearch.objects.filter(pk=search.pk).update(fetched_at=now)
