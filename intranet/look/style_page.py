"""The living style page: every colour, size and component of the site, in all their states, as they are today."""

import datetime as dt
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from intranet.access.policies import access_of
from intranet.territory.models import Colour, Domain, Sign

from .palette import TEXT, pairs, schemes, stylesheet

SIZES = ("size-1", "size-2", "size-3", "size-lead", "size-text", "size-small")
SPACES = tuple(f"space-{number}" for number in range(1, 8))


class ExampleForm(forms.Form):
    """A field of each kind, the first one wrong."""

    address = forms.EmailField(
        label=_("Adresse électronique"), help_text=_("Celle où vous lisez vos courriels de travail.")
    )
    organisation = forms.ChoiceField(label=_("Organisme"), choices=[("", "—"), ("cu", "Caen la mer")], required=False)
    why = forms.CharField(label=_("Motif"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    day = forms.DateField(
        label=_("Jour"), widget=forms.DateInput(attrs={"type": "date"}), required=False, disabled=True
    )
    themes = forms.MultipleChoiceField(
        label=_("Thèmes"),
        choices=[("water", _("Eau")), ("soil", _("Sols")), ("landscape", _("Paysages"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    audience = forms.ChoiceField(
        label=_("Lecteurs"),
        choices=[("members", _("Membres de l’espace")), ("public", _("Tout le monde"))],
        widget=forms.RadioSelect,
        required=False,
    )


def style_page(request: HttpRequest) -> HttpResponse:
    """For the pôle's team and administrators: whoever chooses colours, and whoever writes templates."""
    access = access_of(request.user)
    if not (access.is_team or access.passes):
        raise Http404
    return render(request, "look/style.html", _examples(request))


def _examples(request: HttpRequest) -> dict[str, Any]:
    light, dark = schemes(stylesheet())
    signs = dict(zip(Sign.values, Sign.choices, strict=True))
    return {
        "pairs": [
            {
                "front": pair.front,
                "back": pair.back,
                "light": pair.ratio(light),
                "dark": pair.ratio(dark),
                "text": pair.least == TEXT,
            }
            for pair in pairs()
        ],
        "sizes": SIZES,
        "spaces": SPACES,
        "marks": [
            Domain(name=str(Colour(colour).label), colour=colour, sign=sign)
            for colour, sign in zip(Colour.values, signs, strict=False)
        ],
        "signs": [Domain(name=str(label), colour=Colour.SLATE, sign=sign) for sign, label in Sign.choices],
        "day": dt.date(2026, 11, 24),
        "form": ExampleForm({"address": "camille.martin", "audience": "members", "themes": ["water"]}),
        "pages": Paginator(range(300), 30).get_page(request.GET.get("p", 4)),
    }
