"""The form in which a term is written."""

from typing import Any

from django import forms
from django.conf import settings
from django.conf.locale import LANG_INFO
from django.core.exceptions import ValidationError
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm


class LanguageSelect(forms.Select):
    """The languages of the site, and the one that is chosen already, were it of the site no more."""

    def optgroups(self, name: str, value: list[Any], attrs: dict[str, Any] | None = None) -> list[Any]:
        codes = [code for code, _name in settings.LANGUAGES]
        codes += [code for code in value if code in LANG_INFO and code not in codes]
        self.choices = [("", "---------"), *((code, get_language_info(code)["name_local"]) for code in codes)]
        return super().optgroups(name, value, attrs)


class TermForm(WagtailAdminModelForm):
    """A term and its wordings: what one concept is called, no other concept is called in the same language."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        # Where it is called nothing, the wordings' own check says so.
        for form in self.formsets["wordings"].forms:
            if form.is_valid() and form.cleaned_data and not form.cleaned_data.get("DELETE"):
                self._check_not_taken(form)
        return cleaned

    def _check_not_taken(self, form: forms.ModelForm) -> None:
        others = type(form.instance)._default_manager.taken(form.instance.language, aside=self.instance.pk)
        both = [each for each in form.instance.forms if each.casefold() in others]
        if both:
            said = _("Déjà dit d’un autre terme du glossaire : %(renderings)s.")
            form.add_error("preferred", ValidationError(said, params={"renderings": ", ".join(both)}))
