"""What is told about an account."""

import datetime as dt

import pytest
from django.core import mail
from django.utils import timezone, translation

from intranet.accounts.notices import LOGIN_CODE, PASSWORD_CHANGED, PASSWORD_RESET, WELCOME
from intranet.notifications.tasks import send_one
from tests import factories as make

pytestmark = pytest.mark.django_db
# Wherever the worker stands, the mail is in the person's language: these words are in no other.
SALUTATION = "Bonjour %(name)s,"


def code(**lasts: float) -> dict[str, str]:
    return {"code": "BCDF-GHJK", "until": (timezone.now() + dt.timedelta(**lasts)).isoformat()}


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("kind", [LOGIN_CODE, PASSWORD_CHANGED, PASSWORD_RESET, WELCOME])
def test_each_mail_is_in_the_language_of_its_reader(kind: str, language: str) -> None:
    person = make.make_user(language=language, first_name="Zoë", last_name="O'Neill & fils")
    with translation.override("en" if language == "fr" else "fr"):
        send_one.enqueue(person.pk, kind, code(minutes=1) if kind == LOGIN_CODE else {})
    [message] = mail.outbox
    assert message.to == [person.email]
    assert "[" not in message.subject
    with translation.override(language):
        assert message.body.startswith(translation.gettext(SALUTATION) % {"name": "Zoë O'Neill & fils"})
    other = "/fr/" if language == "en" else "/en/"
    assert other not in message.body
    assert "BCDF-GHJK" in message.body or kind != LOGIN_CODE


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
