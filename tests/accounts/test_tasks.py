"""What the worker sends."""

import datetime as dt

import pytest
from django.core import mail
from django.utils import timezone, translation

from intranet.accounts.mails import AccountMail
from intranet.accounts.tasks import send_account_mail
from tests import factories as make

pytestmark = pytest.mark.django_db
# Wherever the worker stands, the mail is in the person's language: these words are in no other.
SALUTATION = "Bonjour %(name)s,"


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("kind", list(AccountMail))
def test_each_mail_is_in_the_language_of_its_reader(kind: AccountMail, language: str) -> None:
    person = make.make_user(language=language, first_name="Zoë", last_name="O'Neill & fils")
    with translation.override("en" if language == "fr" else "fr"):
        send_account_mail.enqueue(person.pk, kind.value, {"code": "BCDF-GHJK"})
    [message] = mail.outbox
    assert message.to == [person.email]
    assert "[" not in message.subject
    with translation.override(language):
        assert message.body.startswith(translation.gettext(SALUTATION) % {"name": "Zoë O'Neill & fils"})
    other = "/fr/" if language == "en" else "/en/"
    assert other not in message.body
    assert "BCDF-GHJK" in message.body or kind is not AccountMail.LOGIN_CODE


def test_nothing_is_sent_to_a_closed_account() -> None:
    closed, person = make.make_user(is_active=False), make.make_user()
    for each in (closed, person):
        send_account_mail.enqueue(each.pk, AccountMail.WELCOME.value, {})
    assert [message.to for message in mail.outbox] == [[person.email]]


def test_a_code_that_waited_too_long_is_not_sent() -> None:
    person = make.make_user()
    now = timezone.now()
    for until in (now - dt.timedelta(seconds=1), now + dt.timedelta(minutes=1)):
        send_account_mail.enqueue(
            person.pk, AccountMail.LOGIN_CODE.value, {"code": "BCDF-GHJK", "until": until.isoformat()}
        )
    assert len(mail.outbox) == 1
