"""What people are told about translations: what is asked, handed out, submitted, done, and what is no longer true."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias
from urllib.parse import urljoin

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page

from intranet.access.models import AccessRule, Role
from intranet.access.people import people_with_role
from intranet.access.policies import Action, access_of
from intranet.accounts.models import User
from intranet.notifications import Event, Topic, notify, register_event
from intranet.notifications.addresses import absolute_url
from intranet.translation.models import DeskEntry, Translation, TranslationAsk
from intranet.translation.policies.translators import may_give_to_readers, may_write, translators_of
from intranet.translation.queries import status_of
from intranet.translation.states import State

Words: TypeAlias = dict[str, Any] | None
Context: TypeAlias = dict[str, Any]

TRANSLATING = Topic("translating", _("Traductions à faire"), _("vous traduisez les pages de cet espace"))
AWAITED = Topic("translations", _("Traductions que j’attends"), _("vous avez demandé cette page ou en répondez"))

ASKED, ASSIGNED, SUBMITTED = "translation_asked", "translation_assigned", "translation_submitted"
DONE, OUTDATED = "translation_done", "translations_outdated"


# How long a change that follows another one is kept for the next notice.
AGAIN = dt.timedelta(days=7)


# Saying so, where it happens


def tell_asked(target: Page, locale: Locale, *, by: User) -> None:
    """Those who translate the page's space into that language; where nobody does, its editors."""
    rule = _rule(target.translation_key)
    if rule is None:
        return
    people = translators_of(rule.space, locale.pk) or list(_editors(rule))
    context = {"page": target.pk, "person": by.pk}
    notify([person for person in people if person.pk != by.pk], ASKED, context)


def tell_assigned(entry: DeskEntry) -> None:
    """Whoever has it now."""
    assert entry.person is not None  # noqa: S101 - it was just given
    notify([entry.person], ASSIGNED, {"entry": entry.pk})


def tell_submitted(translation: Translation, *, by: User) -> None:
    """Those who publish in that space."""
    rule = _rule(translation.translation_key)
    if rule is not None:
        notify([each for each in _editors(rule) if each.pk != by.pk], SUBMITTED, {"translation": translation.pk})


def tell_done(translation: Translation, people: Iterable[User], *, by: User | None) -> None:
    """Those who waited for it, but who did it."""
    told = [person for person in people if by is None or person.pk != by.pk]
    notify(told, DONE, {"translation": translation.pk})


def tell_outdated() -> int:
    """Once a day, to each translator in one notice: the originals that changed since; returns how many.

    One that changes again before it was seen to is told again a week later at the earliest.
    """
    changed = Translation.objects.filter(source_changed_at__isnull=False, published_at__isnull=False)
    changed = changed.filter(source__live=True, target__live=True, target__alias_of__isnull=True)
    by_person: dict[int, tuple[User, list[int]]] = {}
    count = 0
    for translation in changed.select_related("locale", "desk_entry__person"):
        entry = _entry_of(translation)
        if _is_told(translation, entry):
            continue
        entry.told_outdated_at = translation.source_changed_at
        entry.save()
        if status_of(translation).state is not State.OUTDATED:
            continue
        count += 1
        for person in _whom_it_concerns(translation, entry):
            by_person.setdefault(person.pk, (person, []))[1].append(translation.pk)
    for person, translations in by_person.values():
        notify([person], OUTDATED, {"translations": translations})
    return count


def _is_told(translation: Translation, entry: DeskEntry) -> bool:
    """Of this change, or of one that they have not seen to, less than a week before this one."""
    told, changed, published = entry.told_outdated_at, translation.source_changed_at, translation.published_at
    if told is None or changed is None or published is None:
        return False
    return told == changed or (told > published and changed - told < AGAIN)


def _entry_of(translation: Translation) -> DeskEntry:
    return DeskEntry.objects.select_related("person").get_or_create(translation=translation)[0]


def _whom_it_concerns(translation: Translation, entry: DeskEntry) -> list[User]:
    """Who translated it last, if they still do; otherwise those who translate there."""
    if entry.person is not None and translation.target is not None and may_write(entry.person, translation.target):
        return [entry.person]
    rule = _rule(translation.translation_key)
    return [] if rule is None else translators_of(rule.space, translation.locale_id)


def _rule(key: Any) -> AccessRule | None:
    return AccessRule.objects.select_related("space__parent").filter(translation_key=key).first()


def _editors(rule: AccessRule) -> QuerySet[User]:
    return people_with_role(Role.EDITOR, space=rule.space, include_superusers=False)


# What may be said, when it is


def _asked(reader: User, contexts: Sequence[Context]) -> list[Words]:
    """Nothing once nobody waits any more, or the page is out of reach."""
    pages = Page.objects.select_related("locale").in_bulk({context["page"] for context in contexts})
    people = User.objects.in_bulk({context["person"] for context in contexts})
    waiting = set(TranslationAsk.objects.values_list("translation_key", "locale"))
    made: list[Words] = []
    for context in contexts:
        page = pages.get(context["page"])
        if page is None or not may_write(reader, page) or (page.translation_key, page.locale_id) not in waiting:
            made.append(None)
            continue
        asker = people.get(context["person"])
        made.append({**_about(page, page.locale, reader), "title": page.title, "person": asker})
    return made


def _many(
    name: str, rows: Callable[[], QuerySet[Any]], words: Callable[[User, Any], Words]
) -> Callable[[User, Sequence[Context]], list[Words]]:
    """The words about things of which contexts hold the id under ``name``, all read at once."""

    def maker(reader: User, contexts: Sequence[Context]) -> list[Words]:
        found = rows().in_bulk({context[name] for context in contexts})
        return [words(reader, found[each[name]]) if each[name] in found else None for each in contexts]

    return maker


def _assigned(reader: User, entry: DeskEntry) -> Words:
    """Nothing once it is done, or in other hands."""
    translation = entry.translation
    if entry.person_id != reader.pk or entry.done_at is not None or translation.target is None:
        return None
    if translation.source is None or not may_write(reader, translation.target):
        return None
    words = _about(translation.source, translation.locale, reader)
    return {**words, "title": translation.source.title, "by": entry.assigned_by, "day": entry.due_on}


def _submitted(reader: User, translation: Translation) -> Words:
    if translation.submitted_at is None or translation.target is None or translation.source is None:
        return None
    if not may_give_to_readers(reader, translation.target):
        return None
    words = _about(translation.source, translation.locale, reader)
    return {**words, "title": translation.source.title, "submitter": translation.submitted_by}


def _done(reader: User, translation: Translation) -> Words:
    """For whoever reads the page."""
    target = translation.target
    if target is None or target.alias_of_id is not None or not access_of(reader).may(Action.READ, target):
        return None
    parts = target.get_url_parts()
    return {
        "title": target.title,
        "into": _language(translation.locale, reader),
        "url": urljoin(settings.SITE_URL, parts[2] if parts else "/"),
    }


def _outdated(reader: User, contexts: Sequence[Context]) -> list[Words]:
    """The titles of those that are still to be seen to, and that this reader may write."""
    numbers = {number for context in contexts for number in context["translations"]}
    found = _translations().in_bulk(numbers)
    due = {number: each for number, each in found.items() if _still_outdated(reader, each)}
    made: list[Words] = []
    for context in contexts:
        here = [due[number] for number in context["translations"] if number in due]
        titles = [each.source.title for each in here if each.source is not None]
        url = absolute_url(reader.language, "desk:desk")
        made.append({"titles": titles, "count": len(titles), "title": titles[0], "url": url} if titles else None)
    return made


def _still_outdated(reader: User, translation: Translation) -> bool:
    if translation.source is None or translation.target is None or not may_write(reader, translation.target):
        return False
    return translation.published_at is None or (
        translation.source_changed_at is not None and translation.source_changed_at > translation.published_at
    )


def _about(page: Page, locale: Locale, reader: User) -> dict[str, Any]:
    address = absolute_url(reader.language, "desk:edit", page.pk, locale.language_code)
    return {"into": _language(locale, reader), "url": address}


def _language(locale: Locale, reader: User) -> str:
    """Its name in the language that is active, which is the reader's when words are made."""
    name = str(get_language_info(locale.language_code)["name_translated"])
    return name.lower() if reader.language == "fr" else name


def _translations() -> QuerySet[Translation]:
    return Translation.objects.select_related("source", "target", "locale", "submitted_by")


def _entries() -> QuerySet[DeskEntry]:
    return DeskEntry.objects.select_related(
        "translation__source", "translation__target", "translation__locale", "person", "assigned_by"
    )


def register() -> None:
    register_event(Event(ASKED, topic=TRANSLATING, many=_asked))
    register_event(Event(ASSIGNED, topic=TRANSLATING, many=_many("entry", _entries, _assigned)))
    register_event(Event(SUBMITTED, topic=TRANSLATING, many=_many("translation", _translations, _submitted)))
    register_event(Event(OUTDATED, topic=TRANSLATING, many=_outdated))
    register_event(Event(DONE, topic=AWAITED, many=_many("translation", _translations, _done)))
