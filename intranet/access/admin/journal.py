"""The journal of accesses: who came in, who was given what, what was taken out, for administrators, to be exported.

Nothing is kept here: it reads, in Wagtail's log, what actions of these apps write there.
"""

import datetime as dt
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.encoding import force_str
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views.reports.audit_logging import LogEntriesView, SiteHistoryReportFilterSet
from wagtail.log_actions import registry
from wagtail.models import BaseLogEntry

from intranet.access.personal_data import ABOUT_ACCESS, of_access
from intranet.accounts.models import User

# What entries keep beside their action, in words; other details are numbers that mean nothing to a reader.
PERSON, ADDRESS, WHAT = "person", "address", "what"


class AccessJournalFilterSet(SiteHistoryReportFilterSet):
    def get_action_choices(self) -> list[tuple[str, str]]:
        return [choice for choice in super().get_action_choices() if choice[0].startswith(ABOUT_ACCESS)]


class AccessJournalView(LogEntriesView):
    """The journal, filtered by day, action, author and thing; as a spreadsheet or as CSV with ``?export=``."""

    page_title = gettext_lazy("Journal des accès")
    header_icon = "history"
    results_template_name = "access/admin/journal_results.html"
    filterset_class = AccessJournalFilterSet
    index_url_name = "access_journal"
    index_results_url_name = "access_journal_results"
    export_headings = {
        **LogEntriesView.export_headings,
        "told_person": gettext_lazy("Personne concernée"),
        "told_address": gettext_lazy("Adresse d’origine"),
        "told_what": gettext_lazy("Précision"),
    }
    list_export = [*LogEntriesView.list_export, "told_person", "told_address", "told_what"]

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return super().filter_queryset(queryset.filter(of_access()))

    def decorate_paginated_queryset(self, queryset: Any) -> list[BaseLogEntry]:
        entries: list[BaseLogEntry] = super().decorate_paginated_queryset(queryset)
        people = User.objects.in_bulk({number for entry in entries if (number := _person_number(entry)) is not None})
        for entry in entries:
            number = _person_number(entry)
            person = None if number is None else people.get(number)
            entry.told_person = "" if number is None else (person and str(person)) or _("Compte effacé")
            entry.told_address = force_str(entry.data.get(ADDRESS) or "")
            entry.told_what = force_str(entry.data.get(WHAT) or "")
        return entries

    def get_filename(self) -> str:
        today: dt.date = timezone.localdate()
        return f"journal-des-acces-{today.isoformat()}"

    def get_action_label(self, action: str) -> str:
        return force_str(registry.get_action_label(action))


def _person_number(entry: BaseLogEntry) -> int | None:
    number = entry.data.get(PERSON)
    return number if isinstance(number, int) else None
