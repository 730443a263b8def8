"""Practice sheets and their index: who reads them, and what filters and counts tell."""

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from intranet.access.models import Audience, Role
from intranet.accounts.models import User
from intranet.territory.models import Theme
from network.models import PracticePage
from tests import factories as make
from tests.answers import without_tokens
from tests.network import making

pytestmark = pytest.mark.django_db
INDEX = "/fr/reseau/pratiques/"
MARKER = "Cormoran"


def text(client: Client, url: str, person: User | None) -> str:
    client.logout()
    if person is not None:
        client.force_login(person)
    response = client.get(url)
    assert response.status_code == 200, url
    return without_tokens(response.content.decode())


def status(client: Client, url: str, person: User | None) -> int:
    client.logout()
    if person is not None:
        client.force_login(person)
    return client.get(url).status_code


def count(html: str) -> str:
    found = re.search(r'class="result-count"[^>]*>(.*?)</p>', html)
    assert found is not None
    return found[1]


def strangers() -> list[User | None]:
    """Nobody, somebody, and the guest of a workspace."""
    return [None, make.make_user(), make.make_member(make.space_of(make.make_workspace()), Role.EDITOR)]


def test_a_director_opens_the_practice_of_another_pole_and_a_guest_does_not(client: Client) -> None:
    pole = make.make_organisation("pole", name="Pôle voisin", short_name="Voisin")
    sheet = making.make_practice(MARKER, lead=pole, owner=making.make_peer(pole))
    for reader in (
        making.make_peer(role=Role.READER),
        making.make_peer(kind="foreign"),
        make.make_referent(make.make_domain()),
        make.make_team_member(),
    ):
        for url in (sheet.url, make.english(sheet).url):
            html = text(client, url, reader)
            assert MARKER in html
            assert "Voisin" in html
        assert MARKER in text(client, INDEX, reader)
        assert MARKER in text(client, "/fr/reseau/", reader)
    for stranger in strangers():
        for url in (sheet.url, make.english(sheet).url, INDEX, "/fr/reseau/", "/en/network/practices/"):
            assert status(client, url, stranger) == 404, (url, stranger)
        assert MARKER not in text(client, "/fr/", stranger)
        assert "/fr/reseau/" not in text(client, "/fr/", stranger)


def test_all_questions_are_answered_on_the_sheet(client: Client) -> None:
    domain = make.make_domain("Mobilités")
    theme = Theme.objects.create(domain=domain, slug="velo", name="Vélo")
    lead = make.make_organisation(short_name="Porteuse")
    texts = {
        name: f"<p>Réponse {name}</p>"
        for name in ("need", "done", "means", "results", "transferable", "not_transferable", "funding_text")
    }
    sheet = making.make_practice(
        "Véloroute",
        lead=lead,
        domains=[domain],
        themes=[theme],
        instruments=("interreg",),
        cost=12000,
        cost_note="balisage compris",
        area="Seine-Maritime",
        region="FR-NOR",
        begins_on="2019-04-01",
        contact_name="Ada Exemple",
        contact_email="ada@example.org",
        **texts,
    )
    html = text(client, sheet.url, making.make_peer())
    for shown in (
        *(f"Réponse {name}" for name in texts),
        *("12\u00a0000\u00a0€", "balisage compris", "Seine-Maritime", "Normandie", "Interreg", "Porteuse"),
        *("Mobilités", "Vélo", "Ada Exemple", "avril 2019"),
    ):
        assert shown in html, shown


def test_who_to_call_is_for_people_with_a_place_here(client: Client) -> None:
    space = making.network()
    space.audience = Audience.PUBLIC
    space.save()
    from intranet.access.rules import refresh_space

    refresh_space(space)
    sheet = making.make_practice(contact_name="Ada Exemple", contact_email="ada@example.org")
    assert "Ada Exemple" in text(client, sheet.url, making.make_peer())
    for stranger in strangers():
        html = text(client, sheet.url, stranger)
        assert "Un besoin" in html
        assert "Ada Exemple" not in html
        assert "ada@example.org" not in html


@pytest.fixture
def hidden() -> PracticePage:
    """A sheet that only the members of the network's space read, with a facet of its own for each filter."""
    domain = make.make_domain("Domaine secret")
    Theme.objects.create(domain=domain, slug="secret", name="Thème secret")
    sheet = making.make_practice(
        MARKER,
        domains=[domain],
        themes=list(Theme.objects.filter(slug="secret")),
        country="PL",
        instruments=("life",),
        lead=make.make_organisation(short_name="Cachée"),
    )
    make.narrow(sheet, Audience.MEMBERS)
    return sheet


def test_filters_and_counts_tell_nothing_of_hidden_sheets(client: Client, hidden: PracticePage) -> None:
    making.make_practice("Ouverte", domains=[make.make_domain("Domaine ouvert")], region="FR-NOR")
    member, outsider = making.make_peer(), make.make_referent(make.make_domain())
    secrets = [MARKER, "Domaine secret", "Thème secret", "Pologne", "LIFE", "Cachée"]
    inside, outside = text(client, INDEX, member), text(client, INDEX, outsider)
    assert all(secret in inside for secret in secrets)
    assert not [secret for secret in secrets if secret in outside]
    assert (count(inside), count(outside)) == ("2 pratiques", "1 pratique")
    for query in ("theme=secret", "domaine=domaine-secret", "territoire=PL", "financement=life", f"q={MARKER}"):
        assert count(text(client, f"{INDEX}?{query}", member)) == "1 pratique"
        mine = text(client, f"{INDEX}?{query}", outsider)
        never = text(client, f"{INDEX}?{query[:-1]}zz", outsider)
        assert count(mine) == count(never) == "0 pratique"
        if not query.startswith("q="):
            assert mine.replace(query, "") == never.replace(f"{query[:-1]}zz", "")


def test_filters_combine_and_count_what_each_would_leave(client: Client) -> None:
    water, bikes = make.make_domain("Eau"), make.make_domain("Vélo")
    theme = Theme.objects.create(domain=bikes, slug="itineraires", name="Itinéraires")
    making.make_practice("Une", domains=[water], region="FR-NOR", instruments=("interreg", "life"))
    making.make_practice("Deux", themes=[theme], region="FR-NOR")
    making.make_practice("Trois", domains=[water], country="GB")
    reader = making.make_peer()
    everything = text(client, INDEX, reader)
    for option in ("Eau (2)", "Vélo (1)", "Itinéraires (1)", "France (2)", "Normandie (2)", "Royaume-Uni (1)"):
        assert option in everything, option
    narrowed = text(client, f"{INDEX}?domaine=eau", reader)
    assert count(narrowed) == "2 pratiques"
    for option in ("Vélo (1)", "Normandie (1)", "Royaume-Uni (1)", "Interreg (1)"):
        assert option in narrowed, option
    assert "Itinéraires" not in narrowed
    assert count(text(client, f"{INDEX}?domaine=eau&territoire=GB", reader)) == "1 pratique"
    assert count(text(client, f"{INDEX}?domaine=velo&theme=itineraires&territoire=FR", reader)) == "1 pratique"


def test_words_are_found_without_accents_in_every_part_and_by_organisation(client: Client) -> None:
    making.make_practice("Étretat", results="<p>Des <b>marées</b> comptées</p>")
    making.make_practice("Autre", lead=make.make_organisation(name="Métropole de Brest"))
    reader = making.make_peer()
    for words, expected in {"etretat": 1, "MAREES": 1, "marées comptées": 1, "brest": 1, "brest marées": 0}.items():
        assert count(text(client, f"{INDEX}?q={words}", reader)).startswith(str(expected)), words


def test_odd_queries_are_answered(client: Client) -> None:
    making.make_practice()
    reader = making.make_peer()
    for query in ("p=999", "p=zz", "q=%00", "q=%22%25_", "domaine=%27", "theme=" + "x" * 5000):
        assert status(client, f"{INDEX}?{query}", reader) == 200, query


def test_pages_of_results_keep_the_filters(client: Client) -> None:
    domain = make.make_domain("Eau")
    for number in range(14):
        making.make_practice(f"Fiche {number}", domains=[domain])
    html = text(client, f"{INDEX}?domaine=eau", making.make_peer())
    assert "Page 1 sur 2" in html
    assert "?domaine=eau&amp;p=2" in html
    assert "Page 2 sur 2" in text(client, f"{INDEX}?domaine=eau&p=2", making.make_peer())


def test_an_empty_index_says_what_to_do(client: Client) -> None:
    assert "Écrire une fiche" in text(client, INDEX, making.make_peer())
    reader = text(client, INDEX, making.make_peer(role=Role.READER))
    assert "Écrire une fiche" not in reader
    assert "Aucune pratique" in reader


def test_where_a_practice_went_is_shown_in_all_its_languages(client: Client) -> None:
    source = making.make_practice("Source")
    follower = making.make_practice("Suivante", inspired_by=source)
    hidden_follower = making.make_practice(MARKER, inspired_by=source)
    make.narrow(hidden_follower, Audience.MEMBERS)
    making.adopt(source, make.make_organisation(short_name="Adoptante"), words="Sans le balisage.")
    outsider, member = make.make_referent(make.make_domain()), making.make_peer()
    for url in (source.url, make.english(source).url):
        html = text(client, url, outsider)
        assert "Adoptante" in html
        assert "Sans le balisage." in html
        assert "Suivante" in html
        assert MARKER not in html
        assert MARKER in text(client, url, member)
    assert "Source" in text(client, follower.url, outsider)
    make.narrow(source, Audience.MEMBERS)
    assert "Source" not in text(client, follower.url, outsider)
    assert "Source" in text(client, follower.url, member)


def test_an_english_sheet_stands_in_french_under_its_own_language(client: Client) -> None:
    partner = making.make_peer(kind="foreign", language="en")
    sheet = making.make_practice("Tidal rivers", language="en", country="GB", need="<p>A need.</p>", owner=partner)
    french = Page.objects.get(translation_key=sheet.translation_key, locale__language_code="fr")
    assert french.alias_of_id == sheet.pk
    html = text(client, french.url, making.make_peer())
    assert '<article class="page" lang="en">' in html
    assert 'id="need" lang="fr"' in html
    assert "A need." in html
    listed = text(client, INDEX, making.make_peer())
    assert 'lang="en">Tidal rivers</a>' in listed
    assert "Royaume-Uni (1)" in listed
    assert count(listed) == "1 pratique"
    english = text(client, "/en/network/practices/", partner)
    assert '<a href="/en/network/practices/tidal-rivers/">Tidal rivers</a>' in english


def test_a_change_reaches_the_french_mirror_with_all_that_belongs_to_it(client: Client) -> None:
    sheet = making.make_practice("Tidal rivers", language="en", instruments=("life",))
    sheet.domains.add(make.make_domain("Eau"))
    sheet.results = "<p>Twelve creeks.</p>"
    sheet.save_revision().publish()
    html = text(client, f"{INDEX}?financement=life&domaine=eau&q=creeks", making.make_peer())
    assert count(html) == "1 pratique"


def queries(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


@pytest.fixture
def grow() -> Callable[[int], None]:
    def add(count: int) -> None:
        start = PracticePage.objects.count()
        for number in range(start, start + count):
            pole = make.make_organisation("pole")
            making.make_presentation(pole)
            making.make_practice(
                f"Fiche {number}",
                lead=pole,
                domains=[make.make_domain()],
                inspired_by=PracticePage.objects.filter(alias_of=None).first(),
            )
            first = PracticePage.objects.filter(alias_of=None).order_by("pk").first()
            making.adopt(first, pole)
            make.affiliate(making.make_peer(pole), first.bodies.get().organisation)

    return add


def test_screens_cost_the_same_at_two_sizes(client: Client, grow: Callable[[int], None]) -> None:
    grow(3)
    first = PracticePage.objects.filter(alias_of=None).order_by("pk").first()
    organisation = making.directory().get_children().order_by("path").first()
    client.force_login(making.make_peer())
    urls = [
        "/fr/reseau/",
        INDEX,
        first.url,
        make.english(first).url,
        "/fr/reseau/organismes/",
        organisation.url,
        "/fr/",
    ]
    small = [queries(client, url) for url in urls]
    grow(12)
    large = [queries(client, url) for url in urls]
    assert large == small
    assert dict(zip(urls, small, strict=True)) == {
        url: count for url, count in zip(urls, small, strict=True) if count <= 30
    }
