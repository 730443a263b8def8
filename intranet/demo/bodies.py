"""From the blocks as they are written down to those of a page."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from intranet.accounts.models import User
from intranet.people.models import Profile

from .links import page_number
from .people import account
from .uploads import Uploads
from .writing import Block, as_html, plain

Stream = list[tuple[str, Any]]


def stream_of(body: tuple[Block, ...], uploads: Uploads, *, language: str, by: User, at: dt.datetime) -> Stream:
    """The value of a body; what it shows is uploaded in that person's name."""
    making = _Making(uploads, language, by, at)
    return [(block.kind, getattr(making, block.kind)(block.value)) for block in body]


@dataclass(frozen=True)
class _Making:
    """One method for each kind of block, under its name in ``ArticleBody``."""

    uploads: Uploads
    language: str
    by: User
    at: dt.datetime

    def _plain(self, words: str) -> str:
        return plain(words, self.language)

    def _rich(self, words: str) -> str:
        return as_html(words, self.language, page_number)

    def heading(self, value: str) -> str:
        return self._plain(value)

    def text(self, value: str) -> str:
        return self._rich(value)

    def picture(self, value: dict[str, str]) -> dict[str, Any]:
        alternative = self._plain(value["alternative"])
        return {
            "image": self.uploads.image(value["key"], alternative, by=self.by, at=self.at),
            "alternative": alternative,
            "decorative": not alternative,
            "caption": self._plain(value["caption"]),
        }

    def gallery(self, value: dict[str, Any]) -> dict[str, Any]:
        return {"title": self._plain(value["title"]), "pictures": [self.picture(shown) for shown in value["pictures"]]}

    def documents(self, value: dict[str, Any]) -> dict[str, Any]:
        files = [self.uploads.document(key, by=self.by, at=self.at) for key in value["keys"]]
        return {"title": self._plain(value["title"]), "documents": files}

    def table(self, value: dict[str, Any]) -> dict[str, Any]:
        return {
            "data": [[self._plain(cell) for cell in row] for row in value["rows"]],
            "table_caption": self._plain(value["caption"]),
            "first_row_is_table_header": True,
            "first_col_is_header": True,
            "table_header_choice": "both",
        }

    def quote(self, value: dict[str, str]) -> dict[str, str]:
        return {"text": self._plain(value["text"]), "author": self._plain(value["author"])}

    def callout(self, value: dict[str, str]) -> dict[str, str]:
        return {"kind": value["kind"], "title": self._plain(value["title"]), "text": self._rich(value["text"])}

    def figures(self, value: dict[str, Any]) -> dict[str, Any]:
        source = self._plain(value["source"])
        rows = [
            {"value": Decimal(number), "unit": self._plain(unit), "label": self._plain(label), "source": source}
            for number, unit, label in value["rows"]
        ]
        return {"title": self._plain(value["title"]), "figures": rows}

    def action(self, value: dict[str, str]) -> dict[str, str]:
        return {"text": self._plain(value["text"]), "link": self._rich(value["link"])}

    def accordion(self, value: dict[str, Any]) -> dict[str, Any]:
        items = [{"title": self._plain(title), "text": self._rich(words)} for title, words in value["items"]]
        return {"title": self._plain(value["title"]), "items": items}

    def contact(self, value: dict[str, str]) -> dict[str, Any]:
        words = {name: self._plain(value[name]) for name in ("title", "name", "role")}
        return {**words, "person": Profile.objects.get(user=account(value["key"])), "phone": "", "email": ""}

    def embed(self, value: dict[str, str]) -> dict[str, str]:
        words = {name: self._plain(value[name]) for name in ("title", "text")}
        return {**words, "address": value["address"]}
