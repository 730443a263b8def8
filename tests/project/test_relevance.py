"""The questions by which the search is judged (``benchmarks/relevance.py``)."""

import tomllib
from collections import Counter

from django.conf import settings


def test_there_are_enough_questions_in_both_languages_each_judged() -> None:
    path = settings.BASE_DIR / "benchmarks" / "data" / "relevance.toml"
    questions = tomllib.loads(path.read_text())["questions"]
    languages = Counter(question["language"] for question in questions)
    assert languages["fr"] + languages["en"] == len(questions) >= 40
    assert min(languages.values()) >= 15
    assert len({question["text"] for question in questions}) == len(questions)
    for question in questions:
        grades = list(question["judged"].values())
        assert set(grades) <= {1, 2, 3}
        assert max(grades) == 3
