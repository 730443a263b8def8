"""What the search fields propose, as their script asks it."""

from typing import Any

import pytest
from django.test import Client

from intranet.access.models import Audience
from search.views import completion
from tests import factories as make

pytestmark = pytest.mark.django_db
PATH = "/fr/recherche/completer/"


@pytest.fixture
def workspace() -> Any:
    return make.make_workspace("Eau et littoral", domain=make.make_domain("Rivages"), audience=Audience.PUBLIC)


def proposals(client: Client, typed: str) -> list[dict[str, str]]:
    response = client.get(PATH, {"q": typed})
    assert response.status_code == 200
    assert {"private", "no-store"} <= {each.strip() for each in response["Cache-Control"].split(",")}
    return [proposal for group in response.json()["groups"] for proposal in group["proposals"]]


def test_titles_whatever_the_accents_and_only_one_s_own(workspace: Any) -> None:
    page = make.make_article(workspace, "L’Étang zqbleu")
    hidden = make.make_article(workspace, "Étang zqfermé")
    make.narrow(hidden, Audience.MEMBERS)
    found = proposals(Client(), "ETANG zq")
    assert found == [{"text": "L’Étang zqbleu", "language": "fr", "url": page.url, "type": "Article"}]
    client = Client()
    client.force_login(make.make_referent(make.space_of(workspace).domain))
    assert {each["text"] for each in proposals(client, "étang")} == {"L’Étang zqbleu", "Étang zqfermé"}


@pytest.mark.parametrize("typed", ["", " ", "é", '"', "\0", "%", "*" * 500, "zqeau " * 300])
def test_anything_may_be_typed(typed: str) -> None:
    assert proposals(Client(), typed) == []


def test_who_asks_too_often_is_proposed_nothing(monkeypatch: pytest.MonkeyPatch, workspace: Any) -> None:
    make.make_article(workspace, "Zqbassin")
    monkeypatch.setattr(completion, "LETTERS", completion.Limit("search.complete", 2, 2, cache="process"))
    client = Client()
    for _each in range(2):
        assert proposals(client, "zqba")
    response = client.get(PATH, {"q": "zqba"})
    assert (response.status_code, response.json()) == (429, {"groups": []})
    assert "no-store" in response["Cache-Control"]
    assert client.post(PATH).status_code == 405
