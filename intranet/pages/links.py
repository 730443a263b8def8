"""Links between pages in rich text. An address is made of titles, so it is given only to readers who may open it.

Rich text is turned to HTML without knowing who reads: a link then leads to the page by its number. Once the whole
body is rendered, :func:`resolve_links` gives their real address to the links that this reader may follow, all in one
query; the others keep the number, which answers 404 as for a page that never was.
"""

import re
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.rich_text.converters.html_to_contentstate import LinkElementHandler
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from intranet.access.policies import Person, visible_pages
from intranet.accounts.languages import content_language

# A call to action whose page the reader may not open: nothing of it is left.
DEAD_ACTION = re.compile(
    r'<div class="action">(?:(?!</div>).)*?<a href="/[a-z-]+/page/\d+/"(?:(?!</div>).)*</div>', re.DOTALL
)
NUMBERED_LINK = re.compile(r'(?<=<a href=")/[a-z-]+/page/(\d+)/(?=")')


class NumberedPageLinkHandler(PageLinkHandler):
    """Links lead to the page's number, without a query."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        return [f'<a href="{_numbered(attrs.get("id"))}">' for attrs in attrs_list]


class NumberedLinkElementHandler(LinkElementHandler):
    """The same in the editor, which shows where a link leads to whoever edits the page, and to whoever typed its id."""

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, Any]:
        page_id = attrs["id"]
        return {"id": int(page_id) if page_id.isdigit() else page_id, "url": _numbered(page_id), "parentId": None}


def _numbered(page_id: str | None) -> str:
    return reverse("page_by_number", args=[int(page_id)]) if page_id and page_id.isdigit() else "#"


def resolve_links(html: str, user: Person, request: HttpRequest | None = None) -> str:
    """Give the links of rendered rich text their real address where this reader may open them.

    ``request`` spares looking up the roots of the site again.
    """
    numbers = {int(number) for number in NUMBERED_LINK.findall(html)}
    if not numbers:
        return html
    addresses = _addresses(numbers, user, request)
    html = NUMBERED_LINK.sub(lambda link: addresses.get(int(link[1]), link[0]), html)
    return DEAD_ACTION.sub("", html)


def _addresses(numbers: set[int], user: Person, request: HttpRequest | None) -> dict[int, str]:
    """By page number, the address of the page's version in the active language."""
    groups = Page.objects.filter(pk__in=numbers).values("translation_key")
    versions = list(visible_pages(user).filter(translation_key__in=groups).select_related("locale"))
    here = {page.translation_key: page for page in versions if page.locale.language_code == content_language()}
    found = {page.pk: here.get(page.translation_key, page) for page in versions if page.pk in numbers}
    return {number: url for number, page in found.items() if (url := page.get_url(request))}


def page_at(number: int, user: Person) -> Page | None:
    """The visible page of that number, in the active language where it has a version."""
    page = visible_pages(user).filter(pk=number).first()
    if page is None:
        return None
    version = visible_pages(user).filter(translation_key=page.translation_key, locale__language_code=content_language())
    return version.first() or page
