"""The settings of a space."""

from typing import Any

from django import forms
from django.db.models import Count, Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from intranet.access.models import Audience, Joining, Role, Space
from intranet.territory.models import Adhesion, Affiliation, Designation, Domain

from .base import AccessibleForm

NO_ROLE = _("Aucun : ils n’entrent pas d’eux-mêmes")


class SpaceSettingsForm(AccessibleForm, forms.ModelForm):
    class Meta:
        model = Space
        fields = [
            "name",
            "name_en",
            "domain",
            "referent_role",
            "team_role",
            "joining",
            "joining_role",
            "audience",
            "contributors_publish",
        ]
        labels = {"name": _("Nom en français"), "name_en": _("Nom en anglais")}
        help_texts = {"name_en": _("Vide : le nom français sert aussi aux lecteurs anglais.")}

    joining = forms.ChoiceField(
        label=_("Comment on y entre de soi-même"),
        choices=Joining.choices,
        widget=forms.RadioSelect,
        help_text=_("Pour qui peut connaître l’espace : parce qu’une de ses pages lui est ouverte."),
    )
    joining_role = forms.TypedChoiceField(
        label=_("Rôle de qui entre librement"),
        coerce=int,
        choices=[(role.value, role.label) for role in (Role.READER, Role.CONTRIBUTOR)],
    )
    contributors_publish = forms.TypedChoiceField(
        label=_("Ce qu’écrivent les contributeurs"),
        coerce=lambda value: value == "True",
        choices=[
            ("False", _("est soumis aux rédacteurs de l’espace, qui publient")),
            ("True", _("est publié par eux-mêmes, sans relecture")),
        ],
        widget=forms.RadioSelect,
    )
    audience = forms.TypedChoiceField(
        label=_("Ouverture maximale"),
        coerce=int,
        choices=Audience.choices,
        widget=forms.RadioSelect,
        help_text=_("Aucune page de l’espace n’est lue plus largement, quoi qu’on choisisse pour elle."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["domain"] = DomainField(
            label=_("Domaine"),
            queryset=Domain.objects.all(),
            required=False,
            empty_label=_("Aucun : personne n’entre par un mandat"),
            help_text=_(
                "Le domaine décide des mandats qui ouvrent l’espace : y entrent d’eux-mêmes les référents que "
                "désignent, dans ce domaine, les membres qui y adhèrent, et aussi longtemps que les deux durent."
            ),
        )
        roles = [("", NO_ROLE), *Role.choices]
        for name, help_text in (
            ("referent_role", _("De ceux que leur mandat dans ce domaine fait entrer.")),
            ("team_role", _("Des agents du pôle hôte. Qui gère l’espace parent gère celui-ci en tout cas.")),
        ):
            initial = self.fields[name].initial
            self.fields[name] = forms.TypedChoiceField(
                label=self.fields[name].label,
                choices=roles,
                coerce=lambda value: Role(int(value)),
                empty_value=None,
                required=False,
                initial=initial,
                help_text=help_text,
            )
        self.initial["contributors_publish"] = str(self.instance.contributors_publish)


class DomainField(forms.ModelChoiceField):
    """Each domain with how many people its mandates would let in today."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._referents: dict[int, int] | None = None

    def label_from_instance(self, obj: Domain) -> str:
        if self._referents is None:
            self._referents = referents_by_domain()
        count = self._referents.get(obj.pk, 0)
        people = ngettext("%(count)d référent aujourd’hui", "%(count)d référents aujourd’hui", count)
        return f"{obj} — {people % {'count': count}}"


def referents_by_domain() -> dict[int, int]:
    """How many people hold a mandate in force in each domain, by its id."""
    serves = Affiliation.objects.in_force().filter(person=OuterRef("person"), organisation=OuterRef("organisation"))
    adheres = Adhesion.objects.in_force().filter(organisation=OuterRef("organisation"), domain=OuterRef("domain"))
    mandates = Designation.objects.in_force().filter(Exists(serves), Exists(adheres), person__is_active=True)
    return dict(mandates.order_by().values_list("domain").annotate(Count("person", distinct=True)))
