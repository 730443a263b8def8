"""What the home pages say of the network, to those who stand in it."""

import datetime as dt

import pytest
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import timezone, translation
from wagtail.models import Page

from intranet.access.models import Audience, Role
from intranet.accounts.models import User
from intranet.pages.home_panels import home_panels
from intranet.pages.models import HomePage
from tests import factories as make
from tests.network import making
from tests.network.test_practices import strangers, text

pytestmark = pytest.mark.django_db


def request_of(person: User | None) -> HttpRequest:
    from django.contrib.auth.models import AnonymousUser

    request = RequestFactory().get("/")
    # A fresh one: what a person may do is remembered as long as the object.
    request.user = AnonymousUser() if person is None else User.objects.get(pk=person.pk)
    return request


def panel(person: User | None, language: str = "fr") -> str:
    """The panel as rendered, or nothing."""
    request, home = request_of(person), HomePage.objects.get(locale__language_code=language)
    with translation.override(language):
        for shown, context in home_panels(request, home):
            if shown.name == "network":
                return render_to_string(shown.template, {**context, "panel": shown}, request)
    return ""


def test_it_is_for_those_who_stand_in_the_network() -> None:
    making.make_practice("Ouverte")
    hidden: Page = making.make_practice("Réservée")
    make.narrow(hidden, Audience.MEMBERS)
    making.make_practice("Tidal rivers", language="en")
    for reader in (making.make_peer(), making.make_peer(kind="foreign", role=Role.READER)):
        html = panel(reader)
        assert "Ouverte" in html
        assert "Réservée" in html
        assert 'lang="en">Tidal rivers' in html
        assert "/en/network/" in panel(reader, "en")
    referent = panel(make.make_referent(make.make_domain()))
    assert "Ouverte" in referent
    assert "Réservée" not in referent
    for stranger in strangers():
        assert panel(stranger) == ""


def test_the_panel_names_the_next_meeting_to_those_who_stand_in_the_network() -> None:
    home, english, today = making.home(), making.home("en"), timezone.localdate()
    for page, title in ((home, "Rencontre de Caen"), (english, "Caen meeting")):
        page.meeting_title, page.meeting_place = title, "MRSH, Caen"
        page.meeting_first_day = today + dt.timedelta(days=3)
        page.save()
    director = making.make_peer()
    assert "Rencontre de Caen" in panel(director)
    assert "MRSH, Caen" in panel(director)
    assert "Caen meeting" in panel(director, "en")
    for stranger in strangers():
        assert panel(stranger) == ""
    home.meeting_first_day = today - dt.timedelta(days=1)
    home.save()
    assert "Rencontre de Caen" not in panel(director)


def test_a_meeting_is_shown_until_the_evening_of_its_last_day(client: Client) -> None:
    reader, today = making.make_peer(), timezone.localdate()
    home = making.home()
    for first, last, shown in ((-1, 0, True), (0, None, True), (-1, None, False), (-3, -1, False)):
        home.meeting_title = "Rencontre de Caen"
        home.meeting_first_day = today + dt.timedelta(days=first)
        home.meeting_last_day = None if last is None else today + dt.timedelta(days=last)
        home.save()
        assert ("Rencontre de Caen" in text(client, "/fr/reseau/", reader)) is shown, (first, last)


def test_the_page_of_a_meeting_is_named_to_those_who_may_read_it(client: Client) -> None:
    details = make.make_article(make.make_workspace(audience=Audience.MEMBERS), "Programme secret")
    home = making.home()
    home.meeting_first_day, home.meeting_page = timezone.localdate(), details
    home.save()
    reader = making.make_peer()
    assert details.url not in text(client, "/fr/reseau/", reader)
    make.join(make.space_of(Page.objects.get(pk=details.pk).get_parent()), reader)
    assert details.url in text(client, "/fr/reseau/", reader)
