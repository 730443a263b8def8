"""Documents are found by what is written in them, by those who may read them, for as long as it is written there."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from intranet.access.actions import end_membership
from intranet.access.models import Audience, Membership, Role
from intranet.media.models import PrivateDocument
from search.models import SearchEntry
from search.upkeep import reconcile
from tests import factories as make
from tests.media import written

pytestmark = [pytest.mark.django_db, pytest.mark.database]

FRENCH = "Le comité a retenu les zqpasserelles pour les vélos, et la mairie les a payées avec des aides de l’État"


class Shelf:
    """A workspace read by its members, with documents; somebody of it, and somebody of another."""

    def __init__(self) -> None:
        self.workspace = make.make_workspace()
        self.space = make.space_of(self.workspace)
        self.member = make.make_member(self.space, Role.READER)
        self.stranger = make.make_member(make.space_of(make.make_workspace()), Role.EDITOR)

    def add(self, content: bytes, name: str = "note.pdf", title: str = "Une note") -> PrivateDocument:
        return make.make_document(self.space, title, content=content, file_name=name)


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Any) -> Any:
    """What is done within is committed: its tasks run."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def page(person: Any, text: str, language: str = "fr") -> str:
    client = Client()
    if person is not None:
        client.force_login(person)
    return client.get(f"/{language}/recherche/", {"q": text}).content.decode()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("note.pdf", written.pdf("La page de garde, sans rien", FRENCH[:90], FRENCH[60:])),
        ("note.docx", written.docx("Introduction", FRENCH)),
        ("note.odt", written.odt(FRENCH)),
        ("note.xlsx", written.xlsx({"Ponts": [["Commune", "Ouvrage"], ["Ifs", FRENCH]]})),
    ],
)
def test_a_word_in_the_file_finds_it_with_the_passage(shelf: Shelf, committed: Any, name: str, content: bytes) -> None:
    with committed():
        document = shelf.add(content, name)
    # In another form than it is written.
    found = page(shelf.member, "zqpasserelle")
    assert document.url in found
    assert "<mark>zqpasserelles</mark>" in found
    entry = SearchEntry.objects.get(source="document", object_id=document.pk)
    assert entry.language == "fr"
    assert document.url in page(shelf.member, "vélo zqpasserelle note")


def test_the_matching_passage_of_a_long_file_is_shown(shelf: Shelf, committed: Any) -> None:
    filler = ["Des mots du comité sans rapport avec la question posée. " * 12] * 300
    with committed():
        shelf.add(written.docx(*filler, FRENCH, *filler), "long.docx")
    found = page(shelf.member, "zqpasserelles aides")
    assert "<mark>zqpasserelles</mark> pour les vélos" in found
    assert "<mark>aides</mark>" in found


def test_others_find_no_trace_of_it(shelf: Shelf, committed: Any) -> None:
    with committed():
        document = shelf.add(written.pdf("Le mot zqdedans"), "zqfichier.pdf", "Zqtitre")
    assert "zqdedans</mark>" in page(shelf.member, "zqdedans")
    # Beside a word that finds something of theirs: neither counts nor facets tell of it.
    make.make_workspace("Zqouvert", audience=Audience.PUBLIC)
    for person in (shelf.stranger, None):
        with_it, without = page(person, "zqdedans OU zqouvert"), page(person, "zqabsent OU zqouvert")
        for trace in (document.url, "zqfichier", "Zqtitre", "<mark>zqdedans"):
            assert trace not in with_it
        assert with_it.count("<mark>") == without.count("<mark>")
    membership = Membership.objects.get(user=shelf.member, space=shelf.space)
    end_membership(membership, by=make.make_admin())
    assert document.url not in page(shelf.member, "zqdedans")
    assert document.url not in page(None, "zqdedans")


def test_a_page_that_shows_it_opens_its_text_too(shelf: Shelf, committed: Any) -> None:
    open_workspace = make.make_workspace(audience=Audience.PUBLIC)
    with committed():
        document = make.make_document(make.space_of(open_workspace), content=written.pdf("zqdedans"), file_name="a.pdf")
    assert document.url not in page(None, "zqdedans")
    article = make.make_article(open_workspace, body=make.body(make.documents_block(document)))
    assert document.url in page(None, "zqdedans")
    article.unpublish()
    assert document.url not in page(None, "zqdedans")


def test_the_text_of_a_replaced_file_is_never_found_again(shelf: Shelf, committed: Any) -> None:
    with committed():
        document = shelf.add(written.pdf("zqancien"))
    assert document.url in page(shelf.member, "zqancien")
    with committed():
        document.file = ContentFile(written.docx("zqnouveau"), "autre.docx")
        document.save()
        # Before the new one is read.
        assert document.url not in page(shelf.member, "zqancien")
    assert document.url not in page(shelf.member, "zqancien")
    assert document.url in page(shelf.member, "zqnouveau")
    assert not reconcile()
    address = document.url
    document.delete()
    assert not SearchEntry.objects.filter(source="document").exists()
    assert address not in page(shelf.member, "zqnouveau")


def test_a_title_weighs_more_than_what_is_inside(shelf: Shelf, committed: Any) -> None:
    with committed():
        inside = shelf.add(written.docx("zqpont " * 50), "a.docx", "Une note")
        titled = shelf.add(written.docx("Rien"), "b.docx", "Le zqpont")
    found = page(shelf.member, "zqpont")
    assert found.index(titled.url) < found.index(inside.url)


def test_a_document_of_english_is_read_as_english(shelf: Shelf, committed: Any) -> None:
    english = "The board has agreed to the plans of the harbours, which are those of the councils"
    with committed():
        document = shelf.add(written.docx(english), "plan.docx")
    assert SearchEntry.objects.get(object_id=document.pk, source="document").language == "en"
    assert "<mark>harbours</mark>" in page(shelf.member, "harbour", "en")
