"""The command, the passes of the clock, and a database that has just been migrated or flushed."""

import datetime as dt
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from intranet.notifications import due
from intranet.pages.models import ArticlePage
from intranet.territory.models import Organisation
from search.engines import engine
from search.models import SearchEntry
from search.upkeep import fill_if_empty, reconcile, refresh_due, status
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def run(what: str, capsys: pytest.CaptureFixture[str]) -> str:
    call_command("search", what)
    return capsys.readouterr().out


@pytest.fixture
def article() -> Any:
    return make.make_article(make.make_workspace(), "Zqbassin")


def test_all_is_well_from_the_start(article: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert "0 to be made again" in run("status", capsys)
    assert "what it should be" in run("reconcile", capsys)


def test_a_change_that_nothing_announced_is_mended(article: Any, capsys: pytest.CaptureFixture[str]) -> None:
    ArticlePage.objects.filter(pk=article.pk).update(title="Zqrivière")
    with pytest.raises(CommandError, match="1 written, 0 taken away"):
        call_command("search", "reconcile")
    assert SearchEntry.objects.get(object_id=article.pk, source="page").title == "Zqrivière"
    assert "what it should be" in run("reconcile", capsys)
    SearchEntry.objects.filter(source="page").update(source="zqgone")
    with pytest.raises(CommandError, match="taken away"):
        call_command("search", "reconcile")
    assert not SearchEntry.objects.filter(source="zqgone").exists()


def test_entries_of_what_is_no_more_are_taken_away(article: Any) -> None:
    stray = SearchEntry.objects.create(source="document", object_id=987654, thing="document:987654", title="Zqstray")
    engine().index([stray])
    assert reconcile().removed == 1
    assert stray.pk not in engine().indexed()


def test_the_index_is_mended_too(article: Any, capsys: pytest.CaptureFixture[str]) -> None:
    entry = SearchEntry.objects.get(object_id=article.pk, source="page")
    engine().remove([entry.pk])
    engine().index([SearchEntry(pk=entry.pk + 5000, title="orphan")])
    assert (status().unindexed, status().orphans) == (1, 1)
    with pytest.raises(CommandError, match="Something waits"):
        call_command("search", "status")
    with pytest.raises(CommandError, match="mended"):
        call_command("search", "reconcile")
    assert status().is_well


def test_everything_is_made_anew(article: Any, capsys: pytest.CaptureFixture[str]) -> None:
    SearchEntry.objects.all().delete()
    engine().clear()
    assert "entries made and indexed" in run("rebuild", capsys)
    assert status().is_well
    assert not reconcile()
    assert SearchEntry.objects.filter(title="Zqbassin").exists()


def test_a_database_without_entries_is_filled(article: Any) -> None:
    before = SearchEntry.objects.count()
    SearchEntry.objects.all().delete()
    fill_if_empty()
    assert SearchEntry.objects.count() == before
    assert status().is_well


def test_the_clock_makes_again_what_dates_change(article: Any) -> None:
    body = make.make_organisation(name="Zqcommunauté", closed_on=timezone.localdate() + dt.timedelta(days=1))
    Organisation.objects.filter(pk=body.pk).update(closed_on=timezone.localdate())
    SearchEntry.objects.filter(source="organisation").update(refresh_at=timezone.now())
    assert status().waiting
    assert refresh_due().removed == 1
    assert not status().waiting
    assert {"search.refresh_due", "search.reconcile"} <= {job.name for job in due.jobs()}
