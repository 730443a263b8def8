"""Spaces, who belongs to them, and the rule that says who reads each page."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection

from intranet.access.signals import rules_changed
from intranet.territory.models import BilingualName, Domain, Period, PeriodQuerySet


class Role(models.IntegerChoices):
    """What a person may do in a space; a higher role includes the lower ones."""

    READER = 1, _("Lecture")
    CONTRIBUTOR = 2, _("Contribution")
    EDITOR = 3, _("Rédaction")
    MANAGER = 4, _("Gestion")


class Audience(models.IntegerChoices):
    """Who reads a page besides the members of its space, from the narrowest to the widest."""

    MEMBERS = 0, _("Membres de l’espace")
    POLE = 1, _("Le pôle")
    NETWORK = 2, _("Le pôle et le réseau")
    PUBLIC = 3, _("Tout le monde")


class Joining(models.TextChoices):
    """How somebody who may know of a space comes into it by themselves."""

    CLOSED = "closed", _("Sur invitation seulement")
    REQUEST = "request", _("Sur demande : les gestionnaires répondent")
    POLE = "pole", _("Librement, pour le pôle ; sur demande pour les autres")
    NETWORK = "network", _("Librement, pour le pôle et le réseau ; sur demande pour les autres")


class SpaceQuerySet(models.QuerySet["Space"]):
    def active(self) -> Self:
        """Those that are not archived."""
        return self.filter(archived_at__isnull=True)

    def workspaces(self) -> Self:
        return self.filter(kind=Space.Kind.WORKSPACE)

    def tags(self) -> Self:
        """Those that news and events may say they are about."""
        return self.filter(kind__in=TAG_KINDS)


class Space(BilingualName):
    """The unit of access: a page belongs to the space of its nearest ancestor that opens one."""

    class Kind(models.TextChoices):
        HOME = "home", _("Accueil public")
        COMMON = "common", _("Salle commune")
        NEWS = "news", _("Actualités")
        NETWORK = "network", _("Réseau")
        WORKSPACE = "workspace", _("Espace de travail")
        SECTION = "section", _("Rubrique réservée")

    kind = models.CharField(_("nature"), max_length=12, choices=Kind)
    slug = models.SlugField(_("identifiant"), max_length=80, unique=True)
    root_key = models.UUIDField(
        null=True, unique=True, editable=False, help_text="translation_key of the page that opens this space"
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("espace parent"),
        help_text=_("Seuls les gestionnaires d’un espace le restent dans ceux qu’il contient."),
    )
    domain = models.ForeignKey(
        Domain,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="spaces",
        verbose_name=_("domaine"),
        help_text=_("Les référents désignés dans ce domaine y entrent d’eux-mêmes."),
    )
    audience = models.PositiveSmallIntegerField(
        _("ouverture maximale"),
        choices=Audience,
        default=Audience.MEMBERS,
        help_text=_("Aucune page de l’espace n’est lue plus largement."),
    )
    referent_role = models.PositiveSmallIntegerField(
        _("rôle des référents"), choices=Role, null=True, blank=True, default=Role.EDITOR
    )
    team_role = models.PositiveSmallIntegerField(
        _("rôle de l’équipe du pôle"), choices=Role, null=True, blank=True, default=Role.MANAGER
    )
    contributors_publish = models.BooleanField(
        _("les contributeurs publient"),
        default=False,
        help_text=_("Sinon, ils soumettent leurs pages aux rédacteurs de l’espace."),
    )
    joining = models.CharField(
        _("entrée"),
        max_length=10,
        choices=Joining,
        default=Joining.CLOSED,
        help_text=_("De qui peut connaître l’espace et n’y a pas encore de rôle."),
    )
    joining_role = models.PositiveSmallIntegerField(
        _("rôle de qui entre librement"),
        choices=[(Role.READER.value, Role.READER.label), (Role.CONTRIBUTOR.value, Role.CONTRIBUTOR.label)],
        default=Role.READER,
    )
    archived_at = models.DateTimeField(_("archivé le"), null=True, blank=True, editable=False)
    collection = models.OneToOneField(
        Collection, on_delete=models.PROTECT, related_name="space", editable=False, verbose_name=_("fichiers")
    )

    objects = SpaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("espace")
        verbose_name_plural = _("espaces")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="section") | Q(parent__isnull=False), name="access_space_section_has_parent"
            ),
            models.CheckConstraint(condition=Q(audience__lte=3), name="access_space_audience_known"),
            models.CheckConstraint(condition=Q(joining_role__in=[1, 2]), name="access_space_joining_role_modest"),
        ]

    @property
    def is_archived(self) -> bool:
        return self.archived_at is not None

    @property
    def ceiling(self) -> Audience:
        """The widest audience that a page of this space can have today: an archived space is read by its members."""
        return Audience.MEMBERS if self.is_archived else Audience(self.audience)


# What news and events may say that they are about.
TAG_KINDS = (Space.Kind.WORKSPACE, Space.Kind.NETWORK)


class MembershipQuerySet(PeriodQuerySet):
    def of(self, user: Any, at: dt.datetime | None = None) -> Self:
        """Those of this person that hold at that instant."""
        return self.in_force(at).filter(user=user)


class Membership(Period):
    """A person belongs to a space for a time. Rights that follow from a designation are computed, never stored here."""

    class Source(models.TextChoices):
        MANAGER = "manager", _("Ajout par un gestionnaire")
        INVITATION = "invitation", _("Invitation")
        REQUEST = "request", _("Demande acceptée")
        JOINED = "joined", _("Adhésion libre")

    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("espace"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("personne")
    )
    role = models.PositiveSmallIntegerField(_("rôle"), choices=Role, default=Role.READER)
    source = models.CharField(_("origine"), max_length=12, choices=Source, default=Source.MANAGER)
    sponsor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="sponsored_memberships",
        verbose_name=_("parrainage"),
        help_text=_("Qui répond de cette personne ici."),
    )

    # The end of which the sponsor and the managers were reminded: another end is told of again.
    reminded_for = models.DateTimeField(null=True, blank=True, editable=False)

    objects = MembershipQuerySet.as_manager()  # type: ignore[misc]

    class Meta(Period.Meta):
        verbose_name = _("membre")
        verbose_name_plural = _("membres")
        ordering = ["-role", "user__last_name", "user__first_name"]
        indexes = [models.Index(fields=["user", "space", "role"], name="access_membership_user")]
        constraints = [
            *Period.Meta.constraints,
            models.CheckConstraint(condition=Q(role__gte=1, role__lte=4), name="access_membership_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.space}"

    def clean(self) -> None:
        super().clean()
        if not (self.space_id and self.user_id):
            return
        others = Membership.objects.filter(space=self.space_id, user=self.user_id).exclude(pk=self.pk)
        if self.valid_until is not None:
            others = others.filter(valid_from__lt=self.valid_until)
        if others.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=self.valid_from)).exists():
            raise ValidationError({"user": _("Cette personne est déjà membre de l’espace pendant cette période.")})


class AccessRuleQuerySet(models.QuerySet["AccessRule"]):
    """Writes of many rules at once are announced, as those of one are by Django's own signals."""

    def update(self, **kwargs: Any) -> int:
        keys = set(self.values_list("translation_key", flat=True))
        count = super().update(**kwargs)
        if keys:
            rules_changed.send(AccessRule, keys=keys)
        return count

    update.alters_data = True  # type: ignore[attr-defined]

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        created = super().bulk_create(objs, *args, **kwargs)
        if created:
            rules_changed.send(AccessRule, keys={rule.translation_key for rule in created})
        return created

    bulk_create.alters_data = True  # type: ignore[attr-defined]

    def bulk_update(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> int:
        rules = list(objs)
        # Not by ``update`` above, which would announce each batch.
        silent: models.QuerySet[AccessRule] = models.QuerySet(self.model, using=self.db)
        count = silent.bulk_update(rules, *args, **kwargs)
        if rules:
            rules_changed.send(AccessRule, keys={rule.translation_key for rule in rules})
        return count

    bulk_update.alters_data = True  # type: ignore[attr-defined]


class AccessRule(models.Model):
    """Who reads a page, in all its languages: one row for each translation group, or for each plain alias.

    ``space`` and ``audience`` are computed from the place of the source page in the tree and kept here so that
    one query filters any number of pages; ``own_audience`` is what somebody chose for this page, which narrows
    what it inherits. ``manage.py check_access`` compares the rows with a fresh computation. No row: nobody reads.
    """

    translation_key = models.UUIDField(unique=True, editable=False)
    space = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="rules")
    audience = models.PositiveSmallIntegerField(choices=Audience)
    own_audience = models.PositiveSmallIntegerField(choices=Audience, null=True, blank=True)

    objects = AccessRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("règle d’accès")
        verbose_name_plural = _("règles d’accès")
        indexes = [
            models.Index(fields=["space", "audience"], name="access_rule_space_audience"),
            models.Index(fields=["audience"], name="access_rule_audience"),
        ]
        constraints = [models.CheckConstraint(condition=Q(audience__lte=3), name="access_rule_audience_known")]

    def __str__(self) -> str:
        return f"{self.translation_key}: {self.space} ({self.get_audience_display()})"
