"""The whole demonstration, part by part. Each part is loaded at once or not at all, and never twice."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.core.management.base import CommandError
from django.db import transaction

from search.upkeep import reconcile
from workspaces.setup import ensure_site

from .content.domains import DOMAINS
from .content.workspaces import WORKSPACES
from .discussion import load_discussion
from .entry import load_entry
from .home import load_home
from .indexing import indexed_once
from .network import load_network
from .news import load_events, load_news
from .people import load_people
from .privacy import load_requests
from .profiles import load_profiles
from .searches import load_searches
from .territory import load_domain, load_organisations
from .translations import load_translations
from .workspaces import load_workspace


@dataclass(frozen=True)
class Part:
    """A part to load, which returns how many things it made: 0 where it was there already."""

    name: str
    make: Callable[[], int]

    def load(self) -> int:
        with transaction.atomic(), indexed_once():
            return self.make()


def parts() -> Iterator[Part]:
    """All of it, in the order in which one rests on another."""
    yield Part("organisations", load_organisations)
    yield Part("people", load_people)
    yield Part("profiles", load_profiles)
    for slug, _name, _name_en, _themes in DOMAINS:
        yield Part(slug, partial(load_domain, slug))
    yield Part("home", load_home)
    for workspace in WORKSPACES:
        yield Part(workspace.slug, partial(load_workspace, workspace))
    yield Part("news", load_news)
    yield Part("events", load_events)
    yield Part("network", load_network)
    yield Part("requests", load_requests)
    yield Part("entry", load_entry)
    yield Part("translations", load_translations)
    yield Part("discussion", load_discussion)
    yield Part("search", follow_dates)
    yield Part("searches", load_searches)


def prepare() -> None:
    """What every installation has. Refused in production, where anybody could enter by these accounts."""
    if settings.SETTINGS_MODULE.endswith(".production"):
        raise CommandError("The demonstration is not for production: anybody may enter by its accounts.")
    ensure_site()


def follow_dates() -> int:
    """The search takes up the dates that were given to pages after the fact. Nothing is made by that."""
    reconcile()
    return 0
