"""The search knows the languages of the site: German besides, in a process of its own; those it has no rules for."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.test import override_settings

from intranet.media.extraction.language import guess_language
from search.stop_words import stop_words
from tests import databases


@pytest.mark.django_db
def test_german_is_read_as_german(tmp_path: Path) -> None:
    if not databases.in_a_file():
        pytest.skip("its database is a file, copied from that of the tests")
    database = tmp_path / "site.sqlite3"
    with closing(sqlite3.connect(databases.test_file())) as tests, closing(sqlite3.connect(database)) as file:
        tests.backup(file)
    environment = {
        **os.environ,
        "LANGUAGES": "fr,en,de",
        "DATABASE_URL": f"sqlite:///{database}",
        "VAR_DIR": str(tmp_path / "var"),
        "DJANGO_SETTINGS_MODULE": "intranet.settings.test",
    }
    command = [sys.executable, "-m", "tests.search.german"]
    done = subprocess.run(
        command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, timeout=200, check=False
    )
    expected = ["asked of the database"]
    if os.environ.get("TEST_ELASTICSEARCH_URL"):
        expected.append("asked of Elasticsearch")
    assert done.stdout.splitlines() == expected, done.stderr[-3000:]


@pytest.mark.parametrize(
    ("code", "language"),
    [("es", "es"), ("pt-br", "pt-br"), ("it", "it"), ("nl", "nl"), ("br", "")],
)
def test_a_language_of_the_site_is_told_from_the_others(code: str, language: str) -> None:
    texts = {
        "es": "El comité ha adoptado el programa de trabajo de los miembros para el año y lo presentará.",
        "pt-br": "O comitê adotou o programa de trabalho dos membros para o ano e não será apresentado na região.",
        "it": "Il comitato ha adottato il programma di lavoro dei membri e lo presenterà ai comuni della regione.",
        "nl": "Het bestuur heeft het werkprogramma van de leden voor het jaar aangenomen en zal het voorleggen.",
        "br": "Degemeret eo bet ar programm labour gant ar c’huzul evit ar bloaz a zeu.",
    }
    french = "Le comité syndical a adopté le programme de travail des membres pour l’année."
    with override_settings(LANGUAGES=[("fr", ""), ("en", ""), (code, "")]):
        assert guess_language(texts[code]) == language
        assert guess_language(french) == "fr"


def test_words_that_say_nothing_are_those_of_the_language_whatever_its_region() -> None:
    assert stop_words("pt-br") == stop_words("pt")
    assert {"über", "uber"} <= stop_words("de")
    assert not stop_words("br")
