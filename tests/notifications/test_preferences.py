"""What readers choose to be told of: in their settings, by the link of a mail, and nowhere else."""

import re
import uuid

import pytest
from django.apps import apps
from django.core import mail
from django.test import Client
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from intranet.access.models import Role
from intranet.accounts.models import User
from intranet.notifications import events as registry
from intranet.notifications.models import Channel, Notice, Preference
from intranet.notifications.tasks import fan_out, send_one
from intranet.notifications.unsubscribing import unsubscribe_url
from tests import factories as make

pytestmark = pytest.mark.django_db
SETTINGS, CHOICES = "/fr/comptes/settings/", "/fr/notifications/choix/"


@pytest.fixture
def editor() -> User:
    return make.make_member(make.space_of(make.make_workspace(team_role=None)), Role.EDITOR)


@pytest.fixture
def comment(editor: User) -> dict[str, int]:
    """The context of a comment on a page of that editor."""
    page = make.make_article(make.make_workspace(team_role=None))
    make.join(make.space_of(page.get_parent()), editor, Role.EDITOR)
    return {"page": page.pk, "author": make.make_user().pk}


def tell(reader: User, context: dict[str, int]) -> tuple[int, int]:
    """How many mails and notices come of it."""
    mail.outbox.clear()
    Notice.objects.all().delete()
    fan_out.enqueue([reader.pk], "page_commented", context, str(uuid.uuid4()))
    return len(mail.outbox), Notice.objects.filter(reader=reader).count()


def path_of(preference: Preference, language: str = "fr") -> str:
    return re.sub(r"https?://[^/]+", "", unsubscribe_url(preference, language))


def test_all_topics_are_chosen_in_ones_settings(client: Client, editor: User, comment: dict[str, int]) -> None:
    client.force_login(editor)
    page = client.get(SETTINGS).content.decode()
    for topic in registry.topics():
        assert page.count(f'name="topic-{topic.name}"') == 3
    assert 'value="mail" required id="id_topic-comments_0" checked' in page
    everything = {f"topic-{topic.name}": "mail" for topic in registry.topics()}
    for channel, comes in (("site", (0, 1)), ("none", (0, 0)), ("mail", (1, 1))):
        response = client.post(CHOICES, {**everything, "topic-comments": channel}, follow=True)
        assert response.redirect_chain == [(f"{SETTINGS}#notifications", 302)]
        assert "Vos choix de notifications sont enregistrés." in response.content.decode()
        assert tell(editor, comment) == comes
    # A duty is mailed whatever was chosen.
    client.post(CHOICES, dict.fromkeys(everything, "none"))
    assert tell(editor, comment) == (0, 0)
    send_one.enqueue(editor.pk, "welcome", {})
    assert len(mail.outbox) == 1
    assert ModelLogEntry.objects.filter(action="notifications.choose", user=editor).count() == 4


def test_a_choice_that_is_none_is_told_by_its_topic_and_changes_nothing(client: Client, editor: User) -> None:
    client.force_login(editor)
    assert client.get(CHOICES)["Location"] == f"{SETTINGS}#notifications"
    everything = {f"topic-{topic.name}": "mail" for topic in registry.topics()}
    response = client.post(CHOICES, {**everything, "topic-reviews": "none", "topic-decisions": "pigeon"})
    assert response.status_code == 200
    assert set(response.context["form"].errors) == {"decisions"}
    page = response.content.decode()
    assert 'id="id_topic-decisions_error"' in page
    assert 'value="none" required id="id_topic-reviews_2" checked' in page
    assert not Preference.objects.exists()


def test_a_choice_made_while_the_mail_waits_holds(editor: User, comment: dict[str, int]) -> None:
    Preference.objects.create(reader=editor, topic="comments", channel=Channel.SITE)
    send_one.enqueue(editor.pk, "page_commented", comment)
    assert mail.outbox == []


def test_looking_at_the_link_changes_nothing(client: Client, editor: User, comment: dict[str, int]) -> None:
    preference = Preference.objects.create(reader=editor, topic="comments")
    for language, asks in (("fr", "Ne plus recevoir ces courriels\u00a0?"), ("en", "Stop receiving these e-mails?")):
        response = client.get(path_of(preference, language))
        assert asks in response.content.decode()
        assert editor.email not in response.content.decode()
        assert editor.last_name not in response.content.decode()
        assert "no-store" in response["Cache-Control"]
    assert client.head(path_of(preference)).status_code == 200
    assert tell(editor, comment) == (1, 1)


def test_posted_it_ends_the_mails_of_that_topic_alone_again_and_again(
    client: Client, editor: User, comment: dict[str, int]
) -> None:
    preference = Preference.objects.create(reader=editor, topic="comments")
    for _ in range(2):
        response = Client(enforce_csrf_checks=True).post(path_of(preference))
        assert response.status_code == 200
        assert "Vous ne recevrez plus ces courriels" in response.content.decode()
        assert tell(editor, comment) == (0, 1)
    assert ModelLogEntry.objects.filter(action="notifications.refuse_mails").count() == 1
    assert "Vous ne recevrez plus" in client.get(path_of(preference)).content.decode()
    assert not Preference.objects.exclude(topic="comments").exists()
    # Undone from one's settings.
    client.force_login(editor)
    assert 'value="site" required id="id_topic-comments_1" checked' in client.get(SETTINGS).content.decode()
    client.post(CHOICES, {f"topic-{topic.name}": "mail" for topic in registry.topics()})
    assert tell(editor, comment) == (1, 1)


def test_who_refused_all_of_a_topic_still_does_after_the_link(client: Client, editor: User) -> None:
    preference = Preference.objects.create(reader=editor, topic="comments", channel=Channel.NONE)
    assert "parmi vos notifications" not in client.post(path_of(preference)).content.decode()
    preference.refresh_from_db()
    assert preference.channel == Channel.NONE


def test_a_link_that_was_not_made_here_leads_nowhere(client: Client, editor: User) -> None:
    preference = Preference.objects.create(reader=editor, topic="comments")
    good = path_of(preference)
    key, signature = good.rstrip("/").rpartition("/")[2].split(":")
    swapped = signature[:-2] + ("A" if signature[-2] != "A" else "B") + signature[-1]
    other = path_of(Preference.objects.create(reader=editor, topic="reviews")).rstrip("/").rpartition(":")[2]
    assert client.get(good).status_code == 200
    for token in (key, f"{key}:{swapped}", f"{key}:{other}", f"{editor.pk}:{signature}", "x"):
        for ask in (client.get, client.post):
            assert ask(f"/fr/notifications/refus/{token}/").status_code == 404
    assert str(editor.pk) not in re.split(r"[:/]", good)
    preference.refresh_from_db()
    assert preference.channel == Channel.MAIL
    # The account is gone: so is the link.
    preference.delete()
    assert client.get(good).status_code == 404


def test_what_was_refused_in_wagtail_stays_refused() -> None:
    """The migration, on the models of today."""
    from importlib import import_module

    refusing, partly, other = (make.make_user() for _ in range(3))
    UserProfile.objects.filter(user=refusing).update(
        submitted_notifications=False, updated_comments_notifications=False
    )
    UserProfile.objects.filter(user=partly).update(approved_notifications=False, rejected_notifications=False)
    migration = import_module("intranet.notifications.migrations.0003_take_wagtails_preferences")
    migration.take(apps, None)
    chosen = {(each.reader, each.topic): each.channel for each in Preference.objects.all()}
    assert chosen == {(refusing, "reviews"): "site", (refusing, "comments"): "site", (partly, "decisions"): "site"}
    assert {topic for _reader, topic in chosen} == {topic.name for topic in registry.topics()} & {
        "reviews",
        "comments",
        "decisions",
    }
    assert not Preference.objects.filter(reader=other).exists()


def test_wagtails_own_choices_are_not_offered(client: Client, editor: User) -> None:
    """There would be two truths."""
    client.force_login(editor)
    page = client.get("/admin/account/").content.decode()
    assert "locale-preferred_language" in page
    assert "submitted_notifications" not in page
    assert "updated_comments_notifications" not in page
