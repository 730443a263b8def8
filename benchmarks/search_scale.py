"""What a search costs among many things: ``python benchmarks/search_scale.py --entries 100000``.

On a scratch database, SQLite or that of the server of DATABASE_URL, with entries in 300 spaces, it asks as a member of
40 of them, and prints in milliseconds the median and the 95th percentile of the engine alone (counts of all facets
included), of the search with its second check and its excerpts, and of the whole page; and the processor's time that
one takes in the mean, that of PostgreSQL's process included where it runs on this machine. Then how many entries are
indexed a second, beside a bare load of rows made beforehand.

Where ELASTICSEARCH_URL is set, its engine answers; beside the whole page, curl sends the same questions to the server,
byte for byte.  ``--keep FOLDER`` keeps the database (that of SQLite there), to be measured again;
indexes that are complete are asked as they are then.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

ROOT = Path(__file__).resolve().parent.parent
SPACES, THEIRS = 300, 40
# Of indexing, measured on so many entries.
INDEXED = 5_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--questions", type=int, default=48)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--keep", type=Path, help="a folder; the database is kept, that of SQLite there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        os.environ["VAR_DIR"] = str(folder)
        os.environ["DJANGO_SETTINGS_MODULE"] = "intranet.settings.test"
        sys.path.insert(0, str(ROOT))
        import django

        django.setup()
        from django.db import connection

        name = connection.creation.create_test_db(verbosity=0, serialize=False, keepdb=bool(options.keep))
        try:
            _measure(options)
        finally:
            connection.creation.destroy_test_db(name, verbosity=0, keepdb=bool(options.keep))


def _measure(options: argparse.Namespace) -> None:
    from benchmarks.search_corpus import Texts, fill, questions
    from search.engines import database_engine, engine
    from search.models import SearchEntry

    texts = Texts(1)
    if not SearchEntry.objects.filter(source="page", kind="articlepage").count() > options.entries // 5:
        start = time.perf_counter()
        fill(options.entries, SPACES, texts)
        say(f"made in {time.perf_counter() - start:.0f} s")
    if len(database_engine().indexed()) < options.entries // 2:
        _index_all()
    if os.environ.get("ELASTICSEARCH_URL"):
        _build(options.keep is not None)
    count = SearchEntry.objects.count()
    say(f"{engine().name}, {count:,} entries in {SPACES} spaces, a member of {THEIRS}; load {os.getloadavg()[0]:.1f}")
    _measure_search(questions(Texts(2), options.questions), options.repeats)
    _measure_indexing()


def _index_all() -> None:
    from django.db import transaction

    from search.engines import database_engine
    from search.models import SearchEntry

    start, done = time.perf_counter(), 0
    ids = list(SearchEntry.objects.order_by("pk").values_list("pk", flat=True))
    for first in range(0, len(ids), 500):
        with transaction.atomic():
            database_engine().index(SearchEntry.objects.filter(pk__in=ids[first : first + 500]))
        done += 500
    database_engine().compact()
    say(f"all indexed at {len(ids) / (time.perf_counter() - start):.0f} entries a second")


def _build(kept: bool) -> None:
    from search.elastic.building import build
    from search.elastic.state import state

    found = state()
    if kept and found.built and found.held == found.expected:
        return
    start = time.perf_counter()
    built = build()
    say(f"Elasticsearch built at {built / (time.perf_counter() - start):.0f} entries a second")


def _measure_search(asked: Sequence[str], repeats: int) -> None:
    from django.test import Client

    from search.engines import engine
    from search.parsing import parse
    from search.policies import reading_of
    from search.searching import search

    member = _member()
    client = Client()
    client.force_login(member)
    reading = reading_of(member)
    found = [engine().search(parse(question), reading).total for question in asked]
    say(f"{len(asked)} questions, {repeats} times each; they find {statistics.median(found):.0f} things in the median")
    say(f"{'ms':32}{'median':>9}{'p95':>9}{'CPU':>9}")
    tell("engine, with facets", asked, repeats, lambda question: engine().search(parse(question), reading))
    tell("search, checked, with excerpts", asked, repeats, lambda question: search(member, question, language="fr"))

    def page(question: str) -> None:
        if client.get("/fr/recherche/", {"q": question}).status_code != 200:
            raise SystemExit(f"No answer to {question!r}.")

    tell("whole page", asked, repeats, page)
    if os.environ.get("ELASTICSEARCH_URL"):
        _measure_curl(asked, repeats, reading)


def _member() -> Any:
    from intranet.access.models import Membership, Role, Space
    from tests import factories as make

    known = Membership.objects.filter(role=Role.EDITOR).first()
    if known is not None:
        return known.user
    member = make.make_referent(make.make_domain())
    for space in Space.objects.filter(kind=Space.Kind.WORKSPACE).order_by("pk")[:THEIRS]:
        make.join(space, member, Role.EDITOR)
    return member


def tell(what: str, asked: Sequence[str], repeats: int, ask: Callable[[str], object]) -> None:
    """Each question once unmeasured, then measured."""
    taken, spent = [], 0.0
    for question in asked:
        ask(question)
        before = _processor()
        for _repeat in range(repeats):
            start = time.perf_counter()
            ask(question)
            taken.append((time.perf_counter() - start) * 1000)
        spent += (_processor() - before) * 1000
    _tell(what, taken, f"{spent / len(taken):>9.1f}")


def _processor() -> float:
    """Seconds of the processor so far, of this process and of the one that answers it in PostgreSQL."""
    from django.db import connection

    spent = time.process_time()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            process = Path(f"/proc/{cursor.fetchone()[0]}/stat")
        if process.exists():
            # After the name, which may hold anything: the 14th and the 15th of all, in ticks.
            fields = process.read_text().rpartition(")")[2].split()
            spent += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return spent


def _tell(what: str, taken: Sequence[float], more: str = "") -> None:
    say(f"{what:32}{statistics.median(taken):>9.1f}{statistics.quantiles(taken, n=20)[-1]:>9.1f}{more}")


def _measure_curl(asked: Sequence[str], repeats: int, reading: Any) -> None:
    """What the server takes to answer what the engine asks, sent again by curl."""
    from search.engines import engine
    from search.parsing import parse

    taken = []
    for question in asked:
        with _overheard("_search") as requests:
            engine().search(parse(question), reading)
        for repeat in range(repeats + 1):
            spent = sum(_curl(*request) for request in requests)
            if repeat:
                taken.append(spent * 1000)
    _tell("the same requests by curl", taken)


@contextmanager
def _overheard(of: str) -> Iterator[list[tuple[str, str, bytes]]]:
    """What is sent to Elasticsearch at such addresses: method, target and body."""
    from elastic_transport import Transport
    from elastic_transport.client_utils import DEFAULT

    sent: list[tuple[str, str, bytes]] = []
    perform = Transport.perform_request

    def listening(transport: Transport, method: str, target: str, *, body: Any = DEFAULT, **options: Any) -> Any:
        if of in target:
            form = "application/x-ndjson" if isinstance(body, list | tuple) else "application/json"
            sent.append((method, target, transport.serializers.dumps(body, form)))
        return perform(transport, method, target, body=body, **options)

    with mock.patch.object(Transport, "perform_request", listening):
        yield sent


def _curl(method: str, target: str, body: bytes) -> float:
    """Seconds from the connection to the last byte of the answer."""
    command = [
        *("curl", "-s", "-o", "/dev/null", "-w", "%{time_total}", "-X", method),
        *("-H", "Content-Type: application/x-ndjson" if "_bulk" in target else "Content-Type: application/json"),
        *("--data-binary", "@-"),
        os.environ["ELASTICSEARCH_URL"].split(",")[0].rstrip("/") + target,
    ]
    return float(subprocess.run(command, input=body, capture_output=True, check=True).stdout)


def _measure_indexing() -> None:
    from django.db import connection

    from search.models import SearchEntry

    entries = list(SearchEntry.objects.order_by("-pk")[:INDEXED])
    rates = _elasticsearch_rates if os.environ.get("ELASTICSEARCH_URL") else _database_rates
    for what, taken in rates(entries, connection):
        say(f"{what:32}{len(entries) / taken:>9.0f} entries a second")


def _database_rates(entries: list[Any], connection: Any) -> Iterator[tuple[str, float]]:
    """The engine's own way; then the rows that it wrote, put into a table of the same form with nothing else to do."""
    from django.db import transaction

    from search.engines import database_engine

    start = time.perf_counter()
    for first in range(0, len(entries), 500):
        with transaction.atomic():
            database_engine().index(entries[first : first + 500])
    yield "indexed", time.perf_counter() - start
    columns, key = ("*", "entry_id") if connection.vendor == "postgresql" else ("rowid, *", "rowid")
    with connection.cursor() as cursor:
        ids = [entry.pk for entry in entries]
        rows: list[Any] = []
        for first in range(0, len(ids), 500):
            some = ids[first : first + 500]
            marks = ", ".join(["%s"] * len(some))
            cursor.execute(f"SELECT {columns} FROM search_index WHERE {key} IN ({marks})", some)  # noqa: S608
            rows += cursor.fetchall()
        _make_bare_table(cursor, connection.vendor)
        marks = ", ".join(["%s"] * len(rows[0]))
        named = "" if connection.vendor == "postgresql" else _sqlite_columns(cursor)
        start = time.perf_counter()
        for first in range(0, len(rows), 500):
            with transaction.atomic():
                cursor.executemany(f"INSERT INTO bare_index {named} VALUES ({marks})", rows[first : first + 500])  # noqa: S608
        yield "bare load of the same rows", time.perf_counter() - start
        cursor.execute("DROP TABLE bare_index")


def _make_bare_table(cursor: Any, vendor: str) -> None:
    cursor.execute("DROP TABLE IF EXISTS bare_index")
    if vendor == "postgresql":
        cursor.execute("CREATE TABLE bare_index (LIKE search_index INCLUDING ALL)")
        return
    cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'search_index'")
    cursor.execute(cursor.fetchone()[0].replace("search_index", "bare_index"))


def _sqlite_columns(cursor: Any) -> str:
    cursor.execute("SELECT name FROM pragma_table_info('bare_index')")
    return f"(rowid, {', '.join(row[0] for row in cursor.fetchall())})"


def _elasticsearch_rates(entries: list[Any], connection: Any) -> Iterator[tuple[str, float]]:
    """The engine's own way; then the same requests, byte for byte, by curl."""
    from search.elastic.engine import ElasticsearchEngine

    with _overheard("_bulk") as requests:
        start = time.perf_counter()
        ElasticsearchEngine().index(entries)
        yield "indexed", time.perf_counter() - start
    yield "the same requests by curl", sum(_curl(*request) for request in requests)


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
