"""The registry of events, and how carelessness in their use is told."""

import uuid
from typing import Any

import pytest
from django.core import mail
from django.template.loader import get_template

from intranet.notifications import Event, Topic, notify, notify_address, register_event
from intranet.notifications import events as registry
from intranet.notifications.models import Notice
from intranet.notifications.tasks import fan_out
from tests import factories as make

pytestmark = pytest.mark.django_db
TOPIC = Topic("tests", "Essais", "vous essayez")


def say(reader: Any, context: dict[str, Any]) -> dict[str, Any] | None:
    return {"title": context["title"]} if context.get("title") else None


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch) -> dict[str, Event]:
    """Events of this test go with it."""
    events: dict[str, Event] = {}
    monkeypatch.setattr(registry, "_events", events)
    return events


def test_every_event_has_its_words() -> None:
    for event in registry.events():
        assert get_template(f"notifications/{event.name}.txt"), event.name
    assert {topic.name for topic in registry.topics()} >= {"reviews", "decisions", "comments"}


def test_what_is_secret_is_never_shown_on_the_site() -> None:
    for name in ("login_code", "welcome", "password_reset_key", "password_changed"):
        event = registry.event_named(name)
        assert not event.on_site
        assert event.topic is None


def test_a_name_is_taken_once(registered: dict[str, Event]) -> None:
    event = register_event(Event("page_commented_twice", say, TOPIC))
    assert register_event(event) is event
    with pytest.raises(ValueError, match="registered already"):
        register_event(Event("page_commented_twice", say))


@pytest.mark.parametrize("makers", [{}, {"content": say, "many": say}])
def test_an_event_says_one_at_a_time_or_many(makers: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="either"):
        Event("page_commented", **makers)


def test_an_unknown_event_and_words_that_cannot_be_stored_are_told_at_once() -> None:
    person = make.make_user()
    with pytest.raises(ValueError, match="Unknown event"):
        notify([person], "jamais_vu", {})
    with pytest.raises(ValueError, match="Unknown event"):
        notify_address("x@example.org", "fr", "jamais_vu", {})
    with pytest.raises(TypeError):
        notify([person], "welcome", {"person": person})


def test_somebody_without_an_account_is_told_in_the_language_that_was_chosen_for_them(
    registered: dict[str, Event], django_capture_on_commit_callbacks: Any
) -> None:
    asked = []

    def content(reader: Any, context: dict[str, Any]) -> dict[str, Any] | None:
        asked.append(reader)
        return {"name": "Ana", "email": "ana@example.org", "subject": context["s"]} if context["s"] else None

    # A template that is there, words of our own.
    register_event(Event("contact_letter", content))
    with django_capture_on_commit_callbacks(execute=True):
        for language in ("fr", "en"):
            notify_address("new@example.org", language, "contact_letter", {"s": "Objet"})
        notify_address("new@example.org", "fr", "contact_letter", {"s": ""})
    french, english = mail.outbox
    assert asked == [None] * 3
    assert french.body.startswith("Bonjour,\n")
    assert english.body.startswith("Hello,\n")
    assert "List-Unsubscribe" not in french.extra_headers


def test_an_announcement_done_again_makes_no_second_notice() -> None:
    reader, key = make.make_user(), str(uuid.uuid4())
    for _ in range(2):
        fan_out.call([reader.pk], "page_commented", {"page": 1, "author": 1}, key)
    assert Notice.objects.filter(reader=reader).count() == 1
