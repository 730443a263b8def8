"""Probes of the glossary: read by everybody, kept by the pôle's team (no person of the world edits the public home)."""

from collections.abc import Iterator

from django.urls import reverse

from intranet.translation.models import Term

from . import knowledge as who
from .admin_probes import HOLD_TEAM, NOWHERE
from .probing import Probe
from .registry import probes
from .site_probes import in_language
from .world import World

OF_ALL = ("list", "list_results", "add", "export", "import")
OF_ONE = ("edit", "delete", "history", "history_results")
CHOOSER = "wagtailsnippetchoosers_translation_term"


@probes("glossary")
def glossary(world: World) -> Iterator[Probe]:
    for language in ("fr", "en"):
        path = in_language("glossary", language=language)
        yield Probe(path, who.EVERYONE)
        yield Probe(f"{path}?q=epci", who.EVERYONE)
        yield Probe(path, method="put")


@probes(
    *(f"glossary_terms:{view}" for view in (*OF_ALL, *OF_ONE)),
    "glossary_terms:usage",
    "glossary_terms:revisions_revert",
    "glossary_terms:revisions_compare",
    *(f"{CHOOSER}:{view}" for view in ("choose", "choose_results", "chosen", "chosen_multiple", "create")),
)
def kept(world: World) -> Iterator[Probe]:
    term = Term.objects.get(key="epci")
    for view in OF_ALL:
        yield Probe(reverse(f"glossary_terms:{view}"), HOLD_TEAM, twin=NOWHERE)
    for view in OF_ONE:
        yield Probe(reverse(f"glossary_terms:{view}", args=[term.pk]), HOLD_TEAM, twin=NOWHERE)
    revision = term.latest_revision_id
    yield Probe(reverse("glossary_terms:revisions_revert", args=[term.pk, revision]), HOLD_TEAM, twin=NOWHERE)
    compared = [term.pk, "earliest", "latest"]
    yield Probe(reverse("glossary_terms:revisions_compare", args=compared), HOLD_TEAM, twin=NOWHERE)
    yield Probe(reverse("glossary_terms:usage", args=[term.pk]), twin=NOWHERE)
    yield Probe(reverse("glossary_terms:import"), knows=HOLD_TEAM, twin=NOWHERE, method="post", data={"checked": "zq"})
    for view in ("choose", "choose_results", "chosen_multiple", "create"):
        yield Probe(reverse(f"{CHOOSER}:{view}"), twin=NOWHERE)
    yield Probe(reverse(f"{CHOOSER}:chosen", args=[term.pk]), twin=NOWHERE)
