"""What is asked of the database about conversations: as many queries whatever the number of comments."""

from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Exists, F, FilteredRelation, Func, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from intranet.access.models import AccessRule, Space
from intranet.access.prepared import PreparedRows
from intranet.translation.models import SpaceTranslationSettings

from .models import ClosedConversation, Comment, CommentQuerySet, Report, SpaceDiscussion


class Facts(NamedTuple):
    """Of a page's conversation: how many rows it has and how many say something, whether it is closed, and by what.

    ``leaves``: whether the space lets what is not public go to somebody else's machine.
    """

    rows: int
    said: int
    is_closed: bool
    is_space_closed: bool
    leaves: bool

    @property
    def is_open(self) -> bool:
        return not (self.is_closed or self.is_space_closed)


def facts_of(page_key: UUID, rule: AccessRule) -> Facts:
    """In one query, which every page asks."""
    ((rows, said, *truths),) = FACTS.objects((), page_key, rule.space_id)
    return Facts(rows, said, *map(bool, truths))


def _facts(_shape: Any, page_key: UUID, space: int) -> QuerySet[Any, Any]:
    rows = Comment.objects.filter(page_key=page_key).order_by()
    return (
        Space.objects.filter(pk=space)
        .order_by()
        .values_list(
            _count(rows),
            _count(rows.standing()),
            Exists(ClosedConversation.objects.filter(page_key=page_key)),
            Exists(SpaceDiscussion.objects.filter(space=OuterRef("pk"), is_open=False)),
            Exists(SpaceTranslationSettings.objects.filter(space=OuterRef("pk"), sends_outside=True)),
        )
    )


FACTS = PreparedRows(_facts)


def _count(rows: CommentQuerySet) -> Coalesce:
    return Coalesce(Subquery(rows.annotate(number=Func(F("pk"), function="COUNT")).values("number")), Value(0))


def is_open(page_key: UUID, space_id: int) -> bool:
    """Whether neither the page nor its space closed the conversation."""
    closed = ClosedConversation.objects.filter(page_key=page_key).exists()
    return not closed and not SpaceDiscussion.objects.filter(space=space_id, is_open=False).exists()


def comments_of(page_key: UUID, language: str) -> QuerySet[Comment]:
    """In their order, each with its author, its translation into that language and whether a report of it waits."""
    made = FilteredRelation("translations", condition=Q(translations__language=language))
    reports = Report.objects.waiting().filter(comment=OuterRef("pk"))
    shown = {f"made_{name}": F(f"made__{name}") for name in ("status", "text", "version", "failure", "asked_at")}
    return (
        Comment.objects.filter(page_key=page_key)
        .select_related("author")
        .annotate(made=made, is_reported=Exists(reports))
        .annotate(**shown)
        .in_order()
    )


def place_of(comment: Comment) -> int:
    """How many rows come before it in its conversation."""
    rows = Comment.objects.filter(page_key=comment.page_key).annotate(thread_id=Coalesce("answers_id", "pk"))
    before = Q(thread_id__lt=comment.thread) | Q(thread_id=comment.thread, pk__lt=comment.pk)
    return rows.filter(before).count()


def is_answered(comment: Comment) -> bool:
    """Whether somebody else has spoken after it in its thread."""
    later = Comment.objects.filter(answers=comment.thread, pk__gt=comment.pk, deleted_at=None)
    return later.exclude(author=comment.author_id).exists()


def reported_in(space: Space) -> QuerySet[Comment]:
    """The comments of that space of which a report waits, those reported first before."""
    waiting = Report.objects.waiting().filter(comment__in=_in_space(space))
    first = Report.objects.waiting().filter(comment=OuterRef("pk")).order_by("reported_at", "pk")
    found = Comment.objects.filter(pk__in=waiting.order_by().values("comment"))
    since = Subquery(first.values("reported_at")[:1])
    return found.select_related("author").annotate(since=since).order_by("since", "pk")


def hidden_in(space: Space) -> QuerySet[Comment]:
    """Those that are hidden there, the latest first."""
    hidden = _in_space(space).filter(hidden_at__isnull=False, deleted_at=None)
    return hidden.select_related("author", "hidden_by").order_by("-hidden_at", "-pk")


def _in_space(space: Space) -> CommentQuerySet:
    keys = AccessRule.objects.filter(space=space).values("translation_key")
    return Comment.objects.filter(page_key__in=keys)
