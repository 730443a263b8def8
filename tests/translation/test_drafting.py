"""Drafts by machine: in the background, batch after batch, resumed without paying twice, and within the rules."""

import datetime as dt
import os
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from intranet.access.models import Audience, Role
from intranet.accounts.models import User
from intranet.pages.models import ArticlePage
from intranet.translation.actions import publish_translation, request_translation, write_segments
from intranet.translation.drafts.requesting import draft_by_machine, latest_draft
from intranet.translation.drafts.writing import abandoned, work_on
from intranet.translation.machines import Failure, MachineError
from intranet.translation.machines.base import Kept, Machine, Text
from intranet.translation.memory.units import Pair, suggestions
from intranet.translation.models import MachineDraft, MemoryUnit, SegmentState, SpaceTranslationSettings, Translation
from intranet.translation.queries import status_of
from intranet.translation.refusals import Refused
from intranet.translation.states import State
from intranet.translation.tasks import take_up_abandoned
from tests import factories
from tests.factories import body, make_article, make_member, make_workspace, narrow, space_of
from tests.services import require
from workspaces.models import WorkspacePage

from .pages import block, english, full_article, full_body, set_body

pytestmark = pytest.mark.django_db
SIZE = 300


class Counting(Machine):
    """Says each word in capitals, counts what it is paid for, and stops where it is told to."""

    name = "counting"
    is_local = True

    def __init__(self) -> None:
        self.paid: list[str] = []
        self.stops_after = 0
        self.failure = Failure.UNREACHABLE
        self.meanwhile: Any = None

    def translates(self, source: str, target: str) -> bool:
        return {source, target} == {"fr", "en"}

    def translate(self, texts: list[Text], source: str, target: str) -> list[list[str | Kept]]:
        if self.meanwhile:
            self.meanwhile()
        if self.stops_after and len(self.paid) >= self.stops_after:
            raise MachineError(self.failure)
        self.paid += ["".join(part for part in text if isinstance(part, str)) for text in texts]
        return [[part if isinstance(part, Kept) else part.upper() for part in text] for text in texts]


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Counting:
    counting = Counting()
    for module in ("drafts.writing", "drafts.requesting"):
        monkeypatch.setattr(f"intranet.translation.{module}.configured_machine", lambda: counting)
    return counting


@pytest.fixture
def workspace(db: None) -> WorkspacePage:
    return make_workspace()


@pytest.fixture
def editor(workspace: WorkspacePage) -> User:
    return make_member(space_of(workspace), Role.EDITOR)


@pytest.fixture
def translation(workspace: WorkspacePage, editor: User) -> Translation:
    return request_translation(full_article(workspace), english(), by=editor)


def long_article(workspace: WorkspacePage) -> ArticlePage:
    paragraphs = "".join(
        f'<p data-block-key="k{number}">Le paragraphe de rang {_word(number)}.</p>' for number in range(SIZE - 1)
    )
    return make_article(workspace, "Long", body=body(block("text", paragraphs, "t")))


def _word(number: int) -> str:
    return "".join("abcdefghij"[int(digit)] for digit in str(number))


def drafted(translation: Translation, by: User) -> MachineDraft:
    draft = draft_by_machine(translation, by=by)
    work_on(draft.pk)
    draft.refresh_from_db()
    return draft


def test_a_draft_fills_what_is_open_and_publishes_nothing(
    machine: Counting, editor: User, translation: Translation
) -> None:
    write_segments(translation, {"title": "By hand"}, by=editor)
    draft = drafted(translation, editor)
    assert draft.status == MachineDraft.Status.DONE
    assert draft.done == draft.total == translation.segments.count() - 1
    assert status_of(translation).state is State.REVIEW
    assert "La vélo-route" not in machine.paid
    title = translation.segments.get(path="title")
    assert (title.target, title.state) == ("By hand", SegmentState.DRAFT)
    text = translation.segments.get(path="body.t1.p1")
    assert text.target == "LA <b1>VÉLO-ROUTE</b1> SUIT <a2>LA SEINE</a2>."
    assert (text.state, text.engine, text.author) == (SegmentState.MACHINE, "counting", None)
    assert translation.target.alias_of_id
    page = publish_translation(translation, by=editor)
    assert status_of(translation).state is State.REVIEWED
    assert page.title == "By hand"


def test_only_what_changed_is_sent_and_what_is_known_is_free(
    machine: Counting, workspace: WorkspacePage, editor: User, translation: Translation
) -> None:
    drafted(translation, editor)
    publish_translation(translation, by=editor)
    blocks = full_body()
    blocks[0]["value"], blocks[2]["value"] = "Un projet nouveau", "Le projet"
    machine.paid.clear()
    set_body(translation.source.specific, blocks)
    drafted(translation, editor)
    assert machine.paid == ["Un projet nouveau"]
    machine.paid.clear()
    drafted(request_translation(full_article(workspace, slug="again"), english(), by=editor), editor)
    assert machine.paid == []


def test_a_reviewed_segment_wins_over_the_machine(
    machine: Counting, workspace: WorkspacePage, editor: User, translation: Translation
) -> None:
    drafted(translation, editor)
    assert MemoryUnit.objects.get(source="Le projet").target == "LE PROJET"
    write_segments(translation, {"body.h1": "The project"}, by=editor, reviewed=True)
    assert MemoryUnit.objects.get(source="Le projet").target == "The project"
    other = request_translation(make_article(workspace, "Le projet"), english(), by=editor)
    assert other.segments.get(path="title").target == "The project"


def test_what_is_too_long_or_spoiled_is_left_open_and_told(
    machine: Counting, workspace: WorkspacePage, editor: User
) -> None:
    page = make_article(workspace, "é" * 130 + "ß" * 125, slug="long", summary="Court.")
    translation = request_translation(page, english(), by=editor)
    # In capitals, an "ß" takes two letters.
    draft = drafted(translation, editor)
    assert (draft.status, draft.done, draft.refused) == (MachineDraft.Status.DONE, 2, 1)
    assert [each.path for each in translation.segments.open()] == ["title"]
    assert translation.segments.get(path="summary").target == "COURT."


def test_a_machine_that_fails_says_so_and_leaves_the_draft(
    machine: Counting, editor: User, translation: Translation
) -> None:
    write_segments(translation, {"title": "By hand"}, by=editor)
    machine.stops_after, machine.failure = 1, Failure.QUOTA
    machine.paid.append("already")
    draft = drafted(translation, editor)
    assert (draft.status, draft.failure) == (MachineDraft.Status.FAILED, Failure.QUOTA)
    assert "quota" in draft.reason
    assert latest_draft(translation) == draft
    assert list(translation.segments.exclude(target="").values_list("target", flat=True)) == ["By hand"]
    machine.stops_after = 0
    assert drafted(translation, editor).status == MachineDraft.Status.DONE


def test_a_worker_that_stops_half_way_is_resumed_without_paying_twice(
    machine: Counting, workspace: WorkspacePage, editor: User
) -> None:
    translation = request_translation(long_article(workspace), english(), by=editor)
    assert translation.segments.count() == SIZE

    class Killed(BaseException):
        pass

    def die() -> None:
        if len(machine.paid) >= SIZE // 2:
            raise Killed

    draft = draft_by_machine(translation, by=editor)
    machine.meanwhile = die
    with pytest.raises(Killed):
        work_on(draft.pk)
    draft.refresh_from_db()
    assert draft.status == MachineDraft.Status.RUNNING
    assert SIZE // 2 <= draft.done < SIZE
    assert draft.done == len(machine.paid)
    machine.meanwhile = None
    # Its lease runs: nobody takes it over yet, and asking again starts no second one.
    assert not work_on(draft.pk)
    assert abandoned() == []
    assert draft_by_machine(translation, by=editor) == draft
    MachineDraft.objects.update(leased_until=timezone.now() - dt.timedelta(seconds=1))
    assert take_up_abandoned() == 1
    draft.refresh_from_db()
    assert (draft.status, draft.done, draft.total) == (MachineDraft.Status.DONE, SIZE, SIZE)
    assert len(machine.paid) == len(set(machine.paid)) == SIZE


def test_a_worker_that_was_overtaken_stops(machine: Counting, editor: User, translation: Translation) -> None:
    draft = draft_by_machine(translation, by=editor)
    machine.meanwhile = lambda: MachineDraft.objects.update(holder="00000000-0000-0000-0000-000000000001")
    assert not work_on(draft.pk)
    assert translation.segments.open().count() == translation.segments.count()


def test_what_somebody_writes_meanwhile_stays(machine: Counting, editor: User, translation: Translation) -> None:
    machine.meanwhile = lambda: write_segments(translation, {"title": "Meanwhile"}, by=editor)
    drafted(translation, editor)
    assert translation.segments.get(path="title").target == "Meanwhile"


def test_only_those_who_translate_ask_the_machine(
    machine: Counting, workspace: WorkspacePage, translation: Translation
) -> None:
    reader = make_member(space_of(workspace), Role.READER)
    with pytest.raises(PermissionDenied):
        draft_by_machine(translation, by=reader)
    assert machine.paid == []


def test_private_pages_stay_at_home_unless_their_space_says_otherwise(
    machine: Counting, workspace: WorkspacePage, editor: User, translation: Translation
) -> None:
    machine.is_local = False
    with pytest.raises(Refused, match="extérieur"):
        draft_by_machine(translation, by=editor)
    space = space_of(workspace)
    space.audience = Audience.PUBLIC
    space.save()
    factories.refresh_space(space)
    draft = draft_by_machine(translation, by=editor)
    # Narrowed while the draft waits.
    narrow(translation.source, Audience.MEMBERS)
    work_on(draft.pk)
    draft.refresh_from_db()
    assert (draft.status, draft.failure) == (MachineDraft.Status.FAILED, Failure.KEPT)
    assert machine.paid == []
    SpaceTranslationSettings.objects.create(space=space, sends_outside=True)
    assert drafted(translation, editor).status == MachineDraft.Status.DONE


def test_a_space_may_have_the_machines_words_published_as_such(
    machine: Counting, workspace: WorkspacePage, editor: User, translation: Translation
) -> None:
    SpaceTranslationSettings.objects.create(space=space_of(workspace), publishes_machine=True)
    drafted(translation, editor)
    assert status_of(translation).for_readers is State.MACHINE
    assert factories.english(translation.source).title == "LA VÉLO-ROUTE"


def test_managers_say_what_machines_may_do(
    client: Client, settings: Any, workspace: WorkspacePage, editor: User
) -> None:
    space = space_of(workspace)
    screen = f"/fr/espaces-gestion/{space.slug}/traduction/"
    choices = {"translators_publish": "False", "publishes_machine": "True", "sends_outside": "True"}
    choices["starts_drafts"] = "asked"
    client.force_login(editor)
    assert client.post(screen, choices).status_code == 404
    client.force_login(make_member(space, Role.MANAGER))
    assert "publishes_machine" not in client.get(screen).content.decode()
    assert client.post(screen, choices).status_code == 302
    assert not SpaceTranslationSettings.objects.filter(publishes_machine=True).exists()
    settings.MACHINE_TRANSLATION, settings.DEEPL_KEY = "DEEPL", "key"
    assert "sends_outside" in client.get(screen).content.decode()
    assert client.post(screen, choices).status_code == 302
    kept = SpaceTranslationSettings.objects.get(space=space)
    assert (kept.publishes_machine, kept.sends_outside, kept.translators_publish) == (True, True, False)


def test_english_pages_are_drafted_in_french(machine: Counting, workspace: WorkspacePage, editor: User) -> None:
    page = make_article(factories.english(workspace), "Our practice", summary="A summary.")
    translation = request_translation(page, workspace.locale, by=editor)
    drafted(translation, editor)
    assert translation.segments.get(path="title").target == "OUR PRACTICE"


def test_apertium_drafts_a_whole_page(settings: Any, editor: User, translation: Translation) -> None:
    require("apertium")
    settings.MACHINE_TRANSLATION = "APERTIUM"
    draft = drafted(translation, editor)
    assert (draft.status, draft.refused) == (MachineDraft.Status.DONE, 0)
    page = publish_translation(translation, by=editor)
    html = [each.value.source for each in page.body if each.block_type == "text"][0]
    assert '<a linktype="page" id="3">' in html
    assert "<li" in html
    assert "First point" in html


def test_memory_shows_like_texts_to_those_alone_who_read_their_page(
    workspace: WorkspacePage, editor: User, translation: Translation
) -> None:
    text = "Nous y allons chaque été."
    write_segments(translation, {"body.q1.text": "We go there each summer."}, by=editor, reviewed=True)
    pair, stranger = Pair("fr", "en"), make_member(space_of(make_workspace()), Role.MANAGER)
    near = "Nous y allons chaque année."
    assert [each.target for each in suggestions(near, pair, editor)] == ["We go there each summer."]
    assert suggestions(near, pair, stranger) == []
    # Whoever has the very same text is told nothing that they do not have.
    assert [each.likeness for each in suggestions(text, pair, stranger)] == [100]


@pytest.mark.parametrize("change", ["audience", "move", "unpublish", "leave"])
def test_memory_follows_the_rights_of_the_page(
    workspace: WorkspacePage, editor: User, translation: Translation, change: str
) -> None:
    space = space_of(workspace)
    space.audience = Audience.PUBLIC
    space.save()
    factories.refresh_space(space)
    write_segments(translation, {"body.q1.text": "We go there each summer."}, by=editor, reviewed=True)
    pair, near = Pair("fr", "en"), "Nous y allons chaque année."
    reader = (
        make_member(space_of(make_workspace()), Role.EDITOR) if change != "leave" else make_member(space, Role.READER)
    )
    if change == "leave":
        narrow(translation.source, Audience.MEMBERS)

    def seen() -> int:
        return len(suggestions(near, pair, User.objects.get(pk=reader.pk)))

    assert seen() == 1
    if change == "audience":
        narrow(translation.source, Audience.MEMBERS)
    elif change == "move":
        translation.source.specific.move(factories.Page.objects.get(pk=make_workspace().pk), pos="last-child")
    elif change == "unpublish":
        translation.source.specific.unpublish()
    else:
        reader.memberships.all().delete()
    assert seen() == 0


KILLED = """
import django; django.setup()
from intranet.translation.drafts import writing
import sys, time
from intranet.translation.machines.base import Kept, Machine
class Slow(Machine):
    name, is_local, most_texts = "slow", True, 10
    def translates(self, source, target): return True
    def translate(self, texts, source, target):
        with open(sys.argv[2], "a") as paid:
            paid.writelines("".join(p for p in t if isinstance(p, str)) + chr(10) for t in texts)
        time.sleep(float(sys.argv[3]))
        return [[p if isinstance(p, Kept) else p.upper() for p in t] for t in texts]
writing.configured_machine = Slow
writing.work_on(int(sys.argv[1]))
"""


@pytest.mark.django_db(transaction=True)
def test_a_process_that_is_killed_is_resumed_by_another(
    transactional_site: None, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The real thing: a process of its own, ended by the system in the middle of a call."""
    from django.db import connection

    if connection.vendor == "sqlite" and "memory" in str(connection.settings_dict["NAME"]):
        pytest.skip("another process cannot open a database in memory")
    workspace = make_workspace()
    editor = make_member(space_of(workspace), Role.EDITOR)
    translation = request_translation(long_article(workspace), english(), by=editor)
    monkeypatch.setattr("intranet.translation.drafts.requesting.check_allowed", lambda *args: None)
    monkeypatch.setattr("intranet.translation.drafts.requesting.write_draft", SimpleNamespace(enqueue=print))
    draft = draft_by_machine(translation, by=editor)
    paid = tmp_path / "paid"

    def worker(pause: float) -> subprocess.Popen[bytes]:
        url = _url(connection.settings_dict)
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "intranet.settings.test", "DATABASE_URL": url}
        return subprocess.Popen([sys.executable, "-c", KILLED, str(draft.pk), str(paid), str(pause)], env=environment)

    first = worker(0.3)
    _wait(lambda: paid.exists() and len(paid.read_text().splitlines()) > 40)
    first.kill()
    first.wait()
    draft.refresh_from_db()
    assert draft.status == MachineDraft.Status.RUNNING
    done = draft.done
    assert 0 < done < SIZE
    MachineDraft.objects.update(leased_until=timezone.now() - dt.timedelta(seconds=1))
    assert worker(0).wait(60) == 0
    draft.refresh_from_db()
    assert (draft.status, draft.done) == (MachineDraft.Status.DONE, SIZE)
    # Only the call that was under way when the process died was made again.
    assert len(paid.read_text().splitlines()) <= SIZE + 10
    assert not translation.segments.open().exists()


def _url(database: dict[str, Any]) -> str:
    if database["ENGINE"].endswith("sqlite3"):
        return f"sqlite:///{database['NAME']}"
    place = f"{database['HOST']}:{database['PORT']}" if database["PORT"] else database["HOST"]
    return f"postgres://{database['USER']}:{database['PASSWORD']}@{place}/{database['NAME']}"


def _wait(condition: Any, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)
