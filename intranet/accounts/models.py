"""Accounts: a person who signs in with an e-mail address."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Makes accounts; addresses are kept in lower case, so that one person has one account."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        if not email:
            raise ValueError("An account needs an e-mail address.")
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """A person with an account. What they may do follows from memberships and mandates, not from this model."""

    email = models.EmailField(_("adresse électronique"), unique=True)
    first_name = models.CharField(_("prénom"), max_length=100)
    last_name = models.CharField(_("nom"), max_length=100)
    language = models.CharField(
        _("langue de l’interface"), max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    is_active = models.BooleanField(
        _("actif"), default=True, help_text=_("Décochez plutôt que de supprimer : les contributions restent signées.")
    )
    date_joined = models.DateTimeField(_("créé le"), default=timezone.now, editable=False)
    # How many times all the sessions of this person were ended at once; part of what a session must match.
    sessions_ended = models.PositiveIntegerField(default=0, editable=False)
    # Since when it is closed: how long it is kept is counted from there.
    closed_at = models.DateTimeField(null=True, editable=False)
    # What is left of a person who was erased: a row without a name, to which what they wrote stays attached.
    erased_at = models.DateTimeField(null=True, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["first_name", "last_name"]

    class Meta:
        verbose_name = _("compte")
        verbose_name_plural = _("comptes")
        ordering = ["last_name", "first_name", "pk"]
        constraints = [models.UniqueConstraint(Lower("email"), name="accounts_user_email_lower_unique")]

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    def clean(self) -> None:
        super().clean()
        self.email = self.email.lower()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """However an account is closed or opened again, it says since when."""
        closed = None if self.is_active else self.closed_at or timezone.now()
        if closed != self.closed_at:
            self.closed_at = closed
            if kwargs.get("update_fields") is not None:
                kwargs["update_fields"] = {*kwargs["update_fields"], "closed_at"}
        super().save(*args, **kwargs)

    def get_full_name(self) -> str:
        """In the reader's language for a person who was erased."""
        if self.erased_at is not None:
            return gettext("Ancien membre")
        return f"{self.first_name} {self.last_name}".strip()

    def get_short_name(self) -> str:
        return self.first_name or self.get_full_name()

    def get_session_auth_hash(self) -> str:
        """What a session must match: a new password ends the others, and so does :attr:`sessions_ended`.

        A deactivated account is refused at each request anyway; without the counter, its old sessions would
        come back to life with the account.
        """
        return f"{super().get_session_auth_hash()}.{self.sessions_ended}"

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        for former in super().get_session_auth_fallback_hash():
            yield f"{former}.{self.sessions_ended}"

    @property
    def is_staff(self) -> bool:
        """Asked by libraries; Django's own admin is not mounted."""
        return self.is_superuser
