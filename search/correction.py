"""What was probably meant: a word that this reader finds, in the place of one that they do not."""

import re
from collections.abc import Callable, Sequence

from .parsing import Query, Term, parse
from .synonyms import known_groups, widen
from .vocabulary import Resembling, may_be_learnt, nearest, resembling
from .words import LANGUAGES, Word, fold, words

# Words that are looked at, and those that are tried in their place.
MOST_WORDS = 8
MOST_TRIED = 40
# Words of the glossary that are tried in the place of one.
MOST_OF_GLOSSARY = 3
# A word that so few entries have may be misspelt in them, where one that so many have differs by one letter.
FEW, MANY = 2, 20
# How far entries are counted.
ENOUGH = 50
_TOKEN = re.compile(r"[^\W_]+")

# How many entries each of these queries finds that the reader may read, counting up to that number.
Count = Callable[[Sequence[Query], int], Sequence[int]]


def corrected(query: Query, count: Count) -> str | None:
    """The text of the query with its misspelt words replaced; none where there is nothing better to propose."""
    typed = _doubtful(query)
    known = dict(zip(typed, count([_asking(Term((word,))) for word in typed], ENOUGH), strict=True)) if typed else {}
    proposed = {word: resembling(word.plain) for word, found in known.items() if found <= FEW}
    tried = list({each.plain: each for some in proposed.values() for each in some}.values())[:MOST_TRIED]
    asked = [_asking(Term((Word(each.form),), phrase=True)) for each in tried]
    counts = {each.plain: found for each, found in zip(tried, count(asked, ENOUGH), strict=True)} if tried else {}
    replaced = {
        word.plain: best.form
        for word, some in proposed.items()
        if (best := _best(word, known[word], some, counts)) is not None
    }
    text = _with(replaced, query.text)
    unknown = [word.plain for word, found in known.items() if not found and word.plain not in replaced]
    return (_by_the_glossary(text, unknown, count) if unknown else None) or (text if text != query.text else None)


def _by_the_glossary(text: str, unknown: Sequence[str], count: Count) -> str | None:
    """The text with words that only the glossary has, where what they mean is found in other words."""
    groups = known_groups()
    said = {fold(word.form): word.form for group in groups for form in group for word in words(form)}
    near = {plain: nearest(plain, said)[:MOST_OF_GLOSSARY] for plain in unknown}
    tried = [
        _with({plain: some[place].form for plain, some in near.items() if place < len(some)}, text)
        for place in range(MOST_OF_GLOSSARY)
    ]
    proposed = [each for each in dict.fromkeys(tried) if each != text]
    if not proposed:
        return None
    found = count([widen(parse(each), groups) for each in proposed], 1)
    return next((each for each, some in zip(proposed, found, strict=True) if some), None)


def _doubtful(query: Query) -> list[Word]:
    every = [word for clause in query.clauses for term in clause for word in term.words]
    return list(dict.fromkeys(word for word in every if may_be_learnt(word.plain) and not word.is_stop))[:MOST_WORDS]


def _asking(term: Term) -> Query:
    return Query(clauses=((term,),))


def _best(word: Word, found: int, proposed: Sequence[Resembling], counts: dict[str, int]) -> Resembling | None:
    """The nearest that the reader finds; of those as near, what most entries have."""
    possible = [each for each in proposed if counts.get(each.plain, 0) >= (MANY if found else 1)]
    if found:
        # It is in some texts as it is: only a slip of one letter, and no other form of the same word.
        possible = [each for each in possible if each.mistakes == 1 and not _same_word(word, Word(each.form))]
    return min(possible, key=lambda each: (each.mistakes, -counts[each.plain], each.plain), default=None)


def _same_word(one: Word, other: Word) -> bool:
    return any(set(one.stems(language)) & set(other.stems(language)) for language in LANGUAGES)


def _with(replaced: dict[str, str], text: str) -> str:
    return _TOKEN.sub(lambda token: _in_the_place(token[0], replaced), text)


def _in_the_place(token: str, replaced: dict[str, str]) -> str:
    form = replaced.get(fold(token.casefold()))
    if form is None:
        return token
    return form.capitalize() if token[:1].isupper() else form
