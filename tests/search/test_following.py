"""Elasticsearch follows what changes, whatever comes late, twice or not at all; it is made anew under readers."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from intranet.access.models import Audience, Role
from intranet.notifications import due
from search.elastic import building, circuit, comparing, definition, following
from search.elastic.client import client, patient
from search.elastic.engine import ElasticsearchEngine
from search.elastic.writing import Write, write
from search.engines import engine
from search.models import IndexChange, IndexState, SearchEntry
from search.parsing import parse
from search.policies import reading_of
from search.searching import search
from search.upkeep import keep_index_up, reconcile_all
from tests import factories as make

from .elastic import settings_for

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("elasticsearch")]

WORD = "zqsuivi"


def held(text: str = WORD, person: Any = None) -> list[str]:
    """What the index itself finds."""
    found = ElasticsearchEngine().search(parse(text), reading_of(person or AnonymousUser()), length=100).found
    entries = SearchEntry.objects.filter(thing__in=[each.thing for each in found])
    return sorted(entries.values_list("title", flat=True))


def shown(text: str = WORD) -> list[str]:
    return sorted(result.entry.title for result in search(AnonymousUser(), text, language="fr").shown)


@pytest.fixture
def workspace() -> Any:
    made = make.make_workspace("Chantier", audience=Audience.PUBLIC)
    following.follow()
    return made


def entry_of(page: Any) -> SearchEntry:
    return SearchEntry.objects.get(source="page", object_id=page.pk)


def run(what: str, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    call_command("search", what, *options)
    return capsys.readouterr().out


@pytest.fixture
def complete(workspace: Any) -> None:
    """The index holds every entry there is."""
    SearchEntry.objects.filter(stale=True).update(stale=False)
    write((Write(entry.pk, entry) for entry in SearchEntry.objects.all()), refresh=True)


# Changes


def test_a_change_is_due_in_its_own_transaction_and_done_after_it(
    workspace: Any, django_capture_on_commit_callbacks: Any
) -> None:
    connection.run_on_commit.clear()
    with django_capture_on_commit_callbacks() as calls, transaction.atomic():
        page = make.make_article(workspace, f"{WORD} un")
        make.make_article(workspace, f"{WORD} deux")
        assert IndexChange.objects.filter(entry_id=entry_of(page).pk).exists()
        # The index knows nothing of it; the database answers meanwhile, as it does by itself.
        assert held() == []
        assert shown() == [f"{WORD} deux", f"{WORD} un"]
        assert not search(AnonymousUser(), WORD, language="fr").reduced
    tasks = [call for call in calls if call.__module__ == "search.outbox"]
    assert len(tasks) == 1
    tasks[0]()
    assert not IndexChange.objects.exists()
    assert held() == shown() == [f"{WORD} deux", f"{WORD} un"]


def test_what_is_taken_back_was_never_due(workspace: Any) -> None:
    with transaction.atomic():
        make.make_article(workspace, f"{WORD} repris")
        assert IndexChange.objects.exists()
        transaction.set_rollback(True)
    assert not IndexChange.objects.exists()


def test_edited_closed_moved_and_deleted(workspace: Any) -> None:
    page, other = make.make_article(workspace, f"{WORD} page"), make.make_workspace("Autre")
    following.follow()
    assert held() == [f"{WORD} page"]
    page.title = f"{WORD} nouveau"
    page.save_revision().publish()
    following.follow()
    assert held() == [f"{WORD} nouveau"]
    page.move(other, pos="last-child")
    following.follow()
    assert held() == []
    member = make.make_member(make.space_of(other), Role.READER)
    assert held(person=member) == [f"{WORD} nouveau"]
    page.refresh_from_db()
    page.delete()
    assert held(person=member) == []
    assert following.follow()
    assert client().count(index=definition.aliases(), query={"match": {"title": WORD}})["count"] == 0


def test_what_a_deletion_takes_along_is_due_too(workspace: Any) -> None:
    domain = make.make_domain("Eau")
    space = make.space_of(make.make_workspace(f"{WORD} eau", domain=domain, audience=Audience.PUBLIC))
    following.follow()
    SearchEntry.objects.filter(space=space).update(domain=domain)
    make.make_document(space, f"{WORD} pièce")
    following.follow()
    from search.receivers import note_what_goes_along

    note_what_goes_along(type(space), space)
    due_ids = set(IndexChange.objects.values_list("entry_id", flat=True))
    assert due_ids == set(SearchEntry.objects.filter(space=space).values_list("pk", flat=True))


def test_what_is_written_late_undoes_nothing(workspace: Any) -> None:
    page = make.make_article(workspace, f"{WORD} rivière")
    old, number = entry_of(page), IndexChange.objects.latest("pk").pk
    page.title = f"{WORD} littoral"
    page.save_revision().publish()
    following.follow()
    assert write([Write(old.pk, old, number)], refresh=True) == []
    assert held(f"{WORD} littoral") == [f"{WORD} littoral"]
    assert held(f"{WORD} rivière") == []
    page.delete()
    following.follow()
    assert write([Write(old.pk, old, number)], refresh=True) == []
    assert client().count(index=definition.aliases(), query={"match": {"title": WORD}})["count"] == 0


def test_two_workers_who_take_the_same_changes_do_no_harm(workspace: Any) -> None:
    make.make_article(workspace, f"{WORD} double")
    changes = list(IndexChange.objects.all())
    following.follow()
    IndexChange.objects.bulk_create(changes)
    assert following.follow() == len(changes)
    assert held() == [f"{WORD} double"]


def test_a_file_whose_language_becomes_known_is_held_once(workspace: Any) -> None:
    entry = SearchEntry.objects.create(
        source="made", object_id=1, thing="made:1", title=f"{WORD} fichier", audience=Audience.PUBLIC, kind="document"
    )
    engine().index([entry])
    following.follow()
    SearchEntry.objects.filter(pk=entry.pk).update(language="en")
    engine().index([entry])
    following.follow()
    assert client().count(index=definition.aliases(), query={"match": {"title": WORD}})["count"] == 1


def test_the_index_offers_what_may_not_be_read(workspace: Any, caplog: pytest.LogCaptureFixture) -> None:
    page = make.make_article(make.make_workspace("Fermé"), f"{WORD} secret")
    make.make_article(workspace, f"{WORD} public")
    following.follow()
    wrong = entry_of(page)
    wrong.audience = Audience.PUBLIC
    write([Write(wrong.pk, wrong)], refresh=True)
    assert held() == [f"{WORD} public", f"{WORD} secret"]
    results = search(AnonymousUser(), WORD, language="fr")
    assert ([result.entry.title for result in results.shown], results.total) == ([f"{WORD} public"], 1)
    assert "may not be shown" in caplog.text
    assert IndexState.objects.get().mismatches == 1
    # Mended by the worker, which the tests' own settings run at once.
    assert held() == [f"{WORD} public"]


# The whole


def test_the_command_compares_and_mends(complete: None, workspace: Any, capsys: pytest.CaptureFixture[str]) -> None:
    page, other = make.make_article(workspace, f"{WORD} a"), make.make_article(workspace, f"{WORD} b")
    following.follow()
    assert "holds what it should" in run("reconcile", capsys, "--index-only")
    wrong = entry_of(page)
    wrong.title = "Tout autre"
    stray = SearchEntry(pk=10**9, title=WORD, kind="document", audience=Audience.PUBLIC, thing="made:9")
    write([Write(wrong.pk, wrong), Write(entry_of(other).pk), Write(stray.pk, stray)], refresh=True)
    assert held() == []
    with pytest.raises(CommandError, match="lacked 1, had 1 wrong and 1 for nothing: mended"):
        run("reconcile", capsys, "--index-only")
    assert held() == [f"{WORD} a", f"{WORD} b"]
    assert "holds what it should" in run("reconcile", capsys, "--index-only")
    assert "entries of" in run("status", capsys, "--index-only")


def test_the_state_is_told(complete: None, workspace: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert "0 change(s) due" in run("status", capsys)
    make.make_article(workspace, WORD)
    with pytest.raises(CommandError, match="is behind"):
        run("status", capsys)
    said = capsys.readouterr().out
    assert "Elasticsearch 8" in said
    assert "1 change(s) due to it, the oldest for 0 s" in said


def test_after_a_restored_backup_numbers_begin_lower_and_it_is_made_anew(complete: None, workspace: Any) -> None:
    page = make.make_article(workspace, f"{WORD} restauré")
    wrong = entry_of(page)
    wrong.title = f"{WORD} futur"
    following.follow()
    later = IndexChange.objects.create(entry_id=0)
    later.delete()
    write([Write(wrong.pk, wrong, 2**60)], refresh=True)
    found = comparing.compare()
    assert found.wrong == {wrong.pk}
    comparing.mend(found)
    assert held() == [f"{WORD} restauré"]
    assert not comparing.compare().all


# Built anew


@pytest.fixture
def alone(settings: Any) -> Any:
    """Indexes that only one test makes and removes."""
    for name, value in settings_for(",".join(settings.ELASTICSEARCH_URL)).items():
        setattr(settings, name, value)
    yield
    building.remove_all()


def test_made_anew_under_readers_while_things_change(
    alone: None, workspace: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "AT_ONCE", 2)
    pages = [make.make_article(workspace, f"{WORD} {number}") for number in range(6)]
    building.build()
    following.follow()
    first = sorted(patient().indices.get(index=f"{definition.prefix()}-*"))
    seen = []

    def meanwhile(done: int, total: int) -> None:
        seen.append((done, total, held()))
        if len(seen) == 1:
            pages[5].title = f"{WORD} changé"
            pages[5].save_revision().publish()
            pages[0].delete()
            following.follow()

    count = building.build(meanwhile)
    assert seen[0][0] == 2
    assert all(found for _done, _total, found in seen)
    assert count >= 6
    assert held() == [f"{WORD} 1", f"{WORD} 2", f"{WORD} 3", f"{WORD} 4", f"{WORD} changé"]
    assert not comparing.compare().all
    last = sorted(patient().indices.get(index=f"{definition.prefix()}-*"))
    assert not set(first) & set(last)
    assert len(last) == len(definition.INDEXES)


def test_a_killed_build_goes_on_where_it_stopped(alone: None, workspace: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "AT_ONCE", 2)
    pages = [make.make_article(workspace, f"{WORD} {number}") for number in range(6)]

    class Killed(BaseException):
        pass

    def kill(done: int, total: int) -> None:
        if done >= 4:
            raise Killed

    with pytest.raises(Killed):
        building.build(kill)
    state = IndexState.objects.get()
    assert (bool(state.build), state.builder) == (True, "")
    assert not building.is_built()
    # What changes in between goes to what is built, and stays due to nobody.
    pages[0].title = f"{WORD} entretemps"
    pages[0].save_revision().publish()
    following.follow()
    assert not IndexChange.objects.exists()
    dones: list[int] = []
    building.build(lambda done, total: dones.append(done))
    assert dones[0] > 4
    assert f"{WORD} entretemps" in held()
    assert not comparing.compare().all


def test_one_builder_at_a_time(alone: None, workspace: Any) -> None:
    IndexState.objects.create(pk=IndexState.ONLY, builder="elsewhere:1", beat_at=timezone.now())
    with pytest.raises(building.BuildUnderWayError):
        building.build()
    IndexState.objects.update(beat_at=timezone.now() - building.SILENCE - dt.timedelta(seconds=1))
    assert building.build()


def test_the_clock_has_it_made_where_there_is_none(
    alone: None, workspace: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    page = make.make_article(workspace, f"{WORD} neuf")
    with pytest.raises(CommandError, match="behind"):
        run("status", capsys, "--index-only")
    assert "no index yet" in capsys.readouterr().out
    assert shown() == [page.title]
    keep_index_up()
    assert building.is_built()
    assert held() == [page.title]
    assert not comparing.compare().all
    assert {"search.keep_index_up", "search.reconcile"} <= {job.name for job in due.jobs()}
    reconcile_all()


def test_another_edition_is_not_asked(alone: None, workspace: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    make.make_article(workspace, f"{WORD} édition")
    building.build()
    following.follow()
    monkeypatch.setattr(definition, "edition", lambda: "0" * 8)
    assert not building.is_built()
    results = search(AnonymousUser(), WORD, language="fr")
    assert (len(results.shown), results.reduced) == (1, True)
    circuit.note_answer()
    keep_index_up()
    assert not search(AnonymousUser(), WORD, language="fr").reduced
    assert len(list(patient().indices.get(index=f"{definition.prefix()}-*"))) == len(definition.INDEXES)
