"""What every engine must find, in French and in English, and in which order; run on the engine of the database."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intranet.access.models import Audience, Role
from search.engines import FACETS, NO_SUCH_VALUE, Filters, Sort, engine
from search.models import SearchEntry
from search.parsing import parse
from search.policies import reading_of
from tests import factories as make

from .entries import add, titles, titles_of

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


@pytest.mark.parametrize("field", ["title", "summary", "headings", "body", "file_text"])
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
    add("Par le fichier", file_text="Nous parlons ici du foncier.")
    add("Par le texte", body="Nous parlons ici du foncier.")
    add("Par le résumé", summary="Le foncier.")
    add("Le foncier agricole du pôle et de ses membres", body="Un texte long. " * 200)
    assert titles("foncier") == [
        "Le foncier agricole du pôle et de ses membres",
        "Par le résumé",
        "Par le texte",
        "Par le fichier",
    ]


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
    query, everybody = parse("transport"), reading_of(AnonymousUser())
    for language, first in (("fr", "fr"), ("en", "en")):
        answer = engine().search(query, everybody, language=language)
        assert [next(iter(each.languages)) for each in answer.found][0] == first
        assert answer.total == 2


def test_the_latest_first() -> None:
    now = timezone.now()
    add("Transport ancien", date=now - dt.timedelta(days=3))
    add("Sans date de transport")
    add("Autre", body="transport", date=now)
    assert titles("transport", sort=Sort.NEWEST) == ["Autre", "Transport ancien", "Sans date de transport"]


def test_the_oldest_first_and_by_title() -> None:
    now = timezone.now()
    add("Étude de transport", date=now)
    add("transport", date=now - dt.timedelta(days=3))
    add("L’eau et le transport", date=now - dt.timedelta(days=1))
    add("Zones de transport")
    add("Transport, étude")
    assert titles("transport", sort=Sort.OLDEST)[:3] == ["transport", "L’eau et le transport", "Étude de transport"]
    assert titles("transport", sort=Sort.TITLE) == [
        "L’eau et le transport",
        "Étude de transport",
        "transport",
        "Transport, étude",
        "Zones de transport",
    ]


# What is being typed


def completed(typed: str, person: Any = None, **asked: Any) -> list[str]:
    return [each.text for each in engine().complete(typed, reading_of(person or AnonymousUser()), **asked)]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("val", "Vallée de la Seine"),
        ("VALLE", "Vallée de la Seine"),
        ("vallee de la sei", "Vallée de la Seine"),
        ("Vallée de la Seine", "Vallée de la Seine"),
        ("seine val", "Vallée de la Seine"),
        ("oeu", "Mise en œuvre"),
        ("œu", "Mise en oeuvre"),
        ("l’ea", "La qualité de l’eau"),
        ("qualité de l'", "La qualité de l’eau"),
        ("inter-sc", "La démarche inter-SCoT"),
        ("S.C.O", "Le SCoT de Caen"),
        ("20006", "SIREN 200 065 563"),
    ],
)
def test_titles_complete_what_is_being_typed(typed: str, title: str) -> None:
    add(title)
    add("Autre chose", body=title)
    assert completed(typed) == [title]


def test_titles_that_begin_so_come_first_and_each_thing_once() -> None:
    add("La démarche du transport", thing="made:a")
    add("The transport approach", "en", thing="made:a")
    add("Transport à la demande")
    add("Transports")
    assert completed("trans") == ["Transports", "Transport à la demande", "La démarche du transport"]
    assert completed("trans", language="en")[-1] == "The transport approach"
    assert completed("trans", length=2) == ["Transports", "Transport à la demande"]


@pytest.mark.parametrize("typed", ["", " ", "t", '"', "*", "(", "’", "eau *", "%", "x" * 10_000, "a b c " * 500])
def test_what_begins_nothing_completes_nothing(typed: str) -> None:
    add("Transport")
    add("Eau")
    assert completed(typed) in ([], ["Eau"])


def test_titles_of_others_complete_nothing() -> None:
    space = make.space_of(make.make_workspace("Chantier"))
    add("Zqbassin fermé", space=space, audience=Audience.MEMBERS)
    add("Zqbassin d’hier", refresh_at=timezone.now() - dt.timedelta(seconds=1))
    assert completed("zqba") == []
    assert completed("zqba", make.make_member(space, Role.READER)) == ["Zqbassin fermé"]


# Counts


def test_counts_are_of_things_and_each_facet_leaves_itself_aside() -> None:
    water, land = make.make_domain("Eau"), make.make_domain("Foncier")
    add("Le bassin", thing="made:x", domain=water)
    add("The basin (bassin)", "en", thing="made:x", domain=water)
    add("Bassin de vie", domain=land, kind="sectionpage")
    add("Bassin.pdf", "", kind="document", domain=water)
    query, everybody = parse("bassin"), reading_of(AnonymousUser())
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


def test_every_facet_counts_and_narrows_alike() -> None:
    space, other = make.space_of(make.make_workspace("Chantier")), make.space_of(make.make_workspace("Autre"))
    writer, body = make.make_user(), make.make_organisation()
    add("Bassin un", space=space, themes=[1, 2], author=writer, organisation=body)
    add("Bassin deux", space=space, themes=[2], author=writer)
    add("Bassin trois", space=other, themes=[2, 30], organisation=body)
    add("Bassin quatre")
    counts = {
        "theme": {"1": 1, "2": 3, "30": 1},
        "space": {str(space.pk): 2, str(other.pk): 1},
        "author": {str(writer.pk): 2},
        "organisation": {str(body.pk): 2},
    }
    everybody = reading_of(AnonymousUser())
    found = engine().search(parse("bassin"), everybody).facets
    assert {facet: found[facet] for facet in counts} == counts
    for facet, values in counts.items():
        for value, number in values.items():
            # As numbers or as the text that counts tell them by.
            for chosen in (value, int(value)):
                answer = engine().search(parse("bassin"), everybody, filters=Filters({facet: (chosen,)}))
                assert answer.total == len(answer.found) == number
                assert answer.facets[facet] == values
    assert set(titles("bassin", theme=[1, 30])) == {"Bassin un", "Bassin trois"}
    assert titles("bassin", theme=[2], space=[other.pk]) == ["Bassin trois"]
    answer = engine().search(parse("bassin"), everybody, filters=Filters({"theme": (2,), "space": (space.pk,)}))
    assert answer.facets["theme"] == {"1": 1, "2": 2}
    assert answer.facets["space"] == {str(space.pk): 2, str(other.pk): 1}
    for facet in FACETS:
        answer = engine().search(parse("bassin"), everybody, filters=Filters({facet: (NO_SUCH_VALUE,)}))
        assert (answer.total, answer.found) == (0, [])
        assert answer.facets[facet] == found[facet]


def test_a_period_is_of_whole_days_where_the_site_is() -> None:
    paris = ZoneInfo("Europe/Paris")
    add("Bassin sans date")
    for day, hour, minute in ((9, 23, 59), (10, 0, 0), (11, 23, 59), (12, 0, 0)):
        add(f"Bassin {day}", date=dt.datetime(2026, 7, day, hour, minute, tzinfo=paris))
    tenth, eleventh = dt.date(2026, 7, 10), dt.date(2026, 7, 11)
    for since, until, expected in (
        (tenth, eleventh, [10, 11]),
        (tenth, None, [10, 11, 12]),
        (None, tenth, [9, 10]),
        (eleventh, tenth, []),
        (dt.date.min, dt.date.max, [9, 10, 11, 12]),
    ):
        filters = Filters(since=since, until=until)
        answer = engine().search(parse("bassin"), reading_of(AnonymousUser()), filters=filters, sort=Sort.OLDEST)
        assert titles_of(answer) == [f"Bassin {day}" for day in expected]
        assert answer.total == sum(answer.facets["type"].values()) == len(expected)


def test_pages_follow_each_other_without_loss() -> None:
    for number in range(25):
        add(f"Bassin {number}")
    query, everybody = parse("bassin"), reading_of(AnonymousUser())
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
        answer = engine().search(parse("zqbassin"), reading_of(person))
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
    answer = engine().search(parse(asked), reading_of(AnonymousUser()))
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
        assert engine().search(alone, reading_of(AnonymousUser())).total == 1
