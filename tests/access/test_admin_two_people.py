"""Two people at one page: nobody's text is lost."""

import pytest
from django.urls import reverse

from intranet.access.models import Role
from tests import factories as make

from .editing import article_form, edit, fresh, signed_in

pytestmark = pytest.mark.django_db

JSON = {"Accept": "application/json"}


@pytest.fixture
def two():  # type: ignore[no-untyped-def]
    workspace = make.make_workspace(team_role=None)
    space = make.space_of(workspace)
    page = make.make_article(workspace, "Compte rendu")
    one, other = (signed_in(make.make_member(space, Role.EDITOR)) for _ in range(2))
    return page, one, other


def autosave(client, page, title, **hidden):  # type: ignore[no-untyped-def]
    form = article_form(title, **hidden)
    form["slug"] = page.slug
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form, headers=JSON)


def loaded(page):  # type: ignore[no-untyped-def]
    revision = fresh(page).latest_revision
    return {
        "loaded_revision_id": str(revision.pk),
        "loaded_revision_created_at": revision.created_at.isoformat(),
    }


def test_an_autosave_over_a_newer_version_is_refused(two) -> None:  # type: ignore[no-untyped-def]
    page, one, other = two
    seen_by_both = loaded(page)
    first = autosave(one, page, "Version de l’une", **seen_by_both)
    assert first.json()["success"], first.content
    second = autosave(other, page, "Version de l’autre", **seen_by_both)
    assert second.json()["error_code"] == "invalid_revision"
    assert fresh(page).latest_revision.content["title"] == "Version de l’une"
    # Nobody overwrites another's version by naming it.
    forged = autosave(other, page, "Version de l’autre", overwrite_revision_id=first.json()["revision_id"])
    assert not forged.json()["success"]
    assert fresh(page).latest_revision.content["title"] == "Version de l’une"


def test_a_save_that_goes_ahead_keeps_the_other_version_in_the_history(two) -> None:  # type: ignore[no-untyped-def]
    page, one, other = two
    seen_by_both = loaded(page)
    assert edit(one, page, "Version de l’une", **seen_by_both).status_code == 302
    assert edit(other, page, "Version de l’autre", **seen_by_both).status_code == 302
    titles = [revision.content["title"] for revision in fresh(page).revisions.order_by("pk")]
    assert titles[-2:] == ["Version de l’une", "Version de l’autre"]


def test_whoever_edits_is_told_who_else_does(two) -> None:  # type: ignore[no-untyped-def]
    page, one, other = two
    outsider = signed_in(make.make_member(make.space_of(make.make_workspace()), Role.EDITOR))
    ping = reverse("wagtailadmin_editing_sessions:ping", args=["pages", "articlepage", page.pk, 1])
    mine = one.post(ping, {"is_editing": "1"}).json()
    assert mine["other_sessions"] == []
    theirs = other.post(ping, {"is_editing": "1"}).json()
    assert [session["is_editing"] for session in theirs["other_sessions"]] == [True]
    assert outsider.post(ping).status_code == 404
