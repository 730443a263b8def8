"""What is told about an account."""

import datetime as dt

import pytest
from django.core import mail
from django.utils import timezone, translation

from intranet.accounts.notices import (
    CONFIRMATION_CODE,
    LOGIN_CODE,
    NEW_BROWSER,
    PASSWORD_CHANGED,
    PASSWORD_RESET,
    SECURITY_CHANGED,
    SECURITY_CHANGES,
    WELCOME,
)
from intranet.notifications.tasks import send_one
from tests import factories as make

pytestmark = pytest.mark.django_db
# Wherever the worker stands, the mail is in the person's language: these words are in no other.
SALUTATION = "Bonjour %(name)s,"


def code(**lasts: float) -> dict[str, str]:
    return {"code": "BCDF-GHJK", "until": (timezone.now() + dt.timedelta(**lasts)).isoformat()}


def context_of(kind: str) -> dict[str, str]:
    return {
        LOGIN_CODE: code(minutes=1),
        CONFIRMATION_CODE: code(minutes=1),
        SECURITY_CHANGED: {"change": "webauthn_added"},
        NEW_BROWSER: {"user_agent": "Firefox/1", "address": "192.0.2.1", "at": timezone.now().isoformat()},
    }.get(kind, {})


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("change", SECURITY_CHANGES)
def test_each_change_of_protection_is_told_in_words(change: str, language: str) -> None:
    person = make.make_user(language=language)
    send_one.enqueue(person.pk, SECURITY_CHANGED, {"change": change})
    with translation.override(language):
        assert str(SECURITY_CHANGES[change]) in mail.outbox[0].body


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    "kind",
    [LOGIN_CODE, PASSWORD_CHANGED, PASSWORD_RESET, WELCOME, CONFIRMATION_CODE, SECURITY_CHANGED, NEW_BROWSER],
)
def test_each_mail_is_in_the_language_of_its_reader(kind: str, language: str) -> None:
    person = make.make_user(language=language, first_name="Zoë", last_name="O'Neill & fils")
    with translation.override("en" if language == "fr" else "fr"):
        send_one.enqueue(person.pk, kind, context_of(kind))
    [message] = mail.outbox
    assert message.to == [person.email]
    assert "[" not in message.subject
    with translation.override(language):
        assert message.body.startswith(translation.gettext(SALUTATION) % {"name": "Zoë O'Neill & fils"})
    other = "/fr/" if language == "en" else "/en/"
    assert other not in message.body
    assert "BCDF-GHJK" in message.body or kind not in {LOGIN_CODE, CONFIRMATION_CODE}


def test_nothing_is_sent_to_a_closed_account() -> None:
    closed, person = make.make_user(is_active=False), make.make_user()
    for each in (closed, person):
        send_one.enqueue(each.pk, WELCOME, {})
    assert [message.to for message in mail.outbox] == [[person.email]]


def test_a_code_that_waited_too_long_is_not_sent() -> None:
    person = make.make_user()
    for lasts in ({"seconds": -1}, {"minutes": 1}):
        send_one.enqueue(person.pk, LOGIN_CODE, code(**lasts))
    assert len(mail.outbox) == 1
