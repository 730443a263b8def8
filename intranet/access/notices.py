"""What people are told about their access: each is asked again, when the mail leaves, whether it may still be said."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias

from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.accounts.models import User
from intranet.notifications import Event, Topic, notify, notify_address, register_event
from intranet.notifications.addresses import absolute_url
from intranet.territory.models import Designation

from .invitations import is_void
from .models import Invitation, JoinRequest, Membership, Space
from .people import managers_by_space
from .policies import Access

Words: TypeAlias = dict[str, Any] | None
Context: TypeAlias = dict[str, Any]

MANAGING = Topic("managing", _("Personnes des espaces que je gère"), _("vous gérez cet espace"))
ACCESS = Topic("access", _("Mes accès"), _("cela concerne vos accès"))

INVITED, REQUESTED, ANSWERED = "invitation", "access_requested", "access_answered"
GIVEN, ENDED, ENDS_SOON, GUEST_ENDS = "access_given", "access_ended", "access_ends_soon", "guest_ends_soon"
HANDED_OVER = "work_handed_over"


# Saying so, where it happens


def tell_invited(invitation: Invitation) -> None:
    """The invited address gets its link, made when the mail leaves; whether it is an account's makes no difference."""
    notify_address(invitation.email, invitation.language, INVITED, {"invitation": invitation.pk})


def tell_access_given(space: Space, person: User) -> None:
    """The person was let in."""
    notify([person], GIVEN, {"space": space.pk})


def tell_access_ended(space: Space, person: User) -> None:
    """The person was shut out, by somebody else than themselves."""
    notify([person], ENDED, {"space": space.pk})


def tell_guest_ends(membership: Membership) -> None:
    """Sponsor, managers and guest: the end comes near."""
    context = {"membership": membership.pk}
    notify(_managers_of(membership.space), GUEST_ENDS, context)
    notify([membership.user], ENDS_SOON, context)


def tell_request(request: JoinRequest) -> None:
    """The managers: somebody asks to be let in."""
    notify(_managers_of(request.space), REQUESTED, {"request": request.pk})


def tell_request_answered(request: JoinRequest) -> None:
    """The person: yes or no."""
    notify([request.person], ANSWERED, {"request": request.pk})


def tell_handed_over(designation: Designation, successor: User, *, by: User) -> None:
    """The successor: work has come to them."""
    notify([successor], HANDED_OVER, {"designation": designation.pk})


def _managers_of(space: Space) -> Iterable[User]:
    return User.objects.filter(pk__in=managers_by_space({space.pk}).get(space.pk, ()))


# What may be said, when it is


def _invited(reader: None, context: Context) -> Words:
    found = Invitation.objects.select_related("space", "organisation", "inviter").filter(pk=context["invitation"])
    invitation = found.pending().first()
    if invitation is None or is_void(invitation):
        return None
    return {
        "invitation": invitation,
        "place": invitation.space or invitation.organisation,
        "until": timezone.localdate(invitation.expires_at),
        "url": absolute_url(invitation.language, "access:invitation", invitation.token),
        "quote": invitation.message,
    }


def _many(
    name: str,
    rows: Callable[[], QuerySet[Any]],
    words: Callable[[Access, Any], Words],
) -> Callable[[User, Sequence[Context]], list[Words]]:
    """The words about things of which contexts hold the id under ``name``, all read at once."""

    def maker(reader: User, contexts: Sequence[Context]) -> list[Words]:
        found: dict[int, Model] = rows().in_bulk({context[name] for context in contexts})
        access = Access(reader)
        return [words(access, found[each[name]]) if each[name] in found else None for each in contexts]

    return maker


def _language(access: Access) -> str:
    return str(getattr(access.user, "language", ""))


def _requested(access: Access, request: JoinRequest) -> Words:
    """For those who answer: nothing once somebody has, or the request was taken back."""
    if request.answer or not access.manages(request.space_id):
        return None
    return {
        "person": request.person,
        "space": request.space,
        "quote": request.message,
        "url": absolute_url(_language(access), "access:answer_request", request.space.slug, request.pk),
    }


def _answered(access: Access, request: JoinRequest) -> Words:
    if request.person_id != access.user.pk or request.answer not in {"accepted", "refused"}:
        return None
    accepted = request.answer == JoinRequest.Answer.ACCEPTED
    if accepted and request.space_id not in access.held_roles:
        return None
    words = {"space": request.space, "accepted": accepted, "quote": request.reply, "by": request.answered_by}
    return {**words, **(_to_space(access, request.space) if accepted else {})}


def _to_space(access: Access, space: Space) -> dict[str, str]:
    if space.root_key is None:
        return {}
    return {"url": absolute_url(_language(access), "access:space", space.slug)}


def _given(access: Access, space: Space) -> Words:
    if space.pk not in access.roles:
        return None
    return {"space": space, "role": access.roles[space.pk].label, **_to_space(access, space)}


def _ended(access: Access, space: Space) -> Words:
    """Nothing where something else lets them in all the same."""
    return None if space.pk in access.held_roles else {"space": space}


def _ends_soon(access: Access, membership: Membership) -> Words:
    if membership.user_id != access.user.pk or not membership.is_in_force(access.at):
        return None
    if membership.valid_until is None:
        return None
    sponsor = membership.sponsor if membership.sponsor and membership.sponsor.is_active else None
    return {"space": membership.space, "day": membership.last_day, "sponsor": sponsor}


def _guest_ends(access: Access, membership: Membership) -> Words:
    """For those who manage the space, the sponsor among them: nothing once it was prolonged."""
    if not membership.is_in_force(access.at) or membership.valid_until is None:
        return None
    if membership.valid_until != membership.reminded_for or not access.manages(membership.space_id):
        return None
    return {
        "person": membership.user,
        "space": membership.space,
        "day": membership.last_day,
        "is_sponsor": membership.sponsor_id == access.user.pk,
        "url": absolute_url(_language(access), "access:renew_guest", membership.space.slug, membership.pk),
    }


def _handed_over(access: Access, designation: Designation) -> Words:
    return {
        "person": designation.person,
        "domain": designation.domain,
        "url": absolute_url(_language(access), "wagtail_serve", ""),
    }


def _requests() -> QuerySet[JoinRequest]:
    return JoinRequest.objects.select_related("person", "space", "answered_by")


def _memberships() -> QuerySet[Membership]:
    return Membership.objects.select_related("user", "space", "sponsor")


def _designations() -> QuerySet[Designation]:
    return Designation.objects.select_related("person", "domain")


def register() -> None:
    register_event(Event(INVITED, _invited))
    register_event(Event(REQUESTED, topic=MANAGING, many=_many("request", _requests, _requested)))
    register_event(Event(GUEST_ENDS, topic=MANAGING, many=_many("membership", _memberships, _guest_ends)))
    register_event(Event(ANSWERED, topic=ACCESS, many=_many("request", _requests, _answered)))
    register_event(Event(GIVEN, topic=ACCESS, many=_many("space", Space.objects.all, _given)))
    register_event(Event(ENDED, topic=ACCESS, many=_many("space", Space.objects.all, _ended)))
    register_event(Event(ENDS_SOON, topic=ACCESS, many=_many("membership", _memberships, _ends_soon)))
    register_event(Event(HANDED_OVER, topic=ACCESS, many=_many("designation", _designations, _handed_over)))
