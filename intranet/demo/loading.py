"""The whole demonstration, part by part. Each part is loaded at once or not at all, and never twice."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.core.management.base import CommandError
from django.db import transaction

from workspaces.setup import ensure_site

from .content.domains import DOMAINS
from .content.workspaces import WORKSPACES
from .home import load_home
from .indexing import indexed_once
from .people import load_people
from .territory import load_domain, load_organisations
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
    for slug, _name, _name_en, _themes in DOMAINS:
        yield Part(slug, partial(load_domain, slug))
    yield Part("home", load_home)
    for workspace in WORKSPACES:
        yield Part(workspace.slug, partial(load_workspace, workspace))


def prepare() -> None:
    """What every installation has. Refused in production, where anybody could enter by these accounts."""
    if settings.SETTINGS_MODULE.endswith(".production"):
        raise CommandError("The demonstration is not for production: anybody may enter by its accounts.")
    ensure_site()
