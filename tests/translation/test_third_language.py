"""Adding a language is a setting and a catalogue: a site in French, English and German, in a process of its own."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from wagtail.models import Locale, Page

from intranet.settings.languages import site_languages
from intranet.translation.catalogues.files import plural_forms
from tests import databases
from tests import factories as make

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.usefixtures("django_db_setup")
def test_a_site_in_three_languages(tmp_path: Path) -> None:
    if not databases.in_a_file():
        pytest.skip("its database is a file, copied from that of the tests")
    database = tmp_path / "site.sqlite3"
    # By a connection of its own: one within a transaction would wait for itself.
    with closing(sqlite3.connect(databases.test_file())) as tests, closing(sqlite3.connect(database)) as file:
        tests.backup(file)
    environment = {
        **os.environ,
        "LANGUAGES": "fr,en,de",
        "DATABASE_URL": f"sqlite:///{database}",
        "VAR_DIR": str(tmp_path / "var"),
        "DJANGO_SETTINGS_MODULE": "intranet.settings.dev",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.translation.german"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert "all three languages" in done.stdout, done.stderr[-3000:]


def test_french_comes_first_and_unknown_codes_are_told() -> None:
    assert [code for code, _name in site_languages(["en", "de", "fr", "de"])] == ["fr", "en", "de"]
    assert dict(site_languages(["de"]))["de"] == "Deutsch"
    with pytest.raises(ImproperlyConfigured, match="zz"):
        site_languages(["fr", "zz"])


def test_plurals_are_those_of_each_language() -> None:
    assert plural_forms("de").startswith("nplurals=2")
    assert plural_forms("pl").startswith("nplurals=4")


@pytest.mark.django_db
def test_pages_that_lost_their_place_in_a_tree_get_one_again() -> None:
    workspace = make.make_workspace()
    article = make.make_article(workspace)
    written = make.make_article(make.english(workspace))
    Page.objects.get(pk=make.english(article).pk).delete()
    assert settings.LANGUAGES[1][0] == "en"
    call_command("add_language", "en", verbosity=0)
    english = Locale.objects.get(language_code="en")
    assert article.get_translation(english).alias_of_id == article.pk
    assert Page.objects.filter(translation_key=written.translation_key).count() == 2
