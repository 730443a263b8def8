"""Wagtail's forms for documents and images, with our checks: messages next to the field, what was typed kept."""

from typing import Any

from django.conf import settings
from django.core.files.base import File
from django.forms import FileField
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm
from wagtail.models import Collection

from .filenames import clean_title
from .kinds import KINDS, PICTURES
from .moving import check_move
from .uploads import accept_document, accept_picture


def _refused(limit: int) -> dict[str, Any]:
    """Messages that Wagtail's scripts show when uploading several files."""
    return {
        "file_too_large_unknown_size": _("Ce fichier est trop lourd ; la limite est de %(limit)s.")
        % {"limit": filesizeformat(limit)},
        "invalid_image_extension": _("Ce fichier n’est pas une image acceptée. Formats acceptés : %(formats)s.")
        % {"formats": ", ".join(PICTURES)},
    }


class DocumentFormField(WagtailDocumentField):
    """A document, of which the content says what it is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.max_upload_size = settings.DOCUMENT_MAX_BYTES
        self.error_messages |= _refused(self.max_upload_size)
        self.help_text = _("Types acceptés : %(formats)s. Taille maximale : %(limit)s.") % {
            "formats": ", ".join(KINDS),
            "limit": filesizeformat(self.max_upload_size),
        }

    def to_python(self, data: Any) -> File | None:
        file = FileField.to_python(self, data)
        return None if file is None else accept_document(file)


class PictureFormField(WagtailImageField):
    """A picture, of which the content says what it is."""

    # The extension does not count: it will be that of the content.
    default_validators: list[Any] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.max_upload_size = settings.IMAGE_MAX_BYTES
        self.error_messages |= _refused(self.max_upload_size)
        self.help_text = _("Formats acceptés : %(formats)s. Taille maximale : %(limit)s.") % {
            "formats": ", ".join(PICTURES),
            "limit": filesizeformat(self.max_upload_size),
        }

    def to_python(self, data: Any) -> File | None:
        file = FileField.to_python(self, data)
        return None if file is None else accept_picture(file)


class _SpaceFileForm:
    """What both forms share."""

    file_field: type[FileField]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.for_user = kwargs.get("user")
        super().__init__(*args, **kwargs)
        # The model deletes what is replaced, once the replacement is certain; Wagtail's forms would before.
        self.original_file = None
        fields = self.fields  # type: ignore[attr-defined]
        if "file" in fields:
            stock = fields["file"]
            fields["file"] = self.file_field(label=stock.label, required=stock.required, widget=stock.widget)
            self.sent_name = getattr(self.files.get(self.add_prefix("file")), "name", "")  # type: ignore[attr-defined]
        if "collection" in fields:
            fields["collection"].label = _("Espace")

    def clean_collection(self) -> Collection:
        """A file is not taken away from the pages that show it."""
        chosen: Collection = self.cleaned_data["collection"]  # type: ignore[attr-defined]
        if self.instance.pk:  # type: ignore[attr-defined]
            check_move([self.instance], chosen, by=self.for_user)  # type: ignore[attr-defined]
        return chosen

    def clean_title(self) -> str:
        return clean_title(self.cleaned_data["title"], getattr(self, "sent_name", ""))  # type: ignore[attr-defined]


class PrivateDocumentForm(_SpaceFileForm, BaseDocumentForm):
    file_field = DocumentFormField


class PrivateImageForm(_SpaceFileForm, BaseImageForm):
    file_field = PictureFormField
