"""Bringing the organisations up to date with the national list."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from intranet.accounts.models import User
from intranet.territory.imports import EpciList, EpciRow, ImportRefused, RowError
from intranet.territory.models import Organisation

# What the list decides; every other field is kept by hand.
FIELDS = ("name", "epci_type", "population", "communes")


@dataclass
class ImportReport:
    """What an import did, or would do; the lists hold names."""

    created: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)
    unchanged: int = 0


def import_epci(
    epci: EpciList,
    *,
    by: User | None,
    dry_run: bool = False,
    progress: Callable[[list[EpciRow]], Iterable[EpciRow]] = iter,
) -> ImportReport:
    """Create and update organisations by SIREN, all or none. ``by`` None: the installation itself.

    Closed ones are reported and left alone. Raises :class:`ImportRefused` where a SIREN belongs to another kind of
    organisation, ``PermissionDenied`` where ``by`` may not. ``progress`` wraps the rows as they are gone through.
    """
    if by is not None and not by.has_perms(["territory.add_organisation", "territory.change_organisation"]):
        raise PermissionDenied
    report = ImportReport()
    with transaction.atomic():
        known = {found.siren: found for found in Organisation.objects.exclude(siren=None).select_for_update()}
        _refuse_other_kinds(epci, known)
        for row in progress(epci.rows):
            _import_row(row, known.get(row.siren), report, by=by, dry_run=dry_run)
    return report


def _refuse_other_kinds(epci: EpciList, known: dict[str | None, Organisation]) -> None:
    message = _("le SIREN %(siren)s est ici celui d’un organisme d’une autre nature : %(name)s (%(kind)s).")
    errors = [
        RowError(row.number, message % {"siren": row.siren, "name": found.name, "kind": found.get_kind_display()})
        for row in epci.rows
        if (found := known.get(row.siren)) is not None and found.kind != Organisation.Kind.EPCI
    ]
    if errors:
        raise ImportRefused(_("Des lignes contredisent ce qui est enregistré."), errors, numbering=epci.numbering)


def _import_row(
    row: EpciRow, found: Organisation | None, report: ImportReport, *, by: User | None, dry_run: bool
) -> None:
    if found is None:
        report.created.append(row.name)
        if not dry_run:
            values = {name: getattr(row, name) for name in FIELDS}
            made = Organisation.objects.create(kind=Organisation.Kind.EPCI, siren=row.siren, **values)
            log(instance=made, action="territory.import", user=by, data={"created": True})
        return
    if found.is_closed:
        report.closed.append(found.name)
        return
    changed = [name for name in FIELDS if getattr(found, name) != getattr(row, name)]
    if not changed:
        report.unchanged += 1
        return
    report.updated.append(row.name)
    if not dry_run:
        for name in changed:
            setattr(found, name, getattr(row, name))
        found.save(update_fields=changed)
        log(instance=found, action="territory.import", user=by, data={"changed": changed})
