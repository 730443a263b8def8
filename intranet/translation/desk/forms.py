"""The forms of the desk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from intranet.access.forms.base import AccessibleForm, DayField
from intranet.accounts.models import User
from intranet.translation.exchange.refusing import MOST_BYTES


class AssignForm(AccessibleForm, forms.Form):
    """Who does it, and by when."""

    person = forms.TypedChoiceField(label=_("À qui ?"), coerce=int)
    due_on = DayField(label=_("À rendre le"), required=False)

    def __init__(self, *args: Any, people: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {person.pk: person for person in people}
        self.fields["person"].choices = [(pk, str(person)) for pk, person in self.people.items()]

    @property
    def chosen(self) -> User:
        """The chosen one, once the form is valid."""
        return self.people[self.cleaned_data["person"]]


class ReturnForm(AccessibleForm, forms.Form):
    """A file that came back."""

    file = forms.FileField(label=_("Le fichier revenu"), help_text=_("XLIFF 1.2, XLIFF 2.0 ou PO, 5 Mo au plus."))

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("Le fichier est trop gros : 5 Mo au plus."))
        return file


class TranslatorForm(AccessibleForm, forms.Form):
    """Who translates in the space, and into which language."""

    person = forms.TypedChoiceField(label=_("Personne"), coerce=int)
    language = forms.ChoiceField(label=_("Vers"))

    def __init__(self, *args: Any, people: list[User], languages: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {person.pk: person for person in people}
        self.fields["person"].choices = [("", "—"), *((pk, str(person)) for pk, person in self.people.items())]
        self.fields["language"].choices = languages


class SpaceTranslationForm(AccessibleForm, forms.Form):
    """Whether translators publish what they translate."""

    translators_publish = forms.TypedChoiceField(
        label=_("Ce qu’écrivent les traducteurs"),
        coerce=lambda value: value == "True",
        choices=[
            ("False", _("est soumis aux rédacteurs de l’espace, qui publient")),
            ("True", _("est publié par eux-mêmes, sans relecture")),
        ],
        widget=forms.RadioSelect,
    )
