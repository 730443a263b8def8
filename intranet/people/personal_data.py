"""What is held of a person's profile, with their portrait, and how it is erased."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.accounts.models import User
from intranet.privacy.held import Fact, Holding, Record, StoredFile, register_holding
from intranet.privacy.journal import forget_titles

from .models import Portrait, Profile


def profile_of(person: User) -> list[Record]:
    return [
        [
            Fact("key", _("Clé de la fiche"), profile.pk),
            Fact("job_title", _("Fonction"), profile.job_title),
            Fact("phone", _("Téléphone"), profile.phone),
            Fact("mobile", _("Mobile"), profile.mobile),
            Fact(
                "contact_for_pole_only",
                _("Adresse et téléphones montrés au pôle seul"),
                profile.contact_for_pole_only,
            ),
            Fact("presentation_fr", _("Présentation en français"), profile.presentation_fr),
            Fact("presentation_en", _("Présentation en anglais"), profile.presentation_en),
            Fact("expertise", _("Expertise"), ", ".join(each.name for each in profile.expertise.all())),
            Fact("languages", _("Langues parlées"), ", ".join(profile.languages)),
            Fact("portrait", _("Photo"), hasattr(profile, "portrait")),
            Fact("updated_at", _("Modifiée le"), profile.updated_at),
        ]
        for profile in Profile.objects.with_cards().filter(user=person)
    ]


def portrait_of(person: User) -> list[StoredFile]:
    files = []
    for portrait in Portrait.objects.filter(profile__user=person):
        with portrait.file.open("rb") as picture:
            files.append(StoredFile("portrait.jpg", picture.read()))
    return files


def erase(person: User) -> None:
    """An empty profile stays: its key tells nothing, and blocks of pages may hold it. Nobody is shown it."""
    for portrait in Portrait.objects.filter(profile__user=person):
        portrait.delete()
    for profile in Profile.objects.filter(user=person):
        forget_titles(Profile, [profile.pk])
        profile.expertise.all().delete()
        profile.spoken.all().delete()
        profile.job_title = profile.phone = profile.mobile = ""
        profile.presentation_fr = profile.presentation_en = ""
        profile.contact_for_pole_only = False
        profile.save()


def register() -> None:
    register_holding(
        Holding(
            "profile", 10, gettext_lazy("Fiche"), profile_of, erase, covers=("people.Profile.user",), files=portrait_of
        )
    )
