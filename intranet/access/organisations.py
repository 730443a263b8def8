"""What an organisation's screen shows: its seats, its people, its administrators, who is invited."""

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils import timezone

from intranet.territory.models import Affiliation, Designation, Organisation, OrganisationAdministrator, PeriodQuerySet
from intranet.territory.queries import SeatCell, SeatFilters, seat_board

from .models import Invitation

# How long people who left are still listed, to be taken back or to have their work handed over.
REMEMBERED = dt.timedelta(days=365)


@dataclass
class OwnPerson:
    """Somebody of the organisation with the mandates that they hold for it today."""

    affiliation: Affiliation
    mandates: list[Designation] = field(default_factory=list)
    administers: bool = False


@dataclass
class OrganisationState:
    """All that the screen of an organisation shows."""

    organisation: Organisation
    cells: list[SeatCell]
    people: list[OwnPerson]
    coming: list[Affiliation]
    former: list[Affiliation]
    administrators: list[OrganisationAdministrator]
    ended_mandates: list[Designation]
    invitations: list[Invitation]
    proposals: list[Invitation]

    @property
    def vacant(self) -> int:
        return sum(cell.is_vacant for cell in self.cells)


def state_of(organisation: Organisation) -> OrganisationState:
    """The organisation today; a number of queries that depends on no size."""
    now = timezone.now()
    row = seat_board(SeatFilters(member=organisation.pk), also=organisation.pk, at=now).row_of(organisation.pk)
    cells = [cell for cell in row.cells if not cell.is_quiet] if row else []
    affiliations = Affiliation.objects.filter(organisation=organisation).select_related("person")
    people = {each.person_id: OwnPerson(each) for each in affiliations.in_force(now)}
    for cell in cells:
        for mandate in cell.current:
            # Known already: no query for each.
            mandate.designation.domain = cell.domain
            if mandate.designation.person_id in people:
                people[mandate.designation.person_id].mandates.append(mandate.designation)
    administrators = list(_administrators(now).filter(organisation=organisation))
    for each in administrators:
        if each.person_id in people:
            people[each.person_id].administers = True
    former = affiliations.ended(now).filter(valid_until__gt=now - REMEMBERED).order_by("-valid_until")
    return OrganisationState(
        organisation=organisation,
        cells=cells,
        people=list(people.values()),
        coming=list(affiliations.coming(now)),
        former=[each for each in former if each.person_id not in people],
        administrators=administrators,
        ended_mandates=_ended_mandates(organisation, now),
        invitations=list(
            Invitation.objects.unsettled().filter(organisation=organisation, space=None).select_related("inviter")
        ),
        proposals=list(Invitation.objects.proposals().filter(organisation=organisation)),
    )


def _ended_mandates(organisation: Organisation, now: dt.datetime) -> list[Designation]:
    """Lately ended, where somebody holds the seat today who could take the work over."""
    in_office = Designation.objects.in_force(now).filter(organisation=organisation).values_list("domain", flat=True)
    ended = Designation.objects.ended(now).filter(
        organisation=organisation, valid_until__gt=now - REMEMBERED, domain__in=list(in_office)
    )
    return list(ended.select_related("person", "domain").order_by("-valid_until"))


def _administrators(now: dt.datetime) -> PeriodQuerySet:
    """Those of today and of the days to come."""
    return OrganisationAdministrator.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=now)
    ).select_related("person", "organisation")


@dataclass
class Administered:
    """An organisation of the overview, who administers it, and how many of its seats are vacant."""

    organisation: Organisation
    administrators: list[OrganisationAdministrator]
    vacant: int = 0


def administered() -> list[Administered]:
    """The members, and whoever else has an administrator: for the pôle's team."""
    now = timezone.now()
    by_organisation: dict[int, list[OrganisationAdministrator]] = {}
    for each in _administrators(now):
        by_organisation.setdefault(each.organisation_id, []).append(each)
    board = seat_board(at=now)
    rows = {row.organisation.pk: row for row in board.rows}
    organisations = [row.organisation for row in board.rows]
    others = [each for each in by_organisation if each not in rows]
    organisations += list(Organisation.objects.filter(pk__in=others))
    return [
        Administered(
            each,
            by_organisation.get(each.pk, []),
            sum(cell.is_vacant for cell in rows[each.pk].cells) if each.pk in rows else 0,
        )
        for each in organisations
        if not each.is_host
    ]
