"""What people say of themselves. Who they work for, and what they may do, is told elsewhere, by dated facts."""

import datetime as dt
import secrets
from typing import Any, Self

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import models, transaction
from django.db.models import Prefetch
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from intranet.accounts.languages import interface_language
from intranet.media.storage import private_path, private_storage
from intranet.territory.models import Affiliation

from .phones import LONGEST
from .portraits import LARGE, SMALL, PortraitField, squared
from .spoken import Spoken


def new_key() -> str:
    """What stands for a person in addresses: it tells neither who they are nor how many they are."""
    return secrets.token_hex(6)


class ProfileQuerySet(models.QuerySet["Profile"]):
    def with_contacts(self, at: dt.datetime | None = None) -> Self:
        """With what it takes to reach somebody: their account, portrait and organisations."""
        affiliations = Affiliation.objects.in_force(at).select_related("organisation").order_by("organisation__name")
        return self.select_related("user", "portrait").prefetch_related(
            Prefetch("user__affiliations", queryset=affiliations, to_attr="affiliations_in_force")
        )

    def with_cards(self, at: dt.datetime | None = None) -> Self:
        """With all that a card or a profile shows, in a handful of queries for any number of them."""
        return self.with_contacts(at).prefetch_related("expertise", "spoken")


class Profile(models.Model):
    """One for each account, made with it. ``key`` is its address, and never changes."""

    key = models.CharField(primary_key=True, max_length=16, default=new_key, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="profile", editable=False
    )
    job_title = models.CharField(
        _("fonction"),
        max_length=200,
        blank=True,
        help_text=_("Vide : celle que connaît l’équipe du pôle."),
    )
    phone = models.CharField(_("téléphone"), max_length=LONGEST, blank=True)
    mobile = models.CharField(_("mobile"), max_length=LONGEST, blank=True)
    contact_for_pole_only = models.BooleanField(
        _("ne montrer mon adresse électronique et mes téléphones qu’au pôle"), default=False
    )
    presentation_fr = models.TextField(_("présentation en français"), max_length=1500, blank=True)
    presentation_en = models.TextField(_("présentation en anglais"), max_length=1500, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ProfileQuerySet.as_manager()

    class Meta:
        verbose_name = _("fiche")
        verbose_name_plural = _("fiches")

    def __str__(self) -> str:
        return str(self.user)

    def get_absolute_url(self) -> str:
        return reverse("people:profile", args=[self.key])

    @cached_property
    def affiliations(self) -> list[Affiliation]:
        """Those in force, by organisation; already there on profiles that were fetched with their cards."""
        fetched = getattr(self.user, "affiliations_in_force", None)
        if fetched is not None:
            return fetched
        facts = Affiliation.objects.in_force().filter(person=self.user_id)
        return list(facts.select_related("organisation").order_by("organisation__name"))

    @property
    def job(self) -> str:
        """What the person wrote, else what the team knows of the first of their affiliations that says it."""
        return self.job_title or next((fact.job_title for fact in self.affiliations if fact.job_title), "")

    @property
    def numbers(self) -> list[str]:
        """The telephone numbers given, as they are dialled."""
        return [number for number in (self.phone, self.mobile) if number]

    @property
    def presentation(self) -> tuple[str, str]:
        """The text for the active language and the language that it is in: the other one's where it lacks."""
        texts = {"fr": self.presentation_fr, "en": self.presentation_en}
        wanted = interface_language()
        found = wanted if texts.get(wanted) else next((code for code, text in texts.items() if text), wanted)
        return texts.get(found, ""), found

    @property
    def languages(self) -> list[str]:
        """The names of the languages spoken, in the order of the list."""
        said = {each.language for each in self.spoken.all()}
        return [str(choice.label) for choice in Spoken if choice.value in said]


class Expertise(models.Model):
    """Something that a person knows well, in their own words; ``folded`` is how it is searched."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="expertise")
    name = models.CharField(_("expertise"), max_length=60)
    folded = models.CharField(max_length=120, editable=False)

    # No page is found by what a profile says.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("expertise")
        verbose_name_plural = _("expertises")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["profile", "folded"], name="people_expertise_once")]
        indexes = [models.Index(fields=["folded"], name="people_expertise_folded")]

    def __str__(self) -> str:
        return self.name


class SpokenLanguage(models.Model):
    """A language that a person speaks well enough to work in."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="spoken")
    language = models.CharField(_("langue"), max_length=3, choices=Spoken)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("langue parlée")
        verbose_name_plural = _("langues parlées")
        constraints = [models.UniqueConstraint(fields=["profile", "language"], name="people_spoken_once")]

    def __str__(self) -> str:
        return str(self.get_language_display())


def portrait_path(instance: models.Model, filename: str) -> str:
    return private_path("portraits", filename)


class Portrait(models.Model):
    """A person's picture, in the two sizes that are shown; a new one takes the place of the former."""

    profile = models.OneToOneField(Profile, on_delete=models.CASCADE, related_name="portrait")
    file = PortraitField(_("photo"), upload_to=portrait_path, storage=private_storage, max_length=255)
    small = models.FileField(upload_to=portrait_path, storage=private_storage, max_length=255, editable=False)
    file_size = models.PositiveIntegerField(editable=False)
    # Tells versions apart, in addresses and to caches.
    file_hash = models.CharField(max_length=40, editable=False)

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")

    def __str__(self) -> str:
        return self.file_hash

    def save(self, *args: Any, **kwargs: Any) -> None:
        file: Any = self.file
        if file and not file._committed:
            # Before the row, which also holds the size and fingerprint of what is kept.
            file.save(file.name, file.file, save=False)
            with file.storage.open(file.name, "rb") as large:
                self.small.save("portrait.jpg", ContentFile(squared(large.read(), SMALL)), save=False)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        storage, names = self.file.storage, [self.file.name, self.small.name]
        deleted = super().delete(*args, **kwargs)
        for name in names:
            transaction.on_commit(lambda name=name: storage.delete(name))  # type: ignore[misc]
        return deleted


def portrait_name(file_hash: str, side: int) -> str:
    """The last part of a portrait's address: it changes with the picture."""
    return f"{file_hash[:12]}-{LARGE if side > SMALL else SMALL}.jpg"


def portrait_url(key: str, file_hash: str, side: int) -> str:
    """Where the portrait of that version is, in the size that fills ``side`` pixels."""
    return reverse("people_portrait", args=[key, portrait_name(file_hash, side)])
