"""Writers see in lists how far translations are: in the explorer and on the site; readers do not."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from intranet.access.models import Audience, Role
from intranet.accounts.models import User
from intranet.translation.actions import request_translation, write_segments
from tests import factories as make

from .pages import english, full_body, set_body
from .test_reader import translated

pytestmark = pytest.mark.django_db


@pytest.fixture
def workspace() -> Any:
    return make.make_workspace(audience=Audience.POLE)


@pytest.fixture
def editor(workspace: Any) -> User:
    return make.make_member(make.space_of(workspace), Role.EDITOR)


@pytest.fixture
def articles(workspace: Any, editor: User) -> list[Any]:
    """One of each: nothing, in review, reviewed, outdated."""
    found = [make.make_article(workspace, f"Article {number}", slug=f"a{number}") for number in range(4)]
    write_segments(request_translation(found[1], english(), by=editor), {"title": "One"}, by=editor)
    for article in found[2:]:
        translated(article, editor)
    set_body(found[3], full_body(), by=editor)
    return found


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).replace("\u00a0", " ").split())


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def explorer(page: Any, client: Client) -> str:
    answer = client.get(f"/admin/pages/{page.pk}/")
    assert answer.status_code == 200
    return answer.content.decode()


def rows(html: str) -> dict[str, str]:
    """By title, the words of each row of the explorer."""
    found = {}
    for row in re.findall(r"<tr[^>]*>.*?</tr>", html, re.DOTALL):
        words = plain(row)
        title = re.search(r"(?:ZZ )?Article \d", words)
        if title:
            found[title[0]] = words
    return found


def test_the_explorer_says_it_of_originals_and_of_translations(
    workspace: Any, editor: User, articles: list[Any]
) -> None:
    editor.language = "fr"
    editor.save()
    client = signed_in(editor)
    said = rows(explorer(workspace, client))
    assert "Anglais : pas de traduction" in said["Article 0"]
    assert "Anglais : en relecture" in said["Article 1"]
    assert "Anglais : relue" in said["Article 2"]
    assert "Anglais : pas à jour" in said["Article 3"]
    english_side = rows(explorer(make.english(workspace), client))
    assert "Anglais : pas de traduction" in english_side["Article 0"]
    assert "Anglais : relue" in english_side["ZZ Article 2"]


def test_the_explorer_takes_no_more_queries_with_more_rows(workspace: Any, editor: User, articles: list[Any]) -> None:
    client = signed_in(editor)
    explorer(workspace, client)
    taken = []
    for number in range(3):
        with CaptureQueriesContext(connection) as captured:
            explorer(workspace, client)
        taken.append(sum("translation_segment" in each["sql"] for each in captured))
        make.make_article(workspace, f"Autre {number}", slug=f"b{number}")
    assert set(taken) == {1}


def test_writers_see_it_on_the_site_and_readers_do_not(workspace: Any, editor: User, articles: list[Any]) -> None:
    section = make.make_section(workspace)
    moved = articles[3]
    moved.refresh_from_db()
    moved.move(type(section).objects.get(pk=section.pk), pos="last-child")
    reader = make.make_member(make.space_of(workspace), Role.READER)
    for person in (editor, reader):
        person.language = "fr"
        person.save()
    expected = {workspace: ["anglais : relue", "anglais : en relecture"], section: ["anglais : pas à jour"]}
    for page, words in expected.items():
        seen = plain(signed_in(editor).get(page.get_url()).content.decode())
        unseen = plain(signed_in(reader).get(page.get_url()).content.decode())
        for said in words:
            assert said in seen
            assert said not in unseen
        assert "pas de traduction" not in seen
