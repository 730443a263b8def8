"""Files that are not even read."""

from django.utils.translation import gettext_lazy as _

# More than any page holds: 300 texts weigh some 200 kB.
MOST_BYTES = 5 * 1024 * 1024
MOST_LINES = 20_000
# Of elements in a text: deeper is no text.
DEEPEST = 30


class FileRefusedError(ValueError):
    """The file cannot be taken; the message says why, to whoever gave it."""


def refuse_size(content: bytes) -> None:
    """Before anything looks into it."""
    if not content.strip():
        raise FileRefusedError(_("Le fichier est vide."))
    if len(content) > MOST_BYTES:
        raise FileRefusedError(_("Le fichier est trop gros : 5 Mo au plus."))


def refuse_number(count: int) -> None:
    """Of texts."""
    if count > MOST_LINES:
        raise FileRefusedError(_("Le fichier contient trop de segments."))
