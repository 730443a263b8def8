"""Probes of the site map page, the contact page and information pages, and of what a page says of others.

Related pages and calls to action stand on the public article (``world.py``): those who may not know of a page must find
no word of it there, which every probe of that article looks for.
"""

from collections.abc import Iterator

from intranet.pages.models import InformationPage

from . import knowledge as who
from .probing import Probe
from .registry import probes
from .site_probes import in_language
from .world import World


@probes("site_map")
def tree(world: World) -> Iterator[Probe]:
    path = in_language("site_map")
    yield Probe(path, who.EVERYONE, ("public.title",))
    shown = {
        "network.title": who.NETWORK,
        "pole.title": who.POLE,
        "members.title": who.MEMBERS,
        "article.title": who.MEMBERS,
        "secret.title": who.OF_SECTION,
        "foreign_article.title": who.OF_ELSEWHERE,
    }
    for name, readers in shown.items():
        yield Probe(f"{path}?{name}", readers, (name,), knows=who.EVERYONE)
    yield Probe(in_language("site_map", language="en"), who.MEMBERS, ("translation.title",), knows=who.EVERYONE)
    for page in ("2", "987", "x"):
        yield Probe(f"{path}?p={page}", who.EVERYONE)
    yield from information()
    yield from said_of_others(world)


def information() -> Iterator[Probe]:
    for page in InformationPage.objects.select_related("locale"):
        yield Probe(page.get_url_parts()[2], who.EVERYONE)


def said_of_others(world: World) -> Iterator[Probe]:
    """The public article, asked once more for each page that it leads to."""
    path = world.fresh("public").get_url_parts()[2]
    shown = {
        "network.title": who.NETWORK,
        "pole.title": who.POLE,
        "members.title": who.MEMBERS,
        "article.title": who.MEMBERS,
        "secret.title": who.OF_SECTION,
        "foreign_article.title": who.OF_ELSEWHERE,
    }
    for name, readers in shown.items():
        yield Probe(f"{path}?{name}", readers, (name,), knows=who.EVERYONE)


@probes("contact", "contact_sent")
def contact(world: World) -> Iterator[Probe]:
    path = in_language("contact")
    yield Probe(path, who.EVERYONE)
    yield Probe(path, who.EVERYONE, method="post", data={"message": "Court"})
    yield Probe(path, who.EVERYONE, method="head")
    yield Probe(in_language("contact_sent"), who.EVERYONE)
    yield Probe(path, method="put")
