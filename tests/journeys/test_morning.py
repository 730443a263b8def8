"""The main job, for real: a referent writes and publishes; it is read by those who may and by nobody else."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from intranet.access.models import Role
from intranet.pages.models import ArticlePage
from intranet.territory.models import Affiliation
from tests import factories as make
from tests.browsing import wait_until
from tests.journeys import editor

pytestmark = pytest.mark.django_db(transaction=True)
TITLE = "Compte rendu du groupe eau"


def answer(page: Page, address: str) -> tuple[int, str, str]:
    """The status, the title and the text that a person sees."""
    response = page.goto(address)
    assert response is not None
    return response.status, page.title(), page.inner_text("body")


def test_a_referent_publishes_for_colleagues_and_nobody_else(
    visit: Callable[..., Page], files: dict[str, Path]
) -> None:
    domain = make.make_domain("Environnement")
    workspace = make.make_workspace("Environnement", domain=domain)
    referent, colleague = make.make_referent(domain), make.make_referent(domain)
    strangers = [make.make_referent(make.make_domain("Économie")), make.make_network_member(), None]

    page = visit(referent)
    page.get_by_role("link", name="Espaces de travail").click()
    page.get_by_role("link", name="Environnement").click()
    editor.start_article(page, TITLE)
    editor.write(page, "Nous avons relevé trois points de prélèvement.")
    editor.add_picture(page, files["picture"], "La place un jour de marché")
    editor.add_document(page, files["document"])
    editor.choose_action(page, "Publier")

    article = ArticlePage.objects.get(title=TITLE, alias_of=None)
    assert article.live
    page = visit(colleague)
    page.goto(workspace.url)
    page.get_by_role("link", name=TITLE).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    picture = page.get_by_role("img", name="La place un jour de marché")
    picture.scroll_into_view_if_needed()
    wait_until(page, "document.querySelector('figure img').naturalWidth > 0")
    document = page.get_by_role("link", name="compte rendu").get_attribute("href")
    assert document is not None
    served = page.request.get(document)
    assert (served.status, served.headers["content-type"]) == (200, "application/pdf")
    image = picture.get_attribute("src")
    assert image is not None

    for stranger in strangers:
        page = visit(stranger)
        hidden = answer(page, article.url)
        assert hidden[0] == 404
        assert hidden == answer(page, f"{workspace.url}une-page-qui-na-jamais-existe/")
        assert page.request.get(document).status == 404
        assert page.request.get(image).status == 404
        page.goto("/fr/espaces/")
        assert TITLE not in page.content()


def test_a_contributor_submits_and_an_editor_approves(visit: Callable[..., Page]) -> None:
    workspace = make.make_workspace("Environnement", team_role=None, contributors_publish=False)
    contributor, approver, colleague = (
        make.make_member(make.space_of(workspace), role) for role in (Role.CONTRIBUTOR, Role.EDITOR, Role.READER)
    )
    stranger = visit(make.make_referent(make.make_domain("Économie")))
    never = f"{workspace.url}une-page-qui-na-jamais-existe/"

    page = visit(contributor)
    page.goto(workspace.url)
    editor.start_article(page, TITLE)
    editor.write(page, "Nous avons relevé trois points de prélèvement.")
    editor.choose_action(page, "Envoyer en relecture")
    article = ArticlePage.objects.get(title=TITLE, alias_of=None)
    assert not article.live

    reader = visit(colleague)
    assert answer(reader, article.url)[0] == 404, "nothing is read before it is approved"
    hidden = answer(stranger, article.url)
    assert hidden == answer(stranger, never)

    page = visit(approver)
    page.goto("/admin/")
    page.get_by_role("link", name=TITLE).first.click()
    editor.choose_action(page, "Approuver")
    article.refresh_from_db()
    assert article.live

    assert answer(reader, article.url)[0] == 200
    expect(reader.get_by_role("heading", level=1)).to_have_text(TITLE)
    assert answer(stranger, article.url) == hidden


def test_the_end_of_a_mandate_closes_the_door_at_once(visit: Callable[..., Page]) -> None:
    domain = make.make_domain()
    workspace = make.make_workspace("Environnement", domain=domain)
    article = make.make_article(workspace, TITLE)
    referent = make.make_referent(domain)
    team = make.make_team_member()

    page = visit(referent)
    page.goto(article.url)
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)

    screen = visit(team)
    screen.goto("/fr/equipe/referents/")
    screen.get_by_role("link", name="Gérer").first.click()
    screen.get_by_role("link", name=f"Mettre fin : {referent}").click()
    screen.get_by_role("button", name="Mettre fin").click()
    expect(screen.locator("#vacants-total")).to_contain_text("1 siège vacant")

    assert page.goto(article.url).status == 404  # type: ignore[union-attr]
    assert Affiliation.objects.filter(person=referent).exists(), "the content and the affiliation stay"
    page.goto("/fr/espaces/")
    assert workspace.title not in page.content()
