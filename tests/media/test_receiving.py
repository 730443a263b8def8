"""How files are received: bounded on the disk and in memory, whatever is sent and however it is cut."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.handlers.wsgi import WSGIRequest
from django.test import Client
from django.urls import reverse

from intranet.access.models import Role
from intranet.media.models import PrivateDocument
from tests import factories as make
from tests.media import samples
from tests.media.doors import DOORS, House, told

pytestmark = pytest.mark.django_db

BOUNDARY = "limite"


def part(name: str, content: bytes, disposition: str) -> bytes:
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{disposition}\r\n'
    return head.encode() + b"Content-Type: text/html\r\n\r\n" + content + b"\r\n"


@pytest.fixture
def browser() -> Client:
    client = Client()
    client.force_login(make.make_member(make.space_of(make.make_workspace()), Role.CONTRIBUTOR))
    return client


def send(client: Client, *parts: bytes) -> Any:
    body = b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()
    return client.post(reverse("wagtaildocs:add"), body, content_type=f"multipart/form-data; boundary={BOUNDARY}")


TITLE = part("title", b"Un titre", "")


@pytest.mark.parametrize(
    ("disposition", "kept_as"),
    [
        ('; filename="note.pdf"', "note.pdf"),
        ("; filename*=UTF-8''d%C3%A9j%C3%A0%20l%C3%A0.pdf", "deja-la.pdf"),
        ("; filename*=UTF-8''%2E%2E%2F%2E%2E%2Fa.exe", "a.pdf"),
        ('; filename="..\\\\..\\\\a.pdf"', "a.pdf"),
        ('; filename="a.pdf"; filename="b.html"', None),
        ('; filename="note.pdf%00.html"', None),
    ],
)
def test_names_in_every_writing(browser: Client, disposition: str, kept_as: str | None) -> None:
    assert send(browser, TITLE, part("file", samples.pdf(), disposition)).status_code == 302
    name = PrivateDocument.objects.get().filename
    assert name.endswith(".pdf")
    assert name.isascii()
    assert not set(name) & set("/\\% <>\"'")
    if kept_as:
        assert name == kept_as


def test_two_files_in_one_field_are_one(browser: Client, private_root: Path) -> None:
    good, bad = part("file", samples.pdf(), '; filename="a.pdf"'), part("file", samples.HTML, '; filename="b.pdf"')
    assert "type de fichier" in told(send(browser, TITLE, good, bad))
    assert not PrivateDocument.objects.exists()
    assert send(browser, TITLE, bad, good).status_code == 302
    assert [path.name for path in private_root.rglob("*") if path.is_file()] == ["a.pdf"]


@pytest.mark.parametrize("disposition", ["", '; filename=""'])
def test_a_file_without_a_name_is_none(browser: Client, disposition: str) -> None:
    assert "requis" in told(send(browser, TITLE, part("file", samples.pdf(), disposition)))
    assert not PrivateDocument.objects.exists()


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.name)
def test_too_large_is_told_by_every_door(door: Any, settings: Any, tmp_path: Path, private_root: Path) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    settings.FILE_UPLOAD_HANDLERS = ["intranet.media.handlers.BoundedFileUploadHandler"]
    house = House("fr")
    before = sorted(private_root.rglob("*")), house.rows()
    settings.DOCUMENT_MAX_BYTES = settings.IMAGE_MAX_BYTES = 100_000
    said = told(door.send(house, SimpleUploadedFile("a.jpg", samples.located_jpeg() + bytes(900_000))))
    assert "limite est de" in said
    # What was really sent, though no more than the limit was kept.
    assert "88" in said
    assert (sorted(private_root.rglob("*")), house.rows()) == before
    assert list(tmp_path.iterdir()) == []


class Stream:
    """A request's body that is made while it is read."""

    def __init__(self, *pieces: tuple[bytes, int]) -> None:
        self.pieces = list(pieces)
        self.waiting = b""

    def __len__(self) -> int:
        return sum(len(piece) * times for piece, times in self.pieces)

    def read(self, size: int = -1) -> bytes:
        while self.pieces and len(self.waiting) < size:
            piece, times = self.pieces.pop(0)
            self.waiting += piece
            if times > 1:
                self.pieces.insert(0, (piece, times - 1))
        taken, self.waiting = self.waiting[:size], self.waiting[size:]
        return taken

    # Asked for, never called: parts are read by size.
    readline = read


def request_of(stream: Stream) -> WSGIRequest:
    environ = {
        "REQUEST_METHOD": "POST",
        "CONTENT_TYPE": f"multipart/form-data; boundary={BOUNDARY}",
        "CONTENT_LENGTH": str(len(stream)),
        "wsgi.input": stream,
    }
    return WSGIRequest(environ)


def test_no_more_is_kept_than_could_be_accepted(settings: Any, tmp_path: Path) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    settings.DOCUMENT_MAX_BYTES = settings.IMAGE_MAX_BYTES = 1_000_000
    head = part("file", b"", '; filename="a.pdf"').removesuffix(b"\r\n")
    end = (f"\r\n--{BOUNDARY}--\r\n".encode(), 1)
    request = request_of(Stream((head, 1), (bytes(100_000), 100), end))
    file = request.FILES["file"]
    assert file.size == 10_000_000
    assert Path(file.temporary_file_path()).stat().st_size == 1_000_001
    request.close()
    assert list(tmp_path.iterdir()) == []

    several = request_of(Stream((head, 1), (bytes(100_000), 8), (b"\r\n" + head, 1), (bytes(100_000), 30), end))
    with pytest.raises(RequestDataTooBig):
        several.FILES  # noqa: B018
    assert list(tmp_path.iterdir()) == []


MEASURE = """
import json, sys
import django
django.setup()
from tests.media import test_receiving as receiving
for kind in ("csv", "pdf", "zip"):
    print(json.dumps([kind, *receiving.measure(kind, 48), receiving.measure(kind, 48, whole=True)[0]]))
"""


def measure(kind: str, megabytes: int, *, whole: bool = False) -> tuple[float, float]:
    """Receive, check, fingerprint and store a file of that size: megabytes of memory more, and seconds.

    ``whole``: read it at once before, to see that this is seen.
    """
    import shutil
    import tempfile
    import time

    from intranet.media.storage import PrivateFileSystemStorage
    from intranet.media.uploads import accept_document, fingerprint

    block = b"nom;commune;habitants\n" * 47_000
    body: list[tuple[bytes, int]] = {
        "csv": [(block, megabytes)],
        "pdf": [(samples.pdf()[:-20] + b"\n%", 1), (b"x" * 1_000_000, megabytes), (b"\n%%EOF\n", 1)],
        "zip": [(piece, 1) for piece in _stored_zip(megabytes)],
    }[kind]
    head = part("file", b"", f'; filename="a.{kind}"').removesuffix(b"\r\n")
    stream = Stream((head, 1), *body, (f"\r\n--{BOUNDARY}--\r\n".encode(), 1))
    folder = tempfile.mkdtemp()
    # What the modules and the making of the sample take is not of the measure.
    accept_document(SimpleUploadedFile("a.csv", b"a;b\n"))
    before = _peak(reset=True)
    began = time.process_time()
    request = request_of(stream)
    file = request.FILES["file"]
    if whole:
        kept_whole = file.read()
        assert kept_whole
    accepted = accept_document(file)
    assert accepted.size > (megabytes - 2) * 1_000_000
    assert fingerprint(accepted)
    PrivateFileSystemStorage(location=folder).save(accepted.name, accepted)
    seconds = time.process_time() - began
    request.close()
    shutil.rmtree(folder)
    return _peak() - before, seconds


def _peak(*, reset: bool = False) -> float:
    """Megabytes of memory that this process has held at most, since the start or the last reset (proc(5))."""
    if reset:
        Path("/proc/self/clear_refs").write_text("5")
    (line,) = (line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


def _stored_zip(megabytes: int) -> list[bytes]:
    """An archive of that size, in pieces: it is in memory before the measure starts, and counts for nothing in it."""
    content = bytes(range(256)) * 3906
    whole = samples.archive({f"{number}.dat": content for number in range(megabytes)})
    return [whole[start : start + 500_000] for start in range(0, len(whole), 500_000)]


def test_a_large_document_takes_little_memory_and_time() -> None:
    environment = {"DJANGO_SETTINGS_MODULE": "intranet.settings.test", "PATH": "/usr/bin:/bin"}
    command = [sys.executable, "-c", MEASURE]
    done = subprocess.run(
        command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False, timeout=180
    )
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("[")]
    assert len(lines) == 3
    for kind, memory, seconds, whole in lines:
        assert memory < 20, kind
        # The measure sees what it should.
        assert whole > 40, kind
        assert seconds < 15, kind
