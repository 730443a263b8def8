"""What people are told about: the registry of events, which the apps above fill."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

# What the templates are given, or None where there is nothing to say (any more) to this reader.
Words: TypeAlias = dict[str, Any] | None
# Asked for a reader (None: somebody who has no account) with the context given to `notify`.
ContentMaker: TypeAlias = Callable[[Any, dict[str, Any]], Words]
# The same for several contexts at once, in their order, at a number of queries that does not depend on how many.
ManyMaker: TypeAlias = Callable[[Any, Sequence[dict[str, Any]]], list[Words]]


@dataclass(frozen=True)
class Topic:
    """Events that a reader chooses about together.

    ``label`` names it where one chooses; ``why`` ends the sentence "We write to you because".
    """

    name: str
    label: "str | StrPromise"
    why: "str | StrPromise"


@dataclass(frozen=True)
class Event:
    """One kind of notice.

    ``name`` is that of its template, ``templates/notifications/<name>.txt``, where one set of words makes the subject,
    the text, the HTML and the line on the site (see ``templates/notifications/layouts/``). The template is given what
    ``content`` returns; some keys have a place of their own in the layouts: ``url`` (where to go, absolute), ``quote``
    (somebody's words), ``highlight`` (a code to be copied), ``reply_to`` (an address).

    ``topic`` is what a reader may refuse; an event without one is a duty, always mailed.

    An event whose words may be asked ``many`` at a time, in the place of ``content``, is also shown on the site. What
    is secret, such as a code or a link that opens an account, has ``content`` and so is mailed only.
    """

    name: str
    content: ContentMaker | None = None
    topic: Topic | None = None
    many: ManyMaker | None = None

    def __post_init__(self) -> None:
        if (self.content is None) == (self.many is None):
            raise ValueError(f"The event {self.name!r} takes either content or many.")

    @property
    def on_site(self) -> bool:
        return self.many is not None

    def words(self, reader: Any, context: dict[str, Any]) -> Words:
        """What may be said to that reader today."""
        return self.words_of_many(reader, [context])[0]

    def words_of_many(self, reader: Any, contexts: Sequence[dict[str, Any]]) -> list[Words]:
        """The same for each of these contexts."""
        if self.many is not None:
            return self.many(reader, contexts)
        assert self.content is not None  # noqa: S101 - one of the two is given
        return [self.content(reader, context) for context in contexts]


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


def topics() -> list[Topic]:
    """All topics, in the order in which their first events were registered."""
    return list({event.topic.name: event.topic for event in events() if event.topic}.values())


def topic_named(name: str) -> Topic | None:
    return next((topic for topic in topics() if topic.name == name), None)


def is_on_site(topic: Topic) -> bool:
    """Whether some event of the topic is shown on the site too."""
    return any(event.on_site for event in events() if event.topic == topic)
