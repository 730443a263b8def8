"""The two home pages: the public one, and everybody's own, with what is new and what waits for them."""

import datetime as dt
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, WorkflowState

from intranet.access.actions import archive_space
from intranet.access.models import Audience, Role
from intranet.accounts.models import User
from intranet.pages import waiting
from intranet.pages.models import HomePage
from intranet.pages.waiting import (
    WaitingGroup,
    WaitingItem,
    WaitingKind,
    WaitingRow,
    group_of,
    register_waiting,
    rows_of,
)
from intranet.privacy.models import Correction
from intranet.territory.models import Affiliation
from tests import factories as make
from workspaces.models import WorkspacePage

pytestmark = pytest.mark.django_db
MARKER = "Cormoran"


@pytest.fixture
def workspace() -> WorkspacePage:
    return make.make_workspace("Littoral", team_role=None)


def member(workspace: Page, role: Role, **fields: Any) -> User:
    person = make.make_user(**fields)
    make.join(make.space_of(workspace), person, role)
    return person


def home(person: User | None, url: str = "/fr/") -> Any:
    client = Client()
    if person is not None:
        client.force_login(person)
    response = client.get(url)
    assert response.status_code == 200
    return response


def text(person: User | None, url: str = "/fr/") -> str:
    return home(person, url).content.decode()


def panels(person: User | None) -> dict[str, dict[str, Any]]:
    context = home(person).context
    return {
        panel.name: supplied
        for panel, supplied in [*context["first_panels"], *context["further_panels"], *context["side_panels"]]
    }


def waits(person: User | None) -> dict[str, list[str]] | None:
    supplied = panels(person).get("waiting")
    if supplied is None:
        return None
    return {str(group.label): [item.title for item in group.items] for group in supplied["groups"]}


def publish(place: Page, title: str, day: dt.datetime | None = None) -> None:
    day = day or timezone.now()
    make.make_article(place, title, first_published_at=day, last_published_at=day)


def submit(workspace: Page, title: str, by: User) -> Any:
    page = make.make_article(workspace, title, live=False, owner=by)
    page.save_revision(user=by)
    page.get_workflow().start(page, by)
    return page


def send_back(page: Page, by: User, comment: str) -> None:
    task = WorkflowState.objects.get(object_id=str(page.pk), status="in_progress").current_task_state
    task.specific.reject(user=by, comment=comment)


# What is new


def test_the_public_sees_the_pole_its_pages_and_domains(workspace: WorkspacePage) -> None:
    domain = make.make_domain("Environnement")
    domain.themes.create(name="Eau vive", slug="eau-vive")
    open_space = make.make_workspace("Rivières", domain=domain, audience=Audience.PUBLIC)
    secret_domain = make.make_domain("Économie")
    make.make_workspace("Confidentiel", domain=secret_domain)
    publish(open_space, MARKER)
    publish(workspace, "Secret")
    make.host()
    page = HomePage.objects.get(locale__language_code="fr")
    page.body = make.body(make.text_block("<p>Douze membres coopèrent.</p>"))
    page.save_revision().publish()
    seen = text(None)
    for word in ("Douze membres coopèrent.", "Environnement", "Eau vive", "Économie", MARKER, "Pôle hôte"):
        assert word in seen, word
    assert open_space.url in seen
    assert "Confidentiel" not in seen
    assert "Secret" not in seen
    assert set(panels(None)) == {"domains", "latest", "contact"}


def test_somebody_without_a_space_is_told_how_to_get_one(workspace: WorkspacePage) -> None:
    publish(workspace, MARKER)
    newcomer = make.make_user()
    seen = text(newcomer)
    assert "Aucun espace de travail ne vous est encore ouvert." in seen
    assert MARKER not in seen
    assert "Littoral" not in seen
    assert waits(newcomer) is None


def test_my_spaces_with_what_is_new_in_them(workspace: WorkspacePage) -> None:
    quiet, other = make.make_workspace("Bocage", team_role=None), make.make_workspace("Confidentiel", team_role=None)
    reader = member(workspace, Role.READER)
    make.join(make.space_of(quiet), reader)
    for number in range(4):
        publish(workspace, f"{MARKER} {number}")
    publish(quiet, "Ancienne note", timezone.now() - dt.timedelta(days=15))
    make.make_article(workspace, "Brouillon", live=False)
    publish(other, "Secret")
    first, second = panels(reader)["my-spaces"]["cards"]
    assert (first.space.name, len(first.shown), first.more) == ("Littoral", 3, 1)
    assert (second.space.name, second.recent) == ("Bocage", [])
    seen = text(reader)
    assert "Rien de nouveau depuis 14 jours." in seen
    for word in ("Secret", "Confidentiel", "Brouillon", "Ancienne note"):
        assert word not in seen


def test_a_reserved_section_stands_in_its_workspaces_card(workspace: WorkspacePage) -> None:
    from intranet.access.actions import open_space
    from intranet.access.models import Space

    section = make.make_section(workspace, "Bureau")
    inner = open_space(section, kind=Space.Kind.SECTION)
    publish(section, MARKER)
    manager, guest, outsider = member(workspace, Role.MANAGER), make.make_user(), member(workspace, Role.EDITOR)
    make.join(inner, guest)
    [card] = panels(manager)["my-spaces"]["cards"]
    assert [page.title for page in card.recent] == [MARKER]
    [card] = panels(guest)["my-spaces"]["cards"]
    assert (card.space, [page.title for page in card.recent]) == (inner, [MARKER])
    assert MARKER not in text(outsider)


def test_what_is_new_elsewhere(workspace: WorkspacePage) -> None:
    elsewhere = make.make_workspace("Bocage", audience=Audience.PUBLIC, team_role=None)
    publish(elsewhere, MARKER)
    publish(make.make_workspace(team_role=None), "Secret")
    shown = panels(member(workspace, Role.READER))["my-spaces"]
    assert [page.title for page in shown["elsewhere"]] == [MARKER]


def test_the_english_home_shows_stand_ins_as_such(workspace: WorkspacePage) -> None:
    publish(workspace, MARKER)
    seen = text(member(workspace, Role.READER, language="en"), "/en/")
    assert f'lang="fr">{MARKER}</a>' in seen


# What waits


def test_the_queue_is_for_those_who_decide_there_today(workspace: WorkspacePage) -> None:
    author = member(workspace, Role.CONTRIBUTOR, first_name="Ana", last_name="Lopes")
    page = submit(workspace, MARKER, author)
    for role in (Role.EDITOR, Role.MANAGER):
        approver = member(workspace, role)
        assert waits(approver)["À relire"] == [MARKER]
        seen = text(approver)
        assert "Ana Lopes" in seen
        assert "Littoral" in seen
        assert f"/admin/pages/{page.pk}/edit/" in seen
    assert waits(make.make_admin()) == {"À relire": [MARKER]}
    elsewhere = member(make.make_workspace(team_role=None), Role.MANAGER)
    assert waits(elsewhere) == {}
    assert "Rien ne vous attend" in text(elsewhere)
    for person in (author, member(workspace, Role.CONTRIBUTOR)):
        assert "À relire" not in (waits(person) or {})
    for person in (None, member(workspace, Role.READER), make.make_user()):
        assert waits(person) is None
        assert MARKER not in text(person)


def test_a_mandate_that_ends_takes_the_queue_along() -> None:
    domain = make.make_domain()
    workspace = make.make_workspace(domain=domain, team_role=None)
    referent = make.make_referent(domain)
    submit(workspace, MARKER, member(workspace, Role.CONTRIBUTOR))
    assert waits(referent) == {"À relire": [MARKER]}
    Affiliation.objects.filter(person=referent).update(valid_until=timezone.now())
    assert waits(referent) is None
    assert MARKER not in text(referent)


def test_an_archive_waits_for_nobody(workspace: WorkspacePage) -> None:
    author, editor = member(workspace, Role.CONTRIBUTOR), member(workspace, Role.EDITOR)
    submit(workspace, MARKER, author)
    archive_space(make.space_of(workspace), by=make.make_admin())
    assert waits(editor) is None
    assert waits(author) is None
    assert waits(make.make_admin()) == {}


def test_my_drafts_tell_where_they_stand(workspace: WorkspacePage) -> None:
    author, editor = member(workspace, Role.CONTRIBUTOR), member(workspace, Role.EDITOR)
    make.make_article(workspace, "Brouillon", live=False, owner=author).save_revision()
    make.make_article(workspace, "Brouillon d’une autre", live=False, owner=editor).save_revision()
    submit(workspace, "Soumise", author)
    send_back(submit(workspace, "Renvoyée", author), editor, "Citez vos sources.")
    items = {item.title: item for group in panels(author)["waiting"]["groups"] for item in group.items}
    assert list(items)[0] == "Renvoyée"
    assert {title: str(item.state) for title, item in items.items()} == {
        "Renvoyée": "changements demandés",
        "Soumise": "en relecture",
        "Brouillon": "brouillon",
    }
    assert (items["Renvoyée"].note, str(items["Renvoyée"].by)) == ("Citez vos sources.", str(editor))
    assert "Citez vos sources." in text(author)
    assert "Citez vos sources." not in text(editor)


def test_vacant_seats_are_the_teams(workspace: WorkspacePage) -> None:
    domain = make.make_domain("Environnement")
    make.adhere(make.make_organisation(name="CC Vacante"), domain)
    make.make_referent(domain)
    team, referent = make.make_team_member(), make.make_referent(domain)
    assert waits(team) == {"Sièges vacants": ["CC Vacante"]}
    assert "Sièges vacants" not in (waits(referent) or {})


def test_corrections_are_the_administrators(workspace: WorkspacePage) -> None:
    person, team = make.make_user(), make.make_team_member()
    asked = Correction.objects.create(person=person, about=Correction.About.NAME, words=MARKER)
    assert waits(make.make_admin()) == {"Corrections demandées": [str(person)]}
    for other in (person, team):
        assert "Corrections demandées" not in (waits(other) or {})
    asked.answered_at = timezone.now()
    asked.save()
    assert not waits(make.make_admin())


def test_long_queues_are_counted(workspace: WorkspacePage) -> None:
    author, editor = member(workspace, Role.CONTRIBUTOR), member(workspace, Role.EDITOR)
    for number in range(8):
        submit(workspace, f"{MARKER} {number}", author)
    [group] = panels(editor)["waiting"]["groups"]
    assert ([item.title for item in group.items], group.count, group.more) == (
        [f"{MARKER} {number}" for number in range(6)],
        8,
        2,
    )
    assert "et 2 autres" in text(editor)


def test_the_workspace_shows_its_queue_to_those_who_decide(workspace: WorkspacePage) -> None:
    author, editor = member(workspace, Role.CONTRIBUTOR), member(workspace, Role.EDITOR)
    submit(workspace, MARKER, author)
    submit(make.make_workspace("Bocage", team_role=None), "Ailleurs", author)
    for url in (workspace.url, make.english(workspace).url):
        shown = home(editor, url)
        assert [item.title for item in shown.context["reviews"]] == [MARKER]
        assert "Ailleurs" not in shown.content.decode()
    assert home(author, workspace.url).context["reviews"] == []
    assert home(member(workspace, Role.READER), workspace.url).context["reviews"] == []


@pytest.fixture
def more_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "_kinds", dict(waiting._kinds))  # noqa: SLF001

    def ask(request: HttpRequest) -> Any:
        if not request.user.is_authenticated:
            return None
        return rows_of(User.objects.filter(pk=request.user.pk), since="date_joined", whom="last_name")

    def show(request: HttpRequest, rows: list[WaitingRow]) -> WaitingGroup:
        items = (WaitingItem(f"Relancer {row.details['whom']}", f"/fr/taches/{row.pk}/") for row in rows)
        return group_of("Tâches", items)

    register_waiting(WaitingKind("tasks", 5, ask, show))


@pytest.mark.usefixtures("more_waits")
def test_apps_above_add_what_waits(workspace: WorkspacePage) -> None:
    author, editor = member(workspace, Role.CONTRIBUTOR), member(workspace, Role.EDITOR)
    submit(workspace, MARKER, author)
    task = f"Relancer {editor.last_name}"
    assert list((waits(editor) or {}).items()) == [("Tâches", [task]), ("À relire", [MARKER])]
    assert waits(make.make_user(last_name="la Région")) == {"Tâches": ["Relancer la Région"]}
    assert waits(None) is None
