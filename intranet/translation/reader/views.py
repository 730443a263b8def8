"""Both versions of a page side by side, for whoever may read them."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from wagtail.log_actions import log
from wagtail.models import Page

from intranet.access.policies import access_of, visible_pages
from intranet.translation.models import Translation
from intranet.translation.states import counted, status

from .comparing import compared


def compare_versions(request: HttpRequest, number: int) -> HttpResponse:
    """The translation of that number beside its original: both published, both this reader's to read."""
    target, translation = _translation(request, number)
    source = visible_pages(request.user).filter(pk=translation.source_id, alias_of__isnull=True).first()
    if source is None:
        raise Http404
    access = access_of(request.user)
    if access.reads_only_as_superuser(access.rule_of(target)):
        log(instance=target, action="access.superuser_read", user=request.user)
    context = {
        "page": None,
        "source": source,
        "target": target,
        "source_language": translation.source_locale.language_code,
        "target_language": translation.locale.language_code,
        "parts": compared(translation),
        "status": status(translation),
    }
    response = render(request, "translation/compare.html", context)
    patch_cache_control(response, private=True, no_cache=True)
    return response


def _translation(request: HttpRequest, number: int) -> tuple[Page, Any]:
    """What readers have: a published page of its own, whose parts are those of its original."""
    target = visible_pages(request.user).filter(pk=number, alias_of__isnull=True).select_related("locale").first()
    found = None
    if target is not None:
        found = counted(Translation.objects.filter(target=target, is_free=False, source__isnull=False)).first()
    if target is None or found is None or not status(found).is_published:
        raise Http404
    return target, found
