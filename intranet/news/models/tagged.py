"""Pages that say which workspaces and which domains they are about."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField

from intranet.access.models import Space
from intranet.news.forms import TaggedPageForm
from intranet.pages.models import IntranetPage
from intranet.territory.models import Domain


class TaggedPage(IntranetPage):
    """A news item or an event. A tag gives no right: it is shown to those who may know of the workspace anyway.

    The fields named in ``SHARED_FIELDS`` are the same in all languages: those of the page first written, which the
    others follow when it is published (``shared.py``).
    """

    SHARED_FIELDS: ClassVar[tuple[str, ...]] = ("workspaces", "domains")

    workspaces = ParentalManyToManyField(
        Space,
        blank=True,
        related_name="+",
        verbose_name=_("espaces concernés"),
        help_text=_("Pour retrouver la page en filtrant par espace. Cela n’ouvre ni ne ferme rien à personne."),
    )
    domains = ParentalManyToManyField(
        Domain,
        blank=True,
        related_name="+",
        verbose_name=_("domaines"),
        help_text=_("Pour retrouver la page en filtrant par domaine d’action."),
    )

    base_form_class = TaggedPageForm

    class Meta:
        abstract = True

    @property
    def leader(self) -> models.Model | None:
        """The published page, in another language, whose shared fields this one follows."""
        if self.pk is None or self.alias_of_id:
            return None
        versions = type(self)._default_manager.filter(translation_key=self.translation_key, alias_of__isnull=True)
        first = versions.order_by("pk").first()
        return first if first is not None and first.pk != self.pk and first.live else None
