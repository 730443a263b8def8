"""The search of a site that has German too, which ``test_third_language`` runs in a process and a database of its own.

Each engine there is asked the same; what is printed at the end tells that all of it was gone through.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import django

# What is asked, and the German text that must answer.
FOUND = [
    ("Gemeinde", "Die Gemeinden am Fluss"),
    ("gemeinden", "Eine Gemeinde an der Küste"),
    ("Häuser", "Ein leeres Haus"),
    ("Haus", "Leere Häuser im Ort"),
    ("hauser", "Leere Häuser im Ort"),
    ("Haeuser", "Leere Häuser im Ort"),
    ("Städte", "Die Stadt am Meer"),
    ("Staedte", "Kleine Städte am Meer"),
    ("kuste", "Eine Gemeinde an der Küste"),
    ("Strasse", "Eine Straße für alle"),
    ("Straßen", "Eine Strasse für alle"),
    ("STRASSE", "Die Straßen der Stadt"),
    ("Massnahme", "Die Maßnahmen des Jahres"),
    ("Entwicklungen", "Die Entwicklung des Ortes"),
    ("die Gemeinde und der Fluss", "Gemeinden entlang von Flüssen"),
    ("Haus für alle", "Ein Haus, in dem jeder willkommen ist, alle eben"),
    ('"Straße für alle"', "Eine Strasse für alle"),
    ("Fluss -Küste", "Die Gemeinden am Fluss"),
    ("Fluß OR Meer", "Kleine Städte am Meer"),
    ("neue", "Das neue Rathaus"),
    ("Zweckverband", "Der Zweckverband"),
]
NOT_FOUND = [
    ("Haus", "Die Hausaufgabe"),
    ("Meer", "Mehr Zeit"),
    ('"alle für Straße"', "Eine Straße für alle"),
    ("Fluss -Gemeinde", "Die Gemeinden am Fluss"),
]
MARKED = [
    ("Haus", "Leere Häuser im Ort", "Leere <mark>Häuser</mark> im Ort"),
    ("Haeuser", "Leere Häuser im Ort", "Leere <mark>Häuser</mark> im Ort"),
    ("strasse", "Eine Straße für alle", "Eine <mark>Straße</mark> für alle"),
    ("mass", "Das Maß der Dinge", "Das <mark>Maß</mark> der Dinge"),
]


def main() -> None:
    django.setup()
    from django.test import override_settings

    from search.engines import database_engine
    from tests.search.contract.conftest import BesideTheDatabase
    from tests.search.elastic import indexes

    tell_languages()
    tell_marks()
    with _taken_back():
        ask(database_engine())
    print("asked of the database")  # noqa: T201 - what the test waits for
    address = os.environ.get("TEST_ELASTICSEARCH_URL")
    if address:
        with indexes(address) as its_settings, override_settings(**its_settings), _taken_back():
            ask(BesideTheDatabase())
        print("asked of Elasticsearch")  # noqa: T201 - likewise


def tell_languages() -> None:
    """A file's language is one of the site's."""
    from intranet.media.extraction.language import guess_language

    texts = {
        "de": "Der Vorstand hat das Programm der Mitglieder für das Jahr beschlossen und wird es ihnen vorstellen.",
        "fr": "Le comité syndical a adopté le programme de travail des membres pour l’année.",
        "en": "The board has adopted the work programme of its members for the year.",
        "": "El comité ha adoptado el programa de trabajo de los miembros y lo presentará a los municipios.",
    }
    for language, text in texts.items():
        assert guess_language(text) == language, text


def tell_marks() -> None:
    from search.highlighting import Highlighter
    from search.parsing import parse

    for asked, text, marked in MARKED:
        assert Highlighter(parse(asked)).marked(text) == marked, asked


def ask(engine: object) -> None:
    from tests.search.contract.library import Library, entry

    library = Library(engine)  # type: ignore[arg-type]
    cases = [*((*each, True) for each in FOUND), *((*each, False) for each in NOT_FOUND)]
    library.take(entry(text, "de", themes=[number]) for number, (_asked, text, _found) in enumerate(cases, 1))
    for number, (asked, text, found) in enumerate(cases, 1):
        assert library.titles(asked, language="de", theme=[number]) == ([text] if found else []), (engine, asked)
    # A file of no language is read in all of them; between versions that match as well, one's own comes first.
    library.add("Zqanlage", "", body="Zqbau der Häuser")
    assert library.titles("zqbau haus") == ["Zqanlage"]
    library.take([entry("Zqplan", "fr"), entry("Zqplan", "de", summary="Zqdeutsch"), entry("Zqplan", "en")])
    first = library.found_of(library.ask("zqplan", language="de"))[0]
    assert first.languages == {"de"}, engine
    assert library.completed("zqpl", language="de") == ["Zqplan"]


@contextmanager
def _taken_back() -> Iterator[None]:
    from django.db import transaction

    with transaction.atomic():
        yield
        transaction.set_rollback(True)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intranet.settings.test")
    main()
