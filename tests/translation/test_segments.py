"""The texts of pages, found and replaced."""

import json
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intranet.pages.models import ArticlePage
from intranet.translation.segments import markup, notation
from intranet.translation.segments.building import fill
from intranet.translation.segments.walking import pieces_of
from network.models import PracticePage

from .pages import TEXT, block, full_body, item

pytestmark = pytest.mark.django_db


def article(blocks: list[dict[str, Any]], **fields: Any) -> ArticlePage:
    return ArticlePage(title="La vélo-route", summary="Un résumé.", body=json.dumps(blocks), **fields)


def raw(page: Any) -> Any:
    return json.loads(json.dumps(list(page.body.get_prep_value()), default=str))


def test_every_text_is_found_at_its_place() -> None:
    found = {piece.path: piece.text for piece in pieces_of(article(full_body()))}
    assert found == {
        "title": "La vélo-route",
        "summary": "Un résumé.",
        "body.h1": "Le projet",
        "body.t1.p1": "La <b1>vélo-route</b1> suit <a2>la Seine</a2>.",
        "body.t1.p2": "Elle compte 420 km.",
        "body.t1.l1": "Premier point",
        "body.t1.l2": "Second point",
        "body.h2": "Les suites",
        "body.tb1.caption": "Les effets",
        "body.tb1.#0.#0": "Année",
        "body.tb1.#0.#1": "Effet",
        "body.tb1.#1.#1": "Plus de visiteurs",
        "body.q1.text": "Nous y allons chaque été.",
        "body.q1.author": "Une habitante",
        "body.c1.title": "À savoir",
        "body.c1.text.p": "Ouvert <i1>toute</i1> l’année.",
        "body.fg1.title": "En chiffres",
        "body.fg1.figures.f1.unit": "km",
        "body.fg1.figures.f1.label": "de pistes",
        "body.ac1.items.a1.title": "Où ?",
        "body.ac1.items.a1.text.p": "Ici et là.",
        "body.cta.text": "Venez !",
        "body.cta.link.p": "<a1>S’inscrire</a1>",
        "body.e1.title": "Le film",
        "body.e1.text": "On y voit le fleuve.",
        "body.ct1.name": "Service vélo",
    }


def test_sections_follow_the_headings() -> None:
    sections = {piece.path: piece.section for piece in pieces_of(article(full_body()))}
    assert [sections[path] for path in ("title", "body.h1", "body.t1.l2", "body.h2", "body.ct1.name")] == [
        0,
        1,
        1,
        2,
        2,
    ]


def test_a_page_filled_with_its_own_texts_is_the_same() -> None:
    page, copy = article(full_body()), article([])
    fill(copy, page, {piece.path: piece.text for piece in pieces_of(page)})
    assert raw(copy) == raw(page)
    assert copy.summary == page.summary


def test_children_of_a_page_are_translated_and_their_facts_kept() -> None:
    page = PracticePage(title="Fiche", need="<p>Un besoin</p>", contact_name="Camille Martin", cost=3)
    page.figures.create(value="420 km", label="de pistes", sort_order=0)
    page.figures.create(value="12", label="communes", sort_order=1)
    found = {piece.path: piece.text for piece in pieces_of(page)}
    assert found["figures.#1.label"] == "communes"
    assert "contact_name" not in found
    copy = PracticePage(title="x")
    fill(copy, page, {"figures.#1.label": "communities", "need.p": "A need"})
    assert [(figure.value, figure.label) for figure in copy.figures.all()] == [
        ("420 km", "de pistes"),
        ("12", "communities"),
    ]
    assert (copy.need, copy.cost, copy.contact_name) == ("<p>A need</p>", 3, "Camille Martin")


def test_blocks_of_one_id_are_told_apart() -> None:
    page, copy = article([block("heading", "Un", "h"), block("heading", "Deux", "h")]), article([])
    pieces = pieces_of(page)
    assert [piece.path for piece in pieces[2:]] == ["body.h", "body.h~2"]
    fill(copy, page, {"body.h": "One", "body.h~2": "Two"})
    assert [each.value for each in copy.body] == ["One", "Two"]


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<p>Un<br/>deux</p>", ["Un<br1/>deux"]),
        ("<p><b>Tout gras</b></p>", ["Tout gras"]),
        ("<p> <b>Gras</b> ou <i>pas</i> &amp; plus<br/></p>", ["<b1>Gras</b1> ou <i2>pas</i2> & plus"]),
        ("<p>a &lt;b1&gt; c</p>", ["a \\<b1> c"]),
        ("<ul><li>un<ul><li>deux</li></ul>trois</li></ul>", ["un", "deux", "trois"]),
        ("<p>x<embed embedtype='image' id='1'/>y</p><hr/>", ["x", "y"]),
        ("<b><p>mal</p></b> fermé", ["mal", "fermé"]),
        ("sans rien", ["sans rien"]),
        ("<p>12 345 €</p><p></p>", []),
    ],
)
def test_rich_text_is_cut_without_loss(html: str, texts: list[str]) -> None:
    document = markup.read(html)
    assert [run.text for run in document.runs] == texts
    assert document.html({}) == html
    again = markup.read(document.html({run.key: run.text for run in document.runs}))
    assert [run.text for run in again.runs] == texts


def test_markup_that_is_not_the_sources_is_told() -> None:
    source = "Un <b1>mot</b1>, <a2>un lien</a2><br3/>"
    assert notation.problems(source, "<a2>A link</a2>, <b1>one</b1> word<br3/>") == []
    told = {
        "A <b1>word</b1>, a link<br3/>": [("missing", "<a2>"), ("missing", "</a2>")],
        "<b1>A</b1> <a2>b</a2><br3/><i4>c</i4>": [("unknown", "<i4>"), ("unknown", "</i4>")],
        "<b1>A</b1> <a2>b</a2><br3/><br3/>": [("twice", "<br3/>")],
        "<b1>A <a2>b</b1> c</a2><br3/>": [("broken", "b1")],
    }
    for target, faults in told.items():
        assert [(each.fault, each.tag) for each in notation.problems(source, target)] == faults


# Letters, marks of the notation itself, and what HTML escapes.
WORDS = st.text(alphabet="abcéœ <>/\\&;1\u00a0'\"", min_size=1, max_size=12)


@given(st.lists(st.one_of(WORDS, st.sampled_from([notation.Tag("b", 1, "open"), notation.Tag("br", 2, "void")]))))
@settings(max_examples=200, deadline=None)
def test_the_notation_is_exact(parts: list[Any]) -> None:
    merged: list[Any] = []
    for part in parts:
        if isinstance(part, str) and merged and isinstance(merged[-1], str):
            merged[-1] += part
        else:
            merged.append(part)
    assert list(notation.parts(notation.joined(merged))) == merged


INLINE = st.recursive(
    st.text(alphabet="abcdé xyz", min_size=1, max_size=15).map(lambda text: text.replace("&", "&amp;")),
    lambda inner: st.one_of(
        st.builds("<b>{}</b>".format, inner),
        st.builds('<a linktype="page" id="{}">{}</a>'.format, st.integers(1, 9), inner),
        st.builds('<a href="https://example.org/?a=1&amp;b={}">{}</a>'.format, st.integers(1, 9), inner),
        st.lists(inner, min_size=2, max_size=3).map("<br/>".join),
    ),
    max_leaves=4,
)
KEYS = st.uuids().map(str)
RICH = st.lists(
    st.one_of(
        st.builds('<p data-block-key="{}">{}</p>'.format, KEYS, INLINE),
        st.builds("<h3>{}</h3>".format, INLINE),
        st.lists(INLINE, min_size=1, max_size=3).map(
            lambda items: "<ul>" + "".join(f"<li>{each}</li>" for each in items) + "</ul>"
        ),
        st.just("<hr/>"),
    ),
    max_size=4,
).map("".join)
CELL = st.one_of(st.none(), st.text(alphabet="ab1 ", max_size=5))
BLOCKS = st.lists(
    st.one_of(
        st.builds(block, st.just("heading"), WORDS, KEYS),
        st.builds(block, st.just("text"), RICH, KEYS),
        st.builds(block, st.just("quote"), st.fixed_dictionaries({"text": WORDS, "author": WORDS}), KEYS),
        st.builds(
            block,
            st.just("table"),
            st.fixed_dictionaries({"data": st.lists(st.lists(CELL, max_size=3), max_size=3), "table_caption": WORDS}),
            KEYS,
        ),
        st.builds(
            block,
            st.just("accordion"),
            st.fixed_dictionaries(
                {
                    "title": WORDS,
                    "items": st.lists(
                        st.builds(item, st.fixed_dictionaries({"title": WORDS, "text": RICH}), KEYS), max_size=3
                    ),
                }
            ),
            KEYS,
        ),
        st.builds(
            block,
            st.just("picture"),
            st.fixed_dictionaries({"image": st.integers(1, 9), "alternative": WORDS, "caption": WORDS}),
            KEYS,
        ),
    ),
    max_size=4,
)
LETTERS = "abcdéxyzœ"
RICH_TEXT = re.compile(r"<(p|h3|ul|hr)\b")
TURNED = str.maketrans(LETTERS, LETTERS[3:] + LETTERS[:3])


def permuted(text: str) -> str:
    return notation.with_words(text, lambda words: words.translate(TURNED))


def skeleton(value: Any) -> Any:
    """All but the letters."""
    if isinstance(value, str):
        return _tags(value) if RICH_TEXT.match(value) else _dotted(value)
    if isinstance(value, dict):
        return {key: each if key in {"id", "type", "image"} else skeleton(each) for key, each in value.items()}
    return [skeleton(each) for each in value] if isinstance(value, list) else value


def _dotted(text: str) -> str:
    return "".join("·" if letter in LETTERS else letter for letter in text)


def _tags(html: str) -> Any:
    document = markup.read(html)
    structure = [piece if isinstance(piece, str) else (piece.key, piece.tags) for piece in document.pieces]
    return [structure, [_dotted(notation.plain(run.text)) for run in document.runs]]


@given(BLOCKS)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_page_keeps_its_structure_links_and_ids(blocks: list[dict[str, Any]]) -> None:
    source, target = article(blocks), article([])
    pieces = pieces_of(source)
    assert len({piece.path for piece in pieces}) == len(pieces)
    texts = {piece.path: permuted(piece.text) for piece in pieces}
    fill(target, source, texts)
    assert skeleton(raw(target)) == skeleton(raw(source))
    assert {piece.path: piece.text for piece in pieces_of(target)} == texts


def test_links_and_attributes_stay_where_they_were() -> None:
    document = markup.read(TEXT)
    turned = document.html({run.key: permuted(run.text) for run in document.runs})
    assert '<a linktype="page" id="3">' in turned
    assert turned.count("data-block-key") == TEXT.count("data-block-key")
