"""The forms of the desk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from intranet.access.forms.base import AccessibleForm, DayField
from intranet.accounts.models import User
from intranet.translation.exchange.refusing import MOST_BYTES
from intranet.translation.machines import Machine
from intranet.translation.machines.none import NoMachine
from intranet.translation.models import StartsDrafts


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


def _yes_or_no(label: Any, no: Any, yes: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        coerce=lambda value: value == "True",
        choices=[("False", no), ("True", yes)],
        widget=forms.RadioSelect,
    )


class SpaceTranslationForm(AccessibleForm, forms.Form):
    """What is published of what translators and the machine write, and what the machine gets, where there is one."""

    translators_publish = _yes_or_no(
        _("Ce qu’écrivent les traducteurs"),
        _("est soumis aux rédacteurs de l’espace, qui publient"),
        _("est publié par eux-mêmes, sans relecture"),
    )
    publishes_machine = _yes_or_no(
        _("Ce qu’écrit la machine"),
        _("attend d’être relu pour être publié"),
        _("est publié aussitôt ; ses lecteurs sont prévenus qu’une machine l’a traduit"),
    )
    starts_drafts = forms.ChoiceField(
        label=_("Un brouillon de la machine est écrit"), choices=StartsDrafts, widget=forms.RadioSelect
    )
    sends_outside = _yes_or_no(
        _("Les pages qui ne sont pas ouvertes à tous"),
        _("ne sont pas envoyées au service de traduction, qui est extérieur"),
        _("lui sont envoyées pour être traduites"),
    )

    def __init__(self, *args: Any, machine: Machine, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if machine.name == NoMachine.name:
            del self.fields["publishes_machine"], self.fields["starts_drafts"]
        if machine.is_local:
            del self.fields["sends_outside"]
