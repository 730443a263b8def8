"""The site map page: the tree that the reader may open, in so many queries whatever its size."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from intranet.access.models import Audience, Role
from intranet.pages.site_map import SCREEN_LENGTH
from tests import bulk
from tests import factories as make
from tests.pages.writing import text_of

pytestmark = pytest.mark.django_db
LIMIT = 12


def titles(client: Client, url: str = "/fr/plan-du-site/") -> list[str]:
    page = text_of(client, url)
    tree = re.search(r'<nav class="site-map".*?</nav>', page, re.DOTALL)
    assert tree is not None
    return re.findall(r"<a [^>]*>([^<]*)</a>", tree[0])


def test_tree_is_what_the_reader_may_open(client: Client) -> None:
    workspace = make.make_workspace("Littoral", audience=Audience.PUBLIC)
    section = make.make_section(workspace, "Estuaire")
    article = make.make_article(section, "Vasières")
    make.narrow(section, Audience.MEMBERS)
    make.narrow(article, Audience.MEMBERS)
    assert titles(client) == [
        "Interpôles",
        "Espaces de travail",
        "Littoral",
        "Actualités",
        "Agenda",
        "Mentions légales",
        "Accessibilité : non conforme",
        "Données personnelles",
    ]
    client.force_login(make.make_member(make.space_of(workspace), Role.READER))
    assert titles(client)[2:5] == ["Littoral", "Estuaire", "Vasières"]
    # Each below the one above it.
    page = " ".join(text_of(client, "/fr/plan-du-site/").split())
    assert re.search(r'>Littoral</a>\s*<ul>\s*<li><a href="[^"]*">Estuaire</a>\s*<ul>\s*<li><a', page)
    assert client.get("/fr/plan-du-site/")["Cache-Control"] == "private, no-cache"


def test_english_tree_says_what_is_in_french(client: Client) -> None:
    workspace = make.make_workspace("Littoral", audience=Audience.PUBLIC)
    page = text_of(client, "/en/plan-du-site/")
    assert f'<a href="{make.english(workspace).url}" lang="fr">Littoral</a> <span class="tag">French</span>' in page
    assert ">Workspaces</a>" in page


def test_page_under_one_that_is_hidden_hangs_on_the_nearest_that_is_not(client: Client) -> None:
    """A workspace that its members alone read leaves no hole where something below were open."""
    workspace = make.make_workspace("Littoral", audience=Audience.PUBLIC)
    section = make.make_section(workspace, "Estuaire")
    make.make_article(section, "Vasières")
    section.unpublish()
    assert titles(client)[2:4] == ["Littoral", "Vasières"]


def test_thousands_of_pages_cost_as_much_as_a_few(client: Client) -> None:
    workspace = make.make_workspace("Littoral", audience=Audience.PUBLIC)
    counts = []
    for number in (10, 2500):
        bulk.add_articles(workspace, number)
        client.get("/fr/plan-du-site/")
        with CaptureQueriesContext(connection) as captured:
            assert len(titles(client)) <= SCREEN_LENGTH
        counts.append(len(captured))
    assert counts[0] == counts[1] <= LIMIT
    # The next screen goes on where the first ended, and says where that is.
    with CaptureQueriesContext(connection) as captured:
        second = titles(client, "/fr/plan-du-site/?p=2")
    assert len(captured) <= LIMIT + 1
    assert second[:3] == ["Interpôles", "Espaces de travail", "Littoral"]
    assert len(second) == SCREEN_LENGTH + 3
    seen = [title for number in range(1, 15) for title in titles(client, f"/fr/plan-du-site/?p={number}")]
    assert len({title for title in seen if title.startswith("article")}) == 2510
    assert titles(client, "/fr/plan-du-site/?p=x") == titles(client)
