"""Queries written once give what Django gives, whatever they are asked with."""

from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from intranet.access.prepared import PreparedObjects, PreparedRows
from tests import factories as make
from tests.factories import english

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def pages_at(model: type[Page], paths: tuple[str, ...], key: UUID, language: str, depth: int) -> QuerySet[Page]:
    found = model.objects.filter(path__in=paths) | model.objects.filter(translation_key=key)
    return found.filter(locale__language_code=language, depth__gte=depth).select_related("locale", "alias_of__locale")


def same(found: list[Any], expected: QuerySet[Any]) -> bool:
    """Type, fields and what comes along, without one more query."""

    def told(page: Page) -> Any:
        fields = [getattr(page, field.attname) for field in page._meta.concrete_fields]
        return type(page), fields, page.locale.language_code, page.alias_of and page.alias_of.locale

    expected_pages = sorted(expected, key=lambda page: page.pk)
    with CaptureQueriesContext(connection) as captured:
        result = [told(page) for page in sorted(found, key=lambda page: page.pk)] == [told(p) for p in expected_pages]
    return result and not captured


@pytest.mark.parametrize("count", range(6))
def test_any_number_of_values(count: int) -> None:
    workspace = make.make_workspace()
    articles = [make.make_article(workspace) for _ in range(6)]
    prepared = PreparedObjects(pages_at)
    for shift in (0, 1):
        paths = tuple(page.path for page in articles[shift : shift + count])
        for language in ("fr", "en"):
            asked = (paths, articles[-1].translation_key, language, 2)
            assert same(prepared.objects(Page, *asked), pages_at(Page, *asked))


def test_the_second_answer_is_written_by_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = make.make_workspace(), make.make_workspace()
    prepared = PreparedObjects(pages_at)
    assert [page.pk for page in prepared.objects(Page, (first.path,), first.translation_key, "fr", 1)] == [first.pk]
    monkeypatch.setattr(prepared, "build", None)
    found = prepared.objects(Page, (second.path,), second.translation_key, "fr", 1)
    assert [page.pk for page in found] == [second.pk]
    alias = english(second)
    assert [page.pk for page in prepared.objects(Page, (alias.path,), second.translation_key, "en", 1)] == [alias.pk]


def test_models_are_shapes() -> None:
    workspace = make.make_workspace()
    prepared = PreparedObjects(pages_at)
    asked = (workspace.path,), workspace.translation_key, "fr", 1
    assert same(prepared.objects(type(workspace), *asked), pages_at(type(workspace), *asked))
    assert same(prepared.objects(Page, *asked), pages_at(Page, *asked))


def test_what_is_not_whole_objects_is_refused() -> None:
    with pytest.raises(TypeError):
        PreparedObjects(lambda _shape, slug: Page.objects.filter(slug=slug).values("pk")).objects((), "x")


def test_rows_are_values() -> None:
    first, second = make.make_workspace(), make.make_workspace()
    prepared = PreparedRows(
        lambda _shape, key, language: Page.objects.filter(
            translation_key=key, locale__language_code=language
        ).values_list("pk", "title")
    )
    for page in (first, second):
        assert prepared.objects((), page.translation_key, "fr") == [(page.pk, page.title)]
        assert prepared.objects((), page.translation_key, "en") == [(english(page).pk, page.title)]
