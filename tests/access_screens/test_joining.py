"""Coming into a space and leaving it by oneself, asking to be let in, and the managers' answers."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from intranet.access.actions import ask_to_join, withdraw_request
from intranet.access.joining import Way, door_of
from intranet.access.models import Audience, Joining, JoinRequest, Membership, Role, Space
from intranet.access.policies import Access
from intranet.access.rules import refresh_space
from intranet.accounts.models import User
from tests import factories as make

pytestmark = pytest.mark.django_db

Address = Callable[..., str]


def client_of(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def of_the_pole() -> User:
    return make.make_referent(make.make_domain())


def set_joining(space: Space, joining: Joining, role: Role = Role.READER) -> None:
    Space.objects.filter(pk=space.pk).update(joining=joining, joining_role=role)


def test_a_new_workspace_takes_requests_and_a_room_does_not(space: Space) -> None:
    assert space.joining == Joining.REQUEST
    assert Space.objects.get(kind=Space.Kind.HOME).joining == Joining.CLOSED


def test_a_request_is_asked_seen_and_accepted(as_manager: Client, space: Space, address: Address) -> None:
    person = of_the_pole()
    theirs = client_of(person)
    page = theirs.get(f"/fr/espaces/{space.slug}/")
    assert page.status_code == 200
    assert address("join", space.slug) in page.content.decode()
    assert theirs.post(address("join", space.slug), {"message": "Je suis le plan vélo."}).status_code == 302
    request = JoinRequest.objects.get()
    shown = as_manager.get(address("people", space.slug)).content.decode()
    assert "Je suis le plan vélo." in shown
    answer = address("answer_request", space.slug, request.pk)
    assert answer in shown
    assert as_manager.get(answer).status_code == 200
    data = {"answer": "accept", "role": Role.CONTRIBUTOR, "reply": "Avec joie."}
    assert as_manager.post(answer, data).status_code == 302
    membership = Membership.objects.get(user=person)
    assert (membership.role, membership.source) == (Role.CONTRIBUTOR, Membership.Source.REQUEST)
    request.refresh_from_db()
    assert (request.answer, request.reply) == (JoinRequest.Answer.ACCEPTED, "Avec joie.")
    # Once inside there is nothing to ask for; and the answer is told to a manager who comes late.
    assert theirs.get(address("join", space.slug)).status_code == 404
    assert as_manager.post(answer, data).status_code == 302
    assert Membership.objects.filter(user=person).count() == 1


def test_a_refusal_lets_nobody_in_and_may_be_asked_again(as_manager: Client, space: Space, address: Address) -> None:
    person = of_the_pole()
    theirs = client_of(person)
    theirs.post(address("join", space.slug))
    request = JoinRequest.objects.get()
    as_manager.post(address("answer_request", space.slug, request.pk), {"answer": "refuse", "role": 1, "reply": "Non."})
    assert not Membership.objects.filter(user=person).exists()
    request.refresh_from_db()
    assert request.answer == JoinRequest.Answer.REFUSED
    assert theirs.post(address("join", space.slug)).status_code == 302
    assert JoinRequest.objects.pending().count() == 1


def test_asked_once_while_it_waits_and_withdrawn(space: Space, address: Address) -> None:
    person = of_the_pole()
    theirs = client_of(person)
    theirs.post(address("join", space.slug), {"message": "Une fois"})
    assert "Une fois" in theirs.get(address("join", space.slug)).content.decode()
    theirs.post(address("join", space.slug), {"message": "Deux fois"})
    assert JoinRequest.objects.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        JoinRequest.objects.create(space=space, person=person)
    assert theirs.post(address("withdraw_request", space.slug)).status_code == 302
    assert JoinRequest.objects.get().answer == JoinRequest.Answer.WITHDRAWN
    assert theirs.post(address("withdraw_request", space.slug)).status_code == 404


def test_only_who_may_know_of_the_space_finds_the_door(space: Space, address: Address) -> None:
    stranger, inside = make.make_user(), of_the_pole()
    assert client_of(inside).get(address("join", space.slug)).status_code == 200
    for client in (Client(), client_of(stranger)):
        assert client.get(address("join", space.slug)).status_code == 404
        assert client.post(address("join", space.slug)).status_code == 404
    # Open to everybody, its door is seen by whoever is signed in.
    Space.objects.filter(pk=space.pk).update(audience=Audience.PUBLIC)
    refresh_space(Space.objects.get(pk=space.pk))
    assert client_of(stranger).get(address("join", space.slug)).status_code == 200
    assert Client().get(address("join", space.slug)).status_code == 404
    set_joining(space, Joining.CLOSED)
    assert client_of(inside).get(address("join", space.slug)).status_code == 404
    set_joining(space, Joining.REQUEST)
    Space.objects.filter(pk=space.pk).update(archived_at=timezone.now())
    assert client_of(inside).get(address("join", space.slug)).status_code == 404


def test_a_guest_who_asks_has_an_end_or_a_waiver(as_manager: Client, space: Space, address: Address) -> None:
    Space.objects.filter(pk=space.pk).update(audience=Audience.PUBLIC)
    refresh_space(Space.objects.get(pk=space.pk))
    guest = make.make_user()
    client_of(guest).post(address("join", space.slug))
    answer = address("answer_request", space.slug, JoinRequest.objects.get().pk)
    assert as_manager.get(answer).context["form"].initial["last_day"]
    refused = as_manager.post(answer, {"answer": "accept", "role": 1, "last_day": ""})
    assert "last_day" in refused.context["form"].errors
    assert not Membership.objects.filter(user=guest).exists()
    proposed = refused.context["form"]["last_day"].value()
    assert as_manager.post(answer, {"answer": "accept", "role": 1, "last_day": proposed}).status_code == 302
    assert Membership.objects.get(user=guest).valid_until is not None


def test_only_managers_answer(space: Space, address: Address, as_manager: Client) -> None:
    person = of_the_pole()
    request = ask_to_join(space, by=person)
    data = {"answer": "accept", "role": Role.MANAGER}
    elsewhere = make.space_of(make.make_workspace())
    for other in (person, make.make_member(space, Role.EDITOR), make.make_member(elsewhere, Role.MANAGER)):
        assert client_of(other).post(address("answer_request", space.slug, request.pk), data).status_code == 404
    foreign = client_of(make.make_member(elsewhere, Role.MANAGER))
    assert foreign.post(address("answer_request", elsewhere.slug, request.pk), data).status_code == 404
    assert not Membership.objects.filter(user=person).exists()
    with pytest.raises(PermissionDenied):
        withdraw_request(request, by=make.make_user())
    assert as_manager.post(address("answer_request", space.slug, request.pk), data).status_code == 302


@pytest.mark.parametrize(
    ("joining", "pole", "network"),
    [
        (Joining.REQUEST, Way.ASK, Way.ASK),
        (Joining.POLE, Way.JOIN, Way.ASK),
        (Joining.NETWORK, Way.JOIN, Way.JOIN),
        (Joining.CLOSED, None, None),
    ],
)
def test_who_comes_in_freely(space: Space, joining: Joining, pole: Way | None, network: Way | None) -> None:
    Space.objects.filter(pk=space.pk).update(audience=Audience.NETWORK, joining=joining)
    space.refresh_from_db()
    refresh_space(space)
    for person, expected in ((of_the_pole(), pole), (make.make_network_member(), network)):
        door = door_of(space, person)
        assert (door and door.way) == expected


def test_joining_and_leaving_by_oneself(space: Space, address: Address) -> None:
    set_joining(space, Joining.POLE, Role.CONTRIBUTOR)
    person = of_the_pole()
    theirs = client_of(person)
    assert "Rejoindre cet espace" in theirs.get(f"/fr/espaces/{space.slug}/").content.decode()
    assert theirs.post(address("join", space.slug)).status_code == 302
    membership = Membership.objects.get(user=person)
    assert (membership.role, membership.source) == (Role.CONTRIBUTOR, Membership.Source.JOINED)
    assert "Quitter l’espace" in theirs.get(f"/fr/espaces/{space.slug}/").content.decode()
    assert theirs.get(address("leave", space.slug)).status_code == 200
    assert theirs.post(address("leave", space.slug)).status_code == 302
    assert space.pk not in Access(person).roles
    assert theirs.get(address("leave", space.slug)).status_code == 404
    told = set(ModelLogEntry.objects.for_instance(space).values_list("action", flat=True))
    assert {"access.join_space", "access.leave_space"} <= told


def test_the_only_manager_does_not_leave(space: Space, manager: User, as_manager: Client, address: Address) -> None:
    page = as_manager.get(address("leave", space.slug)).content.decode()
    assert "seul·e à gérer" in page
    assert as_manager.post(address("leave", space.slug)).status_code == 200
    assert Access(manager).manages(space.pk)
    make.make_member(space, Role.MANAGER)
    assert as_manager.post(address("leave", space.slug)).status_code == 302
    assert not Access(User.objects.get(pk=manager.pk)).manages(space.pk)


def test_the_setting_is_saved_and_versioned(as_manager: Client, space: Space, address: Address) -> None:
    form = as_manager.get(address("settings", space.slug)).context
    data: dict[str, Any] = {name: value for name, value in form["form"].initial.items() if value is not None}
    data |= {"version": form["version"], "joining": Joining.POLE, "joining_role": Role.CONTRIBUTOR, "domain": ""}
    assert as_manager.post(address("settings", space.slug), data).status_code == 302
    space.refresh_from_db()
    assert (space.joining, space.joining_role) == (Joining.POLE, Role.CONTRIBUTOR)
    stale = as_manager.post(address("settings", space.slug), {**data, "joining": Joining.CLOSED})
    assert "joining" in stale.context["form"].errors
