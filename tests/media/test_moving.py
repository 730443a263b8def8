"""A file changes spaces by hand only where no page is left with a hole."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from intranet.access.models import Role
from intranet.media.moving import check_move
from intranet.translation.typography import typeset
from tests import factories as make

pytestmark = pytest.mark.django_db


class Desk:
    """An editor of two spaces, with a document and a picture of the first."""

    def __init__(self) -> None:
        self.workspace, other = make.make_workspace(), make.make_workspace()
        self.here, self.there = make.space_of(self.workspace), make.space_of(other)
        self.person = make.make_member(self.here, Role.EDITOR)
        make.join(self.there, self.person, Role.EDITOR)
        self.document, self.image = make.make_document(self.here), make.make_image(self.here)
        self.client = Client()
        self.client.force_login(self.person)

    def move(self, file: Any) -> Any:
        name = "wagtailimages:edit" if file is self.image else "wagtaildocs:edit"
        data = {"title": "Un titre rare", "collection": self.there.collection_id, "tags": ""}
        return self.client.post(reverse(name, args=[file.pk]), data)

    def move_many(self, file: Any) -> Any:
        address = reverse("wagtail_bulk_action", args=["media", file._meta.model_name, "add_to_collection"])
        return self.client.post(f"{address}?id={file.pk}", {"collection": self.there.collection_id})

    def space_of(self, file: Any) -> Any:
        return type(file).objects.get(pk=file.pk).collection.space

    def body(self, file: Any) -> str:
        return make.body(make.picture_block(file) if file is self.image else make.documents_block(file))


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.mark.parametrize("kind", ["document", "image"])
@pytest.mark.parametrize("gesture", ["move", "move_many"])
def test_a_file_that_no_page_shows_is_moved(desk: Desk, kind: str, gesture: str) -> None:
    file = getattr(desk, kind)
    assert getattr(desk, gesture)(file).status_code == 302
    assert desk.space_of(file) == desk.there


@pytest.mark.parametrize("kind", ["document", "image"])
@pytest.mark.parametrize("gesture", ["move", "move_many"])
@pytest.mark.parametrize("draft", [False, True])
def test_a_file_that_a_page_shows_stays_and_the_page_is_named(desk: Desk, kind: str, gesture: str, draft: bool) -> None:
    file = getattr(desk, kind)
    page = make.make_article(desk.workspace, "Note des haies", **({} if draft else {"body": desk.body(file)}))
    if draft:
        page.body = desk.body(file)
        page.save_revision()
    answer = getattr(desk, gesture)(file)
    assert answer.status_code == 200
    shown = answer.content.decode()
    assert typeset("« Note des haies »") in shown
    assert "ne peut pas changer d’espace" in shown
    if gesture == "move":
        assert list(answer.context["form"].errors) == ["collection"]
        assert 'value="Un titre rare"' in shown
    assert desk.space_of(file) == desk.here
    # Nothing else is refused meanwhile.
    data = {"title": "Autre titre", "collection": desk.here.collection_id, "tags": ""}
    name = "wagtailimages:edit" if kind == "image" else "wagtaildocs:edit"
    assert desk.client.post(reverse(name, args=[file.pk]), data).status_code == 302


def test_pages_that_somebody_may_not_know_of_are_counted_only(desk: Desk) -> None:
    """Whoever may move a file explores its space today; the message does not rely on it."""
    make.make_article(desk.workspace, "Note secrète", body=desk.body(desk.document))
    for person in (make.make_member(desk.there, Role.EDITOR), None):
        with pytest.raises(ValidationError) as refusal:
            check_move([desk.document], desk.there.collection, by=person)
        assert "Note secrète" not in refusal.value.messages[0]
        assert "1 page." in refusal.value.messages[0]


def test_a_page_of_another_space_holds_nothing_back(desk: Desk) -> None:
    """It shows a hole already: files of other spaces are not shown."""
    make.make_article(make.make_workspace(), body=make.body(make.documents_block(desk.document)))
    assert desk.move(desk.document).status_code == 302
    assert desk.space_of(desk.document) == desk.there
