"""Bulk actions on pages: "all" means what the listing showed to that person, never what it hid from them."""

from typing import Any

from wagtail.admin.views.pages.bulk_actions import (
    DeleteBulkAction,
    MoveBulkAction,
    PublishBulkAction,
    UnpublishBulkAction,
)

from intranet.access.known import explorable_pages


class _OnExplorablePages:
    request: Any

    def get_all_objects_in_listing_query(self, parent_id: str | None) -> list[int]:
        # Searching gives a page of results, not a queryset.
        parent = None if parent_id in {None, "", "root"} else parent_id
        listed = [int(pk) for pk in super().get_all_objects_in_listing_query(parent)]  # type: ignore[misc]
        return list(explorable_pages(self.request.user).filter(pk__in=listed).values_list("pk", flat=True))


class DeleteExplorable(_OnExplorablePages, DeleteBulkAction):
    pass


class MoveExplorable(_OnExplorablePages, MoveBulkAction):
    pass


class PublishExplorable(_OnExplorablePages, PublishBulkAction):
    pass


class UnpublishExplorable(_OnExplorablePages, UnpublishBulkAction):
    pass


BULK_ACTIONS = (DeleteExplorable, MoveExplorable, PublishExplorable, UnpublishExplorable)
