"""People at work in a real browser, on the real server, with Debian's Chromium."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from intranet.accounts.models import User
from tests.browsing import open_as
from tests.factories import PASSWORD
from tests.media.samples import pdf, png


@pytest.fixture
def visit(browser: Browser, live_server: Any, transactional_site: None) -> Callable[..., Page]:
    """``visit(user)``: a browser of their own, signed in through the sign-in page; ``visit()``: an anonymous one."""

    def visit(user: User | None = None) -> Page:
        page = open_as(browser, live_server.url, language="fr-FR")
        if user is not None:
            page.goto("/fr/comptes/login/")
            page.get_by_label("Adresse électronique").fill(user.email)
            page.get_by_label("Mot de passe").fill(PASSWORD)
            with page.expect_navigation():
                page.keyboard.press("Enter")
        return page

    return visit


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """A picture and a PDF on the person's own machine."""
    made = {"picture": tmp_path / "place du marché.png", "document": tmp_path / "compte rendu.pdf"}
    made["picture"].write_bytes(png(900, 600))
    made["document"].write_bytes(pdf("Compte rendu de la réunion"))
    return made
