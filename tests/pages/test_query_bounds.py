"""A page costs a bounded number of queries, whatever the number of spaces and pages."""

import uuid
from typing import Any

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from intranet.access.models import Invitation, JoinRequest, Membership, Role, Space
from intranet.accounts.models import User
from intranet.notifications.models import Notice
from intranet.pages.models import ArticlePage, PageTheme
from intranet.territory.models import Theme
from tests import bulk
from tests import factories as make
from tests.network.making import make_practice
from tests.news.making import make_event, make_news, news_space

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cache_in_database")]

ARTICLE_LIMIT = 15
WORKSPACE_LIMIT = 25
HOME_LIMIT = 20
DATABASE_CACHE = "django.core.cache.backends.db.DatabaseCache"


@pytest.fixture
def cache_in_database(db: None, settings: Settings) -> None:
    """As on an embedded site, where what is asked of the cache is a query too."""
    settings.CACHES = {**settings.CACHES, "default": {"BACKEND": DATABASE_CACHE, "LOCATION": "interpoles_cache"}}
    call_command("createcachetable")


def queries(client: Client, url: str) -> int:
    client.get(url)  # warms what lives as long as the process: content types, site root paths, sizes of pictures
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def rich_article(workspace: Any) -> ArticlePage:
    """With pictures, documents, links, headings and themes, as referents write them; and pages about the same."""
    space = make.space_of(workspace)
    pictures = [make.make_image(space) for _ in range(3)]
    text = f'<p><a linktype="page" id="{workspace.pk}">Accueil</a></p>'
    body = make.body(
        *(make.picture_block(picture) for picture in pictures),
        make.documents_block(make.make_document(space)),
        make.text_block(text),
        *(make.text_block(f"<h3>Partie {number}</h3>") for number in range(4)),
    )
    theme = Theme.objects.create(domain=space.domain, name="Eau", slug="eau")
    for article in (make.make_article(workspace), make.make_article(workspace, body=body)):
        article.page_themes.set([PageTheme(theme=theme)])
        article.save_revision().publish()
    return article


def test_article_and_workspace_cost_the_same_at_two_sizes(client: Client) -> None:
    domain = make.make_domain()
    workspace = make.make_workspace(domain=domain)
    article = rich_article(workspace)
    referent = make.make_referent(domain)
    client.force_login(referent)
    assert client.get(article.url).context["related"]
    index = workspace.get_parent()
    urls = [article.url, make.english(article).url, workspace.url, index.url, "/fr/", "/en/"]
    grow(workspace, referent, spaces=10, pages=50)
    small = [queries(client, url) for url in urls]
    grow(workspace, referent, spaces=190, pages=1950)
    large = [queries(client, url) for url in urls]
    assert Space.objects.workspaces().count() > 200
    assert ArticlePage.objects.count() > 2000
    assert large == small
    assert max(small[:2]) <= ARTICLE_LIMIT
    assert small[2] <= WORKSPACE_LIMIT
    assert max(small[3:]) <= HOME_LIMIT


def wait_at_the_door(space: Space, reader: User | None) -> None:
    """A request, a guest whom a third person let in, somebody to be recognised, and a notice that nobody has read."""
    newcomer, sponsor = make.make_user(), make.make_member(space, Role.MANAGER)
    JoinRequest.objects.create(space=space, person=newcomer)
    Membership.objects.create(space=space, user=make.make_user(), role=Role.READER, sponsor=sponsor)
    Invitation.objects.create(
        space=space,
        email=newcomer.email,
        inviter=sponsor,
        organisation=make.make_organisation(),
        accepted_at=timezone.now(),
        accepted_by=newcomer,
        expires_at=timezone.now(),
    )
    if reader is not None:
        context = {"space": space.pk}
        Notice.objects.create(reader=reader, key=uuid.uuid4(), event="access_given", context=context)
        caches["process"].clear()


def test_home_costs_the_same_at_two_sizes_with_all_that_waits() -> None:
    """For each kind of reader, at two sizes of the same site."""
    domain = make.make_domain()
    workspace = make.make_workspace(domain=domain, team_role=Role.MANAGER)
    people: dict[str, User | None] = {
        "administrator": make.make_user(is_superuser=True),
        "team": make.make_team_member(),
        "referent": make.make_referent(domain),
        "newcomer": make.make_user(),
        "anonymous": None,
    }
    clients = {who: Client() for who in people}
    for who, person in people.items():
        if person is not None:
            clients[who].force_login(person)
    make_practice("Seine à vélo")
    counts: dict[str, list[list[int]]] = {who: [] for who in people}
    for spaces, pages, waiting in ((10, 50, 3), (190, 1950, 20)):
        make_news(f"Une halle rouverte {spaces}", picture=make.make_image(news_space()), picture_decorative=True)
        make_event(title=f"Comité syndical {spaces}")
        for space in bulk.add_spaces(spaces):
            for who in ("team", "referent"):
                make.join(space, people[who])
        bulk.add_articles(workspace, pages)
        make.adhere(make.make_organisation(), domain)
        for person in people.values():
            for _number in range(waiting):
                page = make.make_article(workspace, live=False, owner=person)
                page.save_revision()
                page.get_workflow().start(page, make.make_user())
                wait_at_the_door(make.space_of(workspace), person)
        for who in people:
            urls = ["/fr/", "/en/", *([workspace.url] if who in {"team", "referent"} else [])]
            counts[who].append([queries(clients[who], url) for url in urls])
    for who, (small, large) in counts.items():
        assert small == large, who
        assert max(small[:2]) <= HOME_LIMIT, who
        assert max(small) <= WORKSPACE_LIMIT, who


def grow(workspace: Any, person: Any, spaces: int, pages: int) -> None:
    for space in bulk.add_spaces(spaces):
        make.join(space, person)
    bulk.add_articles(workspace, pages)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_section_costs_the_same_at_two_sizes(client: Client, language: str) -> None:
    domain = make.make_domain()
    section = make.make_section(make.make_workspace(domain=domain))
    make.make_article(section, "Une page")
    client.force_login(make.make_referent(domain))
    url = section.url if language == "fr" else make.english(section).url
    counts = []
    for pages in (5, 200):
        for _number in range(4):
            make.make_section(section)
            make.make_article(section)
        bulk.add_articles(section, pages)
        counts.append(queries(client, url))
    assert counts[0] == counts[1] <= ARTICLE_LIMIT
