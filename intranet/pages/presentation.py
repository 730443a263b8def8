"""What the templates of pages are given: only what the reader may see."""

from typing import Any

from django.http import HttpRequest
from wagtail.models import Page

from intranet.access.policies import visible_pages


def page_context(page: Page, request: HttpRequest) -> dict[str, Any]:
    """The pages above and below that this reader may see."""
    above = visible_pages(request.user, Page.objects.ancestor_of(page)).filter(depth__gt=1)
    return {"breadcrumb": list(above.order_by("depth"))}
