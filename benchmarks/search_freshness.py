"""How soon a change is in Elasticsearch: ``python benchmarks/search_freshness.py``.

On a scratch site of its own (SQLite, or the server of DATABASE_URL), with a real worker as a process beside this one,
it makes each change so many times (``--repeats``), and waits until the index itself answers as it should (that of
``--elasticsearch``). It prints, for each kind of change, the milliseconds from the commit to that answer: median, p95
and the longest.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
# Seconds that the worker rests where there is nothing to do, as in deploy/.
INTERVAL = "0.2"
# Seconds to wait for one change, and between two looks.
LONGEST, LOOK = 30, 0.004
WORD = "zqfraicheur"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--elasticsearch", default="http://localhost:9200")
    parser.add_argument("--repeats", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "VAR_DIR": folder,
            "DJANGO_SETTINGS_MODULE": "intranet.settings.dev",
            "ELASTICSEARCH_URL": options.elasticsearch,
            "ELASTICSEARCH_PREFIX": f"bench-{os.getpid()}",
            "LOG_LEVEL": "WARNING",
        }
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/site.sqlite3")
        sys.path.insert(0, str(ROOT))
        import django

        django.setup()
        _measure(options.repeats)


def _measure(repeats: int) -> None:
    from django.core.management import call_command

    from search.elastic import building, following

    call_command("migrate", verbosity=0)
    call_command("init_site")
    worker = subprocess.Popen(
        [
            sys.executable,
            "manage.py",
            "db_worker",
            "--backend",
            "background",
            "--queue-name",
            "*",
            "--interval",
            INTERVAL,
        ]
        + ["--no-reload", "--no-startup-delay"],
        cwd=ROOT,
    )
    try:
        building.build()
        following.follow()
        taken: dict[str, list[float]] = {}
        for number in range(repeats + 1):
            for name, change, expected in _changes(number):
                milliseconds = _once(change, expected)
                # The first round finds the worker starting.
                if number:
                    taken.setdefault(name, []).append(milliseconds)
        say(f"{'change':34}{'median':>8}{'p95':>8}{'longest':>9}")
        for name, its in taken.items():
            say(f"{name:34}{statistics.median(its):>8.0f}{sorted(its)[int(len(its) * 0.95)]:>8.0f}{max(its):>9.0f}")
    finally:
        worker.terminate()
        worker.wait()
        building.remove_all()


def _once(change: Callable[[], object], expected: Callable[[], bool]) -> float:
    change()
    start = time.perf_counter()
    while not expected():
        if time.perf_counter() - start > LONGEST:
            raise SystemExit("The index does not follow.")
        time.sleep(LOOK)
    return (time.perf_counter() - start) * 1000


def _changes(number: int) -> Iterator[tuple[str, Callable[[], object], Callable[[], bool]]]:
    """What is changed, one after the other, and how the index must answer then."""
    from django.contrib.auth.models import AnonymousUser
    from django.utils import timezone

    from intranet.access.models import Audience, Membership, Space
    from tests import factories as make

    word, nobody = f"{WORD}{number}", AnonymousUser()
    open_space = make.make_workspace(f"Ouvert {number}", audience=Audience.PUBLIC)
    closed = make.make_workspace(f"Fermé {number}")
    made: dict[str, Any] = {}

    def publish() -> None:
        made["page"] = make.make_article(open_space, word)

    def edit() -> None:
        made["page"].title = f"{word}b"
        made["page"].save_revision().publish()

    def again() -> None:
        made["page"].save_revision().publish()

    def translate() -> None:
        english = make.english(made["page"])
        english.alias_of, english.title = None, f"{word}en"
        english.save()

    def file() -> None:
        made["file"] = make.make_document(make.space_of(closed), f"{word}f")
        made["reader"] = make.make_admin()

    def rename_file() -> None:
        made["file"].title = f"{word}g"
        made["file"].save()

    def join() -> None:
        made["person"] = make.make_user(last_name=f"{word}p")
        made["director"] = make.make_network_member()
        make.join(Space.objects.get(kind=Space.Kind.NETWORK), made["person"])

    def leave() -> None:
        for membership in Membership.objects.filter(user=made["person"]):
            membership.valid_until = timezone.now()
            membership.save()

    yield "page published", publish, lambda: _finds(word, nobody)
    yield "page edited", edit, lambda: _finds(f"{word}b", nobody)
    yield "translation published", translate, lambda: _finds(f"{word}en", nobody)
    yield (
        "audience narrowed",
        lambda: make.narrow(made["page"], Audience.MEMBERS),
        lambda: not _finds(f"{word}b", nobody),
    )
    yield "audience widened", lambda: make.narrow(made["page"], Audience.PUBLIC), lambda: _finds(f"{word}b", nobody)
    yield "page withdrawn", lambda: made["page"].unpublish(), lambda: not _finds(f"{word}b", nobody)
    yield "page published again", again, lambda: _finds(f"{word}b", nobody)
    yield (
        "page moved to a closed space",
        lambda: made["page"].move(closed, pos="last-child"),
        lambda: not _finds(f"{word}b", nobody),
    )
    yield "file added", file, lambda: _finds(f"{word}f", made["reader"])
    yield "file renamed", rename_file, lambda: _finds(f"{word}g", made["reader"])
    yield "person joins the network", join, lambda: _finds(f"{word}p", made["director"])
    yield "person leaves the network", leave, lambda: not _finds(f"{word}p", made["director"])
    yield "file deleted", lambda: made["file"].delete(), lambda: not _finds(f"{word}g", made["reader"])


def _finds(word: str, person: Any) -> bool:
    """Whether the index itself does, without the database."""
    from search.elastic.engine import ElasticsearchEngine
    from search.parsing import parse
    from search.policies import reading_of

    return bool(ElasticsearchEngine().search(parse(word), reading_of(person), length=1).total)


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
