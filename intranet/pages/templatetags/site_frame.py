"""The frame around every screen: who reads, where they can go, in which languages."""

from typing import Any

from django import template
from django.conf import settings
from django.urls import reverse, translate_url
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info, override
from wagtail.models import Page

from intranet.access.policies import access_of, visible_pages
from intranet.pages.home_panels import HomePanel

register = template.Library()


@register.simple_tag(takes_context=True)
def main_menu(context: dict[str, Any]) -> list[Page]:
    """The rooms that this reader may enter: the pages under the home page that are shown in menus."""
    pages = visible_pages(context["request"].user)
    rooms = pages.filter(depth=3, show_in_menus=True, locale__language_code=get_language())
    return list(rooms.order_by("path").select_related("locale", "alias_of__locale"))


@register.simple_tag
def home_url() -> str:
    return reverse("wagtail_serve", args=[""])


@register.simple_tag(takes_context=True)
def opens_admin(context: dict[str, Any]) -> bool:
    """Whether the editing side opens to this reader."""
    return access_of(context["request"].user).writes_somewhere


@register.simple_tag(takes_context=True)
def is_team(context: dict[str, Any]) -> bool:
    """Whether this reader is of the pôle's own team, or an administrator."""
    access = access_of(context["request"].user)
    return access.is_team or access.passes


@register.simple_tag(takes_context=True)
def language_links(context: dict[str, Any]) -> list[dict[str, Any]]:
    """One link for each language: to the same page, or to the same screen."""
    request, versions = context["request"], context.get("versions") or []
    urls = {version.locale.language_code: version.get_url(request) for version in versions}
    links = []
    for code, _name in settings.LANGUAGES:
        if code in urls:
            url = urls[code]
        else:
            url = translate_url(request.get_full_path(), code) if not versions else _home_in(code)
        links.append({"code": code, "name": get_language_info(code)["name_local"].capitalize(), "url": url})
    return links


def _home_in(code: str) -> str:
    with override(code):
        return reverse("wagtail_serve", args=[""])


@register.simple_tag(takes_context=True)
def home_panel(context: template.Context, panel: HomePanel, supplied: dict[str, Any]) -> SafeString:
    """One panel of a home page, by its own template."""
    assert context.template is not None  # noqa: S101 - a template is being rendered
    with context.push(panel=panel, **supplied):
        return context.template.engine.get_template(panel.template).render(context)


@register.filter
def language_name(code: str) -> str:
    """A language's name within a sentence in the reader's language: "français", "French"."""
    name = get_language_info(code)["name_translated"]
    return name.lower() if get_language() == "fr" else name
