"""What a person types of themselves."""

import re
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.template.defaultfilters import filesizeformat
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.access.forms.people import folded
from intranet.accounts.focus import FocusOnFirstError
from intranet.media.kinds import PICTURES
from intranet.media.uploads import accept_picture

from .models import Profile
from .phones import parse_phone, show_phone
from .portraits import LARGE, squared
from .spoken import Spoken

MOST_EXPERTISE = 12
LONGEST_EXPERTISE = 60


class PhoneField(forms.CharField):
    """A telephone number, shown as it is read and kept as it is dialled."""

    widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 40, "required": False, **kwargs})

    def prepare_value(self, value: Any) -> Any:
        return show_phone(value) if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        return parse_phone(typed) if typed else ""


class ExpertiseField(forms.CharField):
    """Words of one's own, between commas or one a line; the same one twice counts once."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        typed = super().to_python(value)
        names = [" ".join(name.split()) for name in re.split(r"[,;\n]", typed)]
        return list({folded(name): name for name in names if name}.values())

    def validate(self, value: Any) -> None:
        if len(value) > MOST_EXPERTISE:
            raise ValidationError(
                _("Choisissez les %(most)s plus utiles aux autres : il y en a %(count)s."),
                params={"most": MOST_EXPERTISE, "count": len(value)},
            )
        for name in value:
            if len(name) > LONGEST_EXPERTISE:
                message = _("« %(name)s » est trop long : quelques mots suffisent, séparés des autres par une virgule.")
                raise ValidationError(message, params={"name": name})

    def run_validators(self, value: Any) -> None:
        """Those of text do not apply to a list."""


class PortraitField(forms.FileField):
    """A picture of which a portrait can be drawn; the error says why not."""

    widget = forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/gif"})

    def clean(self, data: Any, initial: Any = None) -> File | None:
        sent = super().clean(data, initial)
        if not sent:
            return None
        picture = accept_picture(sent)
        picture.seek(0)
        squared(picture.read(), LARGE)
        picture.seek(0)
        return picture


class ProfileForm(FocusOnFirstError, forms.ModelForm):
    phone = PhoneField(label=gettext_lazy("Téléphone"))
    mobile = PhoneField(label=gettext_lazy("Mobile"))
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Langues parlées"),
        choices=Spoken.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Celles dans lesquelles vous pouvez travailler."),
    )
    expertise = ExpertiseField(
        label=gettext_lazy("Expertise"),
        required=False,
        help_text=gettext_lazy(
            "Ce sur quoi on peut vous solliciter, séparé par des virgules : « foncier agricole, Interreg ». "
            "L’annuaire se filtre avec ces mots."
        ),
    )
    portrait = PortraitField(
        label=gettext_lazy("Photo"),
        required=False,
        help_text=format_lazy(
            gettext_lazy(
                "{formats}, {limit} au plus. Recadrée en carré ; le lieu et la date qu’elle contient sont effacés."
            ),
            formats=", ".join(PICTURES),
            limit=lazy(filesizeformat, str)(settings.IMAGE_MAX_BYTES),
        ),
    )
    remove_portrait = forms.BooleanField(label=gettext_lazy("Retirer ma photo"), required=False)

    class Meta:
        model = Profile
        fields = ["job_title", "phone", "mobile", "contact_for_pole_only", "presentation_fr", "presentation_en"]
        labels = {
            "contact_for_pole_only": gettext_lazy("Ne montrer mon adresse électronique et mes téléphones qu’au pôle"),
            "presentation_fr": gettext_lazy("Présentation"),
            "presentation_en": gettext_lazy("Présentation en anglais"),
        }
        help_texts = {
            "presentation_fr": gettext_lazy("Quelques phrases : ce que vous faites, ce que vous cherchez."),
            "presentation_en": gettext_lazy("Pour les partenaires du réseau ; sans elle, ils lisent le français."),
        }
        widgets = {
            "presentation_fr": forms.Textarea(attrs={"rows": 5, "lang": "fr"}),
            "presentation_en": forms.Textarea(attrs={"rows": 5, "lang": "en"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        profile = self.instance
        self.has_portrait = hasattr(profile, "portrait")
        if not self.has_portrait:
            del self.fields["remove_portrait"]
        self.initial["languages"] = [each.language for each in profile.spoken.all()]
        self.initial["expertise"] = [each.name for each in profile.expertise.all()]
        self.fields["job_title"].widget.attrs["autocomplete"] = "organization-title"

    @property
    def new_portrait(self) -> File | None:
        """The picture sent, where it is a good one, whatever is wrong with the rest: a browser would lose it."""
        return self.cleaned_data.get("portrait")
