"""Reading of the national list of intermunicipal authorities (EPCI), from JSON or CSV, into checked rows.

Every wrong row is told at once, by its number: the index from 1 in JSON, the line of the file in CSV, where the header
is line 1. Nothing here writes to the database.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from .models import Organisation

# The columns that are read; the national list has others, which are left aside.
COLUMNS = ("code", "nom", "type", "populationTotale", "membres")
# What PositiveIntegerField holds on every database.
LARGEST = 2_147_483_647
_COMMUNE = re.compile(r"\d{5}|2[AB]\d{3}", re.IGNORECASE)
_SPACES = re.compile(r"[\s\u00a0\u202f]+")


@dataclass(frozen=True)
class EpciRow:
    """One authority of the list. ``number`` is the row's, as errors tell it."""

    number: int
    siren: str
    name: str
    epci_type: str
    population: int
    communes: int


@dataclass(frozen=True)
class EpciList:
    """The rows of a file, and how errors count them."""

    rows: list[EpciRow]
    numbering: "Numbering"


@dataclass(frozen=True)
class RowError:
    number: int
    reason: str


@dataclass(frozen=True)
class Numbering:
    """How rows are counted in that format: the word for one, and from where."""

    unit: str
    rule: str

    @classmethod
    def of(cls, *, is_json: bool) -> "Numbering":
        if is_json:
            return cls(_("rang"), _("la place dans la liste, à partir de 1"))
        return cls(_("ligne"), _("la ligne du fichier, l’en-tête étant la ligne 1"))


class ImportRefused(Exception):
    """The file cannot be imported: ``message`` says why, ``errors`` name the wrong rows, if that is why."""

    def __init__(self, message: str, errors: Iterable[RowError] = (), *, numbering: Numbering | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.errors = sorted(errors, key=lambda error: error.number)
        self.numbering = numbering or Numbering.of(is_json=False)

    def lines(self) -> list[str]:
        """One line of text for each wrong row."""
        return [f"{self.numbering.unit} {error.number} : {error.reason}" for error in self.errors]


def read_list(path: Path) -> EpciList:
    """The list in that file. Raises :class:`ImportRefused` with every error found."""
    text = _text_of(path)
    if not text.strip():
        raise ImportRefused(_("Le fichier est vide."))
    is_json = path.suffix.lower() == ".json" or (path.suffix.lower() != ".csv" and text.lstrip()[0] in "[{")
    numbering = Numbering.of(is_json=is_json)
    errors: list[RowError] = []
    source = _json_records(text, errors) if is_json else _csv_records(text, errors)
    rows = _checked(source, errors)
    if errors:
        raise ImportRefused(_("Le fichier contient des lignes fausses."), errors, numbering=numbering)
    if not rows:
        raise ImportRefused(_("Le fichier ne contient aucune ligne de données."))
    return EpciList(rows, numbering)


def _text_of(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise ImportRefused(_("Fichier introuvable : %(path)s") % {"path": path}) from None
    except IsADirectoryError:
        raise ImportRefused(_("C’est un dossier, non un fichier : %(path)s") % {"path": path}) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        message = _(
            "Le fichier n’est pas en UTF-8 (ligne %(line)d, octet 0x%(byte)02X) : "
            "enregistrez-le en UTF-8 et recommencez."
        )
        raise ImportRefused(message % {"line": line, "byte": error.object[error.start]}) from None
    except OSError as error:
        message = _("Le fichier %(path)s ne se lit pas : %(reason)s")
        raise ImportRefused(message % {"path": path, "reason": error.strerror}) from None


# The two formats, as pairs of number and record


def _json_records(text: str, errors: list[RowError]) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        message = _("Ce n’est pas du JSON : ligne %(line)d, colonne %(column)d.")
        raise ImportRefused(message % {"line": error.lineno, "column": error.colno}) from None
    except (ValueError, RecursionError):
        raise ImportRefused(_("Ce JSON ne se lit pas : un nombre ou une imbrication démesurés.")) from None
    if not isinstance(found, list):
        raise ImportRefused(_("Ce JSON n’est pas une liste d’EPCI."))
    keys = {key for record in found if isinstance(record, dict) for key in record}
    if keys:
        _require_columns(keys)
    return _json_objects(found, errors)


def _json_objects(found: list[Any], errors: list[RowError]) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, record in enumerate(found, start=1):
        if isinstance(record, dict):
            yield number, record
        else:
            errors.append(RowError(number, _("ce n’est pas un objet JSON.")))


def _csv_records(text: str, errors: list[RowError]) -> Iterator[tuple[int, dict[str, Any]]]:
    header, _newline, _rest = text.lstrip("\r\n").partition("\n")
    delimiter = max(",;\t", key=header.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    columns: list[str] | None = None
    numbered = _numbered(lines)
    for number, cells in numbered:
        if not any(cell.strip() for cell in cells):
            continue
        if columns is None:
            columns = _columns(cells)
        elif len(cells) != len(columns):
            message = _("%(expected)d colonnes attendues, %(found)d trouvées.")
            errors.append(RowError(number, message % {"expected": len(columns), "found": len(cells)}))
        else:
            yield number, dict(zip(columns, cells, strict=True))


def _numbered(lines: Any) -> Iterator[tuple[int, list[str]]]:
    """Rows with the line on which each starts (a quoted cell may hold several)."""
    start = 1
    try:
        for cells in lines:
            yield start, cells
            start = lines.line_num + 1
    except csv.Error as error:
        message = _("Le CSV ne se lit pas à partir de la ligne %(line)d : %(reason)s.")
        raise ImportRefused(message % {"line": start, "reason": error}) from None


def _columns(cells: list[str]) -> list[str]:
    known = {column.lower(): column for column in COLUMNS}
    columns = [known.get(cell.strip().lower(), cell.strip()) for cell in cells]
    _require_columns(columns)
    twice = sorted({column for column in columns if column in COLUMNS and columns.count(column) > 1})
    if twice:
        raise ImportRefused(_("Colonnes en double : %(columns)s") % {"columns": ", ".join(twice)})
    return columns


def _require_columns(found: Iterable[str]) -> None:
    missing = [column for column in COLUMNS if column not in set(found)]
    if missing:
        raise ImportRefused(_("Colonnes manquantes : %(columns)s") % {"columns": ", ".join(missing)})


# Checks of one row


def _checked(source: Iterable[tuple[int, dict[str, Any]]], errors: list[RowError]) -> list[EpciRow]:
    rows: list[EpciRow] = []
    first_seen: dict[str, int] = {}
    for number, record in source:
        reasons: list[str] = []
        row = EpciRow(
            number=number,
            siren=_read(record, "code", _siren, reasons),
            name=_read(record, "nom", _name, reasons),
            epci_type=_read(record, "type", _epci_type, reasons),
            population=_read(record, "populationTotale", _population, reasons),
            communes=_read(record, "membres", _communes, reasons),
        )
        if row.siren and row.siren in first_seen:
            message = _("le SIREN %(siren)s est déjà au numéro %(first)d.")
            reasons.append(message % {"siren": row.siren, "first": first_seen[row.siren]})
        first_seen.setdefault(row.siren, number)
        errors.extend(RowError(number, reason) for reason in reasons)
        if not reasons:
            rows.append(row)
    return rows


def _read(record: dict[str, Any], column: str, parse: Callable[[Any], Any], reasons: list[str]) -> Any:
    """The parsed value of a column; a wrong one adds to ``reasons`` and is None."""
    value = record.get(column)
    if isinstance(value, str):
        value = value.strip()
    if value is None or value == "":
        reasons.append(_("%(column)s manque.") % {"column": column})
        return None
    try:
        return parse(value)
    except ValueError as error:
        reasons.append(str(error))
        return None


def _siren(value: Any) -> str:
    text = _SPACES.sub("", str(value)) if isinstance(value, (str, int)) else ""
    if not re.fullmatch(r"[0-9]{9}", text):
        raise ValueError(_("code : un SIREN compte neuf chiffres, « %(value)s » non.") % {"value": _short(value)})
    if not passes_luhn(text):
        raise ValueError(_("code : la clé de contrôle du SIREN %(value)s est fausse.") % {"value": text})
    return text


def passes_luhn(digits: str) -> bool:
    """The checksum of SIREN numbers (Luhn): every second digit from the right is doubled, digits add up to tens.

    Whatever is not made of the figures 0 to 9 does not pass.
    """
    if not (digits.isascii() and digits.isdecimal()):
        return False
    total = 0
    for place, digit in enumerate(reversed(digits)):
        total += sum(divmod(int(digit) * (1 + place % 2), 10))
    return total % 10 == 0


def _name(value: Any) -> str:
    name = value if isinstance(value, str) else ""
    if not name or not name.isprintable():
        raise ValueError(_("nom : un texte est attendu, « %(value)s » n’en est pas un.") % {"value": _short(value)})
    longest = Organisation._meta.get_field("name").max_length
    if longest is not None and len(name) > longest:
        raise ValueError(_("nom : %(longest)d caractères au plus.") % {"longest": longest})
    return name


def _epci_type(value: Any) -> str:
    if value not in Organisation.EpciType.values:
        raise ValueError(
            _("type : « %(value)s » est inconnu ; connus : %(known)s.")
            % {"value": _short(value), "known": ", ".join(Organisation.EpciType.values)}
        )
    return str(value)


def _population(value: Any) -> int:
    return _whole_number("populationTotale", value, least=0)


def _communes(value: Any) -> int:
    """The number of communes, given as such or as the list of them (in a CSV cell: their INSEE codes)."""
    if isinstance(value, list):
        return _whole_number("membres", len(value), least=1)
    if isinstance(value, str):
        codes = [code for code in re.split(r"[\s,;|]+", value) if code]
        if codes and all(_COMMUNE.fullmatch(code) for code in codes):
            return len(set(codes))
    return _whole_number("membres", value, least=1)


def _whole_number(column: str, value: Any, *, least: int) -> int:
    text = _SPACES.sub("", str(value)) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
    if not re.fullmatch(r"-?[0-9]{1,12}", text):
        message = _("%(column)s : un nombre entier est attendu, « %(value)s » n’en est pas un.")
        raise ValueError(message % {"column": column, "value": _short(value)})
    if not least <= int(text) <= LARGEST:
        message = _("%(column)s : %(value)s n’est pas entre %(least)d et %(largest)d.")
        raise ValueError(message % {"column": column, "value": text, "least": least, "largest": LARGEST})
    return int(text)


def _short(value: Any) -> str:
    # On one line of the terminal, whatever the file holds.
    text = "".join(letter if letter.isprintable() else " " for letter in str(value))
    return text if len(text) <= 40 else text[:39] + "…"
