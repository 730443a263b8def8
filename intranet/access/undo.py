"""The last thing done to the people of a space, kept a while in the session of who did it, to be taken back."""

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.utils import timezone

from intranet.accounts.models import User

from .actions import add_member, change_member, end_membership
from .models import Membership, Role, Space
from .versions import ChangedMeanwhile, version_of

KEY = "access_undo"
KEPT_FOR = dt.timedelta(minutes=15)


@dataclass(frozen=True)
class Undo:
    """What was done (``added``, ``changed``, ``ended`` or ``withdrawn``), to whom, and how it was before."""

    what: str
    space: int
    person: int
    name: str
    done_at: str
    membership: int | None = None
    version: str = ""
    role: int = Role.READER
    valid_from: str = ""
    valid_until: str = ""
    source: str = Membership.Source.MANAGER
    sponsor: int | None = None


def remember(session: SessionBase, what: str, before: Membership, after: Membership | None) -> None:
    """Keep how to take back what turned ``before`` into ``after`` (None: it is no more)."""
    undo = Undo(
        what=what,
        space=before.space_id,
        person=before.user_id,
        name=str(before.user),
        done_at=timezone.now().isoformat(),
        membership=None if after is None else after.pk,
        version="" if after is None else version_of(after),
        role=int(before.role),
        valid_from=before.valid_from.isoformat(),
        valid_until="" if before.valid_until is None else before.valid_until.isoformat(),
        source=before.source,
        sponsor=before.sponsor_id,
    )
    session[KEY] = asdict(undo)


def undoable(session: SessionBase, space: Space) -> Undo | None:
    """What can still be taken back in this space."""
    kept = session.get(KEY)
    if kept is None or kept["space"] != space.pk:
        return None
    undo = Undo(**kept)
    return undo if timezone.now() - dt.datetime.fromisoformat(undo.done_at) < KEPT_FOR else None


def take_back(session: SessionBase, space: Space, *, by: User) -> Undo | None:
    """Undo it by the same actions; None where there is nothing to undo.

    Raises ``ChangedMeanwhile`` where somebody changed that membership since, or ``ValidationError``.
    """
    undo = undoable(session, space)
    session.pop(KEY, None)
    if undo is None:
        return None
    before: dict[str, Any] = {
        "role": Role(undo.role),
        "valid_from": dt.datetime.fromisoformat(undo.valid_from),
        "valid_until": dt.datetime.fromisoformat(undo.valid_until) if undo.valid_until else None,
    }
    if undo.what == "withdrawn":
        person = User.objects.get(pk=undo.person)
        sponsor = User.objects.filter(pk=undo.sponsor or 0).first()
        source = Membership.Source(undo.source)
        add_member(space, person, by=by, source=source, sponsor=sponsor, **before)
        return undo
    membership = Membership.objects.select_related("space").filter(pk=undo.membership or 0, space=space).first()
    if membership is None or version_of(membership) != undo.version:
        raise ChangedMeanwhile
    if undo.what == "added":
        end_membership(membership, by=by)
    else:
        change_member(membership, by=by, expected=undo.version, **before)
    return undo
