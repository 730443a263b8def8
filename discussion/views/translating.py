"""Having comments translated: one, or all those shown."""

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_POST, require_safe

from discussion.limits import let_translate
from discussion.models import Comment
from discussion.presentation import Line, Setting, asked_number, conversation_of
from discussion.queries import comments_of
from discussion.tasks import translate_comments
from discussion.translating import wait_for_translations

from .heard import back_to, comment_of, talk_about


@login_required
@require_POST
def translate(request: HttpRequest, pk: int) -> HttpResponse:
    """Have the machine translate one comment into the reader's language."""
    found, setting = comment_of(request, pk)
    if Line(_with_translation(found, setting), setting).may_translate:
        _ask(request, setting, [found])
    return _part(request, found, setting) if request.htmx else back_to(request, setting, found)


@login_required
@require_safe
def translation(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is: a part of the page."""
    found, setting = comment_of(request, pk)
    return _part(request, found, setting)


@login_required
@require_POST
def translate_all(request: HttpRequest, number: int) -> HttpResponse:
    """Have the machine translate all those that are shown together."""
    setting = talk_about(request, number)
    talk = conversation_of(setting, asked_number(request))
    wanted = [line.comment for line in talk.lines if line.may_translate]
    if wanted:
        _ask(request, setting, wanted)
    return back_to(request, setting, wanted[0] if wanted else None)


def _ask(request: HttpRequest, setting: Setting, comments: Sequence[Comment]) -> None:
    try:
        let_translate(request, len(comments))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return
    with transaction.atomic():
        fresh = wait_for_translations(comments, setting.language)
        if fresh:
            transaction.on_commit(lambda: translate_comments.enqueue(fresh, setting.language))


def _with_translation(comment: Comment, setting: Setting) -> Comment:
    """The same row, with what there is in the reader's language."""
    return comments_of(comment.page_key, setting.language).get(pk=comment.pk)


def _part(request: HttpRequest, comment: Comment, setting: Setting) -> HttpResponse:
    line = Line(_with_translation(comment, setting), setting)
    response = render(request, "discussion/translation.html", {"line": line, "followed": True})
    patch_cache_control(response, private=True, no_cache=True)
    return response
