"""The glossary as a CSV file: given out, read with a report on each line, and applied as a whole or not at all.

One line for a concept in one language, so that a file holds as many languages as there are. What is given out and read
again changes nothing. A file adds and changes; it removes no concept and no language that it does not name.
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from intranet.accounts.models import User
from intranet.territory.models import Domain
from intranet.translation.models import Term, Wording
from intranet.translation.models.glossary import SEPARATOR, one_per_line

COLUMNS = (
    "key",
    "language",
    "preferred",
    "acronym",
    "definition",
    "variants",
    "forbidden",
    "context",
    "domain",
    "explained",
    "enforced",
)
OF_TERM = ("domain", "explained", "enforced")
YES, NO = "yes", "no"
_YES, _NO = frozenset({"yes", "oui", "1", "true", "x"}), frozenset({"no", "non", "0", "false", ""})
# A spreadsheet would take a cell that begins so for a formula: given out behind an apostrophe, read without it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
# Bytes of a file, and lines of it.
LARGEST, MOST_LINES = 2_000_000, 5_000


def exported() -> str:
    """The whole glossary, for any spreadsheet: semicolons, and the mark by which they know UTF-8."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for wording in Wording.objects.select_related("term__domain").order_by("term__key", "language"):
        row = _row(wording)
        writer.writerow([_shielded(row[name]) for name in COLUMNS])
    return "\ufeff" + file.getvalue()


def _row(wording: Wording) -> dict[str, str]:
    term = wording.term
    return {
        "key": term.key,
        "language": wording.language,
        "preferred": wording.preferred,
        "acronym": _said(wording.is_acronym),
        "definition": wording.definition,
        "variants": f" {SEPARATOR} ".join(one_per_line(wording.variants)),
        "forbidden": f" {SEPARATOR} ".join(one_per_line(wording.forbidden)),
        "context": wording.context,
        "domain": term.domain.slug if term.domain else "",
        "explained": _said(term.is_explained),
        "enforced": _said(term.is_enforced),
    }


def _said(value: bool) -> str:
    return YES if value else NO


def _shielded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _bare(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


class Outcome(StrEnum):
    """What becomes of a line."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    WRONG = "wrong"


@dataclass
class Line:
    """A line of the file, by its number in it, and what would become of it."""

    number: int
    values: dict[str, str]
    outcome: Outcome = Outcome.SAME
    faults: list[str | Promise] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)

    def refuse(self, *faults: str | Promise) -> None:
        self.outcome = Outcome.WRONG
        self.faults += faults


@dataclass
class Report:
    """What reading a file gave. ``fault``: why it could not be read at all."""

    lines: list[Line] = field(default_factory=list)
    fault: str | Promise = ""

    def count(self, outcome: Outcome) -> int:
        return sum(line.outcome == outcome for line in self.lines)

    @property
    def counts(self) -> dict[str, int]:
        return {outcome.value: self.count(outcome) for outcome in Outcome}

    @property
    def told(self) -> list[Line]:
        """The lines of which there is something to say."""
        return [line for line in self.lines if line.outcome is not Outcome.SAME]

    @property
    def is_valid(self) -> bool:
        return not self.fault and not self.count(Outcome.WRONG)

    @property
    def changes(self) -> bool:
        return self.is_valid and any(line.outcome in {Outcome.NEW, Outcome.CHANGED} for line in self.lines)


def read(content: bytes) -> Report:
    """Check a file against the glossary as it is; nothing is written."""
    if len(content) > LARGEST:
        return Report(fault=_("Ce fichier est trop lourd pour un glossaire : deux mégaoctets au plus."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Report(fault=_("Ce fichier n’est pas en UTF-8. Choisissez ce codage en l’enregistrant."))
    head = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if ";" in head else ",", strict=True)
    try:
        missing = sorted(set(COLUMNS) - set(reader.fieldnames or ()))
        if missing:
            return Report(fault=_("Il manque des colonnes : %(columns)s.") % {"columns": ", ".join(missing)})
        lines = [_line(number, row) for number, row in enumerate(reader, start=2) if any(row.values())]
    except csv.Error as error:
        return Report(fault=_("Ce fichier n’est pas un CSV lisible : %(error)s.") % {"error": error})
    if len(lines) > MOST_LINES:
        return Report(fault=_("Ce fichier a trop de lignes : 5 000 au plus."))
    _check(lines)
    return Report(lines)


def _line(number: int, row: dict[Any, Any]) -> Line:
    values = {name: " ".join(_bare(row[name] or "").split()) for name in COLUMNS}
    line = Line(number, values)
    if None in row:
        line.refuse(_("Il y a plus de cases que de colonnes."))
    return line


def _check(lines: list[Line]) -> None:
    known = {(each.term.key, each.language): each for each in Wording.objects.select_related("term__domain")}
    domains = set(Domain.objects.values_list("slug", flat=True))
    seen: dict[tuple[str, str], int] = {}
    of_terms: dict[str, Line] = {}
    for line in lines:
        _check_values(line, domains)
        place = line.values["key"], line.values["language"]
        if place in seen:
            line.refuse(_("Même terme et même langue que la ligne %(number)s.") % {"number": seen[place]})
        seen.setdefault(place, line.number)
        first = of_terms.setdefault(line.values["key"], line)
        if any(_meant(line, name) != _meant(first, name) for name in OF_TERM):
            said = _(
                "Domaine et emploi d’un terme valent pour toutes ses langues : ils diffèrent de la ligne %(number)s."
            )
            line.refuse(said % {"number": first.number})
        if line.outcome is not Outcome.WRONG:
            _compare(line, known.get(place))
    _check_collisions(lines, known)


def _check_values(line: Line, domains: set[str]) -> None:
    values = line.values
    for name in ("acronym", "explained", "enforced"):
        if values[name].casefold() not in _YES | _NO:
            line.refuse(_("« %(value)s » n’est ni oui ni non.") % {"value": values[name]})
    if values["domain"] and values["domain"] not in domains:
        line.refuse(_("Aucun domaine n’a l’identifiant « %(value)s ».") % {"value": values["domain"]})
    if not values["key"]:
        line.refuse(_("Il manque l’identifiant (colonne key), le même pour toutes les langues d’un terme."))
    for model, names in ((Term(key=values["key"]), ["key"]), (_wording(line), ["language", "preferred"])):
        every = {each.name for each in model._meta.fields}
        try:
            model.clean_fields(exclude=every - set(names))
            model.clean()
        except ValidationError as error:
            line.refuse(*(f"{name} : {said}" for name, each in error.message_dict.items() for said in each))


def _meant(line: Line, name: str) -> str:
    value = line.values[name]
    return _said(value.casefold() in _YES) if name in {"acronym", "explained", "enforced"} else value


def _wording(line: Line) -> Wording:
    values = line.values
    return Wording(
        language=values["language"],
        preferred=values["preferred"],
        is_acronym=_meant(line, "acronym") == YES,
        definition=values["definition"],
        context=values["context"],
        variants=_lines(values["variants"]),
        forbidden=_lines(values["forbidden"]),
    )


def _lines(cell: str) -> str:
    return "\n".join(one_per_line(cell.replace(SEPARATOR, "\n")))


def _compare(line: Line, known: Wording | None) -> None:
    if known is None:
        line.outcome = Outcome.NEW
        return
    before = _row(known)
    wording = _wording(line)
    wording.clean()
    wording.term = Term(key=line.values["key"])
    after = {**_row(wording), **{name: _meant(line, name) for name in OF_TERM}}
    line.changed = [name for name in COLUMNS if after[name] != before[name]]
    line.outcome = Outcome.CHANGED if line.changed else Outcome.SAME


def _check_collisions(lines: list[Line], known: dict[tuple[str, str], Wording]) -> None:
    """Two concepts cannot be called the same in one language, in the file or with those that it leaves as they are."""
    said: dict[tuple[str, str], str] = {}
    replaced = {(line.values["key"], line.values["language"]) for line in lines}
    for place, wording in known.items():
        if place not in replaced:
            said |= {(wording.language, form.casefold()): place[0] for form in wording.forms}
    for line in lines:
        language, key = line.values["language"], line.values["key"]
        for form in _wording(line).forms:
            other = said.setdefault((language, form.casefold()), key)
            if other != key:
                line.refuse(_("« %(form)s » se dit déjà du terme « %(key)s ».") % {"form": form, "key": other})


@transaction.atomic
def apply_file(content: bytes, *, by: User | None) -> Report:
    """Write what a valid file changes, each term with its history; nothing of a file that has one line wrong."""
    report = read(content)
    if not report.changes:
        return report
    by_key: dict[str, list[Line]] = {}
    for line in report.lines:
        if line.outcome in {Outcome.NEW, Outcome.CHANGED}:
            by_key.setdefault(line.values["key"], []).append(line)
    domains = {domain.slug: domain for domain in Domain.objects.all()}
    for key, lines in by_key.items():
        _write(key, lines, domains, by)
    log(
        instance=Term.objects.get(key=next(iter(by_key))),
        action="translation.import_glossary",
        user=by,
        data={"terms": len(by_key)},
    )
    return report


def _write(key: str, lines: Iterable[Line], domains: dict[str, Domain], by: User | None) -> None:
    term = Term.objects.filter(key=key).first() or Term(key=key)
    is_new = term.pk is None
    wordings = {each.language: each for each in term.wordings.all()}
    for line in lines:
        term.domain = domains.get(line.values["domain"])
        term.is_explained, term.is_enforced = (_meant(line, name) == YES for name in ("explained", "enforced"))
        wording = _wording(line)
        wording.clean()
        kept = wordings.get(wording.language)
        wording.pk = kept.pk if kept else None
        wordings[wording.language] = wording
    # The site's first language first.
    order = sorted(wordings, key=lambda language: (language != settings.LANGUAGE_CODE, language))
    term.wordings.set([wordings[language] for language in order])
    term.save()
    term.save_revision(user=by)
    log(instance=term, action="wagtail.create" if is_new else "wagtail.edit", user=by)
