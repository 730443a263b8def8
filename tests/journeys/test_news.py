"""A news item from draft to published: a contributor writes and submits, a news editor approves, everybody reads."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from intranet.access.models import Role, Space
from intranet.accounts.models import User
from intranet.news.models import NewsPage
from tests import factories as make
from tests.browsing import wait_until
from tests.journeys import editor

pytestmark = pytest.mark.django_db(transaction=True)
# From here on the menu needs no button.
WIDE = 800
TITLE = "Quarante boucles attendent leurs cyclistes"


def member(role: Role) -> User:
    return make.make_member(Space.objects.get(kind=Space.Kind.NEWS), role)


@pytest.mark.parametrize("width", [390, 1280])
def test_from_a_contributor_s_draft_to_everybody_s_news(
    visit: Callable[..., Page], files: dict[str, Path], width: int
) -> None:
    contributor, news_editor = member(Role.CONTRIBUTOR), member(Role.EDITOR)

    page = visit(contributor)
    page.set_viewport_size({"width": width, "height": 900})
    if width < WIDE:
        page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name="Actualités", exact=True).first.click()
    page.get_by_role("link", name="Ajouter une page").click()
    page.get_by_role("link", name=re.compile("^Actualité")).first.click()
    page.locator("#id_title").fill(TITLE)
    page.locator("#id_summary").fill("Le relevé d’hiver commence.")
    page.get_by_role("button", name="Choisir une image").first.click()
    upload(page, files["picture"])
    page.locator("#id_picture_alternative").fill("Un chemin creux entre deux haies")
    editor.write(page, "Une matinée à deux, un vélo chacun.")
    # The text goes into the form once the typing rests; a program is quicker than that.
    page.wait_for_timeout(800)
    # Kept as a draft first: submitting a page just begun can cross its saving by itself.
    page.locator("footer").get_by_role("button", name="Enregistrer le brouillon").click()
    page.locator(".messages .success").first.wait_for()
    item = NewsPage.objects.get(title=TITLE, alias_of=None)
    assert not item.live
    page.goto(f"/admin/pages/{item.pk}/edit/")
    choose(page, "Envoyer en relecture")

    visitor = visit()
    visitor.goto("/fr/actualites/")
    expect(visitor.get_by_text(TITLE)).to_have_count(0)

    page = visit(news_editor)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/admin/")
    page.get_by_role("link", name=TITLE).first.click()
    choose(page, "Approuver", exact=True)
    item.refresh_from_db()
    assert item.live

    visitor.goto("/fr/actualites/")
    visitor.set_viewport_size({"width": width, "height": 900})
    visitor.get_by_role("link", name=TITLE).click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(visitor.get_by_text("Publiée le")).to_be_visible()
    wait_until(visitor, "document.querySelector('figure img').naturalWidth > 0")
    assert visitor.get_by_role("img", name="Un chemin creux entre deux haies").is_visible()


def upload(page: Page, file: Path) -> None:
    modal = page.locator(".modal")
    modal.get_by_role("tab", name="Transférer").click()
    modal.locator("input[type=file]").set_input_files(file)
    modal.get_by_label("Titre").fill(file.stem)
    modal.get_by_role("button", name="Transférer").click()
    modal.wait_for(state="detached")


def choose(page: Page, name: str, **options: Any) -> None:
    """One of the actions at the foot of the editor."""
    footer = page.locator("footer")
    footer.get_by_role("button", name="Plus d'actions").click()
    footer.get_by_role("button", name=name, **options).first.click()
    page.locator(".messages .success").first.wait_for()
