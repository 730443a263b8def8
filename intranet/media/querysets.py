"""Files among which somebody reads."""

from typing import Self

from wagtail.documents.models import DocumentQuerySet
from wagtail.images.models import ImageQuerySet

from intranet.access.policies import Person

from .policies import visible_files


class PrivateDocumentQuerySet(DocumentQuerySet):
    def visible_to(self, user: Person) -> Self:
        """Those that this person may read."""
        return visible_files(self, user)


class PrivateImageQuerySet(ImageQuerySet):
    def visible_to(self, user: Person) -> Self:
        """Those that this person may read."""
        return visible_files(self, user)
