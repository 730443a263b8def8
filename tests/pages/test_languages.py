"""The two language trees: a page lacking a translation stands in the other one, labelled, under the same rights."""

import pytest
from django.test import Client
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Page

from intranet.access.models import AccessRule, Audience
from intranet.pages.models import ArticlePage, HomePage
from intranet.translation.mirror import aliases_of
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def workspace() -> Page:
    return make.make_workspace(audience=Audience.PUBLIC)


def text(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    return response.content.decode()


def test_untranslated_page_is_served_in_its_own_language_and_says_so(client: Client, workspace: Page) -> None:
    article = make.make_article(workspace, "Zones humides")
    english = text(client, make.english(article).url)
    assert '<html lang="en">' in english
    assert '<article class="page" lang="fr">' in english
    assert f'<link rel="canonical" href="http://localhost{article.url}">' in english
    assert "told--stands_in" in english
    assert f'hreflang="fr" href="http://localhost{article.url}"' in english
    assert f'hreflang="x-default" href="http://localhost{article.url}"' in english
    assert 'hreflang="en" href="http://localhost' not in english, "a stand-in is not offered as a translation"
    french = text(client, article.url)
    assert "told--stands_in" not in french


def test_translation_replaces_the_stand_in(client: Client, workspace: Page) -> None:
    article = make.make_article(workspace, "Zones humides")
    translation = _translate(article, "Wetlands")
    page = text(client, translation.url)
    assert "Wetlands" in page
    assert "told--stands_in" not in page
    assert '<article class="page">' in page
    assert f'hreflang="en" href="http://localhost{translation.url}"' in page
    assert f'hreflang="x-default" href="http://localhost{article.url}"' in page, "for who reads neither"
    assert AccessRule.objects.filter(translation_key=article.translation_key).count() == 1


def test_english_source_stands_in_french(client: Client, workspace: Page) -> None:
    article = make.make_article(make.english(workspace), "Tidal rivers")
    french = Page.objects.get(translation_key=article.translation_key, locale__language_code="fr")
    assert french.alias_of_id == article.pk
    assert '<article class="page" lang="en">' in text(client, french.url)


def test_both_versions_follow_a_narrowing(client: Client, workspace: Page) -> None:
    article = make.make_article(workspace, "Zones humides")
    translation = _translate(article, "Wetlands")
    make.narrow(article, Audience.MEMBERS)
    for page in (article, translation):
        assert client.get(page.url).status_code == 404


def test_versions_move_and_go_together(workspace: Page) -> None:
    elsewhere = make.make_workspace()
    article = make.make_article(workspace)
    article.move(Page.objects.get(pk=elsewhere.pk), pos="last-child")
    assert make.english(article).get_parent().pk == make.english(elsewhere).pk
    article.refresh_from_db()
    article.delete()
    assert not Page.objects.filter(translation_key=article.translation_key).exists()
    assert not AccessRule.objects.filter(translation_key=article.translation_key).exists()


def test_unpublishing_takes_the_stand_in_away(client: Client, workspace: Page) -> None:
    article = make.make_article(workspace)
    english = make.english(article)
    assert client.get(english.url).status_code == 200
    article.unpublish()
    assert client.get(english.url).status_code == 404


def test_draft_has_a_draft_as_its_stand_in_and_both_are_published_together(client: Client, workspace: Page) -> None:
    article = make.make_article(workspace, "Brouillon", live=False)
    english = make.english(article)
    assert client.get(english.url).status_code == 404
    article.get_latest_revision().publish()
    assert client.get(english.url).status_code == 200


def test_home_pages_exist_in_both_languages(client: Client) -> None:
    for code in ("fr", "en"):
        assert f'<html lang="{code}">' in text(client, f"/{code}/")
    assert client.get("/", headers={"accept-language": "en"})["Location"] == "/en/"
    assert HomePage.objects.count() == 2


def test_language_links_lead_to_the_same_page(client: Client, workspace: Page) -> None:
    article = make.make_article(workspace)
    english = make.english(article)
    assert f'href="{english.url}" lang="en"' in text(client, article.url)
    assert f'href="{article.url}" lang="fr"' in text(client, english.url)


def _translate(article: ArticlePage, title: str) -> Page:
    alias = aliases_of(article)[0].specific
    ConvertAliasPageAction(alias).execute(skip_permission_checks=True)
    page = Page.objects.get(pk=alias.pk).specific
    page.title = title
    page.save_revision().publish()
    return page
