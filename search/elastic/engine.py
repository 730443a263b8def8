"""The engine of Elasticsearch: what it is asked, and its answers read."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from elastic_transport import TransportError

from search.correction import corrected
from search.engines.base import Ability, Answer, Completion, Engine, Filters, Found, Sort, no_answer
from search.engines.typed import beginning_of
from search.models import SearchEntry
from search.parsing import Query
from search.policies import Reading

from . import asking
from .client import client, patient
from .definition import LAST_RESULT, aliases
from .writing import Write, write

# The ways of reading a word in which one that is misspelt is no other.
SURE = (".exact", ".root")
# Of the matches of one page of things, how many versions are told of at most.
MOST_VERSIONS = 5
# How many ids are read at once.
READ_AT_ONCE = 5_000
READ_WITHIN = "2m"


class LateAnswerError(TransportError):
    """The server had no time to look through everything."""


class ElasticsearchEngine(Engine):
    """Asks the indexes of all languages at once, each of which reads the question in its own."""

    name = "Elasticsearch"
    abilities = frozenset({Ability.COMPLETION, Ability.CORRECTION, Ability.RARITY})

    def search(
        self,
        query: Query,
        reading: Reading,
        *,
        filters: Filters | None = None,
        language: str = "fr",
        sort: Sort = Sort.RELEVANCE,
        first: int = 0,
        length: int = 20,
    ) -> Answer:
        if not query:
            return no_answer()
        filters = filters or Filters()
        narrowed = asking.narrowed(filters)
        answer = self._ask(
            query=asking.ranked(query, reading, language) if sort is Sort.RELEVANCE else _unranked(query, reading),
            post_filter={"bool": {"filter": narrowed}} if narrowed else None,
            collapse={"field": "thing"},
            sort=asking.order(sort, language),
            from_=min(first, LAST_RESULT - length),
            size=length,
            aggs=asking.counts(filters),
        )
        hits = answer["hits"]["hits"] if first <= LAST_RESULT - length else []
        counts = answer["aggregations"]
        facets = {facet: _values(counts[facet]["values"]["buckets"]) for facet in asking.FIELDS}
        return Answer(counts["total"]["things"]["value"], facets, self._found(hits, query, reading, filters, language))

    def _found(
        self, hits: list[Mapping[str, Any]], query: Query, reading: Reading, filters: Filters, language: str
    ) -> list[Found]:
        """Which versions match is asked apart, where it is not that of the reader's language."""
        languages: dict[str, set[str]] = defaultdict(set)
        for hit in hits:
            languages[_value(hit, "thing")].add(_value(hit, "language"))
        unsure = [thing for thing, its in languages.items() if its != {language} or query.equivalents]
        if not unsure:
            return [Found(thing, frozenset(its)) for thing, its in languages.items()]
        asked = _unranked(query, reading, *asking.narrowed(filters), {"terms": {"thing": unsure}})
        if query.equivalents:
            asked["bool"]["should"] = [asking.direct(query)]
        versions = self._ask(query=asked, size=MOST_VERSIONS * len(unsure), sort=["_doc"])["hits"]["hits"]
        for hit in versions:
            languages[_value(hit, "thing")].add(_value(hit, "language"))
        named = {_value(hit, "thing") for hit in versions if asking.DIRECT in hit.get("matched_queries", ())}
        return [
            Found(thing, frozenset(its), thing in named or not query.equivalents) for thing, its in languages.items()
        ]

    def complete(self, typed: str, reading: Reading, *, language: str = "fr", length: int = 8) -> list[Completion]:
        beginning = beginning_of(typed)
        if beginning is None:
            return []
        answer = self._ask(
            query=asking.completing(beginning, reading, language),
            collapse={"field": "thing"},
            sort=["_score", {"length": "asc"}, {"id": "asc"}],
            size=2 * length,
        )
        return _completions(answer["hits"]["hits"])[:length]

    def correct(self, query: Query, reading: Reading, *, language: str = "fr") -> str | None:
        """Of the words that the database knows; each is proposed only where this reader finds it here."""
        return corrected(query, partial(self._count, reading))

    def _count(self, reading: Reading, queries: Sequence[Query], most: int) -> list[int]:
        """How many entries each of these finds, up to that number; not by light stems, which a slip may share."""
        asked: list[dict[str, Any]] = []
        for each in queries:
            found = {"bool": {"filter": [asking.matching(each, SURE), *asking.may_read(reading)]}}
            asked += [{}, {"query": found, "size": 0, "track_total_hits": most}]
        answers = client().msearch(index=",".join(aliases()), searches=asked)["responses"]
        failed = [answer["error"] for answer in answers if "error" in answer]
        if failed:
            raise LateAnswerError(f"Some of the questions failed: {failed[0]}")
        return [min(answer["hits"]["total"]["value"], most) for answer in answers]

    def _ask(self, **body: Any) -> Mapping[str, Any]:
        answer = client().search(
            index=",".join(aliases()),
            # How rare a word is follows from all indexes together, so that their figures can be compared.
            search_type="dfs_query_then_fetch",
            source=False,
            docvalue_fields=[{"field": "thing"}, {"field": "language"}],
            track_total_hits=False,
            # Better no answer than a part of one.
            allow_partial_search_results=False,
            **body,
        )
        if answer["timed_out"]:
            raise LateAnswerError("The search was cut short.")
        return answer.body

    # Writing: by the worker only, see ``following``; here for the whole of the index.

    def index(self, entries: Iterable[SearchEntry]) -> None:
        write((Write(entry.pk, entry) for entry in entries), refresh=True)

    def remove(self, ids: Iterable[int]) -> None:
        write((Write(pk) for pk in ids), refresh=True)

    def clear(self) -> None:
        patient().delete_by_query(index=",".join(aliases()), query={"match_all": {}}, refresh=True, conflicts="proceed")

    def indexed(self) -> set[int]:
        return set(self.prints())

    def prints(self, things: Sequence[str] | None = None) -> dict[int, str]:
        """By entry, what tells whether it is held as it should be: of these things, or of all."""
        found: dict[int, str] = {}
        moment = patient().open_point_in_time(index=",".join(aliases()), keep_alive=READ_WITHIN)["id"]
        query: asking.Clause = {"match_all": {}} if things is None else {"terms": {"thing": list(things)}}
        try:
            after: list[Any] | None = None
            while hits := self._page_of_prints(moment, query, after):
                found.update({hit["fields"]["id"][0]: hit["fields"]["print"][0] for hit in hits})
                after = hits[-1]["sort"]
        finally:
            patient().close_point_in_time(id=moment)
        return found

    def _page_of_prints(self, moment: str, query: asking.Clause, after: list[Any] | None) -> list[Mapping[str, Any]]:
        answer = patient().search(
            pit={"id": moment, "keep_alive": READ_WITHIN},
            query=query,
            sort=[{"id": "asc"}],
            search_after=after,
            size=READ_AT_ONCE,
            docvalue_fields=[{"field": "id"}, {"field": "print"}],
            track_total_hits=False,
        )
        hits: list[Mapping[str, Any]] = answer["hits"]["hits"]
        return hits


def _unranked(query: Query, reading: Reading, *more: asking.Clause) -> asking.Clause:
    return {"bool": {"filter": [asking.matching(query), *asking.may_read(reading), *more]}}


def _value(hit: Mapping[str, Any], field: str) -> str:
    return str(hit["fields"][field][0])


def _completions(hits: list[Mapping[str, Any]]) -> list[Completion]:
    """With the titles of the entries: the index holds their words only."""
    titles = dict(SearchEntry.objects.filter(pk__in=[int(hit["_id"]) for hit in hits]).values_list("pk", "title"))
    found: dict[str, Completion] = {}
    for hit in hits:
        title = titles.get(int(hit["_id"]))
        if title is not None:
            found.setdefault(title, Completion(title, _value(hit, "language"), _value(hit, "thing")))
    return list(found.values())


def _values(buckets: list[Mapping[str, Any]]) -> dict[str, int]:
    return {str(each["key"]): each["things"]["value"] for each in buckets if each["key"] != ""}
