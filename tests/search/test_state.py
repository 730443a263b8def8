"""What administrators see of the search: who answers, since when, what waits; whether or not the server answers."""

import datetime as dt
import socket
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from intranet.access.models import Audience
from intranet.notifications.models import DueRun
from search import outbox
from search.elastic import building, circuit, following
from search.models import IndexChange, IndexState, SearchEntry
from search.upkeep import count_mismatches
from tests import factories as make

pytestmark = pytest.mark.django_db
STATE = "/admin/reports/search/state/"


@pytest.fixture
def administrator() -> Client:
    client = Client()
    client.force_login(make.make_admin())
    return client


def facts(client: Client) -> dict[str, Any]:
    """By label, what the screen says."""
    response = client.get(STATE)
    assert response.status_code == 200
    return {fact.label: fact for fact in response.context["facts"]}


def test_it_is_for_administrators(administrator: Client) -> None:
    assert '"/admin/reports/search/state/"' in administrator.get("/admin/").content.decode()
    administrator.force_login(make.make_team_member())
    assert administrator.get(STATE).status_code == 404


def test_without_elasticsearch_the_database_answers(administrator: Client) -> None:
    SearchEntry.objects.filter(pk=SearchEntry.objects.earliest("pk").pk).update(stale=True)
    found = facts(administrator)
    assert connection.display_name in found["Qui répond"].value
    assert not found["Qui répond"].wrong
    assert found["Entrées dans la base"].value == str(SearchEntry.objects.count())
    assert "1 chose est à refaire" in found["Entrées dans la base"].more
    assert found["Comparée pour la dernière fois"].wrong
    DueRun.objects.create(job="search.reconcile", next_at=timezone.now(), begun_at=timezone.now())
    assert not facts(administrator)["Comparée pour la dernière fois"].wrong
    assert "Entrées dans Elasticsearch" not in found


@pytest.fixture
def hanging(settings: Any) -> Iterator[None]:
    """A server that takes calls and never answers them."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.ELASTICSEARCH_URL = [f"http://127.0.0.1:{server.getsockname()[1]}"]
        settings.ELASTICSEARCH_TIMEOUT = 1
        yield


def test_a_server_that_hangs_is_waited_for_once(administrator: Client, hanging: None) -> None:
    outbox.note([1, 2])
    found = facts(administrator)
    assert found["Qui répond"].wrong
    assert "ne répond pas" in found["Qui répond"].more
    assert found["Changements à écrire dans Elasticsearch"].value == "2"
    assert "Serveur" not in found
    start = time.monotonic()
    again = facts(administrator)
    assert time.monotonic() - start < 0.9
    assert "ConnectionTimeout" in again["Qui répond"].more
    assert "Depuis" in again
    english = make.make_admin()
    english.language = "en"
    english.save()
    administrator.force_login(english)
    assert "does not answer" in administrator.get(STATE).content.decode()


def test_it_says_who_answers_and_what_waits(administrator: Client, elasticsearch: None) -> None:
    outbox.note(SearchEntry.objects.values_list("pk", flat=True))
    following.follow()
    count_mismatches(3)
    found = facts(administrator)
    assert found["Qui répond"].value == "Elasticsearch"
    assert found["Serveur"].value.startswith("Elasticsearch ")
    assert found["Entrées dans Elasticsearch"].value == found["Entrées dans la base"].value
    assert found["Résultats écartés à temps"].value == "3"
    assert not [fact.label for fact in found.values() if fact.wrong and fact.label != "Comparée pour la dernière fois"]
    IndexChange.objects.create(entry_id=1, noted_at=timezone.now() - dt.timedelta(seconds=42))
    found = facts(administrator)
    assert found["Qui répond"].wrong
    assert "attendent" in found["Qui répond"].more
    assert "42" in found["Changements à écrire dans Elasticsearch"].more
    assert "Depuis" in found


def test_a_build_is_told(administrator: Client, elasticsearch: None) -> None:
    half = SearchEntry.objects.order_by("pk")[SearchEntry.objects.count() // 2].pk
    row, _made = IndexState.objects.get_or_create(pk=IndexState.ONLY)
    row.build, row.reached, row.builder, row.beat_at = "zqbuild", half, "zqhost:1", timezone.now()
    row.save()
    build = facts(administrator)["Reconstruction"]
    assert "zqhost:1" in build.more
    assert build.value.startswith(str(SearchEntry.objects.filter(pk__lte=half).count()))
    IndexState.objects.update(beat_at=timezone.now() - 2 * building.SILENCE)
    assert facts(administrator)["Reconstruction"].wrong


def test_since_when_it_answers_again(administrator: Client, elasticsearch: None) -> None:
    assert "Depuis" not in facts(administrator)
    circuit.note_failure(TimeoutError("zqpourquoi"))
    found = facts(administrator)
    assert "zqpourquoi" in found["Qui répond"].more
    circuit.note_answer()
    assert "Depuis" in facts(administrator)
    assert circuit.heard() is not None


def test_more_entries_cost_no_more_queries(administrator: Client) -> None:
    administrator.get(STATE)
    with CaptureQueriesContext(connection) as before:
        administrator.get(STATE)
    workspace = make.make_workspace("Eau", audience=Audience.PUBLIC)
    for number in range(3):
        make.make_article(workspace, f"Zqtitre {number}")
    with CaptureQueriesContext(connection) as after:
        administrator.get(STATE)
    assert len(after) <= len(before)
