"""What a segment is on its page, in the words that its writer reads in the editor."""

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.encoding import force_str
from django.utils.text import capfirst
from wagtail.fields import StreamField
from wagtail.models import Page

from intranet.translation.models import Segment

SEPARATOR = " › "


def label_of(segment: Segment) -> str:
    """Field, then blocks: "Contenu › Citation › Auteur"."""
    source = segment.translation.source
    model = None if source is None else source.specific_class
    return segment.field if model is None else SEPARATOR.join(_labels(model, segment.kind.split(".")))


def field_label(model: type[Page], name: str) -> str:
    """The field's own name, in the active language."""
    return _labels(model, [name])[0]


def _labels(model: type[Any], names: list[str]) -> list[str]:
    try:
        field = model._meta.get_field(names[0])
    except FieldDoesNotExist:
        return [names[0]]
    if isinstance(field, StreamField):
        return [_name(field), *_block_labels(field.stream_block, names[1:])]
    if field.is_relation and len(names) > 1:
        return [capfirst(force_str(field.related_model._meta.verbose_name)), *_labels(field.related_model, names[1:])]
    return [_name(field)]


def _name(field: Any) -> str:
    return capfirst(force_str(getattr(field, "verbose_name", field.name)))


def _block_labels(block: Any, names: list[str]) -> list[str]:
    labels = []
    for name in names:
        block = getattr(block, "child_block", block)
        block = getattr(block, "child_blocks", {}).get(name)
        if block is None:
            break
        labels.append(force_str(block.label))
    return labels
