"""What is held about a person: complete, theirs alone, to be seen and taken away."""

import io
import json
import re
import zipfile
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from wagtail.log_actions import log, registry
from wagtail.models import Comment, ModelLogEntry

from intranet.access.models import Role
from intranet.accounts.models import User
from intranet.people.actions import change_portrait
from intranet.privacy.held import SHOWN, as_data, held_about, holdings
from tests.factories import (
    PASSWORD,
    affiliate,
    join,
    make_article,
    make_member,
    make_organisation,
    make_user,
    make_workspace,
    space_of,
)
from tests.media.samples import png

pytestmark = pytest.mark.django_db

# Fields that point to an account and need no holding, with the reason.
NEEDLESS = {
    "search.SearchEntry.author": "repeats who created a page or sent a file, which is told with these",
    "accounts.User_groups.user": "no right comes from a group",
    "accounts.User_user_permissions.user": "no right comes from a permission",
    "wagtaildocs.Document.uploaded_by_user": "Wagtail's own model, replaced by ours: no row",
    "wagtailimages.Image.uploaded_by_user": "Wagtail's own model, replaced by ours: no row",
    "privacy.Departure.asked_by": "told as the departure of its person; an administrator's own asking is in the log",
    "privacy.Correction.answered_by": "told in the log as an answer; the words are about somebody else",
}


def pointing_to_accounts() -> set[str]:
    """Every field of every installed model that points to an account, as "app.Model.field"."""
    account = get_user_model()
    return {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]
        if field.related_model is account and not field.name.endswith("_ptr")
    }


def test_everything_that_points_to_an_account_is_in_a_holding_or_is_a_named_exception() -> None:
    covered = {path for holding in holdings() for path in holding.covers}
    unknown = pointing_to_accounts() - covered - set(NEEDLESS)
    assert not unknown, f"register these in a holding (intranet/privacy/held.py): {sorted(unknown)}"
    assert len(pointing_to_accounts()) > 25
    assert not set(NEEDLESS) - pointing_to_accounts()


def test_no_field_is_in_two_holdings_and_each_exists_where_its_app_is_there() -> None:
    covered = [path for holding in holdings() for path in holding.covers]
    assert len(covered) == len(set(covered))
    for path in covered:
        app, model, field = path.split(".")
        if app in apps.app_configs:
            apps.get_model(app, model)._meta.get_field(field)


@pytest.fixture
def person() -> User:
    return make_user("claire.vasseur@example.org", first_name="Claire", last_name="Vasseur")


@pytest.fixture
def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def archive(client: Client, language: str = "fr", **typed: str) -> tuple[dict[str, Any], str, list[str]]:
    answer = client.post(f"/{language}/mes-donnees/telecharger/", typed or {"password": PASSWORD})
    assert answer["Content-Type"] == "application/zip"
    assert answer["Content-Disposition"].startswith("attachment")
    assert "no-store" in answer["Cache-Control"]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        return json.loads(archive.read("donnees.json")), archive.read("donnees.html").decode(), archive.namelist()


def test_the_archive_holds_what_the_person_gave_in_both_forms(person: User, signed_in: Client) -> None:
    affiliate(person, make_organisation(name="CC de la Brèche"), job_title="Cheffe de projet")
    profile = person.profile
    profile.mobile, profile.contact_for_pole_only = "+33600000001", True
    profile.save()
    change_portrait(profile, ContentFile(png(200, 200), "moi.png"), by=person)
    data, page, names = archive(signed_in)
    assert (data["format"], data["version"]) == ("interpoles.personal-data", 1)
    assert data["data"]["account"][0]["email"] == "claire.vasseur@example.org"
    assert data["data"]["profile"][0]["mobile"] == "+33600000001"
    assert data["data"]["profile"][0]["contact_for_pole_only"] is True
    assert data["data"]["affiliations"][0]["organisation"] == "CC de la Brèche"
    assert set(names) == {"donnees.json", "donnees.html", "portrait.jpg"}
    for words in ("Claire", "+33600000001", "CC de la Brèche", "Cheffe de projet"):
        assert words in page
    assert 'lang="fr"' in page
    assert set(data["data"]) == {holding.name for holding in holdings()}


def test_the_archive_speaks_the_reader_s_language(person: User, signed_in: Client) -> None:
    User.objects.filter(pk=person.pk).update(language="en")
    data, page, _names = archive(signed_in, "fr")
    assert data["language"] == "en"
    assert 'lang="en"' in page
    assert "First name" in page


def test_no_secret_leaves(person: User, signed_in: Client) -> None:
    from intranet.news.models import CalendarSubscription

    followed = CalendarSubscription.objects.create(user=person, calendar_key="00000000-0000-0000-0000-000000000001")
    data, page, _names = archive(signed_in)
    for secret in (followed.nonce, person.password, signed_in.session.session_key):
        assert secret not in json.dumps(data) + page
    assert len(data["data"]["calendars"]) == 1
    assert data["data"]["sessions"]


def test_only_one_s_own_words_and_titles_that_one_may_read(person: User, signed_in: Client) -> None:
    workspace = make_workspace("Espace des haies")
    join(space_of(workspace), person, Role.EDITOR)
    other = make_member(space_of(workspace), Role.EDITOR)
    page = make_article(workspace, "Titre du brouillon réservé", live=False, owner=person)
    Comment.objects.create(page=page, user=person, text="Ma remarque", contentpath="title")
    Comment.objects.create(
        page=page, user=other, text="La remarque d’un autre", contentpath="title", resolved_by=person
    )
    data, shown, _names = archive(signed_in)
    assert "Titre du brouillon réservé" in shown
    assert "Ma remarque" in shown
    assert "La remarque d’un autre" not in shown
    assert other.get_full_name() not in shown
    person.memberships.all().delete()
    data, shown, _names = archive(signed_in)
    assert "Titre du brouillon réservé" not in shown
    assert "Espace des haies" not in shown
    assert "Ma remarque" in shown, "one's own words stay one's own"
    assert len(data["data"]["pages"]) == 1


def test_an_administrator_s_pass_opens_no_title_here() -> None:
    workspace = make_workspace()
    chief = make_user(is_superuser=True)
    make_article(workspace, "Titre étranger", owner=chief)
    client = Client()
    client.force_login(chief)
    _data, shown, _names = archive(client)
    assert "Titre étranger" not in shown


def test_the_download_asks_for_the_password_and_is_logged(person: User, signed_in: Client) -> None:
    refused = signed_in.post("/fr/mes-donnees/telecharger/", {"password": "pas-le-bon"})
    assert refused["Content-Type"].startswith("text/html")
    assert "Ce n’est pas votre mot de passe" in refused.content.decode()
    logged = ModelLogEntry.objects.filter(action="access.export_own_data", user=person)
    assert not logged.exists()
    archive(signed_in)
    assert logged.count() == 1


def test_without_a_password_one_types_one_s_address(person: User) -> None:
    person.set_unusable_password()
    person.save()
    client = Client()
    client.force_login(person)
    refused = client.post("/fr/mes-donnees/telecharger/", {"email": "autre@example.org"})
    assert "Ce n’est pas l’adresse de ce compte" in refused.content.decode()
    archive(client, email="Claire.Vasseur@example.org ")


def test_passwords_cannot_be_tried_without_end(signed_in: Client) -> None:
    for _try in range(10):
        assert signed_in.post("/fr/mes-donnees/telecharger/", {"password": "pas-le-bon"}).status_code == 200
    over = signed_in.post("/fr/mes-donnees/telecharger/", {"password": PASSWORD})
    assert over.status_code == 429
    assert "Trop d’essais" in over.content.decode()


def test_the_log_names_actions_even_before_wagtail_s_screens_were_asked_for(
    person: User, signed_in: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    log(instance=person, action="accounts.change", user=person)
    ModelLogEntry.objects.filter(action="accounts.change").update(action="gone.away")
    log(instance=person, action="accounts.change", user=person)
    for name, empty in (("formatters", {}), ("choices", []), ("has_scanned_for_actions", False)):
        monkeypatch.setattr(registry, name, empty)
    _data, shown, _names = archive(signed_in)
    assert "Modifier un compte" in shown
    assert "gone.away" in shown


def test_the_screen_shows_all_kinds_and_only_some_of_many(person: User, signed_in: Client) -> None:
    page = signed_in.get("/fr/mes-donnees/")
    assert page.status_code == 200
    text = page.content.decode()
    for holding in holdings():
        assert str(holding.label) in text
    for number in range(SHOWN + 3):
        ModelLogEntry.objects.create(
            content_type_id=1,
            object_id=str(number),
            label="x",
            action="accounts.change",
            user=person,
            timestamp=timezone.now(),
        )
    assert re.search(r"Et \d+ autres, dans l’archive", signed_in.get("/fr/mes-donnees/").content.decode())


def test_the_number_of_queries_does_not_grow_with_the_data(person: User, django_assert_max_num_queries: Any) -> None:
    workspace = make_workspace()
    join(space_of(workspace), person, Role.EDITOR)
    for _number in range(3):
        page = make_article(workspace, owner=person)
        Comment.objects.create(page=page, user=person, text="x", contentpath="title")
    with django_assert_max_num_queries(300) as few:
        as_data(held_about(person))
    before = len(few)
    for _number in range(12):
        page = make_article(workspace, owner=person)
        Comment.objects.create(page=page, user=person, text="x", contentpath="title")
    with django_assert_max_num_queries(before):
        as_data(held_about(person))


def test_a_visitor_is_asked_to_sign_in() -> None:
    for path in ("mes-donnees/", "mes-donnees/telecharger/", "mes-donnees/corriger/", "mes-donnees/partir/"):
        assert Client().get(f"/fr/{path}")["Location"].startswith("/fr/comptes/login/")
