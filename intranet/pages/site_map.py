"""The site map: the pages that the reader may open, as a tree, a screenful at a time."""

from dataclasses import dataclass, field

from django.core.paginator import Page as Screen
from django.core.paginator import Paginator
from wagtail.models import Page
from wagtail.query import PageQuerySet

from intranet.access.policies import Person, visible_pages

from .listings import listed

# Pages on one screen, those repeated to say where its first one stands aside.
SCREEN_LENGTH = 200


@dataclass
class Node:
    """A page, and those below it. ``is_repeated``: it is there to say where the others stand."""

    page: Page
    below: list["Node"] = field(default_factory=list)
    is_repeated: bool = False


def site_map(user: Person, language: str, number: str | None) -> tuple[list[Node], Screen]:
    """One screen of the tree of a language, in three queries whatever the number of pages."""
    pages = visible_pages(user).filter(locale__language_code=language, depth__gt=1).order_by("path")
    screen = Paginator(listed(pages), SCREEN_LENGTH).get_page(number)
    shown = list(screen.object_list)
    above = _above(pages, shown[0]) if screen.has_previous() and shown else []
    return _tree(above, shown), screen


def _above(pages: PageQuerySet, first: Page) -> list[Page]:
    paths = [first.path[:end] for end in range(2 * Page.steplen, len(first.path), Page.steplen)]
    return list(listed(pages.filter(path__in=paths)))


def _tree(above: list[Page], shown: list[Page]) -> list[Node]:
    """Each page under the nearest one above it that the reader may open."""
    top: list[Node] = []
    way: list[Node] = []
    nodes = [*(Node(page, is_repeated=True) for page in above), *(Node(page) for page in shown)]
    for node in nodes:
        while way and not node.page.path.startswith(way[-1].page.path):
            way.pop()
        (way[-1].below if way else top).append(node)
        way.append(node)
    return top
