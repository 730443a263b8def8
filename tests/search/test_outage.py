"""Elasticsearch stopped, slow or full under a running site, on nodes that only these tests stop."""

import signal
import time
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from intranet.access.models import Audience
from search.elastic import answering, building, circuit, definition, following
from search.elastic.client import patient
from search.models import IndexChange
from tests import factories as make
from tests.services import require

from .elastic import settings_for
from .nodes import Node, running

pytestmark = [pytest.mark.django_db]

WORD = "zqpanne"
NOTICE = "ne répond pas pour l’instant"
# Seconds within which the site heals by itself, on a busy machine.
HEALED = 30


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses of seconds, where a site has ten."""
    monkeypatch.setattr(circuit, "PAUSE", 1)
    monkeypatch.setattr(answering, "PAUSE", 1)


@pytest.fixture
def site(settings: Any, impatient: None, django_capture_on_commit_callbacks: Any) -> "Site":
    return Site(settings, django_capture_on_commit_callbacks)


class Site:
    """A site, its worker and a reader of it who is nobody."""

    def __init__(self, settings: Any, committing: Any) -> None:
        self._settings, self._committing = settings, committing
        self._reader = Client()
        self.workspace = make.make_workspace("Chantier", audience=Audience.PUBLIC)

    def use(self, nodes: list[Node], *, timeout: int) -> None:
        for name, value in settings_for(",".join(node.url for node in nodes)).items():
            setattr(self._settings, name, value)
        building.build()
        following.follow()
        # The first question to a node that has just started may take seconds.
        self._settings.ELASTICSEARCH_TIMEOUT = timeout
        assert self.heals()

    def publish(self, title: str) -> None:
        # A test is one transaction: what was to be done at its end for what came before would hide what is asked now.
        connection.run_on_commit.clear()
        with self._committing(execute=True):
            make.make_article(self.workspace, title)

    def search(self, word: str = WORD) -> tuple[set[str], bool, float]:
        """What is found, whether the page says that it is another who answers, and in how many seconds."""
        start = time.monotonic()
        response = self._reader.get("/fr/recherche/", {"q": word})
        taken = time.monotonic() - start
        assert response.status_code == 200
        results = response.context["results"]
        said = NOTICE in response.content.decode()
        assert said == results.reduced
        return {result.entry.title for result in results.shown}, said, taken

    def heals(self) -> bool:
        """By readers alone: no command, no clock."""
        end = time.monotonic() + HEALED
        while time.monotonic() < end:
            if not self.search()[1]:
                return True
            time.sleep(0.2)
        return False


def test_stopped_slow_and_full_under_a_running_site(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    with running(require("elasticsearch-programs")) as [node]:
        site.use([node], timeout=2)
        site.publish(f"{WORD} un")
        assert not IndexChange.objects.exists()
        assert site.search()[:2] == ({f"{WORD} un"}, False)

        # Slow: one reader waits, for as long as the setting says; the next ones do not.
        node.signal(signal.SIGSTOP)
        found, said, taken = site.search()
        assert (found, said) == ({f"{WORD} un"}, True)
        assert 1.5 < taken < 6
        monkeypatch.setattr(circuit, "PAUSE", 60)
        site.search()
        assert not circuit.is_closed()
        assert site.search()[2] < 1.5
        monkeypatch.setattr(circuit, "PAUSE", 1)
        circuit.note_failure(TimeoutError())
        node.signal(signal.SIGCONT)
        assert site.heals()

        # Full: it answers, but takes nothing in.
        blocked = "index.blocks.read_only_allow_delete"
        patient().indices.put_settings(index=definition.aliases(), settings={blocked: True})
        site.publish(f"{WORD} deux")
        assert IndexChange.objects.exists()
        monkeypatch.setattr(answering, "LATE", answering.LATE * 0)
        assert site.search()[:2] == ({f"{WORD} un", f"{WORD} deux"}, True)
        patient().indices.put_settings(index=definition.aliases(), settings={blocked: None})
        assert site.heals()
        assert not IndexChange.objects.exists()

        # Stopped, as by a power cut; what is published meanwhile is found at once, and kept for the index.
        node.kill()
        assert site.search()[:2] == ({f"{WORD} un", f"{WORD} deux"}, True)
        site.publish(f"{WORD} trois")
        assert IndexChange.objects.exists()
        everything = {f"{WORD} un", f"{WORD} deux", f"{WORD} trois"}
        assert site.search()[:2] == (everything, True)
        node.start()
        node.wait()
        assert site.heals()
        assert not IndexChange.objects.exists()
        assert site.search()[:2] == (everything, False)


def test_one_node_of_three_is_killed_and_no_reader_notices(site: Site) -> None:
    with running(require("elasticsearch-programs"), 3) as nodes:
        site.use(nodes, timeout=10)
        site.publish(f"{WORD} un")
        patient().cluster.health(index=definition.aliases(), wait_for_status="green", timeout="30s")
        assert site.search()[:2] == ({f"{WORD} un"}, False)
        # Of two copies of each index, this one has at least one.
        shards: Any = patient().cat.shards(index=",".join(definition.aliases()), format="json")
        name = shards[0]["node"]
        next(node for node in nodes if node.name == name).kill()
        for _reader in range(20):
            assert site.search()[:2] == ({f"{WORD} un"}, False)
        site.publish(f"{WORD} deux")
        assert site.search()[0] == {f"{WORD} un", f"{WORD} deux"}
        assert site.heals()
        assert site.search()[:2] == ({f"{WORD} un", f"{WORD} deux"}, False)
