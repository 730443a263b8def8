"""The ways into a space for whoever is not in it: an invitation sent by mail, a request to join."""

import datetime as dt
import secrets
from typing import Self

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.territory.models import Affiliation, Organisation

from .spaces import Role, Space

# "." cuts nothing in what mail readers take for a link, and is in neither part of the secret.
SIGNER = Signer(sep=".", salt="access.invitation")
WORD_LENGTH = 1_000


def new_nonce() -> str:
    """144 bits that nobody guesses, in letters that an address takes as they are."""
    return secrets.token_urlsafe(18)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def unsettled(self) -> Self:
        """Neither accepted nor revoked; they may have expired."""
        return self.filter(accepted_at__isnull=True, revoked_at__isnull=True)

    def pending(self, at: dt.datetime | None = None) -> Self:
        """Those whose link still opens."""
        return self.unsettled().filter(expires_at__gt=at or timezone.now())

    def proposals(self) -> Self:
        """Accepted ones that name an organisation of which nobody has said yet whether the person is of it."""
        return self.filter(
            space__isnull=False,
            organisation__isnull=False,
            accepted_at__isnull=False,
            affiliation_settled_at__isnull=True,
        ).select_related("space", "organisation", "accepted_by", "inviter")

    def by_token(self, token: str) -> "Invitation | None":
        """The one that this link opens today; None for a link that is wrong, used, revoked, replaced or too old."""
        try:
            nonce = SIGNER.unsign(token)
        except BadSignature:
            return None
        return self.pending().select_related("space", "organisation", "inviter").filter(nonce=nonce).first()


class Invitation(models.Model):
    """Somebody who manages a space asks an address in; or an organisation asks in an officer of its own (no space).

    Its link holds :attr:`token`: the nonce, signed. The nonce alone opens nothing, so that whoever reads the database
    cannot enter by it, and a new one voids the links sent before.
    """

    class State(models.TextChoices):
        SENT = "sent", _("Envoyée")
        OPENED = "opened", _("Lien ouvert")
        ACCEPTED = "accepted", _("Acceptée")
        EXPIRED = "expired", _("Expirée")
        REVOKED = "revoked", _("Retirée")

    space = models.ForeignKey(
        Space, on_delete=models.CASCADE, null=True, blank=True, related_name="invitations", verbose_name=_("espace")
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="invitations",
        verbose_name=_("organisme"),
    )
    email = models.EmailField(_("adresse électronique"))
    first_name = models.CharField(_("prénom"), max_length=100, blank=True)
    last_name = models.CharField(_("nom"), max_length=100, blank=True)
    language = models.CharField(_("langue"), max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE)
    message = models.TextField(_("mot"), max_length=WORD_LENGTH, blank=True)
    # What accepting it gives: a role in the space until that instant; or an affiliation to the organisation.
    role = models.PositiveSmallIntegerField(_("rôle"), choices=Role, null=True, blank=True)
    access_until = models.DateTimeField(_("fin de l’accès"), null=True, blank=True)
    without_end = models.BooleanField(_("sans fin, même pour un invité"), default=False)
    capacity = models.CharField(
        _("qualité"), max_length=10, choices=Affiliation.Capacity, default=Affiliation.Capacity.OFFICER
    )
    job_title = models.CharField(_("fonction"), max_length=200, blank=True)

    inviter = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("invitation de")
    )
    nonce = models.CharField(max_length=40, unique=True, default=new_nonce, editable=False)
    sent_at = models.DateTimeField(_("envoyée le"), default=timezone.now)
    expires_at = models.DateTimeField(_("valable jusqu’au"))
    opened_at = models.DateTimeField(_("lien ouvert le"), null=True, blank=True)
    accepted_at = models.DateTimeField(_("acceptée le"), null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("acceptée par"),
    )
    revoked_at = models.DateTimeField(_("retirée le"), null=True, blank=True)
    # Whether the organisation said of a space's invitation that the person is, or is not, of it.
    affiliation_settled_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(space__isnull=False, role__gte=1, role__lte=4)
                | Q(space__isnull=True, role__isnull=True, organisation__isnull=False),
                name="access_invitation_to_space_or_organisation",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(accepted_by__isnull=False, revoked_at__isnull=True),
                name="access_invitation_settled_once",
            ),
            models.UniqueConstraint(
                Lower("email"),
                "space",
                condition=Q(accepted_at__isnull=True, revoked_at__isnull=True, space__isnull=False),
                name="access_invitation_one_per_space",
            ),
            models.UniqueConstraint(
                Lower("email"),
                "organisation",
                condition=Q(accepted_at__isnull=True, revoked_at__isnull=True, space__isnull=True),
                name="access_invitation_one_per_organisation",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email} · {self.space or self.organisation}"

    def clean(self) -> None:
        super().clean()
        self.email = self.email.lower()

    @property
    def token(self) -> str:
        """The secret of the link, made when the mail leaves and kept nowhere."""
        return SIGNER.sign(self.nonce)

    @property
    def name(self) -> str:
        """What the inviter called the person; empty where they gave an address only."""
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def state(self) -> "Invitation.State":
        if self.accepted_at is not None:
            return self.State.ACCEPTED
        if self.revoked_at is not None:
            return self.State.REVOKED
        if self.expires_at <= timezone.now():
            return self.State.EXPIRED
        return self.State.OPENED if self.opened_at is not None else self.State.SENT

    @property
    def is_unsettled(self) -> bool:
        return self.accepted_at is None and self.revoked_at is None

    @property
    def access_last_day(self) -> dt.date | None:
        """The last local day of the access that it gives; None without end."""
        if self.access_until is None:
            return None
        return timezone.localdate(self.access_until - dt.timedelta(microseconds=1))


class JoinRequestQuerySet(models.QuerySet["JoinRequest"]):
    def pending(self) -> Self:
        return self.filter(answer="")


class JoinRequest(models.Model):
    """A person asks to be let into a space that they may know of."""

    class Answer(models.TextChoices):
        ACCEPTED = "accepted", _("Acceptée")
        REFUSED = "refused", _("Refusée")
        WITHDRAWN = "withdrawn", _("Retirée")

    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="join_requests", verbose_name=_("espace"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="join_requests", verbose_name=_("personne")
    )
    message = models.TextField(_("mot"), max_length=WORD_LENGTH, blank=True)
    made_at = models.DateTimeField(_("faite le"), default=timezone.now)
    # Empty as long as nobody has answered.
    answer = models.CharField(_("réponse"), max_length=10, choices=Answer, blank=True, default="")
    answered_at = models.DateTimeField(_("réponse du"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("réponse de"),
    )
    reply = models.TextField(_("mot de la réponse"), max_length=WORD_LENGTH, blank=True)

    objects = JoinRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("demande d’accès")
        verbose_name_plural = _("demandes d’accès")
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["space", "person"], condition=Q(answer=""), name="access_join_request_one_pending"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="access_join_request_answered_at",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.space}"
