"""Debian's Chromium on a server of our own: the pictures themselves."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import Literal, cast

from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.test import Client
from django.urls import clear_url_caches, set_urlconf
from playwright.sync_api import BrowserContext, Page, ViewportSize, sync_playwright

from intranet.accounts.models import User

from . import error_urls
from .examples import Example, speaking

# Those further down are only asked for when somebody comes near.
SHOW_PICTURES = """() => Promise.all([...document.images].map((image) => {
  image.loading = "eager";
  return image.decode().catch(() => null);
}))"""
LOCALES = {"fr": "fr-FR", "en": "en-GB"}
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


class _Silent(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the pictures are what is looked at."""


@contextmanager
def served() -> Iterator[str]:
    """The address of the site and of its error pages, on a free port of this machine."""
    from threading import Thread

    settings.ALLOWED_HOSTS = ["127.0.0.1", "testserver"]
    settings.ROOT_URLCONF = error_urls.__name__
    set_urlconf(None)
    clear_url_caches()
    server = ThreadedWSGIServer(("127.0.0.1", 0), _Silent)
    server.set_app(StaticFilesHandler(get_wsgi_application()))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


def take(examples: Iterable[Example], folder: Path, widths: Iterable[int], schemes: Iterable[str]) -> int:
    """Pictures of whole pages, each page loaded once for its two schemes; returns how many."""
    browser_path = next(filter(None, map(shutil.which, BROWSERS)), None)
    by_reader: dict[tuple[User | None, str], list[Example]] = {}
    for example in examples:
        by_reader.setdefault((example.reader, example.language), []).append(example)
    taken = 0
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        for ((reader, language), wanted), width in product(by_reader.items(), widths):
            viewport = ViewportSize(width=width, height=900)
            context = browser.new_context(base_url=address, viewport=viewport, locale=LOCALES[language])
            _sign_in(context, reader, address)
            with speaking(reader, language):
                taken += _take_all(context.new_page(), wanted, folder / f"{width}", schemes)
            context.close()
        browser.close()
    return taken


def _take_all(page: Page, wanted: Iterable[Example], start: Path, schemes: Iterable[str]) -> int:
    taken = 0
    for example in wanted:
        page.goto(example.path)
        page.evaluate(SHOW_PICTURES)
        for scheme in schemes:
            page.emulate_media(color_scheme=cast(Literal["light", "dark"], scheme))
            file = start.with_name(f"{start.name}-{scheme}-{example.language}-{example.name}.png")
            page.screenshot(path=file, full_page=True, animations="disabled")
            taken += 1
    return taken


def _sign_in(context: BrowserContext, reader: User | None, address: str) -> None:
    if reader is None:
        return
    client = Client()
    client.force_login(reader, backend=settings.AUTHENTICATION_BACKENDS[0])
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": address}])
