"""What a search costs: ``python benchmarks/search.py --entries 5000``.

On a scratch database of its own, SQLite or the server of DATABASE_URL, it fills the entries and the index with texts
drawn from a French and English vocabulary, in 100 spaces, and prints, for each kind of person and each question, the
median time and the CPU of this process, in milliseconds: of the engine alone, then of the whole search with its second
check and its excerpts. Also how many entries are indexed a second.
"""

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REPEATS = 15
QUESTIONS = (
    "eau",
    "coopérations intercommunales",
    "littoral -port",
    '"schéma régional"',
    "planning OU habitat",
    "rare",
)
FRENCH = (
    "eau littoral bassin rivière habitat foncier mobilité énergie climat paysage biodiversité coopération "
    "intercommunale territoire schéma régional agriculture tourisme patrimoine santé numérique éducation culture "
    "commerce emploi formation recherche attractivité délibération comité bureau élu référent membre projet "
    "programme bilan "
)
ENGLISH = (
    "water coast harbour river housing land transport energy climate landscape biodiversity cooperation "
    "authority area planning regional farming tourism heritage health digital education culture trade jobs training "
    "research assembly board member project programme review framework partnership "
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=5_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["VAR_DIR"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "intranet.settings.test"
        sys.path.insert(0, str(ROOT))
        import django

        django.setup()
        from django.db import connection

        name = connection.creation.create_test_db(verbosity=0)
        try:
            _fill(options.entries)
            _measure(options.entries)
        finally:
            connection.creation.destroy_test_db(name, verbosity=0)


def _fill(entries: int) -> None:
    from unittest import mock

    from django.db import connection, transaction
    from wagtail.models import Page

    from intranet.access.models import Audience
    from search import receivers
    from search.models import SearchEntry
    from tests import bulk
    from workspaces.setup import ensure_site

    ensure_site()
    with transaction.atomic(), mock.patch.object(receivers, "_again"):
        for number, space in enumerate(bulk.add_spaces(100)):
            audience = Audience.PUBLIC if number % 10 == 0 else Audience.POLE if number % 2 else Audience.MEMBERS
            space.rules.update(audience=audience)
            bulk.add_articles(Page.objects.get(translation_key=space.root_key), entries // 100)
    drawn = random.Random(1)  # noqa: S311 - no secret
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    made = [_entry(page, drawn) for page in Page.objects.filter(depth=5).order_by("pk")]
    start = time.perf_counter()
    for first in range(0, len(made), 200):
        with transaction.atomic():
            batch = SearchEntry.objects.bulk_create(made[first : first + 200])
            _index(batch)
    say(f"{len(made) / (time.perf_counter() - start):.0f} entries indexed a second")


def _index(entries: list[object]) -> None:
    from search.engines import engine

    engine().index(entries)  # type: ignore[arg-type]


def _entry(page: object, drawn: random.Random) -> object:
    from intranet.access.models import AccessRule
    from search.models import SearchEntry

    english = drawn.random() < 0.3
    vocabulary = (ENGLISH if english else FRENCH).split()
    rule = AccessRule.objects.get(translation_key=page.translation_key)  # type: ignore[attr-defined]

    def text(length: int) -> str:
        return " ".join(
            drawn.choices(vocabulary, weights=[1 / (rank + 2) for rank in range(len(vocabulary))], k=length)
        )

    return SearchEntry(
        source="page",
        object_id=page.pk,  # type: ignore[attr-defined]
        thing=f"page:{page.translation_key}",  # type: ignore[attr-defined]
        kind="articlepage",
        language="en" if english else "fr",
        serves=["en", "fr"],
        space_id=rule.space_id,
        audience=rule.audience,
        title=text(5),
        summary=text(25),
        body=text(250) + (" rare" if drawn.random() < 0.002 else ""),
    )


def _measure(entries: int) -> None:
    from django.contrib.auth.models import AnonymousUser
    from django.db import connection

    from intranet.access.models import Role, Space
    from intranet.access.policies import access_of
    from search.engines import engine
    from search.parsing import parse
    from search.policies import reading_of
    from search.searching import search
    from tests import factories as make

    member = make.make_referent(make.make_domain())
    for space in Space.objects.filter(kind=Space.Kind.WORKSPACE).order_by("pk")[:40]:
        make.join(space, member, Role.EDITOR)
    say(f"{connection.vendor}, {entries:,} entries; medians of {REPEATS}, in ms, and CPU of this process")
    say(f"{'':14}{'question':34}{'found':>7}{'engine':>9}{'CPU':>7}{'search':>9}{'CPU':>7}")
    for name, user in {"anonymous": AnonymousUser(), "member of 40": member}.items():
        access_of(user).roles  # noqa: B018 - worked out once for a request, before any search
        for question in QUESTIONS:
            query, condition = parse(question), reading_of(user)
            total = engine().search(query, condition).total
            alone = measure(lambda query=query, condition=condition: engine().search(query, condition))
            whole = measure(lambda user=user, question=question: search(user, question, language="fr"))
            say(f"{name:14}{question:34}{total:>7}" + "".join(f"{t:>9.1f}{c:>7.1f}" for t, c in (alone, whole)))


def measure(ask: Callable[[], object]) -> tuple[float, float]:
    """Median milliseconds, and milliseconds of CPU for each."""
    ask()
    taken, used = [], time.process_time()
    for _number in range(REPEATS):
        start = time.perf_counter()
        ask()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken), (time.process_time() - used) * 1000 / REPEATS


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
