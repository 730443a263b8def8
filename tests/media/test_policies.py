"""Who reads a file: one by one, in lists and through HTTP, the three alike."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from wagtail.models import Collection, ModelLogEntry, Page

from intranet.access.actions import archive_space
from intranet.access.models import Audience, Role
from intranet.media.models import PrivateDocument, PrivateImage
from intranet.media.policies import may_read_file
from intranet.pages.models import ArticlePage
from tests import factories as make

pytestmark = pytest.mark.django_db


def reads(user: Any, file: Any) -> bool:
    """Whether this person reads the file, as the three surfaces say; they must say the same."""
    answers = {
        bool(may_read_file(_again(user), file)),
        type(file).objects.visible_to(_again(user)).filter(pk=file.pk).exists(),
    }
    client = Client()
    if user.is_authenticated:
        client.force_login(user)
    answers.add(fetched(client, file))
    assert len(answers) == 1, f"{file} for {user}"
    return answers.pop()


def fetched(client: Client, file: Any) -> bool:
    response = client.get(file.url)
    response.getvalue()
    return {200: True, 404: False}[response.status_code]


def _again(user: Any) -> Any:
    """The same person in another request: rights are remembered for one."""
    return type(user).objects.get(pk=user.pk) if user.is_authenticated else AnonymousUser()


class Cast:
    """One person of each kind towards one workspace."""

    def __init__(self, workspace: Any) -> None:
        self.space = make.space_of(workspace)
        self.people = {
            **{role.name.lower(): make.make_member(self.space, role) for role in Role},
            "elsewhere": make.make_referent(make.make_domain()),
            "partner": make.make_network_member(),
            "outsider": make.make_user(),
            "anonymous": AnonymousUser(),
            "admin": make.make_admin(),
        }

    def who_reads(self, file: Any) -> set[str]:
        return {name for name, person in self.people.items() if reads(person, file)}


MEMBERS = {"reader", "contributor", "editor", "manager", "admin"}
READERS = {
    Audience.MEMBERS: MEMBERS,
    Audience.POLE: MEMBERS | {"elsewhere"},
    Audience.NETWORK: MEMBERS | {"elsewhere", "partner"},
    Audience.PUBLIC: MEMBERS | {"elsewhere", "partner", "outsider", "anonymous"},
}


def test_a_file_is_its_members_and_readers_of_a_page_that_shows_it() -> None:
    workspace = make.make_workspace(domain=make.make_domain(), audience=Audience.PUBLIC)
    cast = Cast(workspace)
    image, document, linked = (
        make.make_image(cast.space),
        make.make_document(cast.space),
        make.make_document(cast.space),
    )
    loose = make.make_document(cast.space)
    link = f'<p><a linktype="document" id="{linked.pk}">la note</a></p>'
    content = make.body(make.picture_block(image), make.documents_block(document), make.text_block(link))
    article = make.make_article(workspace, body=content)
    for audience, expected in READERS.items():
        make.narrow(article, audience)
        for file in (image, document, linked):
            assert cast.who_reads(file) == expected, (audience, file)
        assert cast.who_reads(loose) == MEMBERS


def test_check_and_list_agree_over_many_files() -> None:
    """Lists taken whole, rather than one by one, for files of several spaces at once."""
    files = []
    people = []
    for audience in Audience:
        workspace = make.make_workspace(domain=make.make_domain(), audience=audience)
        people += list(Cast(workspace).people.values())
        space = make.space_of(workspace)
        files += [make.make_document(space), make.make_document(space)]
        make.make_article(workspace, body=make.body(make.documents_block(files[-1])))
        make.make_article(workspace, body=make.body(make.documents_block(files[0])))
    files.append(make.make_document(None))
    for person in people:
        listed = set(PrivateDocument.objects.visible_to(_again(person)).values_list("pk", flat=True))
        assert listed == {file.pk for file in files if may_read_file(_again(person), file)}


def test_a_page_of_another_space_publishes_nothing() -> None:
    """The forged id: somebody of one space refers from a public page to a file of another."""
    workspace = make.make_workspace(audience=Audience.PUBLIC)
    cast = Cast(make.make_workspace())
    image = make.make_image(cast.space)
    forged = make.make_article(workspace, body=make.body(make.picture_block(image)))
    assert forged.live
    assert cast.who_reads(image) == MEMBERS


def test_drafts_and_withdrawn_pages_show_nothing() -> None:
    workspace = make.make_workspace(audience=Audience.PUBLIC)
    cast = Cast(workspace)
    first, second, third = (make.make_image(cast.space) for _number in range(3))
    never = make.make_article(workspace, body=make.body(make.picture_block(first)), live=False)
    article = make.make_article(workspace, body=make.body(make.picture_block(second)))
    article.body = make.body(make.picture_block(third))
    article.save_revision()
    assert cast.who_reads(first) == MEMBERS
    assert "anonymous" in cast.who_reads(second)
    assert cast.who_reads(third) == MEMBERS
    article.get_latest_revision().publish()
    never.get_latest_revision().publish()
    assert cast.who_reads(second) == MEMBERS
    assert "anonymous" in cast.who_reads(third)
    assert "anonymous" in cast.who_reads(first)
    ArticlePage.objects.get(pk=article.pk).unpublish()
    assert cast.who_reads(third) == MEMBERS


def test_a_picture_on_an_english_alias_shows() -> None:
    workspace = make.make_workspace(audience=Audience.PUBLIC)
    image = make.make_image(make.space_of(workspace))
    article = make.make_article(workspace, body=make.body(make.picture_block(image)))
    alias = make.english(article)
    assert alias.alias_of_id == article.pk
    assert reads(AnonymousUser(), image)
    # A translation of its own keeps the picture open while the French page is withdrawn.
    alias.alias_of = None
    alias.save()
    ArticlePage.objects.get(pk=article.pk).unpublish()
    assert Page.objects.get(pk=alias.pk).live
    assert reads(AnonymousUser(), image)


def test_files_of_no_space_are_the_administrators() -> None:
    workspace = make.make_workspace(audience=Audience.PUBLIC)
    cast = Cast(workspace)
    loose = make.make_document(None)
    orphan = make.make_document(None, collection=Collection.get_first_root_node().add_child(name="Ancienne"))
    make.make_article(workspace, body=make.body(make.documents_block(loose, orphan)))
    assert cast.who_reads(loose) == {"admin"}
    assert cast.who_reads(orphan) == {"admin"}


def test_the_files_of_an_archived_space_are_its_members() -> None:
    workspace = make.make_workspace(audience=Audience.PUBLIC)
    cast = Cast(workspace)
    image = make.make_image(cast.space)
    make.make_article(workspace, body=make.body(make.picture_block(image)))
    assert "anonymous" in cast.who_reads(image)
    archive_space(cast.space, by=cast.people["admin"])
    assert cast.who_reads(image) == MEMBERS


def test_what_a_superuser_reads_as_such_is_logged_once() -> None:
    workspace = make.make_workspace(audience=Audience.PUBLIC)
    image, shown = make.make_image(make.space_of(workspace)), make.make_image(make.space_of(workspace))
    make.make_article(workspace, body=make.body(make.picture_block(shown)))
    admin, reader = make.make_admin(), make.make_member(make.space_of(workspace), Role.READER)
    for person, file in ((admin, image), (admin, image), (admin, shown), (reader, image)):
        client = Client()
        client.force_login(person)
        assert fetched(client, file)
    entries = ModelLogEntry.objects.filter(action="access.superuser_read")
    assert [(entry.user, entry.object_id) for entry in entries] == [(admin, str(image.pk))]


def test_visible_images_take_few_queries(django_assert_max_num_queries: Any) -> None:
    workspace = make.make_workspace()
    reader = make.make_member(make.space_of(workspace), Role.READER)
    for _number in range(50):
        make.make_image(make.space_of(workspace)).get_rendition("max-165x165")
    from django.core.cache import cache

    cache.clear()
    with django_assert_max_num_queries(7):
        images = PrivateImage.objects.visible_to(_again(reader)).prefetch_renditions("max-165x165")
        assert len([image.get_rendition("max-165x165").url for image in images]) == 50
