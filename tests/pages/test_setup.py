"""What `init_site` makes: properly titled in both languages, once, and what the law asks for."""

import re

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page

from intranet.pages.models import HomePage, InformationPage
from tests import factories as make
from tests.pages.writing import text_of
from workspaces.models import WorkspaceIndexPage
from workspaces.setup import ensure_site

pytestmark = pytest.mark.django_db


def count() -> tuple[int, int]:
    revisions = sum(page.revisions.count() for page in Page.objects.all())
    return Page.objects.count(), revisions


def test_again_changes_nothing() -> None:
    before = count()
    for _again in range(2):
        ensure_site()
    assert count() == before


def test_english_side_is_written_in_english(client: Client) -> None:
    index = WorkspaceIndexPage.objects.get(locale__language_code="en")
    assert index.title == index.draft_title == "Workspaces"
    assert index.alias_of_id is None
    assert index.slug == "espaces", "addresses stay"
    assert HomePage.objects.get(locale__language_code="en").alias_of_id is None
    for url in ("/en/", "/en/espaces/"):
        page = text_of(client, url)
        assert "told--stands_in" not in page
        assert ">Workspaces</a>" in page
        foreign = re.findall(r'<[^>]* lang="fr"[^>]*>', page)
        assert len(foreign) == 1, "the way to French, and nothing else"


def test_existing_installation_gets_its_english_titles() -> None:
    """As they were left before: an alias, under the French title."""
    index = WorkspaceIndexPage.objects.get(locale__language_code="fr")
    english = WorkspaceIndexPage.objects.get(locale__language_code="en")
    Page.objects.filter(pk=english.pk).update(alias_of=index.pk, title=index.title, draft_title=index.title)
    ensure_site()
    english.refresh_from_db()
    assert (english.title, english.alias_of_id) == ("Workspaces", None)
    # A title that somebody chose is theirs.
    english.title = "Our rooms"
    english.save_revision().publish()
    ensure_site()
    english.refresh_from_db()
    assert english.title == "Our rooms"


@pytest.mark.parametrize("code", ["fr", "en"])
def test_pages_that_the_law_asks_for_are_at_the_foot_of_each_page(client: Client, code: str) -> None:
    pages = InformationPage.objects.filter(locale__language_code=code, alias_of__isnull=True)
    assert {page.kind for page in pages} == {"legal", "accessibility", "privacy"}
    home = text_of(client, f"/{code}/")
    foot = home[home.index('<footer class="site-footer"') :]
    for page in pages:
        assert f'href="{page.url}">{page.title}</a>' in foot
    for url in (f"/{code}/contact/", f"/{code}/plan-du-site/", f"/{code}/flux/"):
        assert f'href="{url}"' in foot
    screen = text_of(client, f"/{code}/comptes/login/")
    assert foot == screen[screen.index('<footer class="site-footer"') :], "screens have the same foot"


def test_accessibility_statement_has_what_the_rgaa_asks_for(client: Client) -> None:
    page = text_of(client, InformationPage.objects.get(kind="accessibility", locale__language_code="fr").url)
    for heading in (
        "État de conformité",
        "Résultats des tests",
        "Contenus non accessibles",
        "Non-conformités",
        "Dérogations pour charge disproportionnée",
        "Contenus non soumis à l’obligation d’accessibilité",
        "Établissement de cette déclaration",
        "Retour d’information et contact",
        "Voies de recours",
    ):
        assert f">{heading}</h" in page
    assert "Défenseur des droits" in page
    assert "[À compléter" in page, "what the operator must complete is marked"


def test_information_pages_are_edited_by_the_team(client: Client) -> None:
    page = InformationPage.objects.get(kind="legal", locale__language_code="fr")
    client.force_login(make.make_team_member())
    assert client.get(f"/admin/pages/{page.pk}/edit/").status_code == 200
    call_command("check_access")
