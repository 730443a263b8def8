"""Wagtail's admin of files: it works with private addresses, and one space shows nothing of another."""

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from intranet.access.models import Role
from tests import factories as make

pytestmark = pytest.mark.django_db

SECRET = "Plan secret"
SECRET_TAG = "projet-secret"


class Two:
    """A contributor of one space, with files; another space, with files that they know nothing of."""

    def __init__(self) -> None:
        self.workspace, other = make.make_workspace(), make.make_workspace()
        self.space, self.other = make.space_of(self.workspace), make.space_of(other)
        person = make.make_member(self.space, Role.CONTRIBUTOR)
        # A contributor's lists are of what they sent themselves.
        self.mine = {"uploaded_by_user": person}
        self.image, self.document = (
            make.make_image(self.space, "Notre rue", **self.mine),
            make.make_document(self.space, "Notre note", **self.mine),
        )
        self.secret_image, self.secret_document = (
            make.make_image(self.other, SECRET),
            make.make_document(self.other, SECRET),
        )
        for file in (self.secret_image, self.secret_document):
            file.tags.add(SECRET_TAG)
        self.client = Client()
        self.client.force_login(person)


@pytest.fixture
def two() -> Two:
    return Two()


LISTS = [
    "wagtailimages:index",
    "wagtailimages:index_results",
    "wagtailimages_chooser:choose",
    "wagtailimages_chooser:choose_results",
    "wagtaildocs:index",
    "wagtaildocs:index_results",
    "wagtaildocs_chooser:choose",
    "wagtaildocs_chooser:choose_results",
]


def text_of(answer: Any) -> str:
    if answer["Content-Type"].startswith("application/json"):
        return " ".join(str(value) for value in answer.json().values())
    return answer.content.decode()


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("query", ["", "Plan", "collection", "tag"])
def test_lists_show_the_files_of_one_s_spaces(two: Two, name: str, query: str) -> None:
    asked = {"q": query}
    if query == "collection":
        asked = {"collection_id": str(two.other.collection_id)}
    if query == "tag":
        asked = {"tag": SECRET_TAG}
    page = text_of(two.client.get(reverse(name), asked))
    assert SECRET not in page
    assert two.secret_document.filename not in page
    assert two.other.name not in page
    if not query:
        assert "Notre" in page
    if query != "tag":
        assert SECRET_TAG not in page


def test_one_by_one_and_many_at_once(two: Two) -> None:
    routes = [
        ("wagtailimages:edit", two.image, two.secret_image),
        ("wagtailimages_chooser:chosen", two.image, two.secret_image),
        ("wagtaildocs:edit", two.document, two.secret_document),
        ("wagtaildocs_chooser:chosen", two.document, two.secret_document),
    ]
    two.client.force_login(make.make_member(two.space, Role.EDITOR))
    for name, own, secret in routes:
        assert two.client.get(reverse(name, args=[own.pk])).status_code == 200
        refused = two.client.get(reverse(name, args=[secret.pk]))
        assert refused.status_code == 404
        assert SECRET not in refused.content.decode()
    for app, model, own, secret in (
        ("media", "privateimage", two.image, two.secret_image),
        ("media", "privatedocument", two.document, two.secret_document),
    ):
        address = reverse("wagtail_bulk_action", args=[app, model, "add_tags"])
        assert "Notre" in two.client.get(address, {"id": own.pk}).content.decode()
        assert SECRET not in two.client.get(address, {"id": [own.pk, secret.pk]}).content.decode()


def test_tags_of_another_space_are_not_suggested(two: Two) -> None:
    two.document.tags.add("projet-ouvert")
    suggested = two.client.get(reverse("wagtailadmin_tag_autocomplete"), {"term": "projet"}).json()
    assert suggested == ["projet-ouvert"]


def test_thumbnails_have_private_addresses_that_answer(two: Two) -> None:
    for name, args in (
        ("wagtailimages:index", []),
        ("wagtailimages_chooser:choose", []),
        ("wagtailimages_chooser:chosen", [two.image.pk]),
    ):
        page = two.client.get(reverse(name, args=args)).content.decode()
        found = set(re.findall(r"/media/renditions/\d+/[\w.-]+", page))
        assert found, name
        for address in found:
            assert two.client.get(address).getvalue()
            assert Client().get(address).status_code == 404


def test_the_list_of_documents_links_to_our_addresses(two: Two) -> None:
    page = two.client.get(reverse("wagtaildocs:index")).content.decode()
    assert f'href="{two.document.url}"' in page
    chosen = two.client.get(reverse("wagtaildocs_chooser:chosen", args=[two.document.pk])).json()
    assert chosen["result"]["url"] == two.document.url


def test_queries_of_a_list_of_pictures(two: Two, django_assert_max_num_queries: Any) -> None:
    for _number in range(30):
        make.make_image(two.space, **two.mine).get_rendition("max-165x165")
    cache.clear()
    two.client.get(reverse("wagtailimages:index"))
    with django_assert_max_num_queries(45):
        page = two.client.get(reverse("wagtailimages:index")).content.decode()
    assert len(set(re.findall(r"/media/renditions/\d+/", page))) == 30
