"""What keeps the entries true: each change of a thing makes its entries again, in the same transaction."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import DEFAULT_DB_ALIAS
from django.db.models.signals import ModelSignal, post_delete, post_migrate, post_save, pre_delete, pre_save
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex, get_page_models

from intranet.access.models import AccessRule, Membership, Space
from intranet.access.signals import rules_changed
from intranet.accounts.models import User
from intranet.media.models import PrivateDocument
from intranet.media.signals import files_updated, texts_read
from intranet.pages.signals import owners_changed
from intranet.people.models import Expertise, Profile
from intranet.privacy.signals import person_erased
from intranet.territory.models import Adhesion, Affiliation, Domain, Organisation
from network.models import OrganisationPage

from . import outbox
from .engines import database_engine
from .kinds import Key, domain_of, kind_named
from .models import SearchEntry
from .refreshing import refresh
from .upkeep import fill_if_empty

# What Wagtail writes on a page whenever a draft is saved: none of it is to be found.
DRAFT_FIELDS = {
    "latest_revision", "latest_revision_id", "latest_revision_created_at", "draft_title", "has_unpublished_changes",
    "numchild", "locked", "locked_at", "locked_by",
}  # fmt: skip
# How many rules are followed at once.
RULES_BATCH = 500
# The attribute of a page being written that keeps the documents to which it referred.
REFERRED = "_search_referred_documents"


def _again(source: str, keys: Iterable[Key]) -> None:
    kind = kind_named(source)
    if kind is not None:
        refresh(kind, keys)


def _untouched(update_fields: Iterable[str] | None, aside: set[str]) -> bool:
    return update_fields is not None and set(update_fields) <= aside


# Pages, and the documents that they show


def _documents_of(pages: Iterable[int]) -> set[int]:
    """The documents to which those pages refer, by their numbers."""
    found = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(PrivateDocument),
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(pk) for pk in pages],
    )
    return {int(pk) for pk in found.values_list("to_object_id", flat=True)}


def note_documents(sender: type, instance: Any, raw: bool = False, update_fields: Any = None, **kwargs: Any) -> None:
    if isinstance(instance, Page) and instance.pk and not raw and not _untouched(update_fields, DRAFT_FIELDS):
        setattr(instance, REFERRED, _documents_of([instance.pk]))


def note_documents_of_deleted_page(sender: type, instance: Page, **kwargs: Any) -> None:
    setattr(instance, REFERRED, _documents_of([instance.pk]))


def follow_page(sender: type, instance: Any, raw: bool = False, update_fields: Any = None, **kwargs: Any) -> None:
    if not isinstance(instance, Page) or raw or _untouched(update_fields, DRAFT_FIELDS):
        return
    known = SearchEntry.objects.filter(source="page", object_id=instance.pk)
    if (instance.live and not instance.alias_of_id) or known.exists():
        _again("page", [str(instance.translation_key)])
    _again("document", instance.__dict__.pop(REFERRED, set()) | _documents_of([instance.pk]))


def follow_deleted_page(sender: type, instance: Page, **kwargs: Any) -> None:
    _again("page", [str(instance.translation_key)])
    _again("document", instance.__dict__.pop(REFERRED, set()))


def follow_rules(sender: type, keys: set[Any], **kwargs: Any) -> None:
    """Many pages at once, where a branch is moved or a space changes: their text is not read again."""
    every = sorted(keys, key=str)
    for start in range(0, len(every), RULES_BATCH):
        _follow_rules(every[start : start + RULES_BATCH])


def _follow_rules(keys: list[Any]) -> None:
    rules = AccessRule.objects.filter(translation_key__in=keys).select_related("space__parent")
    by_thing = {f"page:{rule.translation_key}": rule for rule in rules}
    things = [f"page:{key}" for key in keys]
    stored = list(SearchEntry.objects.filter(thing__in=things).values_list("thing", "kind", "space_id", "audience"))
    own_domain = {model._meta.model_name for model in get_page_models() if hasattr(model, "domain")}
    again, places = set(things) - {thing for thing, *_place in stored}, defaultdict(set)
    for thing, kind, space, audience in stored:
        rule = by_thing.get(thing)
        if rule is None or (space != rule.space_id and kind in own_domain):
            again.add(thing)
        elif (space, audience) != (rule.space_id, rule.audience):
            opened = space != rule.space_id or rule.audience > audience
            places[rule.space, rule.audience, opened].add(thing)
    for (place, its_audience, opened), some in places.items():
        now = timezone.now()
        SearchEntry.objects.filter(thing__in=some).update(
            space=place,
            audience=its_audience,
            domain=domain_of(place),
            changed_at=now,
            **({"appeared_at": now} if opened else {}),
        )
        outbox.note(SearchEntry.objects.filter(thing__in=some).order_by("pk").values_list("pk", flat=True))
    _again("page", [thing.partition(":")[2] for thing in sorted(again)])
    pages = Page.objects.filter(translation_key__in=keys, live=True).order_by().values_list("pk", flat=True)
    _again("document", _documents_of(pages))


def follow_owners(sender: type, keys: set[Any], **kwargs: Any) -> None:
    """Pages handed over: who looks for what somebody wrote looks for who answers for it."""
    _again("page", sorted(map(str, keys)))


def follow_space(sender: type, instance: Space, raw: bool = False, **kwargs: Any) -> None:
    """Its domain is that of what it holds; an archived network is no network."""
    if raw:
        return
    for space in _with_those_within(instance):
        domain = domain_of(space)
        held = SearchEntry.objects.filter(space=space).values_list("thing", "domain_id")
        for thing in {thing for thing, its_domain in held if its_domain != domain}:
            source, _colon, key = thing.partition(":")
            _again(source, [key])
    if instance.kind == Space.Kind.NETWORK:
        _again("person", instance.memberships.order_by().values_list("user", flat=True))


def _with_those_within(space: Space) -> list[Space]:
    found, ahead = [], [space]
    while ahead:
        found += ahead
        ahead = list(Space.objects.filter(parent__in=ahead).select_related("parent"))
    return found


def note_what_goes_along(sender: type, instance: Space | Domain | Organisation, **kwargs: Any) -> None:
    """Entries that the database takes away with it, or takes it out of."""
    name = str(sender._meta.model_name)  # type: ignore[attr-defined]
    outbox.note(SearchEntry.objects.filter(**{name: instance.pk}).order_by("pk").values_list("pk", flat=True))


# Files


def follow_document(sender: type, instance: PrivateDocument, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        _again("document", [instance.pk])


def follow_documents(sender: type, ids: set[int], **kwargs: Any) -> None:
    _again("document", ids)


# People and organisations


def follow_person(
    sender: type, instance: User, raw: bool = False, update_fields: Iterable[str] | None = None, **kwargs: Any
) -> None:
    if not raw and not _untouched(update_fields, {"last_login", "password", "language", "sessions_ended"}):
        _again("person", [instance.pk])


def forget_person(sender: type, person: User, **kwargs: Any) -> None:
    """Their entry is gone already, with the account that was closed: so that nothing of it can be read either."""
    database_engine().compact()
    outbox.note_erasure()


def follow_expertise(sender: type, instance: Expertise, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        _again("person", Profile.objects.filter(pk=instance.profile_id).values_list("user", flat=True))


def follow_affiliation(sender: type, instance: Affiliation, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        _again("person", [instance.person_id])


def follow_adhesion(sender: type, instance: Adhesion, raw: bool = False, **kwargs: Any) -> None:
    """Who works for a member stands in the pôle."""
    if not raw:
        people = Affiliation.objects.filter(organisation=instance.organisation_id).order_by()
        _again("person", people.values_list("person", flat=True))


def follow_membership(sender: type, instance: Membership, raw: bool = False, **kwargs: Any) -> None:
    if not raw and instance.space.kind == Space.Kind.NETWORK:
        _again("person", [instance.user_id])


def follow_organisation(
    sender: type, instance: Organisation, raw: bool = False, created: bool = False, **kwargs: Any
) -> None:
    if raw:
        return
    _again("organisation", [instance.pk])
    if not created:
        pages = OrganisationPage.objects.filter(organisation=instance, live=True, alias_of__isnull=True).order_by()
        _again("page", map(str, set(pages.values_list("translation_key", flat=True))))
        _again("person", instance.affiliations.order_by().values_list("person", flat=True))


# A database just migrated, or flushed


def follow_migration(sender: Any, using: str = DEFAULT_DB_ALIAS, **kwargs: Any) -> None:
    """A site that had no search gets its entries; what a flush leaves of the index goes."""
    if using == DEFAULT_DB_ALIAS and getattr(sender, "name", "") == "search":
        fill_if_empty()
    connect_after_wagtail()


def connect_after_wagtail() -> None:
    """Put what reads the index of references after what writes it: Wagtail connects that anew after each migration."""
    for signal, receiver, sender in _AFTER_WAGTAIL:
        uid = f"search.{receiver.__name__}"
        signal.disconnect(sender=sender, dispatch_uid=uid)
        signal.connect(receiver, sender=sender, dispatch_uid=uid)


_AFTER_WAGTAIL: list[tuple[ModelSignal, Any, type | None]] = [
    (post_save, follow_page, None),
    (post_delete, follow_deleted_page, Page),
]


def connect() -> None:
    pre_save.connect(note_documents, dispatch_uid="search.note_documents")
    pre_delete.connect(note_documents_of_deleted_page, sender=Page, dispatch_uid="search.note_deleted")
    rules_changed.connect(follow_rules, dispatch_uid="search.follow_rules")
    owners_changed.connect(follow_owners, dispatch_uid="search.follow_owners")
    for announced in (files_updated, texts_read):
        announced.connect(follow_documents, sender=PrivateDocument, dispatch_uid="search.follow_documents")
    for receiver, model in (
        (follow_document, PrivateDocument),
        (follow_person, User),
        (follow_expertise, Expertise),
        (follow_affiliation, Affiliation),
        (follow_adhesion, Adhesion),
        (follow_membership, Membership),
    ):
        for signal in (post_save, post_delete):
            signal.connect(receiver, sender=model, dispatch_uid=f"search.{receiver.__name__}")
    person_erased.connect(forget_person, dispatch_uid="search.forget_person")
    for around in (Space, Domain, Organisation):
        pre_delete.connect(note_what_goes_along, sender=around, dispatch_uid="search.note_what_goes_along")
    post_save.connect(follow_organisation, sender=Organisation, dispatch_uid="search.follow_organisation")
    post_save.connect(follow_space, sender=Space, dispatch_uid="search.follow_space")
    post_migrate.connect(follow_migration, dispatch_uid="search.follow_migration")
    connect_after_wagtail()
