"""The texts of a page: found, and replaced by their translations in a copy of its content.

One walk does both, so that what is read at a path is what is written there. Paths hold what Wagtail keeps through
edits and copies: ids of blocks and keys of paragraphs, not positions; where there are none (cells of a table, children
of a page), the position stands after a ``#``.

Whatever is not words stays as it is: choosers, numbers, dates, choices, addresses of videos, web and e-mail addresses.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from . import markup
from .markup import LETTER
from .notation import parts, written

# Of Wagtail's own fields, those with words for readers; a page's slug stays, so that addresses do.
PAGE_FIELDS = ("title", "seo_title", "search_description")
ADDRESSES = (models.SlugField, models.URLField, models.EmailField)
HEADINGS = {"h2"}


@dataclass(frozen=True)
class Piece:
    """A text of a page, in the notation of segments. ``limit``: its longest translation, in characters."""

    path: str
    field: str
    kind: str
    text: str
    order: int = 0
    section: int = 0
    limit: int | None = None


@dataclass(frozen=True)
class _Place:
    path: str
    field: str
    kind: str

    def within(self, name: str, kind: str | None = None) -> "_Place":
        """Below it: ``name`` for the path; the kind keeps no numbers."""
        wider = self.kind if kind is None else f"{self.kind}.{kind}"
        return _Place(f"{self.path}.{name}", self.field, wider)


# What a walk asks of each text: its replacement, or None to leave it.
Visit = Callable[[_Place, str, bool, int | None], str | None]


def pieces_of(page: Page) -> list[Piece]:
    """The texts of a page (given as its own type), in their order."""
    found: list[Piece] = []
    section = 0

    def note(place: _Place, text: str, begins: bool, limit: int | None) -> None:
        nonlocal section
        section += begins
        found.append(Piece(place.path, place.field, place.kind, text, len(found), section, limit))

    _walk(page, note)
    return found


def outline_of(page: Page) -> set[str]:
    """Where there is something on the page: the paths of its texts, and those of all its blocks."""
    paths = {piece.path for piece in pieces_of(page)}
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            paths |= {f"{field.name}.{each['id']}" for each in _raw(page, field) if each.get("id")}
    return paths


def content_with(page: Page, texts: Mapping[str, str]) -> dict[str, Any]:
    """The values of the page's fields and child relations, with the texts at these paths replaced."""
    return _walk(page, lambda place, _text, _begins, _limit: texts.get(place.path))


def translated_fields(model: type[Page]) -> Iterator[models.Field[Any, Any]]:
    """The fields that have words of their own in each language, those of all pages first."""
    own = [field for field in model._meta.get_fields() if isinstance(field, models.Field)]
    by_name = {field.name: field for field in own}
    yield by_name["title"]
    of_page = {field.name for field in Page._meta.get_fields()}
    # News and events share fields between languages; and the root is no page of ours.
    same = {*getattr(model, "SHARED_FIELDS", ()), *getattr(model, "UNTRANSLATED_FIELDS", ())}
    yield from (field for field in own if field.name not in of_page | same and _has_words(field))
    yield from (by_name[name] for name in PAGE_FIELDS[1:])


def _has_words(field: models.Field[Any, Any]) -> bool:
    if isinstance(field, StreamField):
        return True
    is_text = isinstance(field, models.CharField | models.TextField) and not isinstance(field, ADDRESSES)
    return is_text and field.editable and not field.choices


def _walk(page: Page, visit: Visit) -> dict[str, Any]:
    content: dict[str, Any] = {}
    visit = _each_path_once(visit)
    for field in translated_fields(type(page)):
        place = _Place(field.name, field.name, field.name)
        if isinstance(field, StreamField):
            content[field.name] = _stream(_raw(page, field), field.stream_block, place, visit)
        else:
            content[field.name] = _field(page, field, place, visit)
    for relation in child_relations(type(page)):
        content[relation.get_accessor_name()] = _children(page, relation, visit)
    return content


def _each_path_once(visit: Visit) -> Visit:
    """Two blocks may bear one id, where somebody made them by hand: the second one is numbered."""
    seen: Counter[str] = Counter()

    def numbered(place: _Place, text: str, begins: bool, limit: int | None) -> str | None:
        seen[place.path] += 1
        times = seen[place.path]
        return visit(place if times == 1 else replace(place, path=f"{place.path}~{times}"), text, begins, limit)

    return numbered


def _raw(page: Page, field: StreamField) -> list[dict[str, Any]]:
    return list(field.value_from_object(page).get_prep_value())


def _field(owner: models.Model, field: models.Field[Any, Any], place: _Place, visit: Visit) -> Any:
    value = field.value_from_object(owner)
    if isinstance(field, RichTextField):
        return _rich(value or "", place, visit, begins=True)
    return _words(value, place, visit, limit=field.max_length)


def child_relations(model: type[Page]) -> list[Any]:
    """The relations whose rows are parts of the page and have words of their own."""
    return [
        relation
        for relation in get_all_child_relations(model)
        if relation.related_model._meta.app_label not in {"wagtailcore", "taggit"}
        and any(_has_words(field) for field in _texts_of(relation))
    ]


def _texts_of(relation: Any) -> Iterator[models.Field[Any, Any]]:
    return (field for field in relation.related_model._meta.fields if _has_words(field))


def _children(page: Page, relation: Any, visit: Visit) -> list[dict[str, Any]]:
    """For each row, the values of its texts by the names of their fields."""
    name = relation.get_accessor_name()
    made = []
    for index, child in enumerate(getattr(page, name).all()):
        place = _Place(f"{name}.#{index}", name, name)
        made.append(
            {
                field.name: _field(child, field, place.within(field.name, field.name), visit)
                for field in _texts_of(relation)
            }
        )
    return made


def _words(value: Any, place: _Place, visit: Visit, *, limit: int | None = None, begins: bool = False) -> Any:
    if not isinstance(value, str) or not LETTER.search(value):
        return value
    replacement = visit(place, written(value), begins, limit)
    return value if replacement is None else "".join(str(part) for part in parts(replacement))


def _rich(html: str, place: _Place, visit: Visit, *, begins: bool = False) -> str:
    document = markup.read(html)
    texts = {}
    for index, run in enumerate(document.runs):
        opens = run.tag in HEADINGS or (begins and index == 0)
        replacement = visit(place.within(run.key), run.text, opens, None)
        if replacement is not None:
            texts[run.key] = replacement
    return document.html(texts)


def _stream(raw: Any, block: blocks.BaseStreamBlock, place: _Place, visit: Visit) -> list[Any]:
    made = []
    for index, item in enumerate(raw or []):
        child = block.child_blocks.get(item["type"])
        if child is None:
            made.append(item)
            continue
        inner = place.within(str(item.get("id") or f"#{index}"), item["type"])
        made.append({**item, "value": _block(item["value"], child, inner, visit)})
    return made


def _block(raw: Any, block: blocks.Block, place: _Place, visit: Visit) -> Any:
    for kind, walk in _WALKS:
        if isinstance(block, kind):
            return walk(raw, block, place, visit)
    return raw


def _struct(raw: Any, block: blocks.BaseStructBlock, place: _Place, visit: Visit) -> Any:
    made = dict(raw or {})
    for name, child in block.child_blocks.items():
        if name in made:
            made[name] = _block(made[name], child, place.within(name, name), visit)
    return made


def _list(raw: Any, block: blocks.ListBlock, place: _Place, visit: Visit) -> list[Any]:
    made = []
    for index, item in enumerate(raw or []):
        if isinstance(item, dict) and item.get("type") == "item" and "value" in item:
            inner = place.within(str(item.get("id") or f"#{index}"))
            made.append({**item, "value": _block(item["value"], block.child_block, inner, visit)})
        else:
            made.append(_block(item, block.child_block, place.within(f"#{index}"), visit))
    return made


def _table(raw: Any, block: TableBlock, place: _Place, visit: Visit) -> Any:
    if not raw:
        return raw
    made = {**raw, "data": [list(row) for row in raw.get("data") or []]}
    if raw.get("table_caption"):
        made["table_caption"] = _words(raw["table_caption"], place.within("caption", "caption"), visit)
    for row, cells in enumerate(made["data"]):
        for column, cell in enumerate(cells):
            cells[column] = _words(cell, place.within(f"#{row}.#{column}"), visit)
    return made


def _plain_block(raw: Any, block: Any, place: _Place, visit: Visit) -> Any:
    limit = getattr(block.field, "max_length", None)
    return _words(raw, place, visit, limit=limit, begins=place.kind.endswith(".heading"))


def _rich_block(raw: Any, block: blocks.RichTextBlock, place: _Place, visit: Visit) -> Any:
    return _rich(raw, place, visit) if isinstance(raw, str) else raw


_WALKS: list[tuple[Any, Callable[[Any, Any, _Place, Visit], Any]]] = [
    (blocks.RichTextBlock, _rich_block),
    (TableBlock, _table),
    ((blocks.CharBlock, blocks.TextBlock), _plain_block),
    (blocks.BaseStructBlock, _struct),
    (blocks.BaseStreamBlock, _stream),
    (blocks.ListBlock, _list),
]
