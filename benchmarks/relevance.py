"""How well the search answers: ``python benchmarks/relevance.py``, on the demonstration in the database of this site.

Asks every question of ``data/relevance.toml`` as the page does, with the engine of the settings, and prints the nDCG of
the first ten results: for each question, worst first, and in the mean. 1: the best order that there is; a judgement of
3 counts for 7, 2 for 3, 1 for 1, less and less with the place. ``--results`` prints what was found too, and which of
it nobody judged.
"""

import argparse
import math
import os
import sys
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FIRST = 10
READER = "vasseur@example.org"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--results", action="store_true")
    parser.add_argument("--worst", type=int, default=1000, help="how many questions to print")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intranet.settings.dev")
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    from search.engines import engine

    questions = tomllib.loads((Path(__file__).parent / "data" / "relevance.toml").read_text())["questions"]
    things = _things()
    asked = sorted((_ask(question, things) for question in questions), key=lambda each: each[0])
    for score, question, lines in asked[: options.worst]:
        say(f"{score:.3f}  {question['language']}  {question['text']}")
        if options.results:
            say("\n".join(lines))
    mean = sum(score for score, *_others in asked) / len(asked)
    below = sum(score < 0.8 for score, *_others in asked)
    say(f"{engine().name}: nDCG@{FIRST} {mean:.3f} over {len(asked)} questions; {below} below 0.8")


def _things() -> dict[str, set[str]]:
    """What has each title, by what its entries count as."""
    from search.models import SearchEntry

    found = defaultdict(set)
    for entry in SearchEntry.objects.all():
        # Titles are written with unbreakable spaces.
        found[" ".join(entry.title.split())].add(entry.counted_as)
    return found


def _ask(question: dict[str, Any], things: dict[str, set[str]]) -> tuple[float, dict[str, Any], list[str]]:
    from django.contrib.auth import get_user_model
    from django.utils import translation

    from search.searching import search

    grades = {}
    for title, grade in question["judged"].items():
        if not things.get(title):
            raise SystemExit(f"Nothing is called {title!r}: is the demonstration loaded?")
        grades.update(dict.fromkeys(things[title], grade))
    reader = get_user_model().objects.get(email=READER)
    with translation.override(question["language"]):
        results = search(reader, question["text"], language=question["language"]).shown[:FIRST]
    found = [result.entry.counted_as for result in results]
    best = _gain(sorted(grades.values(), reverse=True)[:FIRST])
    score = _gain([grades.get(thing, 0) for thing in found]) / best
    lines = [
        f"       {grades.get(result.entry.counted_as, '-')}  {result.type_label}: {result.entry.title}"
        for result in results
    ]
    missed = {title for title in question["judged"] if not things[title] & set(found)}
    lines += [f"       {question['judged'][title]}  not among them: {title}" for title in sorted(missed)]
    return score, question, lines


def _gain(grades: list[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
