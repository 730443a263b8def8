"""The demonstration's texts, as data: complete, of a readable length, and typed with care."""

import io
import re
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
from intranet.demo.writing import (
    NOT_READ,
    Article,
    Block,
    File,
    Workspace,
    as_html,
    links_of,
    pictures_of,
    plain,
    words_of,
)
from intranet.pages.blocks import ArticleBody

OPEN = [workspace for workspace in WORKSPACES if not workspace.archived]
ARTICLES = [article for workspace in WORKSPACES for section in workspace.sections for article in section.articles]
BODIES_OF_TEXT: list[tuple[Block, ...]] = [
    body for article in ARTICLES for body in (article.body, article.other.body if article.other else ()) if body
]


def strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for name, part in value.items() if name not in NOT_READ for text in strings(part)]
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


def articles_of(workspace: Workspace) -> list[Article]:
    return [article for section in workspace.sections for article in section.articles]


def test_each_domain_has_its_workspace() -> None:
    assert [workspace.domain for workspace in OPEN] == [slug for slug, *_rest in DOMAINS]


@pytest.mark.parametrize("workspace", OPEN, ids=lambda workspace: workspace.slug)
def test_each_workspace_has_eight_articles_worth_reading(workspace: Workspace) -> None:
    real = [article for article in articles_of(workspace) if article.state in {"published", "changed"}]
    for article in real:
        assert 200 <= words_of(article.body) <= 500, article.slug
    assert len(real) >= 8


@pytest.mark.parametrize("workspace", OPEN, ids=lambda workspace: workspace.slug)
def test_each_workspace_is_at_work(workspace: Workspace) -> None:
    articles = articles_of(workspace)
    states = Counter(article.state for article in articles)
    assert states["draft"] >= 1
    assert states["submitted"] == 1
    reserved = [
        article
        for section in workspace.sections
        for article in section.articles
        if "members" in (section.audience, article.audience) or section.members
    ]
    assert reserved
    assert any(links_of(article.body) for article in articles)


@pytest.mark.parametrize("workspace", OPEN, ids=lambda workspace: workspace.slug)
def test_each_article_has_themes(workspace: Workspace) -> None:
    known = {slug: domain for domain, _name, _name_en, themes in DOMAINS for slug, _french, _english in themes}
    for article in articles_of(workspace):
        assert 1 <= len(set(article.themes)) <= 5, article.slug
        domains = {known[slug] for slug in article.themes}
        assert workspace.domain in domains, article.slug


def test_every_theme_has_an_article() -> None:
    told = {slug for article in ARTICLES for slug in article.themes}
    assert told == {slug for _domain, _name, _name_en, themes in DOMAINS for slug, _french, _english in themes}


def test_what_is_not_published_yet_is_long_enough_to_be_judged() -> None:
    for article in ARTICLES:
        if article.state == "submitted":
            assert words_of(article.body) >= 200, article.slug


def test_a_third_of_it_is_in_english() -> None:
    in_english = [article for article in ARTICLES if article.other or article.language == "en"]
    assert len(in_english) / len(ARTICLES) >= 1 / 3
    pages = [*WORKSPACES, *(section for workspace in WORKSPACES for section in workspace.sections), *ARTICLES]
    translated = [page for page in pages if page.other or getattr(page, "language", "fr") == "en"]
    assert len(translated) / len(pages) >= 1 / 3
    assert all(workspace.other and workspace.other_purpose for workspace in OPEN)
    halves = [
        workspace.slug
        for workspace in OPEN
        if 2 * sum(bool(article.other or article.language == "en") for article in articles_of(workspace))
        >= len(articles_of(workspace))
    ]
    assert len(halves) >= 2
    for article in ARTICLES:
        if article.other:
            assert words_of(article.other.body) >= 190, article.slug


def test_links_lead_to_pages_loaded_before() -> None:
    there: set[str] = set()
    for workspace in WORKSPACES:
        there.add(workspace.slug)
        for article in articles_of(workspace):
            for body in (article.body, article.other.body if article.other else ()):
                assert set(links_of(body)) <= there, article.slug
            there.add(f"{workspace.slug}/{article.slug}")


def test_a_link_is_only_for_readers_of_what_it_leads_to() -> None:
    """A page of the network must not send its readers to what they may not open."""
    width = {"members": 0, "pole": 1, "network": 2, "public": 3}
    audiences = {
        f"{workspace.slug}/{article.slug}": min(
            width[found] for found in (workspace.audience, section.audience or "public", article.audience or "public")
        )
        for workspace in OPEN
        for section in workspace.sections
        for article in section.articles
    }
    for workspace in OPEN:
        for article in articles_of(workspace):
            here = audiences[f"{workspace.slug}/{article.slug}"]
            for name in links_of(article.body):
                assert audiences.get(name, 3) >= here, (article.slug, name)


def test_no_sentence_is_written_twice() -> None:
    seen: dict[str, str] = {}
    for article in ARTICLES:
        for body in (article.body, article.other.body if article.other else ()):
            for block in body:
                value = block.value
                if block.kind in {"picture", "gallery"}:
                    value = [shown["caption"] for shown in pictures_of((block,))]
                for sentence in re.split(r"(?<=[.!?])\s+", " ".join(" ".join(strings(value)).split())):
                    if len(sentence.split()) >= 6:
                        assert seen.setdefault(sentence, article.slug) == article.slug, sentence


def test_every_kind_of_block_is_shown() -> None:
    used = Counter(block.kind for body in BODIES_OF_TEXT for block in body)
    assert set(used) == set(ArticleBody().child_blocks)
    pictures = [shown for body in BODIES_OF_TEXT for shown in pictures_of(body)]
    assert any(not value["alternative"] for value in pictures), "one picture at least is decorative"
    assert len({value["key"] for value in pictures}) >= 8


def test_drafts_are_of_several_people() -> None:
    assert any(article.state == "changed" for article in ARTICLES)
    assert len({article.author for article in ARTICLES if article.state == "draft"}) >= 3
    assert len({article.author for article in ARTICLES if article.state == "submitted"}) == len(OPEN)


def test_what_texts_name_exists() -> None:
    people = {person.key for person in PEOPLE}
    for article in ARTICLES:
        assert article.author in people
        assert article.other is None or article.other.author in people
    shown = [block for body in BODIES_OF_TEXT for block in body]
    assert {value["key"] for body in BODIES_OF_TEXT for value in pictures_of(body)} <= set(PICTURES)
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


def test_links_are_to_page_numbers_or_plain_words() -> None:
    words = "Voir [la **grille**](eau/grille) et [le reste](eau/rien)."
    numbers = {"eau/grille": 7}
    assert (
        as_html(words, "fr", numbers.get) == '<p>Voir <a linktype="page" id="7">la <b>grille</b></a> et le reste.</p>'
    )
    assert as_html(words) == "<p>Voir la <b>grille</b> et le reste.</p>"


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


def test_every_picture_is_shown_and_described_in_the_language_of_its_page() -> None:
    shown: dict[str, set[str]] = {}
    for body in BODIES_OF_TEXT:
        for value in pictures_of(body):
            if value["alternative"]:
                shown.setdefault(value["key"], set()).add(value["alternative"])
                assert 30 <= len(value["alternative"]) <= 250
    assert len(shown) >= 30


@pytest.mark.parametrize("key", ["baie", "carte", "nappe", "bibliotheque"])
def test_pictures_are_the_same_at_each_call(key: str) -> None:
    data = make_picture(key)
    assert data == make_picture(key)
    assert len(data) < 200_000
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.size == (1440, 810)
