"""Wagtail's user screens, for administrators: accounts are made, changed and deactivated there, never deleted."""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn, BooleanColumn, Column, DateColumn
from wagtail.admin.viewsets.base import ViewSet
from wagtail.users.views import users as wagtail_users

from .actions import change_account, create_account, reset_second_factor
from .admin_forms import AccountEditForm, AccountForm
from .models import User


class AccountFilterSet(wagtail_users.UserFilterSet):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.filters["group"]


class AccountIndexView(wagtail_users.IndexView):
    page_title = _("Comptes")
    add_item_label = _("Créer un compte")
    default_ordering = "name"

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """No box to tick: Wagtail's bulk actions delete accounts and give groups."""
        name = self._get_title_column_class(wagtail_users.UserColumn)
        return [
            name("name", accessor=str, label=_("Nom"), sort_key="name", get_url=self.get_edit_url, classname="name"),
            Column("email", label=_("Adresse électronique"), sort_key="email", width="25%"),
            Column("language", accessor="get_language_display", label=_("Langue"), sort_key="language", width="8%"),
            BooleanColumn("is_superuser", label=_("Administrateur"), sort_key="is_superuser", width="10%"),
            BooleanColumn("is_active", label=_("Actif"), sort_key="is_active", width="8%"),
            DateColumn("last_login", label=_("Dernière connexion"), sort_key="last_login", width="15%"),
        ]

    def get_base_queryset(self) -> QuerySet[User]:
        """Without those of people who were erased: there is nobody there to be seen."""
        return super().get_base_queryset().filter(erased_at=None)

    def get_delete_url(self, instance: User) -> None:
        """Accounts are deactivated: what a person wrote stays signed."""

    def order_queryset(self, queryset: QuerySet[User]) -> QuerySet[User]:
        signs = {"name": "", "-name": "-"}
        if self.ordering in signs:
            sign = signs[self.ordering]
            return queryset.order_by(f"{sign}last_name", f"{sign}first_name", "pk")
        return super().order_queryset(queryset)


class TakenMeanwhileMixin:
    """Two administrators who give the same address at once: the second is told as if they had come later."""

    def form_valid(self, form: AccountForm) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().form_valid(form)  # type: ignore[misc]
        except IntegrityError:
            form.full_clean()
            if self.is_valid(form):  # type: ignore[attr-defined]
                raise
            return self.form_invalid(form)  # type: ignore[attr-defined]


class AccountCreateView(TakenMeanwhileMixin, wagtail_users.CreateView):
    page_title = _("Créer un compte")
    success_message = _("Le compte de %(object)s est créé ; un courriel lui dit comment se connecter.")

    def save_instance(self) -> User:
        return create_account(**self.form.cleaned_data, by=self.request.user)


class AccountEditView(TakenMeanwhileMixin, wagtail_users.EditView):
    success_message = _("Le compte de %(object)s est modifié.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if self.object.erased_at is not None:
            raise Http404
        self.can_delete = False

    def save_instance(self) -> User:
        account = change_account(self.form.instance, by=self.request.user)
        if self.form.cleaned_data.get("reset_second_factor"):
            reset_second_factor(account, by=self.request.user)
        return account

    def get_delete_url(self) -> None:
        """See :meth:`AccountIndexView.get_delete_url`."""


class ClosedView(wagtail_users.DeleteView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        raise Http404


class AccountViewSet(wagtail_users.UserViewSet):
    menu_label = _("Comptes")
    ordering = "name"
    filterset_class = AccountFilterSet
    index_view_class = AccountIndexView
    add_view_class = AccountCreateView
    edit_view_class = AccountEditView
    delete_view_class = ClosedView
    copy_view_enabled = False
    create_template_name = "wagtailadmin/generic/create.html"
    edit_template_name = "wagtailadmin/generic/edit.html"

    def get_form_class(self, for_update: bool = False) -> type[AccountForm]:
        return AccountEditForm if for_update else AccountForm


class ClosedGroupViewSet(ViewSet):
    """Stands for Wagtail's group screens, which have no address here: no right comes from a group."""

    def get_urlpatterns(self) -> list[URLPattern]:
        return []
