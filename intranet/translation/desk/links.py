"""Ways to the desk: from the menu of the account, from the toolbar of pages, from the screens of spaces."""

from collections.abc import Iterator

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from intranet.access.models import Role
from intranet.access.policies import access_of
from intranet.access.tabs import SpaceTab, register_space_tab
from intranet.accounts.languages import name_in_sentence
from intranet.pages.frame_links import FrameLink, Place, register_frame_link
from intranet.pages.toolbar import Tool, register_page_tools
from intranet.translation.policies.translators import spaces_into, translates_somewhere
from intranet.translation.queries import states_in
from intranet.translation.states import State, Status

# What the link says after the language, so that whoever writes a page knows.
SAID = {
    State.MACHINE_DRAFT: gettext_lazy("brouillon"),
    State.MACHINE: gettext_lazy("pas relue"),
    State.REVIEW: gettext_lazy("en cours"),
    State.OUTDATED: gettext_lazy("pas à jour"),
    State.REVIEWED: gettext_lazy("à jour"),
}


def _translates(request: HttpRequest) -> bool:
    return translates_somewhere(request.user)


def page_tools(page: Page, request: HttpRequest) -> Iterator[Tool]:
    """For a page first written: its other languages; for a version of it, that one. One query for those who edit."""
    states = states_in(request, page)
    own = page.locale.language_code
    stands_in = page.alias_of_id is not None
    number = page.alias_of_id if stands_in else page.pk
    languages = [own] if stands_in or own in states else [code for code, _name in settings.LANGUAGES if code != own]
    for language in languages:
        if _may(request, page, language):
            yield _tool(number, language, states)


def _may(request: HttpRequest, page: Page, language: str) -> bool:
    access = access_of(request.user)
    if access.passes or access.has_role_on(page, Role.EDITOR):
        return True
    rule = access.rule_of(page)
    return rule is not None and rule.space_id in spaces_into(request.user, language)


def _tool(number: int, language: str, states: dict[str, Status]) -> Tool:
    status = states.get(language)
    said = SAID.get(status.state) if status is not None else None
    label = _("Traduire en %(language)s") % {"language": name_in_sentence(language)}
    if said:
        label = f"{label} ({said})"
    return Tool(label, reverse("desk:edit", args=[number, language]), "translate")


def register() -> None:
    register_frame_link(FrameLink(Place.ACCOUNT, "desk:desk", gettext_lazy("Traductions"), order=25, shown=_translates))
    register_page_tools(page_tools)
    register_space_tab(SpaceTab("translation", "desk:translators", gettext_lazy("Traduction"), 30))
