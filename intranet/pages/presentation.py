"""What the templates of pages are given: only what the reader may see."""

from typing import Any

from django.http import HttpRequest
from wagtail.models import Page

from intranet.access.policies import access_of
from intranet.accounts.languages import interface_language
from intranet.territory.models import Domain

from .frame import pages_around
from .page_notes import page_ends, page_notes
from .toolbar import Toolbar
from .wording import lang_attribute


def page_context(page: Page, request: HttpRequest) -> dict[str, Any]:
    """The way up, the other language, whether this text stands in for a missing translation, and the toolbar."""
    ancestors = [page.path[:end] for end in range(2 * Page.steplen, len(page.path), Page.steplen)]
    found = {each.pk: each for each in pages_around(request, ancestors, page.translation_key)}
    ordered = sorted(found.values(), key=lambda each: each.path)
    versions = sorted(
        (version for version in ordered if version.translation_key == page.translation_key),
        key=lambda version: version.locale.language_code,
    )
    source = next((version for version in versions if version.pk == page.alias_of_id), None)
    here = next((version for version in versions if version.pk == page.pk), page)
    language = (source or here).locale.language_code
    return {
        "breadcrumb": [above for above in ordered if above.path in ancestors],
        "versions": versions,
        "source": source,
        "text_language": language,
        # The attribute of what the interface says within the text.
        "chrome": lang_attribute(interface_language(), language),
        "page_notes": page_notes(page, versions, request),
        "page_ends": page_ends(page, versions, request),
        "toolbar": Toolbar.for_page(page, request),
        "page_domain": _domain_of(page, request),
    }


def _domain_of(page: Page, request: HttpRequest) -> Domain | None:
    """The domain whose space the page belongs to; the rule that let it be read names it."""
    rule = access_of(request.user).rule_of(page)
    return rule.space.domain if rule is not None else None
