"""The frame around every screen: who reads, where they can go, in which languages."""

from typing import Any

from django import template
from django.conf import settings
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info
from wagtail.models import Page

from intranet.access.policies import access_of
from intranet.accounts.languages import content_language, home_url, interface_language, name_in_sentence
from intranet.pages import frame
from intranet.pages.frame_links import FrameLink, Place, frame_links
from intranet.pages.home_panels import HomePanel
from intranet.pages.roots import remember_roots
from intranet.pages.wording import lang_attribute, language_of

register = template.Library()


@register.simple_tag(takes_context=True)
def main_menu(context: dict[str, Any]) -> list[Page]:
    """The rooms that this reader may enter: the pages under the home page that are shown in menus."""
    # Every link of the frame asks where the site is.
    remember_roots(context["request"])
    return frame.rooms(context["request"])


@register.simple_tag(takes_context=True)
def links_of(context: dict[str, Any], place: str) -> list[FrameLink]:
    """``{% links_of "menu" as links %}``: those that apps registered for the menu, the account or the footer."""
    return frame_links(Place(place), context["request"])


@register.simple_tag
def address_of(view: str) -> str:
    """The address of a screen, nothing where its app is not installed."""
    try:
        return reverse(view)
    except NoReverseMatch:
        return ""


@register.simple_tag(takes_context=True)
def information_pages(context: dict[str, Any]) -> list[Page]:
    """The pages at the foot of every screen: legal notice, accessibility."""
    return frame.information_pages(context["request"])


@register.simple_tag(name="home_url")
def home_address() -> str:
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
    """One link for each language: to the same page, or to the same screen. ``current``: the one of this address."""
    request, versions = context["request"], context.get("versions") or []
    urls = {version.locale.language_code: version.get_url(request) for version in versions}
    links = []
    for code, _name in settings.LANGUAGES:
        if code in urls:
            url = urls[code]
        elif versions:
            url = home_url(code)
        else:
            here = request.get_full_path()
            url = here if code == content_language() else translate_url(here, code)
        name = get_language_info(code)["name_local"].capitalize()
        links.append({"code": code, "name": name, "url": url, "current": code == content_language()})
    return links


@register.simple_tag(name="interface_language")
def language_of_the_interface() -> str:
    """``{% interface_language as LANGUAGE_CODE %}``: what the frame is written in, for ``<html lang>``."""
    return interface_language()


@register.simple_tag
def text_lang(text: Page | str, around: str = "") -> str:
    """``<a{% text_lang page %}>``: ' lang="en"' for words in another language than those around them.

    ``text`` is a page, whose title is meant, or the code of a language. ``around`` is the language of what surrounds
    it, by default the interface's.
    """
    language = text if isinstance(text, str) else language_of(text)
    return lang_attribute(language, around)


@register.simple_tag(takes_context=True)
def home_panel(context: template.Context, panel: HomePanel, supplied: dict[str, Any]) -> SafeString:
    """One panel of a home page, by its own template."""
    assert context.template is not None  # noqa: S101 - a template is being rendered
    with context.push(panel=panel, **supplied):
        return context.template.engine.get_template(panel.template).render(context)


@register.filter
def language_name(code: str) -> str:
    """A language's name within a sentence in the reader's language: "français", "French"."""
    return name_in_sentence(code)


@register.filter
def stands_in(page: Page) -> bool:
    """Whether the page shows the text of another language, for want of a translation."""
    return page.alias_of_id is not None and page.alias_of.locale_id != page.locale_id


@register.filter
def text_language(page: Page) -> str:
    """The language in which the page's title and text are written."""
    return language_of(page)
