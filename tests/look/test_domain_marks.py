"""A domain is told by its sign and its name, never by its colour alone."""

import pytest
from django.template import Context, Template
from django.utils.translation import override

from intranet.look.palette import DOMAINS, schemes, stylesheet
from intranet.territory.models import Colour, Sign
from intranet.territory.signs import SHAPES
from tests import factories as make


def test_every_choice_has_its_colours_and_its_drawing() -> None:
    css = stylesheet()
    assert set(Colour.values) == set(DOMAINS)
    for scheme in schemes(css):
        assert {name for each in Colour.values for name in (each, f"{each}-soft")} <= set(scheme)
    for colour in Colour.values:
        assert f'[data-domain="{colour}"]' in css
    assert set(Sign.values) == set(SHAPES)


@pytest.mark.django_db
def test_a_mark_says_its_name_and_escapes_it() -> None:
    domain = make.make_domain("Eau & sols <3", name_en="Water", colour=Colour.FOREST, sign=Sign.LEAF)
    template = Template("{% load domain_marks %}{% domain_mark domain %}|{% domain_mark domain url='/x/' %}")
    plain, link = template.render(Context({"domain": domain})).split("|")
    assert plain.startswith('<span class="domain-mark" data-domain="forest"><svg')
    assert plain.endswith("Eau &amp; sols &lt;3</span>")
    assert link.startswith('<a href="/x/" class="domain-mark"')
    with override("en"):
        assert "Water</span>" in template.render(Context({"domain": domain}))
    assert Template("{% load domain_marks %}{% domain_mark domain %}").render(Context({"domain": None})) == ""
