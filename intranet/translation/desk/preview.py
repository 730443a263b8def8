"""A translation as its readers would get it."""

from django.http import HttpRequest, HttpResponse
from django.utils import translation as languages

from intranet.accounts.languages import mixed
from intranet.translation.models import Translation
from intranet.translation.refusals import Refused
from intranet.translation.segments.building import fill


def preview_of(translation: Translation, request: HttpRequest) -> HttpResponse:
    """The target page filled with the segments as they are, without keeping any of it."""
    if translation.source is None or translation.target is None:
        raise Refused("no_source")
    source, target = translation.source.specific, translation.target.specific
    fill(target, source, {each.path: each.target for each in translation.segments.present() if each.target})
    # It reads as a page of its own would, not as one that stands in for another.
    target.alias_of = None
    request.is_preview = True  # type: ignore[attr-defined]
    request.translation_previewed = translation  # type: ignore[attr-defined]
    with languages.override(mixed(getattr(request.user, "language", ""), translation.locale.language_code)):
        response = target.serve(request)
        if hasattr(response, "render"):
            response.render()
    return response
