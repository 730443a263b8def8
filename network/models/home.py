"""The front page of the network."""

import datetime as dt
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from intranet.pages.models import IntranetPage
from network.forms import NetworkHomePageForm
from network.presentation import home_context


class NetworkHomePage(IntranetPage):
    """Opens the network's space. Made by the installation (:mod:`network.setup`), one for each network."""

    purpose = RichTextField(
        _("raison d’être"),
        blank=True,
        features=["bold", "italic", "link", "ol", "ul"],
        help_text=_("Qui est le réseau, ce qu’on y partage, comment on y entre."),
    )
    meeting_title = models.CharField(_("rencontre"), max_length=150, blank=True)
    meeting_first_day = models.DateField(_("premier jour"), null=True, blank=True)
    meeting_last_day = models.DateField(
        _("dernier jour"), null=True, blank=True, help_text=_("Vide : la rencontre dure un jour.")
    )
    meeting_place = models.CharField(_("lieu et hôte"), max_length=150, blank=True)
    meeting_page = models.ForeignKey(
        Page,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("page de la rencontre"),
        help_text=_("Programme, inscription, documents."),
    )

    content_panels = [
        *IntranetPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("purpose"),
        MultiFieldPanel(
            [
                FieldPanel("meeting_title"),
                FieldRowPanel([FieldPanel("meeting_first_day"), FieldPanel("meeting_last_day")]),
                FieldPanel("meeting_place"),
                PageChooserPanel("meeting_page"),
            ],
            heading=_("Prochaine rencontre"),
            help_text=_("Montrée en tête du réseau jusqu’au soir de son dernier jour."),
        ),
    ]
    base_form_class = NetworkHomePageForm
    parent_page_types = ["pages.HomePage"]
    subpage_types = [
        "network.PracticeIndexPage",
        "network.OrganisationIndexPage",
        "pages.SectionPage",
        "pages.ArticlePage",
    ]
    is_creatable = False
    template = "network/network_home_page.html"

    class Meta:
        verbose_name = _("accueil du réseau")
        verbose_name_plural = _("accueils du réseau")

    @property
    def meeting_ends_on(self) -> dt.date | None:
        return self.meeting_last_day or self.meeting_first_day

    @property
    def has_meeting(self) -> bool:
        """Whether a meeting is coming or under way."""
        return self.meeting_ends_on is not None and self.meeting_ends_on >= timezone.localdate()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), **home_context(self, request)}
