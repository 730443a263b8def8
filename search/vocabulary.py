"""The words that entries hold, and those that resemble a word: what is misspelt is known by what is not.

Whoever makes one mistake leaves the beginning or the end of a word as it is, so that two indexes find what resembles
it among any number of words; PostgreSQL adds what shares other letters (:mod:`search.trigrams`). Words are kept as long
as some entry holds them; who may read one of these is asked of the engine, for each that is proposed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from string import ascii_lowercase

from django.db.models import Q
from rapidfuzz import process
from rapidfuzz.distance import OSA

from . import trigrams
from .models import SearchWord
from .words import fold

# Letters of a word that is learnt, and that may be misspelt: in a shorter one, a mistake is another word.
SHORTEST, LONGEST = 4, 24
# Up to here, a word is given one mistake; beyond, two.
ONE_MISTAKE = 6
# How many of those that resemble a word are told.
MOST_PROPOSED = 12
# Rows that are read or written at once.
BATCH = 500


@dataclass(frozen=True)
class Resembling:
    """A word of some entry, and by how many mistakes it differs."""

    plain: str
    form: str
    mistakes: int


def may_be_learnt(plain: str) -> bool:
    return SHORTEST <= len(plain) <= LONGEST and plain.isalpha()


def learn(heard: Iterable[str]) -> None:
    """Take in these words, as they are written in entries."""
    forms = {plain: form for form in heard if may_be_learnt(plain := fold(form))}
    for batch in _batches(sorted(forms)):
        known = SearchWord.objects.filter(plain__in=batch).order_by().values_list("plain", flat=True)
        unknown = set(batch).difference(known)
        SearchWord.objects.bulk_create(_row(plain, forms[plain]) for plain in sorted(unknown))


def resembling(word: str) -> list[Resembling]:
    """The nearest first: letters missing, too many, wrong, or two of them exchanged."""
    mistakes = 1 if len(word) <= ONE_MISTAKE else 2
    lengths = len(word) - mistakes, len(word) + mistakes
    near = Q(length__range=lengths)
    # In a short word, one mistake may reach both its first two letters and its last three.
    begins = Q(start__in=[word[:2]] if len(word) > ONE_MISTAKE else [word[0] + letter for letter in ascii_lowercase])
    # Two letters exchanged at the start of a word of four.
    exchanged = Q(plain=word[1::-1] + word[2:])
    known = SearchWord.objects
    found = known.filter(near, begins).union(known.filter(near, finish=word[-3:]), known.filter(exchanged))
    like = [*found.values_list("plain", "form"), *trigrams.most_like(word, *lengths)]
    return nearest(word, {plain: form for plain, form in like if plain != word})


def nearest(word: str, forms: dict[str, str]) -> list[Resembling]:
    """Those of these words that are near enough, given by their plain form with the one that is written."""
    mistakes = 1 if len(word) <= ONE_MISTAKE else 2
    found = process.extract(word, list(forms), scorer=OSA.distance, score_cutoff=mistakes, limit=MOST_PROPOSED)
    return [Resembling(plain, forms[plain], int(distance)) for plain, distance, _index in found]


def _row(plain: str, form: str) -> SearchWord:
    return SearchWord(plain=plain, form=form, start=plain[:2], finish=plain[-3:], length=len(plain))


def _batches(every: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(every), BATCH):
        yield every[start : start + BATCH]
