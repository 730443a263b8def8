"""A conversation as one reader sees it: only what they may read, only the gestures that they may really make."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import ceil
from typing import Any
from uuid import uuid4

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString
from wagtail.models import Page

from intranet.access.models import AccessRule
from intranet.access.policies import access_of
from intranet.accounts.languages import interface_language
from intranet.pages.page_notes import PageNote
from intranet.people.faces import colours_of, initials
from intranet.translation.machines import Failure, configured_machine

from .forms import CommentForm, languages
from .kinds import TALKED_ABOUT
from .models import Comment, CommentTranslation
from .policies import is_by, is_frozen, may_close, may_delete, may_edit, may_report, may_run, takes_part
from .queries import Facts, comments_of, facts_of
from .translating import is_wanted, translates
from .words import as_html

# How many comments a page of a conversation has, and the parameter that says which one is shown.
SHOWN = 50
PAGE = "discussion"
ANCHOR = "comments"


@dataclass(frozen=True)
class Setting:
    """What of the reader's request every comment depends on, found once."""

    page: Page
    request: HttpRequest
    rule: AccessRule
    facts: Facts

    @cached_property
    def language(self) -> str:
        return interface_language()

    @cached_property
    def is_frozen(self) -> bool:
        return is_frozen(self.request.user, self.page)

    @cached_property
    def is_open(self) -> bool:
        return self.facts.is_open and not self.is_frozen

    @cached_property
    def runs(self) -> bool:
        return may_run(self.request.user, self.page)

    @cached_property
    def moderates(self) -> bool:
        return self.runs and not self.is_frozen

    @cached_property
    def _from(self) -> dict[str, bool]:
        return {}

    def translates_from(self, language: str) -> bool:
        """Whether the machine may be given what was said here in that language, for this reader."""
        if language not in self._from:
            self._from[language] = translates(configured_machine(), language, self.language, leaves=self.facts.leaves)
        return self._from[language]


class Line:
    """One comment, as the reader of ``setting`` sees it. ``is_answered``: somebody else spoke later in its thread."""

    def __init__(self, comment: Comment, setting: Setting, *, is_answered: bool = True) -> None:
        self.comment, self.setting, self._is_answered = comment, setting, is_answered
        self._user: Any = setting.request.user

    @property
    def anchor(self) -> str:
        return f"comment-{self.comment.pk}"

    @property
    def is_answer(self) -> bool:
        return self.comment.answers_id is not None

    @property
    def is_mine(self) -> bool:
        return is_by(self._user, self.comment)

    @property
    def initials(self) -> str:
        author = self.comment.author
        return "" if author is None or author.erased_at is not None else initials(author)

    @property
    def colours(self) -> tuple[str, str]:
        author = self.comment.author
        return ("#e2e6ea", "#2d3a46") if author is None else colours_of(author)

    @property
    def shows_words(self) -> bool:
        return self.comment.stands or (self.comment.is_hidden and (self.is_mine or self.setting.runs))

    @property
    def words(self) -> SafeString:
        return as_html(self.comment.body)

    @property
    def is_reported(self) -> bool:
        """Told to who sees to it."""
        return self.setting.moderates and bool(getattr(self.comment, "is_reported", False))

    # Gestures

    @property
    def may_answer(self) -> bool:
        return self.setting.is_open and self.comment.stands

    @property
    def may_edit(self) -> bool:
        return self.setting.is_open and may_edit(self._user, self.comment, is_answered=self._is_answered)

    @property
    def may_delete(self) -> bool:
        return may_delete(self._user, self.setting.page, self.comment)

    @property
    def may_report(self) -> bool:
        return may_report(self._user, self.setting.page, self.comment) and not self.setting.moderates

    @property
    def may_hide(self) -> bool:
        return self.setting.moderates and self.comment.stands and not self.is_mine

    @property
    def may_show(self) -> bool:
        return self.setting.moderates and self.comment.is_hidden

    @cached_property
    def key(self) -> str:
        """Of the form that answers it."""
        return str(uuid4())

    # Its translation

    @property
    def is_foreign(self) -> bool:
        """Whether it is in another language than the reader's."""
        return self.comment.language != self.setting.language

    @cached_property
    def _made(self) -> dict[str, Any]:
        names = ("status", "text", "version", "failure", "asked_at")
        return {name: getattr(self.comment, f"made_{name}", None) for name in names}

    @property
    def _is_current(self) -> bool:
        return self.is_foreign and self.comment.stands and self._made["version"] == self.comment.version

    @property
    def translation(self) -> SafeString | None:
        """What the machine made of it, in the reader's language."""
        is_done = self._is_current and self._made["status"] == CommentTranslation.Status.DONE
        return as_html(self._made["text"]) if is_done else None

    @property
    def is_under_way(self) -> bool:
        waiting = self._is_current and self._made["status"] == CommentTranslation.Status.WAITING
        return waiting and not self._is_wanted

    @property
    def failure(self) -> str:
        """Why the last try gave nothing."""
        if not self._is_current or self.is_under_way or self._made["status"] == CommentTranslation.Status.DONE:
            return ""
        return str(Failure(self._made["failure"] or Failure.TIMEOUT).label)

    @property
    def _is_wanted(self) -> bool:
        made = self._made
        return is_wanted(made["status"], made["version"], made["asked_at"], self.comment)

    @property
    def may_translate(self) -> bool:
        """Whether the machine may be asked, and nothing of its is there yet."""
        foreign = self.is_foreign and self.comment.stands
        return foreign and self._is_wanted and self.setting.translates_from(self.comment.language)


@dataclass
class Conversation:
    """What is said of a page, a page of it at a time, and the form in which this reader may speak."""

    setting: Setting
    number: int = 1
    form: CommentForm | None = None
    lines: Sequence[Line] = field(default_factory=list)

    @property
    def page(self) -> Page:
        return self.setting.page

    @property
    def facts(self) -> Facts:
        return self.setting.facts

    @property
    def is_open(self) -> bool:
        return self.setting.is_open

    @property
    def moderates(self) -> bool:
        return self.setting.moderates

    @property
    def may_close(self) -> bool:
        return may_close(self.setting.request.user, self.page) and not self.setting.is_frozen

    @property
    def pages(self) -> int:
        return max(1, ceil(self.facts.rows / SHOWN))

    @property
    def previous(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def following(self) -> int | None:
        return self.number + 1 if self.number < self.pages else None

    @property
    def untranslated(self) -> int:
        """How many of those shown the machine may be asked for."""
        return sum(line.may_translate for line in self.lines)

    @property
    def languages(self) -> list[tuple[str, str]]:
        return languages()

    @property
    def asks_parts(self) -> bool:
        """Whether parts of it change while it is read: translations that are asked for."""
        return any(line.may_translate or line.is_under_way for line in self.lines)


def setting_of(page: Page, request: HttpRequest) -> Setting | None:
    """None where the reader takes no part. One query."""
    rule = access_of(request.user).rule_of(page)
    if rule is None or not takes_part(request.user, page):
        return None
    return Setting(page, request, rule, facts_of(page.translation_key, rule))


def conversation_of(setting: Setting, number: int = 1, form: CommentForm | None = None) -> Conversation:
    """One query more where something was said."""
    number = min(max(number, 1), max(1, ceil(setting.facts.rows / SHOWN)))
    talk = Conversation(setting, number, form or CommentForm.fresh())
    if setting.facts.rows:
        rows = comments_of(setting.page.translation_key, setting.language)
        talk.lines = lines_of(list(rows[(number - 1) * SHOWN : number * SHOWN]), setting)
    return talk


def lines_of(comments: Sequence[Comment], setting: Setting) -> list[Line]:
    lines: list[Line] = []
    spoken: dict[int, set[int | None]] = {}
    for comment in reversed(comments):
        after = spoken.setdefault(comment.thread, set())
        lines.append(Line(comment, setting, is_answered=bool(after - {comment.author_id})))
        after.add(comment.author_id)
    return lines[::-1]


def asked_number(request: HttpRequest) -> int:
    """Which page of the conversation the address asks for; the first one where it asks for none that there is."""
    asked = request.GET.get(PAGE, "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1


def end_of_page(page: Page, versions: Sequence[Page], request: HttpRequest) -> PageNote | None:
    """The conversation, at the end of the page. No query for who takes no part."""
    if not isinstance(page, TALKED_ABOUT) or not page.pk or getattr(request, "is_preview", False):
        return None
    if page.alias_of_id and all(each.pk != page.alias_of_id for each in versions):
        # It shows a page of another place, where people talk of it.
        return None
    setting = setting_of(page, request)
    if setting is None:
        return None
    talk = conversation_of(setting, asked_number(request))
    if not (talk.lines or talk.is_open or talk.may_close):
        return None
    return PageNote("discussion/conversation.html", talk, asks_parts=talk.asks_parts)


def address_of(page: Page, request: HttpRequest, comment: Comment | None = None, place: int = 0) -> str:
    """Of the conversation on its page, or of one comment in it, which so many rows precede."""
    number = place // SHOWN + 1
    query = f"?{PAGE}={number}" if number > 1 else ""
    anchor = ANCHOR if comment is None else f"comment-{comment.pk}"
    return f"{page.get_url(request) or reverse('page_by_number', args=[page.pk])}{query}#{anchor}"
