"""What people are told of conversations: a comment on their page, an answer, a report to see to, why one was hidden."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from intranet.access.models import AccessRule, Role
from intranet.access.people import people_with_role
from intranet.access.policies import visible_pages
from intranet.accounts.models import User
from intranet.notifications import Event, Topic, notify, register_event
from intranet.notifications.addresses import absolute_url
from intranet.pages.wording import first_written

from .models import Comment, Report
from .policies import rules_heard, spaces_run

Words: TypeAlias = dict[str, Any] | None
Context: TypeAlias = dict[str, Any]

POSTED, ANSWERED, REPORTED, HIDDEN = "comment_posted", "comment_answered", "comment_reported", "comment_hidden"
OWN_PAGES = Topic("page_comments", _("Commentaires de mes pages"), _("vous répondez de cette page"))
CONVERSATIONS = Topic("conversations", _("Conversations où j’ai écrit"), _("vous avez écrit dans cette conversation"))
REPORTS = Topic("comment_reports", _("Commentaires signalés"), _("vous gérez cet espace"))


# Saying so, where it happens


def tell_posted(comment: Comment, page: Page) -> None:
    """Those who spoke in the thread before, and who answers for the page: each once."""
    thread = Q(pk=comment.thread) | Q(answers=comment.thread)
    before = Comment.objects.filter(thread, pk__lt=comment.pk).standing()
    people = User.objects.filter(pk__in=before.order_by().values("author")).exclude(pk=comment.author_id or 0)
    speakers = {person.pk: person for person in people}
    notify(speakers.values(), ANSWERED, {"comment": comment.pk})
    written = first_written(page)
    owner = None if written is None else written.owner
    if owner is not None and owner.pk != comment.author_id and owner.pk not in speakers:
        notify([owner], POSTED, {"comment": comment.pk})


def tell_reported(report: Report, page: Page) -> None:
    """Those who manage the page's space."""
    rule = AccessRule.objects.select_related("space__parent").filter(translation_key=page.translation_key).first()
    if rule is not None:
        managers = people_with_role(Role.MANAGER, space=rule.space, include_superusers=False)
        notify(managers.exclude(pk=report.person_id or 0), REPORTED, {"report": report.pk})


def tell_hidden(comment: Comment, *, by: User) -> None:
    """Its author, unless they hid it themselves."""
    if comment.author is not None and comment.author_id != by.pk:
        notify([comment.author], HIDDEN, {"comment": comment.pk})


# What may be said, when it is


def _said(reader: User, contexts: Sequence[Context]) -> list[Words]:
    """The words themselves, as long as they stand and the reader takes part."""
    comments = _comments(contexts)
    pages = _pages(reader, [each.page_key for each in comments.values()])

    def words(context: Context) -> Words:
        comment = comments.get(context["comment"])
        page = None if comment is None else pages.get(comment.page_key)
        if comment is None or page is None or not comment.stands:
            return None
        return {
            **_about(reader, comment, page),
            "author": comment.author,
            "quote": comment.body,
            "quote_language": comment.language,
        }

    return [words(context) for context in contexts]


def _hidden(reader: User, contexts: Sequence[Context]) -> list[Words]:
    """Its author alone is told why."""
    comments = _comments(contexts)
    pages = _pages(reader, [each.page_key for each in comments.values()])

    def words(context: Context) -> Words:
        comment = comments.get(context["comment"])
        page = None if comment is None else pages.get(comment.page_key)
        if comment is None or page is None or not comment.is_hidden or comment.author_id != reader.pk:
            return None
        return {**_about(reader, comment, page), "quote": comment.hidden_reason}

    return [words(context) for context in contexts]


def _reported(reader: User, contexts: Sequence[Context]) -> list[Words]:
    """Nothing once somebody else has seen to it, or the space is run by others."""
    among = Report.objects.waiting().select_related("comment__author", "person")
    reports = among.in_bulk({context["report"] for context in contexts})
    keys = [report.comment.page_key for report in reports.values()]
    run = AccessRule.objects.filter(space__in=spaces_run(reader), translation_key__in=keys).select_related("space")
    rules = {rule.translation_key: rule for rule in run}
    pages = _pages(reader, keys)

    def words(context: Context) -> Words:
        report = reports.get(context["report"])
        if report is None or report.comment.page_key not in rules or report.comment.page_key not in pages:
            return None
        comment, rule = report.comment, rules[report.comment.page_key]
        return {
            "title": pages[comment.page_key].title,
            "person": report.person,
            "author": comment.author,
            "quote": report.reason,
            "url": absolute_url(reader.language, "discussion:space", rule.space.slug),
        }

    return [words(context) for context in contexts]


def _comments(contexts: Sequence[Context]) -> Mapping[int, Comment]:
    return Comment.objects.select_related("author").in_bulk({context["comment"] for context in contexts})


def _pages(reader: User, keys: Iterable[UUID]) -> dict[UUID, Page]:
    """The pages of these keys whose conversation the reader takes part in, in their language where there is one."""
    heard = AccessRule.objects.filter(rules_heard(reader), translation_key__in=set(keys)).values("translation_key")
    found: dict[UUID, Page] = {}
    for page in visible_pages(reader).filter(translation_key__in=heard).select_related("locale").order_by("pk"):
        if page.translation_key not in found or page.locale.language_code == reader.language:
            found[page.translation_key] = page
    return found


def _about(reader: User, comment: Comment, page: Page) -> dict[str, Any]:
    return {"title": page.title, "url": absolute_url(reader.language, "discussion:comment", comment.pk)}


def register() -> None:
    register_event(Event(POSTED, topic=OWN_PAGES, many=_said))
    register_event(Event(ANSWERED, topic=CONVERSATIONS, many=_said))
    register_event(Event(HIDDEN, topic=CONVERSATIONS, many=_hidden))
    register_event(Event(REPORTED, topic=REPORTS, many=_reported))
