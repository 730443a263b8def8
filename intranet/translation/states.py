"""The state of a translation, computed from its segments and its pages."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

from .models import SegmentState, Translation


class State(TextChoices):
    """Of a page or of one of its fields, in a language that is not its source's."""

    NONE = "none", _("Pas de traduction")
    MACHINE_DRAFT = "machine_draft", _("Brouillon de la machine")
    MACHINE = "machine", _("Traduite par une machine, pas relue")
    REVIEW = "review", _("En relecture")
    REVIEWED = "reviewed", _("Relue")
    OUTDATED = "outdated", _("Pas à jour")
    SOURCE_DELETED = "source_deleted", _("Original supprimé")


@dataclass(frozen=True)
class Counts:
    """How many segments: in all, without target or with one of a former source, by who wrote the target; then how
    many do not say to readers what the source says today, how many a machine wrote, how many are published at all."""

    total: int = 0
    open: int = 0
    machine: int = 0
    draft: int = 0
    reviewed: int = 0
    outdated: int = 0
    published_machine: int = 0
    published: int = 0


@dataclass(frozen=True)
class Status:
    """The state of one translation, with what it follows from."""

    state: State
    counts: Counts
    is_published: bool
    source_changed_at: dt.datetime | None = None
    published_at: dt.datetime | None = None
    translation: Translation | None = None

    @property
    def for_readers(self) -> State:
        """What may be told of it to whoever reads the page: nothing of a draft."""
        return self.state if self.is_published or self.state is State.SOURCE_DELETED else State.NONE


NOTHING = Status(State.NONE, Counts(), False)


def counted(translations: QuerySet[Translation]) -> QuerySet[Translation]:
    """With all that :func:`status` needs, in the same query."""

    def how_many(condition: Q) -> Count:
        return Count("segments", filter=condition)

    present = ~Q(segments__source="")
    return translations.select_related("source", "target", "locale", "source_locale").annotate(
        total=how_many(present),
        open=how_many(present & Q(segments__state=SegmentState.OPEN)),
        machine=how_many(present & Q(segments__state=SegmentState.MACHINE)),
        draft=how_many(present & Q(segments__state=SegmentState.DRAFT)),
        reviewed=how_many(present & Q(segments__state=SegmentState.REVIEWED)),
        outdated=how_many(~Q(segments__published_source=F("segments__source"))),
        published_machine=how_many(Q(segments__published_state=SegmentState.MACHINE)),
        published=how_many(~Q(segments__published_source="")),
    )


def status(translation: Translation) -> Status:
    """The state of a translation fetched by :func:`counted`."""
    row = vars(translation)
    counts = Counts(**{name: row[name] for name in Counts.__dataclass_fields__})
    target = translation.target
    published = target is not None and target.live and target.alias_of_id is None
    state = State.SOURCE_DELETED if translation.source is None else state_of(counts, is_published=published)
    return Status(state, counts, published, translation.source_changed_at, translation.published_at, translation)


def state_of(counts: Counts, *, is_published: bool) -> State:
    """The same rule for a page and for one of its fields.

    A page of its own of which nothing is a translation yet says what its source says: as if it were not published.
    """
    if is_published and counts.published:
        if counts.outdated:
            return State.OUTDATED
        return State.MACHINE if counts.published_machine else State.REVIEWED
    if counts.draft or counts.reviewed:
        return State.REVIEW
    return State.MACHINE_DRAFT if counts.machine else State.NONE
