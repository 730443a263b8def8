"""What every engine finds, in French and in English: one collection for all cases, each in a theme of its own."""

import pytest

from intranet.access.models import Audience
from search.models import SearchEntry
from search.parsing import parse

from .cases import ENGLISH, FRENCH, HOSTILE, NOT_FOUND
from .library import Library, entry

pytestmark = [pytest.mark.django_db, pytest.mark.database]

# What is asked, the text, its language, and whether it must answer.
CASES = [
    *((asked, text, "fr", True) for asked, text in FRENCH),
    *((asked, text, "en", True) for asked, text in ENGLISH),
    *((asked, text, language, False) for asked, text, language in NOT_FOUND),
]
FIELDS = ["title", "summary", "headings", "body", "file_text"]
# Themes that no case has.
LONG, NOISY, HOSTILE_FROM = 9001, 9002, 10_000


def _entries() -> list[SearchEntry]:
    made = []
    for number, (_asked, text, language, _found) in enumerate(CASES, 1):
        other = "Autre chose" if language == "fr" else "Something else"
        made += [entry(text, language, themes=[number]), entry(other, language, themes=[number])]
    for number, asked in enumerate(HOSTILE):
        body = asked.replace("\x00", " ").encode("utf-8", "replace").decode()
        made.append(entry("La qualité de l’eau", body=body, themes=[HOSTILE_FROM + number]))
    endless = " ".join(f"mot{number} œuvre l’été" for number in range(60_000))
    made.append(entry("Long", body=endless, language="", themes=[LONG]))
    made.append(entry("Noisy", body="x" * 100_000 + " " + "é" * 100_000, themes=[NOISY]))
    return made


@pytest.fixture(scope="module")
def collection(shelf: Library) -> Library:
    shelf.take(_entries())
    return shelf


def test_there_are_cases_enough() -> None:
    assert len(FRENCH) + len(ENGLISH) + len(NOT_FOUND) >= 120


@pytest.mark.parametrize(
    ("number", "case"), list(enumerate(CASES, 1)), ids=[f"{each[2]}: {each[0]}"[:40] for each in CASES]
)
def test_what_is_asked_finds_what_it_should(collection: Library, number: int, case: tuple[str, str, str, bool]) -> None:
    asked, text, language, found = case
    assert collection.titles(asked, language=language, theme=[number]) == ([text] if found else [])


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_nothing_typed_is_an_error(collection: Library, number: int) -> None:
    collection.titles(HOSTILE[number])
    collection.completed(HOSTILE[number])
    assert collection.corrected(HOSTILE[number]) is None or parse(HOSTILE[number])
    assert collection.titles("qualité", theme=[HOSTILE_FROM + number]) == ["La qualité de l’eau"]


def test_a_text_without_end_is_taken_in(collection: Library) -> None:
    assert collection.titles("mot3", theme=[LONG]) == ["Long"]
    assert collection.titles("noisy", theme=[NOISY]) == ["Noisy"]


@pytest.mark.parametrize("field", FIELDS)
def test_all_that_an_entry_says_is_found(library: Library, field: str) -> None:
    library.add(**{"title": "Sans rapport", field: "Les zqprélèvements du littoral"})
    assert len(library.titles("zqprelevements")) == 1
    assert len(library.titles('"zqprélèvements du littoral"')) == 1
    assert library.titles('"littoral zqprélèvements"') == []


def test_words_are_looked_for_over_the_whole_of_an_entry(library: Library) -> None:
    library.add(
        "Zqlittoral", summary="Trois communes", body="La qualité de l’eau", file_text="Le zqtableau des mesures"
    )
    assert library.titles("zqlittoral commune eau zqtableau") == ["Zqlittoral"]
    assert library.titles("zqlittoral -zqtableau") == []


def test_each_language_has_its_own_stems_and_one_question_asks_both(library: Library) -> None:
    library.add("Les zqville coopérations", "fr")
    library.add("Zqville cooperating", "en")
    assert set(library.titles("zqville cooperation")) == {"Les zqville coopérations", "Zqville cooperating"}
    # A name is of no language.
    library.add("Jean Zqdupont", "", audience=Audience.PUBLIC)
    assert library.titles("zqdupont") == ["Jean Zqdupont"]
