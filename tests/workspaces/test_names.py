"""The space of a workspace is called as its page, until somebody gives it a name of its own."""

import pytest
from wagtail.models import Locale

from intranet.access.actions import change_space
from tests import factories as make
from workspaces.models import WorkspaceIndexPage, WorkspacePage

pytestmark = pytest.mark.django_db


def publish(page: WorkspacePage, title: str) -> WorkspacePage:
    page.title = title
    page.save_revision().publish()
    return WorkspacePage.objects.get(pk=page.pk)


def names(page: WorkspacePage) -> tuple[str, str]:
    space = make.space_of(page)
    assert space.collection.name == space.name
    return space.name, space.name_en


def english_source() -> WorkspacePage:
    index = WorkspaceIndexPage.objects.get(locale__language_code="en")
    english = Locale.objects.get(language_code="en")
    return index.add_child(instance=WorkspacePage(title="Water", slug="water", locale=english))


def translated(page: WorkspacePage, title: str) -> WorkspacePage:
    """The page's version in the other language, now with a text of its own."""
    other = page.get_translations().get().specific
    other.alias_of = None
    return publish(other, title)


def test_it_follows_each_title_in_its_language() -> None:
    page = make.make_workspace("Eau")
    assert names(page) == ("Eau", "")
    page = publish(page, "Eau et rivières")
    assert names(page) == ("Eau et rivières", "")
    english = translated(page, "Water")
    assert names(page) == ("Eau et rivières", "Water")
    publish(english, "Water and rivers")
    publish(page, "L’eau")
    assert names(page) == ("L’eau", "Water and rivers")


def test_a_workspace_written_in_english_keeps_its_english_name() -> None:
    page = english_source()
    assert names(page) == ("Water", "Water")
    page = publish(page, "Water and rivers")
    assert names(page) == ("Water and rivers", "Water and rivers")
    translated(page, "Eau")
    assert names(page) == ("Eau", "Water and rivers")


def test_a_name_given_by_a_manager_stays_until_it_is_the_title_again() -> None:
    page = make.make_workspace("Eau")
    english = translated(page, "Water")
    manager = make.make_team_member()
    space = make.space_of(page)
    space.name, space.name_en = "Club de l’eau", "Water club"
    change_space(space, by=manager)
    page, english = publish(page, "Eau et rivières"), publish(english, "Water and rivers")
    assert names(page) == ("Club de l’eau", "Water club")

    space = make.space_of(page)
    space.name = page.title
    change_space(space, by=manager)
    publish(page, "Eaux")
    assert names(page) == ("Eaux", "Water club")


def test_a_draft_names_nothing() -> None:
    page = make.make_workspace("Eau")
    page.title = "Eau et rivières"
    revision = page.save_revision()
    assert names(page) == ("Eau", "")
    revision.publish()
    assert names(page) == ("Eau et rivières", "")


def test_a_title_longer_than_a_name() -> None:
    page = make.make_workspace("Eau " * 60)
    page = publish(page, "Rivières " * 25)
    assert names(page)[0].startswith("Rivières")
