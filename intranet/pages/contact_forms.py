"""What a visitor writes to the pôle."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from intranet.accounts.focus import FocusOnFirstError


class ContactForm(FocusOnFirstError, forms.Form):
    name = forms.CharField(label=_("Votre nom"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("Votre adresse électronique"),
        max_length=254,
        help_text=_("Pour vous répondre ; elle ne sert à rien d’autre."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    subject = forms.CharField(label=_("Objet"), max_length=150)
    message = forms.CharField(
        label=_("Message"),
        min_length=10,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"min_length": _("Dites-en un peu plus : %(limit_value)d caractères au moins.")},
    )
    # Hidden from people and from what reads the screen to them; programs fill it in.
    website = forms.CharField(label=_("Laissez ce champ vide"), required=False, max_length=500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.fields["website"].widget.attrs.update({"tabindex": "-1", "autocomplete": "off"})

    @property
    def is_from_a_program(self) -> bool:
        return bool(self.data.get("website", "").strip())
