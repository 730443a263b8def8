"""The directory and who does what: who is listed, how it narrows, what it counts, at which cost."""

import datetime as dt
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from intranet.access.models import Role, Space
from intranet.accounts.models import User
from intranet.people.models import Expertise, Portrait, Profile, SpokenLanguage
from intranet.territory.models import Affiliation, Designation, Organisation
from tests import factories as make
from tests.people.test_profiles import address, as_, describe, text_of

pytestmark = pytest.mark.django_db

DIRECTORY = "/fr/personnes/"
WHO = "/fr/personnes/qui-fait-quoi/"
DIRECTORY_LIMIT = 24
WHO_LIMIT = 24


def names(client: Client, query: str = "") -> list[str]:
    page = text_of(client.get(DIRECTORY + query))
    return re.findall(r'card__title"><a href="[^"]+">([^<]+)</a>', page)


def named(first: str, last: str, organisation: Organisation | None = None) -> User:
    person = make.make_user(first_name=first, last_name=last)
    make.affiliate(person, organisation or make.host())
    return person


def test_each_reader_finds_whom_they_may_see_in_the_order_of_names() -> None:
    member = make.make_organisation()
    make.adhere(member, make.make_domain())
    reader = named("Zoé", "Martin", member)
    for first, last in (("Anne", "Zola"), ("Éric", "Élan"), ("Bob", "de Vries"), ("Ève", "Élan")):
        named(first, last)
    guest = make.make_member(make.space_of(make.make_workspace()), Role.READER)
    director = make.make_network_member(Organisation.Kind.POLE)
    assert names(as_(reader)) == ["Bob de Vries", "Éric Élan", "Ève Élan", "Zoé Martin", str(director), "Anne Zola"]
    assert names(as_(director)) == [str(director)]
    assert str(guest) in names(as_(guest))
    assert "Anne Zola" in names(as_(guest))  # of the team, which manages the guest's space
    assert str(director) not in names(as_(guest))
    response = Client().get(DIRECTORY)
    assert response.status_code == 302
    assert "/comptes/login/" in response["Location"]


def test_it_narrows_by_words_without_accents_and_by_each_filter() -> None:
    domain, other = make.make_domain("Environnement"), make.make_domain("Économie")
    bayeux, lisieux = (make.make_organisation(name=name) for name in ("Bayeux Intercom", "Lisieux Normandie"))
    noel = make.make_referent(domain, bayeux, first_name="Frédéric", last_name="Noël")
    describe(noel, job_title="Directeur de l’environnement")
    named("Nadia", "Pelletier", lisieux)
    make.make_referent(other, lisieux, first_name="Élodie", last_name="Besnard")
    client = as_(named("Hélène", "Vasseur"))
    assert len(names(client)) == 4
    for query, found in {
        "?q=noel": ["Frédéric Noël"],
        "?q=FREDERIC+noël": ["Frédéric Noël"],
        "?q=elodie": ["Élodie Besnard"],
        "?q=intercom": ["Frédéric Noël"],
        "?q=genie": ["Frédéric Noël"],
        "?q=directeur": ["Frédéric Noël"],
        f"?organisme={lisieux.pk}": ["Élodie Besnard", "Nadia Pelletier"],
        f"?domaine={domain.pk}": ["Frédéric Noël"],
        "?expertise=genie+ecologique": ["Frédéric Noël"],
        "?langue=nl": ["Frédéric Noël"],
        f"?langue=nl&organisme={lisieux.pk}": [],
        "?q=zzz": [],
        f"?domaine={other.pk}&q=besnard": ["Élodie Besnard"],
        "?organisme=987654": [],
        "?p=99": ["Élodie Besnard", "Frédéric Noël", "Nadia Pelletier", "Hélène Vasseur"],
        "?p=x&domaine=%00'\"": [],
    }.items():
        assert names(client, query) == found, query
    page = text_of(client.get(f"{DIRECTORY}?organisme={lisieux.pk}"))
    assert "2 personnes sur 4" in page
    assert "Lisieux Normandie (2)" in page
    assert "Bayeux Intercom (1)" in page
    assert "Économie (1)" in page
    # Nobody of Lisieux is said to be referent there.
    assert "Environnement (" not in page
    assert "Personne ne répond" in text_of(client.get(DIRECTORY + "?q=zzz"))


def test_counts_and_options_tell_nothing_of_people_out_of_sight() -> None:
    domain = make.make_domain("Environnement")
    hidden = make.make_referent(domain, make.make_organisation(name="Intercom cachée"))
    describe(hidden, job_title="Fonction cachée")
    director = make.make_network_member(Organisation.Kind.POLE)
    client = as_(director)
    for query in (
        "",
        "?q=cachee",
        "?langue=nl",
        f"?domaine={domain.pk}",
        "?expertise=genie+ecologique",
        f"?organisme={hidden.affiliations.get().organisation_id}",
    ):
        page = text_of(client.get(DIRECTORY + query))
        for word in ("cachée", "Environnement", "Génie", "Néerlandais", str(hidden), hidden.email):
            assert word not in page, (query, word)
        assert "Qui fait quoi" not in page
    # A domain asked for by somebody who is not told mandates narrows nothing.
    assert names(client, f"?domaine={domain.pk}") == [str(director)]
    assert "Génie" in text_of(as_(make.make_team_member()).get(DIRECTORY))


def test_only_what_is_in_force_counts() -> None:
    now = timezone.now()
    past = {"valid_from": now - dt.timedelta(9), "valid_until": now - dt.timedelta(1)}
    domain = make.make_domain("Environnement")
    person = make.make_referent(domain, make.make_organisation(name="Bayeux Intercom"))
    client = as_(make.make_team_member())
    make.affiliate(person, make.host())
    assert "Environnement (1)" in text_of(client.get(DIRECTORY))
    Designation.objects.update(**past)
    assert "Environnement (" not in text_of(client.get(DIRECTORY))
    Affiliation.objects.filter(organisation__name="Bayeux Intercom").update(**past)
    assert "Bayeux" not in text_of(client.get(DIRECTORY))
    assert str(person) in names(client)
    Affiliation.objects.filter(person=person).update(**past)
    assert str(person) not in names(client)


def grow(count: int) -> None:
    """People with everything that a card shows."""
    host, start = make.host(), User.objects.count()
    users = User.objects.bulk_create(
        User(email=f"masse{start + number}@example.org", first_name="Masse", last_name=f"N{start + number:04}")
        for number in range(count)
    )
    profiles = Profile.objects.bulk_create(Profile(user=user, phone="+33199001234") for user in users)
    Affiliation.objects.bulk_create(Affiliation(person=user, organisation=host) for user in users)
    Expertise.objects.bulk_create(
        Expertise(profile=profile, name=f"Mot {number % 60}", folded=f"mot {number % 60}")
        for number, profile in enumerate(profiles)
    )
    SpokenLanguage.objects.bulk_create(SpokenLanguage(profile=profile, language="en") for profile in profiles)
    Portrait.objects.bulk_create(
        Portrait(profile=profile, file="portraits/x.jpg", small="portraits/y.jpg", file_size=1, file_hash="0" * 40)
        for profile in profiles[::2]
    )


def queries(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_the_directory_costs_the_same_for_20_people_and_for_400() -> None:
    reader = make.make_team_member()
    client = as_(reader)
    urls = [DIRECTORY, DIRECTORY + "?q=masse&langue=en&p=1", address(reader.profile), "/fr/personnes/ma-fiche/"]
    grow(19)
    assert len(names(client)) == 20
    small = [queries(client, url) for url in urls]
    grow(380)
    large = [queries(client, url) for url in urls]
    assert "400 personnes" in text_of(client.get(DIRECTORY))
    assert large == small
    assert max(small) <= DIRECTORY_LIMIT
    assert len(names(client)) == 24
    last = names(client, "?p=17")
    assert len(last) == 16
    page = text_of(client.get(DIRECTORY + "?q=masse&langue=en&p=2"))
    assert 'href="?q=masse&amp;langue=en&amp;p=3"' in page


# Who does what


def test_the_pole_reads_who_represents_whom_and_which_seats_are_vacant() -> None:
    now = timezone.now()
    past = {"valid_from": now - dt.timedelta(9), "valid_until": now - dt.timedelta(1)}
    domain, other = make.make_domain("Environnement"), make.make_domain("Économie")
    bayeux, lisieux = (make.make_organisation(name=name) for name in ("Bayeux Intercom", "Lisieux Normandie"))
    holder = make.make_referent(domain, bayeux)
    deputy = make.make_user()
    make.affiliate(deputy, bayeux)
    make.designate(deputy, bayeux, domain, seat=Designation.Seat.SUPPLEANT)
    make.adhere(lisieux, domain)
    gone = make.make_user()
    make.affiliate(gone, lisieux, **past)
    make.designate(gone, lisieux, domain)
    client = as_(make.make_team_member())
    page = text_of(client.get(WHO))
    assert f'href="{address(holder.profile)}">{holder}</a>' in page
    assert f'href="{address(deputy.profile)}">{deputy}</a> <span class="who__seat">suppléance</span>' in page
    assert str(gone) not in page
    assert "2 membres · 1 siège vacant" in page
    assert page.count(">Siège vacant<") == 1
    for query, told in {
        f"?domaine={domain.pk}": "2 membres · 1 siège vacant",
        f"?domaine={other.pk}": "0 membre",
        f"?membre={bayeux.pk}": "1 membre · 0 siège",
        "?vacants=1": "1 membre · 1 siège vacant",
        "?domaine=x&membre=-1": "2 membres · 1 siège vacant",
    }.items():
        assert told in text_of(client.get(WHO + query)), query


def test_who_does_what_is_unknown_out_of_the_pole() -> None:
    domain = make.make_domain()
    assert as_(make.make_referent(domain)).get(WHO).status_code == 200
    guest = make.make_member(make.space_of(make.make_workspace(domain=domain)), Role.EDITOR)
    for client in (Client(), as_(guest), as_(make.make_network_member(Organisation.Kind.POLE))):
        assert client.get(WHO).status_code == 404


def test_who_does_what_costs_the_same_whatever_its_size() -> None:
    client = as_(make.make_team_member())
    domains = [make.make_domain() for _ in range(5)]

    def add(members: int) -> None:
        for _ in range(members):
            organisation = make.make_organisation()
            for domain in domains:
                make.make_referent(domain, organisation)

    add(2)
    small = queries(client, WHO)
    add(12)
    assert queries(client, WHO) == small <= WHO_LIMIT


# Faces


def test_initials_stand_out_of_their_ground() -> None:
    from intranet.people.faces import COLOURS

    for ground, letters in COLOURS:
        assert contrast(ground, letters) >= 7, (ground, letters)


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """WCAG's."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_tags_link_only_those_whom_the_reader_may_see_in_one_query(rf: Any) -> None:
    from django.template import Context, Template

    people = [make.make_team_member() for _ in range(6)] + [make.make_user(first_name="<b>", last_name="Élan")]
    reader = User.objects.get(pk=people[0].pk)
    request = rf.get("/")
    request.user = reader
    template = Template(
        "{% load people_tags %}{% for each in people %}{% avatar each %}{% person_link each %} {% endfor %}"
    )
    assert reader.is_active
    with CaptureQueriesContext(connection) as captured:
        html = template.render(Context({"request": request, "people": people}))
    assert html.count("<a ") == 6
    assert "&lt;b&gt; Élan" in html
    assert html.count('aria-hidden="true"') == 7
    assert len(captured) <= 6  # five for the reader's rights, one for all the people
    assert Template("{% load people_tags %}{% person_link each %}").render(Context({"each": people[0]})) == str(
        people[0]
    )
    assert Space.objects.exists()
