"""Telephone numbers: taken as people type them, kept as they are dialled, shown as they are read.

French numbers are kept in the international form (E.164: ``+33199000102``), or in four digits for the short ones of
public services; those of other countries too, with the spaces of whoever typed them, since each country has its own.
"""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from intranet.accounts.languages import interface_language

KEPT = re.compile(r"\+[1-9]\d{6,14}|[13]\d{3}")
# What separates figures in writing, the non-breaking and narrow spaces included.
SEPARATORS = re.compile(r"[\s.\-/()\u2010-\u2015]+")
FRENCH = re.compile(r"0[1-9]\d{8}")
FRENCH_ABROAD = re.compile(r"\+33[1-9]\d{8}")
NBSP = "\u00a0"
LONGEST = 30
# Country codes of one and of two figures (ITU-T E.164); all the others have three.
ONE_FIGURE = re.compile("[17]")
TWO_FIGURES = re.compile("2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]")


def parse_phone(typed: str) -> str:
    """The number to keep. Raises ``ValidationError`` in words that say what is expected."""
    # "+33 (0)1…": the figure between brackets is not dialled from abroad.
    spaced = re.sub(r"^(\s*(?:\+|00)\s*\d{1,3})\s*\(0\)", r"\1 ", typed)
    spaced = re.sub(r"^00\s*", "+", SEPARATORS.sub(" ", spaced).strip())
    text = dialled(spaced)
    if FRENCH.fullmatch(text):
        text = "+33" + text[1:]
    elif text.startswith("+330"):
        text = "+33" + text[4:]
    wrongly_french = text.startswith("+33") and not FRENCH_ABROAD.fullmatch(text)
    if wrongly_french or not KEPT.fullmatch(text):
        raise ValidationError(
            _(
                "Ce numéro n’est pas complet. Écrivez dix chiffres, par exemple 01 99 00 12 34, ou l’indicatif du "
                "pays, par exemple +44 23 9200 1234."
            ),
            code="phone",
        )
    is_foreign = text.startswith("+") and not text.startswith("+33")
    return spaced if is_foreign and len(spaced) <= LONGEST else text


def dialled(number: str) -> str:
    """A kept number without its spaces, for a link."""
    return SEPARATORS.sub("", number)


def validate_phone(typed: str) -> None:
    """For fields that keep what was typed."""
    parse_phone(typed)


def show_phone(number: str) -> str:
    """``+33199000102`` as ``01 99 00 01 02`` to readers of French, ``+33 1 99 00 01 02`` to others.

    What is not a number that is kept comes back as it is, so that a form shows what was typed.
    """
    if not KEPT.fullmatch(number):
        return number.replace(" ", NBSP) if KEPT.fullmatch(dialled(number)) else number
    if not number.startswith("+"):
        return NBSP.join(_groups(number))
    if FRENCH_ABROAD.fullmatch(number):
        if interface_language() == "fr":
            return NBSP.join(_groups("0" + number[3:]))
        return NBSP.join(["+33", *_groups(number[3:])])
    figures = number[1:]
    size = 1 if ONE_FIGURE.match(figures) else 2 if TWO_FIGURES.match(figures) else 3
    return NBSP.join([f"+{figures[:size]}", *_groups(figures[size:])])


def _groups(figures: str) -> list[str]:
    """Two by two, the odd one first: ``199000102`` as ``1 99 00 01 02``."""
    odd = len(figures) % 2
    return [figures[:odd], *re.findall("..", figures[odd:])] if odd else re.findall("..", figures)
