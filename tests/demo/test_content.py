"""The demonstration's texts, as data: complete, of a readable length, and typed with care."""

import io
from collections import Counter
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader

from intranet.demo.content.domains import DOMAINS
from intranet.demo.content.files import BY_KEY, FILES
from intranet.demo.content.organisations import ADHESIONS, BODIES, EPCI
from intranet.demo.content.people import PEOPLE
from intranet.demo.content.workspaces import WORKSPACES
from intranet.demo.pdfs import make_pdf
from intranet.demo.pictures import PICTURES, make_picture
from intranet.demo.writing import Article, Block, File, as_html, plain, words_of
from intranet.pages.blocks import ArticleBody

OPEN = [workspace for workspace in WORKSPACES if not workspace.archived]
ARTICLES = [article for workspace in WORKSPACES for section in workspace.sections for article in section.articles]
BODIES_OF_TEXT: list[tuple[Block, ...]] = [
    body for article in ARTICLES for body in (article.body, article.other.body if article.other else ()) if body
]


def strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for name, part in value.items() if name not in {"key", "keys", "kind"} for text in strings(part)]
    if isinstance(value, (list, tuple)):
        return [text for part in value for text in strings(part)]
    return [value]


def test_the_territory_is_all_there() -> None:
    assert len(EPCI) == 14
    assert [len(themes) for _slug, _name, _name_en, themes in DOMAINS] == [6, 6, 5, 4, 3]
    assert all(name_en for _slug, _name, name_en, _themes in DOMAINS)
    assert all(english for *_names, themes in DOMAINS for _theme, _french, english in themes)
    known = {*EPCI, *(body.key for body in BODIES)}
    assert {key.strip("!+") for keys in ADHESIONS.values() for key in keys.split()} <= known


def test_there_are_forty_people_with_names_of_their_own() -> None:
    assert len(PEOPLE) == 40
    assert len({person.key for person in PEOPLE}) == 40
    assert len({(person.first_name, person.last_name) for person in PEOPLE}) == 40


def test_mandates_rest_on_an_affiliation_and_an_adhesion() -> None:
    for person in PEOPLE:
        for seat in person.seats:
            assert seat.organisation in person.organisations, person.key
            adhering = {key.lstrip("!+") for key in ADHESIONS[seat.domain].split()}
            assert seat.organisation in adhering, (person.key, seat)


def test_each_domain_has_its_workspace_with_three_real_articles() -> None:
    assert [workspace.domain for workspace in OPEN] == [slug for slug, *_rest in DOMAINS]
    for workspace in OPEN:
        published = [
            article
            for section in workspace.sections
            for article in section.articles
            if article.state == "published" and 150 <= words_of(article.body) <= 300
        ]
        assert len(published) >= 3, workspace.slug


def test_every_kind_of_block_is_shown() -> None:
    used = Counter(block.kind for body in BODIES_OF_TEXT for block in body)
    assert set(used) == set(ArticleBody().child_blocks)
    pictures = [block.value for body in BODIES_OF_TEXT for block in body if block.kind == "picture"]
    assert any(not value["alternative"] for value in pictures), "one picture at least is decorative"
    assert len({value["key"] for value in pictures}) >= 8


def test_there_are_drafts_of_several_people_a_submitted_page_and_both_languages() -> None:
    states = Counter(article.state for article in ARTICLES)
    assert states["submitted"] == 1
    assert states["changed"] >= 1
    assert len({article.author for article in ARTICLES if article.state == "draft"}) >= 3
    assert sum(article.other is not None for article in ARTICLES) >= 3
    assert any(article.language == "en" for article in ARTICLES)


def test_what_texts_name_exists() -> None:
    people = {person.key for person in PEOPLE}
    for article in ARTICLES:
        assert article.author in people
        assert article.other is None or article.other.author in people
    shown = [block for body in BODIES_OF_TEXT for block in body]
    assert {block.value["key"] for block in shown if block.kind == "picture"} <= set(PICTURES)
    given = {key for block in shown if block.kind == "documents" for key in block.value["keys"]}
    assert given == set(BY_KEY)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.slug)
def test_texts_use_typographic_apostrophes(article: Article) -> None:
    found = [article.title, article.summary, *(text for block in article.body for text in strings(block.value))]
    assert not [text for text in found if "'" in text or '"' in text]


def test_french_spaces_do_not_break() -> None:
    assert (
        plain("Pourquoi ? « Oui » : 24 970 habitants")
        == "Pourquoi\u00a0? «\u00a0Oui\u00a0»\u00a0: 24\u00a0970 habitants"
    )
    assert plain("Why? 24 970", "en") == "Why? 24 970"


def test_marks_become_rich_text() -> None:
    html = as_html("""
        Un **bourg** & un <signe>.

        - un
        - deux
          suite

        1. premier
    """)
    assert html == (
        "<p>Un <b>bourg</b> &amp; un &lt;signe&gt;.</p><ul><li>un</li><li>deux suite</li></ul><ol><li>premier</li></ol>"
    )


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.key)
def test_pdf_files_hold_their_text(file: File) -> None:
    data = make_pdf(file)
    assert data == make_pdf(file)
    reader = PdfReader(io.BytesIO(data))
    assert 1 <= len(reader.pages) <= 2
    assert reader.metadata is not None
    assert reader.metadata.title == plain(file.title, file.language)
    assert str(reader.trailer["/Root"]["/Lang"]).startswith(file.language)  # type: ignore[index]
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    for block in file.body:
        if block.kind == "heading":
            assert " ".join(plain(block.value, file.language).split()) in text


@pytest.mark.parametrize("key", ["baie", "carte"])
def test_pictures_are_the_same_at_each_call(key: str) -> None:
    data = make_picture(key)
    assert data == make_picture(key)
    assert len(data) < 200_000
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.size == (1440, 810)
