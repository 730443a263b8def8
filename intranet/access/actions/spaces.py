"""Writes on spaces, people and audiences: check, change within a transaction, log."""

import datetime as dt
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import CharField
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Collection, Page, Revision

from intranet.access.models import AccessRule, Audience, Joining, Membership, Role, Space
from intranet.access.notices import tell_access_ended, tell_access_given
from intranet.access.policies import Action, access_of
from intranet.access.rules import make_rule, refresh_group, refresh_space
from intranet.access.versions import ChangedMeanwhile, version_of
from intranet.accounts.models import User

KEEP: Any = object()
NAME_LENGTH = 200


@transaction.atomic
def open_space(page: Page | None, *, kind: Space.Kind, by: User | None = None, **fields: Any) -> Space:
    """Make ``page`` (all its languages, and what is below) a space of its own; without a page, a space of people.

    ``by`` must manage the space that the page is in now (None: the installation itself). The spaces opened further
    down become its children. Raises ``PermissionDenied``, or ``ValidationError`` where the page opens a space
    already or is in an archived one.
    """
    # A page being created may come here before its rule is made; and a copy's is narrower than its place.
    rule = None if page is None else make_rule(page, copied_from=getattr(page, "copied_from_key", None))
    # A workspace is run by its own managers alone, not by those of the home page above it.
    parent = None if rule is None or kind == Space.Kind.WORKSPACE else rule.space
    if by is not None and not access_of(by).manages(parent.pk if parent else None):
        raise PermissionDenied
    if page is not None and Space.objects.filter(root_key=page.translation_key).exists():
        raise ValidationError(_("Cette page ouvre déjà un espace."))
    if parent is not None and parent.is_archived:
        raise ValidationError(_("Cet espace est archivé : on n’y écrit plus."))
    if kind == Space.Kind.WORKSPACE:
        fields.setdefault("joining", Joining.REQUEST)
    # A title may be longer than a name.
    name = fields.pop("name", None) or (page.title[:NAME_LENGTH] if page is not None else "")
    space = Space(
        name=name,
        slug=_free_slug(fields.pop("slug", None) or slugify(name)),
        kind=kind,
        parent=parent,
        root_key=None if page is None else page.translation_key,
        collection=Collection.get_first_root_node().add_child(name=name),
        **fields,
    )
    space.full_clean(exclude=["collection"])
    space.save()
    refresh_space(space)
    log(instance=space, action="access.open_space", user=by)
    return space


@transaction.atomic
def settle_space_at(space: Space, page: Page) -> None:
    """Have a space of people open at ``page``, just made, in all its languages: what the installation itself does.

    The settings changed on ``space`` are saved along. Raises ``ValidationError`` where it opens somewhere already.
    """
    if Page.objects.filter(translation_key=space.root_key).exists():
        raise ValidationError(_("Cette page ouvre déjà un espace."))
    rule = make_rule(page)
    space.parent = None if rule is None else rule.space
    space.root_key = page.translation_key
    space.full_clean(exclude=["collection"])
    space.save()
    refresh_space(space)
    log(instance=space, action="access.change_space", user=None)


def _free_slug(wanted: str) -> str:
    base = (wanted or "espace")[:70]
    slug, number = base, 2
    while Space.objects.filter(slug=slug).exists():
        slug, number = f"{base}-{number}", number + 1
    return slug


@transaction.atomic
def archive_space(space: Space, *, by: User) -> None:
    """Close the space and those within it to writing and to everybody but their members.

    Raises ``ValidationError`` for the public home: everything is within it.
    """
    require_manager(by, space)
    if space.kind == Space.Kind.HOME:
        raise ValidationError(_("L’accueil public ne s’archive pas : tout le site est dedans."))
    now = timezone.now()
    for each in _with_descendants(space):
        if not each.is_archived:
            each.archived_at = now
            each.save(update_fields=["archived_at"])
            log(instance=each, action="access.archive_space", user=by)
    _unschedule(_with_descendants(space))
    refresh_space(space)


def _unschedule(spaces: list[Space]) -> None:
    """Take back the publications planned there: Wagtail's command asks nobody."""
    keys = AccessRule.objects.filter(space__in=spaces).values("translation_key")
    pages = Page.objects.filter(translation_key__in=keys).order_by()
    Revision.page_revisions.filter(
        approved_go_live_at__isnull=False, object_id__in=pages.values_list(Cast("pk", CharField()), flat=True)
    ).update(approved_go_live_at=None)


@transaction.atomic
def reopen_space(space: Space, *, by: User) -> None:
    """Undo :func:`archive_space`, also for the spaces within it that were archived along."""
    require_manager(by, space)
    if space.parent is not None and space.parent.is_archived:
        raise ValidationError(_("L’espace qui le contient est archivé : rouvrez-le d’abord."))
    archived_at = space.archived_at
    for each in _with_descendants(space):
        if each.is_archived and each.archived_at == archived_at:
            each.archived_at = None
            each.save(update_fields=["archived_at"])
            log(instance=each, action="access.reopen_space", user=by)
    refresh_space(space)


def _with_descendants(space: Space) -> list[Space]:
    found, ahead = [], [space]
    while ahead:
        found.extend(ahead)
        ahead = list(Space.objects.filter(parent__in=ahead))
    return found


@transaction.atomic
def change_space(space: Space, *, by: User, expected: str | None = None) -> None:
    """Save the settings changed on ``space`` and recompute the rules that follow from them.

    ``expected`` is the version (:func:`version_of`) of the space on which the change was decided; raises
    ``ChangedMeanwhile`` where the space is no longer that one.
    """
    require_manager(by, space)
    stored = Space.objects.select_for_update(of=("self",)).get(pk=space.pk)
    require_version(stored, expected)
    space.full_clean(exclude=["collection"])
    # Archiving is an action of its own: a form opened before it must not undo it.
    space.archived_at = stored.archived_at
    space.save()
    _name_files(space)
    refresh_space(space)
    log(instance=space, action="access.change_space", user=by)


@transaction.atomic
def rename_space(space: Space, **names: str) -> None:
    """Give the space, and its files, the name that its page has taken: ``name``, ``name_en`` or both.

    Whoever renames the page was asked for their right, and its history tells of it.
    """
    for field, name in names.items():
        setattr(space, field, name[:NAME_LENGTH])
    space.save(update_fields=list(names))
    _name_files(space)


def _name_files(space: Space) -> None:
    Collection.objects.filter(pk=space.collection_id).update(name=space.name)


@transaction.atomic
def set_audience(page: Page, audience: Audience | None, *, by: User | None, expected: str | None = None) -> AccessRule:
    """Narrow the page, in all its languages and with what is below, to ``audience``; None: as its parent.

    Raises ``PermissionDenied``, ``ChangedMeanwhile`` where the rule is no longer ``expected``, or
    ``ValidationError`` on an audience wider than what the page inherits, and on an alias, which follows its source.
    """
    if by is not None and not access_of(by).may(Action.SHARE, page):
        raise PermissionDenied
    rules = AccessRule.objects.select_related("space").select_for_update(of=("self",))
    rule = rules.get(translation_key=page.translation_key)
    require_version(rule, expected)
    if follows_another(page):
        raise ValidationError(_("Cette page est le reflet d’une autre, dont elle suit le partage."))
    if audience is not None and audience > widest_audience(page):
        raise ValidationError(_("Une page ne peut pas être plus ouverte que ce qui la contient."))
    rule.own_audience = audience
    rule.save(update_fields=["own_audience"])
    refresh_group(page.translation_key)
    rule.refresh_from_db()
    log(instance=page, action="access.set_audience", user=by, data={"audience": rule.audience})
    return rule


def follows_another(page: Page) -> bool:
    """Whether the page is a plain alias: it mirrors a page of another group, and takes its rule."""
    return page.alias_of_id is not None and page.alias_of.translation_key != page.translation_key


def widest_audience(page: Page) -> Audience:
    """The audience the page would have if nothing were chosen for itself: its parent's, within its space's ceiling."""
    space = Space.objects.filter(root_key=page.translation_key).first()
    parent_key = Page.objects.filter(path=page.path[: -Page.steplen], depth__gt=1).values("translation_key")
    parent = AccessRule.objects.filter(translation_key__in=parent_key).first()
    limits = [Audience.PUBLIC]
    if space is not None:
        limits.append(space.ceiling)
    if parent is not None:
        limits.append(Audience(parent.audience))
    return min(limits)


@transaction.atomic
def add_member(
    space: Space,
    user: User,
    role: Role,
    *,
    by: User | None,
    valid_from: dt.datetime | None = None,
    valid_until: dt.datetime | None = None,
    source: Membership.Source = Membership.Source.MANAGER,
    sponsor: User | None = None,
) -> Membership:
    """Let a person into a space for a time; ``sponsor`` answers for them, ``by`` unless told otherwise.

    Raises ``ValidationError`` where they are in already.
    """
    if by is not None:
        require_manager(by, space)
    membership = Membership(
        space=space,
        user=user,
        role=role,
        source=source,
        sponsor=sponsor or by,
        valid_from=valid_from or timezone.now(),
        valid_until=valid_until,
    )
    membership.full_clean()
    membership.save()
    log(instance=space, action="access.add_member", user=by, data={"person": user.pk, "role": int(role)})
    # Whoever comes in at their own asking, or by accepting, is told by other words; what is put on record after the
    # fact, to nobody.
    if by is not None and by.pk != user.pk and source == Membership.Source.MANAGER and valid_from is None:
        tell_access_given(space, user)
    return membership


@transaction.atomic
def change_member(
    membership: Membership,
    *,
    by: User,
    role: Role | None = None,
    valid_from: dt.datetime | None = None,
    valid_until: dt.datetime | None = KEEP,
    expected: str | None = None,
) -> Membership:
    """Change somebody's role or dates; what is not given is kept (``valid_until`` None: without end).

    Raises ``ChangedMeanwhile`` where the membership is no longer ``expected``, or ``ValidationError``.
    """
    require_manager(by, membership.space)
    stored = Membership.objects.select_for_update(of=("self",)).filter(pk=membership.pk).first()
    require_version(stored, expected)
    if role is not None:
        membership.role = role
    if valid_from is not None:
        membership.valid_from = valid_from
    if valid_until is not KEEP:
        membership.valid_until = valid_until
    membership.full_clean()
    membership.save()
    log(
        instance=membership.space,
        action="access.change_member",
        user=by,
        data={"person": membership.user_id, "role": membership.role},
    )
    return membership


@transaction.atomic
def end_membership(membership: Membership, *, by: User) -> None:
    """Close the door now; a membership that has not begun is withdrawn."""
    require_manager(by, membership.space)
    now = timezone.now()
    person = membership.user_id
    if membership.valid_from >= now:
        membership.delete()
    elif membership.valid_until is None or membership.valid_until > now:
        membership.valid_until = now
        membership.save(update_fields=["valid_until"])
    log(instance=membership.space, action="access.end_membership", user=by, data={"person": person})
    if person != by.pk:
        tell_access_ended(membership.space, membership.user)


def require_manager(user: User, space: Space) -> None:
    if not access_of(user).manages(space.pk):
        raise PermissionDenied


def require_version(stored: Space | Membership | AccessRule | None, expected: str | None) -> None:
    if stored is None or (expected is not None and version_of(stored) != expected):
        raise ChangedMeanwhile
