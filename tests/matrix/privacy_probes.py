"""Probes of people's data: each sees their own, and administrators what people asked."""

from collections.abc import Iterator

from intranet.privacy.models import Correction

from . import knowledge as who
from .probing import Probe
from .registry import probes
from .site_probes import UNKNOWN_ID, in_language
from .world import WORDS, World, furnish, new_words

ASKED_BY = who.READER
new_words({"correction.words": frozenset({ASKED_BY, who.ADMINISTRATOR})})
ADMINISTRATOR = frozenset({who.ADMINISTRATOR})


@furnish
def ask(world: World) -> None:
    Correction.objects.create(person=world.people[ASKED_BY], about="name", words=WORDS["correction.words"])


@probes("privacy:held", "privacy:download", "privacy:correct", "privacy:leave", "privacy:left")
def own_data(world: World) -> Iterator[Probe]:
    for language in ("fr", "en"):
        held = in_language("privacy:held", language=language)
        yield Probe(held, frozenset({ASKED_BY}), ("correction.words",), knows=who.EVERYONE)
        yield Probe(in_language("privacy:left", language=language), who.EVERYONE)
        for name in ("download", "correct", "leave"):
            yield Probe(in_language(f"privacy:{name}", language=language), knows=who.EVERYONE)
    for name in ("download", "correct", "leave"):
        path = in_language(f"privacy:{name}")
        yield Probe(path, knows=who.EVERYONE, method="post", data={"password": "x", "about": "x"})


@probes("privacy:corrections", "privacy:answer", "privacy:erase")
def of_others(world: World) -> Iterator[Probe]:
    for language in ("fr", "en"):
        path = in_language("privacy:corrections", language=language)
        yield Probe(
            path,
            ADMINISTRATOR,
            ("correction.words",),
            twin=in_language("privacy:answer", UNKNOWN_ID, language=language),
        )
    asked = Correction.objects.get(words=WORDS["correction.words"])
    for name, number, shown in (
        ("privacy:answer", asked.pk, ("correction.words",)),
        ("privacy:erase", world.people[who.EDITOR].pk, ()),
    ):
        path, twin = in_language(name, number), in_language(name, UNKNOWN_ID)
        yield Probe(path, ADMINISTRATOR, shown, twin=twin)
        yield Probe(path, ADMINISTRATOR, twin=twin, method="head")
        yield Probe(path, ADMINISTRATOR, twin=twin, method="post", data={"answer": "", "email": "x@example.org"})
