"""The way in: a screen is there for those who manage the space, and was never there for anybody else."""

from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Page

from intranet.access.models import Space
from intranet.access.policies import Action, Person, access_of
from intranet.access.roster import ancestors
from intranet.access.tabs import tabs_of
from intranet.accounts.models import User


def managed_space(request: HttpRequest, slug: str) -> Space:
    """The space of that slug, for its managers and those of the spaces above, archived or not."""
    space = Space.objects.select_related("parent", "collection", "domain").filter(slug=slug).first()
    if space is None or not access_of(request.user).manages(space.pk):
        raise Http404
    return space


def manager(request: HttpRequest) -> User:
    """Who asks, once they are known to manage the space: an account."""
    return cast(User, request.user)


def shared_page(request: HttpRequest, page_id: int) -> Page:
    """The page of that id, for those who may share it."""
    page = Page.objects.select_related("locale").filter(pk=page_id).first()
    if page is None or not access_of(request.user).may(Action.SHARE, page):
        raise Http404
    return page.specific


def home_of(space: Space, person: Person, language: str) -> Page | None:
    """The page that opens the space, in that language, where this person reads it."""
    pages = access_of(person).pages(Action.READ).filter(translation_key=space.root_key)
    return pages.filter(locale__language_code=language).first()


def screen(
    request: HttpRequest, template: str, space: Space, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """A screen of the space, with what its heading shows."""
    language = getattr(request, "LANGUAGE_CODE", "fr")
    common = {
        "space": space,
        "home": home_of(space, request.user, language) if space.root_key else None,
        "tabs": tabs_of(space),
        "managed_above": [above for above in ancestors(space) if access_of(request.user).manages(above.pk)],
    }
    return render(request, template, {**common, **context}, status=status)
