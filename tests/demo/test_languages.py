"""What a page says is marked with the language that it says it in, whoever reads it."""

from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from django.test import Client
from wagtail.models import Page

from intranet.accounts.models import User
from intranet.media.extraction.language import guess_language

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("loaded")]

# Fewer words than that tell no language; titles of files, figures and names have none.
FEWEST = 6
LANGUAGELESS = {"documents", "documents__facts", "figure__source", "profile__job"}
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
INLINE = frozenset({"strong", "em", "b", "i", "mark", "abbr", "br", "wbr"})


class Fragments(HTMLParser):
    """The texts of a page that stand together, each with the language that its element is marked with."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._open: list[tuple[str, str, bool]] = [("", "", False)]
        self._words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in INLINE and "lang" not in given:
            return
        self._flush()
        if tag not in VOID:
            _tag, language, aside = self._open[-1]
            aside = aside or tag in {"script", "style", "option", "textarea"}
            aside = aside or bool(LANGUAGELESS & set((given.get("class") or "").split()))
            self._open.append((tag, given.get("lang") or language, aside))

    def handle_endtag(self, tag: str) -> None:
        if tag in INLINE and self._open[-1][0] != tag:
            return
        self._flush()
        while len(self._open) > 1 and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        self._words += data

    def _flush(self) -> None:
        _tag, language, aside = self._open[-1]
        words, self._words = " ".join(self._words.split()), ""
        if len(words.split()) >= FEWEST and not aside:
            self.found.append((language, words))


def one_of_each() -> Iterator[Page]:
    """Of each type and language two pages at most: one that stands in for its original, and one that does not."""
    seen: dict[tuple[int, int, bool], Page] = {}
    for page in Page.objects.live().filter(depth__gt=1).select_related("locale").order_by("-path"):
        seen.setdefault((page.content_type_id, page.locale_id, page.alias_of_id is not None), page)
    yield from seen.values()


@pytest.mark.parametrize("interface", ["fr", "en"])
def test_what_is_in_another_language_than_what_is_around_it_says_so(client: Client, interface: str) -> None:
    person = User.objects.get(email="vasseur@example.org")
    person.language = interface
    person.save()
    client.force_login(person)
    others = [f"/{each}/{path}" for each in ("fr", "en") for path in ("recherche/?q=port", "glossaire/")]
    wrong: dict[str, str] = {}
    looked_at = 0
    for address in [*(page.url for page in one_of_each()), *others, "/fr/traductions/"]:
        answer = client.get(address)
        assert answer.status_code == 200, address
        fragments = Fragments()
        fragments.feed(answer.content.decode())
        looked_at += len(fragments.found)
        for marked, words in fragments.found:
            if (said := guess_language(words)) and said != marked:
                wrong.setdefault(words, f"{address}: {marked!r}, in {said!r}: {words[:100]}")
    assert not wrong, "\n".join(wrong.values())
    assert looked_at > 500
