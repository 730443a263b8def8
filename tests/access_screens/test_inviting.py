"""Inviting people to a space by mail, and accepting: through HTTP, and the real policies."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from intranet.access.actions import add_member, archive_space, end_membership, resend_invitation, revoke_invitation
from intranet.access.models import Invitation, Membership, Role, Space
from intranet.access.policies import Access
from intranet.access.views import limits
from intranet.accounts.models import User
from intranet.security.limits import Limit
from intranet.territory.models import end_of_day
from tests import factories as make
from tests.matrix.probing import without

pytestmark = pytest.mark.django_db

Address = Callable[..., str]
PASSWORD = "pommier-en-fleur-au-verger"


def invite(client: Client, address: Address, space: Space, **fields: Any) -> Any:
    data = {"addresses": "zoe@example.org", "role": Role.CONTRIBUTOR, "language": "fr", **fields}
    return client.post(address("invite", space.slug), data)


def link(invitation: Invitation) -> str:
    return reverse("access:invitation", args=[invitation.token])


@pytest.fixture
def invitation(as_manager: Client, address: Address, space: Space) -> Invitation:
    response = invite(as_manager, address, space)
    assert response.status_code == 302, response.context["form"].errors
    return Invitation.objects.get()


def new_person(**fields: Any) -> dict[str, Any]:
    return {
        "first_name": "Zoé",
        "last_name": "Levallois",
        "language": "fr",
        "password": PASSWORD,
        "password_again": PASSWORD,
        **fields,
    }


def test_a_new_person_opens_an_account_and_comes_in(invitation: Invitation, space: Space, manager: User) -> None:
    visitor = Client()
    page = visitor.get(link(invitation))
    assert page.status_code == 200
    assert "Mobilités nouvelles" in page.content.decode()
    assert page["Referrer-Policy"] == "same-origin"
    assert "no-store" in page["Cache-Control"]
    response = visitor.post(link(invitation), new_person())
    person = User.objects.get(email="zoe@example.org")
    assert response.status_code == 302
    assert response["Location"].endswith("/mobilites-nouvelles/")
    assert visitor.get(response["Location"]).status_code == 200
    assert visitor.session["_auth_user_id"] == str(person.pk)
    assert person.check_password(PASSWORD)
    assert person.emailaddress_set.get().verified
    membership = Membership.objects.get(user=person)
    assert (membership.role, membership.source) == (Role.CONTRIBUTOR, Membership.Source.INVITATION)
    assert membership.sponsor == manager
    # A guest has an end, though the invitation named none.
    assert membership.last_day == timezone.localdate() + dt.timedelta(days=183)
    invitation.refresh_from_db()
    assert invitation.state == Invitation.State.ACCEPTED
    assert invitation.accepted_by == person


def test_without_a_password_codes_come_by_mail(invitation: Invitation) -> None:
    Client().post(link(invitation), new_person(password="", password_again=""))
    assert not User.objects.get(email="zoe@example.org").has_usable_password()


def test_what_was_typed_is_kept_and_what_is_wrong_is_told(invitation: Invitation) -> None:
    response = Client().post(link(invitation), new_person(first_name="", password="court", password_again="autre"))
    text = response.content.decode()
    assert response.status_code == 200
    assert "Levallois" in text
    assert "Ce n’est pas le même mot de passe." in text
    weak = Client().post(link(invitation), new_person(password="court", password_again="court"))
    assert weak.context["form"].errors["password"]
    assert not User.objects.filter(email="zoe@example.org").exists()


def test_somebody_of_the_pole_stays_without_end(as_manager: Client, address: Address, space: Space) -> None:
    known = make.make_referent(make.make_domain(), email="connue@example.org")
    invite(as_manager, address, space, addresses=known.email)
    theirs = Client()
    theirs.force_login(known)
    path = link(Invitation.objects.get())
    assert "Accepter l’invitation" in theirs.get(path).content.decode()
    assert theirs.post(path).status_code == 302
    assert Membership.objects.get(user=known).valid_until is None
    assert Access(known).roles[space.pk] == Role.CONTRIBUTOR


def test_the_end_that_was_chosen_holds_and_a_waiver_too(as_manager: Client, address: Address, space: Space) -> None:
    day = timezone.localdate() + dt.timedelta(days=10)
    invite(as_manager, address, space, addresses="a@example.org", last_day=day.isoformat())
    invite(as_manager, address, space, addresses="b@example.org", without_end="on")
    for invited in Invitation.objects.all():
        assert Client().post(link(invited), new_person()).status_code == 302
    assert Membership.objects.get(user__email="a@example.org").valid_until == end_of_day(day)
    assert Membership.objects.get(user__email="b@example.org").valid_until is None


def test_a_known_person_signs_in_and_comes_back(as_manager: Client, address: Address, space: Space) -> None:
    known = make.make_user("connue@example.org")
    invite(as_manager, address, space, addresses="Connue@Example.org")
    path = link(Invitation.objects.get())
    theirs = Client()
    page = theirs.get(path).content.decode()
    assert "Vous avez déjà un compte" in page
    response = theirs.post(f"{reverse('account_login')}?next={path}", {"login": known.email, "password": make.PASSWORD})
    assert response["Location"] == path
    assert theirs.post(path).status_code == 302
    assert space.pk in Access(known).roles


def test_another_account_is_told_so_and_comes_in_by_nothing(invitation: Invitation, space: Space) -> None:
    other = make.make_user("autre@example.org")
    theirs = Client()
    theirs.force_login(other)
    for answer in (theirs.get(link(invitation)), theirs.post(link(invitation), new_person())):
        text = answer.content.decode()
        assert "zoe@example.org" in text
        assert "autre@example.org" in text
    assert not Membership.objects.filter(user=other).exists()
    response = theirs.post(reverse("account_logout"), {"next": link(invitation)})
    assert response["Location"] == link(invitation)


def test_every_dead_link_shows_the_same_page(
    invitation: Invitation, as_manager: Client, address: Address, space: Space, manager: User
) -> None:
    paths = {"wrong": link(invitation)[:-2] + "x/", "nonce": reverse("access:invitation", args=[invitation.nonce])}
    for name in ("expired", "revoked", "used", "replaced", "closed"):
        invite(as_manager, address, space, addresses=f"{name}@example.org")
        each = Invitation.objects.get(email=f"{name}@example.org")
        paths[name] = link(each)
        if name == "expired":
            Invitation.objects.filter(pk=each.pk).update(expires_at=timezone.now())
        elif name == "revoked":
            as_manager.post(address("revoke_invitation", space.slug, each.pk))
        elif name == "used":
            assert Client().post(paths[name], new_person()).status_code == 302
        elif name == "replaced":
            as_manager.post(address("resend_invitation", space.slug, each.pk))
            assert Client().get(link(Invitation.objects.get(pk=each.pk))).status_code == 200
        else:
            make.make_user(f"{name}@example.org", is_active=False)
    pages = {name: Client().get(path) for name, path in paths.items()}
    assert {page.status_code for page in pages.values()} == {404}
    assert len({without(page.content.decode(), paths[name]) for name, page in pages.items()}) == 1
    assert "n’ouvre rien" in pages["used"].content.decode()
    assert "example.org" not in pages["revoked"].content.decode()
    # The living one opens, so that the dead ones are dead for their own reasons.
    assert Client().get(link(invitation)).status_code == 200


def test_it_is_void_once_its_author_manages_no_more_or_the_space_is_archived(
    invitation: Invitation, space: Space, manager: User
) -> None:
    admin = make.make_admin()
    archive_space(space, by=admin)
    assert Client().get(link(invitation)).status_code == 404
    Space.objects.filter(pk=space.pk).update(archived_at=None)
    assert Client().get(link(invitation)).status_code == 200
    end_membership(Membership.objects.get(user=manager), by=admin)
    assert Client().get(link(invitation)).status_code == 404
    assert Client().post(link(invitation), new_person()).status_code == 404
    assert not User.objects.filter(email="zoe@example.org").exists()
    # Another manager takes it up in their own name.
    heir = make.make_member(space, Role.MANAGER)
    resent = resend_invitation(invitation, by=heir)
    assert Client().get(link(resent)).status_code == 200


def test_each_line_tells_what_is_wrong_with_it_and_nothing_leaves(
    as_manager: Client, address: Address, space: Space, invitation: Invitation
) -> None:
    make.join(space, make.make_user("dedans@example.org"), Role.READER)
    lines = "Camille Martin <camille@example.org>\npas une adresse\ndedans@example.org\nzoe@example.org\n"
    response = invite(as_manager, address, space, addresses=lines)
    errors = " ".join(response.context["form"].errors["addresses"]).replace("\xa0", " ")
    assert "Ligne 2 : « pas une adresse » n’est pas une adresse électronique." in errors
    assert "Ligne 3 : dedans@example.org a déjà accès à cet espace." in errors
    assert "Ligne 4 : zoe@example.org est déjà invité·e" in errors
    assert "Ligne 1" not in errors
    assert "Camille Martin &lt;camille@example.org&gt;" in response.content.decode()
    assert Invitation.objects.count() == 1
    response = invite(as_manager, address, space, addresses="Camille Martin <camille@example.org>\n\nb@example.org")
    assert response.status_code == 302
    named = Invitation.objects.get(email="camille@example.org")
    assert (named.first_name, named.last_name) == ("Camille", "Martin")


def test_inviting_tells_nothing_about_accounts(as_manager: Client, address: Address, space: Space) -> None:
    make.make_user("connue@example.org")
    make.make_user("fermee@example.org", is_active=False)
    answers = []
    for email in ("connue@example.org", "fermee@example.org", "jamais@example.org"):
        response = invite(as_manager, address, space, addresses=email)
        page = as_manager.get(address("people", space.slug)).content.decode()
        start = page.index('class="door-list"')
        listed = page[start : page.index("</ul>", start)]
        answers.append((response.status_code, response["Location"], email in listed))
        Invitation.objects.all().delete()
    assert len(set(answers)) == 1


def test_the_organisation_is_searched_and_gives_no_right(as_manager: Client, address: Address, space: Space) -> None:
    organisation = make.make_organisation(name="Seules Terres")
    make.make_organisation(name="Terres d’Auge")
    make.adhere(organisation, make.make_domain())
    response = invite(as_manager, address, space, organisation="terres", search="1")
    assert response.status_code == 200
    assert {each.name for each in response.context["form"].found} == {"Seules Terres", "Terres d’Auge"}
    assert not Invitation.objects.exists()
    unchosen = invite(as_manager, address, space, organisation="terres")
    assert "organisation_found" in unchosen.context["form"].errors
    unknown = invite(as_manager, address, space, organisation="zzz")
    assert "organisation" in unknown.context["form"].errors
    assert invite(as_manager, address, space, organisation="seules").status_code == 302
    invitation = Invitation.objects.get()
    assert invitation.organisation == organisation
    Client().post(link(invitation), new_person())
    person = User.objects.get(email="zoe@example.org")
    assert not person.affiliations.exists()
    assert Access(person).standing == 0
    assert list(Invitation.objects.proposals()) == [invitation]


def test_so_many_mails_an_hour_and_no_more(
    as_manager: Client, address: Address, space: Space, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "INVITATIONS", Limit("few", of_one_reader=3, of_one_address=10))
    assert invite(as_manager, address, space, addresses="a@example.org\nb@example.org").status_code == 302
    first = Invitation.objects.first()
    again = address("resend_invitation", space.slug, first.pk)
    assert "est repartie" in as_manager.post(again, follow=True).text
    assert "attendez une heure" in as_manager.post(again, follow=True).text
    refused = invite(as_manager, address, space, addresses="c@example.org")
    assert "attendez une heure" in str(refused.context["form"].errors["addresses"])
    assert "c@example.org" in refused.text
    assert Invitation.objects.count() == 2


@pytest.mark.parametrize("view", ["invite", "resend_invitation", "revoke_invitation"])
def test_only_managers_invite(
    view: str, invitation: Invitation, as_manager: Client, address: Address, space: Space
) -> None:
    arguments: list[object] = [space.slug] if view == "invite" else [space.slug, invitation.pk]
    data = {"addresses": "b@example.org", "role": 1, "language": "fr"}
    editor = Client()
    editor.force_login(make.make_member(space, Role.EDITOR))
    assert editor.post(address(view, *arguments), data).status_code == 404
    assert Client().post(address(view, *arguments), data).status_code == 404
    elsewhere = make.space_of(make.make_workspace())
    theirs = Client()
    theirs.force_login(make.make_member(elsewhere, Role.MANAGER))
    assert theirs.post(address(view, *arguments), data).status_code == 404
    if view != "invite":
        assert theirs.post(address(view, elsewhere.slug, invitation.pk)).status_code == 404
    assert as_manager.post(address(view, *arguments), data).status_code == 302


def test_actions_ask_the_policy_themselves(invitation: Invitation, space: Space) -> None:
    editor = make.make_member(space, Role.EDITOR)
    for act in (resend_invitation, revoke_invitation):
        with pytest.raises(PermissionDenied):
            act(invitation, by=editor)


def test_states_are_told_on_the_people_screen(
    invitation: Invitation, as_manager: Client, address: Address, space: Space
) -> None:
    def state() -> Any:
        return as_manager.get(address("people", space.slug)).context["invitations"].unsettled[0].state

    assert state() == Invitation.State.SENT
    Client().get(link(invitation))
    assert state() == Invitation.State.OPENED
    Invitation.objects.update(expires_at=timezone.now())
    assert state() == Invitation.State.EXPIRED
    as_manager.post(address("resend_invitation", space.slug, invitation.pk))
    assert state() == Invitation.State.SENT
    Invitation.objects.get().refresh_from_db()
    Client().post(link(Invitation.objects.get()), new_person())
    settled = as_manager.get(address("people", space.slug)).context["invitations"].settled
    assert [each.state for each in settled] == [Invitation.State.ACCEPTED]


def test_who_came_in_meanwhile_keeps_the_higher_role(invitation: Invitation, space: Space, manager: User) -> None:
    person = make.make_user("zoe@example.org")
    membership = add_member(space, person, Role.READER, by=manager)
    theirs = Client()
    theirs.force_login(person)
    theirs.post(link(invitation))
    membership.refresh_from_db()
    assert membership.role == Role.CONTRIBUTOR
    assert Membership.objects.filter(user=person).count() == 1


def test_every_gesture_is_logged(invitation: Invitation, as_manager: Client, address: Address, space: Space) -> None:
    as_manager.post(address("resend_invitation", space.slug, invitation.pk))
    Client().post(link(Invitation.objects.get()), new_person())
    invite(as_manager, address, space, addresses="b@example.org")
    as_manager.post(address("revoke_invitation", space.slug, Invitation.objects.get(email="b@example.org").pk))
    entries = ModelLogEntry.objects.for_instance(space)
    told = set(entries.values_list("action", flat=True))
    assert {"access.invite", "access.resend_invitation", "access.accept_invitation", "access.revoke_invitation"} <= told
    assert "zoe@example.org" not in str(list(entries.values_list("data", flat=True)))


def test_people_screen_costs_the_same_at_any_size(
    as_manager: Client, address: Address, space: Space, manager: User
) -> None:
    def measure() -> int:
        as_manager.get(address("people", space.slug))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert as_manager.get(address("people", space.slug)).status_code == 200
        return len(queries)

    def fill(people: int, invitations: int) -> None:
        for _ in range(people):
            make.join(space, make.make_user(), Role.READER, sponsor=manager)
        for number in range(invitations):
            Invitation.objects.create(
                space=space,
                role=Role.READER,
                email=f"p{number}-{people}@example.org",
                inviter=manager,
                expires_at=timezone.now() + dt.timedelta(days=3),
            )

    fill(3, 2)
    small = measure()
    fill(297, 48)
    assert measure() == small
    assert small < 45
