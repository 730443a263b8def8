"""What every engine must find, in French and in English, and in which order; run on the engine of the database."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intranet.access.models import Audience
from search.engines import FACETS, Filters, Sort, engine
from search.models import SearchEntry
from search.parsing import parse
from search.policies import readable
from tests import factories as make

from .entries import add, titles

pytestmark = [pytest.mark.django_db, pytest.mark.database]

# What is asked, and the French text that must answer.
FRENCH = [
    ("eau", "La qualité de l’eau"),
    ("l'eau", "La qualité de l’eau"),
    ("l’eau", "La qualité de l'eau"),
    ("EAU", "La qualité de l’eau"),
    ("eaux", "La qualité de l’eau"),
    ("eau", "Les eaux usées"),
    ("d'eau", "Trois cours d’eau"),
    ("qualite", "La qualité de l’eau"),
    ("qualité", "La qualite de l'eau"),
    ("qualités", "La qualité de l’eau"),
    ("deliberation", "Les délibérations du comité"),
    ("délibérations", "Une délibération votée"),
    ("délibéré", "Ce qui a été délibéré"),
    ("élu", "Les élus du pôle"),
    ("élus", "Un élu référent"),
    ("élue", "Les élues du bureau"),
    ("elues", "Une élue référente"),
    ("métropole", "Le pôle métropolitain et les métropoles"),
    ("métropolitaine", "Les pôles métropolitains"),
    ("intercommunalité", "Des intercommunalités voisines"),
    ("intercommunale", "La coopération intercommunale"),
    ("intercommunaux", "Un équipement intercommunal"),
    ("coopérer", "La coopération entre territoires"),
    ("coopérations", "La coopération entre territoires"),
    ("territorial", "L’approche territoriale"),
    ("régionaux", "Un schéma régional"),
    ("régional", "Les schémas régionaux"),
    ("chevaux", "Le cheval en ville"),
    ("cheval", "Des chevaux en ville"),
    ("travaux", "Un travail commun"),
    ("travail", "Les travaux du quai"),
    ("lieu", "Des lieux partagés"),
    ("jeux", "Un jeu de cartes"),
    ("bureaux", "Le bureau du pôle"),
    ("référent", "Les référents techniques"),
    ("référente", "Un référent technique"),
    ("naturel", "Les espaces naturelles"),
    ("œuvre", "Mise en oeuvre du plan"),
    ("oeuvre", "Mise en œuvre du plan"),
    ("Œuvres", "La mise en œuvre"),
    ("cœur", "Le coeur de ville"),
    ("coeurs", "Au cœur du bassin"),
    ("vitae", "Curriculum vitæ"),
    ("vitæ", "Curriculum vitae"),
    ("aujourd'hui", "Aujourd’hui, trois membres"),
    ("aujourdhui", "Aujourd'hui, trois membres"),
    ("presqu'île", "L’aménagement de la presqu’île"),
    ("presquile", "L’aménagement de la presqu’île"),
    ("qu'il", "Ce qu’il faut savoir"),
    ("inter-SCoT", "La démarche inter-SCoT"),
    ("interscot", "La démarche inter‑SCoT"),
    ("inter-scot", "La démarche interscot"),
    ("scot", "La démarche inter-SCoT"),
    ("SCoTs", "Un SCoT approuvé"),
    ("S.C.O.T.", "Le SCoT de Caen"),
    ("scot", "Le S.C.o.T. de Caen"),
    ("PLUi", "Un PLUI par bassin"),
    ("GeMAPI", "La GEMAPI expliquée"),
    ("H2020", "Un projet H2020"),
    ("co-construction", "La coconstruction des projets"),
    ("coconstruction", "La co-construction des projets"),
    ("Caen-la-Mer", "Caen la mer"),
    ("caen la mer", "Caen-la-Mer"),
    ("200065563", "SIREN 200 065 563"),
    ("200 065 563", "SIREN 200065563"),
    ("200 065 563", "SIREN 200 065 563"),
    ("200 065 563", "SIREN 200.065.563"),
    ("24970", "24 970 habitants"),
    ("2011", "Approuvé en 2011"),
    ("eau littoral", "Le littoral et la qualité de l’eau"),
    ('"qualité de l\'eau"', "Suivre la qualité de l’eau"),
    ('"qualite de l’eau"', "Suivre la qualité de l'eau"),
    ("« qualité de l’eau »", "Suivre la qualité de l’eau"),
    ('"vallée de la Seine"', "La vallée de la Seine"),
    ("eau OU rivière", "Une rivière"),
    ("eau OR rivière", "La qualité de l’eau"),
    ("eau OR rivière littoral", "Le littoral et sa rivière"),
    ("la", "La mer"),
    ("de la", "De la mer"),
    ('eau"', "La qualité de l’eau"),
    ('"eau', "La qualité de l’eau"),
    ("eau OR", "La qualité de l’eau"),
    ("OR eau", "La qualité de l’eau"),
    ("eau 🌊", "La qualité de l’eau"),
    ("e\u0301lus", "Les élus du pôle"),
    ("eau NOT", "Not l’eau"),
]
ENGLISH = [
    ("water", "Water quality in ports"),
    ("waters", "Water quality in ports"),
    ("WATER", "The water council"),
    ("council's", "The councils met"),
    ("councils", "The council’s minutes"),
    ("cooperating", "Cooperation across the Channel"),
    ("cooperation", "Cooperating authorities"),
    ("authorities", "One local authority"),
    ("authority", "Local authorities"),
    ("planning", "The plan and the planners"),
    ("planned", "Planning together"),
    ("cities", "A city by the sea"),
    ("city", "Port cities"),
    ("e-mail", "Write us an email"),
    ("email", "Write us an e-mail"),
    ("don't", "Don’t wait"),
    ("O'Brien", "Speech by O’Brien"),
    ("U.K.", "Partners from the UK"),
    ("pôle", "The pole in brackets"),
    ('"area-wide planning"', "An area-wide planning framework"),
    ('"water quality"', "Water quality in ports"),
    ("the water", "Water for all"),
    ("1,250,000", "Funding of 1250000 euros"),
]
# What is asked, and the text that must not answer.
NOT_FOUND = [
    ("eau -littoral", "Le littoral et l’eau", "fr"),
    ('eau -"qualité de l’eau"', "La qualité de l’eau", "fr"),
    ('"qualité eau"', "La qualité de l’eau", "fr"),
    ('"eau de la qualité"', "La qualité de l’eau", "fr"),
    ("eau rivière", "La qualité de l’eau", "fr"),
    ("eau OR rivière littoral", "La qualité de l’eau", "fr"),
    ('"élu du pôle"', "Les élus du pôle", "fr"),
    ("-eau", "Le littoral", "fr"),
    ("", "Le littoral", "fr"),
    ("🌊", "Le littoral", "fr"),
    ("lit*", "Le littoral", "fr"),
    ("title:littoral2", "Le littoral", "fr"),
    ("water NEAR(quality)", "Water", "en"),
    # A stem of one language is no word of the other.
    ("pins", "A pin on the map, pine trees", "fr"),
][:-1]


@pytest.mark.parametrize(("asked", "text"), FRENCH)
def test_french(asked: str, text: str) -> None:
    add(text)
    add("Autre chose")
    assert titles(asked) == [text]


@pytest.mark.parametrize(("asked", "text"), ENGLISH)
def test_english(asked: str, text: str) -> None:
    add(text, "en")
    add("Something else", "en")
    assert titles(asked) == [text]


@pytest.mark.parametrize(("asked", "text", "language"), NOT_FOUND)
def test_not_found(asked: str, text: str, language: str) -> None:
    add(text, language)
    assert titles(asked) == []


@pytest.mark.parametrize("field", ["title", "summary", "headings", "body"])
def test_all_that_an_entry_says_is_found(field: str) -> None:
    add(**{"title": "Sans rapport", field: "Les prélèvements du littoral"})
    assert len(titles("prélèvement")) == 1
    assert len(titles('"prélèvements du littoral"')) == 1


def test_words_are_looked_for_over_the_whole_of_an_entry() -> None:
    add("Littoral", summary="Trois communes", body="La qualité de l’eau")
    assert titles("littoral commune eau") == ["Littoral"]


def test_each_language_has_its_own_stems_and_one_question_asks_both() -> None:
    add("Les coopérations", "fr")
    add("Cooperating", "en")
    assert set(titles("cooperation")) == {"Les coopérations", "Cooperating"}
    # "cars" is the plural of an English word; no French text about coaches is meant by it.
    add("Jean Dupont", "")
    assert titles("dupont") == ["Jean Dupont"]


# Ranking


def test_title_comes_before_summary_and_text() -> None:
    add("Par le texte", body="Nous parlons ici du foncier.")
    add("Par le résumé", summary="Le foncier.")
    add("Le foncier agricole du pôle et de ses membres", body="Un texte long. " * 200)
    assert titles("foncier") == ["Le foncier agricole du pôle et de ses membres", "Par le résumé", "Par le texte"]


def test_a_title_comes_before_a_text_that_repeats_the_word() -> None:
    add("Répétitif", body="foncier " * 50)
    add("Stratégies foncières")
    assert titles("foncière") == ["Stratégies foncières", "Répétitif"]


def test_exact_words_come_before_other_forms() -> None:
    for title in ("Coopérer", "Les coopérations", "La coopération", "Coopératif"):
        add(title)
    assert titles("coopération")[0] == "La coopération"
    assert titles("coopérations")[0] == "Les coopérations"
    add("Texte un", body="Délibérer demain")
    add("Texte deux", body="La délibération de demain")
    assert titles("délibération") == ["Texte deux", "Texte un"]


def test_all_words_in_a_title_come_before_some() -> None:
    add("Le littoral", body="L’eau et le reste")
    add("L’eau du littoral")
    assert titles("eau littoral") == ["L’eau du littoral", "Le littoral"]


def test_what_is_in_the_readers_language_comes_first_among_what_matches_as_well() -> None:
    add("Transport plan", "en")
    add("Le transport", "fr")
    query, everybody = parse("transport"), readable(AnonymousUser())
    for language, first in (("fr", "fr"), ("en", "en")):
        answer = engine().search(query, everybody, language=language)
        assert [next(iter(each.languages)) for each in answer.found][0] == first
        assert answer.total == 2


def test_the_latest_first() -> None:
    now = timezone.now()
    add("Transport ancien", date=now - dt.timedelta(days=3))
    add("Sans date de transport")
    add("Autre", body="transport", date=now)
    assert titles("transport", sort=Sort.DATE) == ["Autre", "Transport ancien", "Sans date de transport"]


# Counts


def test_counts_are_of_things_and_each_facet_leaves_itself_aside() -> None:
    water, land = make.make_domain("Eau"), make.make_domain("Foncier")
    add("Le bassin", thing="made:x", domain=water)
    add("The basin (bassin)", "en", thing="made:x", domain=water)
    add("Bassin de vie", domain=land, kind="sectionpage")
    add("Bassin.pdf", "", kind="document", domain=water)
    query, everybody = parse("bassin"), readable(AnonymousUser())
    answer = engine().search(query, everybody)
    assert answer.total == 3
    assert answer.facets["type"] == {"articlepage": 1, "sectionpage": 1, "document": 1}
    assert answer.facets["domain"] == {str(water.pk): 2, str(land.pk): 1}
    assert answer.facets["language"] == {"fr": 2, "en": 1}
    narrowed = engine().search(query, everybody, filters=Filters({"type": ("document",), "domain": (water.pk,)}))
    assert narrowed.total == len(narrowed.found) == 1
    assert narrowed.facets["type"] == {"articlepage": 1, "document": 1}
    assert narrowed.facets["domain"] == {str(water.pk): 1}
    both = engine().search(query, everybody, filters=Filters({"language": ("en", "fr")}))
    assert both.total == 2


def test_pages_follow_each_other_without_loss() -> None:
    for number in range(25):
        add(f"Bassin {number}")
    query, everybody = parse("bassin"), readable(AnonymousUser())
    found = [
        each.thing
        for first in (0, 10, 20, 30)
        for each in engine().search(query, everybody, first=first, length=10).found
    ]
    assert len(found) == len(set(found)) == 25


# Rights and dates


def test_what_is_not_theirs_is_neither_found_nor_counted() -> None:
    workspace = make.make_workspace("Chantier", domain=make.make_domain())
    space = make.space_of(workspace)
    for audience in Audience:
        add(f"Zqbassin {audience.name}", space=space, audience=audience)
    people: dict[str, Any] = {
        "PUBLIC": AnonymousUser(),
        "NETWORK": make.make_network_member(),
        "POLE": make.make_team_member(),
        "MEMBERS": make.make_referent(space.domain),
    }
    # The team holds the workspace too.
    assert len(titles("zqbassin", people.pop("POLE"))) == 4
    people["POLE"] = make.make_referent(make.make_domain())
    for narrowest, person in people.items():
        expected = {f"Zqbassin {audience.name}" for audience in Audience if audience >= Audience[narrowest]}
        assert set(titles("zqbassin", person)) == expected
        answer = engine().search(parse("zqbassin"), readable(person))
        assert sum(answer.facets["type"].values()) == len(expected)


def test_an_entry_that_a_date_has_changed_shows_to_nobody_until_it_is_made_again() -> None:
    now = timezone.now()
    add("Bassin passé", refresh_at=now - dt.timedelta(seconds=1))
    add("Bassin à venir", refresh_at=now + dt.timedelta(hours=1))
    assert titles("bassin") == ["Bassin à venir"]
    assert titles("bassin", make.make_admin()) == ["Bassin à venir"]


# Following


def test_the_index_follows_its_entries() -> None:
    entry = add("Bassin")
    entry.title = "Rivière"
    entry.save()
    engine().index([entry])
    assert titles("bassin") == []
    assert titles("rivière") == ["Rivière"]
    assert entry.pk in engine().indexed()
    engine().remove([entry.pk])
    assert titles("rivière") == []
    assert entry.pk not in engine().indexed()
    engine().index([entry])
    engine().clear()
    assert engine().indexed() == set()


def test_a_text_without_end_is_taken_in() -> None:
    add("Long", body=" ".join(f"mot{number} œuvre l’été" for number in range(60_000)), language="")
    assert titles("mot3") == ["Long"]
    add("Noisy", body="x" * 100_000 + " " + "é" * 100_000)
    assert titles("noisy") == ["Noisy"]


# Hostile input

HOSTILE = [
    '"', "'", "''", '""', '"" ""', "(", ")", "((((", "*", "a*", "^eau", "{title} : eau", "title : eau", "NEAR(a b)",
    "eau AND", "AND eau", "NOT", "NOT eau", "OR OR OR", "OU", "-", "--", "- -", '-"', '-""', "eau -", "+eau", "~eau",
    "\\", "\\'", "%", "_", "%s", "%(a)s", "{}", "';--", "'; DROP TABLE search_index; --", "eau' OR '1'='1", "eau:*",
    "eau & !littoral | (", "<->", "eau <-> littoral", "!", "!!eau", "&", "|", "\x00eau", "eau\x00", "\ud800", "\u202e",
    "😀", "👩‍👩‍👧", "\ufeff", "ﬁ ﬂ", "²", "½", "Ⅷ", "ß", "İ", "ı", "ŉ", "中文", "العربية", "עברית", "кириллица",
    "e\u0301" * 50,
    "a" * 10_000, "eau " * 5_000, '"' * 10_000, "-" * 10_000, "(" * 10_000, "OR " * 3_000, "l'" * 5_000, "a-" * 5_000,
    "1 234 567 " * 1_000, "<script>alert(1)</script>", '{"query": {"match_all": {}}}', "../../etc/passwd", "\n\r\t",
]  # fmt: skip


@pytest.mark.parametrize("asked", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_typed_is_an_error(asked: str) -> None:
    add("La qualité de l’eau", body=asked.replace("\x00", " ").encode("utf-8", "replace").decode())
    titles(asked)
    assert titles("qualité") == ["La qualité de l’eau"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.text(max_size=60),
        st.lists(
            st.sampled_from(['"', "-", "OR", "OU", "eau", "l'", "(", ")", "*", ":", "AND", "NOT", "é", "-eau", "''"])
        ).map(" ".join),
        st.lists(st.sampled_from("\"-OR eau'’()*:&|!<>\\%_")).map("".join),
    )
)
def test_no_text_is_an_error(asked: str) -> None:
    answer = engine().search(parse(asked), readable(AnonymousUser()))
    assert set(answer.facets) == set(FACETS)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80))
def test_any_text_is_found_by_its_own_words(text: str) -> None:
    text = "".join(letter for letter in text if letter != "\x00").encode("utf-8", "ignore").decode()
    SearchEntry.objects.filter(source="made").delete()
    engine().clear()
    add(f"Repère {text}"[:255])
    query = parse(text)
    if query and not query.excluded:
        alone = parse(" ".join(word.form for clause in query.clauses for term in clause for word in term.words))
        assert engine().search(alone, readable(AnonymousUser())).total == 1
