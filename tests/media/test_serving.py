"""The addresses of files: what they answer, to whom, and with which headers."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils.http import http_date

from intranet.access.models import Audience, Role
from intranet.media.models import PrivateRendition
from intranet.media.ranges import Part, UnsatisfiableRange, asked_part
from tests import factories as make
from tests.answers import without_tokens
from tests.media import samples

pytestmark = pytest.mark.django_db

CONTENT = samples.pdf("Une note", size=1000)


class Answer:
    """A response read to its end."""

    def __init__(self, response: Any) -> None:
        self.status = response.status_code
        self.headers = response.headers
        self.body = response.getvalue()


def get(url: str, user: Any = None, method: str = "get", **headers: str) -> Answer:
    client = Client()
    if user is not None:
        client.force_login(user)
    return Answer(getattr(client, method)(url, headers=headers))


@pytest.fixture
def workspace() -> Any:
    return make.make_workspace(audience=Audience.PUBLIC)


@pytest.fixture
def reader(workspace: Any) -> Any:
    return make.make_member(make.space_of(workspace), Role.READER)


@pytest.fixture
def document(workspace: Any) -> Any:
    return make.make_document(make.space_of(workspace), "Une note", content=CONTENT)


def test_unknown_misnamed_and_forbidden_are_the_same_404(document: Any, reader: Any, workspace: Any) -> None:
    image = make.make_image(make.space_of(workspace))
    rendition = image.get_rendition("max-165x165")
    assert get(document.url, reader).status == get(image.url, reader).status == get(rendition.url, reader).status == 200
    outsider = make.make_user()
    for name, file in (("media_document", document), ("media_image", image), ("media_rendition", rendition)):
        for user in (None, outsider):
            forbidden = get(file.url, user)
            unknown = get(reverse(name, args=[987654, file.filename]), user)
            beyond = get(reverse(name, args=[10**30, file.filename]), user)
            assert forbidden.status == unknown.status == beyond.status == 404
            assert set(forbidden.headers) == set(unknown.headers) == set(beyond.headers)
            assert _without_address(forbidden, file) == _without_address(unknown, file)
        assert get(reverse(name, args=[file.pk, "autre.pdf"]), reader).status == 404
        assert get(reverse(name, args=[file.pk, "autre.pdf"])).status == 404


def _without_address(answer: Answer, file: Any) -> bytes:
    """The body but for the address that was asked for, a form's one-time key and the token of the page's scripts."""
    body = without_tokens(answer.body.decode()).encode()
    return body.replace(f"s/{file.pk}/".encode(), b"s/987654/").replace(f"s%2F{file.pk}%2F".encode(), b"s/987654/")


def test_only_get_and_head(document: Any, reader: Any) -> None:
    for method in ("post", "put", "patch", "delete", "options"):
        assert get(document.url, reader, method).status == 405
    head = get(document.url, reader, "head")
    assert (head.status, head.body, head.headers["Content-Length"]) == (200, b"", str(len(CONTENT)))


def test_headers_of_a_private_file(document: Any, reader: Any) -> None:
    answer = get(document.url, reader)
    assert answer.body == CONTENT
    assert answer.headers["Content-Length"] == str(len(CONTENT))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert "Cookie" in answer.headers["Vary"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert answer.headers["Content-Disposition"] == 'inline; filename="Une-note.pdf"'.replace("Une", "une")
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    # Some browsers do not start their viewer within a sandbox.
    assert "sandbox" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["ETag"] == f'"{document.file_hash}"'
    assert answer.headers["Last-Modified"]


def test_what_everybody_reads_may_be_kept_for_a_while(document: Any, workspace: Any) -> None:
    article = make.make_article(workspace, body=make.body(make.documents_block(document)))
    public = get(document.url)
    assert public.headers["Cache-Control"] == "public, max-age=300"
    assert "Cookie" not in public.headers.get("Vary", "")
    make.narrow(article, Audience.POLE)
    assert get(document.url).status == 404
    team = get(document.url, make.make_team_member())
    assert (team.status, team.headers["Cache-Control"]) == (200, "private, no-cache")


def test_only_pictures_and_pdf_open_in_the_browser(workspace: Any, reader: Any) -> None:
    space = make.space_of(workspace)
    text = make.make_document(space, "Liste", content=b"nom;commune\nAlix;Caen\n", file_name="liste.csv")
    answer = get(text.url, reader)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="liste.csv"'
    assert answer.headers["Content-Type"] == "text/csv"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    image = make.make_image(space, "Rue")
    answer = get(image.url, reader)
    assert answer.headers["Content-Disposition"].startswith("inline")
    assert answer.headers["Content-Type"] == "image/png"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_a_name_beyond_ascii_is_sent_as_rfc_5987_wants(document: Any, reader: Any, private_root: Path) -> None:
    """Ours are plain, but a storage may hold files put there by other means."""
    stored = Path(document.file.path)
    stored.rename(stored.with_name("déjà là.pdf"))
    type(document).objects.filter(pk=document.pk).update(file=document.file.name.replace("une-note", "déjà là"))
    document.refresh_from_db()
    answer = get(document.url, reader)
    assert answer.status == 200
    assert answer.headers["Content-Disposition"] == "inline; filename*=utf-8''d%C3%A9j%C3%A0%20l%C3%A0.pdf"


def test_a_reader_s_copy_is_confirmed(document: Any, reader: Any) -> None:
    first = get(document.url, reader)
    for headers in ({"if-none-match": first.headers["ETag"]}, {"if-modified-since": first.headers["Last-Modified"]}):
        again = get(document.url, reader, **headers)
        assert (again.status, again.body) == (304, b"")
        assert again.headers["ETag"] == first.headers["ETag"]
        assert again.headers["Cache-Control"] == "private, no-cache"
        assert "Cookie" in again.headers["Vary"]
        assert get(document.url, make.make_user(), **headers).status == 404
    assert get(document.url, reader, **{"if-none-match": '"other"'}).status == 200
    assert get(document.url, reader, **{"if-match": '"other"'}).status == 412


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("bytes=0-9", (0, 10)),
        ("bytes=990-", (990, 10)),
        ("bytes=-5", (995, 5)),
        ("bytes=-5000", (0, 1000)),
        ("bytes=999-5000", (999, 1)),
        ("BYTES = 0-0", (0, 1)),
        ("bytes=0-1,5-6", None),
        ("bytes=5-2", None),
        ("bytes=-", None),
        ("bytes=a-b", None),
        ("lines=0-1", None),
        ("bytes=0-" + "9" * 30, None),
        ("", None),
    ],
)
def test_ranges(header: str, expected: tuple[int, int] | None) -> None:
    part = asked_part(header, 1000)
    assert part == (None if expected is None else Part(*expected, 1000))


@pytest.mark.parametrize("header", ["bytes=1000-", "bytes=1000-1001", "bytes=-0"])
def test_ranges_beyond_the_end(header: str) -> None:
    with pytest.raises(UnsatisfiableRange):
        asked_part(header, 1000)


def test_a_part_is_sent(document: Any, reader: Any) -> None:
    part = get(document.url, reader, range="bytes=10-19")
    assert (part.status, part.body) == (206, CONTENT[10:20])
    assert part.headers["Content-Range"] == "bytes 10-19/1000"
    assert part.headers["Content-Length"] == "10"
    assert part.headers["ETag"] == f'"{document.file_hash}"'
    assert get(document.url, reader, range="bytes=-7").body == CONTENT[-7:]
    several = get(document.url, reader, range="bytes=0-1,5-6")
    assert (several.status, several.body) == (200, CONTENT)
    beyond = get(document.url, reader, range="bytes=1000-")
    assert (beyond.status, beyond.body, beyond.headers["Content-Range"]) == (416, b"", "bytes */1000")
    assert get(document.url, None, range="bytes=10-19").status == 404
    assert get(document.url, reader, "head", range="bytes=10-19").status == 200


def test_a_part_only_of_the_version_already_begun(document: Any, reader: Any) -> None:
    whole = get(document.url, reader)
    holds = [whole.headers["ETag"], whole.headers["Last-Modified"]]
    for condition in holds:
        assert get(document.url, reader, range="bytes=0-1", **{"if-range": condition}).status == 206
    for condition in ('"other"', f"W/{whole.headers['ETag']}", http_date(0), "nonsense"):
        answer = get(document.url, reader, range="bytes=0-1", **{"if-range": condition})
        assert (answer.status, answer.body) == (200, CONTENT)


def test_large_files_are_sent_whole(workspace: Any, reader: Any) -> None:
    content = samples.pdf(size=300_001)
    document = make.make_document(make.space_of(workspace), content=content)
    assert get(document.url, reader).body == content


def test_a_file_missing_from_the_storage_is_a_404(document: Any, reader: Any) -> None:
    Path(document.file.path).unlink()
    assert get(document.url, reader).status == 404


def test_nginx_is_told_which_file_to_send(document: Any, reader: Any, settings: Any) -> None:
    settings.MEDIA_ACCEL_PREFIX = "/_private/"
    answer = get(document.url, reader)
    assert (answer.status, answer.body) == (200, b"")
    assert answer.headers["X-Accel-Redirect"] == f"/_private/{document.file.name}"
    assert answer.headers["Content-Type"] == "application/pdf"
    assert get(document.url, reader, range="bytes=0-1").status == 200
    assert get(document.url, make.make_user()).headers.get("X-Accel-Redirect") is None
    assert get(document.url, reader, **{"if-none-match": answer.headers["ETag"]}).status == 304


def test_renditions_made_several_at_once_have_addresses(workspace: Any, reader: Any) -> None:
    """Wagtail makes them in bulk, without the id that our addresses need."""
    image = make.make_image(make.space_of(workspace), content=samples.png(600, 400))
    renditions = image.get_renditions("width-100", "width-200", "width-300|format-webp")
    for rendition in renditions.values():
        answer = get(rendition.url, reader)
        assert answer.status == 200
        assert answer.headers["Content-Type"] in {"image/png", "image/webp"}
        assert get(rendition.url).status == 404
    assert PrivateRendition.objects.count() == 3


def test_nothing_else_gives_files(workspace: Any, document: Any) -> None:
    for name in ("wagtaildocs_serve", "wagtailimages_serve"):
        with pytest.raises(NoReverseMatch):
            reverse(name, args=(document.pk, document.filename))
    with pytest.raises(NotImplementedError):
        document.file.url  # noqa: B018
    stored = Path(document.file.path)
    assert stored.is_relative_to(settings.PRIVATE_MEDIA_ROOT)
    assert not stored.is_relative_to(settings.MEDIA_ROOT)
    for path in (f"/media/{document.file.name}", f"/public/{document.file.name}", f"/static/{document.file.name}"):
        assert get(path).status == 404


def test_queries_of_serving(workspace: Any, reader: Any, django_assert_max_num_queries: Any) -> None:
    image = make.make_image(make.space_of(workspace))
    rendition = image.get_rendition("max-165x165")
    client = Client()
    client.force_login(reader)
    for file, most in ((image, 9), (rendition, 10)):
        with django_assert_max_num_queries(most):
            assert client.get(file.url).getvalue()
    make.make_article(workspace, body=make.body(make.picture_block(image)))
    with django_assert_max_num_queries(5):
        assert client.get(rendition.url).getvalue()
