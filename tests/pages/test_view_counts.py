"""Views: counted in memory, written in one statement, kept for a time; nobody is known by them."""

import datetime as dt
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from intranet.access.models import Audience
from intranet.pages import view_counts
from intranet.pages.models import ArticlePage, PageViews
from intranet.pages.view_counts import ViewCounter
from intranet.privacy.retention import apply_rules
from tests.factories import make_article, make_user, make_workspace

pytestmark = [pytest.mark.django_db, pytest.mark.database]
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


class Waiting:
    """A timer that a test winds on."""

    started: list["Waiting"] = []

    def __init__(self, seconds: float, act: Any) -> None:
        assert seconds < 60
        self.act, self.daemon, self.cancelled = act, False, False

    def start(self) -> None:
        assert self.daemon
        self.started.append(self)

    def cancel(self) -> None:
        self.cancelled = True


@pytest.fixture
def counter(monkeypatch: pytest.MonkeyPatch, settings: Any) -> ViewCounter:
    settings.COUNT_PAGE_VIEWS = True
    found = ViewCounter()
    monkeypatch.setattr(view_counts, "counter", found)
    monkeypatch.setattr(view_counts, "Timer", Waiting)
    monkeypatch.setattr(Waiting, "started", [])
    return found


@pytest.fixture
def article(db: None) -> ArticlePage:
    return make_article(make_workspace(audience=Audience.PUBLIC), owner=make_user())


def read(page: ArticlePage, client: Client | None = None, method: str = "get", **headers: str) -> int:
    given = {"user-agent": BROWSER, **headers}
    return getattr(client or Client(), method)(page.get_url(), headers=given).status_code


def views() -> dict[int, int]:
    return dict(PageViews.objects.values_list("page", "views"))


def test_views_are_written_together_and_add_up(counter: ViewCounter, article: ArticlePage) -> None:
    other = make_article(article.get_parent(), "Autre")
    for page in (article, article, other):
        assert read(page) == 200
    assert views() == {}
    assert len(Waiting.started) == 1
    with CaptureQueriesContext(connection) as captured:
        counter.write()
    assert len(captured) == 1
    assert views() == {article.pk: 2, other.pk: 1}
    assert Waiting.started[0].cancelled
    read(article)
    assert len(Waiting.started) == 2
    counter.write()
    assert views() == {article.pk: 3, other.pk: 1}
    counter.write()
    assert PageViews.objects.get(page=article).day == timezone.localdate()


def test_a_view_costs_no_query(counter: ViewCounter, article: ArticlePage, settings: Any) -> None:
    for client in (Client(), _signed_in()):
        read(article, client)
        taken = []
        for counted in (False, True):
            settings.COUNT_PAGE_VIEWS = counted
            with CaptureQueriesContext(connection) as captured:
                read(article, client)
            taken.append(len(captured))
        assert taken[0] == taken[1]


def _signed_in() -> Client:
    client = Client()
    client.force_login(make_user())
    return client


def test_what_is_no_reading_counts_for_nothing(counter: ViewCounter, article: ArticlePage, settings: Any) -> None:
    own = Client()
    own.force_login(article.owner)
    assert read(article, own) == 200
    assert read(article, method="head") == 200
    for agent in ("", "Googlebot/2.1 (+http://www.google.com/bot.html)", "curl/8.5.0", "python-requests/2.32"):
        assert read(article, **{"user-agent": agent}) == 200
    assert read(article, **{"sec-purpose": "prefetch;prerender"}) == 200
    private = make_article(make_workspace())
    assert read(private) == 404
    settings.COUNT_PAGE_VIEWS = False
    assert read(article) == 200
    counter.write()
    assert views() == {}
    settings.COUNT_PAGE_VIEWS = True
    read(article, _signed_in())
    counter.write()
    assert views() == {article.pk: 1}


def test_a_database_that_is_away_loses_nothing(
    counter: ViewCounter, article: ArticlePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(article)

    def away(*args: Any) -> None:
        raise DatabaseError("away")

    with monkeypatch.context() as patched:
        patched.setattr("intranet.pages.models.views.PageViewsQuerySet.add", away)
        counter.write()
    read(article)
    counter.write()
    assert views() == {article.pk: 2}


def test_a_page_that_went_meanwhile_is_no_fault_and_old_counts_go(
    counter: ViewCounter, article: ArticlePage, settings: Any
) -> None:
    settings.PAGE_VIEWS_DAYS = 100
    today = timezone.localdate()
    PageViews.objects.all().add([(article.pk, today - dt.timedelta(days=age), 5) for age in (0, 99, 101)])
    kept = PageViews.objects.since(today - dt.timedelta(days=90))
    assert kept.count() == 1
    counts = {outcome.rule.name: outcome.count for outcome in apply_rules()}
    assert counts["pages.views"] == 1
    read(article)
    article.delete()
    assert views() == {}
    counter.write()
    assert list(views().values()) == [1]
