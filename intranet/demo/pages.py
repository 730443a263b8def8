"""Making of pages as people make them: created, saved, published, translated in somebody's name, on a given day."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils import timezone
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.log_actions import log
from wagtail.models import Locale, Page, PageLogEntry, Revision

from intranet.accounts.models import User

from .bodies import stream_of
from .links import key_of as key_of
from .uploads import Uploads
from .writing import Version, plain

# What is younger than this was done by the loading under way.
JUST_NOW = dt.timedelta(minutes=10)


@dataclass(frozen=True)
class Gesture:
    """Who does it, and when."""

    by: User
    at: dt.datetime


def create(parent: Page, page: Any, gesture: Gesture, *, live: bool = True) -> Any:
    """Add the page under its parent, saved as a draft, then published unless told otherwise."""
    page.live, page.owner, page.locale = False, gesture.by, parent.locale
    page.has_unpublished_changes = True
    # Siblings are added by other instances too: the parent's count of children must be fresh.
    Page.objects.get(pk=parent.pk).add_child(instance=page)
    revision = page.save_revision(user=gesture.by)
    log(instance=page, action="wagtail.create", user=gesture.by, revision=revision, content_changed=True)
    if live:
        revision.publish(user=gesture.by)
    backdate(page, gesture.at)
    page.refresh_from_db()
    return page


def revise(page: Any, gesture: Gesture, *, live: bool = True) -> None:
    """Save what was changed on the page, and publish it unless told otherwise."""
    published = page.last_published_at
    revision = page.save_revision(user=gesture.by, log_action=True)
    if live:
        revision.publish(user=gesture.by)
    backdate(page, gesture.at, published=None if live else published)
    page.refresh_from_db()


def translate(page: Any, version: Version, uploads: Uploads, gesture: Gesture, **fields: Any) -> Any:
    """Turn the alias that mirrors the page into a page of its own, in English, and publish it."""
    locale = Locale.objects.get(language_code="en")
    translation = page.get_translation(locale).specific
    if translation.alias_of_id:
        # The pages that the installation makes have an English version of their own already.
        translation = ConvertAliasPageAction(translation, user=gesture.by).execute(skip_permission_checks=True)
    translation.title = plain(version.title, "en")
    translation.slug = version.slug
    translation.summary = plain(version.summary, "en")
    for name, value in fields.items():
        setattr(translation, name, value)
    if version.body:
        translation.body = stream_of(version.body, uploads, language="en", by=gesture.by, at=gesture.at)
    revise(translation, gesture)
    return translation


def backdate(page: Page, at: dt.datetime, *, published: dt.datetime | None = None) -> None:
    """Have what was just done to the page, and to the alias that follows it, take place at ``at``.

    ``published``: when it was published before, where what was done only changes its draft.
    """
    recent = timezone.now() - JUST_NOW
    revisions = Revision.page_revisions.filter(object_id=str(page.pk))
    revisions.filter(created_at__gt=recent).update(created_at=at)
    mirrors = Page.objects.filter(Q(pk=page.pk) | Q(alias_of=page.pk))
    entries = PageLogEntry.objects.filter(page__in=mirrors.values("pk"), timestamp__gt=recent)
    for number, pk in enumerate(entries.order_by("timestamp", "pk").values_list("pk", flat=True)):
        PageLogEntry.objects.filter(pk=pk).update(timestamp=at + dt.timedelta(seconds=number))
    mirrors.filter(latest_revision_created_at__isnull=False).update(latest_revision_created_at=at)
    live = mirrors.filter(live=True)
    live.update(last_published_at=published or at)
    live.filter(first_published_at__gt=published or at).update(first_published_at=published or at)
