"""Members × domains: who holds which seat, which are vacant, what ended and what is coming."""

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .models import Adhesion, Affiliation, Designation, Domain, Organisation, Period


@dataclass(frozen=True)
class SeatFilters:
    """What the screen is narrowed to; ids, or None for all."""

    domain: int | None = None
    member: int | None = None
    vacant_only: bool = False


@dataclass
class Mandate:
    """A designation as the screen tells it. ``without_effect`` says why one in force gives no right; else empty."""

    designation: Designation
    without_effect: str = ""
    lacks_affiliation: bool = False


@dataclass
class SeatCell:
    """One member in one domain."""

    organisation: Organisation
    domain: Domain
    adhesions: list[Adhesion]
    designations: list[Designation]
    affiliations: dict[int, list[Affiliation]]
    at: dt.datetime

    @cached_property
    def adhesion(self) -> Adhesion | None:
        """The adhesion in force."""
        return next((fact for fact in self.adhesions if fact.is_in_force(self.at)), None)

    @cached_property
    def coming_adhesions(self) -> list[Adhesion]:
        return [fact for fact in self.adhesions if fact.valid_from > self.at]

    @cached_property
    def ended_adhesions(self) -> list[Adhesion]:
        return [fact for fact in self.adhesions if _ended(fact, self.at)]

    @cached_property
    def current(self) -> list[Mandate]:
        return [
            Mandate(fact, self._why_without_effect(fact), not self._affiliated(fact.person_id))
            for fact in self.designations
            if fact.is_in_force(self.at)
        ]

    @cached_property
    def coming(self) -> list[Mandate]:
        return [Mandate(fact) for fact in self.designations if fact.valid_from > self.at]

    @cached_property
    def ended(self) -> list[Mandate]:
        return [Mandate(fact) for fact in self.designations if _ended(fact, self.at)]

    @property
    def is_vacant(self) -> bool:
        """The member adheres and has designated nobody who is in office."""
        return self.adhesion is not None and not self.current

    @property
    def is_quiet(self) -> bool:
        """Nothing holds here, nor will."""
        return self.adhesion is None and not (self.coming_adhesions or self.current or self.coming)

    @property
    def past(self) -> int:
        return len(self.ended) + len(self.ended_adhesions)

    @cached_property
    def version(self) -> str:
        return _version(self.adhesions, self.designations)

    def _affiliated(self, person_id: int) -> bool:
        return any(fact.is_in_force(self.at) for fact in self.affiliations.get(person_id, []))

    def _why_without_effect(self, mandate: Designation) -> str:
        """Rights take, at one instant, an active account, an affiliation, an adhesion and the designation."""
        reasons = []
        if not mandate.person.is_active:
            reasons.append(_("le compte est désactivé"))
        if not self._affiliated(mandate.person_id):
            reasons.append(_why_not_affiliated(self.affiliations.get(mandate.person_id, []), self.at))
        if self.adhesion is None:
            reasons.append(_("l’adhésion n’est pas en cours"))
        return " ; ".join(reasons)


def _why_not_affiliated(affiliations: list[Affiliation], at: dt.datetime) -> str:
    coming = [fact for fact in affiliations if fact.valid_from > at]
    if coming:
        return _("l’affiliation ne commence que le %(day)s") % {"day": date_format(coming[0].first_day)}
    ended = [fact.last_day for fact in affiliations if fact.last_day is not None]
    if ended:
        return _("l’affiliation a pris fin le %(day)s") % {"day": date_format(max(ended))}
    return _("la personne n’est pas affiliée à l’organisme")


def _ended(fact: Period, at: dt.datetime) -> bool:
    return fact.valid_until is not None and fact.valid_until <= at


@dataclass
class MemberRow:
    organisation: Organisation
    cells: list[SeatCell]

    @property
    def is_member(self) -> bool:
        return any(cell.adhesion or cell.coming_adhesions for cell in self.cells)

    @property
    def facts(self) -> str:
        """Its kind, population and number of communes, in short."""
        body = self.organisation
        figures = []
        if body.population:
            figures.append(_("%(number)s hab.") % {"number": _grouped(body.population)})
        if body.communes:
            communes = ngettext("%(number)s commune", "%(number)s communes", body.communes)
            figures.append(communes % {"number": _grouped(body.communes)})
        kind = str(body.get_epci_type_display() or body.get_kind_display())
        # A figure and its unit stay on one line.
        return " · ".join([kind, *(each.replace(" ", "\u00a0") for each in figures)])


def _grouped(number: int) -> str:
    return str(number_format(number, force_grouping=True))


@dataclass
class DomainColumn:
    domain: Domain
    vacant: int = 0


@dataclass
class SeatBoard:
    """The screen: ``rows`` after filtering; the counts of vacant seats over all members, whatever the filter."""

    columns: list[DomainColumn]
    rows: list[MemberRow]
    members: list[Organisation] = field(default_factory=list)
    vacant: int = 0

    def row_of(self, organisation_id: int) -> MemberRow | None:
        return next((row for row in self.rows if row.organisation.pk == organisation_id), None)

    def cell_of(self, organisation_id: int, domain_id: int) -> SeatCell | None:
        row = self.row_of(organisation_id)
        return next((cell for cell in row.cells if cell.domain.pk == domain_id), None) if row else None


def seat_board(
    filters: SeatFilters | None = None, *, also: int | None = None, at: dt.datetime | None = None
) -> SeatBoard:
    """The board at that instant, in the same number of queries whatever its size.

    ``also`` is an organisation whose row is wanted even where the filters, or its having no adhesion, leave it out.
    """
    filters = filters or SeatFilters()
    at = at or timezone.now()
    domains = list(Domain.objects.prefetch_related("themes"))
    wanted = [pk for pk in (filters.member, also) if pk is not None]
    organisations = list(_seated(at, wanted))
    rows = _rows(organisations, domains, at)
    columns = {domain.pk: DomainColumn(domain) for domain in domains}
    for cell in _cells(rows):
        columns[cell.domain.pk].vacant += cell.is_vacant
    shown = [row for row in rows if row.organisation.pk == also or _kept(row, filters)]
    if filters.domain in columns:
        for row in shown:
            row.cells = [cell for cell in row.cells if cell.domain.pk == filters.domain]
    return SeatBoard(
        columns=[column for pk, column in columns.items() if filters.domain not in columns or pk == filters.domain],
        rows=shown,
        members=organisations,
        vacant=sum(column.vacant for column in columns.values()),
    )


def _seated(at: dt.datetime, wanted: list[int]) -> Iterable[Organisation]:
    """Organisations with an adhesion or a mandate in force or coming, and the ones asked for."""
    lasting = Q(valid_until__isnull=True) | Q(valid_until__gt=at)
    adhesions = Adhesion.objects.filter(lasting, organisation=OuterRef("pk"))
    mandates = Designation.objects.filter(lasting, organisation=OuterRef("pk"))
    return Organisation.objects.filter(Q(Exists(adhesions)) | Q(Exists(mandates)) | Q(pk__in=wanted))


def _rows(organisations: list[Organisation], domains: list[Domain], at: dt.datetime) -> list[MemberRow]:
    adhesions: dict[tuple[int, int], list[Adhesion]] = defaultdict(list)
    designations: dict[tuple[int, int], list[Designation]] = defaultdict(list)
    affiliations: dict[int, dict[int, list[Affiliation]]] = defaultdict(lambda: defaultdict(list))
    ids = [organisation.pk for organisation in organisations]
    for adhesion in Adhesion.objects.filter(organisation__in=ids).order_by("valid_from", "pk"):
        adhesions[adhesion.organisation_id, adhesion.domain_id].append(adhesion)
    mandates = Designation.objects.filter(organisation__in=ids).order_by("-seat", "valid_from", "pk")
    for mandate in mandates.select_related("person").prefetch_related("themes"):
        designations[mandate.organisation_id, mandate.domain_id].append(mandate)
    for fact in Affiliation.objects.filter(organisation__in=ids).order_by("valid_from", "pk"):
        affiliations[fact.organisation_id][fact.person_id].append(fact)
    return [
        MemberRow(
            organisation,
            [
                SeatCell(
                    organisation,
                    domain,
                    adhesions[organisation.pk, domain.pk],
                    designations[organisation.pk, domain.pk],
                    affiliations[organisation.pk],
                    at,
                )
                for domain in domains
            ],
        )
        for organisation in organisations
    ]


def _cells(rows: list[MemberRow]) -> Iterable[SeatCell]:
    return (cell for row in rows for cell in row.cells)


def _kept(row: MemberRow, filters: SeatFilters) -> bool:
    if filters.member is not None:
        return row.organisation.pk == filters.member
    if filters.vacant_only:
        return any(cell.is_vacant and filters.domain in (None, cell.domain.pk) for cell in row.cells)
    return True


def vacant_seats(at: dt.datetime | None = None) -> QuerySet[Adhesion]:
    """The adhesions in force for which nobody is in office, as :attr:`SeatCell.is_vacant` tells; the oldest first."""
    at = at or timezone.now()
    in_office = Designation.objects.in_force(at).filter(
        organisation=OuterRef("organisation"), domain=OuterRef("domain")
    )
    vacant = Adhesion.objects.in_force(at).filter(~Exists(in_office))
    return vacant.select_related("organisation", "domain").order_by("valid_from", "pk")


def cell_version(organisation_id: int, domain_id: int) -> str:
    """A short text that differs as soon as an adhesion or a mandate of the cell has changed."""
    same = {"organisation": organisation_id, "domain": domain_id}
    return _version(Adhesion.objects.filter(**same), Designation.objects.filter(**same).prefetch_related("themes"))


def _version(adhesions: Iterable[Adhesion], designations: Iterable[Designation]) -> str:
    facts: list[tuple[Any, ...]] = [("a", fact.pk, _bounds(fact)) for fact in adhesions]
    facts += [
        ("d", fact.pk, _bounds(fact), fact.person_id, fact.seat, sorted(theme.pk for theme in fact.themes.all()))
        for fact in designations
    ]
    return hashlib.sha256(repr(sorted(facts)).encode()).hexdigest()[:20]


def _bounds(fact: Period) -> tuple[str, ...]:
    ends = (fact.valid_from, fact.valid_until)
    return tuple(end.astimezone(dt.UTC).isoformat() if end else "" for end in ends)
