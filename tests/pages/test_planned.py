"""A page whose publication is planned is read by nobody until then, in any language."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from intranet.access.models import Audience, Role
from tests import factories as make
from tests.oracle.worlds import time_stands_at

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_planning_a_page_publishes_it_in_no_language(client: Client) -> None:
    workspace = make.make_workspace(audience=Audience.PUBLIC)
    page = make.make_article(workspace, "Zqannonce", live=False)
    # An alias within the same language too, and the alias of the alias.
    page.create_alias(parent=make.make_section(workspace), update_slug="zqreflet")
    client.force_login(make.make_member(make.space_of(workspace), Role.READER))
    versions = [page, *Page.objects.filter(alias_of=page)]
    assert len(versions) >= 3
    day = timezone.now() + dt.timedelta(days=1)
    page.go_live_at = day
    page.save_revision().publish()
    asked = [version.get_url_parts()[2] for version in versions]
    asked += [workspace.url, make.english(workspace).url, "/en/plan-du-site/", "/fr/plan-du-site/"]

    def seen() -> list[bool]:
        return ["Zqannonce" in client.get(path).content.decode() for path in asked]

    assert not any(seen())
    with time_stands_at(day + dt.timedelta(minutes=1)):
        call_command("publish_scheduled")
        assert all(seen())
