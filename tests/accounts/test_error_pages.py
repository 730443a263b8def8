"""Error pages in the reader's language; a forbidden page and an unknown one cannot be told apart."""

import re

import pytest
from django.test import Client
from django.utils.translation import gettext, override

from intranet.access.models import Audience
from tests import factories as make

pytestmark = pytest.mark.django_db
errors = pytest.mark.urls("tests.accounts.urls_errors")


def without(body: bytes, path: str) -> str:
    """The page without its own path in either language, and without the tokens that change at each answer."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"|nonce="[^"]+"', "", body.decode())
    return text.replace(path.removeprefix("/fr").removeprefix("/en"), "/PATH/")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_unknown_and_forbidden_look_the_same(client: Client, language: str) -> None:
    workspace = make.make_workspace(audience=Audience.PUBLIC)
    article = make.make_article(workspace)
    make.narrow(article, Audience.MEMBERS)
    public = make.make_article(workspace)
    shown, hidden = (each if language == "fr" else make.english(each) for each in (public, article))
    unknown = f"/{language}/jamais-vu/"

    for person in (None, make.make_user(language=language)):
        if person:
            client.force_login(person)
        assert client.get(shown.url).status_code == 200
        forbidden, missing = client.get(hidden.url), client.get(unknown)
        assert (forbidden.status_code, missing.status_code) == (404, 404)
        assert without(forbidden.content, hidden.url) == without(missing.content, unknown)
        assert f'<html lang="{language}">' in missing.content.decode()


def test_anonymous_visitors_may_sign_in_and_come_back(client: Client) -> None:
    article = make.make_article(make.make_workspace(audience=Audience.PUBLIC))
    make.narrow(article, Audience.MEMBERS)
    admin = make.make_admin()

    body = client.get(article.url + "?page=2&x=<b>").content.decode()
    main = body[body.index("<main") :]
    link = re.search(r'href="([^"]*login/\?next=[^"]*)"', main)
    assert link
    assert "<b>" not in main
    back = client.post(link[1].replace("&amp;", "&"), {"login": admin.email, "password": "motdepasse-de-test"})
    assert back["Location"] == article.url + "?page=2&x=%3Cb%3E"

    client.force_login(make.make_user())
    assert "/login/" not in client.get(article.url).content.decode()


@errors
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    ("path", "status", "title"),
    [
        ("refused", 403, "Accès refusé"),
        ("suspicious", 400, "Demande incomprise"),
        ("broken", 500, "Une erreur est survenue"),
    ],
)
def test_each_error_has_its_page(client: Client, language: str, path: str, status: int, title: str) -> None:
    client.raise_request_exception = False
    response = client.get(f"/{language}/{path}/")
    assert response.status_code == status
    with override(language):
        assert f"<h1>{gettext(title)}</h1>" in response.content.decode()
    assert f'<html lang="{language}">' in response.content.decode()


@errors
def test_the_page_of_a_broken_site_needs_no_database(client: Client, django_assert_num_queries: object) -> None:
    client.raise_request_exception = False
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert client.get("/fr/broken/").status_code == 500


@errors
def test_a_stale_form_says_how_to_go_on_without_losing_text() -> None:
    strict = Client(enforce_csrf_checks=True)
    for language in ("fr", "en"):
        response = strict.post(f"/{language}/form/", {"text": "long"})
        assert response.status_code == 403
        with override(language):
            assert f"<h2>{gettext('Pour ne rien perdre')}</h2>" in response.content.decode()
