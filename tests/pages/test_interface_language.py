"""The address says in which language the content is, the reader in which language the interface speaks to them."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext, ngettext
from wagtail.models import Locale, Page

from intranet.access.models import Audience, Role
from intranet.accounts.languages import content_language, interface_language, mixed, speaking
from intranet.translation.typography import typeset
from tests import factories as make
from tests.pages.writing import text_of, translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def workspace() -> Page:
    return make.make_workspace("Littoral", audience=Audience.PUBLIC)


def test_interface_speaks_the_readers_language_and_addresses_stay(client: Client, workspace: Page) -> None:
    article = make.make_article(workspace, "Zones humides")
    english = translate(article, "Wetlands")
    client.force_login(make.make_user(language="fr"))
    page = text_of(client, english.url)
    assert '<html lang="fr">' in page
    assert '<article class="page" lang="en">' in page
    assert "Aller au contenu" in page
    assert "Skip to content" not in page
    # Everything leads on within the English tree, but the way to the other language.
    assert 'href="/en/espaces/" lang="en">Workspaces</a>' in page
    inward = [address for address in re.findall(r'href="(/[^"]*)"', page) if not address.startswith("/static/")]
    assert {address for address in inward if not address.startswith("/en/")} == {article.url}
    # In the other direction, and where both agree, nothing has to be said.
    client.force_login(make.make_user(language="en"))
    other = text_of(client, article.url)
    assert '<html lang="en">' in other
    assert '<article class="page" lang="fr">' in other
    assert "Skip to content" in other
    same = text_of(client, english.url)
    assert '<html lang="en">' in same
    assert '<article class="page">' in same


def test_anonymous_interface_follows_the_address(client: Client) -> None:
    for code in ("fr", "en"):
        assert f'<html lang="{code}">' in text_of(client, f"/{code}/")


def test_titles_in_another_language_than_the_interface_say_so(client: Client, workspace: Page) -> None:
    section = make.make_section(workspace, "Estuaire")
    make.make_article(section, "Vasières")
    english = make.english(section)
    client.force_login(make.make_user(language="fr"))
    page = text_of(client, english.url)
    # French text in the English tree, for a French reader: only the room, which has an English name, is foreign.
    assert '<a href="/en/espaces/" lang="en">Workspaces</a>' in page
    assert f'<a href="{make.english(workspace).url}">Littoral</a>' in page
    assert ">Vasières</a>" in page
    client.logout()
    page = text_of(client, english.url)
    assert f'<a href="{make.english(workspace).url}" lang="fr">Littoral</a>' in page
    assert re.search(r'<a href="[^"]*vasieres/" lang="fr">Vasières</a>\s*<span class="tag">French</span>', page)
    assert '<li aria-current="page" lang="fr">Estuaire</li>' in page


def test_screens_speak_the_readers_language_under_any_address(client: Client, workspace: Page) -> None:
    manager = make.make_member(make.space_of(workspace), Role.MANAGER)
    client.force_login(manager)
    page = text_of(client, "/en/comptes/settings/")
    assert "Mes réglages" in page
    assert 'action="/en/comptes/logout/"' in page
    answer = client.post("/en/comptes/settings/", {"language": "nl"})
    assert "Sélectionnez un choix valide" in answer.content.decode()


def test_unknown_addresses_answer_in_the_readers_language(client: Client) -> None:
    client.force_login(make.make_user(language="fr"))
    response = client.get("/en/jamais/")
    assert response.status_code == 404
    assert "Page introuvable" in response.content.decode()
    assert client.get("/api/v2/jamais/").status_code == 404


def test_mixed_language_keeps_addresses_locale_and_formats_apart() -> None:
    import datetime as dt

    day = dt.date(2026, 11, 4)
    with translation.override(mixed("fr", "en")):
        assert (interface_language(), content_language()) == ("fr", "en")
        assert reverse("account_login") == "/en/comptes/login/"
        assert Locale.get_active().language_code == "en"
        assert gettext("January") == "janvier"
        # The French rule: zero is singular.
        assert ngettext("%(number)s siège vacant", "%(number)s sièges vacants", 0) == "%(number)s siège vacant"
        assert date_format(day) == "4 novembre 2026"
        assert number_format(1234.5, force_grouping=True) == "1\xa0234,5"
        with translation.override("fr"):
            assert reverse("account_login") == "/fr/comptes/login/"
            assert Locale.get_active().language_code == "fr"
        assert reverse("account_login") == "/en/comptes/login/", "an override leaves all as it was"
        with speaking("en"):
            assert date_format(day) == "4 November 2026"
            assert reverse("account_login") == "/en/comptes/login/"
    with translation.override(mixed("en", "fr")):
        assert reverse("account_login") == "/fr/comptes/login/"
        assert number_format(1234.5, force_grouping=True) == "1,234.5"


def test_feeds_are_in_the_language_of_their_entries(client: Client, workspace: Page) -> None:
    translate(make.make_article(workspace, "Zones humides"), "Wetlands")
    client.force_login(make.make_user(language="fr"))
    feed = text_of(client, "/en/flux/")
    assert 'xml:lang="en"' in feed
    assert "Wetlands" in feed
    assert "Zones humides" not in feed


def test_links_in_text_stay_in_the_tree_of_the_address(client: Client, workspace: Page) -> None:
    target = make.make_article(workspace, "Aigrette")
    link = {"type": "text", "value": f'<p>Voir <a linktype="page" id="{target.pk}">la suite</a></p>'}
    page = make.make_article(workspace, body=[link])
    client.force_login(make.make_user(language="fr"))
    assert f'href="{make.english(target).url}"' in text_of(client, make.english(page).url)
    assert client.get(f"/en/page/{target.pk}/")["Location"] == make.english(target).url


def test_dates_and_numbers_of_a_text_are_those_of_its_language(client: Client, workspace: Page) -> None:
    figures = {
        "type": "figures",
        "value": {
            "title": "",
            "figures": [
                {"value": "12450.5", "unit": "ha", "label": "Étangs", "source": "Agence", "date": "2026-01-31"},
            ],
        },
    }
    article = make.make_article(workspace, "Zones humides", body=[figures])
    article.save_revision().publish()
    english = text_of(client, make.english(article).url)
    # Not translated yet: the French text stands in, as French as in its own tree; what is around is in English.
    assert "12\xa0450,5" in english
    assert "31 janvier 2026" in english
    assert typeset("Source : Agence") in english
    assert re.search(r"Updated on <time [^>]*>\d+ [A-Z]\w+ \d{4}</time>", english)


def test_language_switch_keeps_the_page_and_marks_the_content(client: Client, workspace: Page) -> None:
    article = make.make_article(workspace, "Zones humides")
    english = make.english(article)
    client.force_login(make.make_user(language="fr"))
    page = text_of(client, english.url)
    assert f'<a href="{english.url}" lang="en" hreflang="en" aria-current="true">English</a>' in page
    assert f'<a href="{article.url}" lang="fr" hreflang="fr">Français</a>' in page


def test_english_source_is_the_original_of_its_french_stand_in(client: Client, workspace: Page) -> None:
    article = make.make_article(make.english(workspace), "Tidal rivers")
    french = Page.objects.get(translation_key=article.translation_key, locale__language_code="fr")
    page = text_of(client, french.url)
    assert f'<link rel="canonical" href="http://localhost{article.url}">' in page
    assert f'hreflang="en" href="http://localhost{article.url}"' in page
    assert 'hreflang="fr" href="http://localhost' not in page
    assert '<article class="page" lang="en">' in page
    assert "la voici en anglais" in page
    listing = text_of(client, workspace.url)
    assert re.search(r'lang="en">Tidal rivers</a>\s*<span class="tag">anglais</span>', listing)
