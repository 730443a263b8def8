"""What the search tells besides results: facets, completions, spellings, excerpts of files; to whom, and until when."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from wagtail.models import Page

from intranet.access.actions import end_membership
from intranet.access.models import Audience, Role
from intranet.accounts.models import User
from search import outbox
from search.completing import titles
from search.engines import NO_SUCH_VALUE, Filters, database_engine
from search.models import SearchEntry
from search.searching import Results, corrected, search
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("each_site")]


THEME = 77


class World:
    """A page that everybody reads, by somebody whom few may know of; and a workspace of which most know nothing."""

    def __init__(self) -> None:
        self.writer = make.make_referent(make.make_domain(), last_name="Zqauteur")
        self.open = make.make_workspace("Ouvert", audience=Audience.PUBLIC)
        self.shut = make.make_workspace("Fermé")
        self.space = make.space_of(self.shut)
        self.public = make.make_article(self.open, "Zqbassin public", owner=self.writer)
        self.hidden = make.make_article(self.shut, "Zqbassin zqinavouable", owner=self.writer)
        document = make.make_document(self.space, "Zqbassin fichier")
        self.entry = SearchEntry.objects.get(source="document", object_id=document.pk)
        self.entry.file_text = "Un début. " * 3000 + "Le zqsecretdufichier est ici."
        self.entry.themes = [THEME]
        self.entry.save()
        database_engine().index([self.entry])
        outbox.note([self.entry.pk])
        self.member = make.make_member(self.space, Role.READER)


@pytest.fixture
def world(each_site: str) -> World:
    return World()


def find(person: Any, text: str = "zqbassin", **chosen: Any) -> Results:
    person = User.objects.get(pk=person.pk) if person.is_authenticated else person
    filters = Filters({facet: (value,) for facet, value in chosen.items()})
    return search(person, text, language="fr", filters=filters)


def test_an_author_is_told_to_those_who_may_know_of_them(world: World) -> None:
    author = str(world.writer.pk)
    assert find(AnonymousUser()).facets["author"] == {}
    assert find(world.member).facets["author"] == {}
    assert find(make.make_team_member()).facets["author"][author] == 2
    assert find(make.make_team_member(), author=author).total == 2
    # Named by an address made by hand: like nobody.
    for person in (AnonymousUser(), world.member):
        named, nobody = find(person, author=author), find(person, author=NO_SUCH_VALUE)
        assert (named.total, named.shown, named.facets) == (nobody.total, nobody.shown, nobody.facets)
        assert named.total == 0


def test_a_space_is_told_to_those_who_may_know_of_it(world: World) -> None:
    space = str(world.space.pk)
    assert space not in find(AnonymousUser()).facets["space"]
    assert find(world.member).facets["space"][space] == find(world.member, space=space).total == 2
    named, none = find(AnonymousUser(), space=space), find(AnonymousUser(), space=NO_SUCH_VALUE)
    assert (named.total, named.facets) == (none.total, none.facets) == (0, none.facets)
    for odd in ("²", "9" * 30, "-1", "zq", ""):
        assert find(AnonymousUser(), space=odd).total == 0


def test_what_is_told_ends_with_the_membership(world: World) -> None:
    def told() -> tuple[Any, ...]:
        member = User.objects.get(pk=world.member.pk)
        results = find(member)
        inside = find(member, "zqsecretdufichier")
        return (
            results.total,
            set(results.facets["theme"]),
            str(world.space.pk) in results.facets["space"],
            sorted(each.text for each in titles(member, "zqbas", language="fr")),
            corrected(member, "zqinavouble", language="fr"),
            [str(each.excerpt) for each in inside.shown],
        )

    before = told()
    assert before[:5] == (
        3,
        {str(THEME)},
        True,
        ["Zqbassin fichier", "Zqbassin public", "Zqbassin zqinavouable"],
        "zqinavouable",
    )
    assert before[5][0].endswith("Le <mark>zqsecretdufichier</mark> est ici.")
    end_membership(world.member.memberships.get(), by=make.make_admin())
    assert told() == (1, set(), False, ["Zqbassin public"], None, [])


def test_nobody_else_is_told_of_what_is_inside_a_file(world: World) -> None:
    client = Client()
    for person in (None, make.make_user(), make.make_network_member()):
        if person is not None:
            client.force_login(person)
        for asked in ("zqbassin", "zqsecretdufichie"):
            assert "zqsecretdufichier" not in client.get(f"/fr/recherche/?q={asked}").content.decode()
        html = client.get("/fr/recherche/?q=zqsecretdufichier").content.decode()
        assert "est ici" not in html
        assert "Zqbassin fichier" not in html
    client.force_login(world.member)
    html = client.get("/fr/recherche/?q=zqsecretdufichier").content.decode()
    assert "<mark>zqsecretdufichier</mark> est ici." in html


def test_a_completion_is_checked_again(world: World) -> None:
    """A wrong entry tells nobody a title."""
    hidden = SearchEntry.objects.get(source="page", object_id=world.hidden.pk)
    SearchEntry.objects.filter(pk=hidden.pk).update(audience=Audience.PUBLIC)
    assert [each.text for each in titles(AnonymousUser(), "zqbas", language="fr")] == ["Zqbassin public"]
    Page.objects.get(pk=world.public.pk).specific.unpublish()
    assert titles(AnonymousUser(), "zqbas", language="fr") == []
