"""Loading of what the translators' desk shows."""

import json
from collections.abc import Iterable

from django.db import transaction
from wagtail.models import Locale, Page

from intranet.access.models import Space
from intranet.pages.models import PageViews
from intranet.translation.actions import publish_segments, write_segments
from intranet.translation.desk.work import begin_translation
from intranet.translation.models import DeskEntry, Translation, TranslationAsk, TranslatorRole
from intranet.translation.segments.notation import plain
from intranet.translation.typography import typeset

from . import days
from .content import translations as content
from .content.translations import DemoTranslation
from .links import key_of
from .pages import Gesture, backdate, revise
from .people import account


@transaction.atomic
def load_translations() -> int:
    """All of it, unless somebody translates already; returns how many things were made."""
    if TranslatorRole.objects.exists():
        return 0
    for who, workspace, language in content.TRANSLATORS:
        space = Space.objects.get(slug=workspace, kind=Space.Kind.WORKSPACE)
        role = TranslatorRole(space=space, person=account(who), locale=_locale(language), given_at=days.start(-90))
        role.save()
    _publish(content.PUBLISHED)
    for under_way in content.UNDER_WAY:
        _hand_out(under_way)
    for who, page, language, ago in content.ASKS:
        ask = TranslationAsk(
            translation_key=key_of(*page.split("/")),
            locale=_locale(language),
            person=account(who),
            asked_at=days.working_hour(ago, len(who)),
        )
        ask.save()
    for page, views in content.VIEWS.items():
        source = Page.objects.filter(translation_key=key_of(*page.split("/"))).earliest("pk")
        counts = [(source.pk, days.day(-7 * week), count) for week, count in enumerate(views)]
        PageViews.objects.all().add(counts)
    return len(content.TRANSLATORS) + len(content.UNDER_WAY) + len(content.ASKS) + 1


def _locale(language: str) -> Locale:
    return Locale.objects.get(language_code=language)


def _begin(told: DemoTranslation) -> Translation:
    target = Page.objects.get(translation_key=key_of(*told.page.split("/")), locale=_locale(told.language))
    translation = begin_translation(target, _locale(told.language), by=account(told.by))
    texts = dict(_by_path(translation, told.texts))
    write_segments(translation, texts, by=account(told.by), reviewed=told.reviewed)
    return translation


def _by_path(translation: Translation, texts: dict[str, str]) -> Iterable[tuple[str, str]]:
    """Texts are told by what they translate: paths are made anew at each loading."""
    known = {_bare(source): target for source, target in texts.items()}
    for segment in translation.segments.present():
        target = known.get(_bare(plain(segment.source)))
        if target is not None:
            yield segment.path, typeset(target) if translation.locale.language_code == "fr" else target


def _bare(text: str) -> str:
    """Without the spaces that do not break: French is typed without them."""
    return " ".join(text.replace("\u202f", " ").replace("\xa0", " ").split())


def _hand_out(told: DemoTranslation) -> None:
    translation = _begin(told)
    since = days.working_hour(told.in_hand_since or 0, len(told.page))
    DeskEntry.objects.create(
        translation=translation,
        person=account(told.by),
        due_on=None if told.due is None else days.weekday(told.due),
        assigned_by=account(told.given_by or told.by),
        assigned_at=since,
    )
    translation.segments.exclude(target="").update(changed_at=since)


def _publish(told: DemoTranslation) -> None:
    """Published then, and changed in the original since."""
    translation = _begin(told)
    at = days.working_hour(told.published or 0, len(told.page))
    page = publish_segments(translation, by=account(told.by), reviewed=True)
    backdate(page, at)
    translation.segments.update(changed_at=at)
    Translation.objects.filter(pk=translation.pk).update(published_at=at)
    _change(translation)


def _change(translation: Translation) -> None:
    before, after, ago = content.CHANGE
    assert translation.source is not None  # noqa: S101 - it was just published
    source = translation.source.specific
    blocks = json.dumps(list(source.body.raw_data), ensure_ascii=False, default=str)
    source.body = blocks.replace(before, after)
    gesture = Gesture(source.owner, days.working_hour(ago, 7))
    revise(source, gesture)
    Translation.objects.filter(pk=translation.pk).update(source_changed_at=gesture.at)
