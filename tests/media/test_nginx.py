"""nginx sends the files that the application names: with the configuration that is delivered, and its real headers."""

import http.client
import re
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.http import Http404
from django.test import RequestFactory

from intranet.media.serving import file_response
from tests import factories as make
from tests.media import samples
from tests.services import require

pytestmark = pytest.mark.django_db

DELIVERED = Path(django_settings.BASE_DIR) / "deploy" / "nginx.conf.example"
CONTENT = samples.pdf(size=5000)


class Upstream:
    """Stands for the application: it repeats the answer that the application gave in the test."""

    def __init__(self) -> None:
        self.headers: dict[str, str] = {}
        upstream = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                for name, value in upstream.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", "0")
                self.end_headers()

            do_HEAD = do_GET

            def log_message(self, *args: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def upstream() -> Iterator[Upstream]:
    made = Upstream()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def nginx(tmp_path: Path, private_root: Path, upstream: Upstream) -> Iterator[int]:
    """The port of an nginx set up with the delivered file."""
    program = require("nginx")
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        port = chosen.getsockname()[1]
    (location,) = re.findall(r"location /_private/ \{.*?\}", DELIVERED.read_text(), re.DOTALL)
    (tmp_path / "private.conf").write_text(location.replace("/var/lib/interpoles/private", str(private_root)))
    temporary = "".join(
        f"{kind}_temp_path {tmp_path}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (tmp_path / "nginx.conf").write_text(
        f"daemon off; user root; worker_processes 1; pid {tmp_path}/pid; error_log {tmp_path}/error.log;"
        f"events {{}} http {{ access_log off; {temporary} server {{ listen 127.0.0.1:{port};"
        f"include {tmp_path}/private.conf; location / {{ proxy_pass http://127.0.0.1:{upstream.port}; }} }} }}"
    )
    process = subprocess.Popen([program, "-c", tmp_path / "nginx.conf", "-e", tmp_path / "error.log"])
    for _attempt in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    yield port
    process.terminate()
    process.wait()


def ask(port: int, path: str, method: str = "GET", **headers: str) -> tuple[int, Any, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def test_nginx_sends_what_the_application_names(nginx: int, upstream: Upstream, settings: Any) -> None:
    settings.MEDIA_ACCEL_PREFIX = "/_private/"
    document = make.make_document(None, content=CONTENT)
    response = file_response(RequestFactory().get(document.url), document, public=False)
    upstream.headers = dict(response.headers)
    status, headers, body = ask(nginx, document.url)
    assert (status, body) == (200, CONTENT)
    assert headers["Content-Type"] == "application/pdf"
    assert headers["Content-Disposition"] == response["Content-Disposition"]
    assert headers["Cache-Control"] == "private, no-cache"
    assert headers.get_all("Content-Security-Policy") == [response["Content-Security-Policy"]]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Cookie" in headers["Vary"]
    assert headers["X-Accel-Redirect"] is None
    status, part, body = ask(nginx, document.url, range="bytes=10-19")
    assert (status, part["Content-Range"], body) == (206, "bytes 10-19/5000", CONTENT[10:20])
    status, beyond, body = ask(nginx, document.url, range="bytes=5000-")
    assert status == 416
    status, confirmed, body = ask(nginx, document.url, if_none_match=headers["ETag"])
    assert (status, body) == (304, b"")
    status, head, body = ask(nginx, document.url, "HEAD")
    assert (status, head["Content-Length"], body) == (200, "5000", b"")
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("name", ["page.html", "note.md"])
def test_what_reads_as_a_page_leaves_to_be_saved_and_is_shown_as_nothing(
    name: str, nginx: int, upstream: Upstream, settings: Any
) -> None:
    content = samples.HTML if name == "page.html" else b"# Note\n\n" + samples.HTML
    document = make.make_document(None, content=content, file_name=name)
    request, answers = RequestFactory().get(document.url), []
    itself: Any = file_response(request, document, public=True)
    answers.append((itself.headers, itself.getvalue()))
    itself.close()
    settings.MEDIA_ACCEL_PREFIX = "/_private/"
    upstream.headers = dict(file_response(request, document, public=True).headers)
    for asked in ({}, {"range": "bytes=0-999"}):
        _status, headers, body = ask(nginx, document.url, **asked)
        answers.append((headers, body))
    for headers, body in answers:
        assert body == content
        assert headers["Content-Type"] == {"page.html": "application/octet-stream", "note.md": "text/markdown"}[name]
        assert headers["Content-Disposition"] == f'attachment; filename="{name}"'
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_nobody_asks_nginx_for_the_folder_itself(nginx: int, upstream: Upstream, private_root: Path) -> None:
    """Neither by its address nor by a way around it: what the application does not name is not there."""
    document = make.make_document(None, content=CONTENT)
    stored = document.file.name
    secret = private_root.parent / "secret.txt"
    secret.write_bytes(CONTENT)
    paths = (
        f"/_private/{stored}",
        f"/_private//{stored}",
        f"/%5fprivate/{stored}",
        f"/autre/../_private/{stored}",
        f"/autre/%2e%2e/_private/{stored}",
        "/_private/../secret.txt",
        "/_private/..%2fsecret.txt",
        "/_private../secret.txt",
        "/_private",
        "/_private/",
    )
    for path in paths:
        status, headers, body = ask(nginx, path)
        assert CONTENT not in body, path
        # Elsewhere than in that folder, the application answers: here, an empty page.
        assert status in {400, 404} or (status, body) == (200, b""), path
        assert headers["Content-Type"] != "application/pdf", path
    secret.unlink()


@pytest.mark.parametrize("name", ["déjà là.pdf", "100 % à jour.pdf", "a%2fb.pdf", "what?a=1#b.pdf", "a+b & c;d.pdf"])
def test_names_that_storages_may_hold(
    name: str, nginx: int, upstream: Upstream, settings: Any, private_root: Path
) -> None:
    settings.MEDIA_ACCEL_PREFIX = "/_private/"
    document = make.make_document(None, content=CONTENT)
    stored = Path(document.file.path)
    stored.rename(stored.with_name(name))
    document.file.name = str(stored.with_name(name).relative_to(private_root))
    response = file_response(RequestFactory().get("/"), document, public=False)
    upstream.headers = dict(response.headers)
    status, headers, body = ask(nginx, "/media/documents/1/a.pdf")
    assert (status, body) == (200, CONTENT)
    assert headers["Content-Disposition"] == response["Content-Disposition"]
    assert response["Content-Disposition"].isascii()


def test_a_large_file_is_sent_from_the_disk(nginx: int, upstream: Upstream, settings: Any) -> None:
    settings.MEDIA_ACCEL_PREFIX = "/_private/"
    document = make.make_document(None, content=CONTENT)
    size = 40 * 1024 * 1024
    with Path(document.file.path).open("wb") as large:
        # With a hole: nothing is written but its end.
        large.seek(size - 3)
        large.write(b"end")
    response = file_response(RequestFactory().get("/"), document, public=True)
    upstream.headers = dict(response.headers)
    status, headers, body = ask(nginx, "/media/documents/1/a.pdf")
    assert (status, len(body), body[-3:]) == (200, size, b"end")
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Cookie" not in (headers["Vary"] or "")
    status, part, body = ask(nginx, "/media/documents/1/a.pdf", range="bytes=-3")
    assert (status, body, part["Content-Range"]) == (206, b"end", f"bytes {size - 3}-{size - 1}/{size}")


def test_a_missing_file_is_the_application_s_404(settings: Any) -> None:
    settings.MEDIA_ACCEL_PREFIX = "/_private/"
    document = make.make_document(None, content=CONTENT)
    Path(document.file.path).unlink()
    with pytest.raises(Http404):
        file_response(RequestFactory().get("/"), document, public=False)
