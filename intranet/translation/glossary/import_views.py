"""The glossary given out as a file, and taken back from one: first the report, then, if it is asked, the change."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permissions import policy_registry

from intranet.accounts.models import User
from intranet.translation.models import Term

from .files import LARGEST, Outcome, Report, apply_file, exported, read

# Seconds for which a report may be applied.
APPLIED_WITHIN = 60 * 60
_signer = TimestampSigner(salt="translation.glossary.import")


class GlossaryPermissions(PermissionCheckedMixin):
    @property
    def permission_policy(self) -> Any:
        return policy_registry.get_by_type(Term)


class ExportGlossary(GlossaryPermissions, View):
    any_permission_required = ["add", "change", "view"]

    def get(self, request: HttpRequest) -> HttpResponse:
        headers = {"Content-Disposition": 'attachment; filename="glossaire.csv"'}
        return HttpResponse(exported(), content_type="text/csv; charset=utf-8", headers=headers)


class ImportForm(forms.Form):
    """A file to be checked."""

    file = forms.FileField(
        label=gettext_lazy("Fichier CSV"),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        help_text=gettext_lazy(
            "En UTF-8, séparé par des points-virgules ou des virgules, avec les colonnes du fichier que ce site donne. "
            "Une ligne par terme et par langue."
        ),
    )

    def clean_file(self) -> bytes:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise ValidationError(_("Ce fichier est trop lourd pour un glossaire : deux mégaoctets au plus."))
        return file.read()


class AdminRequest(HttpRequest):
    """A request that the admin's guard let in: its user is signed in."""

    user: User


class ImportGlossary(GlossaryPermissions, WagtailAdminTemplateMixin, FormView):
    """What was checked is sent back signed with the order to apply it, and checked again before it is."""

    request: AdminRequest

    permission_required = "add"
    form_class = ImportForm
    template_name = "translation/admin/import_glossary.html"
    header_icon = "upload"
    page_title = gettext_lazy("Reprendre le glossaire d’un fichier")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._apply(request.POST["checked"]) if "checked" in request.POST else super().post(request)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        content = form.cleaned_data["file"]
        report = read(content)
        checked = _signer.sign_object(content.decode("utf-8-sig"), compress=True) if report.changes else ""
        return self.render_to_response(self.get_context_data(form=self.form_class(), report=report, checked=checked))

    def _apply(self, checked: str) -> HttpResponse:
        try:
            content: str = _signer.unsign_object(checked, max_age=APPLIED_WITHIN)
        except BadSignature:
            messages.error(self.request, _("Ce fichier a été vérifié il y a trop longtemps. Envoyez-le de nouveau."))
            return redirect(self.request.path)
        report = apply_file(content.encode(), by=self.request.user)
        if not report.is_valid:
            messages.error(self.request, _("Le glossaire a changé entre-temps : rien n’a été repris."))
            return self.render_to_response(self.get_context_data(form=self.form_class(), report=report))
        messages.success(self.request, _told(report))
        return redirect("glossary_terms:list")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        parent = {"url": reverse("glossary_terms:list"), "label": _("Glossaire")}
        return {
            **context,
            "breadcrumbs_items": [
                *context["breadcrumbs_items"],
                parent,
                {"url": self.request.path, "label": self.page_title},
            ],
            "action_url": self.request.path,
            "form_is_multipart": True,
            "submit_button_label": _("Vérifier"),
            "media": context["form"].media,
        }


def _told(report: Report) -> str:
    number = report.count(Outcome.NEW) + report.count(Outcome.CHANGED)
    return ngettext("%(number)s ligne reprise.", "%(number)s lignes reprises.", number) % {"number": number}
