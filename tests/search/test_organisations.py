"""A body and its page are one thing to find: the page for those who may read it, the facts for the others."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intranet.access.models import Audience
from search.upkeep import reconcile
from tests import factories as make
from tests.network import making

from .test_page import ask, count, shown

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("each_site")]
NAME = "Pôle métropolitain du Zqbocage"


@pytest.fixture
def body() -> Any:
    return make.make_organisation("pole", name=NAME, short_name="Zqbocage", siren="200055222", population=120_000)


def address(body: Any) -> str:
    return f"/fr/organismes/{body.pk}/"


def test_a_body_and_its_page_are_one_result_that_leads_to_the_page(body: Any) -> None:
    page = making.make_presentation(body, body=[("text", "<p>Des haies et des zqfermes.</p>")])
    director = making.make_peer()
    for asked in ("zqbocage", NAME, "zqferme", "SIREN 200 055 222"):
        html = ask(director, q=asked)
        # What has only some of several words may follow.
        assert shown(html).count(page.title) == 1, asked
        assert shown(html)[0] == page.title, asked
        assert " " in asked or count(html) == len(shown(html)) == 1, asked
        assert f'href="{page.url}"' in html
        assert address(body) not in html
    html = ask(director, q="zqbocage")
    assert 'value="organisation"> Organismes <span class="facet__count">(1)' in html
    assert html.count("facet__count") == 4, "one type, one space, one organisation, one language"
    for narrowed, total in (("organisation", 1), ("organisationpage", 1), ("document", 0)):
        assert count(ask(director, q="zqbocage", type=narrowed)) == total
    assert count(ask(director, q="zqbocage", language="fr")) == 1
    assert not reconcile()


def test_whoever_may_not_read_the_page_finds_the_facts_and_no_trace_of_it(body: Any) -> None:
    page = making.make_presentation(body, title="Zqbocage réservé", body=[("text", "<p>Des zqfermes.</p>")])
    make.narrow(page, Audience.MEMBERS)
    referent = make.make_referent(make.make_domain())
    html = ask(referent, q="zqbocage")
    assert (count(html), shown(html)) == (1, [NAME])
    assert f'href="{address(body)}"' in html
    assert "réservé" not in html
    assert page.url not in html
    assert count(ask(referent, q="zqferme")) == 0
    assert count(ask(making.make_peer(), q="zqferme")) == 1
    for stranger in (make.make_user(), None):
        assert count(ask(stranger, q="zqbocage")) == 0


def test_a_new_name_is_found_in_its_page_at_once(body: Any) -> None:
    page = making.make_presentation(body, title="Une présentation")
    director = making.make_peer()
    body.name = "Pôle du Zqvallon"
    body.save()
    html = ask(director, q="zqvallon")
    assert (count(html), shown(html)) == (1, [page.title])
    page.unpublish()
    html = ask(director, q="zqvallon")
    assert (count(html), shown(html)) == (1, [body.name])
    assert f'href="{address(body)}"' in html
    assert not reconcile()


def test_the_facts_are_for_the_pole_and_the_network(client: Client, body: Any) -> None:
    domain = make.make_domain("Zqforêt")
    make.adhere(body, domain)
    peer = making.make_peer(body, last_name="Zqpaire")
    url = reverse("network:organisation", args=[body.pk])
    for reader in (make.make_user(), None):
        client.logout()
        if reader is not None:
            client.force_login(reader)
        assert client.get(url).status_code == client.get(reverse("network:organisation", args=[987654])).status_code
        assert client.get(url).status_code == 404
    # Who takes part in what is told to the pôle alone.
    for reader, told in ((make.make_team_member(), True), (making.make_peer(kind="foreign"), False)):
        client.force_login(reader)
        html = client.get(url).content.decode()
        for fact in (NAME, "200055222", "120\u00a0000", str(peer)):
            assert fact in html, fact
        assert ("Zqforêt" in html) is told
    page = making.make_presentation(body)
    assert client.get(url)["Location"] == page.url
    body.closed_on = timezone.localdate()
    body.save()
    page.unpublish()
    assert "n’existe plus depuis" in client.get(url).content.decode()
