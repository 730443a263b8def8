"""The page of results."""

from dataclasses import replace

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from intranet.accounts.languages import interface_language
from search.counting import count_search
from search.engines import Sort
from search.forms import Criteria, read_criteria
from search.glossary import meanings
from search.pinning import recommended
from search.presentation import chips, coloured, facets, lengths, periods, sorts
from search.searching import Results
from search.searching import search as find
from search.ways import filters_less, in_other_languages, in_other_words, spelling, words_less


def search(request: HttpRequest) -> HttpResponse:
    criteria = read_criteria(request.GET, request.user)
    results = _find(request, criteria)
    # Only counted: the engine has cut the page out already.
    page = Paginator(range(results.total), criteria.length).get_page(criteria.page)
    if criteria.page > page.number:
        criteria = replace(criteria, page=page.number)
        results = _find(request, criteria)
    language, reader = interface_language(), request.user
    pinned = recommended(reader, criteria.text, language) if results.query else []
    narrowing = facets(criteria, results, reader) if results.query else []
    _count(request, criteria, results)
    context = {
        "criteria": criteria,
        "results": results,
        "shown": coloured(results, narrowing, aside={each.thing for each in pinned}),
        "recommended": pinned if criteria.page == 1 else [],
        "meanings": meanings(results.query, language) if criteria.page == 1 and not criteria.is_narrowed else [],
        "correction": spelling(reader, criteria, results, language),
        "filters_less": filters_less(reader, criteria, results),
        "words_less": words_less(reader, criteria, results),
        "other_words": in_other_words(criteria, results),
        "other_languages": in_other_languages(criteria, results, language),
        "exact_address": criteria.by_exact(True).address,
        "inexact_address": criteria.by_exact(False).address,
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
        exact=criteria.exact,
    )


def _count(request: HttpRequest, criteria: Criteria, results: Results) -> None:
    """What was asked as it was first asked; turning pages and narrowing are the same search going on."""
    if results.query and criteria.page == 1 and not criteria.is_narrowed and criteria.sort is Sort.RELEVANCE:
        count_search(request, results, interface_language())
