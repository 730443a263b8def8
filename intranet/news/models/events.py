"""Events: calendars, and the events in them."""

from collections import defaultdict
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager

from intranet.news.calendars import calendar_context, event_context
from intranet.news.forms import EventPageForm
from intranet.news.panels import FollowedPanel, tag_panels
from intranet.news.querysets import EventPageQuerySet, TaggedPageQuerySet
from intranet.news.timing import TIMING_FIELDS, Recurrence, Timing
from intranet.news.validation import problems_of
from intranet.pages.blocks import ArticleBody
from intranet.pages.models import IntranetPage

from .tagged import TaggedPage


class CalendarPage(IntranetPage):
    """A calendar: of the whole site, of a workspace or of one of its sections."""

    page_description = _("Les événements d’un espace, en liste et par mois ; chacun peut s’y abonner.")
    gathers_all = models.BooleanField(
        _("montre tous les agendas"),
        default=False,
        help_text=_(
            "Ajoute aux événements de cet agenda ceux des autres agendas du site, à chacun selon ce qu’il peut lire."
        ),
    )

    objects = PageManager.from_queryset(TaggedPageQuerySet)()

    content_panels = [*IntranetPage.content_panels, FieldPanel("summary"), FieldPanel("gathers_all")]
    parent_page_types = ["pages.HomePage", "news.NewsIndexPage", "pages.SectionPage", "workspaces.WorkspacePage"]
    subpage_types = ["news.EventPage"]
    template = "news/calendar_page.html"

    class Meta:
        verbose_name = _("agenda")
        verbose_name_plural = _("agendas")

    def events(self) -> EventPageQuerySet:
        """What it shows, each event once, whoever reads."""
        events = EventPage.objects.all()
        return events.filter(locale=self.locale_id).once() if self.gathers_all else events.child_of(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), **calendar_context(self, request)}


class EventPage(TaggedPage):
    """An event. Days and hours are those that the clock on the wall shows in Paris."""

    page_description = _("Une réunion, un atelier, une échéance : quand, où, comment y participer.")
    SHARED_FIELDS = (
        *TaggedPage.SHARED_FIELDS,
        *TIMING_FIELDS,
        "address",
        "online_link",
        "cancelled",
    )

    starts_on = models.DateField(_("jour de début"))
    starts_at = models.TimeField(
        _("heure de début"), null=True, blank=True, help_text=_("À l’heure de Paris, toute l’année.")
    )
    ends_on = models.DateField(
        _("jour de fin"), null=True, blank=True, help_text=_("Vide : le même jour que le début.")
    )
    ends_at = models.TimeField(_("heure de fin"), null=True, blank=True)
    all_day = models.BooleanField(
        _("journée entière"), default=False, help_text=_("Sans heures : une journée, ou plusieurs jours de suite.")
    )
    recurrence = models.CharField(
        _("répétition"), max_length=10, choices=Recurrence, blank=True, help_text=_("Vide : il a lieu une seule fois.")
    )
    every = models.PositiveSmallIntegerField(
        _("intervalle"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(99)],
        help_text=_("2 avec « Toutes les semaines » : une semaine sur deux."),
    )
    until = models.DateField(
        _("se répète jusqu’au"), null=True, blank=True, help_text=_("Vide, et sans nombre de fois : sans fin.")
    )
    occurrences = models.PositiveSmallIntegerField(
        _("nombre de fois"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(999)],
        help_text=_("Au lieu d’une date de fin, les fois qui sautent comprises."),
    )
    excluded_dates = models.JSONField(_("dates qui sautent"), default=list, blank=True)
    last_day = models.DateField(null=True, editable=False, db_index=True)
    place = models.CharField(_("lieu"), max_length=200, blank=True, help_text=_("La salle, le bâtiment."))
    address = models.CharField(_("adresse"), max_length=300, blank=True)
    online_link = models.URLField(
        _("lien de visioconférence"), max_length=500, blank=True, help_text=_("Montré à qui peut lire l’événement.")
    )
    organiser = models.CharField(
        _("organisation"),
        max_length=250,
        blank=True,
        help_text=_("Qui organise, et comment s’inscrire ou poser une question."),
    )
    cancelled = models.BooleanField(
        _("annulé"),
        default=False,
        help_text=_("L’événement reste affiché, barré ; les agendas abonnés en sont prévenus."),
    )
    cancellation_reason = models.CharField(
        _("raison de l’annulation"), max_length=500, blank=True, help_text=_("Montrée aux lecteurs.")
    )
    body = StreamField(ArticleBody(), blank=True, verbose_name=_("contenu"))

    objects = PageManager.from_queryset(EventPageQuerySet)()

    content_panels = [
        *IntranetPage.content_panels,
        FieldPanel("summary"),
        FollowedPanel(),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("starts_on"), FieldPanel("starts_at")]),
                FieldRowPanel([FieldPanel("ends_on"), FieldPanel("ends_at")]),
                FieldPanel("all_day"),
            ],
            heading=_("Quand"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("recurrence"), FieldPanel("every")]),
                FieldRowPanel([FieldPanel("until"), FieldPanel("occurrences")]),
                FieldPanel("excluded_dates"),
            ],
            heading=_("Répétition"),
            classname="collapsed",
        ),
        MultiFieldPanel(
            [FieldPanel("place"), FieldPanel("address"), FieldPanel("online_link"), FieldPanel("organiser")],
            heading=_("Où, avec qui"),
        ),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("cancelled"), FieldPanel("cancellation_reason")], heading=_("Annulation")),
        tag_panels(),
    ]
    base_form_class = EventPageForm
    parent_page_types = ["news.CalendarPage"]
    subpage_types: list[str] = []
    template = "news/event_page.html"

    class Meta:
        verbose_name = _("événement")
        verbose_name_plural = _("événements")
        indexes = [models.Index(fields=["starts_on"], name="news_event_starts_on")]

    @property
    def timing(self) -> Timing:
        return Timing(**{name: getattr(self, name) for name in TIMING_FIELDS})

    def clean(self) -> None:
        super().clean()
        errors: dict[str, list[ValidationError]] = defaultdict(list)
        if self.starts_on is not None:
            for name, error in problems_of(self.timing):
                errors[name].append(error)
        if self.cancelled and not self.cancellation_reason.strip() and self.leader is None:
            errors["cancellation_reason"].append(ValidationError(_("Dites pourquoi il n’a pas lieu.")))
        if errors:
            raise ValidationError(errors)

    def save(self, *args: Any, **kwargs: Any) -> Any:
        if kwargs.get("update_fields") is None:
            self.last_day = self.timing.last_day
        return super().save(*args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), **event_context(self, request)}
