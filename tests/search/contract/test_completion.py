"""How every engine completes what is being typed."""

import pytest

from .library import Library, entry

pytestmark = [pytest.mark.django_db, pytest.mark.database]

# What is typed, and the title that it begins.
COMPLETED = [
    ("val", "Vallée de la Seine"),
    ("VALLE", "Vallée de la Seine"),
    ("vallee de la sei", "Vallée de la Seine"),
    ("Vallée de la Seine", "Vallée de la Seine"),
    ("seine val", "Vallée de la Seine"),
    ("oeu", "Mise en œuvre"),
    ("œu", "Mise en œuvre"),
    ("l’ea", "La qualité de l’eau"),
    ("qualité de l'", "La qualité de l’eau"),
    ("inter-sc", "La démarche inter-SCoT"),
    ("S.C.O", "Le scot de Caen"),
    ("20006", "SIREN 200 065 563"),
]


@pytest.fixture(scope="module")
def collection(shelf: Library) -> Library:
    titles = sorted({title for _typed, title in COMPLETED})
    shelf.take([entry(title) for title in titles] + [entry("Autre chose", body=" ".join(titles))])
    return shelf


@pytest.mark.parametrize(("typed", "title"), COMPLETED)
def test_titles_complete_what_is_being_typed(collection: Library, typed: str, title: str) -> None:
    assert title in collection.completed(typed)
    assert "Autre chose" not in collection.completed(typed)


@pytest.mark.parametrize("typed", ["", " ", "t", '"', "*", "(", "’", "eau *", "%", "x" * 10_000, "a b c " * 500])
def test_what_begins_nothing_completes_nothing(collection: Library, typed: str) -> None:
    assert collection.completed(typed) in ([], ["La qualité de l’eau"])


def test_titles_that_begin_so_come_first_and_each_thing_once(library: Library) -> None:
    library.add("La démarche du transport", thing="made:a")
    library.add("The transport approach", "en", thing="made:a")
    library.add("Transport à la demande")
    library.add("Transports")
    assert library.completed("trans") == ["Transports", "Transport à la demande", "La démarche du transport"]
    assert library.completed("trans", language="en")[-1] == "The transport approach"
    assert library.completed("trans", length=2) == ["Transports", "Transport à la demande"]
