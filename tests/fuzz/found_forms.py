"""The forms of a page and the parameters that it speaks of, found in what it shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag


@dataclass(frozen=True)
class Form:
    """Where it is sent, and what it would send untouched: names in order, repeated ones included."""

    action: str
    method: str
    fields: tuple[tuple[str, str], ...]
    files: tuple[str, ...]

    @property
    def names(self) -> list[str]:
        return list(dict.fromkeys([*(name for name, _value in self.fields), *self.files]))


def forms(path: str, html: str) -> Iterator[Form]:
    """The forms of the page at ``path``, but those that leave the site."""
    for form in BeautifulSoup(html, "html.parser").find_all("form"):
        action = urlsplit(urljoin(path, str(form.get("action") or "")))
        if action.netloc and action.netloc != "testserver":
            continue
        fields, files = [], []
        for field in form.find_all(["input", "select", "textarea", "button"]):
            name = str(field.get("name") or "")
            if not name or name == "csrfmiddlewaretoken":
                continue
            if field.get("type") == "file":
                files.append(name)
            else:
                fields.append((name, _value(field)))
        address = action.path + (f"?{action.query}" if action.query else "")
        yield Form(address, str(form.get("method") or "get").lower(), tuple(fields), tuple(files))


def _value(field: Tag) -> str:
    if field.name == "textarea":
        return field.get_text()
    if field.name == "select":
        options = field.find_all("option")
        chosen = next((each for each in options if each.has_attr("selected")), options[0] if options else None)
        return "" if chosen is None else str(chosen.get("value", chosen.get_text()))
    return str(field.get("value") or "")


def parameters(html: str) -> list[str]:
    """Names in the query strings of the page's own links."""
    found: dict[str, None] = {}
    for link in BeautifulSoup(html, "html.parser").find_all("a", href=True):
        parts = urlsplit(str(link["href"]))
        if not parts.netloc and parts.query:
            found.update(dict.fromkeys(name for name, _value in parse_qsl(parts.query, keep_blank_values=True)))
    return list(found)
