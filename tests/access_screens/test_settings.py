"""The settings of a space: what follows is told first, two managers do not overwrite each other; archiving, undone."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from intranet.access.actions import archive_space
from intranet.access.models import AccessRule, Audience, Role, Space
from intranet.access.policies import Access
from intranet.access.versions import version_of
from intranet.accounts.models import User
from intranet.translation.typography import typeset
from tests import factories as make
from workspaces.models import WorkspacePage

pytestmark = pytest.mark.django_db

Address = Callable[..., str]


def posted(space: Space, **changes: object) -> dict[str, object]:
    """What the form of a space sends, as it was shown."""
    space.refresh_from_db()
    return {
        "name": space.name,
        "name_en": space.name_en,
        "domain": space.domain_id or "",
        "audience": space.audience,
        "referent_role": space.referent_role or "",
        "team_role": space.team_role or "",
        "joining": space.joining,
        "joining_role": space.joining_role,
        "contributors_publish": str(space.contributors_publish),
        "version": version_of(space),
        **changes,
    }


def test_shows_what_is_set(as_manager: Client, space: Space, address: Address) -> None:
    Space.objects.filter(pk=space.pk).update(contributors_publish=True, audience=Audience.MEMBERS)
    html = as_manager.get(address("settings", space.slug)).content.decode()
    assert re.search(r'name="contributors_publish" value="True"[^>]*checked', html)
    assert re.search(r'name="audience" value="0"[^>]*checked', html)


def test_saves_names_and_rights_to_publish_at_once(as_manager: Client, space: Space, address: Address) -> None:
    data = posted(space, name="Vélos", name_en="Cycling", contributors_publish="True")
    assert as_manager.post(address("settings", space.slug), data).status_code == 302
    space.refresh_from_db()
    assert (space.name, space.name_en, space.contributors_publish) == ("Vélos", "Cycling", True)
    assert space.collection.name == "Vélos"


def test_narrowing_tells_how_many_pages_first(
    as_manager: Client, workspace: WorkspacePage, space: Space, address: Address
) -> None:
    section = make.make_section(workspace)
    for _ in range(3):
        make.make_article(section)
    make.make_article(section, live=False)
    kept = make.make_article(section)
    make.narrow(kept, Audience.MEMBERS)
    data = posted(space, audience=Audience.MEMBERS)
    response = as_manager.post(address("settings", space.slug), data)
    assert response.status_code == 200
    # The workspace's home, the section and three articles; neither the draft nor what was narrow already.
    assert "5 pages publiées seront lues par moins de monde" in response.content.decode()
    space.refresh_from_db()
    assert space.audience == Audience.POLE
    assert AccessRule.objects.get(translation_key=section.translation_key).audience == Audience.POLE
    confirmed = {**data, "confirmed": response.context["consequences"].digest}
    assert as_manager.post(address("settings", space.slug), confirmed).status_code == 302
    assert AccessRule.objects.get(translation_key=section.translation_key).audience == Audience.MEMBERS


def test_what_was_confirmed_is_what_was_shown(
    as_manager: Client, workspace: WorkspacePage, space: Space, address: Address
) -> None:
    data = posted(space, audience=Audience.MEMBERS)
    shown = as_manager.post(address("settings", space.slug), data)
    make.make_article(workspace)
    confirmed = {**data, "confirmed": shown.context["consequences"].digest}
    again = as_manager.post(address("settings", space.slug), confirmed)
    assert again.status_code == 200
    assert "2 pages publiées" in again.content.decode()


def test_the_domain_tells_whom_it_lets_in(as_manager: Client, space: Space, address: Address) -> None:
    domain = make.make_domain("Eau")
    referents = [make.make_referent(domain) for _ in range(2)]
    assert "Eau — 2 référents aujourd’hui" in as_manager.get(address("settings", space.slug)).content.decode()
    data = posted(space, domain=domain.pk)
    response = as_manager.post(address("settings", space.slug), data)
    assert "2 personnes de plus y entreront" in response.content.decode()
    assert Access(referents[0]).role_in(space.pk) is None
    as_manager.post(address("settings", space.slug), {**data, "confirmed": response.context["consequences"].digest})
    assert Access(referents[0]).role_in(space.pk) == Role.EDITOR


def test_a_manager_by_mandate_is_warned_of_locking_themselves_out(client: Client, address: Address) -> None:
    domain = make.make_domain()
    space = make.space_of(make.make_workspace(domain=domain, team_role=None, referent_role=Role.MANAGER))
    referent = make.make_referent(domain)
    client.force_login(referent)
    response = client.post(address("settings", space.slug), posted(space, referent_role=Role.READER))
    html = response.content.decode()
    assert "Vous ne géreriez plus cet espace" in html
    assert "Plus personne ne gérerait" in html
    confirmed = posted(space, referent_role=Role.READER, confirmed=response.context["consequences"].digest)
    response = client.post(address("settings", space.slug), confirmed)
    assert response.status_code == 302
    assert client.get(response.url, follow=True).status_code == 200


def test_the_second_of_two_managers_is_told_what_and_by_whom_and_loses_nothing(
    client: Client, space: Space, manager: User, address: Address
) -> None:
    other = make.make_user(first_name="Ode", last_name="Autre")
    make.join(space, other, Role.MANAGER)
    theirs, mine = posted(space, name="Nom d’Ode"), posted(space, name="Mon nom", name_en="Mine")
    client.force_login(other)
    assert client.post(address("settings", space.slug), theirs).status_code == 302
    client.force_login(manager)
    response = client.post(address("settings", space.slug), mine)
    html = response.content.decode()
    assert response.status_code == 200
    assert "pendant que vous le modifiiez" in html
    assert typeset("Ode Autre vient d’enregistrer : « Nom d’Ode »") in html.replace("&#x27;", "'")
    assert 'value="Mon nom"' in html
    assert 'value="Mine"' in html
    assert "Nom d’Ode" in response.context["form"].errors["name"][0]
    space.refresh_from_db()
    assert space.name == "Nom d’Ode"
    insisting = {**mine, "version": response.context["version"]}
    assert client.post(address("settings", space.slug), insisting).status_code == 302
    space.refresh_from_db()
    assert (space.name, space.name_en) == ("Mon nom", "Mine")


def test_a_form_opened_before_archiving_does_not_reopen(
    as_manager: Client, space: Space, manager: User, address: Address
) -> None:
    stale = posted(space, name="Autre")
    archive_space(Space.objects.get(pk=space.pk), by=manager)
    response = as_manager.post(address("settings", space.slug), stale)
    assert "pendant que vous le modifiiez" in response.content.decode()
    as_manager.post(address("settings", space.slug), {**stale, "version": response.context["version"]})
    space.refresh_from_db()
    assert space.is_archived
    assert space.name == "Autre"


def test_errors_are_beside_their_field(as_manager: Client, space: Space, address: Address) -> None:
    response = as_manager.post(address("settings", space.slug), posted(space, name="", audience=9))
    assert set(response.context["form"].errors) == {"name", "audience"}
    html = response.content.decode()
    assert 'id="id_name_error"' in html
    assert re.search(r'name="name"[^>]*aria-describedby="id_name_error"', html)
    # The heading still says which space it is.
    assert typeset("Réglages de « Mobilités nouvelles »") in html


def test_archiving_tells_numbers_then_closes_and_reopens(
    client: Client, workspace: WorkspacePage, space: Space, manager: User, address: Address
) -> None:
    article = make.make_article(workspace)
    private = make.make_article(workspace)
    make.narrow(private, Audience.MEMBERS)
    colleague = make.make_referent(make.make_domain())
    client.force_login(manager)
    html = client.get(address("archive", space.slug)).content.decode()
    assert "2 pages publiées cessent d’être lues par d’autres" in html
    assert "Ses 3 pages restent lues" in html
    space.refresh_from_db()
    assert not space.is_archived
    assert client.post(address("archive", space.slug)).status_code == 302
    assert client.get(article.url).status_code == 200
    assert "archivé" in client.get(address("people", space.slug)).content.decode()
    client.force_login(colleague)
    assert client.get(article.url).status_code == 404
    client.force_login(manager)
    assert "2 pages publiées sont de nouveau lues" in client.get(address("reopen", space.slug)).content.decode()
    client.post(address("reopen", space.slug))
    client.force_login(colleague)
    assert client.get(article.url).status_code == 200
    assert client.get(private.url).status_code == 404


def test_the_public_home_is_not_archived(client: Client, address: Address) -> None:
    home = Space.objects.get(kind=Space.Kind.HOME)
    person = make.make_member(home, Role.MANAGER)
    client.force_login(person)
    assert client.get(address("settings", home.slug)).status_code == 200
    assert client.post(address("archive", home.slug)).status_code == 404
    home.refresh_from_db()
    assert not home.is_archived


def test_the_network_has_people_and_settings_without_pages(client: Client, address: Address) -> None:
    network = Space.objects.get(kind=Space.Kind.NETWORK)
    client.force_login(make.make_member(network, Role.MANAGER))
    for name in ("people", "settings", "archive"):
        assert client.get(address(name, network.slug)).status_code == 200
