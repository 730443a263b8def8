"""The way in: a conversation is there for those who take part in it, and was never there for anybody else."""

from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from wagtail.log_actions import log
from wagtail.models import Page

from discussion.kinds import is_talked_about
from discussion.models import Comment
from discussion.policies import may_moderate
from discussion.presentation import Setting, address_of, setting_of
from discussion.queries import place_of
from intranet.access.policies import access_of, visible_pages
from intranet.accounts.languages import content_language
from intranet.accounts.models import User
from intranet.pages.listings import listed


def speaker(request: HttpRequest) -> User:
    """Who asks, once they are known to take part: an account."""
    return cast(User, request.user)


def talk_about(request: HttpRequest, number: int) -> Setting:
    """The conversation of the page of that number."""
    return _heard(request, listed(visible_pages(request.user)).filter(pk=number).first())


def comment_of(request: HttpRequest, pk: int) -> tuple[Comment, Setting]:
    """A comment, and its conversation on the page in the language of the address, or in another one."""
    comment = Comment.objects.select_related("author", "answers__author").filter(pk=pk).first()
    if comment is None:
        raise Http404
    versions = listed(visible_pages(request.user)).filter(translation_key=comment.page_key).order_by("pk")
    pages = {page.locale.language_code: page for page in versions}
    return comment, _heard(request, pages.get(content_language()) or next(iter(pages.values()), None))


def moderated(request: HttpRequest, pk: int) -> tuple[Comment, Setting]:
    """The same, for who manages the page's space."""
    comment, setting = comment_of(request, pk)
    if not may_moderate(request.user, setting.page) or comment.is_deleted:
        raise Http404
    return comment, setting


def _heard(request: HttpRequest, page: Page | None) -> Setting:
    setting = setting_of(page, request) if page is not None and is_talked_about(page) else None
    if page is None or setting is None:
        raise Http404
    access = access_of(request.user)
    if access.reads_only_as_superuser(access.rule_of(page)):
        log(instance=page, action="access.superuser_read", user=request.user)
    return setting


def back_to(request: HttpRequest, setting: Setting, comment: Comment | None = None) -> HttpResponse:
    """To the conversation on its page, at that comment where it still is."""
    place = 0 if comment is None else place_of(comment)
    return redirect(address_of(setting.page, request, comment, place))


def screen(
    request: HttpRequest, template: str, setting: Setting, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """A screen about a conversation; no cache gives it without asking here."""
    context = {"about": setting.page, "back": address_of(setting.page, request), **context}
    response = render(request, template, context, status=status)
    patch_cache_control(response, private=True, no_cache=True)
    return response
