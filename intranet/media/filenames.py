"""Names of uploaded files: plain ones for the disk and the address, readable ones for the title."""

import re
import unicodedata
from pathlib import PurePosixPath

STEM_LENGTH = 80
TITLE_LENGTH = 255
# Windows refuses to open files of these names, whatever their extension.
RESERVED = {"con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(10))}


def extension_of(name: str) -> str:
    """The extension in lower case, without its dot."""
    return PurePosixPath(name.replace("\\", "/")).suffix.lower().removeprefix(".")


def clean_filename(name: str, extension: str) -> str:
    """``Été n° 2.PDF`` → ``Ete-n-2.pdf``: plain letters, no path, bounded, with the extension of what it contains."""
    stem = _stem(name)
    for ligature, letters in {"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "ß": "ss", "’": "-", "'": "-"}.items():
        stem = stem.replace(ligature, letters)
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^A-Za-z0-9_]+", "-", plain)
    plain = re.sub(r"-{2,}", "-", plain)[:STEM_LENGTH].strip("-_")
    if not plain:
        plain = "fichier"
    if plain.lower() in RESERVED:
        plain = f"fichier-{plain}"
    return f"{plain}.{extension}"


def clean_title(title: str, filename: str = "") -> str:
    """The title without control and direction characters; where it is the file's own name, as one would write it."""
    if filename and title.strip() == filename.strip():
        title = _stem(title).replace("_", " ")
    visible = "".join(char if unicodedata.category(char)[0] != "C" else " " for char in title)
    return " ".join(visible.split())[:TITLE_LENGTH]


def _stem(name: str) -> str:
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    stem, dot, extension = base.rpartition(".")
    return stem if dot and stem and len(extension) <= 10 else base
