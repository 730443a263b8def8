"""The directory of pôles and partners: one page for each, over what the territory knows of it."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable

from intranet.pages.models import IntranetPage
from intranet.territory.models import Organisation
from network.blocks import PresentationBody
from network.choosers import organisation_widget
from network.folding import Findable
from network.forms import OrganisationPageForm
from network.places import Region, place_name
from network.presentation import organisation_context, organisation_index_context


class OrganisationIndexPage(IntranetPage):
    """The directory."""

    content_panels = [*IntranetPage.content_panels, FieldPanel("summary")]
    parent_page_types = ["network.NetworkHomePage"]
    subpage_types = ["network.OrganisationPage"]
    max_count_per_parent = 1
    template = "network/organisation_index_page.html"

    class Meta:
        verbose_name = _("annuaire des organismes")
        verbose_name_plural = _("annuaires des organismes")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return {**context, **organisation_index_context(self, request, OrganisationPage.objects.child_of(self))}


class OrganisationPage(Findable, IntranetPage):
    """A pôle or a partner: the facts come from the territory, the presentation is written here."""

    page_description = _("Un pôle ou un partenaire du réseau : qui il est, ce qu’il fait, comment le joindre.")
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("organisme"),
        help_text=_("Le nom, le SIREN, la population et le site web viennent de sa fiche dans le territoire."),
    )
    region = models.CharField(
        _("région"), max_length=6, choices=Region, blank=True, help_text=_("En France ; sert à filtrer l’annuaire.")
    )
    body = StreamField(
        PresentationBody(),
        blank=True,
        verbose_name=_("présentation"),
        help_text=_("Ce que fait l’organisme, comment il travaille, ce qu’il cherche ou propose au réseau."),
    )

    content_panels = [
        *IntranetPage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldPanel("organisation", widget=organisation_widget()), FieldPanel("region")], heading=_("Organisme")
        ),
        FieldPanel("body"),
        InlinePanel(
            "known_members",
            heading=_("Membres connus"),
            label=_("membre"),
            help_text=_(
                "Pour un pôle : les collectivités qui le composent. Celles du pôle hôte viennent des adhésions."
            ),
        ),
    ]
    base_form_class = OrganisationPageForm
    parent_page_types = ["network.OrganisationIndexPage"]
    subpage_types: list[str] = []
    template = "network/organisation_page.html"

    class Meta:
        verbose_name = _("page d’organisme")
        verbose_name_plural = _("pages d’organismes")

    def words(self) -> Iterable[str]:
        yield from (self.title, self.summary, self.organisation.name, self.organisation.short_name)
        yield place_name(self.region) if self.region else ""

    def search_text(self) -> str:
        """What the page shows of the territory's facts."""
        body = self.organisation
        return "\n".join(filter(None, (body.name, body.short_name, body.siren and f"SIREN {body.siren}")))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), **organisation_context(self, request)}


class OrganisationMember(Orderable):
    """A member of a pôle, as its page names it."""

    page = ParentalKey(OrganisationPage, on_delete=models.CASCADE, related_name="known_members")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("organisme")
    )

    panels = [FieldPanel("organisation", widget=organisation_widget())]

    class Meta(Orderable.Meta):
        verbose_name = _("membre connu")
        verbose_name_plural = _("membres connus")

    def __str__(self) -> str:
        return str(self.organisation)
