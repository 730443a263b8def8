"""A page takes files of its own space only, and the editor hears of it at the place, of unknown ones alike."""

import html
import json
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, streamfield

from intranet.access.models import Role
from intranet.media.belonging import OUTSIDE, FileReference, Outsider, files_from_elsewhere
from intranet.media.models import PrivateDocument, PrivateImage
from intranet.pages.models import ArticlePage
from tests import factories as make

pytestmark = pytest.mark.django_db

UNKNOWN = 987654
# A number that nothing else on the page has, whatever the database counted up to.
FAR = 876543
SECRET = "Plan secret"


class Desk:
    """An editor of one workspace, and files of another that they know nothing of."""

    def __init__(self) -> None:
        self.workspace = make.make_workspace()
        self.space = make.space_of(self.workspace)
        self.elsewhere = make.space_of(make.make_workspace())
        self.image, self.document = make.make_image(self.space), make.make_document(self.space)
        self.secret_image = make.make_image(self.elsewhere, SECRET, pk=FAR)
        self.secret_document = make.make_document(self.elsewhere, SECRET, pk=FAR)
        self.client = Client()
        self.client.force_login(make.make_member(self.space, Role.EDITOR))

    def fields(self, *stream: tuple[str, Any], **others: Any) -> dict[str, Any]:
        typed = {"title": "Un titre rare", "slug": "un-titre-rare", "summary": "Un résumé rare", **others}
        return {
            **nested_form_data({**typed, "body": streamfield(list(stream))}),
            "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0",
        }

    def create(self, *stream: tuple[str, Any], draft: bool = False) -> Any:
        address = reverse("wagtailadmin_pages:add", args=("pages", "articlepage", self.workspace.pk))
        fields = self.fields(*stream)
        return self.client.post(address, fields if draft else {**fields, "action-publish": "1"})

    def edit(self, page: Page, *stream: tuple[str, Any]) -> Any:
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        return self.client.post(address, {**self.fields(*stream), "action-publish": "1"})


def picture(number: int, **others: Any) -> tuple[str, Any]:
    return "picture", {"image": number, "alternative": "Une rue", "decorative": "", "caption": "Légende rare", **others}


def documents(*numbers: int) -> tuple[str, Any]:
    children = {
        str(index): {"id": f"i{index}", "order": str(index), "deleted": "", "value": number}
        for index, number in enumerate(numbers)
    }
    return "documents", {"title": "", "documents": {"count": str(len(numbers)), **children}}


def link(number: Any) -> tuple[str, Any]:
    """As the editor sends it: the number is whatever one writes there."""
    block = {"key": "abcde", "type": "unstyled", "depth": 0, "text": "la note", "inlineStyleRanges": []}
    block["entityRanges"] = [{"offset": 0, "length": 7, "key": 0}]
    entity = {"type": "DOCUMENT", "mutability": "MUTABLE", "data": {"id": number}}
    return "text", json.dumps({"blocks": [block], "entityMap": {"0": entity}})


def shown(answer: Any) -> str:
    """The answer, read as a browser's scripts do."""
    return html.unescape(answer.content.decode()).encode().decode("unicode_escape", errors="ignore") + html.unescape(
        answer.content.decode()
    )


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_files_of_the_space_are_taken(desk: Desk) -> None:
    answer = desk.create(picture(desk.image.pk), documents(desk.document.pk), link(desk.document.pk))
    assert answer.status_code == 302, shown(answer)
    page = ArticlePage.objects.get(slug="un-titre-rare", locale__language_code="fr")
    assert page.live
    assert files_from_elsewhere(page, desk.space) == []
    assert desk.edit(page, picture(desk.image.pk)).status_code == 302


@pytest.mark.parametrize("draft", [True, False])
@pytest.mark.parametrize("kind", ["picture", "documents", "link"])
def test_forbidden_and_unknown_are_refused_alike(desk: Desk, kind: str, draft: bool) -> None:
    secret = desk.secret_image if kind == "picture" else desk.secret_document
    build: Any = {"picture": picture, "documents": documents, "link": link}[kind]
    answers = []
    for number in (secret.pk, UNKNOWN):
        answer = desk.create(build(number), draft=draft)
        assert answer.status_code == 200
        page = shown(answer)
        assert str(OUTSIDE) in page
        assert "Un titre rare" in page
        assert "Un résumé rare" in page
        assert SECRET not in page
        assert secret.filename not in page
        answers.append(errors_and_state(answer, number))
    assert answers[0] == answers[1]
    assert not ArticlePage.objects.exists()


def errors_and_state(answer: Any, number: int) -> str:
    """What the form says of the body, but for the number that was asked for and what changes at each request."""
    text = answer.content.decode()
    found = re.search(r'<div[^>]*id="body"[^>]*>', text) or re.search(r"<[^>]*data-w-block-data-value=[^>]*>", text)
    assert found is not None
    state = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "uuid", html.unescape(found[0]))
    state = re.sub(r'key\\": \\"[0-9a-z]{5}', "key", state)
    state = re.sub(rf"(?<!\d){number}(?!\d)", "N", state)
    assert "messages" in state
    return state


def test_what_else_is_wrong_does_not_tell_them_apart(desk: Desk) -> None:
    """A probe sent along with a file surely unknown, or with another fault in the same field."""
    for others in ([picture(UNKNOWN + 1)], [picture(desk.image.pk, alternative="")]):
        answers = []
        for number in (desk.secret_image.pk, UNKNOWN):
            answer = desk.create(picture(number), *others)
            assert answer.status_code == 200
            answers.append(errors_and_state(answer, number))
        assert answers[0] == answers[1]


@pytest.mark.parametrize("number", ["0{}", " {}", "{} ", "+{}"])
def test_other_ways_of_writing_a_number_tell_nothing(desk: Desk, number: str) -> None:
    answer = desk.create(link(number.format(desk.secret_document.pk)))
    assert answer.status_code == 200
    assert desk.secret_document.filename not in shown(answer)
    assert desk.create(link(number.format(desk.document.pk))).status_code == 200


def test_superusers_too(desk: Desk) -> None:
    desk.client.force_login(make.make_admin())
    answer = desk.create(picture(desk.secret_image.pk))
    assert answer.status_code == 200
    assert str(OUTSIDE) in shown(answer)
    assert desk.create(picture(desk.image.pk)).status_code == 302


def test_a_copy_in_another_space_says_so_at_its_next_edit(desk: Desk) -> None:
    """The copier may have both spaces; their colleagues here only one, and learn nothing of the other."""
    source = make.make_workspace()
    secret = make.make_image(make.space_of(source), SECRET)
    original = make.make_article(source, "Original", body=make.body(make.picture_block(secret)))
    copy = ArticlePage.objects.get(pk=original.pk).copy(
        to=Page.objects.get(pk=desk.workspace.pk), update_attrs={"slug": "copie"}
    )
    assert files_from_elsewhere(copy, desk.space) == [Outsider("body", FileReference(PrivateImage, str(secret.pk)))]
    opened = desk.client.get(reverse("wagtailadmin_pages:edit", args=[copy.pk]))
    assert opened.status_code == 200
    assert SECRET not in shown(opened)
    assert secret.filename not in shown(opened)
    refused = desk.edit(copy, picture(secret.pk))
    assert refused.status_code == 200
    assert str(OUTSIDE) in shown(refused)
    assert desk.edit(copy, picture(desk.image.pk)).status_code == 302


def test_readers_of_a_copy_see_neither_file_nor_title(desk: Desk) -> None:
    source = make.make_workspace()
    space = make.space_of(source)
    image, document = make.make_image(space, SECRET), make.make_document(space, SECRET)
    text = make.text_block(f'<p><a linktype="document" id="{document.pk}">la note</a></p>')
    content = make.body(make.picture_block(image), make.documents_block(document), text)
    original = make.make_article(source, "Original", body=content)
    copy = ArticlePage.objects.get(pk=original.pk).copy(
        to=Page.objects.get(pk=desk.workspace.pk), update_attrs={"slug": "copie"}
    )
    page = desk.client.get(copy.url)
    assert page.status_code == 200
    assert SECRET not in page.content.decode()
    assert document.filename not in page.content.decode()
    desk.client.force_login(make.make_member(space, Role.READER))
    shown_there = desk.client.get(original.url).content.decode()
    assert SECRET in shown_there
    assert "<picture>" in shown_there
    assert image.get_rendition("width-40|format-png").url in shown_there
    (address,) = re.findall(r'href="([^"]+)">la note', shown_there)
    assert desk.client.get(address).url == document.url
    assert Client().get(address).status_code == 404


# Moving


def carried(page: Page, target: Page) -> None:
    Page.objects.get(pk=page.pk).specific.move(Page.objects.get(pk=target.pk), pos="last-child")


def space_now(file: Any) -> Any:
    return type(file).objects.get(pk=file.pk).collection.space


def test_a_branch_takes_its_own_files_along() -> None:
    source, target = make.make_workspace(), make.make_workspace()
    here, there = make.space_of(source), make.space_of(target)
    alone, deep, linked, shared = (make.make_document(here) for _number in range(4))
    unused, picture_ = make.make_document(here), make.make_image(here)
    section = make.make_section(source, body=make.body(make.documents_block(alone, shared)))
    text = make.text_block(f'<p><a linktype="document" id="{linked.pk}">la note</a></p>')
    child = make.make_article(section, body=make.body(make.documents_block(deep), text, make.picture_block(picture_)))
    make.make_article(source, body=make.body(make.documents_block(shared)))
    carried(section, target)
    for file in (alone, deep, linked, picture_):
        assert space_now(file) == there
    for file in (shared, unused):
        assert space_now(file) == here
    child = Page.objects.get(pk=child.pk).specific
    assert files_from_elsewhere(child, there) == []
    assert files_from_elsewhere(make.english(child), there) == []
    reader = make.make_member(there, Role.READER)
    assert PrivateDocument.objects.visible_to(reader).filter(pk=deep.pk).exists()


def test_drafts_count_when_files_are_carried() -> None:
    source, target = make.make_workspace(), make.make_workspace()
    here, there = make.space_of(source), make.space_of(target)
    coming, wanted = make.make_document(here), make.make_document(here)
    article = make.make_article(source)
    article.body = make.body(make.documents_block(coming, wanted))
    article.save_revision()
    staying = make.make_article(source)
    staying.body = make.body(make.documents_block(wanted))
    staying.save_revision()
    carried(article, target)
    assert (space_now(coming), space_now(wanted)) == (there, here)


def test_moving_within_a_space_or_with_one_carries_nothing() -> None:
    from intranet.access.actions import open_space
    from intranet.access.models import Space

    source, target = make.make_workspace(), make.make_workspace()
    here = make.space_of(source)
    document, inner = make.make_document(here), None
    section, article = (
        make.make_section(source),
        make.make_article(source, body=make.body(make.documents_block(document))),
    )
    carried(article, section)
    assert space_now(document) == here
    child_space = open_space(make.make_section(source, "Réservé"), kind=Space.Kind.SECTION)
    inner = make.make_document(child_space)
    root = Page.objects.get(translation_key=child_space.root_key, locale__language_code="fr")
    make.make_article(root, body=make.body(make.documents_block(inner)))
    carried(root, target)
    assert space_now(inner) == child_space
