"""What is marked in results, and which passage of a text they show."""

import pytest

from search.highlighting import EXCERPT, Highlighter
from search.models import SearchEntry
from search.parsing import parse


@pytest.mark.parametrize(
    ("asked", "text", "marked"),
    [
        ("eau", "L’eau & les eaux", "L’<mark>eau</mark> &amp; les <mark>eaux</mark>"),
        ("deliberations", "La délibération", "La <mark>délibération</mark>"),
        ("oeuvre", "Mise en œuvre", "Mise en <mark>œuvre</mark>"),
        ("œuvres", "Mise en oeuvre", "Mise en <mark>oeuvre</mark>"),
        ("aujourd'hui", "Aujourdhui", "<mark>Aujourdhui</mark>"),
        ('"vallée de la Seine"', "la vallée de la Seine", "la <mark>vallée</mark> de la <mark>Seine</mark>"),
        ("planning", "Plans and planned", "<mark>Plans</mark> and <mark>planned</mark>"),
        ("eau", "bateau eaux-vives", "bateau <mark>eaux</mark>-vives"),
        ("eau -mer", "eau et mer", "<mark>eau</mark> et mer"),
        ("mark", "<mark> & mark", "&lt;<mark>mark</mark>&gt; &amp; <mark>mark</mark>"),
        ("🌊", "<b>mer</b>", "&lt;b&gt;mer&lt;/b&gt;"),
    ],
)
def test_words_are_marked_as_they_are_written(asked: str, text: str, marked: str) -> None:
    assert Highlighter(parse(asked)).marked(text) == marked


def excerpt(asked: str, **fields: str) -> str:
    return str(Highlighter(parse(asked)).excerpt(SearchEntry(title="Titre", **fields)))


def test_the_excerpt_is_where_most_of_what_is_sought_is() -> None:
    filler = "Des mots sans rapport avec rien. " * 60
    body = f"Le bassin. {filler} Le bassin de l’Orne et son littoral. {filler}"
    found = excerpt("bassin littoral", summary="Un résumé.", body=body)
    assert "<mark>bassin</mark> de l’Orne et son <mark>littoral</mark>" in found
    assert found.startswith("… ")
    assert found.endswith(" …")
    assert len(found) < EXCERPT + 100


def test_the_summary_comes_first_where_it_says_it() -> None:
    assert excerpt("bassin", summary="Le bassin.", body="Du bassin.") == "Le <mark>bassin</mark>."
    assert excerpt("titre", summary="Le bassin.", body="Du texte.") == "Le bassin."
    assert excerpt("titre", body="Du texte.") == "Du texte."
    assert excerpt("titre") == ""


def test_a_text_without_spaces_is_cut_all_the_same() -> None:
    assert len(excerpt("titre", body="x" * 5000)) < EXCERPT + 10
    assert "<mark>" in excerpt("bassin", body=f"{'x' * 5000} bassin {'y' * 5000}")


def test_headings_and_paragraphs_do_not_run_into_each_other() -> None:
    entry = SearchEntry(
        title="Eau", headings="Les mesures\nLes suites ?", body="Les mesures\nTrois prélèvements.\n\nUn tableau\nDix"
    )
    found = "Les mesures · Trois <mark>prélèvements</mark>. Un tableau · Dix"
    assert Highlighter(parse("prélèvement")).excerpt(entry) == found
    assert Highlighter(parse("suites")).excerpt(entry) == "Les mesures · Les <mark>suites</mark> ?"
    assert Highlighter(parse("ailleurs")).excerpt(entry) == "Les mesures · Trois prélèvements. Un tableau · Dix"
