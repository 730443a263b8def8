"""An organisation kept by its own administrators, through HTTP: what they do there, and that they do nothing else."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from intranet.access.actions import hand_over, invite_to_space
from intranet.access.invited import Invited
from intranet.access.models import Invitation, Role
from intranet.access.policies import Access, Action
from intranet.accounts.models import User
from intranet.territory import actions
from intranet.territory.models import (
    Adhesion,
    Affiliation,
    Change,
    Designation,
    Domain,
    Organisation,
    OrganisationAdministrator,
)
from tests import factories as make

pytestmark = pytest.mark.django_db

Address = Callable[..., str]


class Place:
    """A member that adheres to a domain, its administrator, an officer without mandate, and another member."""

    def __init__(self) -> None:
        self.domain: Domain = make.make_domain("Mobilités")
        self.organisation: Organisation = make.make_organisation(name="Seules Terres")
        make.adhere(self.organisation, self.domain)
        self.administrator = self.officer("admin@example.org")
        OrganisationAdministrator.objects.create(person=self.administrator, organisation=self.organisation)
        self.colleague = self.officer("collegue@example.org", first_name="Côme", last_name="Collègue")
        self.other = make.make_organisation(name="Ailleurs")
        make.adhere(self.other, self.domain)
        self.stranger = make.make_user("etranger@example.org")
        make.affiliate(self.stranger, self.other)

    def officer(self, email: str, **names: str) -> User:
        person = make.make_user(email, **names)
        make.affiliate(person, self.organisation)
        return person

    def client(self, person: User | None = None) -> Client:
        client = Client()
        client.force_login(person or self.administrator)
        return client

    def path(self, name: str, *args: object) -> str:
        return reverse(f"access:{name}", args=[self.organisation.pk, *args])


@pytest.fixture
def place() -> Place:
    return Place()


def test_the_role_takes_an_affiliation_in_force(place: Place) -> None:
    assert Access(place.administrator).administers == {place.organisation.pk}
    assert Access(place.colleague).administers == frozenset()
    now = timezone.now()
    Affiliation.objects.filter(person=place.administrator).update(
        valid_from=now - dt.timedelta(days=3), valid_until=now
    )
    assert Access(place.administrator).administers == frozenset()
    assert place.client().get(place.path("organisation")).status_code == 404


def test_its_screen_is_for_its_administrators_and_the_team(place: Place) -> None:
    assert place.client().get(place.path("organisation")).status_code == 200
    assert place.client().get(reverse("access:organisations"))["Location"] == place.path("organisation")
    assert place.client(make.make_team_member()).get(place.path("organisation")).status_code == 200
    assert place.client(make.make_team_member()).get(reverse("access:organisations")).status_code == 200
    for person in (place.colleague, place.stranger, make.make_user()):
        assert place.client(person).get(place.path("organisation")).status_code == 404
        assert place.client(person).get(reverse("access:organisations")).status_code == 404
    elsewhere = reverse("access:organisation", args=[place.other.pk])
    assert place.client().get(elsewhere).status_code == 404
    assert Client().get(place.path("organisation")).status_code == 404


def test_designates_a_referent_who_may_then_write(place: Place) -> None:
    workspace = make.make_workspace("Vélo", domain=place.domain)
    path = place.path("own_designate", place.domain.pk)
    client = place.client()
    page = client.get(path)
    assert {person.pk for person in page.context["form"].fields["person"].queryset} == {
        place.administrator.pk,
        place.colleague.pk,
    }
    assert not Access(place.colleague).may(Action.ADD, workspace)
    data = {"person": place.colleague.pk, "seat": "titulaire", "seen": page.context["seen"]}
    assert client.post(path, data).status_code == 302
    assert Access(place.colleague).may(Action.ADD, workspace)
    # The administrator has no right of their own there.
    assert not Access(place.administrator).may(Action.ADD, workspace)
    stale = client.post(path, {**data, "person": place.administrator.pk})
    assert "ont changé" in stale.content.decode()
    change = Change.objects.get(kind=Change.Kind.DESIGNATE)
    assert client.post(place.path("own_undo", change.pk)).status_code == 302
    assert not Designation.objects.exists()


def test_names_own_people_only(place: Place) -> None:
    path = place.path("own_designate", place.domain.pk)
    response = place.client().post(path, {"person": place.stranger.pk, "seat": "titulaire"})
    assert "person" in response.context["form"].errors
    with pytest.raises(ValidationError):
        actions.designate(place.stranger, place.organisation, place.domain, by=place.administrator, affiliate=True)
    with pytest.raises(ValidationError):
        actions.affiliate_person(place.stranger, place.organisation, by=place.administrator)
    # The team may, and so the refusals are the administrator's own.
    actions.affiliate_person(place.stranger, place.organisation, by=make.make_team_member())


def test_does_nothing_for_another_organisation_nor_on_adhesions(place: Place) -> None:
    by = place.administrator
    theirs = make.designate(place.stranger, place.other, place.domain)
    affiliation = Affiliation.objects.get(person=place.stranger)
    administration = OrganisationAdministrator.objects.create(person=place.stranger, organisation=place.other)
    adhesion = Adhesion.objects.get(organisation=place.organisation)
    refused: list[Callable[[], Any]] = [
        lambda: actions.designate(place.stranger, place.other, place.domain, by=by),
        lambda: actions.end_designation(theirs, by=by),
        lambda: actions.replace_designation(theirs, place.colleague, by=by),
        lambda: actions.affiliate_person(place.colleague, place.other, by=by),
        lambda: actions.end_affiliation(affiliation, by=by),
        lambda: actions.appoint_administrator(place.stranger, place.other, by=by),
        lambda: actions.end_administrator(administration, by=by),
        lambda: actions.add_adhesion(place.organisation, make.make_domain(), by=by),
        lambda: actions.end_adhesion(adhesion, by=by),
        lambda: actions.close_organisation(place.organisation, on=timezone.localdate(), successor=None, by=by),
        lambda: hand_over(theirs, place.colleague, {}, by=by),
    ]
    for act in refused:
        with pytest.raises(PermissionDenied):
            act()
    client = place.client()
    assert client.get(reverse("territory:seats")).status_code == 404
    for name, pk in (
        ("own_end_mandate", theirs.pk),
        ("own_replace_mandate", theirs.pk),
        ("hand_over", theirs.pk),
        ("own_end_affiliation", affiliation.pk),
        ("own_take_back", affiliation.pk),
        ("own_end_administration", administration.pk),
    ):
        for organisation in (place.organisation, place.other):
            path = reverse(f"access:{name}", args=[organisation.pk, pk])
            assert client.get(path).status_code == 404, name
            assert client.post(path).status_code == 404, name


def test_nobody_administers_the_host() -> None:
    host, person = make.host(), make.make_team_member()
    with pytest.raises(ValidationError):
        actions.appoint_administrator(person, host, by=None)
    OrganisationAdministrator.objects.create(person=person, organisation=host)
    assert Access(person).administers == frozenset()
    client = Client()
    client.force_login(person)
    assert client.get(reverse("access:organisation", args=[host.pk])).status_code == 404


def test_a_departure_takes_mandates_and_administration_along_and_is_undone(place: Place) -> None:
    make.designate(place.colleague, place.organisation, place.domain)
    OrganisationAdministrator.objects.create(person=place.colleague, organisation=place.organisation)
    workspace = make.make_workspace(domain=place.domain)
    affiliation = Affiliation.objects.get(person=place.colleague)
    assert Access(place.colleague).may(Action.ADD, workspace)
    client = place.client()
    assert client.get(place.path("own_end_affiliation", affiliation.pk)).status_code == 200
    assert client.post(place.path("own_end_affiliation", affiliation.pk)).status_code == 302
    assert not Access(place.colleague).may(Action.ADD, workspace)
    assert not Designation.objects.in_force().exists()
    assert OrganisationAdministrator.objects.in_force().count() == 1
    change = Change.objects.get(kind=Change.Kind.END_AFFILIATION)
    client.post(place.path("own_undo", change.pk))
    assert Access(place.colleague).may(Action.ADD, workspace)
    assert OrganisationAdministrator.objects.in_force().count() == 2
    client.post(place.path("own_end_affiliation", affiliation.pk))
    former = client.get(place.path("organisation")).context["state"].former
    assert [each.person for each in former] == [place.colleague]
    assert client.post(place.path("own_take_back", affiliation.pk)).status_code == 302
    assert Affiliation.objects.in_force().filter(person=place.colleague).exists()


def test_gives_the_role_on_and_takes_it_back(place: Place) -> None:
    client = place.client()
    assert client.post(place.path("own_appoint"), {"person": place.colleague.pk}).status_code == 302
    assert Access(place.colleague).keeps(place.organisation.pk)
    again = client.post(place.path("own_appoint"), {"person": place.colleague.pk})
    assert "person" in again.context["form"].errors
    fact = OrganisationAdministrator.objects.get(person=place.administrator)
    response = place.client(place.colleague).post(place.path("own_end_administration", fact.pk))
    assert response.status_code == 302
    assert client.get(place.path("organisation")).status_code == 404
    told = ModelLogEntry.objects.for_instance(place.organisation).values_list("action", flat=True)
    assert {"territory.appoint_administrator", "territory.end_administrator"} <= set(told)


def test_invites_an_officer_who_is_affiliated_by_accepting(place: Place) -> None:
    client = place.client()
    refused = client.post(
        place.path("invite_officer"),
        {"addresses": "collegue@example.org", "capacity": "officer", "language": "fr"},
    )
    assert "déjà de votre organisme" in refused.content.decode()
    data = {"addresses": "neuve@example.org", "capacity": "officer", "job_title": "Chargée", "language": "fr"}
    assert client.post(place.path("invite_officer"), data).status_code == 302
    invitation = Invitation.objects.get()
    assert "neuve@example.org" in client.get(place.path("organisation")).content.decode()
    link = reverse("access:invitation", args=[invitation.token])
    visitor = Client()
    assert "Seules Terres" in visitor.get(link).content.decode()
    visitor.post(link, {"first_name": "Nina", "last_name": "Neuve", "language": "fr"})
    affiliation = Affiliation.objects.get(person__email="neuve@example.org")
    assert (affiliation.organisation, affiliation.job_title) == (place.organisation, "Chargée")
    assert place.client(place.stranger).post(place.path("invite_officer"), data).status_code == 404
    # Void once its author administers no more.
    client.post(place.path("invite_officer"), {**data, "addresses": "autre@example.org"})
    late = Invitation.objects.get(email="autre@example.org")
    assert Client().get(reverse("access:invitation", args=[late.token])).status_code == 200
    OrganisationAdministrator.objects.update(valid_until=timezone.now(), valid_from=timezone.now() - dt.timedelta(1))
    assert Client().get(reverse("access:invitation", args=[late.token])).status_code == 404


def test_officers_invitations_are_sent_again_and_revoked_by_their_keepers(place: Place) -> None:
    client = place.client()
    client.post(place.path("invite_officer"), {"addresses": "n@example.org", "capacity": "officer", "language": "fr"})
    invitation = Invitation.objects.get()
    for name in ("resend_officer", "revoke_officer"):
        path = place.path(name, invitation.pk)
        assert place.client(place.colleague).post(path).status_code == 404
        foreign = reverse(f"access:{name}", args=[place.other.pk, invitation.pk])
        assert place.client(make.make_team_member()).post(foreign).status_code == 404
        assert client.post(path).status_code == 302
    invitation.refresh_from_db()
    assert invitation.state == Invitation.State.REVOKED


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_says_whether_who_was_invited_by_a_space_is_its_own(place: Place, answer: str) -> None:
    space = make.space_of(make.make_workspace(team_role=None))
    manager = make.make_member(space, Role.MANAGER)
    invitation = invite_to_space(
        space, Invited("zoe@example.org"), Role.READER, by=manager, organisation=place.organisation
    )
    link = reverse("access:invitation", args=[invitation.token])
    Client().post(link, {"first_name": "Zoé", "last_name": "Levallois", "language": "fr"})
    client = place.client()
    page = client.get(place.path("organisation")).content.decode()
    assert "zoe@example.org" in page
    # Where she came in is not told.
    assert space.name not in page
    path = place.path("settle_affiliation", invitation.pk)
    assert place.client(manager).post(path, {"belongs": "yes"}).status_code == 404
    assert client.post(path, {"belongs": answer}).status_code == 302
    person = User.objects.get(email="zoe@example.org")
    assert Affiliation.objects.in_force().filter(person=person).exists() is (answer == "yes")
    assert "zoe@example.org" not in client.get(place.path("organisation")).context["state"].proposals
    assert not client.get(place.path("organisation")).context["state"].proposals


class Work(Place):
    """A referent with a draft, a published page and a page elsewhere, and the successor."""

    def __init__(self) -> None:
        super().__init__()
        self.workspace = make.make_workspace("Vélo", domain=self.domain)
        self.referent = self.officer("referent@example.org", first_name="Rémi", last_name="Référent")
        self.mandate = make.designate(self.referent, self.organisation, self.domain)
        self.draft = make.make_article(self.workspace, "Brouillon secret", owner=self.referent, live=False)
        self.draft.save_revision(user=self.referent)
        self.page = make.make_article(self.workspace, "Page parue", owner=self.referent)
        self.elsewhere = make.make_article(make.make_workspace("Autre"), "Ailleurs encore", owner=self.referent)
        self.colleague_mandate = make.designate(self.colleague, self.organisation, self.domain)


def test_hands_work_over_to_the_successor() -> None:
    work = Work()
    client = work.client()
    path = work.path("hand_over", work.mandate.pk)
    page = client.get(path).content.decode()
    assert "Côme Collègue" in page
    # The administrator, who does not read the workspace, chooses without being told what is in it.
    assert "Brouillon secret" not in page
    assert "Page parue" not in page
    assert "Vélo" not in page
    team = work.client(make.make_team_member()).get(path).content.decode()
    assert "Brouillon secret" in team
    assert "Page parue" in team
    assert "Ailleurs encore" not in team
    data = {"successeur": work.colleague.pk, "drafts-autres": "1"}
    assert client.post(path, data).status_code == 302
    for page_, owner in ((work.draft, work.colleague), (work.page, work.referent), (work.elsewhere, work.referent)):
        page_.refresh_from_db()
        assert page_.owner == owner
    entry = ModelLogEntry.objects.for_instance(work.organisation).get(action="access.hand_over")
    assert (entry.data["drafts"], entry.data["from"], entry.data["to"]) == (1, work.referent.pk, work.colleague.pk)
    home = work.client(work.colleague).get("/fr/").content.decode()
    assert "Brouillon secret" in home
    client.post(path, {**data, "pages-autres": "1"})
    work.page.refresh_from_db()
    assert work.page.owner == work.colleague


def test_nothing_is_handed_where_the_successor_has_no_right() -> None:
    work = Work()
    shut = make.make_workspace("Comité", domain=work.domain, referent_role=None)
    kept = make.make_article(shut, "Gardé", owner=work.referent, live=False)
    kept.save_revision(user=work.referent)
    team = make.make_team_member()
    keys = {"drafts": [str(work.draft.pk), str(kept.pk), str(work.elsewhere.pk)]}
    now = timezone.now()
    # Without an affiliation in force, the successor's mandate gives nothing, and so takes nothing over.
    Affiliation.objects.filter(person=work.colleague).update(valid_from=now - dt.timedelta(days=2), valid_until=now)
    assert hand_over(work.mandate, work.colleague, keys, by=team) == {}
    make.affiliate(work.colleague, work.organisation)
    rights = Access(work.colleague).roles
    assert hand_over(work.mandate, work.colleague, keys, by=team) == {"drafts": 1}
    assert Access(work.colleague).roles == rights
    kept.refresh_from_db()
    assert kept.owner == work.referent
    with pytest.raises(ValidationError):
        hand_over(work.mandate, work.stranger, keys, by=team)


def test_replacing_leads_to_handing_over() -> None:
    work = Work()
    work.colleague_mandate.delete()
    client = work.client()
    path = work.path("own_replace_mandate", work.mandate.pk)
    page = client.get(path)
    assert work.referent not in page.context["form"].fields["person"].queryset
    response = client.post(path, {"person": work.colleague.pk, "seen": page.context["seen"]})
    assert response["Location"] == work.path("hand_over", work.mandate.pk)
    assert client.get(response["Location"]).context["successor"] == work.colleague
    assert client.get(work.path("organisation")).context["state"].ended_mandates


def test_the_screens_cost_the_same_at_any_size(place: Place) -> None:
    client, team = place.client(), place.client(make.make_team_member())

    def measure() -> list[int]:
        counts = []
        for reader, path in ((client, place.path("organisation")), (team, reverse("access:organisations"))):
            with CaptureQueriesContext(connection) as queries:
                assert reader.get(path).status_code == 200
            counts.append(len(queries))
        return counts

    def fill(count: int) -> None:
        for number in range(count):
            person = place.officer(f"agent{count}-{number}@example.org")
            make.designate(person, place.organisation, place.domain)
            other = make.make_organisation()
            make.adhere(other, place.domain)
            member = make.make_user()
            make.affiliate(member, other)
            OrganisationAdministrator.objects.create(person=member, organisation=other)

    fill(2)
    measure()
    small = measure()
    fill(20)
    assert measure() == small
    assert max(small) < 35
