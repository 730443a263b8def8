"""The catalogues of interface strings: what is found, and what is told wrong. `make lint` checks the project's own."""

from pathlib import Path

import polib
import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from django.utils.translation import gettext
from pytest_django.fixtures import Settings

from intranet.translation.catalogues import files as catalogues
from intranet.translation.catalogues.extraction import Message, PluralConflictError, extract, messages_in
from intranet.translation.typography import typeset

PYTHON = """
label = _("Ajouter " "une page")
count = ngettext("%(n)s page", "%(n)s pages", n)
state = pgettext_lazy("état", "Publié")
ignored = other("Rien"), _(variable), {"a": _}
"""
TEMPLATE = """
{% translate "L’espace d’un domaine" %}{% translate "Publié" context "état" %}
{% blocktranslate trimmed count n=pages %}
  {{ n }} page
{% plural %}
  {{ n }} pages{% endblocktranslate %}
{% include "x.html" with label=_("Fermer") %}{% comment %}{% translate "Non" %}{% endcomment %}
"""


@pytest.fixture
def project(tmp_path: Path, settings: Settings) -> Path:
    """A small project with catalogues of its own."""
    (tmp_path / "intranet").mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "intranet" / "views.py").write_text(PYTHON)
    (tmp_path / "templates" / "page.html").write_text(TEMPLATE)
    settings.BASE_DIR = tmp_path
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    return tmp_path


def entry(project: Path, msgid: str) -> tuple[polib.POFile, polib.POEntry]:
    file = polib.pofile(str(project / "locale" / "en" / "LC_MESSAGES" / "django.po"))
    found = file.find(msgid)
    assert found is not None
    return file, found


def translate_all(project: Path) -> None:
    call_command("update_catalogues")
    file, _entry = entry(project, "Fermer")
    for each in file:
        if each.msgid_plural:
            each.msgstr_plural = {0: each.msgid, 1: each.msgid_plural}
        else:
            each.msgstr = f"{each.msgid} in English"
    file.save()
    call_command("update_catalogues", check=True)


def problems(capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    with pytest.raises(CommandError):
        call_command("update_catalogues", check=True)
    return capsys.readouterr().err


def test_strings_are_found_in_code_and_templates(project: Path) -> None:
    assert set(messages_in(project / "intranet" / "views.py")) == {
        Message("Ajouter une page"),
        Message("%(n)s page", plural="%(n)s pages"),
        Message("Publié", context="état"),
    }
    assert set(messages_in(project / "templates" / "page.html")) == {
        Message("L’espace d’un domaine"),
        Message("Publié", context="état"),
        Message("%(n)s page", plural="%(n)s pages"),
        Message("Fermer"),
    }


def test_one_string_with_two_plurals_is_refused(project: Path) -> None:
    (project / "intranet" / "more.py").write_text('ngettext("%(n)s page", "%(n)s feuilles", n)')
    with pytest.raises(PluralConflictError):
        extract(project, ["intranet"])


def test_update_keeps_translations_and_drops_what_is_no_longer_said(project: Path) -> None:
    translate_all(project)
    (project / "templates" / "page.html").write_text('{% translate "Fermer" %}{% translate "Ouvrir" %}')
    call_command("update_catalogues")
    file, kept = entry(project, "Fermer")
    assert kept.msgstr == "Fermer in English"
    assert entry(project, "Ouvrir")[1].msgstr == ""
    assert file.find("L’espace d’un domaine") is None


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"msgstr": ""}, "not translated"),
        ({"flags": ["fuzzy"]}, "marked fuzzy"),
        ({"msgid": "Autre"}, "no longer said"),
        ({"msgstr": "%(name)s closes"}, "placeholder that the source lacks"),
    ],
)
def test_check_tells_what_is_wrong(
    project: Path, capsys: pytest.CaptureFixture[str], change: dict[str, object], told: str
) -> None:
    translate_all(project)
    file, wrong = entry(project, "Fermer")
    for name, value in change.items():
        setattr(wrong, name, value)
    file.save()
    assert told in problems(capsys)


def test_check_tells_a_placeholder_lost_in_a_plural(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    translate_all(project)
    file, wrong = entry(project, "%(n)s page")
    wrong.msgstr_plural = {0: "one page", 1: "pages"}
    file.save()
    assert "lacks a placeholder" in problems(capsys)


def test_check_holds_the_source_language_to_the_source(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    translate_all(project)
    path = project / "locale" / "fr" / "LC_MESSAGES" / "django.po"
    path.write_text(path.read_text().replace('msgstr "Fermer"', 'msgstr "Clore"'))
    assert "source language differs" in problems(capsys)


def test_compiling_takes_only_what_changed(project: Path) -> None:
    translate_all(project)
    assert len(catalogues.compile_stale()) == 2
    assert catalogues.compile_stale() == []


def test_the_project_s_catalogues_are_in_use() -> None:
    with translation.override("en"):
        assert gettext("Espaces de travail") == "Workspaces"
    with translation.override("fr"):
        assert gettext("Espaces de travail") == "Espaces de travail"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Partage de « Haies »", "Partage de «\u00a0Haies\u00a0»"),
        ("Mettre fin : %(name)s ?", "Mettre fin\u00a0: %(name)s\u00a0?"),
        (" :", "\u00a0:"),
        ("Vide ; sinon, attention !", "Vide\u00a0; sinon, attention\u00a0!"),
        ("à 9:30, %(a)s:%(b)s, http://x", "à 9:30, %(a)s:%(b)s, http://x"),
    ],
)
def test_french_is_read_with_its_spaces(typed: str, read: str) -> None:
    assert typeset(typed) == read


def test_compiling_sets_french_and_leaves_english_alone(project: Path) -> None:
    """A line never ends before a mark, nor just after an opening quote; the sources keep plain spaces."""
    (project / "intranet" / "words.py").write_text(
        "from django.utils.translation import gettext as _, ngettext\n"
        "one = _('Voir : « tout »')\nmany = ngettext('%(n)s ami ?', '%(n)s amis ?', 2)\n"
    )
    call_command("update_catalogues")
    for language, expected in (("fr", "Voir\u00a0: «\u00a0tout\u00a0»"), ("en", "See : « all »")):
        path = project / "locale" / language / "LC_MESSAGES" / "django.po"
        if language == "en":
            file = polib.pofile(str(path))
            entry = file.find("Voir : « tout »")
            assert entry is not None
            entry.msgstr = "See : « all »"
            file.save()
        catalogues.compile_stale()
        compiled = polib.mofile(str(path.with_suffix(".mo")))
        assert {each.msgid: each.msgstr for each in compiled}["Voir : « tout »"] == expected
        if language == "fr":
            plurals = next(each for each in compiled if each.msgid_plural)
            assert plurals.msgstr_plural == {0: "%(n)s ami\u00a0?", 1: "%(n)s amis\u00a0?"}
            assert "Voir : « tout »" in path.read_text()
