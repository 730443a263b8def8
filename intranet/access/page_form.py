"""The editor's form of every page: it links only to what its author may know of."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex

from .known import choosable_files, choosable_pages

Reference = tuple[int, str]


class SpacePageForm(WagtailAdminPageForm):
    """Refuses the pages and files that are neither theirs to choose nor on the page already.

    The choosers offer nothing else; but an id typed in by hand would come back with its title, picture or address.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._linked_before = _references(self.instance) if self.is_bound else set()

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.for_user is None:
            return
        added = _references(self.instance) - self._linked_before
        if any(_unknown(model, added, found) for model, found in self._choosable()):
            self.add_error(
                None, _("Cette page renvoie à une page ou à un fichier qui n’existe pas ou n’est pas à vous.")
            )

    def _choosable(self) -> list[tuple[type[Model], QuerySet[Any]]]:
        files = (get_document_model(), get_image_model())
        return [
            (Page, choosable_pages(self.for_user)),
            *((model, choosable_files(model, self.for_user)) for model in files),
        ]


# Where Wagtail keeps what a page is, not what it says.
NOT_CONTENT = {
    "alias_of",
    "latest_revision",
    "live_revision",
    "owner",
    "locked_by",
    "locale",
    "content_type",
    "page_ptr",
}


def _references(page: Page) -> set[Reference]:
    found = ReferenceIndex._extract_references_from_object(page)  # noqa: SLF001 - there is no other way to read a draft
    return {(type_id, pk) for type_id, pk, path, _content_path in found if path not in NOT_CONTENT}


def _unknown(model: type[Model], references: set[Reference], choosable: QuerySet[Any]) -> bool:
    type_id = ContentType.objects.get_for_model(model).pk
    asked = {int(pk) for found_type, pk in references if found_type == type_id and pk.isdecimal()}
    return bool(asked) and choosable.filter(pk__in=asked).order_by().values("pk").distinct().count() < len(asked)
