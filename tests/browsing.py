"""Debian's Chromium at work on the live server: signed in without the form, and what every page must satisfy."""

import os
import time
from typing import Any

from axe_playwright_python.base import AxeResults
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Page

from intranet.accounts.models import User

# Where to keep pictures of the pages, to look at them; nowhere by default.
PICTURES = os.environ.get("PICTURES")
TIMEOUT = 30_000
AXE = Axe()
RUN_AXE = "axe.run({resultTypes: ['violations']}).then(({violations}) => ({violations}))"
TOO_WIDE = """width => [...document.querySelectorAll("body *")]
  .filter((each) => each.getBoundingClientRect().right > width + 0.5)
  .slice(0, 5).map((each) => each.outerHTML.slice(0, 160))"""
# What the pages of the test under way were refused by their Content-Security-Policy; the browser's fixture looks at it.
REFUSED: list[str] = []


def open_as(
    browser: Browser, address: str, person: User | None = None, language: str = "fr", width: int = 1280, **options: Any
) -> Page:
    """A browser of ``person``'s own on the site at ``address``, already signed in; anonymous for None.

    ``options`` are Playwright's for a context (``java_script_enabled``, ``color_scheme``). Addresses given to ``goto``
    may be relative.
    """
    viewport = {"width": width, "height": 900}
    context = browser.new_context(base_url=address, viewport=viewport, locale=language, **options)
    if person is not None:
        client = Client()
        client.force_login(person)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": address}])
    context.on("console", _note_refusal)
    page = context.new_page()
    page.set_default_timeout(TIMEOUT)
    return page


def accessibility_faults(page: Page) -> str:
    """What axe finds wrong with the page as it is shown now, by all of its rules; empty where nothing is.

    Its script stays in the document: bringing it there takes as long as running it. Faults alone come back.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.axe_script)
    found = AxeResults(page.evaluate(RUN_AXE))
    return found.generate_report() if found.violations_count else ""


def _note_refusal(message: ConsoleMessage) -> None:
    # A picture opened by itself is dressed by the browser, against the policy of files.
    if "Content Security Policy" in message.text and "/media/" not in message.location["url"]:
        REFUSED.append(f"{message.location['url']}: {message.text}")


def wait_until(page: Page, condition: str, arg: Any = None) -> None:
    """Wait for a condition in JavaScript; Playwright's own way has the page evaluate a text, which policies refuse."""
    end = time.monotonic() + TIMEOUT / 1000
    while not page.evaluate(condition, arg):
        assert time.monotonic() < end, f"never came true: {condition}"
        page.wait_for_timeout(50)


def check(page: Page, name: str) -> None:
    """No accessibility fault, and nothing wider than the screen."""
    faults = accessibility_faults(page)
    assert not faults, f"{name}:\n{faults}"
    assert page.viewport_size is not None
    width = page.viewport_size["width"]
    wide = page.evaluate(TOO_WIDE, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{name} scrolls sideways: {wide}"
    if PICTURES:
        file = name.strip("/").replace("/", "_") or "home"
        page.screenshot(path=f"{PICTURES}/{width}_{file}.png", full_page=True)
