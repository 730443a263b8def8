"""Adhesions and designations: added, ended, replaced. Each action returns the :class:`Change` that undoes it.

All take ``by``, who must hold ``territory.change_designation`` (None: the installation itself; else
``PermissionDenied``), on mandates at least for that organisation, and ``seen``, the version of the cell as that person
last saw it: :class:`StaleCell` is raised where a colleague has changed it since. Instants are aware datetimes, now by
default. ``ValidationError`` names the field.
"""

import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from intranet.accounts.models import User
from intranet.territory.models import Adhesion, Affiliation, Change, Designation, Domain, Organisation, Period, Theme
from intranet.territory.notices import tell_designated, tell_mandate_ended
from intranet.territory.queries import cell_version

from .recording import PERMISSION, Recording, is_own_person, require_permission


class StaleCell(Exception):
    """The cell has changed since it was shown; ``change`` is the last one, where it is known."""

    def __init__(self, change: Change | None) -> None:
        super().__init__("The cell has changed since it was shown.")
        self.change = change


def lock_cell(organisation: Organisation, domain: Domain, seen: str | None) -> None:
    """Let one gesture at a time into an organisation's row, and only on what its author has seen."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    if seen is not None and seen != cell_version(organisation.pk, domain.pk):
        raise StaleCell(Change.objects.in_cell(organisation.pk, domain.pk).select_related("made_by").first())


@transaction.atomic
def add_adhesion(
    organisation: Organisation,
    domain: Domain,
    *,
    by: User | None,
    valid_from: dt.datetime | None = None,
    deliberation_number: str = "",
    deliberation_date: dt.date | None = None,
    seen: str | None = None,
) -> Change:
    """The organisation joins the domain."""
    require_permission(by)
    lock_cell(organisation, domain, seen)
    valid_from = valid_from or timezone.now()
    require_open(organisation, valid_from)
    recording = Recording(Change.Kind.ADD_ADHESION, organisation, domain=domain, by=by)
    recording.create(
        Adhesion(
            organisation=organisation,
            domain=domain,
            valid_from=valid_from,
            deliberation_number=deliberation_number,
            deliberation_date=deliberation_date,
        )
    )
    return recording.finish()


@transaction.atomic
def end_adhesion(
    adhesion: Adhesion,
    *,
    by: User | None,
    at: dt.datetime | None = None,
    end_designations: bool = True,
    seen: str | None = None,
) -> Change:
    """The organisation leaves the domain at that instant, its referents with it unless told otherwise.

    One that has not begun is withdrawn where ``at`` is None.
    """
    require_permission(by)
    organisation, domain = adhesion.organisation, adhesion.domain
    lock_cell(organisation, domain, seen)
    adhesion.refresh_from_db()
    now = timezone.now()
    recording = Recording(Change.Kind.END_ADHESION, organisation, domain=domain, by=by)
    mandates = [
        mandate
        for mandate in Designation.objects.filter(organisation=organisation, domain=domain)
        if _overlap(mandate, adhesion)
    ]
    end_fact(recording, adhesion, at=at, now=now)
    if end_designations:
        for mandate in mandates:
            end_along(recording, mandate, at=at or now, now=now)
    return recording.finish()


@transaction.atomic
def designate(
    person: User,
    organisation: Organisation,
    domain: Domain,
    *,
    by: User | None,
    seat: str = Designation.Seat.TITULAIRE,
    valid_from: dt.datetime | None = None,
    valid_until: dt.datetime | None = None,
    themes: Iterable[Theme] = (),
    affiliate: bool = False,
    seen: str | None = None,
) -> Change:
    """The organisation names a referent in a domain that it adheres to.

    ``affiliate``: affiliate the person to the organisation too, where they are not at that instant: without it the
    mandate would give no right.
    """
    require_permission(by, organisation=organisation)
    _require_own_person(by, person, organisation)
    lock_cell(organisation, domain, seen)
    recording = Recording(Change.Kind.DESIGNATE, organisation, domain=domain, person=person, by=by)
    designation = Designation(
        person=person,
        organisation=organisation,
        domain=domain,
        seat=seat,
        valid_from=valid_from or timezone.now(),
        valid_until=valid_until,
    )
    _add_designation(recording, designation, themes, affiliate=affiliate)
    tell_designated(designation)
    return recording.finish()


@transaction.atomic
def end_designation(
    designation: Designation, *, by: User | None, at: dt.datetime | None = None, seen: str | None = None
) -> Change:
    """End a mandate at that instant; one that has not begun is withdrawn where ``at`` is None."""
    require_permission(by, organisation=designation.organisation)
    lock_cell(designation.organisation, designation.domain, seen)
    designation.refresh_from_db()
    recording = Recording(
        Change.Kind.END_DESIGNATION,
        designation.organisation,
        domain=designation.domain,
        person=designation.person,
        by=by,
    )
    end_fact(recording, designation, at=at, now=timezone.now())
    if designation.pk is not None:
        tell_mandate_ended(designation)
    return recording.finish()


@transaction.atomic
def affiliate_referent(designation: Designation, *, by: User | None, seen: str | None = None) -> Change:
    """Give effect to a mandate in force by affiliating the person to the organisation from now on."""
    require_permission(by, organisation=designation.organisation)
    lock_cell(designation.organisation, designation.domain, seen)
    designation.refresh_from_db()
    now = timezone.now()
    if not designation.is_in_force(now):
        raise ValidationError(_("Ce mandat n’est pas en cours."))
    recording = Recording(
        Change.Kind.AFFILIATE,
        designation.organisation,
        domain=designation.domain,
        person=designation.person,
        by=by,
    )
    affiliate_from(recording, designation, at=now)
    if not recording.change.steps:
        raise ValidationError(_("Cette personne est déjà affiliée à l’organisme."))
    return recording.finish()


@transaction.atomic
def replace_designation(
    former: Designation,
    person: User,
    *,
    by: User | None,
    at: dt.datetime | None = None,
    valid_until: dt.datetime | None = None,
    themes: Iterable[Theme] | None = None,
    affiliate: bool = False,
    seen: str | None = None,
) -> Change:
    """Hand a seat over: the former mandate ends at the very instant the new one starts. ``themes`` None: the same."""
    require_permission(by, organisation=former.organisation)
    _require_own_person(by, person, former.organisation)
    lock_cell(former.organisation, former.domain, seen)
    former.refresh_from_db()
    at = at or timezone.now()
    if person.pk == former.person_id:
        raise ValidationError({"person": _("C’est la personne à remplacer.")})
    if at <= former.valid_from:
        message = _("Le mandat à remplacer ne commence que le %(day)s : retirez-le plutôt.")
        raise ValidationError({"valid_from": message % {"day": date_format(former.first_day)}})
    recording = Recording(
        Change.Kind.REPLACE_DESIGNATION, former.organisation, domain=former.domain, person=person, by=by
    )
    themes = list(former.themes.all()) if themes is None else themes
    if former.valid_until is None or former.valid_until > at:
        recording.update(former, valid_until=at)
        tell_mandate_ended(former)
    designation = Designation(
        person=person,
        organisation=former.organisation,
        domain=former.domain,
        seat=former.seat,
        valid_from=at,
        valid_until=valid_until,
    )
    _add_designation(recording, designation, themes, affiliate=affiliate)
    tell_designated(designation)
    return recording.finish()


def _require_own_person(by: User | None, person: User, organisation: Organisation) -> None:
    """An organisation's administrators name its own people; whoever else is to come in is invited, and accepts."""
    if by is not None and not by.has_perm(PERMISSION) and not is_own_person(person, organisation):
        raise ValidationError({"person": _("Cette personne n’est pas de votre organisme : invitez-la d’abord.")})


def end_fact(recording: Recording, fact: Period, *, at: dt.datetime | None, now: dt.datetime) -> None:
    """End one fact, or withdraw it where it has not begun and no instant is given."""
    if fact.valid_until is not None and fact.valid_until <= now:
        raise ValidationError({"valid_until": _("C’est déjà terminé.")})
    if at is None and fact.valid_from >= now:
        recording.withdraw(fact)
        return
    recording.update(fact, valid_until=at or now)


def end_along(recording: Recording, fact: Period, *, at: dt.datetime, now: dt.datetime) -> None:
    """End a fact because what it rests on ends; one that would begin later is withdrawn."""
    if fact.valid_until is not None and fact.valid_until <= at:
        return
    if fact.valid_from < at:
        recording.update(fact, valid_until=at)
    elif fact.valid_from >= now:
        recording.withdraw(fact)
    else:
        message = _("« %(fact)s » commence après cette date et a déjà eu cours : mettez-y fin d’abord.")
        raise ValidationError({"valid_until": message % {"fact": fact}})


def _add_designation(
    recording: Recording, designation: Designation, themes: Iterable[Theme], *, affiliate: bool
) -> None:
    themes = list(themes)
    designation.full_clean()
    require_open(designation.organisation, designation.valid_from)
    if not designation.person.is_active:
        raise ValidationError({"person": _("Ce compte est désactivé.")})
    if any(theme.domain_id != designation.domain_id for theme in themes):
        raise ValidationError({"themes": _("Choisissez parmi les thèmes de ce domaine.")})
    adhesions = Adhesion.objects.filter(organisation=designation.organisation, domain=designation.domain)
    if not any(_overlap(designation, adhesion) for adhesion in adhesions):
        message = _("L’organisme n’adhère pas à ce domaine pendant cette période : ajoutez d’abord l’adhésion.")
        raise ValidationError({"valid_from": message})
    # The affiliation first: undone last, when it is known whether another mandate needs it.
    if affiliate:
        affiliate_from(recording, designation, at=designation.valid_from)
    recording.create(designation, themes)


def affiliate_from(recording: Recording, designation: Designation, *, at: dt.datetime) -> None:
    """Affiliate from that instant, up to a coming affiliation if there is one; nothing where it holds already."""
    known = Affiliation.objects.filter(person=designation.person, organisation=designation.organisation)
    if known.in_force(at).exists():
        return
    coming = known.filter(valid_from__gt=at).order_by("valid_from").first()
    recording.create(
        Affiliation(
            person=designation.person,
            organisation=designation.organisation,
            valid_from=at,
            valid_until=coming.valid_from if coming else None,
        )
    )


def _overlap(one: Period, other: Period) -> bool:
    starts_in_time = other.valid_until is None or one.valid_from < other.valid_until
    return starts_in_time and (one.valid_until is None or other.valid_from < one.valid_until)


def require_open(organisation: Organisation, at: dt.datetime) -> None:
    if organisation.closed_on is not None and organisation.closed_on <= timezone.localdate(at):
        message = _("Cet organisme est clos depuis le %(day)s.")
        raise ValidationError({"valid_from": message % {"day": date_format(organisation.closed_on)}})
