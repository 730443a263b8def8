"""The answer that carries a private file, once the policy has said yes."""

import datetime as dt
import logging
from collections.abc import Iterator
from typing import Protocol
from urllib.parse import quote

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import Storage
from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import content_disposition_header, http_date, parse_http_date_safe, quote_etag

from .kinds import kind_of_name
from .ranges import Part, UnsatisfiableRange, asked_part

logger = logging.getLogger(__name__)

CHUNK = 64 * 1024
PUBLIC_SECONDS = 300
# A file opened by itself runs nothing and fetches nothing. A PDF is shown by the browser's own viewer, which some
# browsers refuse to start within a sandbox; it has nothing to gain there, since it is never read as a page.
FILE_POLICY = "default-src 'none'; sandbox"
PDF_POLICY = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


class ServedFile(Protocol):
    """A document, a picture or a rendition."""

    file: FieldFile
    file_hash: str

    @property
    def filename(self) -> str: ...


def file_response(request: HttpRequest, served: ServedFile, *, public: bool) -> HttpResponseBase:
    """The file, the part of it that is asked for, or the news that the reader's copy is still good.

    ``public``: anybody reads it, so that caches may keep it for a while. Anything else is asked for again each time.
    """
    headers = _headers(served, public=public)
    modified = _modified(served.file.storage, served.file.name)
    if modified is not None:
        headers["Last-Modified"] = http_date(modified.timestamp())
    response = _respond(request, served, headers, modified)
    if not public:
        patch_vary_headers(response, ["Cookie"])
    return response


def _headers(served: ServedFile, *, public: bool) -> dict[str, str]:
    kind = kind_of_name(served.file.name)
    headers = {
        "Content-Type": kind.content_type,
        "Content-Security-Policy": PDF_POLICY if kind.extension == "pdf" else FILE_POLICY,
        "X-Content-Type-Options": "nosniff",
        # No other site shows it in its own pages; what everybody reads may be quoted.
        "Cross-Origin-Resource-Policy": "cross-origin" if public else "same-origin",
        "Accept-Ranges": "bytes",
        "Cache-Control": f"public, max-age={PUBLIC_SECONDS}" if public else "private, no-cache",
    }
    disposition = content_disposition_header(not kind.inline, served.filename)
    if disposition:
        headers["Content-Disposition"] = disposition
    if served.file_hash:
        headers["ETag"] = quote_etag(served.file_hash)
    return headers


def _respond(
    request: HttpRequest, served: ServedFile, headers: dict[str, str], modified: dt.datetime | None
) -> HttpResponseBase:
    not_modified = get_conditional_response(
        request,
        etag=headers.get("ETag"),
        last_modified=None if modified is None else int(modified.timestamp()),
        response=None,
    )
    if not_modified is not None:
        for name in {"Cache-Control", "ETag", "Last-Modified"} & headers.keys():
            not_modified.headers[name] = headers[name]
        return not_modified
    if settings.MEDIA_ACCEL_PREFIX:
        # A missing file would be nginx's own 404, which is not ours.
        _size(served.file.storage, served.file.name)
        headers["X-Accel-Redirect"] = settings.MEDIA_ACCEL_PREFIX.rstrip("/") + "/" + quote(served.file.name)
        return HttpResponse(headers=headers)
    return _stream(request, served, headers)


def _stream(request: HttpRequest, served: ServedFile, headers: dict[str, str]) -> HttpResponseBase:
    storage, name = served.file.storage, served.file.name
    size = _size(storage, name)
    try:
        part = asked_part(request.headers.get("Range", ""), size) if _range_holds(request, headers) else None
    except UnsatisfiableRange:
        return HttpResponse(status=416, headers={**headers, "Content-Range": f"bytes */{size}"})
    status = 200
    if part is None:
        part = Part(0, size, size)
    else:
        status, headers["Content-Range"] = 206, part.header
    headers["Content-Length"] = str(part.length)
    if request.method == "HEAD":
        return HttpResponse(status=status, headers=headers)
    return StreamingHttpResponse(FilePart(storage.open(name, "rb"), part), status=status, headers=headers)


def _range_holds(request: HttpRequest, headers: dict[str, str]) -> bool:
    """Whether a range may be answered: with If-Range, only on the very version that the reader has the start of."""
    if request.method != "GET":
        return False
    condition = request.headers.get("If-Range", "").strip()
    if not condition:
        return True
    if condition.startswith('"'):
        return condition == headers.get("ETag")
    given = parse_http_date_safe(condition)
    return given is not None and given == parse_http_date_safe(headers.get("Last-Modified", ""))


def _size(storage: Storage, name: str) -> int:
    try:
        return storage.size(name)
    except OSError as error:
        logger.error("A private file is missing from its storage: %s", name)
        raise Http404 from error


def _modified(storage: Storage, name: str) -> dt.datetime | None:
    try:
        return storage.get_modified_time(name)
    except (NotImplementedError, OSError):
        return None


class FilePart:
    """An iterable over a part of an open file, closed with the response."""

    def __init__(self, file: File, part: Part) -> None:
        self.file = file
        self.part = part

    def __iter__(self) -> Iterator[bytes]:
        self.file.seek(self.part.start)
        left = self.part.length
        while left > 0 and (chunk := self.file.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk

    def close(self) -> None:
        self.file.close()
