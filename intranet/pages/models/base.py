"""What every page of the site shares."""

from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.models import Page, PageViewRestriction

from intranet.access.page_tester import SpacePermissionsMixin
from intranet.pages.forms import IntranetPageForm
from intranet.pages.presentation import page_context


class OriginField(models.UUIDField):
    """The page's translation key as last saved. A copy arrives with its original's, which tells that it is a copy.

    Copies are saved like any new page, by several ways of Wagtail's, none of which says what they copy; and a copy must
    not be read more widely than its original.
    """

    def pre_save(self, model_instance: models.Model, add: bool) -> UUID:
        found, own = getattr(model_instance, self.attname), model_instance.translation_key  # type: ignore[attr-defined]
        if add and found and found != own:
            model_instance.copied_from_key = found  # type: ignore[attr-defined]
        setattr(model_instance, self.attname, own)
        return own


class IntranetPage(SpacePermissionsMixin, Page):
    """A page of the site: its rights come from its space, its languages share one rule of access.

    The fields of ``UNTRANSLATED_FIELDS`` hold letters that are no words, such as names of people.
    """

    UNTRANSLATED_FIELDS: ClassVar[tuple[str, ...]] = ()

    origin_key = OriginField(null=True, editable=False)
    summary = models.TextField(
        _("résumé"),
        max_length=500,
        blank=True,
        help_text=_("Deux ou trois phrases, montrées dans les listes et en tête de page."),
    )

    content_panels = [
        TitleFieldPanel(
            "title",
            help_text=_(
                "Court et précis : c’est lui qu’on lit dans les listes, dans les menus et parmi les résultats."
            ),
        )
    ]
    promote_panels = [
        FieldPanel("slug", help_text=_("La fin de l’adresse de la page. Tirée du titre, elle n’a pas besoin de vous.")),
        FieldPanel(
            "seo_title",
            heading=_("Titre pour les moteurs de recherche"),
            help_text=_("Si le titre de la page ne suffit pas à qui ne connaît pas le site."),
        ),
        FieldPanel(
            "search_description",
            heading=_("Description pour les moteurs de recherche"),
            help_text=_("Une phrase, sous le titre, parmi leurs résultats. Elle ne sert qu’aux pages ouvertes à tous."),
        ),
        FieldPanel(
            "show_in_menus",
            heading=_("Dans le menu principal"),
            help_text=_(
                "Pour les pages placées juste sous l’accueil : une page de plus, c’est un menu plus long à lire."
            ),
        ),
    ]
    show_in_menus_default = False
    base_form_class = IntranetPageForm

    class Meta:
        abstract = True

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        """None: who reads is decided by the rule of access, and looking for others costs two queries a page."""
        return PageViewRestriction.objects.none()

    def update_aliases(self, **kwargs: Any) -> None:
        """A publication that is planned is none yet: Wagtail would publish the page's other languages at once.

        An alias hands on to its own aliases what it is being given.
        """
        if self.live or self.alias_of_id:
            super().update_aliases(**kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), **page_context(self, request)}
