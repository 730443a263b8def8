"""ClamAV: what it finds is refused, what it cannot scan follows the setting; with a false daemon and a real one."""

import hashlib
import logging
import socket
import struct
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.core.checks import run_checks
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from intranet.media.models import PrivateDocument, PrivateImage
from tests import factories as make
from tests.media import samples
from tests.media.doors import DOORS, House, told
from tests.services import require

pytestmark = pytest.mark.django_db

# In two pieces: whole, it would make a scanner take this file away.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD" + rb"-ANTIVIRUS-TEST-FILE!$H+H*"
MARK = b"interpoles-test-mark"


class FalseDaemon:
    """Speaks clamd's language on a socket: PING, VERSION, and INSTREAM with pieces led by their length."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "clamd.sock"
        self.received: list[bytes] = []
        self.answer = "stream: OK"
        self.hang = threading.Event()
        self.hang_up_after: int | None = None
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.bind(str(self.path))
        self.socket.listen()
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _address = self.socket.accept()
            except OSError:
                return
            with connection, connection.makefile("rb") as asked, suppress(OSError):
                command = asked.readline()
                if command == b"nPING\n":
                    connection.sendall(b"PONG\n")
                elif command == b"nINSTREAM\n":
                    self._scan(connection, asked)

    def _scan(self, connection: socket.socket, asked: Any) -> None:
        content = b""
        while (size := struct.unpack("!L", asked.read(4))[0]) > 0:
            content += asked.read(size)
            if self.hang_up_after is not None and len(content) > self.hang_up_after:
                return
        self.received.append(content)
        if self.hang.is_set():
            time.sleep(3)
        found = "stream: Test.Mark FOUND" if MARK in content else self.answer
        connection.sendall(found.encode() + b"\n")

    def close(self) -> None:
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()
        self.thread.join(5)


@pytest.fixture
def daemon(tmp_path: Path, settings: Any) -> Iterator[FalseDaemon]:
    made = FalseDaemon(tmp_path)
    settings.CLAMAV_URL = f"unix://{made.path}"
    settings.CLAMAV_TIMEOUT = 1
    yield made
    made.close()


def files(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.is_file()]


def test_without_a_scanner_nothing_is_asked(settings: Any) -> None:
    settings.CLAMAV_URL = ""
    assert make.make_document(None, content=samples.pdf(MARK.decode())).pk


def test_the_whole_file_is_shown_as_it_was_sent(daemon: FalseDaemon) -> None:
    content = samples.pdf(size=100_001)
    make.make_document(None, content=content)
    picture = samples.located_jpeg()
    make.make_image(None, content=picture)
    # Once each, though a form, the model and the storage all check.
    assert daemon.received == [content, picture]


def test_what_is_found_is_refused_at_every_door(
    daemon: FalseDaemon, private_root: Path, caplog: pytest.LogCaptureFixture
) -> None:
    houses = {language: House(language) for language in ("fr", "en")}
    document = samples.pdf(MARK.decode())
    # After the end of a picture: it would go, and yet its sender ought to know.
    picture = samples.saved(samples.picture(200, 150), "JPEG") + MARK
    before = files(private_root), houses["fr"].rows()
    for language, said in (("fr", "a reconnu un programme malveillant"), ("en", "recognised a malicious program")):
        for door in DOORS:
            sent = SimpleUploadedFile("a.jpg", picture) if door.pictures else SimpleUploadedFile("a.pdf", document)
            with caplog.at_level(logging.WARNING, "intranet.media.scanning"):
                message = told(door.send(houses[language], sent))
            assert said in message, (door.name, message)
            assert "Test.Mark" in message
    assert (files(private_root), houses["fr"].rows()) == before
    assert "Infected file refused: Test.Mark in 'a.pdf'" in caplog.messages
    assert len(caplog.messages) == 2 * len(DOORS)


@pytest.mark.parametrize("trouble", ["absent", "silent", "hangs up", "error"])
def test_what_cannot_be_scanned_is_refused_or_noted(
    trouble: str, daemon: FalseDaemon, settings: Any, private_root: Path, caplog: pytest.LogCaptureFixture
) -> None:
    if trouble == "absent":
        settings.CLAMAV_URL = "unix:///nowhere/clamd.sock"
    elif trouble == "silent":
        daemon.hang.set()
    elif trouble == "hangs up":
        daemon.hang_up_after = 50_000
    else:
        daemon.answer = "INSTREAM: Can't allocate memory ERROR"
    content = samples.pdf(size=3_000_000)
    began = time.monotonic()
    with pytest.raises(ValidationError, match="L’antivirus ne répond pas"):
        PrivateDocument.objects.create(title="x", file=ContentFile(content, "a.pdf"))
    assert time.monotonic() - began < 10
    assert not PrivateDocument.objects.exists()
    assert files(private_root) == []
    assert "could not be scanned: 'a.pdf'" in caplog.text

    caplog.clear()
    settings.CLAMAV_UNREACHABLE = "ACCEPT"
    assert make.make_document(None, content=content).pk
    assert "accepted without being scanned" in caplog.text


def test_a_file_that_waits_for_its_form_is_scanned_again(
    daemon: FalseDaemon, settings: Any, private_root: Path
) -> None:
    """Its title was wrong; when that is put right, the scanner may be gone."""
    from django.urls import reverse
    from wagtail.models import UploadedFile

    house = House("fr")
    client = house.client(house.editor)
    for kind, name in (("docs", "document"), ("images", "image")):
        sent = {"files[]": SimpleUploadedFile("a.jpg", samples.located_jpeg()), "title": "x" * 300}
        waiting = client.post(reverse(f"wagtail{kind}:add_multiple"), sent).json()["uploaded_file_id"]
        then = reverse(f"wagtail{kind}:create_multiple_from_uploaded_{name}", args=[waiting])
        typed = {f"uploaded-{name}-{waiting}-title": "Une rue rare"}
        good = settings.CLAMAV_URL
        settings.CLAMAV_URL = "unix:///nowhere/clamd.sock"
        refused = client.post(then, typed)
        assert refused.status_code == 200
        assert refused.json()["success"] is False
        assert "L’antivirus ne répond pas" in refused.json()["form"]
        assert "Une rue rare" in refused.json()["form"]
        settings.CLAMAV_URL = good
        assert client.post(then, typed).json()["success"] is True
        assert not UploadedFile.objects.exists()


def test_the_check_at_start(daemon: FalseDaemon, settings: Any) -> None:
    def told() -> list[str]:
        return [each.id for each in run_checks(include_deployment_checks=True) if each.id == "interpoles.W010"]

    assert told() == []
    settings.CLAMAV_URL = "tcp://127.0.0.1:1"
    assert told() == ["interpoles.W010"]
    settings.CLAMAV_URL = ""
    assert told() == []


@pytest.fixture
def clamd(tmp_path: Path, settings: Any) -> Iterator[Path]:
    """The real one, on two signatures of our own: the usual ones weigh 300 MB and come from the network."""
    program = require("clamd")
    database = tmp_path / "database"
    database.mkdir()
    digest = hashlib.md5(EICAR, usedforsecurity=False).hexdigest()
    (database / "test.hdb").write_text(f"{digest}:{len(EICAR)}:Test.Eicar\n")
    (database / "test.ndb").write_text(f"Test.Mark:0:*:{MARK.hex()}\n")
    path = tmp_path / "clamd.sock"
    lines = (
        f"DatabaseDirectory {database}",
        f"LocalSocket {path}",
        f"TemporaryDirectory {tmp_path}",
        "Foreground yes",
        "StreamMaxLength 1M",
    )
    (tmp_path / "clamd.conf").write_text("\n".join(lines) + "\n")
    command = [program, "-c", str(tmp_path / "clamd.conf")]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _attempt in range(300):
            if path.exists() or process.poll() is not None:
                break
            time.sleep(0.1)
        settings.CLAMAV_URL = f"unix://{path}"
        yield path
    finally:
        process.terminate()
        process.wait(20)


def test_with_the_real_daemon(clamd: Path, private_root: Path) -> None:
    house = House("fr")
    document = samples.archive({"notice.txt": EICAR})
    before = files(private_root), house.rows()
    for content, name, virus in (
        (EICAR, "notice.txt", "Test.Eicar"),
        # It looks into archives and documents by itself.
        (document, "lot.zip", "Test.Eicar"),
        (samples.pdf(MARK.decode()), "note.pdf", "Test.Mark"),
    ):
        message = told(DOORS[0].send(house, SimpleUploadedFile(name, content)))
        assert "a reconnu un programme malveillant" in message
        assert virus in message
    assert (files(private_root), house.rows()) == before
    assert make.make_document(None, content=samples.pdf()).pk
    assert make.make_image(None, content=samples.png()).pk
    # Beyond its StreamMaxLength it hangs up: refused, as told to do with what is not scanned.
    with pytest.raises(ValidationError, match="L’antivirus ne répond pas"):
        PrivateDocument.objects.create(title="x", file=ContentFile(samples.pdf(size=3_000_000), "a.pdf"))
    assert PrivateImage.objects.count() == 2
