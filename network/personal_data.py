"""The adoptions of practices that a person recorded, for their organisation: they stay, with its name."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.access.personal_data import Titles
from intranet.accounts.models import User
from intranet.privacy.held import Fact, Holding, Record, register_holding

from .models import Adoption, PracticePage


def adoptions_of(person: User) -> list[Record]:
    recorded = list(Adoption.objects.filter(recorded_by=person).select_related("organisation"))
    pages = dict(
        PracticePage.objects.filter(translation_key__in=[each.practice_key for each in recorded], alias_of=None)
        .order_by("-pk")
        .values_list("translation_key", "pk")
    )
    titles = Titles(person, pages.values())
    return [
        [
            titles.of(pages.get(each.practice_key, 0)),
            Fact("organisation", _("Organisme"), each.organisation.name),
            Fact("words", _("Vos mots"), each.words),
            Fact("recorded_at", _("Enregistrée le"), each.recorded_at),
        ]
        for each in recorded
    ]


def register() -> None:
    register_holding(
        Holding(
            "adoptions",
            45,
            gettext_lazy("Adoptions de pratiques"),
            adoptions_of,
            covers=("network.Adoption.recorded_by",),
        )
    )
