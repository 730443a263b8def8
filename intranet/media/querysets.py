"""Files among which somebody reads."""

from typing import Any, Self

from django.db.models import QuerySet
from wagtail.documents.models import DocumentQuerySet
from wagtail.images.models import ImageQuerySet

from intranet.access.policies import Person

from .policies import visible_files
from .signals import files_updated


class AnnouncedUpdates(QuerySet[Any]):
    """Files changed by one UPDATE are announced, as those that are saved one by one are by Django's own signals."""

    def update(self, **kwargs: Any) -> int:
        ids = set(self.values_list("pk", flat=True))
        count = super().update(**kwargs)
        if ids:
            files_updated.send(self.model, ids=ids)
        return count

    update.alters_data = True  # type: ignore[attr-defined]


class PrivateDocumentQuerySet(AnnouncedUpdates, DocumentQuerySet):
    def visible_to(self, user: Person) -> Self:
        """Those that this person may read."""
        return visible_files(self, user)


class PrivateImageQuerySet(AnnouncedUpdates, ImageQuerySet):
    def visible_to(self, user: Person) -> Self:
        """Those that this person may read."""
        return visible_files(self, user)
