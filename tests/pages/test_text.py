"""What readers get around a text: anchors, table of contents, reading time, breadcrumb."""

import re

import pytest
from django.test import Client
from wagtail.models import Page

from intranet.access.models import Audience, Role
from intranet.pages.text import anchored
from tests import factories as make
from tests.pages.writing import block, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def workspace() -> Page:
    return make.make_workspace("Littoral", audience=Audience.PUBLIC)


def heading(words: str) -> dict[str, str]:
    return {"type": "heading", "value": words}


def text(html: str) -> dict[str, str]:
    return {"type": "text", "value": html}


def test_contents_lead_to_the_headings(client: Client, workspace: Page) -> None:
    body = [
        heading("L’été à Caen & alentour"),
        text('<h3 data-block-key="a1">Budget</h3><p>Dix.</p><h3 data-block-key="b2">Budget</h3><p>Vingt.</p>'),
        heading("Content"),
        text("<h3></h3><p>Rien.</p>"),
    ]
    page = text_of(client, make.make_article(workspace, body=body).url)
    nav = re.search(r'<nav class="contents".*?</nav>', page, re.DOTALL)
    assert nav is not None
    links = re.findall(r'href="#([^"]+)">([^<]+)<', nav[0])
    assert links == [
        ("s-lete-a-caen-alentour", "L’été à Caen &amp; alentour"),
        ("s-budget", "Budget"),
        ("s-budget-2", "Budget"),
        ("s-content", "Content"),
    ]
    for anchor, _words in links:
        assert len(re.findall(rf'id="{anchor}"', page)) == 1
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids)), "no id of the text is one of the frame"
    # The second and third are below the first.
    assert nav[0].count("<ol>") == 2


def test_short_pages_have_no_contents(client: Client, workspace: Page) -> None:
    article = make.make_article(workspace, body=[heading("Un"), heading("Deux")])
    page = text_of(client, article.url)
    assert 'class="contents"' not in page
    assert '<h2 id="s-un">Un</h2>' in page


def test_anchors_last_and_hold_other_scripts() -> None:
    html, headings = anchored('<h2>Ζώνες</h2><h2>!</h2><h2 class="block-title">Documents</h2>')
    assert [heading.anchor for _tag, heading in headings] == ["s-ζώνες", "s-titre"]
    assert '<h2 class="block-title">Documents</h2>' in html
    again, _headings = anchored("<h2>Avant</h2><h2>Ζώνες</h2>")
    assert 'id="s-ζώνες"' in again, "what is added above does not change it"


@pytest.mark.parametrize(("words", "told"), [(0, ""), (30, "1 minute de lecture"), (211, "2 minutes de lecture")])
def test_reading_time_counts_words(client: Client, workspace: Page, words: int, told: str) -> None:
    body = [text(f"<p>{'mot ' * words}</p>")] if words else [heading("")]
    page = " ".join(text_of(client, make.make_article(workspace, body=body).url).split())
    assert ("de lecture" in page) == bool(told)
    assert told in page


def test_reading_time_counts_what_blocks_say(client: Client, workspace: Page) -> None:
    items = [{"title": "Question", "text": f"<p>{'mot ' * 300}</p>"}]
    article = make.make_article(workspace, body=[block("accordion", title="", items=items)])
    assert "2 minutes de lecture" in " ".join(text_of(client, article.url).split())


def test_breadcrumb_shows_the_way_that_the_reader_may_go(client: Client, workspace: Page) -> None:
    section = make.make_section(workspace, "Estuaire")
    article = make.make_article(section, "Vasières")
    crumbs = re.search(r'<nav class="breadcrumb".*?</nav>', text_of(client, article.url), re.DOTALL)
    assert crumbs is not None
    assert re.findall(r">([^<>]+)</(?:a|li)>", crumbs[0]) == [
        "Interpôles",
        "Espaces de travail",
        "Littoral",
        "Estuaire",
        "Vasières",
    ]


def test_lists_show_summaries(client: Client, workspace: Page) -> None:
    section = make.make_section(workspace, "Estuaire", summary="Où l’eau se mêle.")
    make.make_article(section, "Vasières", summary="La boue vit.")
    assert "La boue vit." in text_of(client, section.url)
    client.force_login(make.make_member(make.space_of(workspace), Role.READER))
    assert "La boue vit." in text_of(client, workspace.url)
