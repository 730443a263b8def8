"""From French to English and on: a machine drafts, a translator corrects, a partner reads, the original changes."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from intranet.access.models import Audience, Role
from intranet.accounts.models import User
from intranet.pages.models import ArticlePage
from intranet.translation.desk.work import begin_translation, claim_translation
from intranet.translation.models import Segment, SpaceTranslationSettings, TranslatorRole
from tests import factories as make
from tests.browsing import check, open_as
from tests.journeys import editor
from tests.services import require
from tests.translation.pages import english, set_body

pytestmark = pytest.mark.django_db(transaction=True)
PARAGRAPHS = [
    "La commune entretient les haies du village.",
    "Le groupe de travail se réunit <b>chaque mois</b> à Caen.",
    "Les habitants comptent les oiseaux au printemps.",
]


def text(*paragraphs: str) -> dict[str, Any]:
    html = "".join(f'<p data-block-key="k{number}">{words}</p>' for number, words in enumerate(paragraphs))
    return {"type": "text", "value": html, "id": "t1"}


@pytest.fixture
def workspace(transactional_site: None) -> Any:
    return make.make_workspace("Environnement", domain=make.make_domain("Environnement"), audience=Audience.NETWORK)


@pytest.fixture
def translator(workspace: Any) -> User:
    space = make.space_of(workspace)
    person = make.make_member(space, Role.READER)
    person.language = "en"
    person.save()
    TranslatorRole.objects.create(space=space, person=person, locale=english())
    SpaceTranslationSettings.objects.create(space=space, translators_publish=True)
    return person


def at_segment(page: Page, words: str) -> Any:
    return page.locator(".segment", has=page.get_by_text(words))


def banner(page: Page) -> str:
    """What the page says of its translation, with plain spaces."""
    return " ".join(page.locator(".told").inner_text().replace("\u00a0", " ").split())


def told_alike(browser: Browser, address: str, url: str, partner: User, english_words: str, french_words: str) -> None:
    """The banner, in the reader's language, on a screen and on a phone, with scripts and without."""
    for language, words in (("en", english_words), ("fr", french_words)):
        partner.language = language
        partner.save()
        for width, scripts in ((1280, True), (390, False)):
            page = open_as(browser, address, partner, language=language, width=width, java_script_enabled=scripts)
            page.goto(url)
            assert words in banner(page), (language, width)
            page.context.close()


def test_a_page_is_drafted_corrected_read_and_seen_to_again(
    browser: Browser, live_server: Any, workspace: Any, translator: User, settings: Any
) -> None:
    require("apertium")
    settings.MACHINE_TRANSLATION = "APERTIUM"
    referent = make.make_referent(make.space_of(workspace).domain)
    partner = make.make_network_member()
    article = make.make_article(
        workspace, "Le plan des haies", live=False, owner=referent, body=make.body(text(*PARAGRAPHS))
    )

    # The referent publishes, has the machine draft, and hands it out.
    page = open_as(browser, live_server.url, referent)
    page.goto(f"/admin/pages/{article.pk}/edit/")
    editor.choose_action(page, "Publier")
    article = ArticlePage.objects.get(pk=article.pk)
    page.goto(article.url)
    page.get_by_role("link", name="Traduire en anglais").click()
    page.get_by_role("button", name="Ouvrir sans la prendre").click()
    page.get_by_role("button", name="Brouillon par la machine").click()
    expect(page.locator(".segment")).to_have_count(4)
    expect(page.locator(".desk-stage--machine")).to_have_count(4)
    assert "*" not in at_segment(page, "oiseaux").locator("textarea").input_value()
    assert "<b1>" in at_segment(page, "chaque mois").locator("textarea").input_value()
    page.get_by_role("link", name="Confier…").click()
    page.get_by_label("À qui ?").select_option(str(translator.pk))
    page.get_by_role("button", name="Confier", exact=True).click()
    expect(page.get_by_text(f"En main : {translator}".replace(" :", "\u00a0:"))).to_be_visible()

    # The translator finds it at home, corrects two segments and publishes.
    page = open_as(browser, live_server.url, translator, language="en")
    page.goto("/en/")
    page.locator("#waiting").get_by_role("link", name="Le plan des haies").click()
    for words, said in {"Le plan des haies": "The hedge plan", "oiseaux": "Residents count birds in spring."}.items():
        segment = at_segment(page, words)
        segment.locator("textarea").fill(said)
        segment.get_by_role("checkbox").check()
    page.get_by_role("button", name="Save and publish…").click()
    page.get_by_label("I have reviewed all of it").check()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The hedge plan")

    # The partner reads it.
    reader = open_as(browser, live_server.url, partner, language="en")
    target = make.english(article).url
    reader.goto(target)
    expect(reader.get_by_role("heading", level=1)).to_have_text("The hedge plan")
    expect(reader.get_by_text("Residents count birds in spring.")).to_be_visible()
    reviewed = "Translated from French, reviewed on", "Traduction de la version en français, relue le"
    told_alike(browser, live_server.url, target, partner, *reviewed)

    # A paragraph changes, another is said twice; the desk has one to do, memory has the other, and the rest stays.
    changed = [PARAGRAPHS[0], PARAGRAPHS[1], "Les habitants comptent les oiseaux au printemps et en hiver."]
    set_body(article, [text(*changed, PARAGRAPHS[0])], by=referent)
    outdated = "The French version changed on", "La version en français a changé le"
    told_alike(browser, live_server.url, target, partner, *outdated)
    phone = open_as(browser, live_server.url, partner, language="fr", width=390, java_script_enabled=False)
    phone.goto(target)
    phone.get_by_role("link", name="Les deux versions côte à côte").click()
    expect(phone.locator("ins")).to_contain_text("et en hiver")
    expect(phone.get_by_text("Residents count birds in spring.")).to_be_visible()
    expect(phone.get_by_text("Changé depuis la traduction")).to_have_count(1)
    expect(phone.get_by_text("Pas encore traduit")).to_have_count(1)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    page.goto("/en/traductions/")
    expect(page.locator(".desk-row")).to_contain_text("2 segments to look at again")
    page.get_by_role("link", name="Le plan des haies").click()
    expect(page.locator("textarea")).to_have_count(2)
    expect(page.locator(".desk-stage--outdated, .desk-stage--asked")).to_have_count(1)
    refilled = at_segment(page, "haies du village")
    expect(refilled.get_by_text("From memory, to be reviewed")).to_be_visible()
    assert refilled.locator("textarea").input_value() == Segment.objects.get(path="body.t1.k0").target
    refilled.get_by_role("checkbox").check()
    expect(page.locator("ins")).to_contain_text("et en hiver")
    opened = at_segment(page, "en hiver")
    opened.locator("textarea").fill("Residents count birds in spring and winter.")
    opened.get_by_role("checkbox").check()
    page.get_by_role("button", name="Save and publish…").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text("in spring and winter")).to_be_visible()
    told_alike(browser, live_server.url, target, partner, *reviewed)


@pytest.fixture
def in_hand(workspace: Any, translator: User) -> Any:
    article = make.make_article(workspace, "Le plan des haies", body=make.body(text(*PARAGRAPHS)))
    claim_translation(begin_translation(make.english(article), english(), by=translator), by=translator)
    return article


def test_a_phone_without_scripts_translates(browser: Browser, live_server: Any, in_hand: Any, translator: User) -> None:
    page = open_as(browser, live_server.url, translator, language="en", width=390, java_script_enabled=False)
    page.goto("/en/traductions/")
    page.get_by_role("link", name="Le plan des haies").click()
    marked = at_segment(page, "chaque mois").locator("textarea")
    marked.fill("The group meets <b1>every month in Caen.")
    at_segment(page, "haies du village").locator("textarea").fill("The municipality keeps the hedges.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("1 segment is not saved.")
    expect(page.get_by_role("alert")).to_contain_text("1 other one is.")
    wrong = at_segment(page, "chaque mois").locator("textarea")
    expect(wrong).to_have_value("The group meets <b1>every month in Caen.")
    wrong.fill("The group meets <b1>every month</b1> in Caen.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("1 segment saved.")).to_be_visible()
    assert Segment.objects.filter(translation__source=in_hand).exclude(target="").count() == 2


def test_keys_memory_and_what_was_typed_and_never_saved(
    browser: Browser, live_server: Any, in_hand: Any, translator: User
) -> None:
    page = open_as(browser, live_server.url, translator, language="en")
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"/en/traductions/{in_hand.pk}/en/")
    check(page, "the desk's editing screen")
    first = at_segment(page, "Le plan des haies").locator("textarea")
    first.fill("The hedge plan")
    page.reload()
    page.get_by_role("button", name="Take them up again").click()
    expect(at_segment(page, "Le plan des haies").locator("textarea")).to_have_value("The hedge plan")
    first.focus()
    page.keyboard.press("Alt+Enter")
    expect(at_segment(page, "Le plan des haies").get_by_role("checkbox")).to_be_checked()
    expect(page.locator("textarea:focus")).to_have_attribute("id", page.locator("textarea").nth(1).get_attribute("id"))
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("1 segment saved.")).to_be_visible()
    page.goto(f"/en/traductions/{in_hand.pk}/en/?montrer=a-faire")
    at_segment(page, "haies du village").get_by_role("link", name="Memory").click()
    expect(page.get_by_text("The memory knows nothing like it.")).to_be_visible()
