"""One example of every page type and of every screen, found in whatever database is there: tests walk them, and
``make screenshots`` takes their pictures of the demonstration.

The list is walked, not typed: a page type of ours without a page, or an address of the site that is neither a screen
here nor named as being none, is told by :func:`missing`. Apps add theirs with :func:`screens` and :func:`no_screens`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatch
from typing import Any

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db.models.functions import Length
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern, URLResolver
from django.utils.translation import override
from wagtail.models import Page, get_page_models

from intranet.access.policies import Action, access_of, visible_pages
from intranet.accounts.models import User
from intranet.territory.models import Affiliation

from .error_urls import ERRORS

LANGUAGES = ("fr", "en")
# The arguments of a screen's address, found in the database; None where nothing there fits.
Arguments = Callable[[], tuple[Any, ...] | None]


@dataclass(frozen=True)
class Example:
    """Something to look at: ``name`` is good for a file, ``reader`` None for an anonymous visitor.

    ``status`` is that of the answer. Those of the error pages are served by :mod:`gallery.error_urls` alone.
    """

    name: str
    language: str
    path: str
    reader: User | None
    status: int = 200


@dataclass(frozen=True)
class _Screen:
    """How to come to a screen: the arguments of its address, what follows it, and who comes."""

    arguments: Arguments
    query: str
    anonymous: bool
    reader: Callable[[], User] | None = None


_screens: dict[str, _Screen] = {}
_no_screens: dict[str, str] = {}
_states: dict[str, dict[str, str]] = {}


def screens(
    *views: str, query: str = "", anonymous: bool = False, reader: Callable[[], User] | None = None
) -> Callable[[Arguments], Arguments]:
    """Register what supplies the arguments of these screens, which take the same ones; seen by ``reader``, if given."""

    def register(arguments: Arguments) -> Arguments:
        for view in views:
            _screens[view] = _Screen(arguments, query, anonymous, reader)
        return arguments

    return register


def no_screens(reason: str, *views: str) -> None:
    """These views (``*`` stands for anything) show no screen of ours, for that reason."""
    for view in views:
        _no_screens[view] = reason


def states(page_type: str, **queries: str) -> None:
    """What else a page of this type (its class's name, in small letters) shows when asked: a query by name of state."""
    _states[page_type] = queries


def views(patterns: Any = None, spaces: tuple[str, ...] = (), route: str = "") -> Iterator[str]:
    """The names of all views of the site, those of Wagtail's admin aside."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        here = route + str(pattern.pattern)
        if here.startswith("admin/"):
            continue
        if isinstance(pattern, URLPattern):
            yield ":".join([*spaces, pattern.name or pattern.lookup_str])
        elif isinstance(pattern, URLResolver):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from views(pattern.url_patterns, inner, here)


def page_types() -> list[type[Page]]:
    """Ours, without those of packages."""
    own = {config.label for config in apps.get_app_configs() if "site-packages" not in config.path}
    return [model for model in get_page_models() if model._meta.app_label in own]


def missing() -> list[str]:
    """What has no example, in words: to be empty."""
    known = set(_screens)
    unknown = [
        f"the address {view!r}: register its arguments with `screens`, or say with `no_screens` why it is none"
        for view in sorted(set(views()) - known)
        if not any(fnmatch(view, pattern) for pattern in _no_screens)
    ]
    reader = team_member()
    no_page = [f"the page type {model.__name__}: no such page" for model in page_types() if not _page(model, reader)]
    nothing = [f"the screen {view!r}: nothing there to show" for view in sorted(known) if _arguments(view) is None]
    return [*unknown, *no_page, *nothing]


def examples() -> Iterator[Example]:
    """Every page type and every screen, in each language."""
    reader = team_member()
    for language in LANGUAGES:
        yield from _pages_in(language, reader)
        yield from _screens_in(language, reader)
        yield Example("404", language, f"/{language}/jamais-vu/", None, 404)
        for name, status in ERRORS.items():
            yield Example(name, language, f"/{language}/erreur/{name}/", None, status)


def _pages_in(language: str, reader: User) -> Iterator[Example]:
    for model in page_types():
        page = _page(model, reader)
        version = page and page.get_translations(inclusive=True).filter(locale__language_code=language).first()
        if not version:
            continue
        name, path = model.__name__.lower(), version.get_url_parts()[2]
        yield Example(name, language, path, reader)
        for state, query in _states.get(name, {}).items():
            yield Example(f"{name}-{state}", language, path + query, reader)
        if access_of(AnonymousUser()).may(Action.READ, version):
            yield Example(f"{name}-anonymous", language, path, None)


def _screens_in(language: str, reader: User) -> Iterator[Example]:
    for view, screen in sorted(_screens.items()):
        arguments = _arguments(view)
        if arguments is not None:
            with override(language):
                path = reverse(view, args=arguments) + screen.query
            seen_by = screen.reader() if screen.reader is not None else reader
            yield Example(view.replace(":", "-"), language, path, None if screen.anonymous else seen_by)


@contextmanager
def speaking(reader: User | None, language: str) -> Iterator[None]:
    """For that time, the interface of ``reader`` is in ``language``, as the page: a mixed one is not all there is."""
    if reader is None:
        yield
        return
    User.objects.filter(pk=reader.pk).update(language=language)
    try:
        yield
    finally:
        User.objects.filter(pk=reader.pk).update(language=reader.language)


def team_member() -> User:
    """Somebody of the pôle's team: who sees the most screens without passing everywhere."""
    officers = Affiliation.objects.in_force().filter(
        organisation__is_host=True, capacity=Affiliation.Capacity.OFFICER, person__is_superuser=False
    )
    return User.objects.filter(pk__in=officers.values("person"), is_active=True).earliest("pk")


def administrator() -> User:
    """Somebody who passes everywhere."""
    return User.objects.filter(is_superuser=True, is_active=True).earliest("pk")


def _page(model: type[Page], reader: User) -> Page | None:
    """The published page with the longest title, French where possible: what is long is what breaks a design."""
    pages = visible_pages(reader, model.objects.all()).filter(alias_of__isnull=True)
    return pages.order_by("-locale__language_code", Length("title").desc(), "pk").first()


def _arguments(view: str) -> tuple[Any, ...] | None:
    return _screens[view].arguments()
