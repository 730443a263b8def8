"""Every route of Wagtail's admin is in the guard's table."""

from collections.abc import Iterator

from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from intranet.access.admin.routes import _ROUTES, route_named


def admin_views(patterns: list[URLPattern | URLResolver], spaces: tuple[str, ...] = ()) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield ":".join([*spaces, pattern.name or pattern.lookup_str])
        else:
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from admin_views(pattern.url_patterns, inner)


def views_of_admin() -> list[str]:
    included = (each for each in get_resolver().url_patterns if isinstance(each, URLResolver))
    admin = next(each for each in included if str(each.pattern) == "admin/")
    return list(admin_views(admin.url_patterns))


def test_every_route_of_the_admin_is_in_the_table() -> None:
    views = views_of_admin()
    assert len(views) > 150
    assert [name for name in views if route_named(name) is None] == []


def test_every_row_of_the_table_is_a_route() -> None:
    views = views_of_admin()
    rows = [row.removesuffix("*") for row in _ROUTES]
    assert [row for row in rows if not any(name == row or (row[-1] == ":" and row in name) for name in views)] == []


def test_an_unknown_route_is_in_no_row() -> None:
    assert route_named("wagtailadmin_pages:brand_new") is None
    assert route_named("brand_new") is None
