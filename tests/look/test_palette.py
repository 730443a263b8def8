"""The colours of the stylesheet stand apart as they say, in both schemes."""

import pytest

from intranet.look.palette import Pair, contrast, figures, pairs, schemes, stylesheet

CSS = stylesheet()
SCHEMES = dict(zip(("light", "dark"), schemes(CSS), strict=True))


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == contrast("#ffffff", "#000000") == 21
    assert contrast("#777777", "#ffffff") == 4.47
    assert contrast("#767676", "#ffffff") == 4.54


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("pair", list(pairs()), ids=lambda pair: f"{pair.front} on {pair.back}")
def test_pairs_stand_apart(pair: Pair, scheme: str) -> None:
    assert pair.ratio(SCHEMES[scheme]) >= pair.least


def test_figures_in_the_stylesheet_are_true() -> None:
    for line in figures(CSS):
        assert line in CSS


def test_both_schemes_have_every_colour() -> None:
    tokens = CSS.partition("@layer base {")[0]
    light, dark = tokens.split("@media screen and (prefers-color-scheme: dark)")
    light_names, dark_names = (set(schemes(f"{each}@layer base {{")[0]) for each in (light, dark))
    assert light_names == dark_names


def test_nothing_outside_the_tokens_names_a_colour() -> None:
    """A colour of its own would miss the dark scheme, and the contrast checks."""
    body = CSS.partition("@layer base {")[2].partition("@layer print {")[0]
    assert "#" not in body
