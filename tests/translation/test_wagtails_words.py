"""Words of Wagtail that writers here say otherwise (``locale/wagtail``): each must be one of Wagtail's, and be used."""

import re
from pathlib import Path

import polib
import pytest
import wagtail
from django.conf import settings
from django.utils.translation import gettext, override

from intranet.translation.catalogues.files import PLACEHOLDER
from intranet.translation.typography import typeset

FILES = sorted(Path(settings.LOCALE_PATHS[1]).glob("*/LC_MESSAGES/django.po"))
MARKUP = re.compile(r"</?\w+")


def wagtails() -> set[str]:
    folder = Path(wagtail.__file__).parent
    return {
        entry.msgid
        for path in folder.glob("**/locale/en/LC_MESSAGES/django.po")
        for entry in polib.pofile(str(path))
        if not entry.msgid_plural and entry.msgctxt is None
    }


def test_there_are_such_words() -> None:
    assert [path.parent.parent.name for path in FILES] == ["en", "fr"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.parent.parent.name))
def test_each_is_wagtails_and_takes_no_other_values(path: Path) -> None:
    entries = polib.pofile(str(path))
    assert not {entry.msgid for entry in entries} - wagtails(), "Wagtail no longer says this"
    for entry in entries:
        assert entry.msgstr
        assert set(PLACEHOLDER.findall(entry.msgstr)) <= set(PLACEHOLDER.findall(entry.msgid)), entry.msgid
        assert set(MARKUP.findall(entry.msgstr)) <= set(MARKUP.findall(entry.msgid)), entry.msgid


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.parent.parent.name))
def test_each_is_what_people_read(path: Path) -> None:
    language = path.parent.parent.name
    with override(language):
        for entry in polib.pofile(str(path)):
            expected = typeset(entry.msgstr) if language == "fr" else entry.msgstr
            assert gettext(entry.msgid) == expected
