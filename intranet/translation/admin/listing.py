"""The column of the explorer that says how far the translations of each page are."""

from django.utils.translation import gettext_lazy as _

from intranet.access.admin.columns import ReadAheadColumn, register_page_column
from intranet.translation.lists import in_words


def register() -> None:
    register_page_column(
        ReadAheadColumn("translation_states", _("Traductions"), in_words, width="16%", classname="translation-states")
    )
