"""Files for translators outside: exact both ways, checked line by line on return, refused where they are hostile."""

import contextlib
import itertools
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intranet.translation.exchange import (
    FORMATS,
    FileRefusedError,
    Line,
    LineState,
    Sheet,
    check_return,
    read_file,
)
from intranet.translation.segments.notation import Tag, joined, parts, problems

KEY = "6f1c1e0e-0000-4000-8000-000000000001"
ALL = pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS.keys())
XLIFF = pytest.mark.parametrize("form", [FORMATS["xliff1"], FORMATS["xliff2"]], ids=["xliff1", "xliff2"])


def sheet(*lines: Line) -> Sheet:
    return Sheet(KEY, "fr", "en", "Le plan vélo", list(lines))


def water(**fields: object) -> Line:
    defaults = {
        "path": "body.0",
        "order": 1,
        "source": "Lire <a1>le <b2>plan</b2></a1><br3/>eau & sol",
        "target": "Read <a1>the <b2>plan</b2></a1><br3/>water & soil",
        "state": LineState.TRANSLATED,
    }
    return Line(**{**defaults, **fields})


# Round trips

# Texts hold no control characters but those of lines: forms refuse them.
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t\r"), max_size=25)
LIKE_TAGS = st.sampled_from(["<b1>", "</b1>", "\\\\<a2>", "<br3/>", "<script>", "&nbsp;", "&amp;", "\\", "a < b"])
TREES = st.recursive(
    TEXTS | LIKE_TAGS | st.just(None),
    lambda inner: st.tuples(st.sampled_from(["a", "b", "sup"]), st.lists(inner, max_size=3)),
    max_leaves=7,
)


def notated(trees: list[Any]) -> str:
    """Texts, pairs and breaks (None) in the notation, numbered in their order."""
    return joined(list(_parts(trees, itertools.count(1))))


def _parts(trees: list[Any], numbers: Iterator[int]) -> Iterator[str | Tag]:
    for key, group in itertools.groupby(trees, key=lambda tree: isinstance(tree, str)):
        if key:
            yield "".join(group)
            continue
        for tree in group:
            number = next(numbers)
            if tree is None:
                yield Tag("br", number, "void")
            else:
                yield Tag(tree[0], number, "open")
                yield from _parts(tree[1], numbers)
                yield Tag(tree[0], number, "close")


MARKED = st.lists(TREES, max_size=4).map(notated)
LINES = st.builds(
    Line,
    path=st.uuids().map(str),
    order=st.integers(0, 9),
    source=MARKED,
    state=st.sampled_from(LineState),
    note=TEXTS,
)


@ALL
@settings(max_examples=80)
@given(lines=st.lists(LINES, max_size=4, unique_by=lambda line: line.path))
def test_a_file_brings_back_what_left(form: object, lines: list[Line]) -> None:
    # The same words in the other language: their markup is right by construction.
    sent = sheet(*(replace(line, target=line.source) for line in lines))
    back = read_file(form.write(sent))
    assert (back.page, back.version, back.source_language, back.target_language) == (KEY, sent.version, "fr", "en")
    left = [line for line in sent.lines if line.source or form.key != "po"]
    assert [(line.path, line.source, line.target) for line in back.lines] == [
        (line.path, line.source, line.target) for line in left
    ]
    report = check_return(back, sent)
    told = [report.refusals, report.warnings, report.missing, report.unknown, report.duplicate, report.changed]
    assert not any([*told, report.broken])


@XLIFF
@settings(max_examples=60)
@given(source=MARKED, words=st.lists(TEXTS, min_size=8, max_size=8), state=st.sampled_from(LineState))
def test_words_of_the_translator_come_back_exactly(
    form: object, source: str, words: list[str], state: LineState
) -> None:
    others = iter(words * 40)
    target = joined([part if isinstance(part, Tag) else next(others) for part in parts(source)])
    line = Line("body", 0, source, "")
    report = check_return(read_file(form.write(sheet(replace(line, target=target, state=state)))), sheet(line))
    assert not problems(source, target)
    assert not report.broken
    assert [good.after for good in report.good] == [target] * bool(target.strip())


@ALL
@pytest.mark.parametrize("state", LineState)
def test_states_travel(form: object, state: LineState) -> None:
    line = water(state=state)
    back = read_file(form.write(sheet(line))).lines[0].state
    assert back is (state if state is not LineState.NEW or form.key == "xliff1" else LineState.TRANSLATED)


@XLIFF
def test_markup_is_elements_of_the_format(form: object) -> None:
    content = form.write(sheet(water()))
    root = fromstring(content)  # noqa: S314 - ours
    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert names >= ({"g", "x"} if form.key == "xliff1" else {"pc", "ph"})
    source = next(element for element in root.iter() if element.tag.endswith("}source"))
    assert "".join(source.itertext()) == "Lire le planeau & sol"


# What is said on return


@ALL
def test_each_kind_of_fault_is_told_at_its_line(form: object) -> None:
    lines = [Line(f"p{n}", n, f"Texte {n} <b1>gras</b1>") for n in range(6)]
    today = sheet(*(lines[:4]), replace(lines[4], source="Texte tout autre <b1>gras</b1>"), Line("p9", 9, "Neuf"))
    back = read_file(form.write(sheet(*lines)))
    good, broken, empty, twice, changed, unknown = back.lines
    filled = [
        replace(good, target="Right <b1>one</b1>"),
        replace(broken, target="No markup"),
        empty,
        replace(twice, target="Twice <b1>here</b1>"),
        replace(twice, target="Twice <b1>here</b1>"),
        replace(changed, target="Old <b1>one</b1>"),
        unknown,
    ]
    report = check_return(replace(back, lines=filled), today)
    assert [(each.path, each.after) for each in report.good] == [("p0", "Right <b1>one</b1>")]
    assert [each.path for each in report.broken] == ["p1"]
    assert "<b1>" in str(report.broken[0].reason)
    assert [line.path for line in report.empty] == ["p2"]
    assert [each.path for each in report.duplicate] == ["p3"]
    assert [each.path for each in report.changed] == ["p4"]
    assert report.unknown == ["p5"]
    assert [line.path for line in report.missing] == ["p9"]
    assert len(report.warnings) == 1


@XLIFF
@pytest.mark.parametrize("inner", ["<script>x</script>", "<g id='b9'>x</g>", "<pc id='zz'>x</pc>", "<x/>"])
def test_unknown_elements_are_told_at_their_line(form: object, inner: str) -> None:
    content = form.write(sheet(water())).decode().replace("water &amp; soil", f"water{inner}")
    report = check_return(read_file(content.encode()), sheet(water()))
    assert [each.path for each in report.broken] == ["body.0"]
    assert not report.good


@ALL
def test_a_file_of_another_page_or_language_is_told_and_nothing_of_it_kept(form: object) -> None:
    sent = sheet(water(target=""))
    for other in (replace(sent, page="another"), replace(sent, target_language="de")):
        report = check_return(read_file(form.write(other)), sent)
        assert len(report.refusals) == 1
        assert not report.applicable
        assert not report.good


# What is refused

BOMB = """<?xml version="1.0"?><!DOCTYPE xliff [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="&b;"/></xliff>"""
THIEF = """<?xml version="1.0"?><!DOCTYPE xliff [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file original="&a;"/></xliff>"""


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"   \n",
        BOMB.encode(),
        BOMB.replace('<?xml version="1.0"?>', "").encode("utf-16"),
        THIEF.encode(),
        b"x" * (5 * 1024 * 1024 + 1),
        b"\x89PNG\r\n\x1a\n" + bytes(200),
        b"PK\x03\x04 an office file",
        b"<html><body>page</body></html>",
        b'<xliff version="1.2"><file',
        b'<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"/>',
        b'<xliff version="3.1" xmlns="urn:oasis:names:tc:xliff:document:3.1"/>',
        b'msgid "a\nmsgstr',
        b"/etc/passwd",
        b'msgid ""\nmsgstr ""\n\xff\xfe',
    ],
)
def test_hostile_or_wrong_files_are_refused_in_words(content: bytes) -> None:
    with pytest.raises(FileRefusedError) as refusal:
        read_file(content)
    assert str(refusal.value)


def test_a_deep_file_is_told_as_broken_at_its_line() -> None:
    sent = sheet(water())
    deep = "<g id='b2'>" * 3000 + "</g>" * 3000
    content = FORMATS["xliff1"].write(sent).decode().replace("water &amp; soil", f"water{deep}")
    report = check_return(read_file(content.encode()), sent)
    assert [each.path for each in report.broken] == ["body.0"]


@given(st.binary(max_size=300) | TEXTS.map(lambda text: f'msgid "{text}"\nmsgstr "{text}"\n'.encode()))
def test_whatever_is_sent_is_read_or_refused(content: bytes) -> None:
    with contextlib.suppress(FileRefusedError):
        read_file(content)
