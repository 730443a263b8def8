"""The slim toolbar on a page, for those who may change something: only what they may really do."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from intranet.access.models import AccessRule, Audience
from intranet.access.policies import Action, access_of


@dataclass(frozen=True)
class Tool:
    """One link of the toolbar; ``sign`` names the icon."""

    label: str | Promise
    url: str
    sign: str


# Tools that apps above add, for who has a role in the page's space: only what that reader may really do.
Supply = Callable[[Page, HttpRequest], Iterable[Tool]]
_more: list[Supply] = []


def register_page_tools(supply: Supply) -> None:
    """To be called from ``AppConfig.ready``."""
    if supply not in _more:
        _more.append(supply)


@dataclass(frozen=True)
class Toolbar:
    """The tools that this person has on this page, and the page's state and audience in words."""

    tools: list[Tool] = field(default_factory=list)
    state: str | Promise = ""
    audience: str | Promise = ""

    def __bool__(self) -> bool:
        return bool(self.tools)

    @classmethod
    def for_page(cls, page: Page, request: HttpRequest) -> "Toolbar":
        access = access_of(request.user)
        rule = access.rule_of(page)
        if rule is None or not (access.manages(rule.space_id) or access.role_in(rule.space_id)):
            return cls()
        tools = [*_page_tools(page, request), *_space_tools(page, rule, request)]
        return cls(tools, _state(page), _audience(rule)) if tools else cls()


def _page_tools(page: Page, request: HttpRequest) -> Iterable[Tool]:
    access, source = access_of(request.user), page.alias_of_id or page.pk
    tester = page.permissions_for_user(request.user)
    if access.may(Action.EDIT, page):
        yield Tool(_("Modifier"), reverse("wagtailadmin_pages:edit", args=[source]), "edit")
    if tester.can_add_subpage():
        yield Tool(_("Ajouter une page"), reverse("wagtailadmin_pages:add_subpage", args=[page.pk]), "add")
    for supply in _more:
        yield from supply(page, request)
    if tester.can_view_revisions():
        yield Tool(_("Historique"), reverse("wagtailadmin_pages:history", args=[source]), "history")
    if access.may(Action.SHARE, page):
        yield Tool(_("Partage"), reverse("access:sharing", args=[source]), "share")


def _space_tools(page: Page, rule: AccessRule, request: HttpRequest) -> Iterable[Tool]:
    """What runs the space, on the page that opens it."""
    if access_of(request.user).manages(rule.space_id) and rule.space.root_key == page.translation_key:
        yield Tool(_("Personnes"), reverse("access:people", args=[rule.space.slug]), "people")
        yield Tool(_("Réglages"), reverse("access:settings", args=[rule.space.slug]), "settings")


def _state(page: Page) -> str | Promise:
    if not page.has_unpublished_changes:
        return _("Publiée")
    if page.current_workflow_state is not None:
        return _("Publiée, une nouvelle version est en relecture")
    return _("Publiée, avec des modifications en cours")


def _audience(rule: AccessRule) -> str | Promise:
    return Audience(rule.audience).label
