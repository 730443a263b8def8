"""A search in the language of Elasticsearch. What was typed is in it as the text of questions, never as their form."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings

from search.engines.base import BOOSTS, MOST_VALUES, Filters, Sort
from search.engines.typed import Beginning
from search.parsing import Query, Term
from search.policies import Reading
from search.words import LANGUAGES, Word, compounds

from .definition import TEXTS

Clause = dict[str, Any]

# The field that holds the values of each facet.
FIELDS = {
    "type": "kind",
    "domain": "domain",
    "theme": "themes",
    "space": "space",
    "organisation": "organisation",
    "language": "language",
    "author": "author",
}
# The fields of an entry, by the names of their boosts in the settings.
PLACES = dict(zip(BOOSTS, TEXTS, strict=True))
# How much a word counts by how close it is to what was asked: as it was written, of the same stem, of the same root.
CLOSENESS = {".exact": 1.0, "": 0.6, ".root": 0.4}
# What only means the same counts less.
LESS = CLOSENESS[".root"]
# Of one word in several places, the best counts; the others add this part of theirs.
OTHERS = 0.3
# The figure that counts half: figures without end are brought between 0 and 1.
HALF = 20.0
DAY = 86_400
FIGURE = """
double fresh = 0;
if (doc['date'].size() > 0) {
  double age = Math.max(0, params.now - doc['date'].value.toInstant().toEpochMilli() / 1000.0);
  fresh = params.part / (1 + age / params.age);
}
return _score / (_score + params.half) * (1 + fresh) / (1 + params.part);
"""
# Up to so many things counts are exact; beyond, within a few in a hundred.
EXACT_COUNTS = 10_000
DIRECT = "direct"


def may_read(reading: Reading) -> list[Clause]:
    """As filters of everything that is asked: what is not theirs is neither found, counted nor proposed."""
    in_time = {"range": {"refresh_at": {"gt": reading.at.isoformat()}}}
    if reading.passes:
        return [in_time]
    reached: list[Clause] = [{"range": {"audience": {"gte": reading.audience}}}]
    if reading.spaces:
        reached.append({"terms": {"space": list(reading.spaces)}})
    return [in_time, _any_of(reached)]


def matching(query: Query, ways: Iterable[str] = tuple(CLOSENESS)) -> Clause:
    """All that holds what is sought, wherever it is, in one of these ways, with a figure for how well."""
    found: dict[str, Any] = {"must": [_any_of(_term(term, ways) for term in clause) for clause in query.clauses]}
    if query.excluded:
        found["must_not"] = [_term(term, ways) for term in query.excluded]
    return {"bool": found}


def direct(query: Query) -> Clause:
    """What holds what was typed, not only words that mean the same; under the name that its answers bear."""
    return {"constant_score": {"filter": matching(query.direct), "_name": DIRECT}}


def ranked(query: Query, reading: Reading, language: str) -> Clause:
    """In the order of all engines: a title that holds all, as it was typed, otherwise, then in one's language by words

    that mean the same; the reader's language; what was typed; then the figure, brought below one, in which what is
    recent counts a little more.
    """
    near: Clause = {"terms": {"language": ["", language]}}
    titled = _titled(query.direct, CLOSENESS)
    steps: list[tuple[Clause, int]] = [(_titled(query.direct, [".exact"]), 4), (titled, 4), (titled, 4), (near, 2)]
    if query.equivalents:
        meant: Clause = {"bool": {"filter": [near, _titled(query, CLOSENESS)]}}
        steps[2] = (_any_of([titled, meant]), 4)
        steps.append((direct(query), 1))
    return {
        "function_score": {
            "query": _figure(query, reading),
            # Where none of the others holds, the figure is not to be that of one that does.
            "functions": [{"weight": 1}, *({"filter": held, "weight": weight} for held, weight in steps)],
            "score_mode": "sum",
            "boost_mode": "sum",
        }
    }


def _figure(query: Query, reading: Reading) -> Clause:
    """Between 0 and 1: how well it matches, by which alone but for how recent it is."""
    return {
        "script_score": {
            "query": {"bool": {"must": [matching(query)], "filter": may_read(reading)}},
            "script": {
                "source": FIGURE,
                "params": {
                    "half": HALF,
                    "part": settings.SEARCH_RECENCY / 100,
                    "age": settings.SEARCH_RECENCY_DAYS * DAY,
                    # Of the day, so that what was computed may be used again.
                    "now": reading.at.timestamp() // DAY * DAY,
                },
            },
        }
    }


def order(sort: Sort, language: str) -> list[Clause]:
    by_date: Clause = {"date": {"order": "asc" if sort is Sort.OLDEST else "desc", "missing": "_last"}}
    orders: dict[Sort, list[Clause]] = {
        Sort.RELEVANCE: [{"_score": "desc"}, by_date, {"thing": "asc"}],
        Sort.NEWEST: [by_date, {"thing": "asc"}],
        Sort.OLDEST: [by_date, {"thing": "asc"}],
        Sort.TITLE: [{f"sort_key.{language}": {"order": "asc", "missing": "_last"}}, {"thing": "asc"}],
    }
    return orders[sort]


def narrowed(filters: Filters, aside: str = "") -> list[Clause]:
    """``aside``: a facet that counts as if nothing were chosen in it."""
    parts: list[Clause] = [
        {"terms": {FIELDS[facet]: list(map(str, chosen))}}
        for facet, chosen in filters.chosen.items()
        if chosen and facet != aside
    ]
    period = {
        comparison: instant.isoformat()
        for comparison, instant in (("gte", filters.begins), ("lt", filters.ends))
        if instant is not None
    }
    return [*parts, {"range": {"date": period}}] if period else parts


def counts(filters: Filters) -> Clause:
    """How many things there are: in all, and by value of each facet."""
    things = {"cardinality": {"field": "thing", "precision_threshold": EXACT_COUNTS}}
    asked: dict[str, Any] = {"total": _among(narrowed(filters), {"things": things})}
    for facet, field in FIELDS.items():
        values = {"terms": {"field": field, "size": MOST_VALUES}, "aggs": {"things": things}}
        asked[facet] = _among(narrowed(filters, aside=facet), {"values": values})
    return asked


def completing(typed: Beginning, reading: Reading, language: str) -> Clause:
    """Titles that hold those words, which are plain as the field is.

    Those that begin with all of it come first, then those in the reader's language.
    """
    held: list[Clause] = [{"term": {"title.exact": word}} for word in typed.before]
    begins = [{"prefix": {f"sort_key.{each}": typed.start}} for each in LANGUAGES]
    return {
        "bool": {
            "filter": [*held, {"prefix": {"title.exact": typed.last}}, *may_read(reading)],
            "should": [
                {"constant_score": {"filter": _any_of(begins), "boost": 2}},
                {"constant_score": {"filter": {"terms": {"language": ["", language]}}, "boost": 1}},
            ],
        }
    }


def _among(parts: list[Clause], asked: Clause) -> Clause:
    return {"filter": {"bool": {"filter": parts}}, "aggs": asked}


def _term(term: Term, ways: Iterable[str]) -> Clause:
    if term.phrase:
        return _asked(" ".join(word.form for word in term.words), _weighted(".exact"), type="phrase")
    if term.equivalent and len(term.words) > 1:
        return _close_together(term, _weighted(".root", LESS))
    every = [_word(word, ways) for word in term.words]
    together = every[0] if len(every) == 1 else {"bool": {"must": every}}
    return _any_of([together, *(_word(word, ways) for word in term.joined)])


def _close_together(term: Term, fields: list[str]) -> Clause:
    """In any form, one beside the other; a hyphened word stands in one place."""
    return _asked(" ".join(compounds(term.text)), fields, type="phrase", slop=1)


def _word(word: Word, ways: Iterable[str]) -> Clause:
    """Each way in which it may be there adds to the figure: so the exact word ranks first."""
    return _any_of(_asked(word.form, _weighted(way, CLOSENESS[way]), tie_breaker=OTHERS) for way in ways)


def _weighted(way: str, part: float = 1.0) -> list[str]:
    """All fields, read in that way, each with what a word counts for there."""
    return [f"{field}{way}^{settings.SEARCH_BOOSTS[place] * part:g}" for place, field in PLACES.items()]


def _titled(query: Query, ways: Iterable[str]) -> Clause:
    """Titles that hold all that is sought."""
    fields = [f"title{way}" for way in ways]

    def held(term: Term) -> Clause:
        if term.phrase:
            return _asked(" ".join(word.form for word in term.words), ["title.exact"], type="phrase")
        if term.equivalent and len(term.words) > 1:
            return _close_together(term, ["title.root"])
        every = [_asked(word.form, fields) for word in term.words]
        return _any_of([{"bool": {"must": every}}, *(_asked(word.form, fields) for word in term.joined)])

    return {"bool": {"filter": [_any_of(map(held, clause)) for clause in query.clauses]}}


def _asked(text: str, fields: list[str], **options: Any) -> Clause:
    return {"multi_match": {"query": text, "fields": fields, **options}}


def _any_of(clauses: Iterable[Clause]) -> Clause:
    some = list(clauses)
    return some[0] if len(some) == 1 else {"bool": {"should": some, "minimum_should_match": 1}}
