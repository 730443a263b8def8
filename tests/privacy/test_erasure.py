"""Erasing a person: a marker is planted wherever their data may stand, and then looked for everywhere."""

import datetime as dt
import json
import uuid
from pathlib import Path
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.db import connection, models
from django.test import Client
from django.utils import timezone, translation
from django_tasks_db.models import DBTaskResult
from wagtail.log_actions import log
from wagtail.models import APIToken, Comment, ModelLogEntry, Page, UploadedFile
from wagtail.users.models import UserProfile

from intranet.access.models import Invitation, JoinRequest, Membership, Role, Space
from intranet.access.policies import access_of
from intranet.accounts.models import User
from intranet.news.models import CalendarSubscription
from intranet.notifications.models import Notice, Preference
from intranet.people.actions import change_portrait
from intranet.people.models import Expertise, Portrait, SpokenLanguage
from intranet.privacy.actions import erase_person
from intranet.privacy.models import Correction, Departure, InactivityWarning
from intranet.territory.actions import designate as designate_by_action
from intranet.territory.models import Affiliation, Change, Designation, OrganisationAdministrator
from search.models import SavedSearch
from tests.factories import (
    adhere,
    affiliate,
    body,
    join,
    make_admin,
    make_article,
    make_document,
    make_domain,
    make_organisation,
    make_team_member,
    make_user,
    make_workspace,
    space_of,
)
from tests.media.samples import png

pytestmark = pytest.mark.django_db

MARKER = "zqmarque"
NAME, ADDRESS = f"{MARKER}nom", f"{MARKER}@example.org"
NEVER = "xwjamaisnom"
# Every text field of a model that belongs to a person: filled with the marker (True), or why it tells nothing.
FIELDS: dict[str, dict[str, Any]] = {
    "accounts.User": {
        "email": True,
        "first_name": True,
        "last_name": True,
        "password": "a hash, of which nothing is left",
        "language": "one of two codes",
    },
    "people.Profile": {
        "key": "random, tells nothing",
        "job_title": True,
        "phone": True,
        "mobile": True,
        "presentation_fr": True,
        "presentation_en": True,
    },
    "people.Expertise": {"name": True, "folded": True},
    "people.SpokenLanguage": {"language": "one of a list"},
    "people.Portrait": {"file": "random name", "small": "random name", "file_hash": "of the picture, deleted with it"},
    "territory.Affiliation": {"capacity": "one of two", "job_title": True},
    "territory.Designation": {"seat": "one of two"},
    "territory.Change": {"kind": "one of a list", "steps": True},
    "access.Membership": {"source": "one of a list"},
    "territory.OrganisationAdministrator": {},
    "access.Invitation": {
        "email": True,
        "first_name": True,
        "last_name": True,
        "message": True,
        "job_title": True,
        "language": "one of two",
        "capacity": "one of two",
        "nonce": "random",
    },
    "access.JoinRequest": {"message": True, "answer": "one of a list", "reply": True},
    "mfa.Authenticator": {"type": "one of a list", "data": True},
    "socialaccount.SocialAccount": {"provider": "one of a list", "uid": True, "extra_data": True},
    "usersessions.UserSession": {"session_key": "random; the whole row goes", "user_agent": True, "data": True},
    "notifications.Notice": {"event": "a name of ours", "context": "numbers; the whole row goes"},
    "notifications.Preference": {"topic": "a name of ours", "channel": "one of three", "key": "random"},
    "news.CalendarSubscription": {"nonce": "random; the whole row goes"},
    "search.SavedSearch": {
        "name": True,
        "asked": True,
        "frequency": "one of a list",
        "nonce": "random; the whole row goes",
    },
    "account.EmailAddress": {"email": True},
    "account.EmailConfirmation": {"key": "random; goes with the address"},
    "privacy.Correction": {"about": "one of a list", "words": True, "answer": True},
    "wagtailusers.UserProfile": {
        "preferred_language": "one of two",
        "current_time_zone": "one of a list",
        "avatar": True,
        "dismissibles": True,
        "theme": "one of a list",
        "contrast": "one of a list",
        "density": "one of a list",
    },
    "wagtailcore.APIToken": {"name": True, "key_hash": "a hash", "prefix": "random"},
    "wagtailcore.UploadedFile": {"file": True},
    "wagtailadmin.FormState": {"data": True, "object_id": "a number", "parent_object_id": "a number"},
    "wagtailadmin.EditingSession": {"object_id": "a number"},
    "wagtailcore.ModelLogEntry": {"label": True, "action": "a name", "data": True, "object_id": "a number"},
    "wagtailcore.PageLogEntry": {"label": "the page's title", "action": "a name", "data": True},
}
# Models that point to a person and hold the common work: their words are the spaces' own, and stay.
COMMON_WORK = {
    "discussion.Comment",
    "discussion.Report",
    "translation.MachineDraft",
    "translation.Segment",
    "translation.Translation",
    "network.Adoption",
    "media.PrivateDocument",
    "media.PrivateImage",
    "wagtaildocs.Document",
    "wagtailimages.Image",
    "wagtailcore.Page",
    "wagtailcore.Revision",
    "wagtailcore.WorkflowState",
    "wagtailcore.TaskState",
    "wagtailcore.Comment",
    "wagtailcore.CommentReply",
    "search.SearchEntry",
}
TEXTS = (models.CharField, models.TextField, models.JSONField, models.FileField)


def personal_models() -> list[type[models.Model]]:
    """The account and whatever points to it, or to the profile, straight."""
    owners = {get_user_model(), apps.get_model("people.Profile"), EmailAddress}
    return [
        model
        for model in apps.get_models()
        if model in owners or any(field.related_model in owners for field in model._meta.local_fields)
    ]


def test_every_personal_text_is_planted_or_named_harmless() -> None:
    for model in personal_models():
        label = model._meta.label
        if label in COMMON_WORK:
            continue
        found = {field.name for field in model._meta.local_fields if isinstance(field, TEXTS)}
        assert found == set(FIELDS.get(label, {})), label


def where_marked() -> set[str]:
    """Every column of every table that holds the marker, as "table.column"."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - a name of the database
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                found |= {f"{table}.{name}" for name, value in zip(columns, row, strict=True) if MARKER in _text(value)}
    return found


def _text(value: Any) -> str:
    if isinstance(value, (bytes, memoryview)):
        return bytes(value).decode(errors="replace").lower()
    return str(value).lower()


@pytest.fixture
def person() -> User:
    return make_user(ADDRESS, first_name=NAME.title(), last_name=NAME.upper())


@pytest.fixture
def marked(person: User) -> set[str]:
    """The columns where the marker stands once it was planted."""
    domain, organisation, workspace = make_domain(), make_organisation(), make_workspace()
    adhere(organisation, domain)
    affiliation = affiliate(person, organisation, job_title=f"{NAME} en chef")
    designate_by_action(person, organisation, domain, by=None)
    change = Change.objects.filter(person=person).latest("pk")
    change.steps = [
        *change.steps,
        {
            "model": "affiliation",
            "pk": affiliation.pk,
            "before": {"person_id": person.pk, "job_title": NAME},
            "after": None,
        },
    ]
    change.save()
    space = space_of(workspace)
    join(space, person, Role.EDITOR)
    join(space, make_user(), Role.READER, sponsor=person)
    join(Space.objects.get(kind=Space.Kind.NETWORK), person)
    profile = person.profile
    profile.job_title, profile.presentation_fr, profile.presentation_en = NAME, f"<p>{NAME}</p>", NAME
    profile.phone = profile.mobile = MARKER
    profile.save()
    Expertise.objects.create(profile=profile, name=NAME, folded=NAME)
    SpokenLanguage.objects.create(profile=profile, language="fr")
    change_portrait(profile, ContentFile(png(200, 200), "moi.png"), by=person)
    Notice.objects.create(reader=person, key=uuid.uuid4(), event="page_commented", context={"page": 1, "author": 1})
    Preference.objects.create(reader=person, topic="reviews")
    CalendarSubscription.objects.create(user=person, calendar_key=uuid.uuid4())
    SavedSearch.objects.create(person=person, name=NAME, asked=f"q={MARKER}")
    EmailAddress.objects.create(user=person, email=ADDRESS, verified=True)
    words = {"first_name": NAME, "last_name": NAME, "message": NAME, "job_title": NAME, "role": Role.READER}
    term = {"expires_at": timezone.now(), "inviter": make_user()}
    Invitation.objects.create(space=space, email=ADDRESS, **words, **term)
    Invitation.objects.create(
        space=space, email=f"{MARKER}@ailleurs.fr", accepted_by=person, accepted_at=timezone.now(), **words, **term
    )
    JoinRequest.objects.create(
        space=space, person=person, message=NAME, reply=NAME, answer="refused", answered_at=timezone.now()
    )
    OrganisationAdministrator.objects.create(person=person, organisation=organisation)
    Authenticator.objects.create(user=person, type="totp", data={"secret": MARKER})
    SocialAccount.objects.create(user=person, provider="openid_connect", uid=MARKER, extra_data={"name": NAME})
    UserSession.objects.create(
        user=person, ip="192.0.2.1", session_key="x", user_agent=NAME, data={"name": NAME}, last_seen_at=timezone.now()
    )
    Correction.objects.create(person=person, about="name", words=NAME, answer=NAME, answered_at=timezone.now())
    Departure.objects.create(person=person, asked_by=person, due_at=timezone.now())
    InactivityWarning.objects.create(person=person)
    UserProfile.objects.filter(user=person).update(avatar=f"avatars/{NAME}.png", dismissibles={NAME: True})
    APIToken.objects.create(user=person, name=NAME, key_hash="x", prefix="x")
    UploadedFile.objects.create(for_content_type_id=1, file=ContentFile(b"x", f"{NAME}.txt"), uploaded_by_user=person)
    form_state = apps.get_model("wagtailadmin.FormState")
    form_state.objects.create(user=person, **_needed(form_state, {"data": NAME}))
    log(instance=person, action="accounts.create", user=None, data={"email": ADDRESS})
    log(instance=affiliation, action="wagtail.edit", user=person, data={"address": MARKER})
    article = make_article(workspace, "Article commun", owner=person, body=body())
    log(
        instance=article,
        action="access.set_audience",
        user=person,
        data={"address": MARKER, "was": f"De {ADDRESS} à x"},
    )
    Comment.objects.create(page=article, user=person, text="Une remarque", contentpath="title")
    Page.objects.filter(pk=article.pk).update(locked=True, locked_by=person, locked_at=timezone.now())
    make_document(space, "Un plan", uploaded_by_user=person)
    _waiting_task(person)
    client = Client()
    client.force_login(person)
    return where_marked()


def _needed(model: type[models.Model], values: dict[str, Any]) -> dict[str, Any]:
    """What a row of a library's model cannot do without."""
    for field in model._meta.local_fields:
        if field.name in values or field.primary_key or field.null or field.has_default() or field.name == "user":
            continue
        if isinstance(field, models.ForeignKey):
            values[field.attname] = 1
        elif isinstance(field, models.DateTimeField):
            values[field.name] = timezone.now()
        elif isinstance(field, models.UUIDField):
            values[field.name] = uuid.uuid4()
        elif not field.blank:
            values[field.name] = "x"
    return values


def _waiting_task(person: User) -> None:
    letter = {"name": NAME, "email": ADDRESS, "subject": "x", "message": NAME, "account": person.pk}
    DBTaskResult.objects.create(
        task_path="intranet.notifications.tasks.send_to_address",
        args_kwargs={"args": ["pole@example.org", "fr", "contact_letter", letter], "kwargs": {}},
        backend_name="background",
        run_after=timezone.now(),
    )


def test_nothing_in_the_database_tells_of_a_person_who_was_erased(person: User, marked: set[str]) -> None:
    for label, fields in FIELDS.items():
        table = apps.get_model(label)._meta.db_table
        for name, planted in fields.items():
            if planted is True:
                column = apps.get_model(label)._meta.get_field(name).column
                assert f"{table}.{column}" in marked, "planted nowhere: the test could not fail"
    assert any(column.startswith("search_searchentry") for column in marked)
    assert any(column.startswith("django_tasks_database") for column in marked)
    erase_person(person, by=None, why="test")
    assert where_marked() == set()


def test_files_go_and_sessions_end(person: User, marked: set[str], django_capture_on_commit_callbacks: Any) -> None:
    portrait = Portrait.objects.get(profile__user=person)
    names = [portrait.file.name, portrait.small.name]
    assert all((Path(settings.PRIVATE_MEDIA_ROOT) / name).exists() for name in names)
    sessions = Session.objects.count()
    with django_capture_on_commit_callbacks(execute=True):
        erase_person(person, by=None, why="test")
    for name in names:
        assert not (Path(settings.PRIVATE_MEDIA_ROOT) / name).exists()
    assert Session.objects.count() == sessions - 1


def test_the_row_that_stays_signs_as_a_former_member(person: User, marked: set[str]) -> None:
    article = Page.objects.get(title="Article commun", alias_of=None)
    erase_person(person, by=None, why="test")
    person.refresh_from_db()
    assert person.email.endswith(".invalid")
    assert not person.has_usable_password()
    for language, words in (("fr", "Ancien membre"), ("en", "Former member")):
        with translation.override(language):
            assert str(person) == person.get_full_name() == words
    article.refresh_from_db()
    assert article.owner_id == person.pk
    assert not article.locked
    assert Comment.objects.get(page=article).user_id == person.pk
    assert ModelLogEntry.objects.filter(action="privacy.erase", object_id=str(person.pk)).count() == 1


def test_roles_and_mandates_end_and_their_dates_stay(person: User, marked: set[str]) -> None:
    now = timezone.now()
    coming = affiliate(person, make_organisation(), valid_from=now + dt.timedelta(days=3))
    erase_person(person, by=None, why="test")
    for facts in (
        Affiliation.objects.filter(person=person),
        Designation.objects.filter(person=person),
        Membership.objects.filter(user=person),
    ):
        assert facts.exists()
        assert not facts.in_force().exists()
    assert not Affiliation.objects.filter(pk=coming.pk).exists()
    assert not Membership.objects.filter(sponsor=person).exists()


def test_no_screen_feed_api_or_search_shows_them(person: User, marked: set[str]) -> None:
    chief, colleague = make_admin(), make_team_member()
    erase_person(person, by=None, why="test")
    assert not access_of(User.objects.get(pk=person.pk)).known
    paths = (
        "/fr/",
        "/fr/personnes/",
        f"/fr/recherche/?q={NAME}",
        f"/fr/personnes/?q={NAME}",
        "/fr/flux/",
        "/api/v2/pages/",
        "/fr/plan-du-site/",
    )
    for reader in (colleague, chief):
        client = Client()
        client.force_login(reader)
        for path in paths:
            answer = client.get(path, follow=True)
            assert answer.status_code == 200, path
            shown = answer.content.decode().lower()
            # The words that one searches for are said again: as often as those that were never anybody's.
            said = client.get(path.replace(NAME, NEVER)).content.decode().lower().count(NEVER) if "q=" in path else 0
            assert shown.count(MARKER) == said, path
            assert ADDRESS not in shown
    office = Client()
    office.force_login(chief)
    for path in ("/admin/users/", "/admin/reports/site-history/", f"/admin/pages/{_article()}/history/"):
        shown = office.get(path, follow=True).content.decode()
        assert MARKER not in shown.lower(), path
    assert "Ancien membre" in office.get(f"/admin/pages/{_article()}/history/").content.decode()


def _article() -> int:
    return Page.objects.get(title="Article commun", alias_of=None).pk


def test_nobody_signs_in_with_it_and_it_is_erased_once(person: User) -> None:
    erase_person(person, by=None, why="test")
    address = User.objects.get(pk=person.pk).email
    erase_person(person, by=None, why="test")
    assert User.objects.get(pk=person.pk).email == address
    assert ModelLogEntry.objects.filter(action="privacy.erase").count() == 1
    answer = Client().post("/fr/comptes/login/", {"login": ADDRESS, "password": "motdepasse-de-test"})
    assert answer.status_code == 200
    assert make_user(ADDRESS).pk != person.pk, "the address is free again"


def test_a_namesake_keeps_their_name_in_the_log(person: User) -> None:
    namesake = make_user(first_name=person.first_name, last_name=person.last_name)
    log(instance=namesake, action="accounts.change", user=None)
    log(instance=person, action="accounts.change", user=None)
    erase_person(person, by=None, why="test")
    labels = dict(ModelLogEntry.objects.filter(action="accounts.change").values_list("object_id", "label"))
    assert labels[str(namesake.pk)] == namesake.get_full_name()
    assert NAME not in labels[str(person.pk)].lower()


def test_what_others_wrote_stays_whole(person: User, marked: set[str]) -> None:
    other = make_user()
    log(instance=other, action="accounts.change", user=other, data={"address": "192.0.2.7"})
    before = json.dumps(list(ModelLogEntry.objects.filter(user=other).values("label", "data")))
    erase_person(person, by=None, why="test")
    assert json.dumps(list(ModelLogEntry.objects.filter(user=other).values("label", "data"))) == before
