"""What the translators' desk keeps: who translates where, who asked for what, who has which translation in hand."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from intranet.access.models import Space

from .translations import Translation


class TranslatorRoleQuerySet(models.QuerySet["TranslatorRole"]):
    def active(self) -> Self:
        """Those in spaces where something can be written."""
        return self.filter(space__archived_at__isnull=True)


class TranslatorRole(models.Model):
    """A person translates the pages of a space into a language.

    It counts for as long as the person has a role of some kind in the space, and gives nothing to read: it ends with
    what let them in, and begins again with it.
    """

    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="translator_roles")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="translator_roles")
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+", verbose_name=_("langue"))
    given_at = models.DateTimeField(default=timezone.now)

    objects = TranslatorRoleQuerySet.as_manager()

    class Meta:
        verbose_name = _("rôle de traduction")
        verbose_name_plural = _("rôles de traduction")
        constraints = [models.UniqueConstraint(fields=["person", "space", "locale"], name="translation_role_once_each")]

    def __str__(self) -> str:
        return f"{self.person} · {self.space} · {self.locale_id}"


class TranslationAsk(models.Model):
    """A reader would like a page in another language. ``translation_key`` is the page's, the same in all languages.

    Kept until the translation is there: nobody needs to know later who asked.
    """

    translation_key = models.UUIDField(editable=False)
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="translation_asks")
    asked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("demande de traduction")
        verbose_name_plural = _("demandes de traduction")
        constraints = [
            models.UniqueConstraint(fields=["translation_key", "locale", "person"], name="translation_ask_once_each")
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.translation_key} → {self.locale_id}"


class DeskEntryQuerySet(models.QuerySet["DeskEntry"]):
    def in_hand(self) -> Self:
        """Those that somebody has, and has not finished."""
        return self.filter(person__isnull=False, done_at__isnull=True)


class DeskEntry(models.Model):
    """What the desk keeps of a translation: who has it, and by when; ``done_at``: when it was last published.

    ``person`` stays once it is done: they are told first when the original changes.
    """

    translation = models.OneToOneField(Translation, on_delete=models.CASCADE, related_name="desk_entry")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="desk_entries"
    )
    due_on = models.DateField(_("à rendre le"), null=True, blank=True)
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    assigned_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    # The change of the original that was last told of.
    told_outdated_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = DeskEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("traduction au bureau")
        verbose_name_plural = _("traductions au bureau")
        indexes = [models.Index(fields=["person", "done_at"], name="translation_desk_person")]

    def __str__(self) -> str:
        return f"{self.translation}: {self.person or '-'}"

    @property
    def is_overdue(self) -> bool:
        return self.done_at is None and self.due_on is not None and self.due_on < timezone.localdate()
