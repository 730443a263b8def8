"""The glossary in Wagtail's admin, for the pôle's team and the editors of the public home."""

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, BulkActionsCheckboxColumn, Column, UpdatedAtColumn
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import CreateView, IndexView, SnippetViewSet

from intranet.translation.models import Term, Wording

from .import_views import ExportGlossary, ImportGlossary

NAMESPACE = "glossary_terms"


class WordingsColumn(Column):
    """What a term is called in the other languages; its first one is its name."""

    def get_value(self, instance: Term) -> str:
        wordings = instance.wordings.all()
        return " · ".join(each.preferred for each in wordings if each.language != settings.LANGUAGE_CODE)


class TermIndexView(IndexView):
    add_item_label = _("Ajouter un terme")

    @cached_property
    def columns(self) -> list[Column]:
        """Without boxes to tick: terms are deleted one by one, as the guard of the admin has it."""
        return [column for column in super().columns if not isinstance(column, BulkActionsCheckboxColumn)]

    def get_base_queryset(self) -> QuerySet[Term]:
        return super().get_base_queryset().select_related("domain").prefetch_related("wordings")

    def search_queryset(self, queryset: QuerySet[Term]) -> QuerySet[Term]:
        """A term whose wordings match twice is listed once."""
        found = super().search_queryset(queryset)
        return found if found is queryset else queryset.filter(pk__in=found.order_by().values("pk"))

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        buttons = list(super().header_more_buttons)
        buttons.append(
            Button(_("Donner en CSV"), url=reverse(f"{NAMESPACE}:export"), icon_name="download", priority=10)
        )
        if self.user_has_permission("add"):
            buttons.append(
                Button(_("Reprendre d’un CSV"), url=reverse(f"{NAMESPACE}:import"), icon_name="upload", priority=20)
            )
        return buttons


class TermCreateView(CreateView):
    def get_initial_form_instance(self) -> Term:
        """A term is waited for in each language of the site."""
        term = Term()
        term.wordings.set([Wording(language=code) for code, _name in settings.LANGUAGES])
        return term


class TermViewSet(SnippetViewSet):
    model = Term
    url_namespace = NAMESPACE
    url_prefix = "glossaire"
    icon = "openquote"
    menu_label = _("Glossaire")
    menu_name = "glossary"
    menu_order = 260
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    list_display = [
        "label",
        WordingsColumn("wordings", label=_("Autres langues")),
        "domain",
        BooleanColumn("is_explained", label=_("Expliqué")),
        BooleanColumn("is_enforced", label=_("Imposé")),
        UpdatedAtColumn(),
    ]
    list_filter = ["domain", "is_explained", "is_enforced"]
    list_per_page = 50
    ordering = "label"
    search_fields = ["key", "wordings__preferred", "wordings__variants", "wordings__definition"]
    index_view_class = TermIndexView
    add_view_class = TermCreateView

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("export/", ExportGlossary.as_view(), name="export"),
            path("import/", ImportGlossary.as_view(), name="import"),
        ]
