"""The news of the network on its own home: what is said of it elsewhere, and what is written in it."""

import pytest
from django.test import Client
from django.utils import timezone

from intranet.access.models import Audience, Role
from tests import factories as make
from tests.network import making
from tests.network.test_practices import queries, strangers, text
from tests.news.making import index, make_news, news_member, news_space, translate

pytestmark = pytest.mark.django_db
HOME = "/fr/reseau/"


def announce(title: str, audience: Audience = Audience.NETWORK, **fields: object) -> object:
    item = make_news(title, workspaces=[making.network()], **fields)
    make.narrow(item, audience)
    return item


def test_news_tagged_with_the_network_are_shown_with_what_is_written_in_it(client: Client) -> None:
    announce("Rencontre à Rouen", summary="Deux jours en février.")
    make.make_article(making.home(), "Un mot du secrétariat", last_published_at=timezone.now())
    make_news("Une halle rouverte")
    html = text(client, HOME, making.make_peer())
    assert html.index("Un mot du secrétariat") < html.index("Rencontre à Rouen")
    assert "Deux jours en février." in html
    assert "Une halle rouverte" not in html
    assert f"/fr/actualites/?espace={making.network().slug}" in html
    all_news = text(client, f"/fr/actualites/?espace={making.network().slug}", making.make_peer())
    assert "Rencontre à Rouen" in all_news
    assert "Une halle rouverte" not in all_news


def test_each_reads_there_what_is_theirs(client: Client) -> None:
    announce("Pour le pôle seul", Audience.POLE)
    open_item = announce("Pour le réseau")
    director, referent = making.make_peer(), make.make_referent(make.make_domain())
    for reader, shown in ((director, False), (referent, True)):
        html = text(client, HOME, reader)
        assert ("Pour le pôle seul" in html) is shown
        assert open_item.title in html
    # The network is no tag for who may not know of it, nor a filter.
    public = announce("Pour tout le monde", Audience.PUBLIC)
    for stranger in strangers():
        asked = text(client, f"/fr/actualites/?espace={making.network().slug}", stranger)
        assert public.title not in asked
        plain = text(client, "/fr/actualites/", stranger)
        assert public.title in plain
        assert f'value="{making.network().slug}"' not in plain


def test_the_english_home_has_them_in_english_or_says_that_they_are_french(client: Client) -> None:
    translate(announce("Rencontre à Rouen"), "Meeting in Rouen")
    announce("Une enquête")
    html = text(client, "/en/network/", making.make_peer(language="en"))
    assert "Meeting in Rouen" in html
    assert "Rencontre à Rouen" not in html
    assert 'lang="fr">Une enquête' in html
    # Once each, the latest first, though an alias has no date of its own.
    assert html.index("Une enquête") < html.index("Meeting in Rouen")
    assert html.count("Une enquête</a>") == 1


def test_writers_tag_with_the_network_where_they_know_of_it(client: Client) -> None:
    address = f"/admin/pages/add/news/newspage/{index().pk}/"
    stranger, peer = news_member(Role.EDITOR), making.make_peer()
    make.join(news_space(), peer, Role.EDITOR)
    for writer, offered in ((stranger, False), (peer, True)):
        client.force_login(writer)
        response = client.get(address)
        assert response.status_code == 200
        assert (making.network() in response.context["form"].fields["workspaces"].queryset) is offered


def test_any_number_of_news_costs_the_same(client: Client) -> None:
    client.force_login(making.make_peer())
    sizes = []
    for number in (2, 9):
        for each in range(number):
            announce(f"Nouvelle {number} {each}")
            make.make_article(making.home(), f"Article {number} {each}")
        sizes.append([queries(client, url) for url in (HOME, "/en/network/")])
    assert sizes[0] == sizes[1]
    assert max(sizes[0]) <= 20
