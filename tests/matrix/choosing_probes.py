"""Choosing an organisation in the admin: for those who keep the territory."""

from collections.abc import Iterator

from django.urls import reverse

from .admin_probes import HOLD_TEAM, NOWHERE
from .probing import Probe
from .registry import probes
from .world import World

CHOOSER = "territory_choose_organisation"


@probes(*(f"{CHOOSER}:{view}" for view in ("choose", "choose_results", "chosen", "chosen_multiple", "create")))
def choosing_an_organisation(world: World) -> Iterator[Probe]:
    for view in ("choose", "choose_results"):
        yield Probe(reverse(f"{CHOOSER}:{view}"), HOLD_TEAM, twin=NOWHERE)
    yield Probe(reverse(f"{CHOOSER}:chosen", args=[1]), knows=HOLD_TEAM, twin=NOWHERE)
    yield Probe(reverse(f"{CHOOSER}:chosen_multiple"), knows=HOLD_TEAM, twin=NOWHERE)
    yield Probe(reverse(f"{CHOOSER}:create"), twin=NOWHERE)
