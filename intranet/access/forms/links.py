"""The editor's form of a page: it links only to pages that its author may know of."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page, ReferenceIndex

from intranet.access.known import choosable_pages


class KnownLinksForm(WagtailAdminPageForm):
    """Refuses links to pages that are neither theirs to choose nor linked from the page already.

    The choosers offer nothing else; but an id typed in by hand would come back as an address, in the editor.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._linked_before = _linked(self.instance) if self.is_bound else set()

    def _post_clean(self) -> None:
        super()._post_clean()
        added = _linked(self.instance) - self._linked_before
        if self.for_user is None or not added:
            return
        if choosable_pages(self.for_user).filter(pk__in=added).order_by().values("pk").distinct().count() < len(added):
            self.add_error(None, _("Cette page renvoie à une page qui n’existe pas ou qui n’est pas à vous."))


# Where Wagtail keeps what a page is, not what it says.
NOT_LINKS = {"alias_of", "page_ptr"}


def _linked(page: Page) -> set[int]:
    """The ids of the pages that this one links to."""
    pages = ContentType.objects.get_for_model(Page).pk
    found = ReferenceIndex._extract_references_from_object(page)
    return {
        int(pk)
        for model, pk, path, _content_path in found
        if model == pages and path not in NOT_LINKS and pk.isdecimal()
    }
