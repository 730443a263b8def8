"""Translations follow what happens to pages, whoever did it and however."""

from uuid import UUID

from django.db import transaction
from django.db.models import Count, F
from wagtail.models import Page

from intranet.accounts.models import User
from intranet.translation.actions import ensure_translation
from intranet.translation.memory.units import forget_page
from intranet.translation.models import Translation, TranslationAsk

from .reading import read_source, read_target


@transaction.atomic
def follow_publication(page: Page, *, by: User | None, from_segments: bool = False) -> None:
    """A version was published: what it is the source of is read anew; what it is the target of is taken over."""
    for translation in Translation.objects.filter(source=page).select_related("locale", "source_locale", "source"):
        read_source(translation)
    if not from_segments and _is_target(page):
        read_target(_translation_into(page), by=by)


@transaction.atomic
def follow_conversion(page: Page) -> None:
    """What stood in for a translation is to be one: nothing of it is translated yet."""
    if _is_target(page):
        _translation_into(page)


def follow_deletion(page: Page) -> None:
    """The target goes: its readers have nothing any more, and the segments stay for another one."""
    for translation in Translation.objects.filter(target=page):
        translation.segments.removed().delete()
        translation.segments.update(published_source="", published_target="", published_state="")


def forget_group(key: UUID) -> None:
    """The last version of a page takes its translations and what memory holds of it along."""
    if not Page.objects.filter(translation_key=key).exists():
        Translation.objects.filter(translation_key=key).delete()
        TranslationAsk.objects.filter(translation_key=key).delete()
        forget_page(key)


def _is_target(page: Page) -> bool:
    older = Page.objects.filter(translation_key=page.translation_key, alias_of__isnull=True, pk__lt=page.pk)
    return older.exists()


def _translation_into(page: Page) -> Translation:
    translation = ensure_translation(page, page.locale)
    if translation.target_id != page.pk:
        translation.target = page
        translation.save(update_fields=["target"])
    return translation


def reconcile() -> int:
    """Mend what bypassed the signals (a restored database, an upgrade): returns how many translations were read."""
    mended = 0
    versions = Page.objects.filter(alias_of__isnull=True, depth__gt=1).order_by()
    groups = versions.values("translation_key").annotate(versions=Count("pk")).filter(versions__gt=1)
    for page in versions.filter(translation_key__in=groups.values("translation_key")).select_related("locale"):
        known = Translation.objects.filter(translation_key=page.translation_key, locale=page.locale_id)
        if page.live and not known.exists() and _is_target(page):
            follow_publication(page, by=None)
            mended += 1
    late = Translation.objects.filter(source__live=True).exclude(read_at=F("source__last_published_at"))
    for translation in late.select_related("locale", "source_locale", "source"):
        mended += read_source(translation)
    return mended
