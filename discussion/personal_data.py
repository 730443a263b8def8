"""What conversations hold of people: their words, which stay without their name; what they reported and hid."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from intranet.access.personal_data import Titles
from intranet.accounts.models import User
from intranet.privacy.held import Fact, Holding, Record, register_holding
from intranet.privacy.retention import Rule, deleting, register_rule

from .models import ClosedConversation, Comment, Report


class _Places:
    """The titles of what was talked about, where the person may still open it."""

    def __init__(self, person: User, keys: Iterable[UUID]) -> None:
        pages = Page.objects.filter(translation_key__in=set(keys)).order_by("-pk")
        self._numbers = dict(pages.values_list("translation_key", "pk"))
        self._titles = Titles(person, self._numbers.values())

    def of(self, key: UUID) -> Fact:
        return self._titles.of(self._numbers.get(key, 0))


def comments_of(person: User) -> list[Record]:
    """Their own words; those that they answer are somebody else's."""
    said = list(Comment.objects.filter(author=person).order_by("pk"))
    places = _Places(person, [each.page_key for each in said])
    return [
        [
            places.of(each.page_key),
            Fact("words", _("Vos mots"), each.body),
            Fact("language", _("Langue"), each.language),
            Fact("created_at", _("Date"), each.created_at),
            Fact("edited_at", _("Modifié le"), each.edited_at),
            Fact("hidden_at", _("Masqué le"), each.hidden_at),
            Fact("hidden_because", _("Raison"), each.hidden_reason),
        ]
        for each in said
    ]


def moderation_by(person: User) -> list[Record]:
    """What they reported, with their words; what they hid, settled and closed: nobody else's words or name."""
    reports = list(Report.objects.filter(Q(person=person) | Q(settled_by=person)).select_related("comment"))
    hidden = list(Comment.objects.filter(hidden_by=person).order_by("pk"))
    closed = list(ClosedConversation.objects.filter(closed_by=person))
    places = _Places(
        person,
        [
            *(each.comment.page_key for each in reports),
            *(each.page_key for each in hidden),
            *(each.page_key for each in closed),
        ],
    )
    return [
        *(
            [
                places.of(each.comment.page_key),
                Fact("what", _("Nature"), _("Signalement")),
                Fact("words", _("Vos mots"), each.reason if each.person_id == person.pk else ""),
                Fact("at", _("Date"), each.reported_at if each.person_id == person.pk else each.settled_at),
            ]
            for each in reports
        ),
        *(
            [
                places.of(each.page_key),
                Fact("what", _("Nature"), _("Commentaire masqué")),
                Fact("words", _("Vos mots"), each.hidden_reason),
                Fact("at", _("Date"), each.hidden_at),
            ]
            for each in hidden
        ),
        *(
            [
                places.of(each.page_key),
                Fact("what", _("Nature"), _("Conversation fermée")),
                Fact("at", _("Date"), each.closed_at),
            ]
            for each in closed
        ),
    ]


def _settled(limit: dt.datetime) -> QuerySet[Report]:
    return Report.objects.filter(settled_at__lt=limit)


def register() -> None:
    register_rule(Rule("discussion.reports", "COMMENT_REPORT_DAYS", deleting(_settled)))
    register_holding(
        Holding(
            "discussion",
            44,
            gettext_lazy("Commentaires sous les pages"),
            comments_of,
            covers=("discussion.Comment.author",),
        )
    )
    register_holding(
        Holding(
            "discussion_moderation",
            45,
            gettext_lazy("Signalements et modération de commentaires"),
            moderation_by,
            covers=(
                "discussion.Comment.hidden_by",
                "discussion.Report.person",
                "discussion.Report.settled_by",
                "discussion.ClosedConversation.closed_by",
            ),
        )
    )
