"""Adhesions and mandates: what each gesture writes, who may, what it opens and closes, and how it is undone."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from wagtail.models import ModelLogEntry

from intranet.access.models import Role
from intranet.access.policies import Access
from intranet.territory import actions
from intranet.territory.models import (
    Adhesion,
    Affiliation,
    Change,
    Designation,
    Domain,
    Organisation,
    start_of_day,
)
from intranet.territory.queries import cell_version, seat_board
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def team() -> Any:
    return make.make_team_member()


@pytest.fixture
def domain() -> Domain:
    return make.make_domain()


@pytest.fixture
def member() -> Organisation:
    return make.make_organisation()


def state() -> list[Any]:
    models = (Adhesion, Designation, Affiliation, Organisation)
    rows = [list(model.objects.order_by("pk").values()) for model in models]
    return [*rows, sorted(Designation.themes.through.objects.values_list("designation_id", "theme_id"))]


def day(days: int) -> dt.datetime:
    return start_of_day(timezone.localdate() + dt.timedelta(days=days))


def roles(person: Any) -> set[Role]:
    return set(Access(person).roles.values())


def test_only_the_team_and_nothing_is_written_by_others(team: Any, domain: Domain, member: Organisation) -> None:
    referent = make.make_referent(domain, member)
    mandate, adhesion = Designation.objects.get(), Adhesion.objects.get()
    elsewhere = make.make_domain()
    attempts: list[Callable[[Any], Any]] = [
        lambda by: actions.add_adhesion(member, elsewhere, by=by),
        lambda by: actions.designate(make.make_user(), member, domain, by=by),
        lambda by: actions.replace_designation(mandate, make.make_user(), by=by),
        lambda by: actions.end_designation(Designation.objects.order_by("pk").last(), by=by),
        lambda by: actions.end_adhesion(adhesion, by=by),
        lambda by: actions.close_organisation(member, on=timezone.localdate(), successor=None, by=by),
        lambda by: actions.reopen_organisation(member, by=by),
    ]
    elected = make.make_user()
    make.affiliate(elected, make.host(), capacity=Affiliation.Capacity.ELECTED)
    for attempt in attempts:
        for other in (
            referent,
            elected,
            make.make_user(),
            make.make_member(make.space_of(make.make_workspace()), Role.MANAGER),
        ):
            before = state()
            with pytest.raises(PermissionDenied):
                attempt(other)
            assert state() == before
        attempt(team)
        assert state() != before
    assert ModelLogEntry.objects.filter(user=team, action__startswith="territory.").count() == len(attempts)


def test_a_mandate_opens_and_ending_it_closes_at_that_instant(team: Any, domain: Domain, member: Organisation) -> None:
    make.make_workspace(domain=domain)
    person = make.make_user()
    actions.add_adhesion(member, domain, by=team, deliberation_number="2026-12")
    actions.designate(person, member, domain, by=team)
    assert roles(person) == set()
    (mandate,) = seat_board().cell_of(member.pk, domain.pk).current
    assert "pas affiliée" in mandate.without_effect
    Change.objects.latest("pk")
    actions.undo_change(Change.objects.latest("pk"), by=team)
    actions.designate(person, member, domain, by=team, affiliate=True)
    assert roles(person) == {Role.EDITOR}
    actions.end_designation(Designation.objects.get(), by=team)
    assert roles(person) == set()
    mandate = Designation.objects.get()
    assert mandate.valid_until <= timezone.now()
    assert Affiliation.objects.get(person=person).valid_until is None


def test_replacing_hands_the_seat_over_without_a_gap(team: Any, domain: Domain, member: Organisation) -> None:
    theme = domain.themes.create(name="Eau", slug="eau")
    former = make.make_referent(domain, member)
    mandate = Designation.objects.get()
    mandate.themes.add(theme)
    before = state()
    successor = make.make_user()
    change = actions.replace_designation(mandate, successor, by=team, at=day(10), affiliate=True)
    mandate.refresh_from_db()
    new = Designation.objects.get(person=successor)
    assert mandate.valid_until == new.valid_from == day(10)
    assert (new.seat, list(new.themes.all())) == (mandate.seat, [theme])
    assert Affiliation.objects.get(person=successor).valid_from == day(10)
    for instant, holder in ((day(10) - dt.timedelta(microseconds=1), former), (day(10), successor)):
        assert [one.designation.person for one in seat_board(at=instant).cell_of(member.pk, domain.pk).current] == [
            holder
        ]
    actions.undo_change(change, by=team)
    assert state() == before


def test_replacing_refuses_the_same_person_and_a_seat_not_yet_taken(
    team: Any, domain: Domain, member: Organisation
) -> None:
    person = make.make_referent(domain, member)
    mandate = Designation.objects.get()
    with pytest.raises(ValidationError) as caught:
        actions.replace_designation(mandate, person, by=team)
    assert "person" in caught.value.message_dict
    with pytest.raises(ValidationError) as caught:
        actions.replace_designation(mandate, make.make_user(), by=team, at=mandate.valid_from)
    assert "valid_from" in caught.value.message_dict


def test_leaving_a_domain_ends_its_mandates_and_withdraws_the_coming(
    team: Any, domain: Domain, member: Organisation
) -> None:
    make.make_referent(domain, member)
    make.designate(make.make_user(), member, domain, valid_from=day(30))
    other = make.make_domain()
    make.make_referent(other, member)
    before = state()
    change = actions.end_adhesion(Adhesion.objects.get(domain=domain), by=team, at=day(20))
    assert Adhesion.objects.get(domain=domain).valid_until == day(20)
    assert [mandate.valid_until for mandate in Designation.objects.filter(domain=domain)] == [day(20)]
    assert Designation.objects.get(domain=other).valid_until is None
    actions.undo_change(change, by=team)
    assert state() == before


def test_leaving_may_keep_the_mandates_which_then_show_no_effect(
    team: Any, domain: Domain, member: Organisation
) -> None:
    make.make_referent(domain, member)
    actions.end_adhesion(Adhesion.objects.get(), by=team, end_designations=False)
    cell = seat_board().cell_of(member.pk, domain.pk)
    assert [one.without_effect for one in cell.current] == ["l’adhésion n’est pas en cours"]
    assert not cell.is_vacant


def test_what_has_not_begun_is_withdrawn_and_comes_back_whole(team: Any, domain: Domain, member: Organisation) -> None:
    make.adhere(member, domain)
    theme = domain.themes.create(name="Eau", slug="eau")
    mandate = make.designate(make.make_user(), member, domain, valid_from=day(5), valid_until=day(9))
    mandate.themes.add(theme)
    before = state()
    change = actions.end_designation(mandate, by=team)
    assert not Designation.objects.exists()
    actions.undo_change(change, by=team)
    assert state() == before


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"valid_from": day(3), "valid_until": day(3)}, "valid_until"),
        ({"valid_until": day(-1)}, "valid_until"),
        ({"person": "held"}, "valid_from"),
        ({"person": "inactive"}, "person"),
        ({"organisation": "outside"}, "valid_from"),
        ({"organisation": "closed"}, "valid_from"),
        ({"themes": "foreign"}, "themes"),
        ({"seat": "fauteuil"}, "seat"),
    ],
)
def test_wrong_designations_name_the_field_and_write_nothing(
    team: Any, domain: Domain, member: Organisation, fields: dict[str, Any], wrong: str
) -> None:
    holder = make.make_referent(domain, member)
    closed = make.make_organisation(closed_on=timezone.localdate())
    make.adhere(closed, domain)
    theme = make.make_domain().themes.create(name="Ailleurs", slug="ailleurs")
    things = {
        "held": holder,
        "inactive": make.make_user(is_active=False),
        "outside": make.make_organisation(),
        "closed": closed,
        "foreign": [theme],
    }
    fields = {name: things.get(value, value) if isinstance(value, str) else value for name, value in fields.items()}
    fields = {"person": make.make_user(), "organisation": member, "domain": domain, "by": team, **fields}
    before = state()
    with pytest.raises(ValidationError) as caught:
        actions.designate(**fields)
    assert list(caught.value.message_dict) == [wrong]
    assert state() == before
    assert not Change.objects.exists()


class TestStaleCell:
    def test_a_gesture_on_what_was_seen_before_a_colleague_came_is_refused(
        self, team: Any, domain: Domain, member: Organisation
    ) -> None:
        make.make_referent(domain, member)
        seen = cell_version(member.pk, domain.pk)
        assert seen == seat_board().cell_of(member.pk, domain.pk).version
        colleague = make.make_team_member()
        actions.end_designation(Designation.objects.get(), by=colleague, seen=seen)
        before = state()
        with pytest.raises(actions.StaleCell) as caught:
            actions.designate(make.make_user(), member, domain, by=team, seen=seen)
        assert caught.value.change.made_by == colleague
        assert state() == before

    def test_another_cell_may_change_meanwhile(self, team: Any, domain: Domain, member: Organisation) -> None:
        make.adhere(member, domain)
        seen = cell_version(member.pk, domain.pk)
        make.make_referent(make.make_domain(), member)
        actions.designate(make.make_user(), member, domain, by=team, seen=seen)

    def test_themes_count_as_a_change(self, domain: Domain, member: Organisation) -> None:
        make.make_referent(domain, member)
        seen = cell_version(member.pk, domain.pk)
        Designation.objects.get().themes.add(domain.themes.create(name="Eau", slug="eau"))
        assert cell_version(member.pk, domain.pk) != seen


class TestUndo:
    @pytest.fixture
    def change(self, team: Any, domain: Domain, member: Organisation) -> Change:
        make.adhere(member, domain)
        return actions.designate(make.make_user(), member, domain, by=team, affiliate=True)

    def refused(self, change: Change, by: Any, reason: str) -> None:
        before = state()
        with pytest.raises(ValidationError, match=reason):
            actions.undo_change(change, by=by)
        assert state() == before

    def test_once_only(self, change: Change, team: Any) -> None:
        actions.undo_change(change, by=team)
        assert not Designation.objects.exists()
        assert Affiliation.objects.filter(organisation=change.organisation).count() == 0
        self.refused(change, team, "déjà annulé")

    def test_by_its_author_only(self, change: Change) -> None:
        self.refused(change, make.make_team_member(), "Seule la personne")

    def test_by_the_team_only(self, change: Change, team: Any) -> None:
        Affiliation.objects.filter(person=team).update(valid_until=timezone.now())
        gone = type(team).objects.get(pk=team.pk)
        before = state()
        with pytest.raises(PermissionDenied):
            actions.undo_change(change, by=gone)
        assert state() == before

    def test_within_a_day(self, change: Change, team: Any) -> None:
        Change.objects.update(made_at=timezone.now() - dt.timedelta(hours=23, minutes=59))
        assert list(Change.objects.undoable_by(team)) == [change]
        Change.objects.update(made_at=timezone.now() - dt.timedelta(hours=24))
        assert not Change.objects.undoable_by(team)
        self.refused(change, team, "plus d’un jour")

    def test_not_after_a_colleague(self, change: Change, team: Any) -> None:
        colleague = make.make_team_member(first_name="Ana", last_name="Diaz")
        later = actions.end_designation(Designation.objects.get(), by=colleague)
        self.refused(change, team, "Ana Diaz a fait un autre changement")
        actions.undo_change(later, by=colleague)
        actions.undo_change(change, by=team)
        assert not Designation.objects.exists()

    def test_in_order(self, change: Change, team: Any) -> None:
        later = actions.end_designation(Designation.objects.get(), by=team)
        self.refused(change, team, "annulez-le d’abord")
        actions.undo_change(later, by=team)
        actions.undo_change(change, by=team)

    def test_not_after_an_edit_made_elsewhere(self, change: Change, team: Any) -> None:
        Designation.objects.update(seat=Designation.Seat.SUPPLEANT)
        self.refused(change, team, "de nouveau depuis")

    def test_not_onto_a_place_taken_elsewhere(self, team: Any, domain: Domain, member: Organisation) -> None:
        person = make.make_referent(domain, member)
        change = actions.end_designation(Designation.objects.get(), by=team)
        make.designate(person, member, domain, valid_from=day(3))
        self.refused(change, team, "déjà désignée")

    def test_keeps_an_affiliation_that_serves_another_mandate(self, change: Change, team: Any) -> None:
        other = make.make_domain()
        make.adhere(change.organisation, other)
        actions.designate(change.person, change.organisation, other, by=team, affiliate=True)
        actions.undo_change(change, by=team)
        assert Designation.objects.get().domain == other
        assert Affiliation.objects.filter(person=change.person).exists()


class TestClosing:
    def test_ends_what_holds_and_withdraws_what_is_coming(
        self, team: Any, domain: Domain, member: Organisation
    ) -> None:
        make.make_workspace(domain=domain)
        person = make.make_referent(domain, member)
        make.designate(make.make_user(), member, domain, valid_from=day(400))
        successor = make.make_organisation()
        before = state()
        change = actions.close_organisation(member, on=timezone.localdate(), successor=successor, by=team)
        member.refresh_from_db()
        assert (member.closed_on, member.successor, member.is_closed) == (timezone.localdate(), successor, True)
        assert Adhesion.objects.get().valid_until == Designation.objects.get().valid_until <= timezone.now()
        assert roles(person) == set()
        assert member not in Organisation.objects.open()
        actions.undo_change(change, by=team)
        assert state() == before
        assert roles(person) == {Role.EDITOR}

    def test_on_a_coming_day(self, team: Any, domain: Domain, member: Organisation) -> None:
        make.make_referent(domain, member)
        actions.close_organisation(member, on=timezone.localdate(day(12)), successor=None, by=team)
        assert Adhesion.objects.get().valid_until == Designation.objects.get().valid_until == day(12)
        member.refresh_from_db()
        assert not member.is_closed
        assert member in Organisation.objects.open()

    def test_reopening_leaves_the_mandates_ended(self, team: Any, domain: Domain, member: Organisation) -> None:
        make.make_referent(domain, member)
        actions.close_organisation(member, on=timezone.localdate(), successor=None, by=team)
        actions.reopen_organisation(member, by=team)
        member.refresh_from_db()
        assert member.closed_on is None
        assert Designation.objects.get().valid_until is not None
        with pytest.raises(ValidationError, match="pas clos"):
            actions.reopen_organisation(member, by=team)

    def test_refusals_write_nothing(self, team: Any, domain: Domain, member: Organisation) -> None:
        make.make_referent(domain, member)
        today = timezone.localdate()
        closed = make.make_organisation(closed_on=today)
        long_ago = today - dt.timedelta(days=90)
        before = state()
        for organisation, on, successor, reason in (
            (make.host(), today, None, "pôle hôte"),
            (closed, today, None, "déjà clos"),
            (member, today, closed, "lui-même clos"),
            (member, today, member, "lui-même"),
            (member, long_ago, None, "commence après cette date"),
        ):
            with pytest.raises(ValidationError, match=reason):
                actions.close_organisation(organisation, on=on, successor=successor, by=team)
            assert state() == before
