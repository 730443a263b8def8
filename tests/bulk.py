"""Many pages and spaces at once, as rows: for tests of how costs grow. The rules are what the tree would give."""

import json
import uuid
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import F
from django.utils import timezone
from wagtail.models import Collection, Locale, Page

from intranet.access.models import AccessRule, Audience, Space
from intranet.pages.models import ArticlePage
from workspaces.models import WorkspaceIndexPage, WorkspacePage


def add_articles(parent: Page, count: int, **fields: Any) -> list[Page]:
    """Published articles under ``parent``, in its language only."""
    keys = _add_pages(ArticlePage, parent, count, "article", fields)
    rule = AccessRule.objects.get(translation_key=parent.translation_key)
    AccessRule.objects.bulk_create(
        AccessRule(translation_key=key, space_id=rule.space_id, audience=rule.audience) for key in keys
    )
    return list(Page.objects.filter(translation_key__in=keys[:1]))


def add_spaces(count: int, audience: Audience = Audience.POLE) -> list[Space]:
    """Workspaces with their page, in French only."""
    index = WorkspaceIndexPage.objects.get(locale__language_code="fr")
    keys = _add_pages(WorkspacePage, index, count, "espace", {})
    start, home = Space.objects.count(), Space.objects.get(kind=Space.Kind.HOME)
    # Siblings are in the order of their names: these come last, without moving any other.
    collections = _add_collections([f"zz {start + number:06}" for number in range(count)])
    spaces = [
        Space(
            name=f"Espace {start + number}",
            slug=f"masse-{start + number}",
            kind=Space.Kind.WORKSPACE,
            audience=audience,
            root_key=key,
            parent=home,
            collection=collection,
        )
        for number, (key, collection) in enumerate(zip(keys, collections, strict=True))
    ]
    Space.objects.bulk_create(spaces)
    spaces = list(Space.objects.filter(root_key__in=keys))
    AccessRule.objects.bulk_create(
        AccessRule(translation_key=space.root_key, space=space, audience=audience) for space in spaces
    )
    return spaces


def _add_collections(names: list[str]) -> list[Collection]:
    top = Collection.get_first_root_node()
    last = top.get_last_child()
    taken = Collection._str2int(last.path[-Collection.steplen :]) if last else 0  # noqa: SLF001 - of the tree
    made = Collection.objects.bulk_create(
        Collection(name=name, path=Collection._get_path(top.path, top.depth + 1, taken + number), depth=top.depth + 1)
        for number, name in enumerate(names, start=1)
    )
    Collection.objects.filter(pk=top.pk).update(numchild=F("numchild") + len(made))
    return made


def _add_pages(model: type[Page], parent: Page, count: int, stem: str, fields: dict[str, Any]) -> list[uuid.UUID]:
    parent = Page.objects.get(pk=parent.pk)
    now, french = timezone.now(), Locale.objects.get(pk=parent.locale_id)
    first = Page.objects.child_of(parent).count()
    pages = [
        Page(
            path=Page._get_path(parent.path, parent.depth + 1, first + number + 1),
            depth=parent.depth + 1,
            title=f"{stem} {first + number}",
            draft_title=f"{stem} {first + number}",
            slug=f"{stem}-masse-{first + number}",
            url_path=f"{parent.url_path}{stem}-masse-{first + number}/",
            content_type=ContentType.objects.get_for_model(model),
            locale=french,
            translation_key=uuid.uuid4(),
            first_published_at=now,
            last_published_at=now,
            **fields,
        )
        for number in range(count)
    ]
    Page.objects.bulk_create(pages)
    keys = [page.translation_key for page in pages]
    _add_specific_rows(model, keys)
    Page.objects.filter(pk=parent.pk).update(numchild=first + count)
    return keys


def _add_specific_rows(model: type[Page], keys: list[uuid.UUID]) -> None:
    """The child rows of multi-table inheritance, which bulk_create does not make."""
    text = {"summary": "Un résumé.", "body": json.dumps([]), "purpose": ""}
    columns = [field.column for field in model._meta.local_fields if field.column in text]
    ids = Page.objects.filter(translation_key__in=keys).values_list("pk", flat=True)
    names = ", ".join(connection.ops.quote_name(name) for name in ["page_ptr_id", *columns])
    marks = ", ".join(["%s"] * (1 + len(columns)))
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} ({names}) VALUES ({marks})",  # noqa: S608 - names of our own tables
            [(pk, *(text[column] for column in columns)) for pk in ids],
        )
