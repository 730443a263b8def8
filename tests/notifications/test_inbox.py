"""Notices on the site: shown as long as they may be told, counted, read, paged, pruned."""

import datetime as dt
import uuid
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from intranet.access.models import Membership, Role
from intranet.accounts.models import User
from intranet.notifications import due
from intranet.notifications.actions import prune_notices
from intranet.notifications.models import Notice
from intranet.pages.models import ArticlePage
from tests import factories as make
from workspaces.models import WorkspacePage

pytestmark = pytest.mark.django_db
LIST = "/fr/notifications/"
UNKNOWN = uuid.UUID(int=9)


@pytest.fixture
def workspace() -> WorkspacePage:
    return make.make_workspace(team_role=None)


@pytest.fixture
def editor(workspace: WorkspacePage) -> User:
    return make.make_member(make.space_of(workspace), Role.EDITOR)


def told(reader: User, page: ArticlePage, author: User | None = None, **fields: Any) -> Notice:
    """The reader was told of a comment on that page, half a minute ago."""
    caches["process"].clear()
    context = {"page": page.pk, "author": (author or reader).pk}
    return Notice.objects.create(reader=reader, key=uuid.uuid4(), event="page_commented", context=context, **fields)


def lines(client: Client, query: str = "") -> list[str]:
    return [shown.line for shown in client.get(LIST + query).context["notices"]]


def mark(client: Client) -> str:
    """What the header of a page that is about something else says of notices to be read."""
    number: str = client.get(f"{LIST}nombre/").json()["unread"]
    assert client.get("/fr/plan-du-site/").context["unread_mark"] or not number
    return number


def test_from_the_editors_button_to_the_page(
    client: Client, workspace: WorkspacePage, editor: User, django_capture_on_commit_callbacks: Any
) -> None:
    author = make.make_member(make.space_of(workspace), Role.CONTRIBUTOR)
    page = make.make_article(workspace, "Schéma des <vélos> & gares", live=False, owner=author)
    with django_capture_on_commit_callbacks(execute=True):
        page.get_workflow().start(page, author)
    client.force_login(editor)
    assert mark(client) == "1"
    html = client.get(LIST).content.decode()
    assert "Schéma des &lt;vélos&gt; &amp; gares" in html
    assert "<vélos>" not in html
    [shown] = client.get(LIST).context["notices"]
    assert str(author) in shown.line
    opened = client.get(f"{LIST}{shown.notice.key}/")
    assert opened["Location"] == f"/admin/pages/{page.pk}/edit/"
    assert mark(client) == ""
    assert "Vous avez tout lu." in client.get(LIST).content.decode()
    state = page.current_workflow_task_state
    with django_capture_on_commit_callbacks(execute=True):
        state.task.specific.on_action(state, user=editor, action_name="approve", comment="Très bien")
    # There is nothing to decide any more; the author has an answer.
    assert lines(client) == []
    client.force_login(author)
    [answer] = client.get(LIST).context["notices"]
    assert "est publiée" in answer.line
    assert "Très bien" in client.get(LIST).content.decode()
    page.refresh_from_db()
    assert client.get(f"{LIST}{answer.notice.key}/")["Location"] == page.url


def test_in_the_language_of_the_reader(client: Client, workspace: WorkspacePage) -> None:
    reader = make.make_user(language="en")
    make.join(make.space_of(workspace), reader, Role.EDITOR)
    told(reader, make.make_article(workspace, "Carte"))
    client.force_login(reader)
    assert "commented on the page “Carte”" in client.get(LIST).content.decode()


def test_what_is_lost_is_neither_shown_nor_counted_nor_opened(
    client: Client, workspace: WorkspacePage, editor: User
) -> None:
    kept, withdrawn = make.make_article(workspace, "Gardée"), make.make_article(workspace, "Supprimée")
    elsewhere = make.make_workspace("Ailleurs", team_role=None)
    make.join(make.space_of(elsewhere), editor, Role.EDITOR)
    notices = [told(editor, page) for page in (kept, withdrawn, make.make_article(elsewhere, "Perdue"))]
    client.force_login(editor)
    assert len(lines(client)) == 3
    assert mark(client) == "3"
    Membership.objects.filter(user=editor, space=make.space_of(elsewhere)).delete()
    withdrawn.delete()
    assert [line for line in lines(client) if "Gardée" in line] == lines(client)
    assert mark(client) == "1"
    assert "Perdue" not in client.get(LIST).content.decode()
    answers = [client.get(f"{LIST}{notice.key}/").status_code for notice in notices]
    assert answers == [302, 404, 404]
    assert client.post(f"{LIST}{notices[2].key}/").status_code == 404


def test_notices_are_their_readers_alone(client: Client, workspace: WorkspacePage, editor: User) -> None:
    notice = told(editor, make.make_article(workspace))
    for person in (make.make_admin(), make.make_member(make.space_of(workspace), Role.MANAGER)):
        client.force_login(person)
        assert lines(client) == []
        assert client.get(f"{LIST}{notice.key}/").status_code == 404
    client.logout()
    for address in (LIST, f"{LIST}{notice.key}/", f"{LIST}{UNKNOWN}/"):
        assert client.get(address)["Location"] == f"/fr/comptes/login/?next={address}"
    notice.refresh_from_db()
    assert notice.read_at is None


def test_marked_as_read_one_by_one_and_all_that_was_seen(
    client: Client, workspace: WorkspacePage, editor: User
) -> None:
    page = make.make_article(workspace)
    first, second = told(editor, page), told(editor, page)
    other = told(make.make_member(make.space_of(workspace), Role.EDITOR), page)
    client.force_login(editor)
    assert client.post(f"{LIST}{first.key}/", {"p": "2"})["Location"] == f"{LIST}?p=2"
    assert mark(client) == "1"
    newest = client.get(LIST).context["newest"]
    assert newest == second.pk
    arrived = told(editor, page)
    assert client.post(f"{LIST}tout-lu/", {"newest": newest})["Location"] == LIST
    for wrong in ("", "x", "9" * 40, "²"):
        assert client.post(f"{LIST}tout-lu/", {"newest": wrong}).status_code == 302
    unread = set(Notice.objects.filter(read_at=None).values_list("pk", flat=True))
    assert unread == {arrived.pk, other.pk}
    assert client.get(f"{LIST}tout-lu/").status_code == 405


def test_a_program_that_looks_first_reads_nothing(client: Client, workspace: WorkspacePage, editor: User) -> None:
    notice = told(editor, make.make_article(workspace))
    client.force_login(editor)
    assert client.head(f"{LIST}{notice.key}/").status_code == 302
    assert mark(client) == "1"


def test_the_empty_list_says_what_will_come(client: Client) -> None:
    client.force_login(make.make_user())
    assert "Rien à lire pour le moment." in client.get(LIST).content.decode()
    assert mark(client) == ""


def test_the_newest_first_twenty_by_twenty(client: Client, workspace: WorkspacePage, editor: User) -> None:
    page = make.make_article(workspace)
    now = timezone.now()
    notices = [told(editor, page, created_at=now - dt.timedelta(hours=hours)) for hours in range(25)]
    client.force_login(editor)
    pages = [[shown.notice.pk for shown in client.get(f"{LIST}?p={p}").context["notices"]] for p in (1, 2)]
    assert pages[0] + pages[1] == [notice.pk for notice in notices]
    assert client.get(f"{LIST}?p=x").status_code == client.get(f"{LIST}?p=99").status_code == 200


def _notice_of_each_kind(reader: User, author: User, workspace: WorkspacePage, number: int) -> None:
    """On pages of their own, so that nothing is found by chance."""
    for turn in range(number):
        told(reader, make.make_article(workspace), author)
        page = make.make_article(workspace, live=False, owner=author)
        page.get_workflow().start(page, author)
        state = page.current_workflow_task_state
        event, gesture = (("page_submitted", ""), ("page_approved", "approve"), ("page_rejected", "reject"))[turn % 3]
        if gesture:
            state.task.specific.on_action(state, user=reader, action_name=gesture)
        Notice.objects.create(reader=reader, key=uuid.uuid4(), event=event, context={"task_state": state.pk})
    caches["process"].clear()


def test_as_many_queries_whatever_the_number(client: Client, workspace: WorkspacePage, editor: User) -> None:
    author = make.make_member(make.space_of(workspace), Role.CONTRIBUTOR)
    client.force_login(editor)

    def queries(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    without = queries("/fr/plan-du-site/")
    _notice_of_each_kind(editor, author, workspace, 3)
    assert len(lines(client)) == 6
    few = queries(LIST), queries(f"{LIST}nombre/"), queries("/fr/plan-du-site/")
    _notice_of_each_kind(editor, author, workspace, 15)
    assert mark(client) == "36"
    many = queries(LIST), queries(f"{LIST}nombre/"), queries("/fr/plan-du-site/")
    # The pages of the site map are more, its queries are not.
    assert many == few
    # A page asks whether there is any, and leaves the rest to the request that counts.
    assert few[2] == without + 1


def test_who_has_nothing_to_read_costs_nothing(client: Client, workspace: WorkspacePage, editor: User) -> None:
    client.force_login(editor)
    for expected in (1, 0):
        with CaptureQueriesContext(connection) as captured:
            assert not client.get("/fr/plan-du-site/").context["unread_mark"]
        assert sum("notifications_notice" in query["sql"] for query in captured) == expected
    # Not for long: the cache of a process keeps it for half a minute.
    told(editor, make.make_article(workspace))
    assert mark(client) == "1"


def test_more_than_can_be_counted(client: Client, workspace: WorkspacePage, editor: User) -> None:
    page = make.make_article(workspace)
    for _ in range(101):
        told(editor, page)
    client.force_login(editor)
    assert mark(client) == "99+"


def test_a_notice_of_an_app_that_is_gone_is_passed_over(client: Client, workspace: WorkspacePage, editor: User) -> None:
    told(editor, make.make_article(workspace))
    Notice.objects.create(reader=editor, key=uuid.uuid4(), event="jamais_vu", context={})
    client.force_login(editor)
    assert len(lines(client)) == 1


def test_old_notices_are_removed_by_the_clock(workspace: WorkspacePage, editor: User, settings: Any) -> None:
    settings.NOTICE_DAYS = 30
    page, now = make.make_article(workspace), timezone.now()
    told(editor, page, created_at=now - dt.timedelta(days=31), read_at=now)
    told(editor, page, created_at=now - dt.timedelta(days=31))
    kept = told(editor, page, created_at=now - dt.timedelta(days=29), read_at=now)
    assert prune_notices(now - dt.timedelta(days=5)) == 0
    assert "notifications.prune" in due.run_due().done
    assert list(Notice.objects.all()) == [kept]
