"""Choosers of files for the bodies of pages, which tell nothing of a file of another space."""

from collections import defaultdict
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from .models import PrivateImage, PrivateRendition

OUTSIDER_TITLE = _("Fichier d’un autre espace ou supprimé")


def outsider(model: type[Model], pk: Any) -> Model:
    """Stands in a form for a file that the page may not use, known or not: only its number remains."""
    stand_in = model(pk=pk)
    stand_in.is_outsider = True  # type: ignore[attr-defined]
    return stand_in


class _SpaceChooser:
    """Keeps the number of an unknown file, to refuse it like a forbidden one, and shows neither."""

    def value_from_form(self, value: Any) -> Any:
        found = super().value_from_form(value)  # type: ignore[misc]
        return outsider(self.model_class, value) if found is None and value else found  # type: ignore[attr-defined]

    def get_form_state(self, value: Any) -> Any:
        if getattr(value, "is_outsider", False):
            nothing = {"url": "", "width": 0, "height": 0}
            return {"id": value.pk, "title": str(OUTSIDER_TITLE), "edit_url": "", "preview": nothing}
        return super().get_form_state(value)  # type: ignore[misc]


class SpaceImageChooserBlock(_SpaceChooser, ImageChooserBlock):
    """A picture of the page's space."""

    def bulk_to_python(self, values: Any) -> list[PrivateImage | None]:
        """With their renditions: one query for pictures that were shown before, two more where some never were."""
        numbers = {value for value in values if value}
        found: dict[int, PrivateImage] = {}
        sizes: dict[int, list[PrivateRendition]] = defaultdict(list)
        if numbers:
            for rendition in PrivateRendition.objects.filter(image__in=numbers).select_related("image"):
                sizes[rendition.image_id].append(rendition)
                found.setdefault(rendition.image_id, rendition.image)
        new = [image for image in super().bulk_to_python(sorted(numbers - set(found))) if image is not None]
        found.update((image.pk, image) for image in new)
        for pk, image in found.items():
            image.prefetched_renditions = sizes[pk]
            for rendition in sizes[pk]:
                rendition.image = image
        return [found.get(value) for value in values]

    class Meta:
        icon = "image"


class SpaceDocumentChooserBlock(_SpaceChooser, DocumentChooserBlock):
    """A document of the page's space."""

    class Meta:
        icon = "doc-full-inverse"


# In migrations they are what they are to the database.
DECONSTRUCT_ALIASES = {
    SpaceImageChooserBlock: "wagtail.images.blocks.ImageChooserBlock",
    SpaceDocumentChooserBlock: "wagtail.documents.blocks.DocumentChooserBlock",
}
