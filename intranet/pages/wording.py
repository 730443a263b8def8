"""In which language a page is written, and which of its versions was written first."""

from django.utils.html import format_html
from wagtail.models import Page

from intranet.accounts.languages import interface_language


def language_of(page: Page) -> str:
    """That of the page it stands in for, else its own. No query on pages that ``listings.listed`` has fetched."""
    written = page.alias_of if page.alias_of_id else page
    return written.locale.language_code


def lang_attribute(language: str, around: str = "") -> str:
    """' lang="en"' for words of that language among others; ``around`` is theirs, by default the interface's."""
    return "" if language == (around or interface_language()) else format_html(' lang="{}"', language)


def first_written(page: Page) -> Page | None:
    """The version of the page that the others follow: the oldest that is not an alias."""
    versions = Page.objects.filter(translation_key=page.translation_key, alias_of__isnull=True)
    return versions.order_by("pk").first()
