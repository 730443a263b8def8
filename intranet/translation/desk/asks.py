"""Readers who would like a page in another language."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.models import Locale, Page

from intranet.access.policies import Action, access_of
from intranet.accounts.models import User
from intranet.translation.models import Translation, TranslationAsk

from .notices import tell_asked, tell_done


@transaction.atomic
def ask_for_translation(target: Page, locale: Locale, *, by: User) -> bool:
    """Ask for a page in that language; whether it was not asked by them already. The first ask of a page is told."""
    if not access_of(by).may(Action.READ, target):
        raise PermissionDenied
    asked = TranslationAsk.objects.filter(translation_key=target.translation_key, locale=locale)
    first = not asked.exists()
    _ask, made = TranslationAsk.objects.get_or_create(translation_key=target.translation_key, locale=locale, person=by)
    if first:
        tell_asked(target, locale, by=by)
    return made


def take_back_ask(target: Page, locale: Locale, *, by: User) -> None:
    """Of one's own."""
    TranslationAsk.objects.filter(translation_key=target.translation_key, locale=locale, person=by).delete()


@transaction.atomic
def answer_asks(translation: Translation, *, by: User | None, first: bool) -> None:
    """The translation is there: whoever asked is told, and whoever answers for the page where it is the first."""
    asks = TranslationAsk.objects.filter(translation_key=translation.translation_key, locale=translation.locale_id)
    people = [ask.person for ask in asks.select_related("person")]
    asks.delete()
    owner = translation.source.owner if first and translation.source is not None else None
    tell_done(translation, [*people, *([owner] if owner else [])], by=by)


def has_asked(user: User, page: Page, locale: int) -> bool:
    """Whether this person waits for the page in that language."""
    asked = TranslationAsk.objects.filter(translation_key=page.translation_key, locale=locale)
    return bool(asked.filter(person=user.pk).exists())
