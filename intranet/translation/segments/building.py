"""The target page made from its source and the segments: the source's structure, with the words translated.

Blocks, their ids, links, pictures and figures are the source's. So are the fields without words; those that the page
type says are its own in each language stay (``UNTRANSLATED_FIELDS`` are the source's too).
"""

import json
from collections.abc import Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField
from wagtail.models import Page

from .walking import content_with, translated_fields


def fill(target: Page, source: Page, texts: Mapping[str, str]) -> None:
    """Set the fields and children of ``target`` (both pages given as their own type), without saving it."""
    content = content_with(source, texts)
    worded = {field.name for field in translated_fields(type(source))}
    for field in translated_fields(type(source)):
        value = content[field.name]
        if isinstance(field, StreamField):
            value = field.to_python(json.dumps(value, cls=DjangoJSONEncoder))
        setattr(target, field.name, value)
    for name in _shared_fields(type(source), worded):
        value = getattr(source, name)
        setattr(target, name, list(value.all()) if _is_many(source, name) else value)
    for relation in get_all_child_relations(type(source)):
        name = relation.get_accessor_name()
        if relation.model is not Page:
            setattr(target, name, list(_copies(source, relation, content.get(name))))


def _shared_fields(model: type[Page], worded: set[str]) -> list[str]:
    of_page = {field.name for field in Page._meta.get_fields()}
    return [
        field.name
        for field in (*model._meta.fields, *model._meta.many_to_many)
        if field.editable and field.name not in of_page | worded and not field.primary_key
    ]


def _is_many(page: Page, name: str) -> bool:
    return bool(page._meta.get_field(name).many_to_many)


def _copies(source: Page, relation: Any, texts: list[dict[str, Any]] | None) -> Any:
    """The rows of the source with their words translated, as rows of another page."""
    for index, child in enumerate(getattr(source, relation.get_accessor_name()).all()):
        copy = relation.related_model()
        for field in relation.related_model._meta.fields:
            if not field.primary_key and field.name != relation.field.name:
                setattr(copy, field.attname, getattr(child, field.attname))
        for name, value in (texts[index] if texts else {}).items():
            setattr(copy, name, value)
        yield copy
