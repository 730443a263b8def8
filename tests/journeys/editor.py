"""Wagtail's editor, as somebody uses it: these gestures are the same in every journey."""

from pathlib import Path

from playwright.sync_api import Page


def start_article(page: Page, title: str) -> None:
    """From the toolbar of a workspace to an empty article with its title."""
    page.get_by_role("link", name="Ajouter une page").click()
    page.get_by_role("link", name="Article").first.click()
    page.locator("#id_title").fill(title)


def add_block(page: Page, name: str) -> None:
    page.get_by_role("button", name="Insérer un bloc").last.click()
    page.get_by_role("option", name=name, exact=True).click()


def write(page: Page, text: str) -> None:
    add_block(page, "Texte")
    page.locator(".public-DraftEditor-content").last.click()
    page.keyboard.type(text)


def add_picture(page: Page, file: Path, alternative: str) -> None:
    add_block(page, "Image")
    page.get_by_role("button", name="Choisir une image").click()
    _upload(page, file)
    page.get_by_label("Texte de remplacement").fill(alternative)


def add_document(page: Page, file: Path) -> None:
    add_block(page, "Documents")
    page.get_by_role("button", name="Choisir un document").click()
    _upload(page, file)


def _upload(page: Page, file: Path) -> None:
    modal = page.locator(".modal")
    modal.get_by_role("tab", name="Transférer").click()
    modal.locator("input[type=file]").set_input_files(file)
    # Wagtail proposes the file's name once its script has taken up the dialog; a program is quicker than that.
    modal.get_by_label("Titre").fill(file.stem)
    modal.get_by_role("button", name="Transférer").click()
    modal.wait_for(state="detached")


def choose_action(page: Page, name: str) -> None:
    """One of the actions at the foot of the editor, after which it leaves the page."""
    page.locator("footer").get_by_role("button", name="Plus d'actions").click()
    page.locator("footer").get_by_role("button", name=name, exact=True).click()
    page.locator(".messages .success").first.wait_for()
