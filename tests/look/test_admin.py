"""Wagtail's admin in the site's name, with the menu items that each person needs."""

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.conf import settings
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext, override
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput

from intranet.access.models import Role
from intranet.look.models import SiteBranding
from intranet.look.palette import DOMAINS, contrast, schemes, stylesheet
from tests import factories as make

pytestmark = pytest.mark.django_db


def menu(client: Client) -> set[str]:
    """The names of all items of the sidebar."""
    page = client.get("/admin/").content.decode()
    props = re.search(r'<script id="wagtail-sidebar-props" type="application/json">(.*?)</script>', page, re.DOTALL)
    return set(_names(json.loads(props[1])))


def _names(part: Any) -> Any:
    if isinstance(part, dict):
        if isinstance(part.get("name"), str):
            yield part["name"]
        part = list(part.values())
    if isinstance(part, list):
        for each in part:
            yield from _names(each)


def test_each_has_the_items_that_they_need(client: Client) -> None:
    space = make.space_of(make.make_workspace())
    items = {}
    for name, person in (
        ("contributor", make.make_member(space, Role.CONTRIBUTOR)),
        ("team", make.make_team_member()),
        ("administrator", make.make_admin()),
    ):
        client.force_login(person)
        items[name] = menu(client)
    for shown in items.values():
        assert {"site", "explorer", "images", "documents"} <= shown
        assert not {"sites", "locales", "collections", "editor-guide"} & shown
        assert not [name for name in shown if name.startswith("whats-new")]
    assert not {"settings", "aging-pages", "style", "territoire"} & items["contributor"]
    assert {"aging-pages", "style", "territoire", "identite-du-site"} <= items["team"]
    assert "users" not in items["team"]
    assert {"users", "site-history", "identite-du-site"} <= items["administrator"]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_bears_the_name_of_the_site(client: Client, language: str) -> None:
    SiteBranding.objects.create(name="Caen Métropole")
    client.force_login(make.make_team_member(language=language))
    page = client.get("/admin/").content.decode()
    with override(language):
        title = gettext("Rédaction – %(site)s") % {"site": "Caen Métropole"}
    assert title in page
    assert "Caen Métropole</title>" in page
    assert "guide.wagtail.org" not in page
    assert f'"/{language}/"' in page


def test_its_swatches_are_those_of_the_site() -> None:
    css = (Path(settings.BASE_DIR) / "intranet" / "static" / "css" / "admin.css").read_text()
    light = schemes(stylesheet())[0]
    for domain in DOMAINS:
        assert f'.domain-swatch[data-domain="{domain}"] {{ background: {light[domain]}; }}' in css
    assert contrast("#ffffff", light["accent"]) >= 4.5


def test_whoever_adds_a_page_is_told_what_each_kind_is_for(client: Client) -> None:
    workspace = make.make_workspace()
    client.force_login(make.make_member(make.space_of(workspace), Role.EDITOR))
    page = client.get(f"/admin/pages/{workspace.pk}/add_subpage/").content.decode()
    offered = re.findall(r'<a class="w-flex" href="[^"]*/add/(\w+)/(\w+)/', page)
    assert ("pages", "articlepage") in offered
    told = re.findall(r'<div class="w-inline-block">.*?<small>([^<]+)</small>', page)
    assert len(told) == len(set(told)) == len(offered)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_days_are_typed_as_they_are_written_here(language: str) -> None:
    with override(language):
        shown = AdminDateInput().format_value(dt.date(2026, 12, 2))
        assert shown == "02/12/2026"
        assert forms.DateField().clean(shown) == dt.date(2026, 12, 2)
        noon = timezone.make_aware(dt.datetime.combine(dt.date(2026, 12, 2), dt.time(12)))
        shown = AdminDateTimeInput().format_value(noon)
        assert shown == "02/12/2026 12:00"
        assert forms.DateTimeField().clean(shown) == noon
