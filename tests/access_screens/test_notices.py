"""What people are told about their access: to whom, with which words, and nothing once it is no longer true."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.test import Client
from django.utils import timezone

from intranet.access.actions import (
    accept_request,
    add_member,
    ask_to_join,
    end_membership,
    hand_over,
    invite_to_space,
    refuse_request,
    remind_of_guests,
    resend_invitation,
    revoke_invitation,
)
from intranet.access.invited import Invited
from intranet.access.models import Membership, Role, Space
from intranet.accounts.models import User
from intranet.notifications.events import event_named
from intranet.territory import actions as territory
from intranet.territory.models import end_of_day
from tests import factories as make

pytestmark = pytest.mark.django_db

Run = Callable[[Callable[[], Any]], list[EmailMultiAlternatives]]


@pytest.fixture
def mailed(django_capture_on_commit_callbacks: Any) -> Run:
    """The mails that leave when something is done."""

    def run(act: Callable[[], Any]) -> list[EmailMultiAlternatives]:
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act()
        return list(mail.outbox)  # type: ignore[arg-type]

    return run


def to(mails: list[EmailMultiAlternatives], address: str) -> EmailMultiAlternatives:
    (found,) = [each for each in mails if each.to == [address]]
    return found


def link_in(body: str) -> str:
    found = re.search(r"/(?:fr|en)/invitation/\S+", body)
    assert found
    return found[0]


def test_an_invitation_is_mailed_in_the_chosen_language_and_its_link_opens(
    space: Space, manager: User, mailed: Run
) -> None:
    sent = mailed(
        lambda: invite_to_space(
            space, Invited("zoe@example.org"), Role.READER, by=manager, message="Bienvenue à bord !", language="en"
        )
    )
    message = to(sent, "zoe@example.org")
    assert "Maya Gestion invites you" in message.subject
    assert "Bienvenue à bord !" in message.body
    assert "List-Unsubscribe" not in message.extra_headers
    assert Client().get(link_in(message.body)).status_code == 200
    html = message.alternatives[0][0]
    assert link_in(html.replace('"', " ")) == link_in(message.body)


def test_the_mail_of_a_resent_invitation_has_the_only_living_link(space: Space, manager: User, mailed: Run) -> None:
    first = mailed(lambda: invite_to_space(space, Invited("zoe@example.org"), Role.READER, by=manager))
    invitation = space.invitations.get()
    second = mailed(lambda: resend_invitation(invitation, by=manager))
    old, new = (link_in(to(mails, "zoe@example.org").body) for mails in (first, second))
    assert (Client().get(old).status_code, Client().get(new).status_code) == (404, 200)


def test_nothing_leaves_for_an_invitation_revoked_meanwhile(space: Space, manager: User, mailed: Run) -> None:
    def both() -> None:
        revoke_invitation(
            invite_to_space(space, Invited("zoe@example.org"), Role.READER, by=manager),
            by=manager,
        )

    assert mailed(both) == []


def test_the_stored_task_holds_no_secret(space: Space, manager: User, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Any] = []
    monkeypatch.setattr("intranet.access.notices.notify_address", lambda *given: told.append(given))
    invitation = invite_to_space(space, Invited("zoe@example.org"), Role.READER, by=manager)
    assert told == [("zoe@example.org", "fr", "invitation", {"invitation": invitation.pk})]
    assert invitation.nonce not in str(told)


def test_a_request_is_told_to_managers_and_its_answer_to_who_asked(space: Space, manager: User, mailed: Run) -> None:
    person = make.make_referent(make.make_domain())
    editor = make.make_member(space, Role.EDITOR)
    asked = mailed(lambda: ask_to_join(space, by=person, message="Je suis le plan vélo."))
    assert {each.to[0] for each in asked} == {manager.email}
    assert "Je suis le plan vélo." in to(asked, manager.email).body
    request = space.join_requests.get()
    answered = mailed(lambda: accept_request(request, by=manager, role=Role.READER, reply="Avec joie."))
    assert [each.to for each in answered] == [[person.email]]
    assert "Avec joie." in answered[0].body
    assert editor.email not in str([each.to for each in [*asked, *answered]])
    # Once answered, a manager who would only now be told is told nothing.
    assert event_named("access_requested").words(manager, {"request": request.pk}) is None


def test_a_refusal_is_told_without_a_way_in(space: Space, manager: User, mailed: Run) -> None:
    person = make.make_referent(make.make_domain())
    request = ask_to_join(space, by=person)
    (answer,) = mailed(lambda: refuse_request(request, by=manager, reply="Pas cette année."))
    assert "Pas cette année." in answer.body
    assert "a refusé" in answer.body


def test_access_given_and_ended_is_told(space: Space, manager: User, mailed: Run) -> None:
    person = make.make_user()
    given = mailed(lambda: add_member(space, person, Role.CONTRIBUTOR, by=manager))
    assert "Contribution" in to(given, person.email).body
    membership = Membership.objects.get(user=person)
    ended = mailed(lambda: end_membership(membership, by=manager))
    assert "a pris fin" in to(ended, person.email).body
    # By a mandate the person stays: there is no end to tell of.
    words = event_named("access_ended").words
    assert words(person, {"space": space.pk})
    make.join(space, person, Role.READER, valid_from=timezone.now())
    assert words(User.objects.get(pk=person.pk), {"space": space.pk}) is None


def test_guests_who_end_are_told_of_once_to_sponsor_managers_and_themselves(
    space: Space, manager: User, mailed: Run
) -> None:
    other = make.make_user()
    make.join(space, other, Role.MANAGER, sponsor=manager)
    guest = make.make_user(last_name="Invitée")
    soon = end_of_day(timezone.localdate() + dt.timedelta(days=9))
    make.join(space, guest, Role.READER, sponsor=manager, valid_until=soon)
    told = mailed(remind_of_guests)
    assert {each.to[0] for each in told} == {manager.email, other.email, guest.email}
    assert "dont vous répondez" in to(told, manager.email).body
    assert "dont vous répondez" not in to(told, other.email).body
    assert manager.email in to(told, guest.email).body
    assert mailed(remind_of_guests) == []


def test_mandates_and_work_handed_over_are_told(mailed: Run) -> None:
    domain, organisation = make.make_domain("Mobilités"), make.make_organisation(name="Seules Terres")
    make.adhere(organisation, domain)
    former, heir, team = make.make_user(), make.make_user(), make.make_team_member()
    for person in (former, heir):
        make.affiliate(person, organisation)
    given = mailed(lambda: territory.designate(former, organisation, domain, by=team))
    assert "Seules Terres vous désigne en Mobilités" in to(given, former.email).subject
    mandate = former.designations.get()
    page = make.make_article(make.make_workspace(domain=domain), owner=former)
    replaced = mailed(lambda: territory.replace_designation(mandate, heir, by=team))
    assert "a pris fin" in to(replaced, former.email).body
    assert "vous désigne" in to(replaced, heir.email).subject
    mandate.refresh_from_db()
    handed = mailed(lambda: hand_over(mandate, heir, {"pages": [str(page.pk)]}, by=team))
    assert [each.to for each in handed] == [[heir.email]]
    appointed = mailed(lambda: territory.appoint_administrator(heir, organisation, by=team))
    assert "vous est confiée" in to(appointed, heir.email).subject
    # Withdrawn meanwhile: nothing to say.
    coming = territory.designate(former, organisation, make_adhered(organisation), by=team).steps[-1]["pk"]
    territory.end_designation(former.designations.get(pk=coming), by=team)
    words = event_named("mandate_given").words
    assert words(former, {"designation": coming}) is None


def make_adhered(organisation: Any) -> Any:
    domain = make.make_domain()
    make.adhere(organisation, domain)
    return domain
