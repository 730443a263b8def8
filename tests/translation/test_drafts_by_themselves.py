"""Drafts that the space's setting starts: what is sent, what is left alone, what it costs."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from intranet.access.models import Role
from intranet.accounts.models import User
from intranet.translation.actions import publish_translation, request_translation, write_segments
from intranet.translation.models import (
    MachineDraft,
    SegmentState,
    SpaceTranslationSettings,
    StartsDrafts,
    Translation,
)
from intranet.translation.queries import status_of
from intranet.translation.states import State
from tests import factories
from tests.factories import make_member, make_workspace, space_of

from .pages import english, full_article, full_body, set_body
from .test_drafting import Counting, machine  # noqa: F401 - a fixture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("machine")]


@pytest.fixture
def workspace(db: None) -> Any:
    return make_workspace()


@pytest.fixture
def editor(workspace: Any) -> User:
    return make_member(space_of(workspace), Role.EDITOR)


@pytest.fixture
def reviewed(workspace: Any, editor: User) -> Translation:
    """A page of which all is translated by hand, reviewed and published."""
    found = request_translation(full_article(workspace), english(), by=editor)
    texts = {each.path: f"EN {each.source}" for each in found.segments.present()}
    write_segments(found, texts, by=editor, reviewed=True)
    publish_translation(found, by=editor)
    found.refresh_from_db()
    return found


def choose(workspace: Any, choice: StartsDrafts, **more: bool) -> None:
    SpaceTranslationSettings.objects.update_or_create(
        space=space_of(workspace), defaults={"starts_drafts": choice, **more}
    )


def changed() -> list[dict[str, Any]]:
    blocks = full_body()
    blocks[0]["value"] = "Un projet nouveau"
    return blocks


def test_a_change_has_what_changed_drafted_where_the_space_says_so(
    machine: Counting,  # noqa: F811
    workspace: Any,
    editor: User,
    reviewed: Translation,
    django_capture_on_commit_callbacks: Any,
) -> None:
    source = reviewed.source.specific
    with django_capture_on_commit_callbacks(execute=True):
        set_body(source, changed(), by=editor)
    assert not MachineDraft.objects.exists()
    choose(workspace, StartsDrafts.CHANGED)
    blocks = changed()
    blocks[2]["value"] = "Et ensuite"
    with django_capture_on_commit_callbacks(execute=True):
        set_body(source, blocks, by=editor)
    assert sorted(machine.paid) == ["Et ensuite", "Un projet nouveau"]
    draft = MachineDraft.objects.get()
    assert (draft.is_automatic, draft.asked_by, draft.status) == (True, None, MachineDraft.Status.DONE)
    assert draft.characters == len("Et ensuite") + len("Un projet nouveau")
    kept = reviewed.segments.exclude(path__in=["body.h1", "body.h2"])
    assert set(kept.values_list("state", flat=True)) == {SegmentState.REVIEWED}
    assert status_of(reviewed).state is State.OUTDATED
    with django_capture_on_commit_callbacks(execute=True):
        set_body(source, blocks, by=editor)
    assert len(machine.paid) == 2


def test_a_first_publication_starts_one_where_the_space_says_so(
    machine: Counting,  # noqa: F811
    workspace: Any,
    editor: User,
    django_capture_on_commit_callbacks: Any,
) -> None:
    choose(workspace, StartsDrafts.CHANGED)
    article = full_article(workspace)
    with django_capture_on_commit_callbacks(execute=True):
        set_body(article, full_body(), by=editor)
    assert machine.paid == []
    choose(workspace, StartsDrafts.PUBLISHED)
    with django_capture_on_commit_callbacks(execute=True):
        set_body(article, full_body(), by=editor)
    translation = Translation.objects.get(translation_key=article.translation_key)
    assert status_of(translation).state is State.MACHINE_DRAFT
    assert factories.english(article).alias_of_id == article.pk
    paid = len(machine.paid)
    with django_capture_on_commit_callbacks(execute=True):
        page = publish_translation(translation, by=editor)
        set_body(page, list(page.body.get_prep_value()), by=editor)
    assert len(machine.paid) == paid


def test_what_may_not_leave_the_space_is_not_sent_by_itself_either(
    machine: Counting,  # noqa: F811
    workspace: Any,
    editor: User,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:
    monkeypatch.setattr(machine, "is_local", False)
    choose(workspace, StartsDrafts.PUBLISHED)
    article = full_article(workspace)
    with django_capture_on_commit_callbacks(execute=True):
        set_body(article, full_body(), by=editor)
    assert machine.paid == []
    assert not MachineDraft.objects.exists()
    choose(workspace, StartsDrafts.PUBLISHED, sends_outside=True)
    with django_capture_on_commit_callbacks(execute=True):
        set_body(article, changed(), by=editor)
    assert "Un projet nouveau" in machine.paid


def test_managers_choose_it_and_see_what_it_cost(
    workspace: Any, reviewed: Translation, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    space = space_of(workspace)
    client = Client()
    client.force_login(make_member(space, Role.MANAGER))
    address = reverse("desk:translators", args=[space.slug])
    assert "starts_drafts" not in client.get(address).content.decode()
    monkeypatch.setattr("intranet.translation.desk.views.people.configured_machine", Counting)
    answer = {"translators_publish": "False", "publishes_machine": "False"}
    assert client.post(address, {**answer, "starts_drafts": "always"}).status_code == 200
    assert client.post(address, {**answer, "starts_drafts": "changed"}).status_code == 302
    assert space.translation_settings.starts_drafts == StartsDrafts.CHANGED
    for number in (1200, 34):
        MachineDraft.objects.create(
            translation=reviewed,
            engine="counting",
            characters=number,
            is_automatic=number == 34,
            status=MachineDraft.Status.DONE,
        )
    said = client.get(address).content.decode().replace("\u00a0", " ").replace("\u202f", " ")
    assert "a écrit 2 brouillons des pages de l’espace (d’elle-même : 1) et reçu 1234 caractères" in said
