"""In which order every engine answers."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from search.engines import Sort, postgresql

from .library import Library

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("never_filled")]


def test_title_before_summary_before_headings_before_text_before_file(library: Library) -> None:
    library.add("Par le fichier", file_text="Nous parlons ici du foncier.")
    library.add("Par le texte", body="Nous parlons ici du foncier.")
    library.add("Par un titre", headings="Le foncier", body="Nous parlons ici.")
    library.add("Par le résumé", summary="Le foncier.")
    library.add("Le foncier agricole du pôle et de ses membres", body="Un texte long. " * 200)
    assert library.titles("foncier") == [
        "Le foncier agricole du pôle et de ses membres",
        "Par le résumé",
        "Par un titre",
        "Par le texte",
        "Par le fichier",
    ]


def test_boosts_are_settings(library: Library, settings: Any) -> None:
    library.add("Par le texte", body="Le foncier.")
    library.add("Par le résumé", summary="Le foncier.")
    assert library.titles("foncier") == ["Par le résumé", "Par le texte"]
    settings.SEARCH_BOOSTS = {**settings.SEARCH_BOOSTS, "summary": 1.0, "text": 8.0}
    assert library.titles("foncier") == ["Par le texte", "Par le résumé"]


def test_of_what_matches_alike_the_newer_comes_first_but_not_before_what_matches_better(
    library: Library, settings: Any
) -> None:
    now = timezone.now()
    for days in (3000, 2, 20):
        library.add(f"Il y a {days} jours", body="La biodiversité.", date=now - dt.timedelta(days=days))
    # Of no date, and of as many words as the others.
    library.add("Il y a 77 jours", body="La biodiversité.")
    library.add("Ancien résumé", summary="La biodiversité.", date=now - dt.timedelta(days=5000))
    found = library.titles("biodiversité")
    assert found[:4] == ["Ancien résumé", "Il y a 2 jours", "Il y a 20 jours", "Il y a 3000 jours"]
    settings.SEARCH_RECENCY = 100_000
    settings.SEARCH_RECENCY_DAYS = 1
    assert library.titles("biodiversité")[:2] == ["Il y a 2 jours", "Il y a 20 jours"]


def test_pages_follow_each_other_where_not_all_is_weighed(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """PostgreSQL reads all words of what it weighs, and so does not weigh everything."""
    monkeypatch.setattr(postgresql, "MOST_WEIGHED", 4)
    now = timezone.now()
    for days in range(1, 10):
        library.add(f"Par le texte {days}", body="Zqfoncier.", date=now - dt.timedelta(days=days))
    library.add("Ancien résumé", summary="Zqfoncier.", date=now - dt.timedelta(days=5000))
    library.add("Résumé", summary="Zqfoncier.", date=now)
    library.add("Zqfoncier", date=now - dt.timedelta(days=5000))
    every = library.titles("zqfoncier")
    assert every[:2] == ["Zqfoncier", "Résumé"]
    assert len(set(every)) == 12
    pages = [library.titles_of(library.ask("zqfoncier", first=first, length=5)) for first in (0, 5, 10)]
    assert [title for page in pages for title in page] == every


def test_a_title_comes_before_a_text_that_repeats_the_word(library: Library) -> None:
    library.add("Répétitif", body="foncier " * 50)
    library.add("Stratégies foncières")
    assert library.titles("foncière") == ["Stratégies foncières", "Répétitif"]


def test_exact_words_come_before_other_forms(library: Library) -> None:
    for title in ("Coopérer", "Les coopérations", "La coopération", "Coopératif"):
        library.add(title)
    assert library.titles("coopération")[0] == "La coopération"
    assert library.titles("coopérations")[0] == "Les coopérations"
    library.add("Texte un", body="Délibérer demain")
    library.add("Texte deux", body="La délibération de demain")
    assert library.titles("délibération") == ["Texte deux", "Texte un"]


def test_all_words_in_a_title_come_before_some(library: Library) -> None:
    library.add("Le littoral", body="L’eau et le reste")
    library.add("L’eau du littoral")
    assert library.titles("eau littoral") == ["L’eau du littoral", "Le littoral"]


def test_what_says_it_oftener_in_as_many_words_comes_first(library: Library) -> None:
    library.add("Une mention", body="La biodiversité et le reste, et encore le reste.")
    library.add("Deux mentions", body="La biodiversité et le reste, et la biodiversité.")
    assert library.titles("biodiversité") == ["Deux mentions", "Une mention"]


def test_a_short_text_comes_before_a_long_one_that_says_as_much(library: Library) -> None:
    library.add("Long", body="Des mots sans rapport avec rien. " * 100 + "La biodiversité.")
    library.add("Court", body="La biodiversité.")
    assert library.titles("biodiversité") == ["Court", "Long"]


def test_what_is_in_the_readers_language_comes_first_among_what_matches_as_well(library: Library) -> None:
    library.add("Transport plan", "en")
    library.add("Le transport", "fr")
    for language, first in (("fr", "fr"), ("en", "en")):
        answer = library.ask("transport", language=language)
        assert next(iter(answer.found[0].languages)) == first
        assert answer.total == 2


def test_the_latest_first_the_oldest_first_and_by_title(library: Library) -> None:
    now = timezone.now()
    library.add("Étude de transport", date=now)
    library.add("transport", date=now - dt.timedelta(days=3))
    library.add("L’eau et le transport", date=now - dt.timedelta(days=1))
    library.add("Zones de transport")
    library.add("Transport, étude")
    oldest = ["transport", "L’eau et le transport", "Étude de transport"]
    assert library.titles("transport", sort=Sort.OLDEST)[:3] == oldest
    assert library.titles("transport", sort=Sort.NEWEST)[:3] == oldest[::-1]
    assert library.titles("transport", sort=Sort.TITLE) == [
        "L’eau et le transport",
        "Étude de transport",
        "transport",
        "Transport, étude",
        "Zones de transport",
    ]
