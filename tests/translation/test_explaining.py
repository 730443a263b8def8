"""Terms explained in the text of pages, and the glossary that everybody reads."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from playwright.sync_api import Browser

from intranet.access.models import Audience
from intranet.translation.models import Term, Wording
from tests import factories as make
from tests.browsing import check, open_as, wait_until

pytestmark = pytest.mark.django_db

WORD = re.compile(r'<a class="term"[^>]*aria-describedby="term-([^"]*)">([^<]*)</a>')


def article(*texts: str, language: str = "fr", **fields: Any) -> Any:
    workspace = make.make_workspace(audience=Audience.PUBLIC)
    parent = workspace if language == "fr" else make.english(workspace)
    return make.make_article(parent, body=make.body(*(make.text_block(text) for text in texts)), **fields)


def read(page: Any, person: Any = None) -> str:
    client = Client()
    if person is not None:
        client.force_login(person)
    answer = client.get(page.get_url())
    assert answer.status_code == 200
    return answer.content.decode()


def explained(html: str) -> list[tuple[str, str]]:
    return WORD.findall(html)


class TestInTexts:
    def test_the_first_mention_of_each_term_leads_to_its_definition(self) -> None:
        html = read(article("<p>L’EPCI et le <b>PAT</b> des EPCI.</p>", "<p>Un PAT, un SCoT.</p>"))
        assert explained(html) == [("epci", "EPCI"), ("pat", "PAT"), ("scot", "SCoT")]
        assert 'href="/fr/glossaire/#epci"' in html
        note = html.split('id="term-epci"')[1].split("</div>")[0]
        assert Wording.objects.get(term__key="epci", language="fr").definition[:40] in note
        assert '<span lang="en">intermunicipal authority</span>' in note
        assert html.count("js/terms.js") == 1

    def test_titles_links_and_code_are_left_as_they_are(self) -> None:
        html = read(article('<h3>Le PAT</h3><p><a href="https://example.org/">Un PAT</a> et <code>PAT</code>.</p>'))
        assert explained(html) == []
        assert "js/terms.js" not in html

    def test_what_editors_say_is_common_is_not_explained(self) -> None:
        page = article("<p>Le bureau et le comité syndical.</p>")
        assert explained(read(page)) == [("comite-syndical", "comité syndical")]
        term = Term.objects.get(key="comite-syndical")
        term.is_explained = False
        term.save()
        assert explained(read(page)) == []

    def test_a_text_is_explained_in_its_own_language(self) -> None:
        english = article("<p>An intermunicipal authority.</p>", language="en")
        html = read(english)
        assert explained(html) == [("epci", "intermunicipal authority")]
        assert 'href="/en/glossaire/#epci"' in html
        assert "In French: <span" in html.replace("In French:</span>", "In French:")
        # Stood in for in the French tree, it stays English, whatever the reader's interface speaks.
        html = read(english.get_translations().first(), make.make_user(language="fr"))
        assert 'href="/en/glossaire/#epci"' in html
        assert "In French:" in html

    def test_every_kind_of_page_explains(self) -> None:
        workspace = make.make_workspace(audience=Audience.PUBLIC)
        workspace.purpose = "<p>Aider chaque EPCI.</p>"
        workspace.save_revision().publish()
        assert ("epci", "EPCI") in explained(read(workspace))

    def test_markup_in_a_definition_is_shown_as_it_is_written(self) -> None:
        Wording.objects.filter(term__key="pat", language="fr").update(definition="<script>x</script>")
        Term.objects.get(key="pat").save()
        html = read(article("<p>Un PAT &amp; un &lt;b&gt;SCoT&lt;/b&gt;.</p>"))
        assert "&lt;script&gt;x" in html
        assert "<script>x" not in html
        assert "&amp; un &lt;b&gt;<a" in html

    def test_as_many_terms_as_one_likes_cost_no_query(self) -> None:
        few, many = article("<p>Un texte.</p>"), article("<p>PAT, SCoT, EPCI, SRADDET, GeMAPI, chef de file.</p>")
        counts = []
        for page in (few, few, many):
            with CaptureQueriesContext(connection) as queries:
                read(page)
            counts.append(len(queries))
        assert counts[2] <= counts[1]


class TestGlossaryPage:
    def ask(self, language: str = "fr", **asked: str) -> str:
        answer = Client().get(f"/{language}/glossaire/", asked)
        assert answer.status_code == 200
        return answer.content.decode()

    def test_everybody_reads_it_from_a_to_z_in_the_language_of_the_address(self) -> None:
        html = self.ask()
        names = re.findall(r"<dfn>(.*?)</dfn>", html)
        assert len(names) == Term.objects.count()
        assert names.index("à la carte") < names.index("bassin de vie") < names.index("élu") < names.index("EPCI")
        assert '<a href="/en/glossaire/#epci" lang="en" hreflang="en">intermunicipal authority</a>' in html
        assert "<dfn>intermunicipal authority</dfn>" in self.ask("en")

    def test_another_name_leads_to_the_term(self) -> None:
        assert re.search(r"<dt>intercommunalité</dt>\s*<dd>voir <a href=\"#epci\">EPCI</a>", self.ask())

    def test_it_is_searched_without_accents_in_both_languages(self) -> None:
        for sought in ("comite syndical", "SYNDICAL comité", "assembly"):
            html = self.ask(q=sought)
            assert "<dfn>comité syndical</dfn>" in html
            assert "<dfn>EPCI</dfn>" not in html
        assert "Aucun terme" in self.ask(q="zqjamais")
        assert "&lt;b&gt;" in self.ask(q="<b>")

    def test_only_those_who_keep_it_are_shown_the_way_to_change_it(self, client: Client) -> None:
        assert "Modifier le glossaire" not in self.ask()
        client.force_login(make.make_team_member())
        assert "Modifier le glossaire" in client.get("/fr/glossaire/").content.decode()

    def test_a_term_that_changes_shows_at_once(self) -> None:
        Wording.objects.filter(term__key="elu", language="fr").update(preferred="Zqélu")
        Term.objects.get(key="elu").save()
        assert "Zqélu" in self.ask()


@pytest.mark.django_db(transaction=True)
class TestInABrowser:
    def test_a_definition_opens_on_hover_and_focus_and_closes_on_escape(
        self, browser: Browser, live_server: Any
    ) -> None:
        page = article("<p>D’abord un mot, puis l’EPCI, qui porte le PAT du territoire.</p>")
        tab = open_as(browser, live_server.url)
        tab.goto(page.get_url())
        word, note = tab.locator("a.term").first, tab.locator("#term-epci")
        assert not note.is_visible()
        word.hover()
        note.wait_for(state="visible")
        assert "Établissement public" in note.inner_text()
        # The definition itself may be pointed at, and stays.
        note.hover()
        tab.wait_for_timeout(600)
        assert note.is_visible()
        check(tab, "term-open")
        tab.keyboard.press("Escape")
        note.wait_for(state="hidden")
        tab.mouse.move(1, 1)
        # By keyboard: it opens with the focus, Escape closes it and the focus stays.
        tab.locator("body").press("Tab")
        for _step in range(60):
            if tab.evaluate("document.activeElement.className") == "term":
                break
            tab.keyboard.press("Tab")
        note.wait_for(state="visible")
        tab.keyboard.press("Escape")
        note.wait_for(state="hidden")
        assert tab.evaluate("document.activeElement.textContent") == "EPCI"
        tab.keyboard.press("Tab")
        tab.locator("#term-pat").wait_for(state="visible")
        assert not note.is_visible()
        tab.keyboard.press("Enter")
        tab.wait_for_url("**/fr/glossaire/#pat")

    def test_a_finger_opens_the_definition_and_then_the_glossary(self, browser: Browser, live_server: Any) -> None:
        page = article("<p>" + "Des mots avant lui. " * 6 + "L’EPCI.</p>")
        tab = open_as(browser, live_server.url, width=390, has_touch=True, is_mobile=True)
        tab.goto(page.get_url())
        tab.locator("a.term").tap()
        tab.locator("#term-epci").wait_for(state="visible")
        check(tab, "term-phone")
        tab.locator("h1").tap()
        tab.locator("#term-epci").wait_for(state="hidden")
        tab.locator("a.term").tap()
        tab.locator("#term-epci").wait_for(state="visible")
        tab.locator("a.term").tap()
        tab.wait_for_url("**/fr/glossaire/#epci")

    def test_without_a_script_the_word_leads_to_the_glossary(self, browser: Browser, live_server: Any) -> None:
        page = article("<p>L’EPCI.</p>")
        tab = open_as(browser, live_server.url, java_script_enabled=False)
        tab.goto(page.get_url())
        assert not tab.locator("#term-epci").is_visible()
        tab.locator("a.term").click()
        tab.wait_for_url("**/fr/glossaire/#epci")

    def test_paper_shows_the_text_alone(self, browser: Browser, live_server: Any) -> None:
        page = article("<p>L’EPCI.</p>")
        tab = open_as(browser, live_server.url)
        tab.goto(page.get_url())
        tab.locator("a.term").hover()
        tab.locator("#term-epci").wait_for(state="visible")
        tab.emulate_media(media="print")
        wait_until(tab, "getComputedStyle(document.querySelector('#term-epci')).display === 'none'")
        assert tab.evaluate("getComputedStyle(document.querySelector('a.term'), '::after').content") in {
            "none",
            "normal",
        }

    def test_the_glossary_is_accessible_and_its_letters_lead_to_terms(self, browser: Browser, live_server: Any) -> None:
        for width, scheme in ((1280, "light"), (390, "dark")):
            for language in ("fr", "en"):
                tab = open_as(browser, live_server.url, language=language, width=width, color_scheme=scheme)
                tab.goto(f"/{language}/glossaire/")
                check(tab, f"glossary_{language}")
        tab.locator(".letters a", has_text="S").first.click()
        tab.wait_for_url("**/en/glossaire/#lettre-S")
        tab.locator("#epci ~ dd a[hreflang='fr']").first.click()
        tab.wait_for_url("**/fr/glossaire/#epci")
