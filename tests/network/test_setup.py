"""The network's pages: made once, over the space that was there without them."""

import pytest
from wagtail.models import Page

from intranet.access.models import AccessRule, Audience, Space
from intranet.access.rules import broken_mirrors, differences
from intranet.notifications import due
from intranet.territory.models import Organisation
from network.models import NetworkHomePage, OrganisationPage
from network.setup import ensure_network
from tests import factories as make
from tests.network import making
from workspaces.setup import ensure_site

pytestmark = pytest.mark.django_db


def state() -> tuple[int, int, int, list[tuple[object, ...]]]:
    spaces = list(Space.objects.order_by("pk").values_list("pk", "root_key", "audience", "parent"))
    return Page.objects.count(), Space.objects.count(), AccessRule.objects.count(), spaces


def take_away() -> None:
    for page in NetworkHomePage.objects.all():
        page.delete()


def test_the_site_has_the_network_in_both_languages() -> None:
    urls = {page.url for page in (making.home(), making.practices(), making.directory())}
    assert urls == {"/fr/reseau/", "/fr/reseau/pratiques/", "/fr/reseau/organismes/"}
    urls = {page.url for page in (making.home("en"), making.practices("en"), making.directory("en"))}
    assert urls == {"/en/network/", "/en/network/practices/", "/en/network/organisations/"}
    assert NetworkHomePage.objects.filter(alias_of=None).count() == 2


def test_making_it_again_changes_nothing() -> None:
    before = state()
    ensure_site()
    ensure_network()
    assert state() == before


def test_a_space_without_page_gets_one_and_keeps_its_people() -> None:
    """As an installation was before the network had pages."""
    space = making.network()
    member = making.make_peer()
    take_away()
    Space.objects.filter(pk=space.pk).update(root_key=None, audience=Audience.MEMBERS, parent=None)
    ensure_site()
    space.refresh_from_db()
    assert space.root_key == making.home().translation_key
    assert space.parent == Space.objects.get(kind=Space.Kind.HOME)
    assert (space.audience, space.contributors_publish) == (Audience.NETWORK, True)
    assert space.memberships.get().user == member
    rule = AccessRule.objects.get(translation_key=making.practices().translation_key)
    assert (rule.space, rule.audience) == (space, Audience.NETWORK)
    assert differences() == []
    assert broken_mirrors() == []


def test_a_room_of_that_name_does_not_stand_in_the_way() -> None:
    space = making.network()
    take_away()
    Space.objects.filter(pk=space.pk).update(root_key=None)
    make.make_section(Page.objects.get(url_path="/accueil/"), "Réseau", slug="reseau")
    ensure_network()
    assert making.home().url != "/fr/reseau/"


def test_each_pole_and_partner_gets_its_page_and_the_others_none() -> None:
    kinds = Organisation.Kind
    listed = [make.make_organisation(kind) for kind in (kinds.POLE, kinds.AGENCY, kinds.ASSOCIATION, kinds.FOREIGN)]
    make.make_organisation(kinds.EPCI)
    make.make_organisation(kinds.POLE, closed_on="2020-01-01")
    withdrawn = making.make_presentation(make.make_organisation(kinds.POLE))
    withdrawn.unpublish()
    assert "network.organisation_pages" in due.run_due().done
    pages = OrganisationPage.objects.filter(alias_of=None, live=True)
    assert {page.organisation for page in pages} == set(listed)
    assert OrganisationPage.objects.filter(organisation=listed[0]).count() == 2, "and its mirror in the other language"


def test_nothing_is_written_in_an_archived_network() -> None:
    from intranet.access.actions import archive_space

    archive_space(making.network(), by=make.make_admin())
    make.make_organisation(Organisation.Kind.POLE)
    before = state()
    ensure_site()
    assert "network.organisation_pages" in due.run_due().done
    assert state()[0] == before[0]
    assert not OrganisationPage.objects.exists()
