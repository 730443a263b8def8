"""A page with every kind of block, and the ways to publish it again."""

import json
from typing import Any

from wagtail.models import Locale, Page

from intranet.pages.models import ArticlePage
from tests.factories import body, make_article

ENGLISH = "en"

TEXT = (
    '<p data-block-key="p1">La <b>vélo-route</b> suit <a linktype="page" id="3">la Seine</a>.</p>'
    '<p data-block-key="p2">Elle compte 420 km.</p><ul><li data-block-key="l1">Premier point</li>'
    '<li data-block-key="l2">Second point</li></ul>'
)


def block(kind: str, value: Any, key: str) -> dict[str, Any]:
    return {"type": kind, "value": value, "id": key}


def item(value: Any, key: str) -> dict[str, Any]:
    return {"type": "item", "value": value, "id": key}


def full_body() -> list[dict[str, Any]]:
    """Each kind of block that holds words, with ids."""
    return [
        block("heading", "Le projet", "h1"),
        block("text", TEXT, "t1"),
        block("heading", "Les suites", "h2"),
        block(
            "table",
            {
                "data": [["Année", "Effet"], ["2024", "Plus de visiteurs"], [None, ""]],
                "table_caption": "Les effets",
                "first_row_is_table_header": True,
                "table_header_choice": "row",
            },
            "tb1",
        ),
        block("quote", {"text": "Nous y allons chaque été.", "author": "Une habitante"}, "q1"),
        block("callout", {"kind": "info", "title": "À savoir", "text": "<p>Ouvert <i>toute</i> l’année.</p>"}, "c1"),
        block(
            "figures",
            {"title": "En chiffres", "figures": [item({"value": "12.5", "unit": "km", "label": "de pistes"}, "f1")]},
            "fg1",
        ),
        block("accordion", {"title": "", "items": [item({"title": "Où ?", "text": "<p>Ici et là.</p>"}, "a1")]}, "ac1"),
        block("action", {"text": "Venez !", "link": '<p><a href="https://example.org/">S’inscrire</a></p>'}, "cta"),
        block(
            "embed",
            {
                "title": "Le film",
                "address": "https://peertube.fr/w/abc",
                "poster": None,
                "text": "On y voit le fleuve.",
            },
            "e1",
        ),
        block("contact", {"title": "", "person": None, "name": "Service vélo", "phone": "02 31 00 00 00"}, "ct1"),
    ]


def full_article(parent: Page, **fields: Any) -> ArticlePage:
    return make_article(parent, "La vélo-route", summary="Un résumé.", body=body(*full_body()), **fields)


def english() -> Locale:
    return Locale.objects.get(language_code=ENGLISH)


def set_body(page: Page, blocks: list[dict[str, Any]], by: Any = None, **fields: Any) -> Any:
    """Publish the page with that body, as the editor does."""
    page = type(page).objects.get(pk=page.pk)
    page.body = json.dumps(blocks, default=str)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision(user=by).publish(user=by)
    return type(page).objects.get(pk=page.pk)
