"""Where what is found in other words stands, for whom, and from when."""

import pytest
from django.contrib.auth.models import AnonymousUser

from intranet.access.models import Audience, Role
from intranet.translation.models import Term, Wording
from search.synonyms import understand
from tests import factories as make

from .glossary import widened
from .library import Library

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("never_filled")]


def test_what_holds_what_was_typed_comes_first_and_the_rest_says_so(library: Library) -> None:
    library.add("The metropolitan partnership", "en")
    library.add("Another text", "en", body="Of a metropolitan partnership.")
    library.add("Le pôle métropolitain", "fr")
    library.add("Un texte", "fr", body="D’un pôle métropolitain.")
    answer = library.ask(widened("metropolitan partnership"), language="en")
    assert library.titles_of(answer) == [
        "The metropolitan partnership",
        "Another text",
        "Le pôle métropolitain",
        "Un texte",
    ]
    assert [each.direct for each in library.found_of(answer)] == [True, True, False, False]
    answer = library.ask(widened("pôle métropolitain"), language="fr")
    assert library.titles_of(answer)[:2] == ["Le pôle métropolitain", "Un texte"]
    assert [each.direct for each in library.found_of(answer)] == [True, True, False, False]


def test_a_thing_in_both_languages_is_found_once_and_directly(library: Library) -> None:
    library.add("Le pôle métropolitain", "fr", thing="made:both")
    library.add("The metropolitan partnership", "en", thing="made:both")
    answer = library.ask(widened("metropolitan partnership"), language="en")
    assert [(each.thing, each.direct, each.languages) for each in library.found_of(answer)] == [
        ("made:both", True, {"fr", "en"})
    ]


def test_equivalents_are_those_of_the_glossary_at_that_moment(library: Library) -> None:
    library.add("La zqmarette", "fr")
    assert library.titles(understand("zqrivulet")) == []
    term = Term.objects.create(key="zqmarette")
    Wording.objects.create(term=term, language="fr", preferred="zqmarette")
    english = Wording.objects.create(term=term, language="en", preferred="zqrivulet")
    term.save()
    assert library.titles(understand("zqrivulet")) == ["La zqmarette"]
    assert understand("zqrivulet").equivalents == ("zqmarette",)
    english.preferred = "zqbrook"
    english.save()
    term.save()
    assert library.titles(understand("zqrivulet")) == []
    assert library.titles(understand("zqbrook")) == ["La zqmarette"]


def test_equivalents_open_nothing(library: Library) -> None:
    space = make.space_of(make.make_workspace("Chantier"))
    library.add("Le foncier fermé", space=space, audience=Audience.MEMBERS)
    assert library.ask(widened("land"), AnonymousUser()).total == 0
    assert library.titles(widened("land"), make.make_member(space, Role.READER)) == ["Le foncier fermé"]
