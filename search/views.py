"""The page of results."""

from dataclasses import replace

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from intranet.accounts.languages import interface_language

from .forms import Criteria, read_criteria
from .presentation import facets
from .searching import PAGE_LENGTH, Results
from .searching import search as find


def search(request: HttpRequest) -> HttpResponse:
    criteria = read_criteria(request.GET)
    results = _find(request, criteria)
    # Only counted: the engine has cut the page out already.
    page = Paginator(range(results.total), PAGE_LENGTH).get_page(criteria.page)
    if criteria.page > page.number:
        criteria = replace(criteria, page=page.number)
        results = _find(request, criteria)
    context = {
        "criteria": criteria,
        "results": results,
        "facets": facets(criteria, results),
        "pages": page,
        "all_address": criteria.address(all=True),
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
    )
