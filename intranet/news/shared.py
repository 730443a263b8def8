"""What is the same in all languages of a news item or an event: the page first written leads, the others follow."""

from typing import Any

from wagtail.models import Revision

from .models import EventPage, TaggedPage


def lead_or_follow(page: TaggedPage) -> None:
    """After a page was published: hand its shared fields to its translations, or take them from the one it follows.

    The drafts of translations follow too: published later, they would bring the old dates back.
    """
    leader = page.leader
    if leader is not None:
        _follow(page, leader)
        return
    versions = type(page)._default_manager.filter(translation_key=page.translation_key, alias_of__isnull=True)
    for version in versions.exclude(pk=page.pk):
        _follow(version, page)


def _follow(page: Any, leader: Any) -> None:
    if take_shared(page, leader):
        # What was published stays so: its own words did not change, and neither does its history.
        page.save(clean=False)
        if page.live:
            page.update_aliases()
    for revision in _unpublished(page):
        content = revision.as_object()
        if take_shared(content, leader):
            revision.content = {**revision.content, **_shared_of(content)}
            revision.save(update_fields=["content"])


def take_shared(page: Any, leader: Any) -> bool:
    """Set the shared fields of ``page`` as in ``leader``; whether that changed any."""
    before, after = _shared_of(page), _shared_of(leader)
    changed = [name for name in page.SHARED_FIELDS if before[name] != after[name]]
    for name in changed:
        field = page._meta.get_field(name)
        value = getattr(leader, name)
        setattr(page, name, list(value.all()) if field.many_to_many else value)
    if isinstance(page, EventPage) and page.cancelled and not page.cancellation_reason:
        page.cancellation_reason = leader.cancellation_reason
        changed.append("cancellation_reason")
    return bool(changed)


def _shared_of(page: Any) -> dict[str, Any]:
    """As revisions keep them."""
    content = page.serializable_data()
    names = [*page.SHARED_FIELDS, *(["cancellation_reason"] if isinstance(page, EventPage) else [])]
    return {name: sorted(content[name]) if _is_many(page, name) else content[name] for name in names}


def _is_many(page: Any, name: str) -> bool:
    return bool(page._meta.get_field(name).many_to_many)


def _unpublished(page: Any) -> list[Revision]:
    """The versions of it that may be published still: the latest, and those whose hour is set."""
    revisions = page.revisions.filter(pk=page.latest_revision_id) | page.revisions.filter(
        approved_go_live_at__isnull=False
    )
    return list(revisions)
