"""Which files a page may use: those of its own space. Others would be holes for its readers."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page, ReferenceIndex
from wagtail.rich_text import RichText

from intranet.access.models import AccessRule, Space

from .blocks import outsider
from .models import PrivateDocument, PrivateImage

FILE_MODELS: tuple[type[Model], ...] = (PrivateImage, PrivateDocument)
# The same for a file that is elsewhere and for one that is nowhere.
OUTSIDE = _(
    "Ce fichier n’appartient pas à l’espace de la page, ou n’existe plus : ses lecteurs ne le verraient pas. "
    "Choisissez-en un autre, ou ajoutez-le d’abord aux fichiers de l’espace."
)


@dataclass(frozen=True)
class FileReference:
    """A file by its model and number, as a page names it; the number may stand for nothing."""

    model: type[Model]
    pk: str


@dataclass(frozen=True)
class Outsider:
    """A file that a page uses and that is not of its space, and the field of the page where it does."""

    field: str
    file: FileReference


def space_of_page(page: Page | None) -> Space | None:
    """The space that a saved page is in."""
    if page is None:
        return None
    rule = AccessRule.objects.filter(translation_key=page.translation_key).select_related("space").first()
    return None if rule is None else rule.space


def references_of(page: Page) -> Iterator[tuple[str, FileReference]]:
    """The files that ``page``, saved or not, names in any field, with the name of the field."""
    models = {ContentType.objects.get_for_model(model).pk: model for model in FILE_MODELS}
    # The only way that Wagtail has to read them off a page that is not saved.
    found = ReferenceIndex._extract_references_from_object(page)
    for content_type_id, pk, path, _content_path in found:
        if content_type_id in models:
            yield path.split(".")[0], FileReference(models[content_type_id], str(pk))


def files_from_elsewhere(page: Page, space: Space | None) -> list[Outsider]:
    """What ``page``, saved or as a form leaves it, uses in any field and that is not of ``space``."""
    found = [Outsider(field, reference) for field, reference in references_of(page)]
    outside = outside_of(space, {each.file for each in found})
    return [each for each in found if each.file in outside]


def outside_of(space: Space | None, references: Iterable[FileReference]) -> set[FileReference]:
    """Those that do not name a file of ``space``: one query for each model."""
    left = set(references)
    for model in FILE_MODELS:
        numbers = {reference.pk for reference in left if reference.model is model and _is_number(reference.pk)}
        if numbers and space is not None:
            inside = model._default_manager.filter(pk__in=numbers, collection=space.collection_id)
            left -= {FileReference(model, str(pk)) for pk in inside.values_list("pk", flat=True)}
    return left


def _is_number(pk: str) -> bool:
    return pk.isascii() and pk.isdigit() and len(pk) < 19


# Values of blocks


def references_in(block: blocks.Block, value: Any) -> Iterator[FileReference]:
    """The files that a value of ``block`` names."""
    for model, pk, _model_path, _content_path in block.extract_references(value) if value else ():
        if model in FILE_MODELS:
            yield FileReference(model, str(pk))


def block_error(block: blocks.Block, value: Any, outside: set[FileReference]) -> ValidationError | None:
    """The error that points at each block where ``value`` names a file of ``outside``."""
    if isinstance(block, blocks.StreamBlock):
        errors = _errors(enumerate((child.block, child.value) for child in value), outside)
        return StreamBlockValidationError(block_errors=errors) if errors else None
    if isinstance(block, blocks.StructBlock) and not isinstance(block, ImageBlock):
        children = ((name, (child, value.get(name))) for name, child in block.child_blocks.items())
        errors = _errors(children, outside)
        return StructBlockValidationError(block_errors=errors) if errors else None
    if isinstance(block, blocks.ListBlock):
        errors = _errors(enumerate((child.block, child.value) for child in value.bound_blocks), outside)
        return ListBlockValidationError(block_errors=errors) if errors else None
    named = set(references_in(block, value))
    return ValidationError(OUTSIDE, code="outside_space") if named & outside else None


def _errors(
    children: Iterable[tuple[Any, tuple[blocks.Block, Any]]], outside: set[FileReference]
) -> dict[Any, ValidationError]:
    found = {key: block_error(block, value, outside) for key, (block, value) in children}
    return {key: error for key, error in found.items() if error is not None}


def masked(block: blocks.Block, value: Any, outside: set[FileReference]) -> Any:
    """``value``, changed in place so that a form which shows it again tells nothing of the files of ``outside``."""
    return _changed(block, value, lambda leaf, found: _mask(leaf, found, outside))


def _changed(block: blocks.Block, value: Any, change: Callable[[blocks.Block, Any], Any]) -> Any:
    if isinstance(block, blocks.StreamBlock | blocks.ListBlock):
        for child in value if isinstance(block, blocks.StreamBlock) else value.bound_blocks:
            child.value = _changed(child.block, child.value, change)
        return value
    if isinstance(block, blocks.StructBlock) and not isinstance(block, ImageBlock):
        for name, child in block.child_blocks.items():
            value[name] = _changed(child, value.get(name), change)
        return value
    return change(block, value)


def _mask(block: blocks.Block, value: Any, outside: set[FileReference]) -> Any:
    named = set(references_in(block, value))
    if not named & outside:
        return value
    if isinstance(value, RichText):
        return RichText(masked_html(value.source, named - outside))
    reference = named.pop()
    return outsider(reference.model, reference.pk)


LINK = re.compile(r"<(?:a|embed)\b[^>]*>", re.IGNORECASE)
NUMBER = re.compile(r"""(\bid\s*=\s*)(["'])(.*?)\2""", re.IGNORECASE)
LINK_MODELS = {'linktype="document"': PrivateDocument, 'embedtype="image"': PrivateImage}


def masked_html(html: str, inside: set[FileReference]) -> str:
    """Rich text whose links lead to files of ``inside`` or nowhere: the editor would else show the names of others."""

    def mask(tag: re.Match[str]) -> str:
        model = next((model for mark, model in LINK_MODELS.items() if mark in tag[0]), None)
        number = NUMBER.search(tag[0])
        if model is None or number is None or FileReference(model, number[3]) in inside:
            return tag[0]
        return NUMBER.sub(r"\1\g<2>0\2", tag[0])

    return LINK.sub(mask, html)
