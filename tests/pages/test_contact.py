"""The contact page: what is written there reaches the pôle, or stays in the form."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from pytest_django.fixtures import Settings

from intranet.notifications.retry import retry_failed
from intranet.notifications.tasks import send_to_address
from intranet.pages.contact import LETTERS
from tests import factories as make

pytestmark = pytest.mark.django_db
Commits = Callable[..., Any]
URL = "/fr/contact/"
LETTER = {
    "name": "Jeanne Morel",
    "email": "jeanne@example.org",
    "subject": "Une question",
    "message": "Bonjour, où trouver le schéma ?",
    "website": "",
}


@pytest.fixture(autouse=True)
def _address(settings: Settings) -> None:
    settings.CONTACT_EMAIL = "pole@example.org"


def send(client: Client, commits: Commits, **changed: str) -> Any:
    with commits(execute=True):
        return client.post(URL, {**LETTER, **changed})


def test_letter_reaches_the_pole(client: Client, django_capture_on_commit_callbacks: Commits) -> None:
    assert client.get(URL).status_code == 200
    response = send(client, django_capture_on_commit_callbacks, subject="Une question\r\nBcc: tous@example.org")
    assert response["Location"] == "/fr/contact/merci/"
    [letter] = mail.outbox
    assert letter.to == ["pole@example.org"]
    assert letter.reply_to == ["jeanne@example.org"]
    assert letter.subject == "[Interpôles] Une question Bcc: tous@example.org"
    assert letter.bcc == []
    assert "Jeanne Morel (jeanne@example.org)" in letter.body
    assert "où trouver le schéma" in letter.body
    assert "Message envoyé" in client.get("/fr/contact/merci/").content.decode()


def test_without_an_address_the_team_reads(
    client: Client, settings: Settings, django_capture_on_commit_callbacks: Commits
) -> None:
    settings.CONTACT_EMAIL = ""
    make.make_admin()
    officers = {make.make_team_member().email, make.make_team_member().email}
    make.make_user()
    send(client, django_capture_on_commit_callbacks)
    assert {address for letter in mail.outbox for address in letter.to} == officers
    assert {tuple(letter.reply_to) for letter in mail.outbox} == {("jeanne@example.org",)}


def test_what_is_wrong_is_told_by_its_field_and_nothing_is_lost(
    client: Client, django_capture_on_commit_callbacks: Commits
) -> None:
    response = send(client, django_capture_on_commit_callbacks, email="jeanne", message="Court")
    page = response.content.decode()
    assert response.status_code == 200
    assert set(response.context["form"].errors) == {"email", "message"}
    # Told once, tied to its field, which is where the reader is taken.
    assert page.count('id="id_email_error"') == 1
    assert "field__error" not in page
    assert re.search(r'<input type="email"[^>]*aria-describedby="id_email_helptext id_email_error"', page)
    assert re.search(r'<input type="email"[^>]* autofocus', page)
    assert page.count("autofocus") == 1
    assert 'value="Jeanne Morel"' in page
    assert "Court</textarea>" in page
    assert mail.outbox == []


def test_programs_are_thanked_and_not_read(client: Client, django_capture_on_commit_callbacks: Commits) -> None:
    response = send(client, django_capture_on_commit_callbacks, website="https://example.org")
    assert response["Location"] == "/fr/contact/merci/"
    assert mail.outbox == []


def test_one_reader_writes_so_many_letters_an_hour(client: Client, django_capture_on_commit_callbacks: Commits) -> None:
    client.get(URL)
    for _number in range(LETTERS.of_one_reader):
        assert send(client, django_capture_on_commit_callbacks).status_code == 302
    refused = send(client, django_capture_on_commit_callbacks)
    assert refused.status_code == 429
    assert "où trouver le schéma" in refused.content.decode()
    assert "attendez une heure" in refused.content.decode()
    assert len(mail.outbox) == LETTERS.of_one_reader
    # Somebody else at the same address still writes; a person signed in is counted as that person.
    other = Client()
    other.force_login(make.make_user())
    assert send(other, django_capture_on_commit_callbacks).status_code == 302
    cache.clear()
    assert send(client, django_capture_on_commit_callbacks).status_code == 302


def test_new_sessions_do_not_lift_the_limit_of_an_address(django_capture_on_commit_callbacks: Commits) -> None:
    answers = [
        send(Client(), django_capture_on_commit_callbacks).status_code for _number in range(LETTERS.of_one_address + 1)
    ]
    assert answers == [302] * LETTERS.of_one_address + [429]


def test_person_signed_in_need_not_say_who_they_are(client: Client) -> None:
    person = make.make_user(first_name="Ana", last_name="Lefèvre")
    client.force_login(person)
    page = client.get(URL).content.decode()
    assert 'value="Ana Lefèvre"' in page
    assert f'value="{person.email}"' in page


def test_letter_that_the_mail_server_refused_is_sent_again() -> None:
    failed = DBTaskResult.objects.create(
        task_path=send_to_address.module_path,
        args_kwargs={"args": ["pole@example.org", "fr", "contact_letter", {}], "kwargs": {}},
        backend_name="background",
        status=TaskResultStatus.FAILED,
    )
    assert retry_failed() == 1
    failed.refresh_from_db()
    assert failed.status == TaskResultStatus.READY
