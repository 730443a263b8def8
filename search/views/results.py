"""The page of results."""

from dataclasses import dataclass, replace

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from intranet.accounts.languages import interface_language
from search.counting import count_search
from search.engines import Sort
from search.forms import Criteria, read_criteria
from search.pinning import recommended
from search.presentation import chips, coloured, facets, lengths, loosened, periods, sorts
from search.searching import Results, corrected, total_of
from search.searching import search as find

# So few results make one wonder whether a word was mistyped.
FEW = 3


@dataclass(frozen=True)
class WayOut:
    """Where nothing was found, another address and how much is there."""

    label: str
    address: str
    count: int


def search(request: HttpRequest) -> HttpResponse:
    criteria = read_criteria(request.GET, request.user)
    results = _find(request, criteria)
    # Only counted: the engine has cut the page out already.
    page = Paginator(range(results.total), criteria.length).get_page(criteria.page)
    if criteria.page > page.number:
        criteria = replace(criteria, page=page.number)
        results = _find(request, criteria)
    pinned = recommended(request.user, criteria.text, interface_language()) if results.query else []
    narrowing = facets(criteria, results, request.user) if results.query else []
    _count(request, criteria, results)
    context = {
        "criteria": criteria,
        "results": results,
        "shown": coloured(results, narrowing, aside={each.thing for each in pinned}),
        "recommended": pinned if criteria.page == 1 else [],
        "correction": _correction(request, criteria, results),
        "ways_out": _ways_out(request, criteria, results),
        "facets": narrowing,
        "chips": chips(criteria),
        "sorts": sorts(criteria),
        "lengths": lengths(criteria),
        "periods": periods(criteria),
        "all_address": criteria.unnarrowed.address,
        "pages": page,
    }
    response = render(request, "search/search.html", context)
    # What a person finds today they may not tomorrow.
    patch_cache_control(response, private=True, no_cache=True)
    return response


def _find(request: HttpRequest, criteria: Criteria) -> Results:
    return find(
        request.user,
        criteria.text,
        language=interface_language(),
        filters=criteria.filters,
        sort=criteria.sort,
        page=criteria.page,
        length=criteria.length,
    )


def _correction(request: HttpRequest, criteria: Criteria, results: Results) -> WayOut | None:
    """Another spelling, where there is little or nothing to find with this one."""
    if not results.query or (results.total > FEW and results.whole is None):
        return None
    text = corrected(request.user, criteria.text, language=interface_language())
    return WayOut(text, criteria.reworded(text).address, 0) if text else None


def _ways_out(request: HttpRequest, criteria: Criteria, results: Results) -> list[WayOut]:
    """Where nothing is left of a search that was narrowed: what each filter costs, those first that give most."""
    if results.shown or not results.query or not criteria.is_narrowed:
        return []
    ways = [
        WayOut(left_out, other.address, count)
        for other, left_out in loosened(criteria)
        if (count := total_of(request.user, other.text, other.filters))
    ]
    return sorted(ways, key=lambda way: -way.count)


def _count(request: HttpRequest, criteria: Criteria, results: Results) -> None:
    """What was asked as it was first asked; turning pages and narrowing are the same search going on."""
    if results.query and criteria.page == 1 and not criteria.is_narrowed and criteria.sort is Sort.RELEVANCE:
        count_search(request, results, interface_language())
