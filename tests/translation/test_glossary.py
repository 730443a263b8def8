"""The glossary: how its terms are found, what it says of translations, what it gives to the search."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from intranet.translation.glossary import lexicon
from intranet.translation.glossary.inflection import plain
from intranet.translation.glossary.matching import Matcher
from intranet.translation.glossary.setup import ensure_glossary
from intranet.translation.glossary.terms import Fault, check, occurrences, synonyms, terms_for
from intranet.translation.models import Term, Wording
from workspaces.setup import ensure_site


def found(text: str, *forms: str, language: str = "fr") -> list[str]:
    matcher = Matcher(language, [(form, form) for form in forms])
    return [text[place.start : place.end] for place in matcher.find(text)]


class TestMatching:
    @pytest.mark.parametrize(
        ("form", "said"),
        [
            ("élu", ["élu", "Élus", "élue", "élues", "ÉLUS"]),
            ("syndicat mixte", ["syndicats mixtes", "Syndicat\nmixte", "syndicat&nbsp;mixte"]),
            ("pôle métropolitain", ["pôles métropolitains"]),
            ("communauté de communes", ["communautés de communes"]),
            ("programme d’action", ["programmes d'actions"]),
            ("bonne pratique", ["bonnes pratiques", "bonnes-pratiques"]),
            ("local", ["locaux", "locale", "locales"]),
            ("opérationnel", ["opérationnelles"]),
            ("EPCI", ["EPCI", "EPCIs"]),
        ],
    )
    def test_number_gender_and_signs_make_no_difference(self, form: str, said: list[str]) -> None:
        for words in said:
            assert found(f"Ici, l’{words} (et non pas l’autre).", form) == [words]

    def test_in_english(self) -> None:
        for form, said in {
            "intermunicipal authority": "intermunicipal authorities",
            "citizens’ council": "citizens' councils",
            "lead body": "Lead bodies",
            "area-wide planning framework (SCoT)": "area-wide planning framework (SCoT)",
        }.items():
            assert found(f"The {said}, then.", form, language="en") == [said]

    def test_what_is_not_said_is_not_found(self) -> None:
        assert found("Un mobile, des mobiles.", "mobilités") == []
        assert found("Le syndicat. Mixte, il l’est.", "syndicat mixte") == []
        assert found("Le métropolitain, l’interscot.", "métropole", "SCoT") == []
        assert found("pat, Pat et épci", "PAT", "EPCI") == []

    def test_the_longest_wins_and_none_overlaps(self) -> None:
        assert found("La communauté urbaine de la communauté.", "communauté", "communauté urbaine") == [
            "communauté urbaine",
            "communauté",
        ]

    def test_a_language_without_rules_is_left_to_snowball_or_taken_as_it_is(self) -> None:
        assert found("die Gemeinden", "Gemeinde", language="de") == ["Gemeinden"]
        assert plain("slovník", "sk") == "slovník"

    @settings(max_examples=60, deadline=None)
    @given(st.text(max_size=200), st.lists(st.text(min_size=1, max_size=20), max_size=5))
    def test_any_text_and_any_form_can_be_read(self, text: str, forms: list[str]) -> None:
        end = 0
        for place in Matcher("fr", [(form, form) for form in forms]).find(text):
            assert end <= place.start < place.end <= len(text)
            end = place.end


@pytest.mark.django_db
class TestTerms:
    def test_an_installation_starts_with_the_terms_of_the_field_in_both_languages(self) -> None:
        assert Term.objects.count() > 30
        for language in ("fr", "en"):
            wordings = Wording.objects.filter(language=language)
            assert wordings.count() == Term.objects.count()
            assert not wordings.filter(definition="").exists()
        pairs = terms_for("fr", "en")
        assert pairs["comite-syndical"].target.preferred == "assembly"
        assert pairs["scot"].target.preferred == "area-wide planning framework (SCoT)"
        assert "bureau" not in pairs

    def test_what_editors_took_out_does_not_come_back(self) -> None:
        Term.objects.get(key="bilan").delete()
        ensure_site()
        ensure_glossary()
        assert not Term.objects.filter(key="bilan").exists()

    def test_occurrences_say_what_is_to_become_of_them(self) -> None:
        text = "Les comités de pilotage de l’EPCI."
        got = [(text[at.start : at.end], pair.target.preferred) for at, pair in occurrences(text, "fr", "en")]
        assert got == [("comités de pilotage", "steering committee"), ("EPCI", "intermunicipal authority")]
        back = "The steering committees of an EPCI."
        assert [pair.target.preferred for _at, pair in occurrences(back, "en", "fr")] == ["comité de pilotage", "EPCI"]

    def test_a_good_translation_is_told_nothing(self) -> None:
        source = "<p>Le <b>comité de pilotage</b> réunit les EPCI et le chef de file.</p>"
        target = "<p>The steering committee brings together intermunicipal bodies and the <i>lead body</i>.</p>"
        assert check(source, target, "fr", "en") == []

    def test_a_missing_term_and_a_forbidden_rendering_are_told_once_each(self) -> None:
        source = "Le comité de pilotage, encore le comité de pilotage, et l’élu d’un syndicat mixte."
        target = "The piloting committees, a <b>mixed union</b>, and somebody."
        warnings = {warning.key: warning for warning in check(source, target, "fr", "en")}
        assert set(warnings) == {"comite-de-pilotage", "elu", "syndicat-mixte"}
        assert warnings["comite-de-pilotage"].fault is Fault.FORBIDDEN
        assert warnings["comite-de-pilotage"].said == "piloting committees"
        assert warnings["elu"].fault is Fault.MISSING
        assert warnings["elu"].expected == "elected member"
        assert "elected member" in str(warnings["elu"])

    def test_what_is_part_of_a_term_is_not_forbidden(self) -> None:
        Wording.objects.filter(term__key="territoire", language="en").update(forbidden="community")
        lexicon.forget()
        term = Term.objects.get(key="territoire")
        term.save()
        assert check("", "An urban community.", "fr", "en") == []
        assert [warning.said for warning in check("", "A community.", "fr", "en")] == ["community"]

    def test_synonyms_hold_all_languages_and_follow_at_once(self) -> None:
        group = next(group for group in synonyms() if group.key == "epci")
        forms = {("fr", "EPCI"), ("fr", "intercommunalité"), ("en", "intermunicipal authority")}
        assert forms <= set(group.forms)
        wording = Wording.objects.get(term__key="epci", language="en")
        wording.variants += "\nlocal union"
        wording.save()
        assert ("en", "local union") in next(group for group in synonyms() if group.key == "epci").forms
        Term.objects.get(key="epci").delete()
        assert all(group.key != "epci" for group in synonyms())

    def test_reading_the_glossary_again_asks_nothing(self) -> None:
        lexicon.current_lexicon()
        with CaptureQueriesContext(connection) as queries:
            check("Le comité de pilotage.", "The board.", "fr", "en")
        assert not queries.captured_queries
        lexicon.forget()
        with CaptureQueriesContext(connection) as queries:
            lexicon.current_lexicon()
        assert len(queries) == 1

    def test_a_rendering_cannot_be_both_said_and_forbidden(self) -> None:
        wording = Wording(
            language="en", preferred=" steering  group ", variants="Board\n\nboard \nBoard", forbidden="x"
        )
        wording.clean()
        assert (wording.preferred, wording.variants) == ("steering group", "Board\nboard")
        wording.forbidden = "Steering group"
        with pytest.raises(ValidationError):
            wording.clean()
        with pytest.raises(ValidationError):
            Wording(language="en", preferred="a | b").clean()
