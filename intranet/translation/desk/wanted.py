"""A page and the language in which it is wanted, for whoever may write it; it was never there for anybody else."""

from dataclasses import dataclass
from functools import cached_property

from django.http import Http404, HttpRequest
from wagtail.models import Locale, Page

from intranet.access.models import AccessRule
from intranet.access.policies import Action, Person, access_of
from intranet.pages.wording import first_written
from intranet.translation.models import DeskEntry, Translation
from intranet.translation.policies.translators import may_assign, may_give_to_readers, may_write
from intranet.translation.queries import translation_of


@dataclass
class Wanted:
    """``source`` is the page as first written, ``target`` what stands or reads in its place in ``locale``."""

    source: Page
    target: Page
    locale: Locale
    reader: Person

    @cached_property
    def translation(self) -> Translation | None:
        """None where nobody has begun."""
        return translation_of(self.source, self.locale)

    @cached_property
    def entry(self) -> DeskEntry | None:
        if self.translation is None:
            return None
        return DeskEntry.objects.select_related("person", "assigned_by").filter(translation=self.translation).first()

    @cached_property
    def rule(self) -> AccessRule:
        rule = access_of(self.reader).rule_of(self.source)
        assert rule is not None  # noqa: S101 - without one, nobody comes here
        return rule

    @property
    def arguments(self) -> tuple[int, str]:
        """Of the addresses of its screens."""
        return self.source.pk, self.locale.language_code

    @property
    def source_language(self) -> str:
        return str(self.source.locale.language_code)

    @property
    def language(self) -> str:
        return str(self.locale.language_code)

    @cached_property
    def may_publish(self) -> bool:
        return may_give_to_readers(self.reader, self.target)

    @cached_property
    def may_assign(self) -> bool:
        return may_assign(self.reader, self.target)


def versions(number: int, language: str) -> tuple[Page, Page, Locale] | None:
    """The page first written, the version in that language, and the language; None where there is none to translate."""
    locale = Locale.objects.filter(language_code=language).first()
    page = Page.objects.filter(pk=number, depth__gt=1).first()
    source = None if page is None else first_written(page)
    if locale is None or source is None or source.locale_id == locale.pk or not source.live:
        return None
    target = Page.objects.select_related("locale").filter(translation_key=source.translation_key, locale=locale).first()
    return None if target is None else (source, target, locale)


def wanted(request: HttpRequest, number: int, language: str) -> Wanted:
    """What the address names, for whoever may write it; 404 for all others."""
    found = versions(number, language)
    if found is None or not may_write(request.user, found[1]):
        raise Http404
    return Wanted(*found, request.user)


def begun(request: HttpRequest, number: int, language: str) -> tuple[Wanted, Translation]:
    """The same where somebody has begun."""
    asked = wanted(request, number, language)
    if asked.translation is None:
        raise Http404
    return asked, asked.translation


def readable(request: HttpRequest, number: int, language: str) -> tuple[Page, Page, Locale]:
    """For whoever reads the page and has an account: 404 for all others."""
    found = versions(number, language)
    if found is None or not request.user.is_authenticated or not access_of(request.user).may(Action.READ, found[1]):
        raise Http404
    return found
