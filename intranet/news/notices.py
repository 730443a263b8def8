"""What is kept for the subscribers of calendars: that an event changed, and that it was taken away."""

from django.db.models import F
from django.utils import timezone
from django.utils.translation import override

from intranet.access.models import AccessRule, Audience

from .ics import cancelled_text
from .models import EventNotice, EventPage


def note_published(page: EventPage) -> None:
    """A new version: programs take it over the one that they have when its number is higher."""
    notice, created = EventNotice.objects.get_or_create(event_key=page.translation_key)
    if created:
        return
    EventNotice.objects.filter(pk=notice.pk).update(
        sequence=F("sequence") + 1,
        modified_at=timezone.now(),
        withdrawn_at=None,
        space=None,
        calendar_key=None,
        audience=Audience.MEMBERS,
        last_words={},
    )


def note_withdrawn(page: EventPage) -> None:
    """The event is to be read no more, in any language: keep who could, and what to tell them."""
    others = EventPage.objects.filter(translation_key=page.translation_key, alias_of__isnull=True, live=True)
    rule = AccessRule.objects.filter(translation_key=page.translation_key).first()
    if rule is None or others.exclude(pk=page.pk).exists():
        return
    notice, _created = EventNotice.objects.get_or_create(event_key=page.translation_key)
    notice.sequence += 1
    notice.modified_at = notice.withdrawn_at = timezone.now()
    notice.space_id, notice.audience = rule.space_id, rule.audience
    notice.calendar_key = page.get_parent().translation_key
    versions = EventPage.objects.filter(translation_key=page.translation_key).select_related(
        "locale", "alias_of__locale"
    )
    for version in versions:
        language = version.locale.language_code
        with override(language):
            notice.last_words[language] = cancelled_text(version, notice)
    notice.save()
