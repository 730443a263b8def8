"""Practice sheets: what somebody did, so that somebody else may do it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable

from intranet.pages.models import IntranetPage
from intranet.territory.models import Domain, Organisation, Theme
from network.blocks import AttachmentsBody
from network.choosers import organisation_widget
from network.folding import Findable
from network.forms import PracticePageForm
from network.places import Country, Region, place_name
from network.presentation import practice_context, practice_index_context

TEXT_FEATURES = ["h3", "bold", "italic", "ol", "ul", "link", "document-link"]


class PracticeIndexPage(IntranetPage):
    """All practice sheets, with filters."""

    content_panels = [*IntranetPage.content_panels, FieldPanel("summary")]
    parent_page_types = ["network.NetworkHomePage"]
    subpage_types = ["network.PracticePage"]
    max_count_per_parent = 1
    template = "network/practice_index_page.html"

    class Meta:
        verbose_name = _("index des pratiques")
        verbose_name_plural = _("index des pratiques")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return {**context, **practice_index_context(self, request, PracticePage.objects.child_of(self))}


class PracticePage(Findable, IntranetPage):
    """A practice sheet, in the order of the questions that a reader asks."""

    UNTRANSLATED_FIELDS = ("contact_name", "contact_phone")

    page_description = _(
        "Une expérience racontée pour être reprise : le besoin, les moyens, les résultats, ce qui se transpose."
    )
    need = RichTextField(
        _("contexte et besoin"),
        blank=True,
        features=TEXT_FEATURES,
        help_text=_("D’où l’on part : le territoire, le problème, ce qui ne marchait pas, qui demandait quoi."),
    )
    done = RichTextField(
        _("ce qui a été fait"),
        blank=True,
        features=TEXT_FEATURES,
        help_text=_("Les étapes, dans l’ordre, telles qu’elles ont eu lieu. Dites aussi ce que vous avez abandonné."),
    )
    begins_on = models.DateField(
        _("début"), null=True, blank=True, help_text=_("Le jour exact compte peu : le mois sera montré.")
    )
    ends_on = models.DateField(_("fin"), null=True, blank=True, help_text=_("Vide : la pratique est en cours."))
    country = models.CharField(_("pays"), max_length=2, choices=Country, default=Country.FR)
    region = models.CharField(_("région"), max_length=6, choices=Region, blank=True, help_text=_("En France."))
    area = models.CharField(
        _("territoire"), max_length=200, blank=True, help_text=_("Départements, comté, vallée… en quelques mots.")
    )
    means = RichTextField(
        _("moyens"),
        blank=True,
        features=TEXT_FEATURES,
        help_text=_("Qui y a travaillé et combien de temps, quels outils, quelles études, quelles instances."),
    )
    cost = models.PositiveIntegerField(
        _("coût en euros"),
        null=True,
        blank=True,
        help_text=_("Total hors temps des agents, arrondi. Vide : inconnu ou sans objet."),
    )
    cost_note = models.CharField(
        _("ce que le coût comprend"),
        max_length=250,
        blank=True,
        help_text=_("Par exemple : études et balisage, sur trois ans."),
    )
    results = RichTextField(
        _("résultats"),
        blank=True,
        features=TEXT_FEATURES,
        help_text=_("Ce qui a changé, et comment vous le savez. Ce qui n’a pas marché instruit autant."),
    )
    transferable = RichTextField(
        _("ce qui se transpose"),
        blank=True,
        features=TEXT_FEATURES,
        help_text=_("Ce qu’un autre territoire peut reprendre tel quel, et par où commencer."),
    )
    not_transferable = RichTextField(
        _("ce qui ne se transpose pas"),
        blank=True,
        features=TEXT_FEATURES,
        help_text=_("Ce qui tient à votre territoire, à une personne, à un moment."),
    )
    funding_text = RichTextField(
        _("ce que le financement a permis"),
        blank=True,
        features=TEXT_FEATURES,
        help_text=_("Montage, calendrier, conseils pour qui voudrait déposer. Sans financement européen : dites-le."),
    )
    contact_name = models.CharField(_("nom"), max_length=150, blank=True)
    contact_job = models.CharField(_("fonction"), max_length=200, blank=True)
    contact_email = models.EmailField(_("adresse électronique"), blank=True)
    contact_phone = models.CharField(_("téléphone"), max_length=40, blank=True)
    domains = ParentalManyToManyField(Domain, blank=True, related_name="+", verbose_name=_("domaines"))
    themes = ParentalManyToManyField(
        Theme,
        blank=True,
        related_name="+",
        verbose_name=_("thèmes"),
        help_text=_("Le domaine d’un thème est ajouté de lui-même."),
    )
    inspired_by = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("inspirée de"),
        help_text=_("La fiche d’un autre territoire dont vous êtes partis, si elle est ici."),
    )
    body = StreamField(
        AttachmentsBody(),
        blank=True,
        verbose_name=_("images et documents"),
        help_text=_("Ce qui montre la pratique ou aide à la reprendre : photo, cahier des charges, convention type."),
    )

    content_panels = [
        *IntranetPage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel([FieldPanel("need")], heading=_("1. Pourquoi ?")),
        MultiFieldPanel(
            [
                FieldPanel("done"),
                FieldRowPanel([FieldPanel("begins_on"), FieldPanel("ends_on")], heading=_("Période")),
            ],
            heading=_("2. Qu’avez-vous fait, et quand ?"),
        ),
        MultiFieldPanel(
            [
                InlinePanel("bodies", heading=_("Organismes"), label=_("organisme")),
                FieldRowPanel([FieldPanel("country"), FieldPanel("region")]),
                FieldPanel("area"),
            ],
            heading=_("3. Qui, et où ?"),
        ),
        MultiFieldPanel(
            [FieldPanel("means"), FieldRowPanel([FieldPanel("cost"), FieldPanel("cost_note")])],
            heading=_("4. Avec quels moyens, à quel coût ?"),
        ),
        MultiFieldPanel(
            [FieldPanel("results"), InlinePanel("figures", heading=_("Chiffres clés"), label=_("chiffre"))],
            heading=_("5. Avec quels résultats ?"),
        ),
        MultiFieldPanel(
            [FieldPanel("transferable"), FieldPanel("not_transferable")],
            heading=_("6. Que peut-on reprendre ailleurs ?"),
        ),
        MultiFieldPanel(
            [InlinePanel("funding", heading=_("Instruments"), label=_("instrument")), FieldPanel("funding_text")],
            heading=_("7. Quel financement européen ?"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("contact_name"), FieldPanel("contact_job")]),
                FieldRowPanel([FieldPanel("contact_email"), FieldPanel("contact_phone")]),
            ],
            heading=_("8. Qui appeler ?"),
            help_text=_("Montré au pôle, au réseau et aux membres de l’espace ; jamais à un visiteur sans compte."),
        ),
        MultiFieldPanel(
            [
                FieldPanel("domains", widget=forms.CheckboxSelectMultiple),
                FieldPanel("themes", widget=forms.CheckboxSelectMultiple),
                PageChooserPanel("inspired_by", "network.PracticePage"),
            ],
            heading=_("Classement et origine"),
        ),
        FieldPanel("body"),
    ]
    base_form_class = PracticePageForm
    parent_page_types = ["network.PracticeIndexPage"]
    subpage_types: list[str] = []
    template = "network/practice_page.html"

    class Meta:
        verbose_name = _("fiche de pratique")
        verbose_name_plural = _("fiches de pratiques")

    def words(self) -> Iterable[str]:
        yield from (self.title, self.summary, self.area, place_name(self.region or self.country))
        yield from (self.need, self.done, self.means, self.results, self.transferable, self.not_transferable)
        yield self.funding_text
        for body in self.bodies.all():
            yield f"{body.organisation.name} {body.organisation.short_name}"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), **practice_context(self, request)}


class PracticeBody(Orderable):
    """An organisation in a practice, and its part there."""

    class Part(models.TextChoices):
        LEAD = "lead", _("Porteur")
        PARTNER = "partner", _("Partenaire")
        TERRITORY = "territory", _("Territoire concerné")

    page = ParentalKey(PracticePage, on_delete=models.CASCADE, related_name="bodies")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("organisme")
    )
    part = models.CharField(_("part"), max_length=10, choices=Part, default=Part.LEAD)
    note = models.CharField(_("précision"), max_length=200, blank=True)

    panels = [
        FieldPanel("organisation", widget=organisation_widget()),
        FieldRowPanel([FieldPanel("part"), FieldPanel("note")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("organisme de la pratique")
        verbose_name_plural = _("organismes de la pratique")

    def __str__(self) -> str:
        return str(self.organisation)


class PracticeFigure(Orderable):
    """A key figure of the results."""

    page = ParentalKey(PracticePage, on_delete=models.CASCADE, related_name="figures")
    value = models.CharField(_("valeur"), max_length=40, help_text=_("Avec son unité : « 420 km », « 8 000 »."))
    label = models.CharField(_("ce qu’elle mesure"), max_length=150)
    source = models.CharField(_("source et année"), max_length=150, blank=True)

    panels = [FieldRowPanel([FieldPanel("value"), FieldPanel("label")]), FieldPanel("source")]

    class Meta(Orderable.Meta):
        verbose_name = _("chiffre clé")
        verbose_name_plural = _("chiffres clés")

    def __str__(self) -> str:
        return f"{self.value} {self.label}"


class PracticeFunding(Orderable):
    """European money that the practice used."""

    class Instrument(models.TextChoices):
        FEDER = "feder", _("FEDER")
        FSE = "fse", _("FSE+")
        FEADER = "feader", _("FEADER et LEADER")
        FEAMPA = "feampa", _("FEAMPA")
        INTERREG = "interreg", _("Interreg")
        URBACT = "urbact", _("URBACT")
        LIFE = "life", _("LIFE")
        HORIZON = "horizon", _("Horizon Europe")
        ERASMUS = "erasmus", _("Erasmus+")
        CERV = "cerv", _("CERV (citoyens, égalité, droits et valeurs)")
        CEF = "cef", _("Mécanisme pour l’interconnexion en Europe")
        JTF = "jtf", _("Fonds pour une transition juste")
        RRF = "rrf", _("Facilité pour la reprise et la résilience")
        OTHER = "other", _("Autre instrument européen")

    page = ParentalKey(PracticePage, on_delete=models.CASCADE, related_name="funding")
    instrument = models.CharField(_("instrument"), max_length=10, choices=Instrument)
    project = models.CharField(_("projet ou programme"), max_length=150, blank=True)
    amount = models.PositiveIntegerField(_("montant en euros"), null=True, blank=True)

    panels = [FieldRowPanel([FieldPanel("instrument"), FieldPanel("project"), FieldPanel("amount")])]

    class Meta(Orderable.Meta):
        verbose_name = _("financement européen")
        verbose_name_plural = _("financements européens")

    def __str__(self) -> str:
        return self.get_instrument_display()


def involving(organisation: Organisation) -> Q:
    """The condition that a practice involves that organisation, whatever its part."""
    return Q(pk__in=PracticeBody.objects.filter(organisation=organisation).values("page"))
