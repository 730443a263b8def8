"""Who finds what: held against the real policies, asked one thing at a time, for every kind of person."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.db.models import Q
from django.test import Client
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker
from wagtail.models import Page

from intranet.access.actions import archive_space, end_membership, open_space, reopen_space
from intranet.access.models import Audience, Membership, Role, Space
from intranet.access.policies import Access, Action, Standing, access_of
from intranet.access.sections import close_space
from intranet.accounts.models import User
from intranet.media.models import PrivateDocument
from intranet.media.policies import may_read_file
from intranet.people.policies import visible_people
from intranet.territory.models import Organisation
from search.engines import Filters, engine
from search.models import SearchEntry
from search.parsing import parse
from search.policies import reading_of
from search.searching import search
from search.upkeep import reconcile, status
from tests import factories as make
from tests.oracle.worlds import time_stands_at

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("each_site")]

WORD = "Zqmarque"


def again(person: Any) -> Any:
    """The same person in another request: rights are remembered for one."""
    return User.objects.get(pk=person.pk) if person.is_authenticated else AnonymousUser()


def found(person: Any, text: str = WORD, **chosen: Any) -> set[str]:
    """The titles of the things that the engine finds, before anything is checked again; the counts must agree."""
    person = again(person)
    query, condition = parse(text), reading_of(person)
    filters = Filters({name: tuple(values) for name, values in chosen.items()})
    answer = engine().search(query, condition, filters=filters, length=1000)
    assert answer.total == len(answer.found)
    things = [each.thing for each in answer.found]
    entries = SearchEntry.objects.filter(Q(thing__in=things) | Q(counts_as__in=things))
    return set(entries.values_list("title", flat=True))


class Cast:
    """Things of every kind, each with the word in its title, in spaces of every sort; and people of every kind."""

    def __init__(self) -> None:
        self.domain, self.other = make.make_domain("Eau"), make.make_domain("Foncier")
        self.open = make.make_workspace(f"{WORD} ouvert", domain=self.domain, audience=Audience.PUBLIC)
        self.shut = make.make_workspace(f"{WORD} fermé", domain=self.domain)
        self.foreign = make.make_workspace(f"{WORD} ailleurs", domain=self.other, audience=Audience.NETWORK)
        self.old = make.make_workspace(f"{WORD} ancien", audience=Audience.PUBLIC)
        for parent in (self.open, self.shut, self.foreign, self.old):
            self._fill(parent)
        self.reserved = make.make_section(self.shut, f"{WORD} réservée")
        self.section = open_space(self.reserved, kind=Space.Kind.SECTION, audience=Audience.MEMBERS)
        self._fill(self.reserved)
        make.make_document(None, f"{WORD} sans espace")
        self.people = self._people()
        archive_space(make.space_of(self.old), by=self.people["admin"])

    def _fill(self, parent: Any) -> None:
        space = make.space_of(parent)
        for audience in (None, *Audience):
            shown, loose = (make.make_document(space, f"{WORD} {parent.pk} {audience} {n}") for n in ("vu", "seul"))
            assert loose
            article = make.make_article(
                parent, f"{WORD} {parent.pk} {audience}", body=make.body(make.documents_block(shown))
            )
            if audience is not None and audience <= space.ceiling:
                make.narrow(article, audience)
        make.make_article(parent, f"{WORD} brouillon {parent.pk}", live=False)
        translation = make.english(make.make_article(parent, f"{WORD} français {parent.pk}"))
        translation.alias_of, translation.title = None, f"{WORD} English {parent.pk}"
        translation.save()

    def _people(self) -> dict[str, Any]:
        gone = make.make_user(last_name=WORD)
        yesterday = timezone.now() - dt.timedelta(days=1)
        network = Space.objects.get(kind=Space.Kind.NETWORK)
        make.join(network, gone, valid_from=yesterday - dt.timedelta(days=9), valid_until=yesterday)
        return {
            "anonymous": AnonymousUser(),
            "guest": make.make_user(last_name=WORD),
            "partner": make.make_network_member(),
            "director": make.make_network_member(Organisation.Kind.POLE),
            "former partner": gone,
            "referent": make.make_referent(self.domain, last_name=WORD),
            "referent elsewhere": make.make_referent(self.other),
            "reader": make.make_member(make.space_of(self.shut), Role.READER),
            "manager": make.make_member(make.space_of(self.shut), Role.MANAGER),
            "of the section": make.make_member(self.section, Role.EDITOR),
            "of the archive": make.make_member(make.space_of(self.old), Role.READER),
            "team": make.make_team_member(last_name=WORD),
            "admin": make.make_admin(),
            "inactive": make.make_user(last_name=WORD, is_active=False),
        }


@pytest.fixture(scope="module")
def cast(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    """Built once; each test's own transaction takes back what it does."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield Cast()
        transaction.set_rollback(True)


def naive(person: Any) -> set[str]:
    """What this person should find by the word: each thing asked in turn, by the policy of its kind."""
    person = again(person)
    access = Access(person)
    titles = set()
    for page in Page.objects.filter(title__contains=WORD, alias_of__isnull=True):
        if access.may(Action.READ, page):
            titles.add(page.title)
    for document in PrivateDocument.objects.filter(title__contains=WORD):
        if may_read_file(person, document):
            titles.add(document.title)
    for other in User.objects.filter(last_name__startswith=WORD, is_active=True):
        network = Membership.objects.in_force().filter(user=other, space__kind=Space.Kind.NETWORK).exists()
        stands = network or (Access(other).standing == Standing.POLE and not other.is_superuser)
        if access.passes or (access.standing == Standing.POLE and stands) or (access.standing == 1 and network):
            titles.add(str(other))
    if access.standing >= Standing.NETWORK:
        titles |= set(Organisation.objects.open().filter(name__contains=WORD).values_list("name", flat=True))
    return titles


def test_everybody_finds_what_is_theirs_and_nothing_else(cast: Cast) -> None:
    make.make_organisation(name=f"CC {WORD}")
    make.make_organisation(name=f"CA {WORD}", closed_on=timezone.localdate())
    sizes = {}
    for name, person in cast.people.items():
        expected = naive(person)
        assert found(person) == expected, name
        sizes[name] = len(expected)
    assert sizes["anonymous"] < sizes["partner"] < sizes["referent elsewhere"] < sizes["referent"]
    assert sizes["inactive"] == sizes["guest"] == sizes["anonymous"]
    assert sizes["admin"] > sizes["team"]
    assert status().is_well
    assert not reconcile()


def test_counts_and_facets_are_those_of_what_each_may_see(cast: Cast) -> None:
    labels = {"page", "document", "person", "organisation"}
    for name, person in cast.people.items():
        person = again(person)
        results = search(person, WORD, language="fr", length=1000)
        visible = SearchEntry.objects.filter(title__in=naive(person))
        assert results.total == len(results.shown) == visible.values("thing").distinct().count(), name
        columns = {"type": "kind", "domain": "domain", "language": "language", "organisation": "organisation"}
        for facet, column in {**columns, "space": "space", "author": "author"}.items():
            expected: dict[str, set[str]] = {}
            for value, thing in visible.values_list(column, "thing"):
                expected.setdefault(str(value), set()).add(thing)
            told = {"space": access_of(person).visible_spaces(), "author": visible_people(person)}
            if facet in told:
                expected = {str(each.pk): expected[str(each.pk)] for each in told[facet] if str(each.pk) in expected}
            counts = {value: len(things) for value, things in expected.items() if value not in {"None", ""}}
            assert results.facets[facet] == counts, (name, facet)
        assert {result.entry.source for result in results.shown} <= labels


def test_nothing_found_is_dropped_when_it_is_checked_again(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    """The entries are right by themselves; the second check finds nothing to do."""
    for person in cast.people.values():
        search(again(person), WORD, language="en", length=1000)
    assert caplog.text == ""
    assert not SearchEntry.objects.filter(stale=True).exists()


def test_no_trace_of_what_is_hidden_on_the_page(cast: Cast) -> None:
    for number, name in enumerate(("anonymous", "partner", "referent elsewhere", "of the section")):
        client = Client()
        if cast.people[name].is_authenticated:
            client.force_login(cast.people[name])
        for word in ("secret", "zqcache"):
            make.make_article(cast.shut, f"Zqtitre {word} {name}", summary="Zqresume", slug=f"zqslug-{word}-{number}")
            html = client.get(f"/fr/recherche/?q=zqtitre OR zqresume OR {word}").content.decode()
            assert re.search(r'role="status">\s*0 résultat', html), name
            assert "zqslug" not in html
            assert "facet__count" not in html
            assert html.replace(word, "").count("Zqresume") == 0


# What changes between two requests


def test_a_mandate_that_ends_closes_the_search(cast: Cast) -> None:
    referent = cast.people["referent"]
    title = cast.shut.title
    assert title in found(referent)
    referent.designations.update(valid_until=timezone.now())
    assert title not in found(referent)
    assert found(referent) == naive(referent)


def test_a_membership_that_ends_closes_the_search(cast: Cast) -> None:
    reader = cast.people["reader"]
    assert cast.shut.title in found(reader)
    end_membership(reader.memberships.get(), by=cast.people["admin"])
    assert cast.shut.title not in found(reader)


def test_narrowing_moving_withdrawing_and_deleting_are_seen_at_once(cast: Cast) -> None:
    guest = cast.people["guest"]
    section = make.make_section(cast.open, f"{WORD} rubrique")
    article = make.make_article(section, f"{WORD} article")
    assert {section.title, article.title} <= found(guest)
    make.narrow(section, Audience.POLE)
    assert not {section.title, article.title} & found(guest)
    make.narrow(section, None)
    assert {section.title, article.title} <= found(guest)
    fresh = Page.objects.get(pk=section.pk).specific
    fresh.move(Page.objects.get(pk=cast.shut.pk).specific, pos="last-child")
    assert not {section.title, article.title} & found(guest)
    assert found(cast.people["reader"]) >= {section.title, article.title}
    article = Page.objects.get(pk=article.pk).specific
    article.unpublish()
    assert article.title not in found(cast.people["reader"])
    article.get_latest_revision().publish()
    assert article.title in found(cast.people["reader"])
    Page.objects.get(pk=section.pk).specific.delete()
    assert not {section.title, article.title} & found(cast.people["admin"])
    assert not reconcile()


def test_archiving_and_reopening_a_space_are_seen_at_once(cast: Cast) -> None:
    guest, admin, space = cast.people["guest"], cast.people["admin"], make.space_of(cast.open)
    before = found(guest)
    assert cast.open.title in before
    archive_space(space, by=admin)
    assert cast.open.title not in found(guest)
    assert found(guest) == naive(guest)
    reopen_space(Space.objects.get(pk=space.pk), by=again(admin))
    assert found(guest) == before == naive(guest)


def test_giving_a_reserved_section_back_is_seen_at_once(cast: Cast) -> None:
    reader = cast.people["reader"]
    assert cast.reserved.title not in found(reader)
    close_space(Space.objects.get(pk=cast.section.pk), by=cast.people["admin"])
    assert cast.reserved.title in found(reader)
    for person in cast.people.values():
        assert found(person) == naive(person)
    assert not reconcile()


def test_a_document_follows_the_pages_that_show_it(cast: Cast) -> None:
    guest, reader = cast.people["guest"], cast.people["reader"]
    space = make.space_of(cast.open)
    document = make.make_document(space, f"{WORD} note")
    article = make.make_article(cast.open, "Sans le mot")
    assert document.title not in found(guest)
    article.body = make.body(make.documents_block(document))
    draft = article.save_revision()
    assert document.title not in found(guest)
    draft.publish()
    assert document.title in found(guest)
    make.narrow(article, Audience.POLE)
    assert document.title not in found(guest)
    make.narrow(article, None)
    assert document.title in found(guest)
    # A page of another space shows nothing.
    other = make.make_article(cast.foreign, "Autre", body=make.body(make.documents_block(document)))
    article = Page.objects.get(pk=article.pk).specific
    article.body = make.body()
    article.save_revision().publish()
    assert document.title not in found(guest)
    assert other.live
    # In a link of rich text, as in a block.
    article.body = make.body(make.text_block(f'<p><a linktype="document" id="{document.pk}">note</a></p>'))
    article.save_revision().publish()
    assert document.title in found(guest)
    article.unpublish()
    assert document.title not in found(guest)
    article.get_latest_revision().publish()
    Page.objects.get(pk=article.pk).specific.delete()
    assert document.title not in found(guest)
    # Moved to other files.
    PrivateDocument.objects.filter(pk=document.pk).update(collection=make.space_of(cast.shut).collection)
    assert document.title in found(reader)
    document = PrivateDocument.objects.get(pk=document.pk)
    document.title = f"{WORD} remplacée"
    document.save()
    assert document.title in found(reader)
    document.delete()
    assert document.title not in found(cast.people["admin"])
    assert not reconcile()


def test_what_moves_with_a_branch_goes_with_it(cast: Cast) -> None:
    guest = cast.people["guest"]
    document = make.make_document(make.space_of(cast.open), f"{WORD} jointe")
    section = make.make_section(cast.open, "Branche")
    make.make_article(section, "Montre", body=make.body(make.documents_block(document)))
    assert document.title in found(guest)
    Page.objects.get(pk=section.pk).specific.move(Page.objects.get(pk=cast.shut.pk).specific, pos="last-child")
    assert document.title not in found(guest)
    assert document.title in found(cast.people["reader"])
    assert found(guest) == naive(guest)
    assert not reconcile()


def test_people_come_and_go_with_their_dates(cast: Cast) -> None:
    now = timezone.now()
    partner, newcomer = cast.people["partner"], make.make_user(last_name=f"{WORD} nouvelle")
    network = Space.objects.get(kind=Space.Kind.NETWORK)
    assert str(newcomer) not in found(partner)
    make.join(network, newcomer, valid_from=now + dt.timedelta(days=1), valid_until=now + dt.timedelta(days=2))
    for day, expected in ((0, False), (1, True), (2, False)):
        with time_stands_at(now + dt.timedelta(days=day, hours=1)):
            # The entry that a date has changed shows to nobody; asking makes it again.
            search(again(partner), WORD, language="fr")
            assert (str(newcomer) in found(partner)) is expected, day
            assert (str(newcomer) in found(cast.people["team"])) is expected
            assert found(partner) == naive(partner)
    team, member = cast.people["team"], make.make_organisation()
    make.affiliate(newcomer, member)
    assert str(newcomer) not in found(team)
    adhesion = make.adhere(member, cast.domain, valid_until=now + dt.timedelta(days=3))
    assert str(newcomer) in found(team)
    assert str(newcomer) not in found(partner)
    with time_stands_at(now + dt.timedelta(days=4)):
        assert str(newcomer) not in found(team)
        # Where nothing has all the words, what has some of them is not this person either.
        assert str(newcomer) not in str(search(again(team), str(newcomer), language="fr").shown)
    adhesion.valid_until = None
    adhesion.save()
    assert str(newcomer) in found(team)
    newcomer.is_active = False
    newcomer.save()
    assert str(newcomer) not in found(team)


def test_a_person_is_found_by_what_they_do_where_today(cast: Cast) -> None:
    team, person = cast.people["team"], make.make_user(first_name="Anaïs", last_name="Le Goff")
    body = make.make_organisation(name="CC Cœur de Nacre", short_name="CCN")
    make.affiliate(person, make.host(), capacity="elected")
    fact = make.affiliate(person, body, job_title="Chargée de mission mobilité")
    for asked in ("anais", "le goff", "LE-GOFF", "ccn mobilités", "coeur nacre"):
        assert str(person) in found(team, asked), asked
    body.short_name = "Nacre"
    body.save()
    assert found(team, "ccn") == set()
    fact.valid_until = timezone.now()
    fact.save()
    assert str(person) not in found(team, "mobilité")
    assert str(person) in found(team, "goff")
    person.last_name = "Le Bihan"
    person.save()
    assert found(team, "goff") == set()


def test_an_organisation_is_found_by_names_and_number_until_it_is_closed(cast: Cast) -> None:
    partner = cast.people["partner"]
    body = make.make_organisation(name="CU Zqcaen la mer", short_name="CLM", siren="200065597")
    for asked in ("zqcaen", "clm", "200 065 597", "200065597", "siren 200065597"):
        assert body.name in found(partner, asked), asked
    assert found(AnonymousUser(), "zqcaen") == set()
    body.closed_on = timezone.localdate() + dt.timedelta(days=2)
    body.save()
    assert body.name in found(partner, "zqcaen")
    with time_stands_at(timezone.now() + dt.timedelta(days=3)):
        assert found(partner, "zqcaen") == set()
        assert search(again(partner), "zqcaen", language="fr").total == 0


def test_the_domain_of_a_space_is_that_of_what_it_holds(cast: Cast) -> None:
    team, space = cast.people["team"], make.space_of(cast.shut)
    assert cast.shut.title in found(team, domain=[cast.domain.pk])
    space.domain = cast.other
    space.save()
    assert cast.shut.title not in found(team, domain=[cast.domain.pk])
    assert {cast.shut.title, cast.reserved.title} <= found(team, domain=[cast.other.pk])
    assert not reconcile()


def test_standing_is_the_readers_of_today(cast: Cast) -> None:
    partner = cast.people["partner"]
    assert access_of(partner).standing == Standing.NETWORK
    before = found(partner)
    Membership.objects.filter(Q(user=partner)).update(valid_until=timezone.now())
    assert found(partner) == naive(partner) < before
