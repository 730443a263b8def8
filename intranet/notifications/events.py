"""What people are told about: the registry of events, which the apps above fill."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django_stubs_ext import StrPromise

# What the templates are given, or None where there is nothing to say (any more) to this reader.
Words: TypeAlias = dict[str, Any] | None
# Asked for a reader (None: somebody who has no account) with the context given to `notify`.
ContentMaker: TypeAlias = Callable[[Any, dict[str, Any]], Words]


@dataclass(frozen=True)
class Topic:
    """Events that a reader refuses together. ``why`` ends the sentence "We write to you because"."""

    name: str
    label: "str | StrPromise"
    why: "str | StrPromise"


@dataclass(frozen=True)
class Event:
    """One kind of notice.

    ``name`` is that of its template, ``templates/notifications/<name>.txt``, where one set of words makes the subject,
    the text and the HTML (see ``templates/notifications/layouts/``). The template is given what ``content`` returns;
    some keys have a place of their own in the layouts: ``url`` (where to go, absolute), ``quote`` (somebody's words),
    ``highlight`` (a code to be copied), ``reply_to`` (an address).

    ``topic`` is what a reader refuses to have no more of it; an event without one is a duty, always mailed.
    """

    name: str
    content: ContentMaker
    topic: Topic | None = None
    # The field of Wagtail's user profile by which a person refuses it, on their account page.
    preference: str = ""

    def wanted_by(self, reader: "AbstractBaseUser") -> bool:
        from wagtail.users.models import UserProfile

        return not self.preference or not UserProfile.objects.filter(user=reader, **{self.preference: False}).exists()


_events: dict[str, Event] = {}


def register_event(event: Event) -> Event:
    """Add an event. Raises ``ValueError`` where another has its name."""
    if _events.setdefault(event.name, event) != event:
        raise ValueError(f"An event named {event.name!r} is registered already.")
    return event


def event_named(name: str) -> Event:
    """Raises ``ValueError`` where no event has that name."""
    try:
        return _events[name]
    except KeyError:
        raise ValueError(f"Unknown event: {name}") from None


def events() -> list[Event]:
    """All events, in the order of their registration."""
    return list(_events.values())
