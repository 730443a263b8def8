"""Probes of the site map page, the contact page, and what a page says of others: calls to action, related pages."""

from collections.abc import Iterator

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


@probes("contact", "contact_sent")
def contact(world: World) -> Iterator[Probe]:
    path = in_language("contact")
    yield Probe(path, who.EVERYONE)
    yield Probe(path, who.EVERYONE, method="post", data={"message": "Court"})
    yield Probe(path, who.EVERYONE, method="head")
    yield Probe(in_language("contact_sent"), who.EVERYONE)
    yield Probe(path, method="put")
