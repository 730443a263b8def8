"""The shapes in which the demonstration’s news and events are written down; marks and blocks as in writing.py."""

from dataclasses import dataclass

from intranet.demo.writing import Block


@dataclass(frozen=True)
class Picture:
    """A picture of :mod:`intranet.demo.pictures`, by its key; without alternative text it is decorative."""

    key: str
    alternative: str = ""


@dataclass(frozen=True)
class EnglishNews:
    """A news item in English. The picture, the tags and the audience are those of the French one."""

    slug: str
    title: str
    summary: str
    body: tuple[Block, ...] = ()
    # What the lead picture shows, in English; where it has any alternative text.
    picture_alternative: str = ""
    author: str = "charpentier"


@dataclass(frozen=True)
class NewsText:
    """A news item. ``workspaces`` are slugs, or the network (tags: no right); ``author`` is the key of a person.

    ``audience`` narrows it ("members", "pole", "network"); ``state`` is ``published``, ``submitted`` or ``draft``.
    """

    slug: str
    title: str
    summary: str
    body: tuple[Block, ...]
    days_ago: int
    picture: Picture | None = None
    workspaces: tuple[str, ...] = ()
    audience: str = ""
    author: str = "vasseur"
    state: str = "published"
    english: EnglishNews | None = None


@dataclass(frozen=True)
class Repeated:
    """``frequency``: "daily", "weekly", "monthly" or "yearly". It ends after ``count`` times, or on a day counted from
    today (``until_in_days``), or never; ``without_in_days`` are days, counted from today, on which it does not take
    place."""

    frequency: str
    interval: int = 1
    count: int | None = None
    until_in_days: int | None = None
    without_in_days: tuple[int, ...] = ()


@dataclass(frozen=True)
class EnglishEvent:
    """An event in English: its dates, place and state are those of the French one."""

    slug: str
    title: str
    summary: str
    body: tuple[Block, ...] = ()
    place: str = ""
    cancelled: str = ""
    author: str = "charpentier"


@dataclass(frozen=True)
class EventText:
    """An event, so many days from today (negative: in the past).

    ``start`` and ``end`` are "HH:MM" of Paris, empty for an event of whole days (``all_day``), which lasts ``days``
    days. ``cancelled`` is the reason why it does not take place. ``workspace`` is the slug of the workspace whose
    calendar it is in; empty, the calendar of the whole site. ``workspaces`` are tags, as those of news.
    """

    slug: str
    title: str
    summary: str
    body: tuple[Block, ...]
    in_days: int
    start: str = ""
    end: str = ""
    all_day: bool = False
    days: int = 1
    place: str = ""
    address: str = ""
    online_link: str = ""
    organiser: str = ""
    recurrence: Repeated | None = None
    cancelled: str = ""
    workspace: str = ""
    workspaces: tuple[str, ...] = ()
    audience: str = ""
    author: str = "vasseur"
    # How long ago it was announced.
    days_ago: int = 20
    english: EnglishEvent | None = None
