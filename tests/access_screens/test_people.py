"""The people of a space through HTTP: who is shown and why, adding, changing, ending, taking back."""

import datetime as dt
import re
from collections.abc import Callable
from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from intranet.access.actions import open_space
from intranet.access.models import Membership, Role, Space
from intranet.access.policies import Access
from intranet.accounts.models import User
from intranet.territory.models import Designation, end_of_day, start_of_day
from intranet.translation.typography import typeset
from tests import factories as make
from workspaces.models import WorkspacePage

pytestmark = pytest.mark.django_db

Address = Callable[..., str]


def text_of(response: object) -> str:
    """What a reader sees, its spaces made one."""
    html = re.sub(r"<[^>]+>", " ", response.content.decode())  # type: ignore[attr-defined]
    return re.sub(r"\s+", " ", html.replace("&#x27;", "'"))


def today() -> dt.date:
    return timezone.localdate()


def test_shows_each_person_with_why(as_manager: Client, manager: User, address: Address) -> None:
    domain = make.make_domain("Mobilités")
    organisation = make.make_organisation(name="Seules Terres")
    workspace = make.make_workspace("Vélo", domain=domain)
    space = make.space_of(workspace)
    make.join(space, manager, Role.MANAGER)
    guest = make.make_user(first_name="Zoé", last_name="Invitée")
    make.join(space, guest, Role.READER, sponsor=manager, valid_until=end_of_day(today() + dt.timedelta(days=30)))
    make.make_referent(domain, organisation, first_name="Titou", last_name="Laire")
    standing_in = make.make_referent(domain, organisation, first_name="Sup", last_name="Pléant")
    Designation.objects.filter(person=standing_in).update(seat=Designation.Seat.SUPPLEANT)
    make.make_team_member(first_name="Équi", last_name="Pe")
    above = make.make_user(first_name="Paren", last_name="Tale")
    space.parent = Space.objects.get(kind=Space.Kind.HOME)
    space.save()
    make.join(space.parent, above, Role.MANAGER)
    elsewhere = make.make_referent(make.make_domain(), first_name="Ail", last_name="Leurs")
    text = text_of(as_manager.get(address("people", space.slug)))
    rows = {
        name: text.split(name)[1][:330]
        for name in ("Zoé Invitée", "Titou Laire", "Sup Pléant", "Équi Pe", "Paren Tale")
    }
    assert "Ajout par un gestionnaire" in rows["Zoé Invitée"]
    assert "parrainage : Maya Gestion" in rows["Zoé Invitée"]
    assert "jusqu’au" in rows["Zoé Invitée"]
    assert "Titulaire, pour Seules Terres, en Mobilités" in rows["Titou Laire"]
    assert "Suppléant·e, pour Seules Terres" in rows["Sup Pléant"]
    assert "équipe du pôle" in rows["Équi Pe"]
    assert "gère l’espace parent « Interpôles »" in rows["Paren Tale"]
    assert str(elsewhere) not in text
    assert "6 personnes ont accès" in text


def test_coming_ended_and_closed_are_told_apart(as_manager: Client, space: Space, address: Address) -> None:
    coming, ended, closed = (make.make_user(last_name=name) for name in ("Bientôt", "Avant", "Fermé"))
    now = timezone.now()
    make.join(space, coming, Role.EDITOR, valid_from=now + dt.timedelta(days=3))
    make.join(space, ended, Role.EDITOR, valid_from=now - dt.timedelta(days=9), valid_until=now - dt.timedelta(days=3))
    make.join(space, closed, Role.EDITOR)
    User.objects.filter(pk=closed.pk).update(is_active=False)
    response = as_manager.get(address("people", space.slug))
    in_force, others = response.content.decode().split('<details class="space-others">')
    for person in (coming, ended, closed):
        assert str(person) not in in_force
        assert str(person) in others
    assert "1 personne a accès" in text_of(response)


def _fill(space: Space, domain_workspace: WorkspacePage, people: int) -> None:
    domain = space.domain
    assert domain is not None
    for _ in range(people):
        make.join(space, make.make_user(), Role.READER, sponsor=make.make_user())
        make.join(space, make.make_user(), Role.READER, valid_from=timezone.now() + dt.timedelta(days=2))
        make.make_referent(domain)
        make.make_team_member()


def test_the_same_queries_whatever_the_number_of_people(as_manager: Client, manager: User, address: Address) -> None:
    workspace = make.make_workspace(domain=make.make_domain())
    space = make.space_of(workspace)
    make.join(space, manager, Role.MANAGER)

    def queries() -> int:
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            assert as_manager.get(address("people", space.slug)).status_code == 200
        return len(captured)

    _fill(space, workspace, 2)
    queries()
    few = queries()
    _fill(space, workspace, 20)
    assert queries() == few
    assert few <= 35


def test_three_hundred_people_are_paged_and_searched(as_manager: Client, space: Space, address: Address) -> None:
    people = [User(email=f"m{n}@example.org", first_name="Membre", last_name=f"Numéro{n:03}") for n in range(300)]
    User.objects.bulk_create(people)
    Membership.objects.bulk_create(Membership(space=space, user=person, role=Role.READER) for person in people)
    response = as_manager.get(address("people", space.slug))
    assert len(response.context["entries"]) == 50
    assert "Page 1 sur 7" in text_of(response)
    assert "Numéro299" in text_of(as_manager.get(address("people", space.slug), {"p": 7}))
    found = as_manager.get(address("people", space.slug), {"q": "numero 123"})
    assert [entry.user.last_name for entry in found.context["entries"]] == ["Numéro123"]
    assert "Personne de ce nom" in text_of(as_manager.get(address("people", space.slug), {"q": "zzz"}))


# Adding


def test_adds_by_address_with_inclusive_local_days(
    as_manager: Client, manager: User, space: Space, address: Address
) -> None:
    person = make.make_referent(make.make_domain(), email="ana@example.org")
    first, last = today() + dt.timedelta(days=1), today() + dt.timedelta(days=5)
    response = as_manager.post(
        address("add_person", space.slug),
        {
            "person": "  ANA@example.org ",
            "role": Role.EDITOR,
            "first_day": first.isoformat(),
            "last_day": last.isoformat(),
        },
    )
    assert response.status_code == 302
    membership = Membership.objects.get(space=space, user=person)
    assert (membership.role, membership.sponsor) == (Role.EDITOR, manager)
    assert membership.valid_from == start_of_day(first)
    assert membership.valid_until == end_of_day(last)
    assert membership.last_day == last


def test_an_unknown_address_offers_to_invite_and_keeps_what_was_typed(
    as_manager: Client, space: Space, address: Address
) -> None:
    make.make_user("parti@example.org", is_active=False)
    for wrong in ("inconnue@example.org", "parti@example.org"):
        response = as_manager.post(
            address("add_person", space.slug),
            {"person": wrong, "role": Role.EDITOR, "first_day": "", "last_day": "2031-05-02"},
        )
        html = response.content.decode()
        assert f'href="{address("invite", space.slug)}?adresse={quote(wrong)}"' in html
        error = re.search(r'<ul class="errorlist" id="id_person_error"><li>([^<]+)', html)
        assert error
        assert 'aria-describedby="id_person_helptext id_person_error"' in html
        assert f'value="{wrong}"' in html
        assert 'value="2031-05-02"' in html
        assert f'<option value="{Role.EDITOR}" selected>' in html
        assert re.search(r"<input[^>]*name=\"person\"[^>]*autofocus", html)
    assert Membership.objects.filter(space=space).count() == 1


def test_searches_by_name_without_accents_then_adds_the_one_chosen(
    as_manager: Client, space: Space, address: Address
) -> None:
    domain = make.make_domain()
    one = make.make_referent(domain, first_name="Éloïse", last_name="Le Goff")
    two = make.make_referent(domain, first_name="Éloi", last_name="Goffinet")
    make.make_user(first_name="Éloïse", last_name="Partie", is_active=False)
    make.make_user(first_name="Autre", last_name="Nom")
    data = {"person": "eloi goff", "role": Role.CONTRIBUTOR, "last_day": ""}
    listed = as_manager.post(address("add_person", space.slug), {**data, "search": "1"})
    assert {person.pk for person in listed.context["form"].candidates} == {one.pk, two.pk}
    assert not listed.context["form"].errors
    # Adding without having chosen asks for the choice.
    unchosen = as_manager.post(address("add_person", space.slug), {**data, "searched": "eloi goff"})
    assert "Choisissez la personne" in unchosen.content.decode()
    # A choice made in the list of another search is no choice.
    stale = as_manager.post(address("add_person", space.slug), {**data, "searched": "autre", "candidate": two.pk})
    assert stale.status_code == 200
    done = as_manager.post(address("add_person", space.slug), {**data, "searched": "eloi goff", "candidate": two.pk})
    assert done.status_code == 302
    assert Membership.objects.get(space=space, role=Role.CONTRIBUTOR).user == two
    # Somebody who was not listed cannot be slipped in.
    hidden = make.make_referent(domain, first_name="Hors", last_name="Liste")
    slipped = as_manager.post(
        address("add_person", space.slug), {**data, "searched": "eloi goff", "candidate": hidden.pk}
    )
    assert slipped.status_code == 200
    assert not Membership.objects.filter(user=hidden).exists()


def test_searching_shows_no_account_to_others(client: Client, space: Space, manager: User, address: Address) -> None:
    make.make_user(first_name="Éloïse", last_name="Goff")
    data = {"person": "goff", "search": "1", "role": Role.READER}
    client.force_login(make.make_member(space, Role.EDITOR))
    refused = client.post(address("add_person", space.slug), data)
    assert refused.status_code == 404
    assert "Éloïse" not in refused.content.decode()
    client.force_login(manager)
    assert "Éloïse" in client.post(address("add_person", space.slug), data).content.decode()


def test_a_guest_is_proposed_an_end_and_has_a_sponsor(
    as_manager: Client, manager: User, space: Space, address: Address
) -> None:
    guest = make.make_user("invite@example.org")
    data = {"person": guest.email, "role": Role.READER, "first_day": "", "last_day": ""}
    response = as_manager.post(address("add_person", space.slug), data)
    assert response.status_code == 200
    assert "ni du pôle ni du réseau" in response.content.decode()
    proposed = re.search(r'name="last_day" value="(\d{4}-\d\d-\d\d)"', response.content.decode())
    assert proposed
    assert dt.date.fromisoformat(proposed[1]) > today() + dt.timedelta(days=150)
    assert as_manager.post(address("add_person", space.slug), {**data, "without_end": "on"}).status_code == 302
    membership = Membership.objects.get(user=guest)
    assert membership.sponsor == manager
    assert membership.valid_until is None
    # Somebody of the pôle needs no end.
    colleague = make.make_referent(make.make_domain())
    assert as_manager.post(address("add_person", space.slug), {**data, "person": colleague.email}).status_code == 302


@pytest.mark.parametrize(
    ("days", "field", "says"),
    [
        ({"first_day": "2020-01-01", "last_day": ""}, "first_day", "au plus tôt"),
        ({"first_day": "", "last_day": "2020-01-01"}, "last_day", "Ce jour est passé"),
        ({"first_day": "2040-02-02", "last_day": "2040-02-01"}, "last_day", "avant le premier"),
        ({"first_day": "demain", "last_day": ""}, "first_day", "date valide"),
    ],
)
def test_wrong_days_are_told_beside_them(
    days: dict[str, str], field: str, says: str, as_manager: Client, space: Space, address: Address
) -> None:
    person = make.make_referent(make.make_domain())
    response = as_manager.post(address("add_person", space.slug), {"person": person.email, "role": Role.READER, **days})
    errors = response.context["form"].errors
    assert list(errors) == [field]
    assert says in errors[field][0]
    assert not Membership.objects.filter(user=person).exists()


def test_somebody_already_in_is_told_at_the_person(as_manager: Client, space: Space, address: Address) -> None:
    person = make.make_referent(make.make_domain())
    make.join(space, person, Role.READER)
    response = as_manager.post(address("add_person", space.slug), {"person": person.email, "role": Role.EDITOR})
    assert "déjà membre" in response.context["form"].errors["person"][0]


# Changing and ending


def _posted(membership: Membership, **changes: object) -> dict[str, object]:
    from intranet.access.versions import version_of

    return {
        "role": membership.role,
        "first_day": membership.first_day.isoformat(),
        "last_day": membership.last_day.isoformat() if membership.last_day else "",
        "version": version_of(membership),
        **changes,
    }


def test_changes_a_role_and_keeps_the_instants_that_were_not_touched(
    as_manager: Client, space: Space, address: Address
) -> None:
    until = timezone.now() + dt.timedelta(days=3)
    membership = make.join(space, make.make_user(), Role.READER, valid_until=until)
    started = membership.valid_from
    response = as_manager.post(
        address("change_person", space.slug, membership.pk), _posted(membership, role=Role.EDITOR)
    )
    assert response.status_code == 302
    membership.refresh_from_db()
    assert (membership.role, membership.valid_from, membership.valid_until) == (Role.EDITOR, started, until)


def test_two_managers_at_once_the_second_is_told_and_keeps_what_was_typed(
    as_manager: Client, space: Space, address: Address
) -> None:
    membership = make.join(space, make.make_user(), Role.READER)
    stale = _posted(membership, role=Role.EDITOR, last_day="2040-03-03")
    Membership.objects.filter(pk=membership.pk).update(role=Role.CONTRIBUTOR)
    response = as_manager.post(address("change_person", space.slug, membership.pk), stale)
    html = response.content.decode()
    assert "pendant que vous le modifiiez" in html
    assert typeset("Aujourd’hui : Contribution") in html
    # It is about no one field: the reader is taken to it.
    assert re.search(r'role="alert" tabindex="-1" autofocus>\s*<p class="callout__title">', html)
    assert html.count("autofocus") == 1
    assert f'<option value="{Role.EDITOR}" selected>' in html
    assert 'value="2040-03-03"' in html
    membership.refresh_from_db()
    assert membership.role == Role.CONTRIBUTOR
    # Told, they may insist.
    again = {**stale, "version": response.context["version"]}
    assert as_manager.post(address("change_person", space.slug, membership.pk), again).status_code == 302


def test_the_last_manager_is_warned_before_leaving(
    as_manager: Client, manager: User, space: Space, address: Address
) -> None:
    membership = Membership.objects.get(user=manager)
    target = address("change_person", space.slug, membership.pk)
    for change in ({"role": Role.READER}, {"last_day": (today() + dt.timedelta(days=9)).isoformat()}):
        response = as_manager.post(target, _posted(membership, **change))
        assert response.status_code == 200
        assert "Plus personne ne gérerait" in response.content.decode()
        assert "Vous ne géreriez plus" in response.content.decode()
    membership.refresh_from_db()
    assert (membership.role, membership.valid_until) == (Role.MANAGER, None)
    ending = as_manager.get(address("end_access", space.slug, membership.pk))
    assert "Plus personne ne gérerait" in ending.content.decode()
    # With another manager there is still one to warn: oneself.
    make.make_member(space, Role.MANAGER)
    response = as_manager.post(target, _posted(membership, role=Role.READER))
    assert "Plus personne" not in response.content.decode()
    assert "Vous ne géreriez plus" in response.content.decode()
    confirmed = _posted(membership, role=Role.READER, confirmed=response.context["consequences"].digest)
    response = as_manager.post(target, confirmed)
    assert response.status_code == 302
    assert as_manager.get(response.url, follow=True).status_code == 200
    assert as_manager.get(address("people", space.slug)).status_code == 404


def test_changing_somebody_else_warns_of_nothing(as_manager: Client, space: Space, address: Address) -> None:
    other = make.join(space, make.make_user(), Role.MANAGER)
    response = as_manager.post(address("change_person", space.slug, other.pk), _posted(other, role=Role.READER))
    assert response.status_code == 302


def test_ends_now_and_takes_it_back(as_manager: Client, space: Space, address: Address) -> None:
    person = make.make_user()
    until = end_of_day(today() + dt.timedelta(days=40))
    membership = make.join(space, person, Role.EDITOR, valid_until=until)
    assert Access(person).role_in(space.pk) == Role.EDITOR
    assert as_manager.get(address("end_access", space.slug, membership.pk)).status_code == 200
    assert Access(person).role_in(space.pk) == Role.EDITOR
    listed = as_manager.post(address("end_access", space.slug, membership.pk), follow=True)
    assert Access(person).role_in(space.pk) is None
    assert f"mettre fin à l’accès de {person}" in text_of(listed)
    as_manager.post(address("undo", space.slug))
    membership.refresh_from_db()
    assert Access(person).role_in(space.pk) == Role.EDITOR
    assert membership.valid_until == until
    # Once only.
    assert "plus rien à annuler" in text_of(as_manager.post(address("undo", space.slug), follow=True))


def test_taking_back_does_not_undo_what_another_did_since(as_manager: Client, space: Space, address: Address) -> None:
    membership = make.join(space, make.make_user(), Role.EDITOR)
    as_manager.post(address("change_person", space.slug, membership.pk), _posted(membership, role=Role.READER))
    Membership.objects.filter(pk=membership.pk).update(role=Role.CONTRIBUTOR)
    assert "rien n’a été annulé" in text_of(as_manager.post(address("undo", space.slug), follow=True))
    membership.refresh_from_db()
    assert membership.role == Role.CONTRIBUTOR


def test_a_coming_access_is_withdrawn_and_taken_back_with_its_sponsor(
    as_manager: Client, space: Space, address: Address
) -> None:
    sponsor, person = make.make_user(), make.make_user()
    start = start_of_day(today() + dt.timedelta(days=4))
    membership = make.join(
        space, person, Role.EDITOR, valid_from=start, sponsor=sponsor, source=Membership.Source.INVITATION
    )
    as_manager.post(address("end_access", space.slug, membership.pk))
    assert not Membership.objects.filter(user=person).exists()
    as_manager.post(address("undo", space.slug))
    back = Membership.objects.get(user=person)
    assert (back.valid_from, back.sponsor, back.source) == (start, sponsor, Membership.Source.INVITATION)


def test_adding_is_taken_back(as_manager: Client, space: Space, address: Address) -> None:
    person = make.make_referent(make.make_domain())
    as_manager.post(address("add_person", space.slug), {"person": person.email, "role": Role.READER})
    assert Access(person).role_in(space.pk) == Role.READER
    as_manager.post(address("undo", space.slug))
    assert Access(person).role_in(space.pk) is None


def test_ending_says_when_a_mandate_keeps_the_door_open(as_manager: Client, manager: User, address: Address) -> None:
    domain = make.make_domain()
    space = make.space_of(make.make_workspace(domain=domain, team_role=None))
    make.join(space, manager, Role.MANAGER)
    referent = make.make_referent(domain)
    membership = make.join(space, referent, Role.MANAGER)
    html = as_manager.get(address("end_access", space.slug, membership.pk)).content.decode()
    assert "garde pourtant accès" in html
    alone = make.join(space, make.make_user(), Role.READER)
    html = as_manager.get(address("end_access", space.slug, alone.pk)).content.decode()
    assert "garde pourtant accès" not in html


def test_a_manager_of_the_parent_runs_the_child(as_manager: Client, workspace: WorkspacePage, address: Address) -> None:
    child = open_space(make.make_section(workspace), kind=Space.Kind.SECTION, team_role=None, referent_role=None)
    person = make.make_referent(make.make_domain())
    response = as_manager.post(address("add_person", child.slug), {"person": person.email, "role": Role.READER})
    assert response.status_code == 302
    assert Access(person).role_in(child.pk) == Role.READER
