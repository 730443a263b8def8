"""What every engine finds in other words, by the terms of the glossary that mean the same."""

import pytest

from .cases import EQUIVALENT
from .glossary import widened
from .library import Library, entry

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture(scope="module")
def collection(shelf: Library) -> Library:
    shelf.take(
        made
        for number, (_asked, text, language, _found) in enumerate(EQUIVALENT, 1)
        for made in (entry(text, language, themes=[number]), entry("Autre chose", language, themes=[number]))
    )
    return shelf


@pytest.mark.parametrize(("number", "case"), list(enumerate(EQUIVALENT, 1)), ids=[each[0] for each in EQUIVALENT])
def test_what_is_said_in_other_words_is_found(
    collection: Library, number: int, case: tuple[str, str, str, bool]
) -> None:
    asked, text, _language, found = case
    assert collection.titles(widened(asked), theme=[number]) == ([text] if found else [])
