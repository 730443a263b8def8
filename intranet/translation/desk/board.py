"""What waits to be translated, as one person may see and do it: a number of queries that does not depend on how much.

A few columns of all of it are read, then filtered, counted and sorted in Python, as other lists of the site are:
made for some thousands of pages.
"""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Min, OuterRef, QuerySet, Subquery, TextChoices
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from intranet.access.models import AccessRule, Space
from intranet.access.policies import Person, visible_pages
from intranet.accounts.models import User
from intranet.translation.models import DeskEntry, Translation, TranslationAsk
from intranet.translation.policies.translators import written_by
from intranet.translation.states import State, Status, counted, status

from .importance import Importance, importance, links_to, views_of, weight


class Stage(TextChoices):
    """Where a translation is, as the desk tells it."""

    ASKED = "asked", _("À traduire")
    MACHINE = "machine", _("Brouillon de la machine")
    WRITING = "writing", _("En cours")
    SUBMITTED = "submitted", _("À publier")
    OUTDATED = "outdated", _("Pas à jour")
    UNREAD = "unread", _("Publiée par la machine, à relire")
    UNTOUCHED = "untouched", _("Jamais demandée")
    DONE = "done", _("Publiée et relue")


# What waits; the others are shown to whoever asks for them.
WAITING = [Stage.ASKED, Stage.MACHINE, Stage.WRITING, Stage.SUBMITTED, Stage.OUTDATED, Stage.UNREAD]
BY_STATE = {
    State.NONE: Stage.ASKED,
    State.MACHINE_DRAFT: Stage.MACHINE,
    State.REVIEW: Stage.WRITING,
    State.OUTDATED: Stage.OUTDATED,
    State.MACHINE: Stage.UNREAD,
    State.REVIEWED: Stage.DONE,
}
NONE_IN_HAND, MINE = "personne", "moi"
SORTS = {
    "importance": _("les plus importantes"),
    "vues": _("les plus lues"),
    "age": _("les plus anciennes"),
    "echeance": _("l’échéance la plus proche"),
    "titre": _("le titre"),
}
# Filters by how long something has waited, in days.
AGES = {"semaine": 7, "mois": 30, "trimestre": 90}


@dataclass
class Row:
    """A page and the language in which it is wanted. ``number`` is that of the page as first written."""

    key: UUID
    number: int
    title: str
    source_language: str
    language: str
    locale: int
    space: int
    audience: int
    stage: Stage
    since: dt.datetime | None = None
    status: Status | None = None
    entry: DeskEntry | None = None
    asks: int = 0
    views: int = 0
    figure: int = 0

    @property
    def importance(self) -> Importance:
        return importance(self.figure)

    @property
    def age(self) -> str:
        """How long it has waited, in words and in one unit."""
        return "" if self.since is None else timesince(self.since, depth=1)

    @property
    def is_overdue(self) -> bool:
        return self.entry is not None and self.entry.is_overdue

    @property
    def in_hand(self) -> User | None:
        return self.entry.person if self.entry is not None and self.entry.done_at is None else None


@dataclass
class Filters:
    """What is looked for; empty: all that waits."""

    space: str = ""
    language: str = ""
    stage: str = ""
    who: str = ""
    age: str = ""
    importance: str = ""
    sort: str = "importance"

    def keeps(self, row: Row, reader: Person, now: dt.datetime) -> bool:
        return all(
            (
                self.keeps_stage(row.stage),
                not self.space or str(row.space) == self.space,
                not self.language or row.language == self.language,
                not self.importance or str(row.importance.value) == self.importance,
                self._keeps_person(row, reader),
                self.age not in AGES or (row.since is not None and row.since < now - dt.timedelta(days=AGES[self.age])),
            )
        )

    def keeps_stage(self, stage: Stage) -> bool:
        return stage.value == self.stage if self.stage else stage in WAITING

    def _keeps_person(self, row: Row, reader: Person) -> bool:
        if self.who == MINE:
            return row.in_hand is not None and row.in_hand.pk == reader.pk
        return self.who != NONE_IN_HAND or row.in_hand is None


@dataclass
class Board:
    """All that this person may translate (``rows``), what the filters keep of it, sorted (``shown``), and counts."""

    rows: list[Row]
    shown: list[Row]
    spaces: dict[int, Space]
    per_space: list[tuple[Space, int, int]] = field(default_factory=list)
    stages: Counter[Stage] = field(default_factory=Counter)

    @property
    def waiting(self) -> int:
        return sum(self.stages[stage] for stage in WAITING)


def board_for(reader: User, filters: Filters) -> Board:
    """The desk of this person."""
    rows = _rows(reader)
    spaces = Space.objects.in_bulk({row.space for row in rows})
    now = timezone.now()
    shown = [row for row in rows if row.space in spaces and filters.keeps(row, reader, now)]
    board = Board(rows, sorted(shown, key=lambda row: _order(row, filters.sort)), spaces)
    board.stages = Counter(row.stage for row in rows)
    waiting = [row for row in rows if row.stage in WAITING]
    counts, overdue = Counter(row.space for row in waiting), Counter(row.space for row in waiting if row.is_overdue)
    named = [(spaces[pk], count, overdue[pk]) for pk, count in counts.items() if pk in spaces]
    board.per_space = sorted(named, key=lambda each: (-each[1], str(each[0])))
    return board


def _order(row: Row, sort: str) -> tuple[Any, ...]:
    age = row.since.timestamp() if row.since else timezone.now().timestamp()
    due = row.entry.due_on if row.entry and row.entry.due_on and row.entry.done_at is None else dt.date.max
    title = row.title.casefold()
    return {
        "vues": (-row.views, age, title),
        "age": (age, title),
        "echeance": (due, -row.figure, age, title),
        "titre": (title,),
    }.get(sort, (not row.is_overdue, -row.figure, age, title))


def _rows(reader: User) -> list[Row]:
    mine = written_by(reader, visible_pages(reader).filter(depth__gt=1))
    begun = _begun(mine)
    known = {(row.key, row.locale) for row in begun}
    rows = [*begun, *(row for row in _untouched(mine) if (row.key, row.locale) not in known)]
    _weigh(rows, reader)
    return rows


def _begun(mine: QuerySet[Page]) -> list[Row]:
    """Pages of which there is a translation, published or not."""
    rule = AccessRule.objects.filter(translation_key=OuterRef("translation_key"))
    translations = counted(Translation.objects.filter(target__in=mine.order_by().values("pk"), source__isnull=False))
    translations = translations.annotate(
        space=Subquery(rule.values("space_id")[:1]), audience=Subquery(rule.values("audience")[:1])
    )
    entries = {entry.translation_id: entry for entry in DeskEntry.objects.select_related("person")}
    rows = []
    for each in translations:
        told, page = status(each), each.source
        if page is None or each.space is None or not page.live:
            continue
        entry = entries.get(each.pk)
        stage = stage_of(told)
        row = Row(
            each.translation_key,
            page.pk,
            page.title,
            each.source_locale.language_code,
            each.locale.language_code,
            each.locale_id,
            each.space,
            each.audience,
            stage,
            _since(each, stage),
            told,
            entry,
        )
        rows.append(row)
    return rows


def stage_of(told: Status) -> Stage:
    """Of a translation that somebody has begun."""
    stage = BY_STATE.get(told.state, Stage.DONE)
    submitted = told.translation is not None and told.translation.submitted_at is not None
    return Stage.SUBMITTED if submitted and stage is not Stage.DONE else stage


def _since(translation: Translation, stage: Stage) -> dt.datetime | None:
    if stage is Stage.SUBMITTED:
        return translation.submitted_at
    if stage in {Stage.OUTDATED, Stage.UNREAD, Stage.DONE}:
        return translation.source_changed_at if stage is Stage.OUTDATED else translation.published_at
    return translation.requested_at


def _untouched(mine: QuerySet[Page]) -> list[Row]:
    """Pages that stand in for a translation that nobody has begun."""
    rule = AccessRule.objects.filter(translation_key=OuterRef("translation_key"))
    pages = mine.filter(
        alias_of__isnull=False, alias_of__translation_key=F("translation_key"), alias_of__live=True
    ).annotate(space=Subquery(rule.values("space_id")[:1]), audience=Subquery(rule.values("audience")[:1]))
    values = pages.order_by().values_list(
        "translation_key",
        "alias_of",
        "alias_of__title",
        "alias_of__locale__language_code",
        "locale__language_code",
        "locale",
        "space",
        "audience",
    )
    return [Row(*facts, stage=Stage.UNTOUCHED) for facts in values if facts[6] is not None]  # type: ignore[misc]


def _weigh(rows: list[Row], reader: User) -> None:
    asked = {
        (key, locale): (count, since)
        for key, locale, count, since in TranslationAsk.objects.order_by()
        .values("translation_key", "locale")
        .annotate(count=Count("pk"), since=Min("asked_at"))
        .values_list("translation_key", "locale", "count", "since")
    }
    links = links_to([row.number for row in rows], reader)
    views = views_of(row.key for row in rows)
    for row in rows:
        row.views = views[row.key]
        row.asks, since = asked.get((row.key, row.locale), (0, None))
        if row.asks and row.stage is Stage.UNTOUCHED:
            row.stage = Stage.ASKED
        if row.since is None:
            row.since = since
        row.figure = weight(asks=row.asks, audience=row.audience, links=links[row.number], views=row.views)
