"""What this app puts at the foot of every page: information pages, contact, site map, feed."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from intranet.accounts.languages import interface_language

from . import frame
from .footer import Link, register_footer_links
from .wording import language_of


def screens(request: HttpRequest) -> Iterator[Link]:
    yield Link(reverse("contact"), _("Nous écrire"))
    yield Link(reverse("site_map"), _("Plan du site"))


def information_pages(request: HttpRequest) -> Iterator[Link]:
    """Those that the reader may open, in the order that their writers gave them."""
    for page in frame.information_pages(request):
        language = language_of(page)
        yield Link(page.get_url(request) or "", page.title, "" if language == interface_language() else language)


def feed(request: HttpRequest) -> Iterator[Link]:
    yield Link(reverse("latest_feed"), _("Dernières pages (Atom)"))


def register() -> None:
    register_footer_links("pages.screens", screens, order=10)
    register_footer_links("pages.information", information_pages, order=20)
    register_footer_links("pages.feed", feed, order=90)
