"""Documents and images that belong to a space."""

from typing import Any, Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from intranet.access.policies import Person, access_of

from .storage import private_storage


class FileQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Person) -> Self:
        """The files of the spaces to which this person belongs."""
        access = access_of(user)
        return self if access.passes else self.filter(collection__space__in=list(access.roles))


class PrivateDocument(AbstractDocument):
    """A document; whoever reads its space, or a published page of its space that shows it, may fetch it."""

    objects = FileQuerySet.as_manager()

    file = models.FileField(_("fichier"), upload_to="documents", storage=private_storage)

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")


class PrivateImage(AbstractImage):
    """A picture; same rule as for documents."""

    objects = FileQuerySet.as_manager()

    file = models.ImageField(
        _("fichier"),
        upload_to="images",
        storage=private_storage,
        width_field="width",
        height_field="height",
    )

    admin_form_fields = Image.admin_form_fields

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")


class PrivateRendition(AbstractRendition):
    """A size of a picture, made on demand."""

    image = models.ForeignKey(PrivateImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta(AbstractRendition.Meta):
        unique_together = (("image", "filter_spec", "focal_point_key"),)

    @property
    def url(self) -> str:
        return reverse("media_rendition", args=[self.pk, self.file.name.rsplit("/", 1)[-1]])
