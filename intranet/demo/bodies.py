"""From the blocks as they are written down to those of a page."""

import datetime as dt
from typing import Any

from intranet.accounts.models import User

from .links import page_number
from .uploads import Uploads
from .writing import Block, as_html, plain

Stream = list[tuple[str, Any]]


def stream_of(body: tuple[Block, ...], uploads: Uploads, *, language: str, by: User, at: dt.datetime) -> Stream:
    """The value of a body; what it shows is uploaded in that person's name."""
    return [(block.kind, _value(block, uploads, language, by, at)) for block in body]


def _value(block: Block, uploads: Uploads, language: str, by: User, at: dt.datetime) -> Any:
    value = block.value
    match block.kind:
        case "heading":
            return plain(value, language)
        case "text":
            return as_html(value, language, page_number)
        case "picture":
            alternative = plain(value["alternative"], language)
            return {
                "image": uploads.image(value["key"], alternative, by=by, at=at),
                "alternative": alternative,
                "decorative": not alternative,
                "caption": plain(value["caption"], language),
            }
        case "documents":
            files = [uploads.document(key, by=by, at=at) for key in value["keys"]]
            return {"title": plain(value["title"], language), "documents": files}
        case "table":
            return _table(value, language)
        case "quote":
            return {"text": plain(value["text"], language), "author": plain(value["author"], language)}
        case "callout":
            title, text = plain(value["title"], language), as_html(value["text"], language, page_number)
            return {"kind": value["kind"], "title": title, "text": text}
    raise ValueError(f"Unknown kind of block: {block.kind}")


def _table(value: dict[str, Any], language: str) -> dict[str, Any]:
    return {
        "data": [[plain(cell, language) for cell in row] for row in value["rows"]],
        "table_caption": plain(value["caption"], language),
        "first_row_is_table_header": True,
        "first_col_is_header": True,
        "table_header_choice": "both",
    }
