"""Bulk actions on files: many are not moved to another space where one could not be."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from wagtail.documents.views.bulk_actions import AddToCollectionBulkAction as MoveDocuments
from wagtail.images.views.bulk_actions import AddToCollectionBulkAction as MoveImages

from .moving import check_move


class _CheckedMove:
    request: Any

    def form_valid(self, form: Any) -> HttpResponse:
        files, _others = self.get_actionable_objects()  # type: ignore[attr-defined]
        try:
            check_move(files, form.cleaned_data["collection"], by=self.request.user)
        except ValidationError as refusal:
            form.add_error("collection", refusal)
            return self.form_invalid(form)  # type: ignore[attr-defined]
        return super().form_valid(form)  # type: ignore[misc]


class MoveUnusedDocuments(_CheckedMove, MoveDocuments):
    pass


class MoveUnusedImages(_CheckedMove, MoveImages):
    pass


BULK_ACTIONS = (MoveUnusedDocuments, MoveUnusedImages)
