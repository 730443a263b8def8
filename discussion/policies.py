"""Who reads a conversation, who speaks in it, who runs it. All of it asks the one policy for the page of today.

A conversation is between colleagues: whoever reads the page takes part if they have a role in its space, or stand in
the pôle or in the network and read it so. Anonymous visitors of a public page, and accounts that have neither a role
there nor a standing, see no comments. So they follow the page wherever it goes: moved, narrowed, withdrawn, archived.
"""

import datetime as dt

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from intranet.access.models import AccessRule, Role
from intranet.access.policies import READS_FROM, Action, Person, Standing, access_of

from .models import EDITABLE_FOR, Comment


def takes_part(user: Person, page: Page) -> bool:
    """Whether this person reads the conversation of that page, which must be published."""
    access = access_of(user)
    return access.may(Action.READ, page) and _is_heard(user, access.rule_of(page))


def _is_heard(user: Person, rule: AccessRule | None) -> bool:
    access = access_of(user)
    if not access.known or rule is None:
        return False
    return access.passes or rule.space_id in access.roles or access.standing >= Standing.NETWORK


def rules_heard(user: Person) -> Q:
    """The condition on :class:`AccessRule` under which this person takes part: the same, for all pages."""
    access = access_of(user)
    if not access.known:
        return Q(pk__in=[])
    if access.passes:
        return Q()
    heard = Q(space__in=list(access.roles))
    if access.standing >= Standing.NETWORK:
        heard |= Q(audience__gte=READS_FROM[access.standing])
    return heard


def is_frozen(user: Person, page: Page) -> bool:
    """Whether the page's space is archived: nobody says, changes or removes anything there any more."""
    rule = access_of(user).rule_of(page)
    return rule is None or rule.space.is_archived


def may_speak(user: Person, page: Page, *, is_open: bool) -> bool:
    """Whether this person may say something; ``is_open``: neither the space nor the page closed the conversation."""
    return is_open and takes_part(user, page) and not is_frozen(user, page)


def may_moderate(user: Person, page: Page) -> bool:
    """Whether this person hides comments, shows and deletes them, and answers reports: who manages the space."""
    return takes_part(user, page) and may_run(user, page) and not is_frozen(user, page)


def may_close(user: Person, page: Page) -> bool:
    """Whether this person closes the page's conversation and opens it again: who edits the page."""
    return access_of(user).may(Action.EDIT, page)


def may_edit(user: Person, comment: Comment, *, is_answered: bool, at: dt.datetime | None = None) -> bool:
    """Whether the author may still change it, for a while and as long as nobody has answered what they read."""
    recent = (at or timezone.now()) - comment.created_at < EDITABLE_FOR
    return is_by(user, comment) and comment.stands and recent and not is_answered


def may_delete(user: Person, page: Page, comment: Comment) -> bool:
    """Whether this person may delete it: its author, whenever; and who manages the space."""
    if comment.is_deleted or is_frozen(user, page) or not takes_part(user, page):
        return False
    return is_by(user, comment) or may_moderate(user, page)


def may_report(user: Person, page: Page, comment: Comment) -> bool:
    """Whether this person may tell the managers of it: whoever else reads it."""
    return comment.stands and takes_part(user, page) and not is_frozen(user, page) and not is_by(user, comment)


def is_by(user: Person, comment: Comment) -> bool:
    return comment.author_id is not None and comment.author_id == user.pk


def reads_words(user: Person, page: Page, comment: Comment) -> bool:
    """Whether this person, who takes part, reads what it says: hidden, only its author and the managers do."""
    return comment.stands or (comment.is_hidden and (is_by(user, comment) or may_run(user, page)))


def may_run(user: Person, page: Page) -> bool:
    """Whether this person manages the page's space, be it archived."""
    rule = access_of(user).rule_of(page)
    return rule is not None and access_of(user).manages(rule.space_id)


def spaces_run(user: Person) -> list[int]:
    """Ids of the spaces in use whose reports wait for this person; the administrators' pass does not count."""
    return access_of(user).spaces(Role.MANAGER)
