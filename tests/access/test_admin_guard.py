"""The door of the admin: who enters, and what they may know of inside. The matrix asks every address of it."""

import datetime as dt
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from intranet.access.actions import archive_space, end_membership, open_space
from intranet.access.models import Audience, Membership, Role, Space
from tests import factories as make
from workspaces.models import WorkspacePage

from .editing import article_form, create, edit, fresh, signed_in

pytestmark = pytest.mark.django_db

UNKNOWN = 987654


def client_of(page: Page, role: Role) -> Client:
    return signed_in(make.make_member(make.space_of(page), role))


def text_of(response: Any) -> str:
    return str(response.content.decode())


@pytest.fixture
def workspace() -> WorkspacePage:
    return make.make_workspace("Atelier", team_role=None, audience=Audience.MEMBERS)


# Who enters


def test_the_admin_is_there_for_writers_and_the_team_only(workspace: WorkspacePage) -> None:
    for role in (Role.CONTRIBUTOR, Role.EDITOR, Role.MANAGER):
        assert client_of(workspace, role).get("/admin/").status_code == 200
    assert signed_in(make.make_team_member()).get("/admin/").status_code == 200
    assert client_of(workspace, Role.READER).get("/admin/").status_code == 404
    assert signed_in(make.make_network_member()).get("/admin/").status_code == 404
    anonymous = Client().get("/admin/pages/")
    assert anonymous.status_code == 302
    assert anonymous.headers["Location"].startswith(reverse("account_login"))
    assert anonymous.headers["Location"].endswith("?next=/admin/pages/")


def test_the_door_closes_with_the_last_role(workspace: WorkspacePage) -> None:
    person = make.make_member(make.space_of(workspace), Role.EDITOR)
    client = signed_in(person)
    assert client.get("/admin/").status_code == 200
    end_membership(Membership.objects.get(user=person), by=make.make_admin())
    assert client.get("/admin/").status_code == 404


def test_nobody_names_or_pictures_themselves_in_the_admin(workspace: WorkspacePage) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from tests.media.samples import png

    person = make.make_member(make.space_of(workspace), Role.EDITOR)
    client, path = signed_in(person), reverse("wagtailadmin_account")
    picture = SimpleUploadedFile("portrait.png", png(), "image/png")
    typed = {"name_email-first_name": "Nouveau", "name_email-last_name": "Nom", "avatar-avatar": picture}
    chosen = {"theme-theme": "dark", "theme-density": "default", "theme-contrast": "system"}
    chosen |= {"theme-keyboard_shortcuts": "on", "locale-preferred_language": "en", "locale-current_time_zone": ""}
    assert client.post(path, {**typed, **chosen}).status_code == 302
    person = type(person).objects.get(pk=person.pk)
    assert person.first_name != "Nouveau"
    assert not person.wagtail_userprofile.avatar
    assert person.wagtail_userprofile.theme == "dark"
    assert client.get("/admin/").status_code == 200


# What they may know of


def test_forbidden_and_unknown_are_one(workspace: WorkspacePage) -> None:
    secret = make.make_article(make.make_workspace(team_role=None), "Plan secret")
    mine = make.make_article(workspace)
    client = client_of(workspace, Role.EDITOR)
    edit_mine, edit_secret, edit_unknown = (
        client.get(reverse("wagtailadmin_pages:edit", args=[pk])) for pk in (mine.pk, secret.pk, UNKNOWN)
    )
    assert edit_mine.status_code == 200
    assert edit_secret.status_code == edit_unknown.status_code == 404
    assert edit_secret.content == edit_unknown.content
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    assert client.get(f"{bulk}?id={mine.pk}").status_code == 200
    assert client.get(f"{bulk}?id={mine.pk}&id={secret.pk}").status_code == 404
    assert client.get(f"{bulk}?id={mine.pk}&id=1e3").status_code == 404


def test_the_title_of_a_draft_is_not_shown_to_those_who_read_the_page(workspace: WorkspacePage) -> None:
    public = make.make_workspace("Ouvert", team_role=None, audience=Audience.PUBLIC)
    page = make.make_article(public, "Titre publié")
    editor = client_of(public, Role.EDITOR)
    assert edit(editor, page, "Titre en cours").status_code == 302
    elsewhere = client_of(workspace, Role.CONTRIBUTOR)
    for address in (
        reverse("wagtailadmin_choose_page_search") + "?q=Titre",
        reverse("wagtailadmin_choose_page_child", args=[public.pk]),
        reverse("wagtailadmin_choose_page_chosen_multiple") + f"?id={page.pk}",
    ):
        shown = text_of(elsewhere.get(address)).encode().decode("unicode_escape", "ignore")
        assert "Titre publi" in shown
        assert "Titre en cours" not in shown
    assert "Titre en cours" in text_of(editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])))


def test_a_dashboard_forgets_the_pages_of_a_space_one_has_left(workspace: WorkspacePage) -> None:
    person = make.make_member(make.space_of(workspace), Role.EDITOR)
    other = make.make_workspace(team_role=None)
    make.join(make.space_of(other), person, Role.EDITOR)
    client = signed_in(person)
    edited = create(client, workspace, "Note retouchée")
    edit(client, edited, "Note retouchée")
    locked = create(client, workspace, "Note verrouillée")
    client.post(reverse("wagtailadmin_pages:lock", args=[locked.pk]))
    submitted = create(client, workspace, "Note envoyée", **{"action-submit": "1"})
    assert submitted.workflow_in_progress
    before = text_of(client.get("/admin/"))
    assert all(title in before for title in ("Note retouchée", "Note verrouillée", "Note envoyée"))
    Membership.objects.filter(user=person, space=make.space_of(workspace)).delete()
    for address in ("/admin/", reverse("wagtailadmin_reports:locked_pages"), reverse("wagtailadmin_reports:workflow")):
        after = text_of(client.get(address))
        assert not any(title in after for title in ("Note retouchée", "Note verrouillée", "Note envoyée")), address


def test_filters_name_nobody_from_elsewhere(workspace: WorkspacePage) -> None:
    stranger = make.make_member(make.space_of(make.make_workspace(team_role=None)), Role.EDITOR)
    foreign = Space.objects.get(memberships__user=stranger)
    theirs = create(signed_in(stranger), Page.objects.get(translation_key=foreign.root_key, alias_of=None), "Leur note")
    signed_in(stranger).post(reverse("wagtailadmin_pages:lock", args=[theirs.pk]))
    edit(signed_in(stranger), theirs, **{"action-submit": "1"})
    editor = make.make_member(make.space_of(workspace), Role.EDITOR)
    client = signed_in(editor)
    mine = create(client, workspace, "Ma note", **{"action-submit": "1"})
    edit(client, mine)
    client.post(reverse("wagtailadmin_pages:lock", args=[mine.pk]))
    for address in (
        reverse("wagtailadmin_explore", args=[workspace.pk]),
        reverse("wagtailadmin_pages:type_use", args=["pages", "articlepage"]),
        reverse("wagtailadmin_reports:locked_pages"),
        reverse("wagtailadmin_reports:workflow"),
    ):
        shown = text_of(client.get(address))
        assert stranger.last_name not in shown, address
        assert stranger.email not in shown, address
        assert editor.last_name in shown or editor.email in shown, address


def test_a_link_typed_by_hand_to_an_unknown_page_is_refused(workspace: WorkspacePage) -> None:
    secret = make.make_article(make.make_workspace(team_role=None), "Plan secret")
    readable = make.make_article(workspace)
    client = client_of(workspace, Role.EDITOR)
    path = reverse("wagtailadmin_pages:add", args=["pages", "articlepage", workspace.pk])

    def answer_to(number: int) -> Any:
        text = f'<p>Voir <a linktype="page" id="{number}">ceci</a></p>'
        return client.post(path, article_form(f"Note {number}", text))

    refused, unknown = answer_to(secret.pk), answer_to(UNKNOWN)
    assert refused.status_code == unknown.status_code == 200
    assert refused.context["form"].errors == unknown.context["form"].errors
    assert refused.context["form"].errors
    assert secret.slug not in text_of(refused)
    assert answer_to(readable.pk).status_code == 302


def test_copying_with_what_is_below_leaves_out_no_door(workspace: WorkspacePage) -> None:
    section = make.make_section(workspace, "Rubrique")
    reserved = make.make_section(section, "Bureau")
    open_space(reserved, kind=Space.Kind.SECTION, team_role=None)
    make.make_article(reserved, "Plan secret")
    form = {"new_title": "Copie", "new_slug": "copie", "new_parent_page": workspace.pk, "copy_subpages": "on"}
    path = reverse("wagtailadmin_pages:copy", args=[section.pk])
    editor = client_of(workspace, Role.EDITOR)
    editor.post(path, form)
    assert not Page.objects.filter(slug="copie").exists()
    assert editor.post(path, {**form, "copy_subpages": ""}).status_code == 302
    assert Page.objects.get(slug="copie", alias_of=None).get_children_count() == 0
    manager = client_of(workspace, Role.MANAGER)
    assert manager.post(path, {**form, "new_slug": "copie-entiere"}).status_code == 302
    assert Page.objects.get(slug="copie-entiere", alias_of=None).get_descendants().count() == 2


def test_all_in_bulk_means_all_that_is_theirs(workspace: WorkspacePage) -> None:
    section = make.make_section(workspace, "Rubrique ouverte")
    reserved = make.make_section(workspace, "Bureau fermé")
    open_space(reserved, kind=Space.Kind.SECTION, team_role=None)
    path = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    asked = f"{path}?id=all&childOf={workspace.pk}"
    shown = text_of(client_of(workspace, Role.EDITOR).get(asked))
    assert section.title in shown
    assert reserved.title not in shown
    assert reserved.title in text_of(client_of(workspace, Role.MANAGER).get(asked))
    client_of(workspace, Role.EDITOR).post(asked)
    assert not fresh(section).live
    assert fresh(reserved).live


# Archives


def test_nobody_writes_in_an_archive_not_even_a_superuser(workspace: WorkspacePage) -> None:
    article = make.make_article(workspace, "Ancienne note")
    draft = make.make_article(workspace, "Ancien brouillon", live=False)
    image = make.make_image(make.space_of(workspace))
    admin, person = make.make_admin(), make.make_admin()
    client, target = signed_in(person), make.make_workspace("Autre", team_role=None)
    moved = make.make_article(target, "À ranger")
    document = make.make_document(make.space_of(target))
    collection = make.space_of(workspace).collection_id
    archive_space(make.space_of(workspace), by=admin)
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    form = {"new_title": "Copie", "new_slug": "copie", "new_parent_page": workspace.pk}
    to_collection = reverse("wagtail_bulk_action", args=["media", "privatedocument", "add_to_collection"])
    for path, data in (
        (reverse("wagtailadmin_pages:edit", args=[article.pk]), article_form("Réécrite", **{"action-publish": "1"})),
        (reverse("wagtailadmin_pages:add", args=["pages", "articlepage", workspace.pk]), article_form("Ajoutée")),
        (reverse("wagtailadmin_pages:delete", args=[article.pk]), {}),
        (reverse("wagtailadmin_pages:unpublish", args=[article.pk]), {}),
        (reverse("wagtailadmin_pages:lock", args=[article.pk]), {}),
        (reverse("wagtailadmin_pages:move_confirm", args=[moved.pk, workspace.pk]), {}),
        (reverse("wagtailadmin_pages:move_confirm", args=[article.pk, target.pk]), {}),
        (reverse("wagtailadmin_pages:set_page_position", args=[article.pk]) + "?position=1", {}),
        (reverse("wagtailadmin_pages:copy", args=[moved.pk]), form),
        (f"{bulk}?id={draft.pk}", {}),
        (reverse("wagtailimages:delete", args=[image.pk]), {}),
        (reverse("wagtailimages:edit", args=[image.pk]), {"title": "Renommée", "collection": collection}),
        (f"{to_collection}?id={document.pk}", {"collection": collection}),
    ):
        assert client.post(path, data).status_code in {200, 302, 403, 404}, path
    article, draft, moved = fresh(article), fresh(draft), fresh(moved)
    assert (article.title, article.live, article.locked, draft.live) == ("Ancienne note", True, False, False)
    assert article.latest_revision.content["title"] == "Ancienne note"
    assert article.get_parent().pk == workspace.pk
    assert moved.get_parent().pk == target.pk
    assert Page.objects.child_of(workspace).count() == 2
    assert type(image).objects.get(pk=image.pk).title == image.title
    assert type(document).objects.get(pk=document.pk).collection_id != collection


def test_nothing_is_sent_to_the_files_of_an_archive(workspace: WorkspacePage) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from intranet.media.models import PrivateDocument
    from tests.media.samples import pdf

    other = make.make_workspace(team_role=None)
    client = signed_in(make.make_admin())

    def send(space: Space) -> None:
        file = SimpleUploadedFile("note.pdf", pdf("Note"))
        client.post(reverse("wagtaildocs:add"), {"title": "Note", "file": file, "collection": space.collection_id})

    archive_space(make.space_of(workspace), by=make.make_admin())
    send(make.space_of(workspace))
    assert not PrivateDocument.objects.exists()
    send(make.space_of(other))
    assert PrivateDocument.objects.get().collection == make.space_of(other).collection


def test_what_was_to_be_published_in_a_space_archived_since_is_not(workspace: WorkspacePage) -> None:
    other = make.make_workspace(team_role=None)
    due = timezone.now() - dt.timedelta(minutes=1)
    planned = [make.make_article(place, live=False, go_live_at=due) for place in (workspace, other)]
    for page in planned:
        page.save_revision(approved_go_live_at=due)
    archive_space(make.space_of(workspace), by=make.make_admin())
    call_command("publish_scheduled", verbosity=0)
    assert [fresh(page).live for page in planned] == [False, True]


# Menus


def test_menus_offer_no_closed_door(workspace: WorkspacePage) -> None:
    closed = [reverse("wagtailadmin_collections:index")]
    for_superusers = [reverse(f"wagtailadmin_reports:{name}") for name in ("site_history", "page_types_usage")] + [
        reverse("wagtailusers_users:index")
    ]
    editor, admin = client_of(workspace, Role.EDITOR), signed_in(make.make_admin())
    for client, hidden in ((editor, closed + for_superusers), (admin, closed)):
        menu = text_of(client.get("/admin/"))
        for path in hidden:
            assert f'"{path}"' not in menu
            assert client.get(path).status_code == 404
    for path in for_superusers:
        assert admin.get(path).status_code == 200
