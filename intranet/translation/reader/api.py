"""The state of each page's text, told by the read API along with the page."""

from typing import Any

from rest_framework.fields import SerializerMethodField
from wagtail.api.v2.serializers import PageSerializer
from wagtail.models import Page

from intranet.pages.api import VisiblePagesAPIViewSet, api_router

from .states import reader_states

STATES = "translation_states"


class TranslatedPageSerializer(PageSerializer):
    """``translation_state``: null for a page in the language in which it was first written."""

    translation_state = SerializerMethodField(read_only=True)

    def get_translation_state(self, page: Page) -> str | None:
        state = self.context[STATES].get(page.pk)
        return None if state is None else str(state.value)


class TranslatedPagesAPIViewSet(VisiblePagesAPIViewSet):
    base_serializer_class = TranslatedPageSerializer
    meta_fields = [*VisiblePagesAPIViewSet.meta_fields, "translation_state"]
    listing_default_fields = [*VisiblePagesAPIViewSet.listing_default_fields, "translation_state"]

    def get_serializer(self, *args: Any, **kwargs: Any) -> Any:
        """The states of all pages of an answer are asked at once."""
        given = args[0] if kwargs.get("many") else [args[0]]
        self._states = reader_states(given)
        return super().get_serializer(*args, **kwargs)

    def get_serializer_context(self) -> dict[str, Any]:
        return {**super().get_serializer_context(), STATES: self._states}


def register() -> None:
    api_router.register_endpoint("pages", TranslatedPagesAPIViewSet)
