"""Probes of the site's identity: the same for everybody, changed by the pôle's team and by administrators."""

from collections.abc import Iterator

from django.urls import reverse

from intranet.look.models import SiteBranding

from . import knowledge as who
from .admin_probes import ADMINISTRATORS, HOLD_TEAM, NOWHERE
from .probing import Probe
from .registry import probes
from .world import World


@probes("site_colours", "site_logo")
def identity(world: World) -> Iterator[Probe]:
    yield Probe(reverse("site_colours", args=["0"]), who.EVERYONE)
    # None was chosen: as if there were no such address.
    yield Probe(reverse("site_logo", args=["0"]), twin=reverse("site_logo", args=["1"]))


@probes("wagtailsettings:edit", "wagtailsettings:preview_on_edit")
def settings(world: World) -> Iterator[Probe]:
    branding = SiteBranding.load().pk
    own, other = ["look", "sitebranding"], ["access", "space"]
    yield Probe(reverse("wagtailsettings:edit", args=own), HOLD_TEAM, twin=NOWHERE, status=302)
    yield Probe(reverse("wagtailsettings:edit", args=[*own, branding]), HOLD_TEAM, twin=NOWHERE)
    yield Probe(reverse("wagtailsettings:preview_on_edit", args=[*own, branding]), knows=ADMINISTRATORS, twin=NOWHERE)
    yield Probe(reverse("wagtailsettings:edit", args=other), knows=ADMINISTRATORS, twin=NOWHERE)
    yield Probe(reverse("wagtailsettings:edit", args=[*other, 1]), knows=ADMINISTRATORS, twin=NOWHERE)


@probes("style")
def style_page(world: World) -> Iterator[Probe]:
    yield Probe("/fr/style/", HOLD_TEAM, twin="/fr/zqjamais/")
    yield Probe("/en/style/", HOLD_TEAM, twin="/en/zqjamais/")
