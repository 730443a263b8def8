"""Loading of what people say below pages."""

from uuid import NAMESPACE_URL, uuid5

from django.db import transaction
from wagtail.models import Page

from discussion.models import Comment, Report
from discussion.policies import takes_part

from . import days
from .content.discussion import CONVERSATIONS, Said
from .pages import key_of
from .people import account
from .writing import plain

MODERATOR = "charpentier"


@transaction.atomic
def load_discussion() -> int:
    """All of it, unless somebody has spoken already; returns how many comments were made."""
    if Comment.objects.exists():
        return 0
    for name, said in CONVERSATIONS.items():
        key = key_of(*name.split("/"))
        page = Page.objects.filter(translation_key=key).order_by("pk").first()
        if page is not None:
            for number, each in enumerate(said):
                _say(page, each, f"{name}/{number}")
    return Comment.objects.count()


def _say(page: Page, said: Said, name: str, answers: Comment | None = None) -> None:
    """As its author would: who may not is left out, should the demonstration change."""
    author = account(said.by)
    if not takes_part(author, page):
        return
    comment = Comment(
        page_key=page.translation_key,
        author=author,
        answers=answers,
        body="\n\n".join(plain(part, said.language) for part in said.text.split("\n\n")),
        language=said.language,
        key=uuid5(NAMESPACE_URL, name),
        created_at=days.working_hour(said.days_ago, len(said.text)),
    )
    if said.hidden:
        moderator = account(MODERATOR)
        comment.hidden_at, comment.hidden_by = days.working_hour(max(said.days_ago - 1, 0), 3), moderator
        comment.hidden_reason = plain(said.hidden)
    comment.save()
    _follow(comment, said)
    for number, each in enumerate(said.answers):
        _say(page, each, f"{name}/{number}", comment)


def _follow(comment: Comment, said: Said) -> None:
    if said.reported is not None:
        who, why = said.reported
        Report.objects.create(comment=comment, person=account(who), reason=plain(why))
