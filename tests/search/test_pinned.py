"""Pages that the team recommends: kept in the admin, shown first to those who may read them."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from intranet.access.models import Audience
from intranet.accounts.models import User
from search.models import PinnedResult
from tests import factories as make
from tests.search.test_page import ask, count, shown

pytestmark = pytest.mark.django_db
INDEX = "/admin/recherche/recommandes/"


@pytest.fixture
def workspace() -> Any:
    return make.make_workspace("Eau et littoral", domain=make.make_domain("Rivages"), audience=Audience.PUBLIC)


def team(client: Client) -> User:
    person = make.make_team_member()
    client.force_login(person)
    return person


def form(page: Any, phrases: str, **fields: Any) -> dict[str, Any]:
    return {"phrases": phrases, "page": page.pk, "language": "", "order": 10, "starts_on": "", "ends_on": "", **fields}


def recommended(html: str) -> bool:
    return "search-result--recommended" in html


def test_the_team_recommends_a_page_for_its_phrases(client: Client, workspace: Any) -> None:
    page = make.make_article(workspace, "Le zqguide de l’Étang", summary="Tout y est.")
    make.make_article(workspace, "Autre zqguide")
    team(client)
    response = client.post(f"{INDEX}new/", form(page, "zqguide\nMode d’emploi de l’étang"))
    assert response.status_code == 302, response.context["form"].errors
    html = ask(q="ZQGUIDE")
    assert recommended(html)
    assert "Recommandé" in html
    assert "Tout y est." in html
    # First, and not a second time: the count is that of what was found.
    assert shown(html) == ["Le zqguide de l’Étang", "Autre zqguide"]
    assert count(html) == 2
    # Where it is not among what is found.
    html = ask(q="mode d'emploi, ETANG !")
    assert not recommended(html)
    html = ask(q="mode d'emploi de l'Etang")
    assert recommended(html)
    assert shown(html) == ["Le zqguide de l’Étang"]
    assert "Rien ne correspond" not in html
    assert not recommended(ask(q="zqguide étang"))
    pinned = PinnedResult.objects.get()
    response = client.post(f"{INDEX}edit/{pinned.pk}/", form(page, "zqautre"))
    assert response.status_code == 302
    assert not recommended(ask(q="zqguide"))
    assert recommended(ask(q="zqautre"))
    assert client.post(f"{INDEX}delete/{pinned.pk}/").status_code == 302
    assert not recommended(ask(q="zqautre"))


def test_only_to_those_who_may_read_it(client: Client, workspace: Any) -> None:
    page = make.make_article(workspace, "Zqsecret")
    make.narrow(page, Audience.MEMBERS)
    PinnedResult.objects.create(page=page, phrases="zqguide")
    member = make.make_referent(make.space_of(workspace).domain)
    assert recommended(ask(member, q="zqguide"))
    html = ask(q="zqguide")
    assert not recommended(html)
    assert "Zqsecret" not in html


def test_language_dates_and_order(workspace: Any) -> None:
    first, second = make.make_article(workspace, "Zqun"), make.make_article(workspace, "Zqdeux")
    english = make.english(first)
    english.alias_of, english.title = None, "Zqone"
    english.save()
    pinned = PinnedResult.objects.create(page=first, phrases="zqguide", order=20)
    PinnedResult.objects.create(page=second, phrases="zqguide", order=5, language="fr")
    assert shown(ask(q="zqguide")) == ["Zqdeux", "Zqun"]
    assert shown(ask(language="en", q="zqguide")) == ["Zqone"]
    today = timezone.localdate()
    for starts, ends, there in ((0, 0, True), (1, None, False), (None, -1, False), (-1, 1, True)):
        pinned.starts_on = None if starts is None else today + dt.timedelta(days=starts)
        pinned.ends_on = None if ends is None else today + dt.timedelta(days=ends)
        pinned.save()
        assert ("Zqun" in shown(ask(q="zqguide"))) is there
    first.unpublish()
    english.delete()
    pinned.refresh_from_db()
    assert shown(ask(q="zqguide")) == ["Zqdeux"]


def test_what_cannot_be_recommended_is_refused(client: Client, workspace: Any) -> None:
    person = team(client)
    page = make.make_article(workspace, "Zqguide")
    unknown = make.make_article(make.make_workspace("Fermé", team_role=None), "Zqfermé")
    make.narrow(unknown, Audience.MEMBERS)
    draft = make.make_article(workspace, "Zqbrouillon", live=False)
    for fields in (
        form(unknown, "x"),
        form(draft, "x"),
        form(page, "!!!"),
        form(page, ""),
        form(page, "x", starts_on="2026-02-02", ends_on="2026-02-01"),
        form(page, "x\n" * 31),
    ):
        assert client.post(f"{INDEX}new/", fields).status_code == 200
    assert not PinnedResult.objects.exists()
    # What recommends a page that this person may not read is not there for them.
    pinned = PinnedResult.objects.create(page=unknown, phrases="zqphrase")
    assert not person.is_superuser
    assert "zqphrase" not in client.get(INDEX).content.decode()
    for path in (f"edit/{pinned.pk}/", f"delete/{pinned.pk}/"):
        assert client.get(INDEX + path).status_code == 404
    client.force_login(make.make_admin())
    assert "zqphrase" in client.get(INDEX).content.decode()


def test_it_is_no_business_of_other_writers(client: Client, workspace: Any) -> None:
    client.force_login(make.make_referent(make.space_of(workspace).domain))
    for path in ("", "new/"):
        assert client.get(INDEX + path).status_code == 404
