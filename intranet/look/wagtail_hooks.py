"""Wagtail's admin as a tool of this site: its colours, a way back, and no menu item that nobody here needs."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from intranet.access.policies import access_of

# By their names. What the site decides by itself, in its code and settings: its moderation, its address, its languages.
DECIDED = {"workflows", "workflow-tasks", "sites", "locales"}
# Wagtail's news and its guide, in English and elsewhere; its keyboard shortcuts stay.
ELSEWHERE = ("whats-new-in-wagtail", "editor-guide")
# Reports that help whoever looks after many pages; the others show what is in review, and that is all.
OF_THE_TEAM = {"locked-pages", "workflow-tasks", "aging-pages"}


@hooks.register("insert_global_admin_css")
def admin_colours() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


class ScreenItem(MenuItem):
    """A way to a screen of the site. Menus are made once for everybody, its address in each reader's language."""

    def __init__(self, label: str | Promise, view: str, *arguments: str, **options: Any) -> None:
        self.view, self.arguments = view, arguments
        super().__init__(label, "", **options)

    @property
    def url(self) -> str:
        return reverse(self.view, args=self.arguments)

    @url.setter
    def url(self, value: str) -> None:
        """What Wagtail's menu item would keep."""


@hooks.register("register_admin_menu_item")
def way_back() -> MenuItem:
    return ScreenItem(_("Voir le site"), "wagtail_serve", "", name="site", icon_name="home", order=1)


class StylePageItem(ScreenItem):
    def is_shown(self, request: HttpRequest) -> bool:
        access = access_of(request.user)
        return access.is_team or access.passes


@hooks.register("register_help_menu_item")
def style_page() -> MenuItem:
    return StylePageItem(_("Page de style"), "style", name="style", icon_name="view", order=500)


@hooks.register("construct_help_menu")
def leave_out_what_is_elsewhere(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if not str(item.name).startswith(ELSEWHERE)]


@hooks.register("construct_settings_menu")
def leave_out_what_is_decided(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if item.name not in DECIDED]


@hooks.register("construct_reports_menu")
def leave_reports_to_the_team(request: HttpRequest, items: list[MenuItem]) -> None:
    access = access_of(request.user)
    if not (access.is_team or access.passes):
        items[:] = [item for item in items if item.name not in OF_THE_TEAM]
    for item in items:
        if item.name == "workflows":
            item.label = _("Pages en relecture")
