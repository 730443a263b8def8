"""What is counted of searches, what is not, and the report of it."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from intranet.access.models import Audience
from intranet.privacy.retention import apply_rules
from search.models import Found, SearchCount
from tests import factories as make

pytestmark = pytest.mark.django_db
REPORT = "/admin/reports/search/"


def ask(person: Any = None, **asked: str) -> None:
    client = Client()
    if person is not None:
        client.force_login(person)
    assert client.get("/fr/recherche/", asked).status_code == 200


def counts() -> list[tuple[str, str, int, int]]:
    rows = SearchCount.objects.order_by("words", "found")
    return list(rows.values_list("words", "language", "found", "times"))


def test_a_reader_counts_once_a_day_and_is_not_named() -> None:
    workspace = make.make_workspace("Eau", audience=Audience.PUBLIC)
    make.make_article(workspace, "Zqbassin")
    people = [make.make_user(), make.make_user()]
    for person in (*people, people[0], None, None):
        ask(person, q="  Zqbâssin ")
    ask(people[0], q="zqjamais")
    assert counts() == [("zqbassin", "fr", Found.FEW, 3), ("zqjamais", "fr", Found.NOTHING, 1)]
    fields = {field.name for field in SearchCount._meta.get_fields()}
    assert fields == {"id", "day", "words", "language", "found", "times"}


def test_turning_pages_narrowing_and_sorting_are_not_searches_of_their_own() -> None:
    for more in ({"p": "2"}, {"type": "document"}, {"from": "2026-01-01"}, {"sort": "title"}):
        ask(q="eau", **more)
    ask(q="")
    ask(q="-eau")
    assert counts() in ([], [("eau", "fr", Found.NOTHING, 1)])


@pytest.mark.parametrize(
    "typed",
    [
        "jeanne.martin@example.org",
        "06 12 34 56 78",
        "+33 2 31 00 00 00",
        "dossier 0231000000",
        "2 85 05 14 118 001 22",
        "FR76 3000 1007 9412 3456 7890 185",
        "un très long texte collé " * 6,
    ],
)
def test_what_looks_like_somebody_s_data_is_not_counted(typed: str) -> None:
    ask(q=typed)
    assert counts() == []


def test_the_name_of_a_person_who_is_found_is_not_counted() -> None:
    domain = make.make_domain()
    reader, known = make.make_referent(domain), make.make_referent(domain, first_name="Zélie", last_name="Zqmartin")
    ask(reader, q="zelie zqmartin")
    ask(reader, q=known.last_name)
    assert counts() == []
    # A number of an organisation is nobody's.
    ask(reader, q="200 065 597")
    assert len(counts()) == 1


def test_the_report_is_for_administrators_and_leaves_out_what_is_rare(settings: Any) -> None:
    today = timezone.localdate()
    for words, found, days, times in (
        ("eau", Found.SOME, 0, 5),
        ("eau", Found.NOTHING, 40, 2),
        ("=zqformule", Found.NOTHING, 1, 3),
        ("zqrare", Found.NOTHING, 1, 2),
        ("zqancien", Found.NOTHING, 80, 9),
    ):
        day = today - dt.timedelta(days=days)
        SearchCount.objects.create(day=day, words=words, language="fr", found=found, times=times)
    client = Client()
    client.force_login(make.make_admin())
    html = client.get(REPORT).content.decode()
    assert "zqformule" in html
    assert ">eau<" in html
    assert "zqrare" not in html
    assert "zqancien" not in html
    assert "10 recherches comptées" in html
    assert "zqancien" in client.get(REPORT + "?days=90").content.decode()
    response = client.get(REPORT + "?export=vain")
    assert response["Content-Type"].startswith("text/csv")
    content = response.content.decode("utf-8-sig")
    assert "'=zqformule,fr,3,rien,rien" in content
    assert "zqrare" not in content
    assert "eau" not in content.replace("Résultats", "")
    assert "eau,fr,5" in client.get(REPORT + "?export=frequent&days=7").content.decode()
    client.force_login(make.make_team_member())
    assert client.get(REPORT).status_code == 404


def test_counts_are_kept_for_a_time(settings: Any) -> None:
    settings.SEARCH_LOG_DAYS = 30
    today = timezone.localdate()
    for days in (0, 29, 32):
        SearchCount.objects.create(day=today - dt.timedelta(days=days), words="eau", language="fr", found=0, times=1)
    apply_rules()
    assert SearchCount.objects.count() == 2
