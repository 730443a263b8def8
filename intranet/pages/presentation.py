"""What the templates of pages are given: only what the reader may see."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import Page

from intranet.access.policies import visible_pages

from .toolbar import Toolbar


def page_context(page: Page, request: HttpRequest) -> dict[str, Any]:
    """The way up, the other language, whether this text stands in for a missing translation, and the toolbar."""
    ancestors = [page.path[:end] for end in range(2 * Page.steplen, len(page.path), Page.steplen)]
    wanted = Q(path__in=ancestors) | Q(translation_key=page.translation_key)
    around = list(visible_pages(request.user).filter(wanted).select_related("locale").order_by("path"))
    versions = sorted(
        (version for version in around if version.translation_key == page.translation_key),
        key=lambda version: version.locale.language_code,
    )
    source = next((version for version in versions if version.pk == page.alias_of_id), None)
    here = next((version for version in versions if version.pk == page.pk), page)
    return {
        "breadcrumb": [above for above in around if above.path in ancestors],
        "versions": versions,
        "source": source,
        "text_language": (source or here).locale.language_code,
        "toolbar": Toolbar.for_page(page, request),
    }
