"""Documents, pictures and their sizes, to those who may read them. Unknown, misnamed and forbidden look the same."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from wagtail.log_actions import log
from wagtail.models import CollectionMember

from intranet.access.policies import access_of

from .models import PrivateDocument, PrivateImage, PrivateRendition
from .policies import may_read_file, reads_as_anybody
from .serving import file_response

LOG_AGAIN_SECONDS = 3600


@require_safe
def document(request: HttpRequest, pk: int, filename: str) -> HttpResponseBase:
    found, public = _named(request, PrivateDocument.objects.filter(pk=pk), filename)
    if settings.RECORD_DOWNLOADS and not public:
        _log_once(request, found, "access.download")
    return file_response(request, found, public=public)


@require_safe
def document_by_number(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Links in rich text give the number alone; the name follows for those who may read it."""
    found, _public = _visible(request, PrivateDocument.objects.filter(pk=pk))
    response = redirect(found.url)
    patch_cache_control(response, no_cache=True)
    return response


@require_safe
def image(request: HttpRequest, pk: int, filename: str) -> HttpResponseBase:
    found, public = _named(request, PrivateImage.objects.filter(pk=pk), filename)
    return file_response(request, found, public=public)


@require_safe
def rendition(request: HttpRequest, pk: int, filename: str) -> HttpResponseBase:
    asked = PrivateRendition.objects.filter(pk=pk)
    picture, public = _visible(request, PrivateImage.objects.filter(renditions__in=asked))
    found = asked.first()
    if found is None or found.filename != filename:
        raise Http404
    found.image = picture
    return file_response(request, found, public=public)


def _named(request: HttpRequest, files: QuerySet[Any], filename: str) -> tuple[Any, bool]:
    found, public = _visible(request, files)
    if found.filename != filename:
        raise Http404
    return found, public


def _visible(request: HttpRequest, files: QuerySet[Any]) -> tuple[Any, bool]:
    """The one file among ``files`` where this reader may read it, and whether everybody may.

    That is asked first: no session is needed then, and caches may keep the answer.
    """
    found = files.first()
    if found is None:
        raise Http404
    if may_read_file(AnonymousUser(), found):
        return found, True
    if not may_read_file(request.user, found):
        raise Http404
    _log_pass(request, found)
    return found, False


def _log_pass(request: HttpRequest, file: CollectionMember) -> None:
    """Write down what a superuser reads only by being one."""
    user = request.user
    if access_of(user).passes and not reads_as_anybody(user, file):
        _log_once(request, file, "access.superuser_read")


def _log_once(request: HttpRequest, file: CollectionMember, action: str) -> None:
    """Once an hour: a page shows the same picture often, and a program asks for a long file in parts."""
    user = request.user
    if cache.add(f"media.{action}.{user.pk}.{file._meta.model_name}.{file.pk}", True, LOG_AGAIN_SECONDS):
        log(instance=file, action=action, user=user)
