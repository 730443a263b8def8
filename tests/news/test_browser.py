"""The pages of news and events in a real browser: no accessibility fault, nothing wider than a telephone."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser

from intranet.access.models import Audience, Role
from tests import factories as make
from tests.browsing import check, open_as

from .making import make_calendar, make_event, make_news, news_member, news_space, publish, site_calendar
from .test_ics import in_french

pytestmark = pytest.mark.django_db(transaction=True)
LONG = "Très longue rencontre intercommunale des référentes et référents de l’environnement et du cadre de vie"


@pytest.mark.parametrize("width", [390, 1280])
def test_pages_are_accessible(browser: Browser, live_server: Any, transactional_site: None, width: int) -> None:
    workspace = make.make_workspace("Mobilités", audience=Audience.PUBLIC, domain=make.make_domain("Services"))
    tags = {"workspaces": [make.space_of(workspace)]}
    image = make.make_image(news_space())
    items = [make_news(LONG, picture=image, picture_alternative="Une rue", summary=LONG, **tags), make_news("Courte")]
    today = timezone.localdate()
    events = [
        make_event(LONG, starts_on=today, ends_on=today + dt.timedelta(days=3), all_day=True, **tags),
        make_event("Permanence", recurrence="weekly", occurrences=9, calendar=make_calendar(workspace)),
        publish(make_event("Annulée"), cancelled=True, cancellation_reason="Salle inondée"),
        make_event("Passée", starts_on=today - dt.timedelta(days=2)),
    ]
    agenda = site_calendar().url
    addresses = [
        "/fr/actualites/",
        "/en/news/",
        "/fr/actualites/?espace=inconnu",
        *(page.url for page in (*items, *events)),
        *(f"{agenda}{query}" for query in ("", "?vue=mois", "?vue=mois&mois=2031-01", "?vue=passes")),
        in_french("subscribe", site_calendar().translation_key),
        in_french("subscriptions"),
    ]
    page = open_as(browser, live_server.url, news_member(Role.EDITOR), width=width)
    for address in addresses:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        check(page, address)
    # With an address of one's own.
    page.goto(in_french("subscribe", site_calendar().translation_key))
    page.get_by_role("button", name="Créer mon adresse").click()
    page.get_by_label("Votre adresse privée").wait_for()
    check(page, "subscribed")
    page.goto(in_french("subscriptions"))
    check(page, "subscriptions")
    page.get_by_role("button", name="Fermer cette adresse").click()
    page.get_by_text("Cette adresse ne répond plus.").wait_for()


def test_months_are_walked_without_javascript(browser: Browser, live_server: Any, transactional_site: None) -> None:
    today = timezone.localdate()
    coming = (today.replace(day=1) + dt.timedelta(days=32)).replace(day=5)
    make_event("Assemblée", starts_on=coming)
    page = open_as(browser, live_server.url, java_script_enabled=False)
    page.goto("/fr/actualites/agenda/")
    page.get_by_role("link", name="Par mois").click()
    assert page.get_by_role("link", name="Assemblée").count() == 0
    page.locator("a[rel=next]").click()
    page.get_by_role("cell").get_by_role("link", name="Assemblée").click()
    page.get_by_role("heading", name="Assemblée", level=1).wait_for()
