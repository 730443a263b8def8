"""What readers see of a translation: its state in words, both versions side by side, in search and in the API."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation as languages
from playwright.sync_api import Browser
from wagtail.models import Locale, Page

from intranet.access.models import Audience, Role
from intranet.accounts.models import User
from intranet.translation.actions import publish_translation, request_translation, write_segments
from intranet.translation.models import Segment, SegmentState, SpaceTranslationSettings, Translation
from tests import factories as make
from tests.browsing import check, open_as

from .pages import TEXT, english, full_article, full_body, set_body

pytestmark = pytest.mark.django_db


@pytest.fixture
def workspace() -> Any:
    return make.make_workspace(audience=Audience.PUBLIC)


@pytest.fixture
def editor(workspace: Any) -> User:
    return make.make_member(make.space_of(workspace), Role.EDITOR)


@pytest.fixture
def article(workspace: Any) -> Any:
    return full_article(workspace)


def translated(article: Page, by: User, locale: Locale | None = None) -> Translation:
    found = request_translation(article, locale or english(), by=by)
    texts = {each.path: f"ZZ {each.source}" for each in found.segments.present()}
    write_segments(found, texts, by=by, reviewed=True)
    publish_translation(found, by=by)
    found.refresh_from_db()
    return found


def by_machine(article: Page, by: User) -> Translation:
    found = request_translation(article, english(), by=by)
    for segment in found.segments.present():
        Segment.objects.filter(pk=segment.pk).update(
            target=f"MT {segment.source}",
            translated_source=segment.source,
            state=SegmentState.MACHINE,
            engine="apertium",
        )
    space = found.source.get_parent()
    SpaceTranslationSettings.objects.update_or_create(space=make.space_of(space), defaults={"publishes_machine": True})
    publish_translation(found, by=by, reviewed=False)
    found.refresh_from_db()
    return found


def change(article: Page, by: User) -> None:
    blocks = full_body()
    blocks[1]["value"] = TEXT.replace("420 km", "430 km")
    set_body(article, blocks, by=by, summary="Un autre résumé.")


def read(page: Page, person: User | None = None) -> str:
    client = Client()
    if person is not None:
        client.force_login(person)
    answer = client.get(page.get_url())
    assert answer.status_code == 200
    return answer.content.decode()


def told(html: str) -> str:
    """The words at the top of the page."""
    found = re.search(r'<div class="fallback told.*?</div>', html, re.DOTALL)
    return "" if found is None else " ".join(re.sub(r"<[^>]*>", " ", found[0]).replace("\u00a0", " ").split())


def compare_url(page: Page, language: str = "en") -> str:
    with languages.override(language):
        return reverse("compare_versions", args=[page.pk])


def status(url: str, person: User | None = None) -> int:
    client = Client()
    if person is not None:
        client.force_login(person)
    return client.get(url).status_code


class TestAtTheTop:
    def test_the_original_says_nothing_and_its_stand_in_says_so(self, article: Any) -> None:
        assert told(read(article)) == ""
        assert told(read(make.english(article))).startswith("This page has no translation yet: here it is in French.")

    def test_a_draft_is_nobodys_to_know(self, article: Any, editor: User) -> None:
        before = told(read(make.english(article)))
        found = request_translation(article, english(), by=editor)
        write_segments(found, {"title": "Zqdraft"}, by=editor)
        html = read(make.english(article))
        assert told(html) == before
        assert "Zqdraft" not in html

    def test_a_reviewed_translation_says_when(self, article: Any, editor: User) -> None:
        target = translated(article, editor).target
        words = told(read(target))
        assert re.match(r"Translated from French, reviewed on \d+ \w+ \d{4}\. See the original", words)
        assert told(read(article)) == ""
        french = told(read(target, make.make_user(language="fr")))
        assert re.match(r"Traduction de la version en français, relue le \d+", french)

    def test_a_machines_words_are_told_as_such(self, article: Any, editor: User) -> None:
        target = by_machine(article, editor).target
        assert told(read(target)).startswith("Translated by machine from French, not reviewed.")

    def test_what_changed_since_is_named_and_leads_to_the_comparison(self, article: Any, editor: User) -> None:
        target = translated(article, editor).target
        change(article, editor)
        html = read(target)
        words = told(html)
        assert re.match(r"The French version changed on \d+ \w+ \d{4}\. Not translated yet: ", words)
        # Fields have the interface's names, parts the words of their heading as readers have it.
        assert "Not translated yet: Summary , ZZ Le projet ." in words
        assert f'href="{compare_url(target)}#part-summary"' in html
        assert f'href="{compare_url(target)}#part-1"' in html

    def test_the_other_way(self, workspace: Any, editor: User) -> None:
        article = full_article(make.english(workspace))
        french = Locale.objects.get(language_code="fr")
        assert told(read(article)) == ""
        target = translated(article, editor, french).target
        assert re.match(r"Traduction de la version en anglais, relue le ", told(read(target)))
        change(article, editor)
        assert "La version en anglais a changé le " in told(read(target))

    def test_an_original_that_is_gone_is_told(self, article: Any, editor: User) -> None:
        target = translated(article, editor).target
        Page.objects.get(pk=article.pk).unpublish()
        words = told(read(Page.objects.get(pk=target.pk).specific))
        assert "Translated from French, reviewed on" in words
        assert "See the original" not in words
        Page.objects.filter(pk=article.pk).first().specific.delete()
        found = Page.objects.filter(pk=target.pk).first()
        if found is not None:
            assert "no longer published" in told(read(found.specific))

    def test_it_costs_two_queries_and_nothing_where_nothing_is_translated(
        self, workspace: Any, article: Any, editor: User
    ) -> None:
        other = make.make_article(workspace)

        def cost(page: Page) -> int:
            read(page)
            with CaptureQueriesContext(connection) as queries:
                read(page)
            return len(queries)

        alone = cost(article), cost(other)
        target = translated(article, editor).target
        change(article, editor)
        assert cost(other) == alone[1]
        # The state; what changed and the headings of its parts; another version to be served.
        assert cost(target) <= alone[0] + 4


class TestSideBySide:
    def test_both_versions_stand_beside_each_other_with_what_changed(self, article: Any, editor: User) -> None:
        target = translated(article, editor).target
        change(article, editor)
        html = Client().get(compare_url(target)).content.decode().replace("\u00a0", " ")
        assert re.search(r'<p lang="fr">[^<]*La vélo-route', html)
        assert "ZZ La vélo-route" in html
        assert re.search(r"<del>.*?\[removed:\] </span>420</del>", html)
        assert re.search(r"<ins>.*?\[added:\] </span>430</ins>", html)
        assert 'id="part-summary"' in html
        assert 'id="part-1"' in html

    def test_nothing_of_a_draft_is_shown(self, article: Any, editor: User) -> None:
        found = translated(article, editor)
        write_segments(found, {"title": "Zqdraft of the desk"}, by=editor)
        draft = article.__class__.objects.get(pk=article.pk)
        draft.summary = "Zqdraft of the editor"
        draft.save_revision()
        html = Client().get(compare_url(found.target)).content.decode()
        assert "Zqdraft" not in html

    def test_there_is_nothing_to_compare_without_a_translation(self, article: Any, editor: User) -> None:
        alias = make.english(article)
        assert status(compare_url(alias), editor) == 404
        request_translation(article, english(), by=editor)
        assert status(compare_url(alias), editor) == 404
        assert status(compare_url(article), editor) == 404
        assert status(compare_url(Page(pk=987654321)), editor) == 404

    def test_it_takes_a_constant_number_of_queries(self, workspace: Any, editor: User) -> None:
        counts = []
        for length in (1, 60):
            body = make.body(*(make.text_block(f"<p>Texte {number} qui dit.</p>") for number in range(length)))
            target = translated(make.make_article(workspace, body=body), editor).target
            with CaptureQueriesContext(connection) as queries:
                assert status(compare_url(target)) == 200
            counts.append(len(queries))
        assert counts[0] >= counts[1]


class TestPrivacy:
    """A translation is read by those who read its original, whatever happens to either."""

    @pytest.fixture
    def pair(self, article: Any, editor: User) -> tuple[Page, Page]:
        target = translated(article, editor).target
        change(article, editor)
        return article, Page.objects.get(pk=target.pk).specific

    def readers(self, pair: tuple[Page, Page], person: User | None) -> set[int]:
        article, target = pair
        return {
            status(Page.objects.get(pk=article.pk).get_url(), person),
            status(Page.objects.get(pk=target.pk).get_url(), person),
            status(compare_url(target), person),
        }

    def test_a_change_of_audience_shuts_all_three(self, pair: tuple[Page, Page], editor: User) -> None:
        assert self.readers(pair, None) == {200}
        make.narrow(pair[0], Audience.POLE)
        assert self.readers(pair, None) == {404}
        assert self.readers(pair, make.make_team_member()) == {200}
        make.narrow(pair[0], Audience.MEMBERS)
        assert self.readers(pair, make.make_referent(make.make_domain())) == {404}
        assert self.readers(pair, editor) == {200}

    def test_a_move_takes_the_rights_of_the_new_place(self, pair: tuple[Page, Page], editor: User) -> None:
        shut = make.make_workspace(audience=Audience.MEMBERS)
        pair[0].move(shut, pos="last-child")
        member = make.make_member(make.space_of(shut), Role.READER)
        assert self.readers(pair, None) == {404}
        assert self.readers(pair, editor) == {404}
        assert self.readers(pair, member) == {200}

    def test_a_copy_shows_nothing_of_what_it_copies(self, pair: tuple[Page, Page], editor: User) -> None:
        make.narrow(pair[0], Audience.MEMBERS)
        copy = pair[0].copy(update_attrs={"title": "Copie", "slug": "copie"})
        assert Translation.objects.filter(translation_key=copy.translation_key).count() == 0
        assert told(read(make.english(copy), editor)).startswith("Cette page n’a pas encore de traduction")
        assert status(make.english(copy).get_url()) == 404
        assert status(compare_url(make.english(copy)), editor) == 404

    def test_what_is_unpublished_is_compared_no_more(self, pair: tuple[Page, Page], editor: User) -> None:
        article, target = pair
        Page.objects.get(pk=article.pk).specific.unpublish()
        assert status(compare_url(target), editor) == 404
        html = read(target)
        assert compare_url(target) not in html
        assert article.get_url() not in html

    def test_the_words_at_the_top_name_no_page_of_others(self, pair: tuple[Page, Page], editor: User) -> None:
        make.narrow(pair[0], Audience.MEMBERS)
        for person in (None, make.make_team_member(), make.make_network_member()):
            answer = Client().get(pair[1].get_url()) if person is None else None
            assert answer is None or "ZZ" not in answer.content.decode()

    def test_an_administrators_pass_is_noted(self, pair: tuple[Page, Page]) -> None:
        from wagtail.models import PageLogEntry

        make.narrow(pair[0], Audience.MEMBERS)
        assert status(compare_url(pair[1]), make.make_admin()) == 200
        assert PageLogEntry.objects.filter(action="access.superuser_read", page_id=pair[1].pk).count() == 1


class TestElsewhere:
    def test_results_of_the_search_say_what_a_machine_wrote_and_what_is_not_up_to_date(
        self, workspace: Any, article: Any, editor: User
    ) -> None:
        target = by_machine(article, editor).target
        ask = "/en/recherche/?q=%22MT+La+v%C3%A9lo-route%22&language=en"
        html = Client().get(ask).content.decode()
        assert target.get_url() in html
        assert '<span class="tag">Translated by machine, not reviewed</span>' in html
        change(article, editor)
        assert '<span class="tag">Outdated</span>' in Client().get(ask).content.decode()

    def test_the_api_tells_the_state_of_each_page_at_once(self, workspace: Any, article: Any, editor: User) -> None:
        target = translated(article, editor).target
        listing = Client().get("/api/v2/pages/?limit=20&order=-id").json()
        states = {item["id"]: item["meta"]["translation_state"] for item in listing["items"]}
        assert states[target.pk] == "reviewed"
        assert states[article.pk] is None
        change(article, editor)
        detail = Client().get(f"/api/v2/pages/{target.pk}/").json()
        assert detail["meta"]["translation_state"] == "outdated"
        translated(make.make_article(workspace), editor)
        with CaptureQueriesContext(connection) as queries:
            Client().get("/api/v2/pages/?limit=20&fields=translation_state")
        assert sum('"translation_translation"' in query["sql"] for query in queries.captured_queries) == 1


@pytest.mark.django_db(transaction=True)
def test_readers_go_from_the_page_to_the_comparison(
    browser: Browser, live_server: Any, workspace: Any, article: Any, editor: User
) -> None:
    target = translated(article, editor).target
    change(article, editor)
    for width in (1280, 390):
        for language, person in (("en", None), ("fr", make.make_user(language="fr"))):
            tab = open_as(browser, live_server.url, person, language=language, width=width)
            tab.goto(target.get_url())
            check(tab, f"told_{language}")
            tab.locator(".told a[href*='comparer']").first.click()
            tab.wait_for_url("**/comparer/#part-summary")
            check(tab, f"compare_{language}")
