"""Documents and images that belong to a space: to the one whose collection holds them."""

from collections.abc import Iterable
from typing import Any

from django.core.files.base import ContentFile, File
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Filter,
    Image,
    WagtailImageField,
    get_rendition_storage,
)

from .fields import DocumentFileField, PictureFileField
from .filenames import clean_title
from .kinds import kind_of_name
from .querysets import PrivateDocumentQuerySet, PrivateImageQuerySet
from .storage import private_path, private_storage

PATH_LENGTH = 255


def upload_path(instance: models.Model, filename: str) -> str:
    """``documents/`` or ``images/``, a random part, then the name."""
    return private_path(instance.FOLDER, filename)  # type: ignore[attr-defined]


class PrivateFile(models.Model):
    """What documents and images share: a file put in the storage with them, taken out when replaced."""

    FOLDER = ""
    FILE_FIELDS: tuple[str, ...] = ("file", "file_size", "file_hash")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        replaced = None
        self.title = clean_title(self.title)
        if self.file and not self.file._committed:
            if self.pk:
                replaced = type(self)._default_manager.filter(pk=self.pk).values_list("file", flat=True).first()
            # Before the row, which also holds the size and fingerprint of what is kept.
            self.file.save(self.file.name, self.file.file, save=False)
            if update_fields is not None:
                update_fields = {*update_fields, *self.FILE_FIELDS}
        super().save(*args, update_fields=update_fields, **kwargs)
        if replaced and replaced != self.file.name:
            self.drop_replaced(replaced)

    def drop_replaced(self, name: str) -> None:
        """Delete the file that this one replaces, once that is certain."""
        transaction.on_commit(lambda: self.file.storage.delete(name))

    def _set_file_metadata(self) -> None:
        """Nothing: size and fingerprint were taken when the file was stored. Wagtail's own leave the file open."""

    _set_document_file_metadata = _set_image_file_metadata = _set_file_metadata

    @property
    def content_type(self) -> str:
        """The media type of the content, from the extension that it was given when it was checked."""
        return kind_of_name(self.file.name).content_type


class PrivateDocument(PrivateFile, AbstractDocument):
    """A document; whoever reads its space, or a published page of its space that shows it, may fetch it."""

    FOLDER = "documents"

    file = DocumentFileField(_("fichier"), upload_to=upload_path, storage=private_storage, max_length=PATH_LENGTH)

    objects = PrivateDocumentQuerySet.as_manager()
    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    @property
    def url(self) -> str:
        return reverse("media_document", args=[self.pk, self.filename])

    @property
    def text_of_file(self) -> "DocumentText | None":
        """What was read of the file that it has; none of what was read of another."""
        read: DocumentText | None = getattr(self, "read_text", None)
        return read if read is not None and read.file_hash == self.file_hash else None

    @property
    def text_state(self) -> str:
        """Whether the text of the file was read, for whoever manages the document; empty where it has none to read."""
        read = self.text_of_file
        if read is None:
            return ""
        return " ".join(filter(None, [read.get_outcome_display(), read.reason and read.get_reason_display()]))


class DocumentText(models.Model):
    """What is written in a document's file, and how reading it went.

    ``file_hash`` is that of the file that was read: the text counts for nothing as soon as the document has another.
    The text is nobody's own: whoever may read the document may find it by what it says.
    """

    class Outcome(models.TextChoices):
        WAITING = "waiting", _("La lecture de son texte est prévue.")
        READ = "read", _("Son texte est lu : la recherche le trouve.")
        EMPTY = "empty", _("Aucun texte n’y a été trouvé : ce sont sans doute des pages numérisées, des images.")
        PARTIAL = "partial", _("Seul le début de son texte est lu.")
        FAILED = "failed", _("Son texte n’a pas pu être lu.")

    class Reason(models.TextChoices):
        FULL = "full", _("Il contient plus que la recherche ne garde.")
        LOCKED = "locked", _("Un mot de passe le protège.")
        DAMAGED = "damaged", _("Le fichier est abîmé ou incomplet.")
        MEMORY = "memory", _("Sa lecture demande trop de mémoire.")
        TIME = "time", _("Sa lecture est trop longue.")
        CRASHED = "crashed", _("Le programme qui le lit s’est arrêté.")
        MISSING = "missing", _("Le fichier n’est plus là où il était gardé.")

    document = models.OneToOneField(
        PrivateDocument, on_delete=models.CASCADE, related_name="read_text", verbose_name=_("document")
    )
    file_hash = models.CharField(max_length=40, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.WAITING)
    reason = models.CharField(max_length=10, choices=Reason, blank=True)
    text = models.TextField(blank=True)
    language = models.CharField(max_length=10, blank=True, help_text="As guessed; blank: the text does not tell.")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("texte d’un document")
        verbose_name_plural = _("textes des documents")

    def __str__(self) -> str:
        return f"{self.document_id}: {self.outcome} {self.reason}".strip()


class PrivateImage(PrivateFile, AbstractImage):
    """A picture; same rule as for documents."""

    FOLDER = "images"
    FILE_FIELDS = (*PrivateFile.FILE_FIELDS, "width", "height")

    file = PictureFileField(
        _("fichier"),
        upload_to=upload_path,
        storage=private_storage,
        max_length=PATH_LENGTH,
        width_field="width",
        height_field="height",
    )
    description = models.CharField(
        _("description"),
        max_length=255,
        blank=True,
        default="",
        help_text=_("Ce que l’image montre : proposé comme texte de remplacement là où elle est placée."),
    )

    objects = PrivateImageQuerySet.as_manager()
    admin_form_fields = Image.admin_form_fields

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    @property
    def url(self) -> str:
        """The address of the picture as it was sent, without its notes."""
        return reverse("media_image", args=[self.pk, self.filename])

    @property
    def default_alt_text(self) -> str:
        """The description, never the title: that is mostly the name of a file, which tells a blind reader nothing."""
        return self.description

    def drop_replaced(self, name: str) -> None:
        super().drop_replaced(name)
        self.renditions.all().delete()

    def generate_rendition_file(self, filter: Filter, *, source: File | None = None) -> File:
        """In memory: the temporary file that Wagtail makes would stay open."""
        with super().generate_rendition_file(filter, source=source) as made:
            made.seek(0)
            return ContentFile(made.read(), made.name)

    def create_renditions(self, *filters: Filter) -> dict[Filter, "PrivateRendition"]:
        """Wagtail makes several in bulk, which leaves them without the id that their addresses need."""
        made = super().create_renditions(*filters)
        if any(rendition.pk is None for rendition in made.values()):
            made |= self.find_existing_renditions_in_database(*made)
        return made

    def find_existing_renditions_in_database(self, *filters: Filter) -> dict[Filter, "PrivateRendition"]:
        """The renditions made for those filters, whatever is remembered elsewhere."""
        wanted = {(filter_.spec, filter_.get_cache_key(self)): filter_ for filter_ in filters}
        stored = self.renditions.filter(filter_spec__in=[spec for spec, _key in wanted])
        keyed = {(rendition.filter_spec, rendition.focal_point_key): rendition for rendition in stored}
        for rendition in keyed.values():
            rendition.image = self
        return {filter_: keyed[key] for key, filter_ in wanted.items() if key in keyed}


class PrivateRendition(AbstractRendition):
    """A size of a picture, made on demand; read by whoever reads the picture."""

    image = models.ForeignKey(PrivateImage, on_delete=models.CASCADE, related_name="renditions")
    file = WagtailImageField(
        upload_to=upload_path,
        storage=get_rendition_storage,
        max_length=PATH_LENGTH,
        width_field="width",
        height_field="height",
    )

    FOLDER = "renditions"

    class Meta(AbstractRendition.Meta):
        unique_together = (("image", "filter_spec", "focal_point_key"),)

    def __str__(self) -> str:
        return self.filename

    @property
    def filename(self) -> str:
        return self.file.name.rsplit("/", 1)[-1]

    @property
    def url(self) -> str:
        return reverse("media_rendition", args=[self.pk, self.filename])

    @property
    def content_type(self) -> str:
        return kind_of_name(self.file.name).content_type

    @property
    def file_hash(self) -> str:
        """Tells versions apart: the picture's own fingerprint and this size of it."""
        return f"{self.image.file_hash}-{self.pk}"
