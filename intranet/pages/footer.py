"""The links at the foot of every page. Apps above register theirs; each decides for its reader."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise


@dataclass(frozen=True)
class Link:
    """A link, with the language of its label where it is another than the interface's."""

    url: str
    label: str | Promise
    lang: str = ""


Supply = Callable[[HttpRequest], Iterable[Link]]

_suppliers: dict[str, tuple[int, Supply]] = {}


def register_footer_links(name: str, supply: Supply, *, order: int) -> None:
    """To be called from ``AppConfig.ready``: ``supply`` gives the links for a request, none where there are none.

    The lowest ``order`` comes first; links registered again under a name replace the former.
    """
    _suppliers[name] = (order, supply)


def links_at_foot(request: HttpRequest) -> list[Link]:
    ordered = sorted(_suppliers.values(), key=lambda each: each[0])
    return [link for _order, supply in ordered for link in supply(request)]
