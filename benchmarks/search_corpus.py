"""Entries for measures of the search: pages in spaces, with texts drawn from a French and an English vocabulary.

The words are those of the project's own texts (the demonstration and the user guides), drawn as often as words of
their rank are in any text; a tail of names that nobody else bears follows them, as in any real collection.
"""

import random
import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any
from unittest import mock

ROOT = Path(__file__).resolve().parent.parent
QUOTED = re.compile(r'"""(.+?)"""|"([^"\n]{30,})"', re.DOTALL)
WORD = re.compile(r"[^\W\d_]{2,}(?:[’'-][^\W\d_]{2,})*")
NAMES = 20_000
SYLLABLES = (
    "ba",
    "bri",
    "cou",
    "dou",
    "fla",
    "gré",
    "lou",
    "mar",
    "né",
    "oul",
    "per",
    "rou",
    "sar",
    "tin",
    "ver",
    "zon",
)
TITLE, SUMMARY, BODY = 6, 20, 160
# Of all entries, those in English; of the spaces, those that everybody reads.
ENGLISH, PUBLIC = 0.3, 10
BATCH = 500


class Texts:
    """Draws words; the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self.drawn = random.Random(seed)  # noqa: S311 - no secret
        self._words = {language: _vocabulary(language) for language in ("fr", "en")}
        self._weights = {
            language: list(accumulate(1 / (rank + 3) for rank in range(len(words))))
            for language, words in self._words.items()
        }

    def text(self, language: str, length: int) -> str:
        return " ".join(self.drawn.choices(self._words[language], cum_weights=self._weights[language], k=length))

    def word(self, language: str, first: int, last: int) -> str:
        """One of the words of those ranks."""
        return self._words[language][self.drawn.randrange(first, last)]


def _vocabulary(language: str) -> list[str]:
    """The words of one language, the most frequent first, then names."""
    from intranet.media.extraction.language import guess_language

    texts = [(ROOT / "docs" / f"user-guide.{language}.md").read_text()]
    for module in sorted((ROOT / "intranet" / "demo" / "content").rglob("*.py")):
        texts += [
            text
            for found in QUOTED.finditer(module.read_text())
            if guess_language(text := found[1] or found[2]) == language
        ]
    counts = Counter(word.lower() for text in texts for word in WORD.findall(text))
    drawn = random.Random(language)  # noqa: S311 - no secret
    names = ["".join(drawn.choices(SYLLABLES, k=drawn.randrange(2, 5))) for _number in range(NAMES)]
    return [*(word for word, _count in counts.most_common()), *names]


def fill(entries: int, spaces: int, texts: Texts) -> None:
    """Make the pages and their entries, in no index yet."""
    from django.db import connection, transaction
    from wagtail.models import Page

    from intranet.access.models import Audience
    from search import receivers
    from search.models import SearchEntry
    from tests import bulk
    from workspaces.setup import ensure_site

    ensure_site()
    with mock.patch.object(receivers, "_again"):
        for number, space in enumerate(bulk.add_spaces(spaces)):
            audience = Audience.PUBLIC if number % PUBLIC == 0 else Audience.POLE if number % 2 else Audience.MEMBERS
            with transaction.atomic():
                space.rules.update(audience=audience)
                bulk.add_articles(Page.objects.get(translation_key=space.root_key), entries // spaces)
    SearchEntry.objects.all().delete()
    for made in _entries(texts):
        SearchEntry.objects.bulk_create(made)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _entries(texts: Texts) -> Iterator[list[Any]]:
    from intranet.access.models import AccessRule
    from intranet.pages.models import ArticlePage
    from search.models import SearchEntry

    rules = {rule.translation_key: rule for rule in AccessRule.objects.all()}
    pages = ArticlePage.objects.order_by("pk").values_list("pk", "translation_key")
    made: list[SearchEntry] = []
    for pk, key in pages.iterator():
        language = "en" if texts.drawn.random() < ENGLISH else "fr"
        made.append(
            SearchEntry(
                source="page",
                object_id=pk,
                thing=f"page:{key}",
                kind=texts.drawn.choice(("articlepage", "newspage", "eventpage", "practicepage")),
                language=language,
                serves=["en", "fr"],
                space_id=rules[key].space_id,
                audience=rules[key].audience,
                title=texts.text(language, TITLE)[:255],
                summary=texts.text(language, SUMMARY),
                body=texts.text(language, BODY),
            )
        )
        if len(made) == BATCH:
            yield made
            made = []
    yield made


def questions(texts: Texts, count: int) -> list[str]:
    """Of the kinds that people ask: one word, some, a phrase that exists, something left out, one or the other."""
    from search.models import SearchEntry

    bodies = list(SearchEntry.objects.filter(pk__lte=1_000_000).order_by("pk").values_list("body", flat=True)[:count])

    def one(number: int) -> str:
        language = "en" if number % 3 == 2 else "fr"
        common, usual, rare = (texts.word(language, *ranks) for ranks in ((40, 200), (200, 1_500), (1_500, 6_000)))
        words = bodies[number].split()
        return (
            usual,
            f"{common} {usual}",
            f"{common} {usual} {texts.word(language, 40, 400)}",
            f'"{words[10]} {words[11]}"',
            f"{usual} -{common}",
            f"{rare} OU {usual}",
            common,
            rare,
        )[number % 8]

    return [one(number) for number in range(count)]
