"""``manage.py check_access`` finds each kind of damage, repairs it on demand, and then finds nothing."""

from collections.abc import Callable
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from wagtail.models import Page

from intranet.access.actions import open_space
from intranet.access.models import AccessRule, Audience, Space
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def check(*options: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("check_access", *options, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


class Damaged:
    """Two workspaces, a section of the first reserved, an article in it."""

    def __init__(self) -> None:
        self.first, self.second = make.make_workspace(), make.make_workspace(audience=Audience.MEMBERS)
        self.section = make.make_section(self.first)
        self.space = open_space(self.section, kind=Space.Kind.SECTION, audience=Audience.MEMBERS)
        self.article = make.make_article(self.section)
        self.rule = AccessRule.objects.filter(translation_key=self.article.translation_key)


def missing_row(world: Damaged) -> str:
    world.rule.delete()
    return str(world.article.translation_key)


def wrong_space(world: Damaged) -> str:
    world.rule.update(space=make.space_of(world.second))
    return str(world.article.translation_key)


def wrong_audience(world: Damaged) -> str:
    world.rule.update(audience=Audience.PUBLIC)
    return str(world.article.translation_key)


def orphan_row(world: Damaged) -> str:
    key = uuid4()
    AccessRule.objects.create(translation_key=key, space=world.space, audience=Audience.PUBLIC)
    return str(key)


def raw_move(world: Damaged) -> str:
    """As by SQL or by a restored dump: no signal tells of it."""
    article = make.make_article(world.first)
    for page, place in ((article, world.second), (make.english(article), make.english(world.second))):
        place = Page.objects.get(pk=place.pk)
        path = Page._get_path(place.path, place.depth + 1, place.numchild + 1)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE wagtailcore_page SET path = %s WHERE id = %s", [path, page.pk])
            cursor.execute("UPDATE wagtailcore_page SET numchild = numchild + 1 WHERE id = %s", [place.pk])
    return str(article.translation_key)


def stray_space(world: Damaged) -> str:
    Space.objects.filter(pk=world.space.pk).update(parent=make.space_of(world.second))
    return world.space.slug


DAMAGES = [missing_row, wrong_space, wrong_audience, orphan_row, raw_move, stray_space]


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_told_then_repaired(damage: Callable[[Damaged], str]) -> None:
    world = Damaged()
    check()
    name = damage(world)
    out = StringIO()
    # A CommandError is exit code 1.
    with pytest.raises(CommandError, match="1 .*--repair") as refused:
        call_command("check_access", stdout=out)
    assert refused.value.returncode == 1
    assert name in out.getvalue()
    assert "1 " in check("--repair")[0]
    assert "Every rule" in check()[0]


def test_repair_keeps_what_was_chosen() -> None:
    world = Damaged()
    article = make.make_article(world.first)
    make.narrow(article, Audience.MEMBERS)
    AccessRule.objects.filter(translation_key=article.translation_key).update(audience=Audience.PUBLIC)
    check("--repair")
    rule = AccessRule.objects.get(translation_key=article.translation_key)
    assert (rule.audience, rule.own_audience) == (Audience.MEMBERS, Audience.MEMBERS)


def test_broken_mirror_is_told() -> None:
    """Which of the two is where it should be, a command cannot know."""
    world = Damaged()
    article = make.make_article(world.first)
    english = Page.objects.get(pk=make.english(article).pk)
    place = Page.objects.get(pk=make.english(world.second).pk)
    Page.objects.filter(pk=english.pk).update(path=Page._get_path(place.path, place.depth + 1, 1))
    assert str(article.translation_key) in check()[1]
