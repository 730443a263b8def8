"""The journal of accesses: what it holds, for whom, and as a file."""

import io
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from intranet.access.actions import add_member
from intranet.access.models import Audience, Role
from tests import factories as make

pytestmark = pytest.mark.django_db
JOURNAL = "/admin/reports/access/"


def _csv(client: Client, query: str = "") -> str:
    response = client.get(f"{JOURNAL}?export=csv{query}")
    return b"".join(response.streaming_content).decode()


@pytest.fixture
def told() -> Any:
    """A membership given by a manager, and a page written, which is no matter of access."""
    workspace = make.make_workspace("Mobilités")
    manager = make.make_team_member(first_name="Hélène", last_name="Vasseur")
    person = make.make_user(first_name="Karim", last_name="Benali")
    add_member(make.space_of(workspace), person, Role.READER, by=manager)
    make.make_article(workspace, "Un texte").save_revision(user=manager, log_action=True)
    return workspace


@pytest.mark.usefixtures("told")
def test_tells_who_gave_what_to_whom_and_nothing_else(client: Client) -> None:
    client.force_login(make.make_admin())
    text = client.get(JOURNAL).text
    assert "Membre ajouté" in text
    assert "Karim Benali" in text
    assert "Hélène Vasseur" in text
    rows = _csv(client)
    assert "Mobilités,Espace,Ajouter un membre,Hélène Vasseur" in rows
    assert "Karim Benali" in rows
    assert "Un texte" not in text + rows


@pytest.mark.usefixtures("told")
def test_is_narrowed_by_action(client: Client) -> None:
    client.force_login(make.make_admin())
    assert "Karim Benali" not in _csv(client, "&action=access.open_space")
    assert "Karim Benali" in _csv(client, "&action=access.add_member")
    offered = client.get(JOURNAL).text
    assert "access.add_member" in offered
    assert "wagtail.edit" not in offered


@pytest.mark.usefixtures("told")
def test_taking_a_list_out_is_noted_whichever_list_it_is(client: Client) -> None:
    client.force_login(make.make_admin())
    assert "Liste exportée" not in client.get(JOURNAL).text
    client.get("/admin/reports/site-history/?export=xlsx")
    assert "wagtailadmin_reports:site_history" in _csv(client, "&action=access.export")
    book = load_workbook(io.BytesIO(b"".join(client.get(f"{JOURNAL}?export=xlsx").streaming_content)))
    assert "Karim Benali" in {cell.value for row in book.active for cell in row}


@pytest.mark.usefixtures("told")
def test_is_for_administrators_alone(client: Client) -> None:
    for person, status in ((make.make_team_member(), 404), (make.make_user(), 404), (make.make_admin(), 200)):
        client.force_login(person)
        assert client.get(JOURNAL).status_code == status
        assert (b"access-journal" in client.get("/admin/").content) == (status == 200)
    client.logout()
    assert client.get(JOURNAL).status_code == 302


@pytest.mark.parametrize("recorded", [True, False])
def test_downloads_of_reserved_documents_are_noted_where_that_is_chosen(
    client: Client, settings: Any, recorded: bool
) -> None:
    settings.RECORD_DOWNLOADS = recorded
    workspace = make.make_workspace("Mobilités", audience=Audience.PUBLIC)
    reserved = make.make_document(make.space_of(workspace), "Réservé")
    shown = make.make_document(make.space_of(workspace), "Montré")
    make.make_article(workspace, "Public", body=make.body(make.documents_block(shown)))
    reader = make.make_user(first_name="Karim", last_name="Benali")
    make.join(make.space_of(workspace), reader, Role.READER)
    client.force_login(reader)
    for document in (reserved, shown, reserved):
        assert b"".join(client.get(document.url).streaming_content)
    client.force_login(make.make_admin())
    rows = [line for line in _csv(client, "&action=access.download").splitlines() if "Karim Benali" in line]
    assert [line.split(",")[1] for line in rows] == (["Réservé"] if recorded else [])
