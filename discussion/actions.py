"""Writes on conversations: check, change within a transaction, log, tell."""

import datetime as dt
from functools import partial
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from intranet.access.models import Space
from intranet.access.policies import access_of
from intranet.accounts.models import User

from . import notices
from .models import ClosedConversation, Comment, CommentTranslation, Report, SpaceDiscussion
from .policies import (
    is_by,
    is_frozen,
    may_close,
    may_delete,
    may_edit,
    may_moderate,
    may_report,
    may_speak,
    takes_part,
)
from .queries import is_answered, is_open
from .tasks import translate_comments
from .words import cleaned


@transaction.atomic
def post_comment(
    page: Page, body: str, language: str, *, by: User, key: UUID, answers: Comment | None = None
) -> Comment:
    """Say something of the page, or answer a comment of its conversation; ``key`` sent again gives the same comment.

    Raises ``ValidationError`` where the conversation is closed, or what is answered is not there any more.
    """
    _require(takes_part(by, page))
    said = Comment.objects.filter(author=by, key=key).first()
    if said is not None:
        return said
    _require_open(by, page)
    if answers is not None:
        answers = _answerable(page, answers)
    comment, made = Comment.objects.get_or_create(
        author=by,
        key=key,
        defaults={"page_key": page.translation_key, "answers": answers, "body": _words(body), "language": language},
    )
    if made:
        notices.tell_posted(comment, page)
    return comment


def _answerable(page: Page, answers: Comment) -> Comment:
    """The first comment of the thread, held so that its author does not change it meanwhile."""
    asked = Comment.objects.select_for_update().filter(pk=answers.pk, page_key=page.translation_key).first()
    if asked is None or not asked.stands:
        raise ValidationError(_("Ce commentaire n’est plus là : rien n’est encore publié."), code="gone")
    return asked if asked.answers is None else asked.answers


@transaction.atomic
def edit_comment(comment: Comment, page: Page, body: str, language: str, *, by: User, version: int) -> Comment:
    """Change one's own words. Raises ``ValidationError`` where that is too late, or somebody changed it meanwhile."""
    comment = _locked(comment)
    _require(takes_part(by, page) and is_by(by, comment))
    _require_open(by, page)
    if is_answered(comment):
        raise ValidationError(_("Quelqu’un a répondu entre-temps : répondez à votre tour."), code="answered")
    if not may_edit(by, comment, is_answered=False):
        raise ValidationError(_("Il est trop tard pour modifier ce commentaire."), code="late")
    if comment.version != version:
        raise ValidationError(_("Vous avez changé ce commentaire entre-temps, dans une autre fenêtre."), code="changed")
    words = _words(body)
    if (words, language) != (comment.body, comment.language):
        comment.body, comment.language = words, language
        comment.version, comment.edited_at = version + 1, timezone.now()
        comment.save(update_fields=["body", "language", "version", "edited_at"])
        _translate_anew(comment)
    return comment


def _translate_anew(comment: Comment) -> None:
    """Those who read it by a machine are to read what it says now."""
    comment.translations.filter(language=comment.language).delete()
    made = comment.translations.exclude(language=comment.language)
    made.update(
        version=comment.version,
        status=CommentTranslation.Status.WAITING,
        text="",
        failure="",
        asked_at=timezone.now(),
    )
    for language in made.values_list("language", flat=True):
        transaction.on_commit(partial(translate_comments.enqueue, [comment.pk], language))


@transaction.atomic
def delete_comment(comment: Comment, page: Page, *, by: User) -> None:
    """Take the words away for good; an empty row stays where somebody has answered."""
    comment = _locked(comment)
    _require(may_delete(by, page, comment))
    own = is_by(by, comment)
    if not own:
        log(instance=page, action="discussion.delete", user=by, data=_about(comment))
    _settle(comment, by=by)
    if comment.answers_id is None and comment.answered_by.exists():
        comment.translations.all().delete()
        comment.body, comment.hidden_reason = "", ""
        comment.deleted_at, comment.deleted_by_author = timezone.now(), own
        comment.save(update_fields=["body", "hidden_reason", "deleted_at", "deleted_by_author"])
        return
    first = comment.answers
    comment.delete()
    if first is not None and first.is_deleted and not first.answered_by.exists():
        first.delete()


@transaction.atomic
def hide_comment(comment: Comment, page: Page, *, by: User, reason: str) -> None:
    """Have nobody read it but its author, who is told why, and the managers. Settles what was reported of it."""
    comment = _locked(comment)
    _require(may_moderate(by, page))
    if not comment.stands:
        raise ValidationError(_("Ce commentaire est déjà masqué ou supprimé."), code="hidden")
    comment.hidden_at, comment.hidden_by, comment.hidden_reason = timezone.now(), by, cleaned(reason)
    comment.save(update_fields=["hidden_at", "hidden_by", "hidden_reason"])
    _settle(comment, by=by)
    log(instance=page, action="discussion.hide", user=by, data=_about(comment))
    notices.tell_hidden(comment, by=by)


@transaction.atomic
def show_comment(comment: Comment, page: Page, *, by: User) -> None:
    """Undo the hiding."""
    comment = _locked(comment)
    _require(may_moderate(by, page))
    if not comment.is_hidden:
        return
    comment.hidden_at, comment.hidden_by, comment.hidden_reason = None, None, ""
    comment.save(update_fields=["hidden_at", "hidden_by", "hidden_reason"])
    log(instance=page, action="discussion.show", user=by, data=_about(comment))


@transaction.atomic
def report_comment(comment: Comment, page: Page, *, by: User, reason: str = "") -> Report:
    """Tell the managers of it: once for each reader, and them once for each comment."""
    comment = _locked(comment)
    _require(takes_part(by, page) and not is_frozen(by, page))
    if not may_report(by, page, comment):
        raise ValidationError(_("Ce commentaire est déjà masqué ou supprimé."), code="hidden")
    waits = comment.reports.waiting().exists()
    report, made = Report.objects.get_or_create(
        comment=comment, person=by, settled_at=None, defaults={"reason": cleaned(reason)}
    )
    if made and not waits:
        notices.tell_reported(report, page)
    return report


@transaction.atomic
def leave_comment(comment: Comment, page: Page, *, by: User) -> None:
    """Answer the reports of it by leaving it where it is."""
    _require(may_moderate(by, page))
    _settle(comment, by=by)
    log(instance=page, action="discussion.leave", user=by, data=_about(comment))


@transaction.atomic
def close_conversation(page: Page, *, by: User) -> None:
    """What was said stays; nothing more is."""
    _require(may_close(by, page))
    _closed, made = ClosedConversation.objects.get_or_create(page_key=page.translation_key, defaults={"closed_by": by})
    if made:
        log(instance=page, action="discussion.close", user=by)


@transaction.atomic
def open_conversation(page: Page, *, by: User) -> None:
    """Undo the closing."""
    _require(may_close(by, page))
    if ClosedConversation.objects.filter(page_key=page.translation_key).delete()[0]:
        log(instance=page, action="discussion.open", user=by)


@transaction.atomic
def change_space_discussion(space: Space, *, is_open: bool, by: User) -> None:
    """Whether the pages of the space take comments."""
    _require(access_of(by).manages(space.pk) and not space.is_archived)
    kept, _made = SpaceDiscussion.objects.get_or_create(space=space)
    if kept.is_open != is_open:
        kept.is_open = is_open
        kept.save(update_fields=["is_open"])
        log(instance=space, action="access.change_space", user=by, data={"discussion": is_open})


def _require(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied


def _require_open(by: User, page: Page) -> None:
    rule = access_of(by).rule_of(page)
    if rule is None or not may_speak(by, page, is_open=is_open(page.translation_key, rule.space_id)):
        raise ValidationError(_("La conversation est fermée : rien n’est encore publié."), code="closed")


def _locked(comment: Comment) -> Comment:
    """Read again, and held until the end."""
    found = Comment.objects.select_for_update().filter(pk=comment.pk).first()
    if found is None:
        raise ValidationError(_("Ce commentaire n’est plus là."), code="gone")
    return found


def _words(body: str) -> str:
    words = cleaned(body)
    if not words:
        raise ValidationError({"body": _("Écrivez quelque chose.")}, code="required")
    return words


def _settle(comment: Comment, *, by: User, at: dt.datetime | None = None) -> None:
    comment.reports.waiting().update(settled_at=at or timezone.now(), settled_by=by)


def _about(comment: Comment) -> dict[str, int | None]:
    return {"comment": comment.pk, "person": comment.author_id}
