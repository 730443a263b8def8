"""Probes of notices: everybody was told of what only some may know of, and each sees what is theirs today."""

import uuid
from collections.abc import Iterator
from typing import Any

from wagtail.models import TaskState

from intranet.notifications.models import Notice, Preference
from intranet.notifications.unsubscribing import unsubscribe_url

from . import knowledge as who
from .probing import Probe
from .registry import probes
from .site_probes import in_language
from .world import World, furnish

SUBMITTED, COMMENTED, REVISED = (uuid.UUID(int=number) for number in (1, 2, 3))
UNKNOWN = uuid.UUID(int=9)
# Who edits the draft of somebody else's article, or decides of it.
OPENED_BY = {SUBMITTED: who.EDITORS, COMMENTED: who.OF_SECTION, REVISED: who.EDITORS}


def told(world: World) -> dict[uuid.UUID, tuple[str, dict[str, Any]]]:
    author = world.people["author"].pk
    return {
        SUBMITTED: ("page_submitted", {"task_state": world.task_state.pk}),
        COMMENTED: ("page_commented", {"page": world.pages["secret_draft"].pk, "author": author}),
        REVISED: ("page_commented", {"page": world.pages["article"].pk, "author": author}),
    }


def events(world: World) -> list[tuple[str, dict[str, Any]]]:
    """Whatever the site tells of pages, about those of this world."""
    author = world.people[who.MANAGER].pk
    decided = {TaskState.STATUS_APPROVED: "page_approved", TaskState.STATUS_REJECTED: "page_rejected"}
    states = TaskState.objects.filter(status__in=decided)
    return [
        *told(world).values(),
        *((decided[state.status], {"task_state": state.pk}) for state in states),
        *(("page_commented", {"page": page.pk, "author": author}) for page in world.pages.values()),
    ]


@furnish
def tell_everybody(world: World) -> None:
    """As if each had been concerned once."""
    for name in who.EVERYONE - {who.ANONYMOUS}:
        for key, (event, context) in told(world).items():
            Notice.objects.create(reader=world.people[name], key=key, event=event, context=context)


@probes("notices:list", "notices:count", "notices:notice", "notices:read_all")
def notices(world: World) -> Iterator[Probe]:
    for language in ("fr", "en"):
        path = in_language("notices:list", language=language)
        yield Probe(path, who.EDITORS, ("submitted.title", "article.title"), knows=who.EVERYONE)
        yield Probe(path, who.OF_SECTION, ("secret_draft.title",), knows=who.EVERYONE)
    for key, readers in OPENED_BY.items():
        path, twin = in_language("notices:notice", key), in_language("notices:notice", UNKNOWN)
        for method in ("head", "get", "post"):
            yield Probe(path, readers, twin=twin, method=method, status=302)
    yield Probe(in_language("notices:count"), knows=who.EVERYONE)
    yield Probe(in_language("notices:read_all"), knows=who.EVERYONE)
    yield Probe(in_language("notices:read_all"), knows=who.EVERYONE, method="post", data={"newest": "1"})


@probes("notices:preferences", "notices:unsubscribe")
def choices(world: World) -> Iterator[Probe]:
    path = in_language("notices:preferences")
    yield Probe(path, knows=who.EVERYONE)
    yield Probe(path, knows=who.EVERYONE, method="post", data={"topic-reviews": "x"})
    preference = Preference.objects.create(reader=world.people["author"], topic="reviews")
    for language in ("fr", "en"):
        url = unsubscribe_url(preference, language)
        path = url[url.index(f"/{language}/") :]
        # Whoever holds the link: it says neither whose it is, nor anything else.
        for method in ("get", "head", "post"):
            yield Probe(path, who.EVERYONE, method=method)
            yield Probe(path[:-2] + "/", twin=in_language("notices:unsubscribe", "x", language=language), method=method)
