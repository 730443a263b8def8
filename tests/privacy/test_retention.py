"""What is kept only for a time: each rule on both sides of its date, by the command and by the clock."""

import datetime as dt
import re
import uuid
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, PageLogEntry

from intranet.access.models import Invitation, JoinRequest, Role, Space
from intranet.accounts.models import User
from intranet.news.models import EventNotice
from intranet.notifications import due
from intranet.notifications.models import Notice
from intranet.privacy import retention
from intranet.privacy.models import Correction, Departure, InactivityWarning
from intranet.privacy.retention import apply_rules, rules
from tests.factories import (
    PASSWORD,
    affiliate,
    join,
    make_admin,
    make_article,
    make_organisation,
    make_user,
    make_workspace,
    space_of,
)

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(autouse=True)
def _periods(settings: Any) -> None:
    settings.ACCOUNT_INACTIVE_DAYS, settings.ACCOUNT_WARNING_DAYS, settings.ACCOUNT_CLOSED_DAYS = 400, 30, 100
    settings.INVITATION_KEPT_DAYS = 180
    settings.GUEST_DAYS, settings.CORRECTION_DAYS, settings.DEPARTURE_DAYS = 90, 50, 14
    settings.JOURNAL_DAYS, settings.JOURNAL_ADDRESS_DAYS = 300, 100
    settings.NOTICE_DAYS, settings.TASK_DAYS, settings.TASK_FAILED_DAYS, settings.EVENT_NOTICE_DAYS = 90, 14, 60, 60


def ago(days: float) -> dt.datetime:
    return timezone.now() - dt.timedelta(days=days)


def seen(days: float, **fields: Any) -> User:
    """A person last seen so many days ago."""
    return make_user(last_login=ago(days), date_joined=ago(days + 100), **fields)


def outcome(name: str, **options: Any) -> int | None:
    """What one rule did, among all of them."""
    return next(each.count for each in apply_rules(**options) if each.rule.name == name)


def test_an_inactive_person_is_warned_then_closed_then_erased(django_capture_on_commit_callbacks: Any) -> None:
    idle, lively = seen(371), seen(369)
    with django_capture_on_commit_callbacks(execute=True):
        assert outcome("accounts.warn_inactive") == 1
    assert [message.to for message in mail.outbox] == [[idle.email]]
    assert "30" in mail.outbox[0].body
    assert outcome("accounts.warn_inactive") == 0, "once"
    assert outcome("accounts.close_inactive", at=timezone.now() + dt.timedelta(days=28)) == 0
    assert outcome("accounts.close_inactive", at=timezone.now() + dt.timedelta(days=31)) == 1
    idle.refresh_from_db()
    lively.refresh_from_db()
    assert not idle.is_active
    assert lively.is_active
    assert idle.erased_at is None
    User.objects.filter(pk=idle.pk).update(closed_at=ago(99))
    assert outcome("accounts.erase_closed") == 0
    User.objects.filter(pk=idle.pk).update(closed_at=ago(101))
    assert outcome("accounts.erase_closed") == 1
    idle.refresh_from_db()
    assert idle.erased_at is not None


def test_nobody_is_closed_without_having_been_warned_in_time() -> None:
    idle = seen(900)
    assert outcome("accounts.close_inactive") == 0
    InactivityWarning.objects.update(warned_at=ago(29))
    assert outcome("accounts.close_inactive") == 0
    InactivityWarning.objects.update(warned_at=ago(31))
    assert outcome("accounts.close_inactive") == 1
    idle.refresh_from_db()
    assert not idle.is_active


def test_signing_in_is_enough_to_stay() -> None:
    idle = seen(900)
    apply_rules()
    assert InactivityWarning.objects.filter(person=idle).exists()
    Client().post("/fr/comptes/login/", {"login": idle.email, "password": PASSWORD})
    assert not InactivityWarning.objects.filter(person=idle).exists()
    assert outcome("accounts.close_inactive", at=timezone.now() + dt.timedelta(days=60)) == 0


def test_an_account_never_used_counts_from_its_making() -> None:
    make_user(date_joined=ago(371))
    make_user(date_joined=ago(10))
    assert outcome("accounts.warn_inactive") == 1


def test_who_is_needed_is_not_closed() -> None:
    chief = seen(900, is_superuser=True)
    manager = seen(900)
    workspace = make_workspace(team_role=None)
    join(space_of(workspace), manager, Role.MANAGER)
    apply_rules()
    InactivityWarning.objects.update(warned_at=ago(40))
    assert outcome("accounts.close_inactive") == 0
    make_admin()
    assert outcome("accounts.close_inactive") == 1
    chief.refresh_from_db()
    manager.refresh_from_db()
    assert (chief.is_active, manager.is_active) == (False, True)


def test_guests_whose_last_role_ended_long_ago_are_closed() -> None:
    space = space_of(make_workspace())
    ended, lately, employed, still, nowhere = (make_user() for _each in range(5))
    join(space, ended, valid_from=ago(200), valid_until=ago(91))
    join(space, lately, valid_from=ago(200), valid_until=ago(89))
    join(space, employed, valid_from=ago(200), valid_until=ago(91))
    affiliate(employed, make_organisation())
    join(space, still, valid_from=ago(200), valid_until=ago(91))
    join(space_of(make_workspace()), still)
    assert outcome("accounts.close_guests", dry_run=True) == 1
    assert outcome("accounts.close_guests") == 1
    open_ones = User.objects.filter(is_active=True)
    assert ended not in open_ones
    assert set(open_ones) >= {lately, employed, still, nowhere}


def test_departures_keep_the_day_that_was_told() -> None:
    person = make_user()
    departure = Departure.objects.create(person=person, asked_by=person, due_at=timezone.now() + dt.timedelta(hours=1))
    assert outcome("accounts.erase_departed") == 0
    Departure.objects.filter(pk=departure.pk).update(due_at=ago(0.01))
    assert outcome("accounts.erase_departed", dry_run=True) == 1
    assert outcome("accounts.erase_departed") == 1
    person.refresh_from_db()
    assert person.erased_at is not None


def test_corrections_go_after_their_answer_and_wait_for_it_without_end() -> None:
    person = make_user()
    waiting = Correction.objects.create(person=person, about="name", words="x", asked_at=ago(1000))
    lately = Correction.objects.create(person=person, about="name", words="x", answered_at=ago(49))
    Correction.objects.create(person=person, about="name", words="x", answered_at=ago(51))
    assert outcome("privacy.corrections") == 1
    assert set(Correction.objects.all()) == {waiting, lately}


def test_settled_invitations_and_requests_go() -> None:
    space, inviter, person = space_of(make_workspace()), make_user(), make_user()
    for number, (name, days) in enumerate(
        (("expires_at", 179), ("expires_at", 181), ("revoked_at", 179), ("revoked_at", 181), ("accepted_at", 181))
    ):
        fields = {"expires_at": timezone.now(), name: ago(days)}
        if name == "accepted_at":
            fields["accepted_by"] = person
        Invitation.objects.create(space=space, email=f"i{number}@example.org", inviter=inviter, role=1, **fields)
    for days in (179, 181):
        JoinRequest.objects.create(space=space, person=person, answer="refused", answered_at=ago(days))
    JoinRequest.objects.create(space=space, person=person, made_at=ago(1000))
    done = {each.rule.name: each.count for each in apply_rules()}
    assert (done["access.invitations"], done["access.join_requests"]) == (3, 1)
    assert JoinRequest.objects.filter(answered_at=None).count() == 1


def test_notices_go() -> None:
    person = make_user()
    for days in (89, 91):
        Notice.objects.create(reader=person, key=uuid.uuid4(), event="x", context={}, created_at=ago(days))
    assert outcome("notifications.notices") == 1
    assert Notice.objects.count() == 1


def test_the_results_of_tasks_go_and_failures_later() -> None:
    for status, days in (("SUCCESSFUL", 13), ("SUCCESSFUL", 15), ("FAILED", 59), ("FAILED", 61)):
        DBTaskResult.objects.create(
            status=TaskResultStatus[status],
            finished_at=ago(days),
            task_path="x.y",
            args_kwargs={"args": [], "kwargs": {}},
            run_after=ago(days),
            exception_class_path="",
            traceback="",
        )
    done = {each.rule.name: each.count for each in apply_rules()}
    assert (done["tasks.done"], done["tasks.failed"]) == (1, 1)
    assert DBTaskResult.objects.count() == 2


def test_the_journal_loses_its_addresses_then_its_entries() -> None:
    person, page = make_user(), make_article(make_workspace())
    ModelLogEntry.objects.all().delete()
    PageLogEntry.objects.all().delete()
    for instance, model in ((person, ModelLogEntry), (page, PageLogEntry)):
        for days in (99, 101, 301):
            log(
                instance=instance, action="access.set_audience", user=person, data={"address": "192.0.2.1", "what": "x"}
            )
            model.objects.filter(pk=model.objects.latest("pk").pk).update(timestamp=ago(days))
        log(instance=instance, action="wagtail.edit", user=person)
        model.objects.filter(pk=model.objects.latest("pk").pk).update(timestamp=ago(301))
    done = {each.rule.name: each.count for each in apply_rules(dry_run=True)}
    assert (done["journal.entries"], done["journal.addresses"]) == (2, 4)
    done = {each.rule.name: each.count for each in apply_rules()}
    assert (done["journal.entries"], done["journal.addresses"]) == (2, 2)
    for model in (ModelLogEntry, PageLogEntry):
        kept = list(model.objects.filter(action="access.set_audience").order_by("-timestamp"))
        assert [entry.data for entry in kept] == [{"address": "192.0.2.1", "what": "x"}, {"what": "x"}]
        assert model.objects.filter(action="wagtail.edit").count() == 1, "what was written is not of the journal"


def test_cancelled_events_are_told_for_a_time() -> None:
    space = Space.objects.first()
    for days in (59, 61):
        EventNotice.objects.create(
            event_key=uuid.uuid4(), withdrawn_at=ago(days), last_words={"fr": "Une réunion"}, space=space
        )
    assert outcome("news.cancelled_events", dry_run=True) == 1
    assert outcome("news.cancelled_events") == 1
    assert EventNotice.objects.exclude(last_words={}).count() == 1
    assert outcome("news.cancelled_events") == 0


def test_the_command_says_what_it_did_and_a_dry_run_changes_nothing(capsys: Any) -> None:
    person = make_user()
    Notice.objects.create(reader=person, key=uuid.uuid4(), event="x", context={}, created_at=ago(91))
    idle = seen(371)
    call_command("apply_retention", "--dry-run")
    told = capsys.readouterr().out
    assert "notifications.notices (NOTICE_DAYS=90): 1" in told
    assert "accounts.warn_inactive (ACCOUNT_INACTIVE_DAYS=400): 1" in told
    assert "Nothing was changed." in told
    assert Notice.objects.count() == 1
    assert not InactivityWarning.objects.filter(person=idle).exists()
    call_command("apply_retention")
    assert "notifications.notices (NOTICE_DAYS=90): 1" in capsys.readouterr().out
    assert not Notice.objects.exists()
    assert {rule.name for rule in rules()} == set(re.findall(r"^([a-z_.]+) \(", told, re.MULTILINE))


def test_a_rule_that_fails_stops_no_other_and_is_told(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    def fail(limit: dt.datetime, dry_run: bool) -> int:
        raise RuntimeError

    failing = {"test.failing": retention.Rule("test.failing", "NOTICE_DAYS", fail)}
    monkeypatch.setattr(retention, "_rules", {**failing, **retention._rules})  # noqa: SLF001
    Notice.objects.create(reader=make_user(), key=uuid.uuid4(), event="x", context={}, created_at=ago(91))
    with pytest.raises(CommandError, match=r"test\.failing"):
        call_command("apply_retention")
    assert "test.failing (NOTICE_DAYS=90): failed" in capsys.readouterr().out
    assert not Notice.objects.exists()
    report = due.run_due()
    assert "privacy.apply_retention" in report.failed


def test_the_clock_applies_the_rules_each_day() -> None:
    Notice.objects.create(reader=make_user(), key=uuid.uuid4(), event="x", context={}, created_at=ago(91))
    job = next(job for job in due.jobs() if job.name == "privacy.apply_retention")
    assert job.every == dt.timedelta(days=1)
    job.run()
    assert not Notice.objects.exists()


@pytest.mark.parametrize("page", ["register-of-processing.md", "registre-des-traitements.md"])
def test_the_register_names_every_period_with_its_default(page: str) -> None:
    text = (ROOT / "docs" / page).read_text()
    documented = (ROOT / "docs" / "settings.md").read_text()
    names = {rule.days for rule in rules()} | {"ACCOUNT_WARNING_DAYS", "SESSION_DAYS"}
    assert len(names) > 8
    for name in names:
        said = re.search(rf"`{name}` \((\d+)\)", text)
        default = re.search(rf"^\| `{name}` \| (\d+) \|", documented, re.MULTILINE)
        assert said, f"{page} does not say `{name}` (its default)"
        assert default
        assert said[1] == default[1], name
    for name in re.findall(r"`([A-Z_]+_DAYS)`", text):
        assert name in names, f"{page} names {name}, which no rule uses"
