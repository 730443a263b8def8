"""The fields that hold files: whatever is written to them is checked and cleaned, also without a form."""

from django.core.files.base import File
from django.db import models
from django.db.models.fields.files import FieldFile, ImageFieldFile

from .uploads import accept_document, accept_picture, fingerprint


class CheckedFieldFile(FieldFile):
    """The one door to the storage."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        content = self.field.accept(content, name)
        self.instance.file_size = content.size
        self.instance.file_hash = fingerprint(content)
        super().save(content.name, content, save=save)


class CheckedImageFieldFile(CheckedFieldFile, ImageFieldFile):
    def _get_image_dimensions(self) -> tuple[int | None, int | None]:
        """Asked as soon as a file is assigned, before any check: what cannot be measured will be refused."""
        try:
            return super()._get_image_dimensions()
        except Exception:  # noqa: BLE001 - whatever Pillow raises on a file made to break it
            return None, None


class _CheckedField:
    """Checks at validation, so that a form or ``full_clean`` tells; what is stored is checked in any case."""

    def clean(self, value: FieldFile, model_instance: models.Model | None) -> FieldFile:
        value = super().clean(value, model_instance)  # type: ignore[misc]
        if value and not value._committed:
            value.file = self.accept(value.file, value.name)
            value.name = value.file.name
        return value

    def accept(self, file: File, name: str | None) -> File:
        raise NotImplementedError


class DocumentFileField(_CheckedField, models.FileField):
    attr_class = CheckedFieldFile

    def accept(self, file: File, name: str | None) -> File:
        return accept_document(file, name)


class PictureFileField(_CheckedField, models.ImageField):
    attr_class = CheckedImageFieldFile

    def accept(self, file: File, name: str | None) -> File:
        return accept_picture(file, name)
