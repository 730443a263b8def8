"""Probes of two versions side by side: opened by who reads the page, for a published translation of its structure."""

from collections.abc import Iterator

from intranet.translation.models import Translation

from . import knowledge as who
from .probing import Probe
from .registry import probes
from .site_probes import in_language
from .world import World, furnish


@furnish
def follow_the_structure(world: World) -> None:
    """As if the translation of the article had been written text by text."""
    found = Translation.objects.filter(target=world.pages["translation"].pk)
    assert found.update(is_free=False) == 1


@probes("compare_versions")
def compared(world: World) -> Iterator[Probe]:
    nowhere = in_language("compare_versions", 987_654_321)
    path = in_language("compare_versions", world.pages["translation"].pk)
    yield Probe(path, who.MEMBERS, ("article.title", "translation.title"), twin=nowhere)
    # The original, a stand-in, a draft: nothing that could be compared, whoever asks.
    for name in ("article", "alias", "draft", "public", "secret"):
        yield Probe(in_language("compare_versions", world.pages[name].pk), twin=nowhere)
