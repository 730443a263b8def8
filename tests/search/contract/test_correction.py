"""What every engine proposes for what is misspelt, and to whom."""

import datetime as dt

import pytest
from django.db import connection
from django.utils import timezone

from intranet.access.models import Audience, Role
from search import trigrams
from search.models import SearchWord
from tests import factories as make

from .cases import MISSPELT
from .library import Library, entry

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture(params=["with", "without"])
def trigrams_known(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, db: None) -> bool:
    """Whether the database has the extension that finds them: on PostgreSQL, with it and on a server that has none."""
    if request.param == "without":
        monkeypatch.setattr(trigrams, "EXTENSION", "no_such_extension")
    elif connection.vendor != "postgresql":
        pytest.skip("pg_trgm is PostgreSQL's.")
    assert trigrams.prepare() is (request.param == "with")
    return trigrams.are_known()


@pytest.fixture(scope="module")
def collection(shelf: Library) -> Library:
    texts = sorted({text for _typed, text, _meant in MISSPELT if text})
    shelf.take(entry("Texte", body=text, language="fr") for text in texts)
    return shelf


@pytest.mark.parametrize(("typed", "meant"), [(typed, meant) for typed, _text, meant in MISSPELT])
def test_what_is_misspelt_is_corrected(collection: Library, typed: str, meant: str | None) -> None:
    assert collection.corrected(typed) == meant
    if meant is not None and " -" not in meant:
        assert collection.titles(meant)


def test_of_what_resembles_as_much_the_most_frequent_is_proposed(library: Library) -> None:
    for number in range(3):
        library.add(f"Zqchantier {number}")
    library.add("Zqchantiez")
    assert library.corrected("zqchantiex") == "zqchantier"


def test_what_is_rare_is_corrected_by_what_is_frequent_only(library: Library) -> None:
    library.add("Zqterritorie")
    library.add("Zqterritoire 0")
    assert library.corrected("zqterritorie") is None
    for number in range(1, 25):
        library.add(f"Zqterritoire {number}")
    assert library.corrected("zqterritorie") == "zqterritoire"
    # Another form of the same word is no correction of it.
    library.add("Zqterritoires")
    assert library.corrected("zqterritoires") is None


def test_two_letters_exchanged_at_the_start_of_a_short_word(library: Library) -> None:
    library.add("Zqpm")
    assert library.corrected("qzpm") == "zqpm"


# What is wrong at both ends, which leaves no beginning nor end to find it by; the glossary has none of these.
WRONG_AT_BOTH_ENDS = [
    ("nitermodalie", "L’intermodalité", "intermodalité"),
    ("maélioratoin", "L’amélioration", "amélioration"),
    ("edmonstratoin", "Une démonstration", "démonstration"),
    ("onrmandei", "La Normandie", "normandie"),
    ("ibodiversitee", "La biodiversité", "biodiversité"),
    ("niegbourhodo", "The neighborhood", None),
]


@pytest.mark.parametrize(("typed", "text", "meant"), WRONG_AT_BOTH_ENDS)
def test_trigrams_find_what_is_wrong_at_both_ends(
    library: Library, typed: str, text: str, meant: str | None, trigrams_known: bool
) -> None:
    library.add(text)
    assert library.corrected(typed) == (meant if trigrams_known else None)


def test_nobody_is_proposed_a_word_that_only_others_read(library: Library) -> None:
    space = make.space_of(make.make_workspace("Chantier"))
    library.add("Zqconfidentiel", space=space, audience=Audience.MEMBERS)
    library.add("Autre", body="Zqconfidentiel aussi", space=space, audience=Audience.POLE)
    library.add("Zqpasse", refresh_at=timezone.now() - dt.timedelta(seconds=1))
    assert library.corrected("zqconfidentel") is None
    assert library.corrected("zqpase", make.make_admin()) is None
    member = make.make_member(space, Role.READER)
    assert library.corrected("zqconfidentel", member) == "zqconfidentiel"
    member.memberships.update(valid_until=timezone.now())
    assert library.corrected("zqconfidentel", type(member).objects.get(pk=member.pk)) is None


def test_the_glossary_knows_how_its_terms_are_written(library: Library) -> None:
    """What nobody here writes is proposed where what means the same is found, by who may read it."""
    assert library.corrected("brownfeild") is None
    space = make.space_of(make.make_workspace("Chantier"))
    library.add("Une friche", space=space, audience=Audience.MEMBERS)
    assert library.corrected("brownfeild") is None
    member = make.make_member(space, Role.READER)
    assert library.corrected("Brownfeild", member) == "Brownfield"
    assert library.corrected("brownfeild zqbis", member) is None


def test_what_no_entry_says_any_more_is_not_proposed(library: Library) -> None:
    made = library.add("Zqdurandal zqcommun")
    library.add("Zqcommun")
    assert library.corrected("zqduranda") == "zqdurandal"
    library.engine.remove([made.pk])
    assert library.corrected("zqduranda") is None
    library.engine.compact()
    assert not SearchWord.objects.filter(plain="zqdurandal").exists()
    assert SearchWord.objects.filter(plain="zqcommun").exists()
