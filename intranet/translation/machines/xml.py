"""Texts as services take them: XML, in which each part to keep is an element named by its number."""

import re
from html import escape, unescape

from .base import Kept, Text

ELEMENT = re.compile(r"<(?P<close>/?)\s*(?P<name>[xk])(?P<number>\d+)\s*(?P<void>/?)>", re.IGNORECASE)


def encoded(text: Text, *, shows: bool) -> str:
    """``shows``: the words that a kept part stands for are within it, for a service that leaves them."""
    made = ""
    for part in text:
        if isinstance(part, str):
            made += escape(part, quote=False)
        elif part.kind == "void":
            made += f"<k{part.number}>{escape(part.shown, quote=False) if shows else ''}</k{part.number}>"
        else:
            made += f"<{'/' if part.kind == 'close' else ''}x{part.number}>"
    return made


def kept_names(texts: list[Text]) -> list[str]:
    """The elements whose content is to be left."""
    numbers = {part.number for text in texts for part in text if isinstance(part, Kept) and part.kind == "void"}
    return [f"k{number}" for number in sorted(numbers)]


def decoded(made: str) -> list[str | Kept]:
    parts: list[str | Kept] = []
    position, within = 0, False
    for match in ELEMENT.finditer(made):
        if not within:
            parts.append(unescape(made[position : match.start()]))
        position = match.end()
        if match["name"].lower() == "x":
            parts.append(Kept(int(match["number"]), "close" if match["close"] else "open"))
            continue
        within = not match["close"] and not match["void"]
        if not match["close"]:
            parts.append(Kept(int(match["number"])))
    parts.append(unescape(made[position:]))
    return parts
