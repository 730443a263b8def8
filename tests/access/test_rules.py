"""The rules follow the tree: moves, copies, aliases, translations and deletions."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Locale, Page

from intranet.access import rules
from intranet.access.actions import archive_space, open_space
from intranet.access.models import AccessRule, Audience, Role, Space
from intranet.access.policies import Action, access_of, visible_pages
from intranet.pages.models import HomePage
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def rule_of(page: Page) -> AccessRule:
    return AccessRule.objects.get(translation_key=page.translation_key)


def fresh(page: Page) -> Page:
    return Page.objects.get(pk=page.pk).specific


def home() -> HomePage:
    return HomePage.objects.get(locale__language_code="fr")


def child_space(page: Page, **fields: object) -> Space:
    return open_space(page, kind=Space.Kind.SECTION, **fields)


@pytest.fixture(autouse=True)
def _rules_stay_true() -> object:
    yield
    assert (rules.differences(), rules.strays(), rules.broken_mirrors()) == ([], [], [])


# Copies


def test_copied_workspace_is_not_read_more_widely() -> None:
    workspace = make.make_workspace(audience=Audience.MEMBERS)
    copy = workspace.copy(update_attrs={"slug": "copie"}, keep_live=True)
    assert rule_of(copy).audience == Audience.MEMBERS
    assert make.space_of(copy) != make.space_of(workspace)


def test_copied_branch_keeps_each_page_as_narrow() -> None:
    section = make.make_section(make.make_workspace(audience=Audience.PUBLIC))
    narrow = make.make_article(section)
    make.make_article(section)
    make.narrow(narrow, Audience.MEMBERS)
    target = make.make_workspace(audience=Audience.PUBLIC)
    copy = fresh(section).copy(recursive=True, to=fresh(target), update_attrs={"slug": "copie"})
    audiences = [rule_of(page).audience for page in Page.objects.descendant_of(copy, inclusive=True).order_by("path")]
    assert audiences == [Audience.PUBLIC, Audience.MEMBERS, Audience.PUBLIC]


def test_whoever_does_not_edit_all_of_a_branch_copies_its_top_alone() -> None:
    workspace = make.make_workspace()
    section = make.make_section(workspace)
    reserved = make.make_section(section)
    space = child_space(reserved)
    editor = make.make_member(make.space_of(workspace), Role.EDITOR)
    asks = fresh(section).permissions_for_user(editor)
    assert asks.can_copy_to(fresh(workspace))
    assert not asks.can_copy_to(fresh(workspace), recursive=True)
    make.join(space, editor, Role.EDITOR)
    again = type(editor).objects.get(pk=editor.pk)
    assert fresh(section).permissions_for_user(again).can_copy_to(fresh(workspace), recursive=True)


def test_superuser_copies_nothing_into_an_archived_space() -> None:
    workspace, archived = make.make_workspace(), make.make_workspace()
    article = make.make_article(workspace)
    admin = make.make_admin()
    assert fresh(article).permissions_for_user(admin).can_copy_to(fresh(archived))
    archive_space(make.space_of(archived), by=admin)
    later = type(admin).objects.get(pk=admin.pk)
    assert not fresh(article).permissions_for_user(later).can_copy_to(fresh(archived))


def test_pages_stay_in_the_tree_of_their_language() -> None:
    workspace, other = make.make_workspace(), make.make_workspace()
    article = make.make_article(workspace)
    asks = fresh(article).permissions_for_user(make.make_admin())
    assert asks.can_move_to(fresh(other))
    assert asks.can_copy_to(fresh(other))
    assert not asks.can_move_to(make.english(other))
    assert not asks.can_copy_to(make.english(other))


# Aliases


def test_alias_of_private_page_in_public_place_stays_private() -> None:
    article = make.make_article(make.make_workspace(audience=Audience.MEMBERS))
    alias = article.create_alias(parent=home(), update_slug="vitrine")
    assert alias.translation_key != article.translation_key
    assert rule_of(alias).audience == Audience.MEMBERS
    assert rule_of(alias).space == rule_of(article).space
    below = make.make_article(make.make_section(make.make_workspace(audience=Audience.MEMBERS)))
    shown = below.get_parent().specific.create_alias(parent=home(), update_slug="vitrine-2")
    under_alias = make.make_article(shown)
    assert rule_of(under_alias).space == rule_of(below).space


def test_alias_goes_with_its_source() -> None:
    """Left behind, it would be a page of the public home."""
    article = make.make_article(make.make_workspace(audience=Audience.MEMBERS))
    alias = article.create_alias(parent=home(), update_slug="vitrine")
    article.delete()
    assert not Page.objects.filter(pk=alias.pk).exists()
    assert not AccessRule.objects.filter(translation_key=alias.translation_key).exists()


def test_branch_that_holds_an_alias_of_its_own_page_can_be_deleted() -> None:
    section = make.make_section(make.make_workspace())
    article = make.make_article(section)
    article.create_alias(parent=fresh(section), update_slug="la-meme")
    fresh(section).delete()
    assert not Page.objects.filter(pk=article.pk).exists()


def test_section_whose_english_version_holds_an_english_page_can_be_deleted() -> None:
    section = make.make_section(make.make_workspace())
    written_in_english = make.make_article(make.english(section))
    fresh(section).delete()
    assert not Page.objects.filter(translation_key=written_in_english.translation_key).exists()


def test_alias_made_a_page_of_its_own_is_not_read_more_widely() -> None:
    article = make.make_article(make.make_workspace(audience=Audience.MEMBERS))
    alias = article.create_alias(parent=home(), update_slug="vitrine")
    ConvertAliasPageAction(alias).execute()
    assert rule_of(alias).space == rule_of(home()).space
    assert rule_of(alias).audience == Audience.MEMBERS


def test_page_cannot_be_moved_below_its_own_alias() -> None:
    workspace = make.make_workspace()
    section, elsewhere = make.make_section(workspace), make.make_section(workspace)
    alias = section.create_alias(parent=fresh(elsewhere), update_slug="miroir")
    asks = fresh(section).permissions_for_user(make.make_admin())
    assert asks.can_move_to(fresh(elsewhere))
    assert not asks.can_move_to(fresh(alias))


def test_page_forced_below_its_own_alias_is_refused() -> None:
    workspace = make.make_workspace(audience=Audience.PUBLIC)
    section, elsewhere = make.make_section(workspace), make.make_section(workspace)
    alias = section.create_alias(parent=fresh(elsewhere), update_slug="miroir")
    below = make.make_section(fresh(alias))
    for target in (alias, below):
        with pytest.raises(ValidationError):
            fresh(section).move(fresh(target), pos="last-child")
    assert fresh(section).get_parent().pk == workspace.pk


# Moves


def test_moved_branch_leaves_nested_spaces_their_own() -> None:
    workspace, target = make.make_workspace(), make.make_workspace(audience=Audience.PUBLIC)
    section = make.make_section(workspace)
    reserved = make.make_section(section)
    space = child_space(reserved, audience=Audience.MEMBERS)
    article = make.make_article(reserved)
    fresh(section).move(fresh(target), pos="last-child")
    assert rule_of(section).space == make.space_of(target)
    assert rule_of(article).space == space
    assert rule_of(article).audience == Audience.MEMBERS


def test_moved_section_takes_its_space_under_the_managers_of_the_new_place() -> None:
    workspace, target = make.make_workspace(team_role=None), make.make_workspace(team_role=None)
    section = make.make_section(workspace)
    space = child_space(section, team_role=None)
    before = make.make_member(make.space_of(workspace), Role.MANAGER)
    after = make.make_member(make.space_of(target), Role.MANAGER)
    assert access_of(before).manages(space.pk)
    fresh(section).move(fresh(target), pos="last-child")
    assert not access_of(type(before).objects.get(pk=before.pk)).manages(space.pk)
    assert access_of(type(after).objects.get(pk=after.pk)).manages(space.pk)


def test_space_opened_above_another_becomes_its_parent() -> None:
    workspace = make.make_workspace()
    above = make.make_section(workspace)
    below = child_space(make.make_section(above))
    assert below.parent == make.space_of(workspace)
    between = child_space(above)
    below.refresh_from_db()
    assert below.parent == between


def test_workspace_is_not_run_by_the_managers_of_the_home_page() -> None:
    workspace = make.make_workspace(team_role=None)
    assert make.space_of(workspace).parent is None
    manager = make.make_member(rule_of(home()).space, Role.MANAGER)
    assert not access_of(manager).manages(make.space_of(workspace).pk)


@pytest.mark.parametrize("moved", ["fr", "en"])
def test_moving_one_language_moves_both(moved: str) -> None:
    source, target = make.make_workspace(), make.make_workspace()
    section = make.make_section(source)
    article = make.make_article(section)
    ConvertAliasPageAction(make.english(article)).execute()
    page, place = (section, target) if moved == "fr" else (make.english(section), make.english(target))
    fresh(page).move(fresh(place), pos="last-child")
    for each in (section, make.english(section), article, make.english(article)):
        assert rule_of(each).space == make.space_of(target)
    assert make.english(section).get_parent().pk == make.english(target).pk


def test_two_moves_in_a_row() -> None:
    first, second, third = (make.make_workspace(audience=audience) for audience in (1, 0, 3))
    section = make.make_section(first)
    article = make.make_article(section)
    # The same object twice: what it remembers of its place is out of date after the first move.
    page = fresh(section)
    page.move(fresh(second), pos="last-child")
    assert rule_of(article).audience == Audience.MEMBERS
    page.move(fresh(third), pos="last-child")
    assert rule_of(article).audience == Audience.PUBLIC
    fresh(section).move(fresh(first), pos="first-child")
    assert rule_of(article).audience == Audience.POLE
    assert rule_of(article).space == make.space_of(first)


def test_move_below_a_section_that_lost_its_english_version() -> None:
    workspace = make.make_workspace()
    section, article = make.make_section(workspace), make.make_article(workspace)
    make.english(section).delete()
    fresh(article).move(fresh(section), pos="last-child")
    assert make.english(article).get_parent().pk == make.english(section).pk


def test_moving_takes_what_is_below_every_version() -> None:
    """A contributor's own draft, the English version of which holds somebody else's page, is not theirs to take."""
    workspace = make.make_workspace()
    contributor = make.make_member(make.space_of(workspace), Role.CONTRIBUTOR)
    mine = make.make_section(workspace, owner=contributor, live=False)
    assert access_of(contributor).may(Action.MOVE, fresh(mine))
    theirs = make.make_article(make.english(mine))
    french_alias = theirs.get_translation(Locale.objects.get(language_code="fr"))
    french_alias.delete()
    again = type(contributor).objects.get(pk=contributor.pk)
    assert not access_of(again).may(Action.MOVE, fresh(mine))
    assert not access_of(again).may(Action.DELETE, fresh(mine))
    assert not access_of(again).pages(Action.DELETE).filter(pk=mine.pk).exists()


# Deletions


def test_translation_left_alone_becomes_the_source() -> None:
    workspace = make.make_workspace()
    article = make.make_article(workspace)
    english = make.english(article)
    ConvertAliasPageAction(english).execute()
    article.delete()
    assert rule_of(english).space == make.space_of(workspace)
    make.narrow(english, Audience.MEMBERS)
    other = make.make_workspace(audience=Audience.PUBLIC)
    fresh(english).move(make.english(other), pos="last-child")
    assert rule_of(english).space == make.space_of(other)
    assert rule_of(english).audience == Audience.MEMBERS


def test_last_page_of_a_group_takes_the_rule_away() -> None:
    article = make.make_article(make.make_workspace())
    english = make.english(article)
    ConvertAliasPageAction(english).execute()
    article.delete()
    assert AccessRule.objects.filter(translation_key=english.translation_key).exists()
    fresh(english).delete()
    assert not AccessRule.objects.filter(translation_key=english.translation_key).exists()


def test_page_restored_with_its_old_key_takes_the_rule_of_its_place() -> None:
    workspace = make.make_workspace(audience=Audience.PUBLIC)
    article = make.make_article(workspace)
    make.narrow(article, Audience.MEMBERS)
    key = article.translation_key
    article.delete()
    again = make.make_article(workspace, translation_key=key)
    assert rule_of(again).audience == Audience.PUBLIC
    assert make.english(again).alias_of_id == again.pk


def test_english_page_rules_its_french_alias() -> None:
    workspace = make.make_workspace(audience=Audience.PUBLIC)
    article = make.make_article(make.english(workspace))
    french = article.get_translation(Locale.objects.get(language_code="fr"))
    assert french.alias_of_id == article.pk
    make.narrow(french, Audience.MEMBERS)
    outsider = make.make_user()
    assert not visible_pages(outsider).filter(pk__in=[article.pk, french.pk]).exists()


def test_audience_is_never_wider_than_above() -> None:
    section = make.make_section(make.make_workspace(audience=Audience.NETWORK))
    article = make.make_article(section)
    make.narrow(article, Audience.NETWORK)
    make.narrow(section, Audience.MEMBERS)
    assert rule_of(article).audience == Audience.MEMBERS
    with pytest.raises(ValidationError):
        make.narrow(article, Audience.POLE)
    make.narrow(section, None)
    assert rule_of(article).audience == Audience.NETWORK
