"""Accounts made from the command line."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from intranet.accounts.models import User
from tests import factories as make

from .codes import give_authenticator, kinds_of

pytestmark = pytest.mark.django_db
NAMES = ["--first-name", "Ana", "--last-name", "Lopes"]


def test_an_account_is_made_and_told(django_capture_on_commit_callbacks: Callable[..., Any]) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        call_command("create_account", "Ana@Example.org", *NAMES, "--language", "en", "--admin")
    person = User.objects.get(email="ana@example.org")
    assert (person.language, person.is_superuser) == ("en", True)
    assert [message.to for message in mail.outbox] == [["ana@example.org"]]
    with django_capture_on_commit_callbacks(execute=True):
        call_command("create_account", "ines@example.org", *NAMES, "--no-mail")
    assert len(mail.outbox) == 1
    assert not User.objects.get(email="ines@example.org").is_superuser


def test_a_wrong_account_is_refused_with_the_reason() -> None:
    make.make_user("ana@example.org")
    for email in ("ANA@example.org", "pas une adresse"):
        with pytest.raises(CommandError, match="email"):
            call_command("create_account", email, *NAMES)
    assert User.objects.count() == 1


def test_djangos_own_command_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "une-autre-phrase-longue")
    options = {"email": "Chef@example.org", "first_name": "Ana", "last_name": "Lopes"}
    call_command("createsuperuser", interactive=False, **options)
    person = User.objects.get(email="chef@example.org")
    assert person.is_superuser
    assert person.check_password("une-autre-phrase-longue")


def test_a_lost_second_factor_is_taken_away(capsys: pytest.CaptureFixture[str]) -> None:
    person = make.make_user("lea@example.org")
    give_authenticator(person)
    with pytest.raises(CommandError, match="Nobody"):
        call_command("reset_second_factor", "personne@example.org")
    assert kinds_of(person)
    call_command("reset_second_factor", "Lea@Example.org")
    assert kinds_of(person) == set()
    person.refresh_from_db()
    assert person.sessions_ended == 1
    assert "lea@example.org" in capsys.readouterr().out
