"""What was last changed on adhesions and mandates, kept so that whoever did it can undo it."""

import datetime as dt
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .domains import Domain
from .organisations import Organisation

# How long a change can be undone.
UNDO_FOR = dt.timedelta(hours=24)


class ChangeQuerySet(models.QuerySet["Change"]):
    def standing(self) -> Self:
        """Those that have not been undone."""
        return self.filter(undone_at__isnull=True)

    def undoable_by(self, user: Any) -> Self:
        """This person's own, recent and still standing."""
        return self.standing().filter(made_by=user, made_at__gt=timezone.now() - UNDO_FOR)

    def in_cell(self, organisation_id: int, domain_id: int | None) -> Self:
        """Those that touched one cell of the seats screen; without a domain, any cell of that organisation."""
        found = self.filter(organisation=organisation_id)
        return found if domain_id is None else found.filter(models.Q(domain=domain_id) | models.Q(domain=None))


class Change(models.Model):
    """One gesture: the rows that it wrote, each as it was and as it became.

    ``steps`` is a list of ``{"model", "pk", "before", "after"}`` in the order written; ``before`` is null for a row
    that was created, ``after`` for one that was withdrawn. See :mod:`intranet.territory.actions.recording`.
    """

    class Kind(models.TextChoices):
        ADD_ADHESION = "add_adhesion", _("Adhésion ajoutée")
        END_ADHESION = "end_adhesion", _("Fin d’adhésion")
        DESIGNATE = "designate", _("Désignation")
        END_DESIGNATION = "end_designation", _("Fin de désignation")
        AFFILIATE = "affiliate", _("Affiliation")
        REPLACE_DESIGNATION = "replace_designation", _("Remplacement")
        END_AFFILIATION = "end_affiliation", _("Fin d’affiliation")
        APPOINT_ADMINISTRATOR = "appoint_administrator", _("Administration confiée")
        END_ADMINISTRATOR = "end_administrator", _("Fin d’administration")
        CLOSE_ORGANISATION = "close_organisation", _("Clôture")

    kind = models.CharField(_("nature"), max_length=30, choices=Kind)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("par")
    )
    made_at = models.DateTimeField(_("le"), default=timezone.now)
    undone_at = models.DateTimeField(_("annulé le"), null=True, blank=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("organisme")
    )
    domain = models.ForeignKey(Domain, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("domaine"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("personne")
    )
    steps = models.JSONField(_("étapes"), default=list)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("changement")
        verbose_name_plural = _("changements")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["made_by", "-made_at"], name="territory_change_by"),
            models.Index(fields=["organisation", "domain"], name="territory_change_cell"),
        ]

    def __str__(self) -> str:
        parts = [self.get_kind_display(), self.person, self.organisation.display_name, self.domain]
        return " · ".join(str(part) for part in parts if part)
