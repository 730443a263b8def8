"""The colours of the stylesheet and how far they stand apart, as WCAG 2.2 computes it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

TEXT, SIGN = 4.5, 3.0
"""Least ratios: of text (1.4.3), and of what must be seen without being read (1.4.11)."""

_BLOCK = re.compile(r"(@media screen and \(prefers-color-scheme: dark\) \{\s*)?:root \{(.*?)\}", re.DOTALL)
_COLOUR = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6})\b")


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb``, from 0 (black) to 1 (white)."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white), rounded down as a threshold wants it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return int((light + 0.05) / (dark + 0.05) * 100) / 100


@dataclass(frozen=True)
class Pair:
    """A colour that is put on another, by the names of their tokens, and the least ratio that this needs."""

    front: str
    back: str
    least: float

    def ratio(self, colours: dict[str, str]) -> float:
        return contrast(colours[self.front], colours[self.back])


BACKS = ("paper", "paper-soft", "raised")
STATES = ("accent", "warn", "good", "danger")
DOMAINS = ("brick", "ochre", "moss", "forest", "lagoon", "sea", "plum", "rose", "slate")


def pairs() -> Iterator[Pair]:
    """Every pair of colours that the components put together."""
    for back in BACKS:
        for front in ("ink", "ink-soft", *STATES, "accent-strong"):
            yield Pair(front, back, TEXT)
        for front in ("edge", "focus"):
            yield Pair(front, back, SIGN)
    for state in STATES:
        for front in ("ink", state):
            yield Pair(front, f"{state}-soft", TEXT)
    yield Pair("ink-soft", "accent-soft", TEXT)
    for back in ("accent", "accent-strong"):
        yield Pair("on-accent", back, TEXT)
    yield Pair("accent-strong", "accent-soft", TEXT)
    yield Pair("accent", "warn-soft", TEXT)
    yield Pair("paper", "danger", TEXT)
    yield Pair("on-band", "band", TEXT)
    yield Pair("on-band-focus", "band", SIGN)
    for domain in DOMAINS:
        yield Pair(domain, f"{domain}-soft", TEXT)
        for back in BACKS:
            yield Pair(domain, back, TEXT)


def mix(colour: str, other: str, share: float) -> str:
    """``colour`` with that share of ``other``, from 0 to 1."""
    channels = [
        round(int(colour[start : start + 2], 16) * (1 - share) + int(other[start : start + 2], 16) * share)
        for start in (1, 3, 5)
    ]
    return "#" + "".join(f"{channel:02x}" for channel in channels)


def accent_tokens(accent: str, colours: dict[str, str], *, dark: bool) -> dict[str, str]:
    """The colours that follow from an accent, on the other ``colours`` of that scheme."""
    on_accent = max(("#ffffff", "#0a222d"), key=lambda text: contrast(text, accent))
    paper = colours["paper"]
    return {
        "accent": accent,
        "accent-strong": mix(accent, "#ffffff" if dark else "#000000", 0.3),
        "on-accent": on_accent,
        "accent-soft": mix(paper, accent, 0.2 if dark else 0.12),
        "band": mix(paper, accent, 0.1) if dark else accent,
        "on-band": colours["on-band"] if dark else on_accent,
    }


def accent_fault(accent: str, *, dark: bool) -> float | None:
    """The ratio of the worst of the pairs that this accent would break, None where it breaks none."""
    colours = schemes(stylesheet())[dark]
    tokens = accent_tokens(accent, colours, dark=dark)
    concerned = [pair for pair in pairs() if {pair.front, pair.back} & set(tokens)]
    broken = [pair.ratio({**colours, **tokens}) for pair in concerned if pair.ratio({**colours, **tokens}) < pair.least]
    return min(broken, default=None)


def stylesheet() -> str:
    """The site's stylesheet, as it is written."""
    return (Path(settings.BASE_DIR) / "intranet" / "static" / "css" / "site.css").read_text()


def schemes(css: str) -> tuple[dict[str, str], dict[str, str]]:
    """The colour tokens of the light scheme and of the dark one, by name without dashes."""
    light: dict[str, str] = {}
    dark: dict[str, str] = {}
    tokens = css.partition("@layer base {")[0]
    for media, block in _BLOCK.findall(tokens):
        (dark if media else light).update(_COLOUR.findall(block))
    return light, {**light, **dark}


def figures(css: str) -> list[str]:
    """What the stylesheet's comment says of each colour that carries others: their ratios, light / dark."""
    light, dark = schemes(css)
    told: dict[str, list[str]] = {}
    for pair in pairs():
        told.setdefault(pair.back, []).append(f"{pair.front} {pair.ratio(light):.2f} / {pair.ratio(dark):.2f}")
    return [f"on {back}: {', '.join(ratios)}." for back, ratios in told.items()]
