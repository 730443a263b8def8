"""Loading of organisations, domains, adhesions and mandates: what is there already is left as it is."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError
from django.db import transaction

from intranet.accounts.models import User
from intranet.territory.actions import add_adhesion, designate, end_adhesion, import_epci
from intranet.territory.imports import EpciList, read_list
from intranet.territory.models import Adhesion, Colour, Domain, Organisation, Sign, Theme

from . import days
from .accounts import address_of
from .content.domains import DOMAINS
from .content.organisations import ADHESIONS, BODIES, EPCI, HOST
from .content.people import PEOPLE, Person, Seat

NATIONAL_LIST = Path(settings.BASE_DIR) / "intranet" / "territory" / "data" / "epci.csv"


def organisations() -> dict[str, Organisation]:
    """The bodies of the demonstration that are there, by their keys."""
    by_siren = {found.siren: found for found in Organisation.objects.filter(siren__in=[s for s, _ in EPCI.values()])}
    found = {key: by_siren[siren] for key, (siren, _name) in EPCI.items() if siren in by_siren}
    for body in BODIES:
        known = Organisation.objects.filter(kind=body.kind, name=body.name).first()
        if known is None and body.key == HOST:
            known = Organisation.objects.host()
        if known is not None:
            found[body.key] = known
    return found


@transaction.atomic
def load_organisations() -> int:
    """The EPCI from the project's national list, and the other bodies; returns how many were made.

    Raises ``CommandError`` where this installation serves another pôle.
    """
    host_name = next(body.name for body in BODIES if body.key == HOST)
    host = Organisation.objects.host()
    if host is not None and not User.objects.filter(email=address_of(PEOPLE[0])).exists() and host.name != host_name:
        raise CommandError(f"This installation already serves {host}: load the demonstration into an empty one.")
    known = organisations()
    return _import_epci(set(EPCI) - set(known)) + _make_bodies(set(known))


def _import_epci(missing: set[str]) -> int:
    if not missing:
        return 0
    wanted = {EPCI[key][0]: EPCI[key][1] for key in missing}
    national = read_list(NATIONAL_LIST)
    rows = [row for row in national.rows if row.siren in wanted]
    report = import_epci(EpciList(rows, national.numbering), by=None)
    for organisation in Organisation.objects.filter(siren__in=wanted):
        organisation.short_name = wanted[organisation.siren or ""]
        organisation.save(update_fields=["short_name"])
    return len(report.created)


def _make_bodies(known: set[str]) -> int:
    missing = [body for body in BODIES if body.key not in known]
    for body in missing:
        organisation = Organisation(
            name=body.name,
            short_name=body.short_name,
            kind=body.kind,
            population=body.population,
            communes=body.communes,
            country=body.country,
            is_host=body.key == HOST,
        )
        organisation.full_clean()
        organisation.save()
    return len(missing)


LOOKS = {
    "amenagement-durable": (Colour.SEA, Sign.MAP),
    "economie-innovation-emplois": (Colour.OCHRE, Sign.BARS),
    "service-aux-populations": (Colour.ROSE, Sign.HEART),
    "environnement-cadre-de-vie": (Colour.FOREST, Sign.LEAF),
    "cooperations": (Colour.PLUM, Sign.RINGS),
}


@transaction.atomic
def load_domain(slug: str) -> int:
    """A domain with its themes, its illustrative adhesions and its mandates; returns how many rows were made."""
    if Domain.objects.filter(slug=slug).exists():
        return 0
    order, (_slug, name, name_en, themes) = next(
        (order, row) for order, row in enumerate(DOMAINS, start=1) if row[0] == slug
    )
    colour, sign = LOOKS[slug]
    domain = Domain.objects.create(slug=slug, name=name, name_en=name_en, order=order, colour=colour, sign=sign)
    for place, (theme_slug, theme, theme_en) in enumerate(themes, start=1):
        Theme.objects.create(domain=domain, slug=theme_slug, name=theme, name_en=theme_en, order=place)
    bodies = organisations()
    adhesions = _load_adhesions(domain, order, bodies)
    return 1 + len(themes) + adhesions + _load_mandates(domain, bodies)


def _load_adhesions(domain: Domain, order: int, bodies: dict[str, Organisation]) -> int:
    names = ADHESIONS[domain.slug].split()
    for number, name in enumerate(names, start=1):
        key = name.strip("!+")
        # Coming adhesions are voted already; the others began over the last two to four years.
        since = 40 if name.startswith("+") else -(1460 - 120 * order - 17 * number)
        voted = days.day(min(since, 0) - 45)
        add_adhesion(
            bodies[key],
            domain,
            by=None,
            valid_from=days.start(since),
            deliberation_number=f"{voted.year}-{order}{number:02d} (adhésion illustrative)",
            deliberation_date=voted,
        )
        if name.startswith("!"):
            adhesion = Adhesion.objects.get(organisation=bodies[key], domain=domain)
            end_adhesion(adhesion, by=None, at=days.end(-70))
    return len(names)


def _load_mandates(domain: Domain, bodies: dict[str, Organisation]) -> int:
    seats: list[tuple[Person, Seat]] = [
        (person, seat) for person in PEOPLE for seat in person.seats if seat.domain == domain.slug
    ]
    for person, seat in seats:
        designate(
            User.objects.get(email=address_of(person)),
            bodies[seat.organisation],
            domain,
            by=None,
            seat=seat.seat,
            valid_from=days.start(seat.since),
            valid_until=days.end(seat.until),
            themes=Theme.objects.filter(slug__in=seat.themes),
        )
    return len(seats)
