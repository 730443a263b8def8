"""The state of a translation, from the asking to the day its source changes, and who may do what."""

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Page

from intranet.access.models import Audience, Role
from intranet.accounts.models import User
from intranet.pages.models import ArticlePage
from intranet.privacy.held import erase_held, held_about
from intranet.translation.actions import (
    declare_up_to_date,
    publish_translation,
    request_translation,
    submit_translation,
    take_structure,
    write_segments,
)
from intranet.translation.following.pages import reconcile
from intranet.translation.models import MemoryUnit, Segment, SegmentState, SpaceTranslationSettings, Translation
from intranet.translation.queries import (
    field_states,
    states_of,
    status_of,
    translation_of,
)
from intranet.translation.reader.parts import parts_of
from intranet.translation.refusals import Refused, SegmentsRefused
from intranet.translation.segments.differences import Kind, spans
from intranet.translation.states import State
from tests import factories
from tests.access.editing import edit
from tests.factories import make_article, make_member, make_workspace, space_of
from workspaces.models import WorkspacePage

from .pages import TEXT, block, english, full_article, full_body, set_body

pytestmark = pytest.mark.django_db


@pytest.fixture
def workspace(db: None) -> WorkspacePage:
    return make_workspace()


@pytest.fixture
def editor(workspace: WorkspacePage) -> User:
    return make_member(space_of(workspace), Role.EDITOR)


@pytest.fixture
def article(workspace: WorkspacePage) -> ArticlePage:
    return full_article(workspace)


@pytest.fixture
def translation(article: ArticlePage, editor: User) -> Translation:
    return request_translation(article, english(), by=editor)


def turned(translation: Translation) -> dict[str, str]:
    """Something for each segment that is another text with the same markup."""
    return {each.path: f"EN {each.source}" for each in translation.segments.present()}


def published(translation: Translation, by: User) -> Any:
    write_segments(translation, turned(translation), by=by, reviewed=True)
    return publish_translation(translation, by=by)


def state(translation: Translation) -> State:
    return status_of(translation).state


def test_a_translation_goes_from_nothing_to_reviewed(
    article: ArticlePage, editor: User, translation: Translation
) -> None:
    assert state(translation) is State.NONE
    write_segments(translation, {"title": "The cycle route"}, by=editor)
    assert state(translation) is State.REVIEW
    assert status_of(translation).for_readers is State.NONE
    assert factories.english(article).title == "La vélo-route"
    submit_translation(translation, by=editor)
    page = published(translation, editor)
    assert page.alias_of is None
    assert page.live
    assert page.title == "EN La vélo-route"
    assert page.latest_revision.user == editor
    assert state(translation) is State.REVIEWED
    assert status_of(translation).for_readers is State.REVIEWED
    translation.refresh_from_db()
    assert translation.submitted_at is None
    assert not translation.is_free
    assert set(field_states(translation).values()) == {State.REVIEWED}
    links = [each.value.source for each in page.body if each.block_type == "text"]
    assert '<a linktype="page" id="3">la Seine</a>' in links[0]


def test_the_page_of_readers_is_the_translation(
    client: Client, article: ArticlePage, editor: User, translation: Translation
) -> None:
    page = published(translation, editor)
    client.force_login(make_member(space_of(Page.objects.get(pk=article.pk).get_parent()), Role.READER))
    answer = client.get(page.get_url())
    assert "EN Elle compte 420 km." in answer.content.decode().replace("\u00a0", " ")


def test_only_what_changed_is_open(article: ArticlePage, editor: User, translation: Translation) -> None:
    published(translation, editor)
    blocks = full_body()
    blocks[1]["value"] = TEXT.replace("420 km", "430 km")
    set_body(article, blocks, by=editor)
    translation.refresh_from_db()
    assert state(translation) is State.OUTDATED
    assert [each.path for each in translation.segments.open()] == ["body.t1.p2"]
    assert translation.source_changed_at == Page.objects.get(pk=article.pk).last_published_at
    (change,) = translation.segments.outdated()
    before, after = "Elle compte 420 km.", "Elle compte 430 km."
    assert (change.published_source, change.source, change.section) == (before, after, 1)
    assert [(span.kind, span.text) for span in spans(before, after)] == [
        (Kind.SAME, "Elle compte "),
        (Kind.REMOVED, "420"),
        (Kind.ADDED, "430"),
        (Kind.SAME, " km."),
    ]
    assert [part.name for part in parts_of(translation, "")] == ["EN Le projet"]
    assert field_states(translation) == {
        "title": State.REVIEWED,
        "summary": State.REVIEWED,
        "body": State.OUTDATED,
    }
    write_segments(translation, {"body.t1.p2": "It is 430 km long."}, by=editor)
    assert state(translation) is State.OUTDATED
    publish_translation(translation, by=editor)
    assert state(translation) is State.REVIEWED


def test_a_source_that_says_again_what_it_said_is_translated_again(
    article: ArticlePage, editor: User, translation: Translation
) -> None:
    published(translation, editor)
    blocks = full_body()
    blocks[0]["value"] = "Un autre titre"
    set_body(article, blocks)
    assert state(translation) is State.OUTDATED
    set_body(article, full_body())
    assert state(translation) is State.REVIEWED
    assert not translation.segments.open().exists()


def test_what_moves_keeps_its_translation(article: ArticlePage, editor: User, translation: Translation) -> None:
    published(translation, editor)
    blocks = full_body()
    blocks[3]["value"]["data"].insert(1, ["2023", "Rien de notable"])
    blocks.insert(0, blocks.pop(4))
    set_body(article, blocks)
    assert [each.source for each in translation.segments.open()] == ["Rien de notable"]
    moved = translation.segments.get(source="Plus de visiteurs")
    assert (moved.path, moved.target) == ("body.tb1.#2.#1", "EN Plus de visiteurs")


def test_what_is_removed_makes_the_translation_outdated_until_it_goes_too(
    article: ArticlePage, editor: User, translation: Translation
) -> None:
    published(translation, editor)
    set_body(article, [each for each in full_body() if each["id"] != "q1"])
    assert state(translation) is State.OUTDATED
    removed = set(translation.segments.outdated().values_list("published_source", "source"))
    assert removed == {("Nous y allons chaque été.", ""), ("Une habitante", "")}
    page = publish_translation(translation, by=editor)
    assert state(translation) is State.REVIEWED
    assert "quote" not in {each.block_type for each in page.body}


def test_memory_refills_what_it_knows(workspace: WorkspacePage, editor: User, translation: Translation) -> None:
    published(translation, editor)
    other = make_article(workspace, "La vélo-route", slug="other", summary="Autre chose que rien.")
    found = request_translation(other, english(), by=editor)
    title = found.segments.get(path="title")
    assert (title.target, title.state, title.engine) == ("EN La vélo-route", SegmentState.DRAFT, "memory")
    assert [each.path for each in found.segments.open()] == ["summary"]
    assert MemoryUnit.objects.get(source="La vélo-route").uses == 1


def test_broken_segments_are_all_told_and_nothing_is_written(editor: User, translation: Translation) -> None:
    offered = {"body.t1.p1": "The <b1>route</b1>", "nowhere": "x", "title": "é" * 256, "summary": "Fine."}
    with pytest.raises(SegmentsRefused) as refused:
        write_segments(translation, offered, by=editor)
    assert {(each.path, each.code, each.detail) for each in refused.value.problems} == {
        ("body.t1.p1", "missing", "<a2>"),
        ("body.t1.p1", "missing", "</a2>"),
        ("nowhere", "unknown_segment", ""),
        ("title", "too_long", "255"),
    }
    assert not translation.segments.exclude(target="").exists()


def test_who_may_not_edit_may_neither_ask_nor_write_nor_publish(
    workspace: WorkspacePage, article: ArticlePage, translation: Translation
) -> None:
    reader = make_member(space_of(workspace), Role.READER)
    outsider = make_member(space_of(make_workspace()), Role.MANAGER)
    for person in (reader, outsider):
        for act in (
            lambda person=person: request_translation(article, english(), by=person),
            lambda person=person: write_segments(translation, {"title": "x"}, by=person),
            lambda person=person: submit_translation(translation, by=person),
            lambda person=person: publish_translation(translation, by=person),
            lambda person=person: declare_up_to_date(translation, by=person),
            lambda person=person: take_structure(translation, by=person),
        ):
            with pytest.raises(PermissionDenied):
                act()
    assert not translation.segments.exclude(target="").exists()


def test_a_contributor_writes_for_others_to_publish(workspace: WorkspacePage, editor: User) -> None:
    contributor = make_member(space_of(workspace), Role.CONTRIBUTOR)
    own = full_article(workspace, slug="own", owner=contributor)
    translation = request_translation(own, english(), by=contributor)
    write_segments(translation, {"title": "Mine"}, by=contributor)
    submit_translation(translation, by=contributor)
    with pytest.raises(PermissionDenied):
        publish_translation(translation, by=contributor)
    publish_translation(translation, by=editor)


def test_a_machines_words_are_published_only_where_the_space_allows(
    workspace: WorkspacePage, editor: User, translation: Translation
) -> None:
    translation.segments.filter(path="title").update(
        target="The bike road", translated_source="La vélo-route", state=SegmentState.MACHINE, engine="apertium"
    )
    assert state(translation) is State.MACHINE_DRAFT
    with pytest.raises(Refused, match="relisez"):
        publish_translation(translation, by=editor, reviewed=False)
    SpaceTranslationSettings.objects.create(space=space_of(workspace), publishes_machine=True)
    write_segments(
        translation, {path: text for path, text in turned(translation).items() if path != "title"}, by=editor
    )
    publish_translation(translation, by=editor, reviewed=False)
    assert state(translation) is State.MACHINE
    publish_translation(translation, by=editor)
    assert state(translation) is State.REVIEWED


def test_the_editors_hand_is_followed(article: ArticlePage, editor: User, translation: Translation) -> None:
    page = published(translation, editor)
    blocks = full_body()
    blocks[0]["value"] = "Le grand projet"
    set_body(article, blocks)
    own = [each.value if each.block_type == "heading" else None for each in page.body]
    assert own[0] == "EN Le projet"
    raw = list(page.body.get_prep_value())
    raw[4]["value"]["author"] = "A neighbour"
    set_body(page, raw, by=editor)
    quoted = translation.segments.get(path="body.q1.author")
    assert (quoted.target, quoted.state, quoted.author) == ("A neighbour", SegmentState.REVIEWED, editor)
    assert [each.path for each in translation.segments.open()] == ["body.h1"]
    raw[0]["value"] = "The great project"
    set_body(page, raw, by=editor)
    assert state(translation) is State.REVIEWED
    translation.refresh_from_db()
    assert not translation.is_free


def test_a_draft_of_the_desk_outlives_an_edit_by_hand(
    article: ArticlePage, editor: User, translation: Translation
) -> None:
    page = published(translation, editor)
    write_segments(translation, {"title": "Better title"}, by=editor)
    set_body(page, list(page.body.get_prep_value()), by=editor)
    assert translation.segments.get(path="title").target == "Better title"


def test_what_was_written_freely_is_the_editors(article: ArticlePage, editor: User) -> None:
    page = ConvertAliasPageAction(factories.english(article), user=editor).execute(skip_permission_checks=True)
    translation = translation_of(article, english())
    assert state(translation) is State.NONE
    set_body(page, [block("text", "<p>All in a few words.</p>", "mine")], by=editor, title="Route", summary="Brief.")
    translation.refresh_from_db()
    assert translation.is_free
    assert state(translation) is State.REVIEWED
    set_body(article, [each for each in full_body() if each["id"] != "q1"])
    assert state(translation) is State.OUTDATED
    with pytest.raises(Refused, match="éditeur"):
        publish_translation(translation, by=editor)
    declare_up_to_date(translation, by=editor)
    assert state(translation) is State.REVIEWED
    take_structure(translation, by=editor)
    assert {each.path for each in translation.segments.open()} >= {"body.t1.p1", "body.h1"}
    assert translation.segments.get(path="title").target == "Route"


def test_a_page_of_its_own_that_is_left_as_it_was_is_no_translation(
    client: Client, article: ArticlePage, editor: User
) -> None:
    """Converted, published without a change, then changed in its original: its text is still nobody's translation."""
    page = ConvertAliasPageAction(factories.english(article), user=editor).execute(skip_permission_checks=True)
    translation = translation_of(article, english())
    page.save_revision(user=editor).publish(user=editor)
    assert (state(translation), status_of(translation).for_readers) == (State.NONE, State.NONE)
    client.force_login(editor)
    assert "pas encore de traduction" in client.get(page.get_url()).content.decode()
    set_body(article, full_body(), by=editor, summary="Autre résumé.")
    assert state(translation) is State.NONE
    set_body(page, list(page.body.get_prep_value()), by=editor, summary="A summary of it.")
    assert state(translation) is State.OUTDATED


def test_unpublished_words_of_the_editor_are_not_lost(editor: User, translation: Translation) -> None:
    page = published(translation, editor)
    page.title = "Waiting"
    page.save_revision(user=editor)
    with pytest.raises(Refused, match="attendent"):
        publish_translation(translation, by=editor)


def test_a_draft_of_the_source_is_nobodys_to_translate(
    article: ArticlePage, editor: User, translation: Translation
) -> None:
    published(translation, editor)
    article.title = "Secret pour l’instant"
    article.save_revision(user=editor)
    assert state(translation) is State.REVIEWED
    assert not Segment.objects.filter(source__contains="Secret").exists()


def test_english_comes_first_as_well(workspace: WorkspacePage, editor: User) -> None:
    page = make_article(factories.english(workspace), "The cycle route", summary="A summary.")
    french = Page.objects.get(pk=workspace.pk).locale
    translation = request_translation(page, french, by=editor)
    write_segments(translation, {"title": "La vélo-route", "summary": "Un résumé."}, by=editor)
    translated = publish_translation(translation, by=editor)
    assert translated.locale == french
    assert (translated.title, translated.get_parent().pk) == ("La vélo-route", workspace.pk)
    with pytest.raises(Refused, match="cette langue"):
        request_translation(page, english(), by=editor)


def test_a_lost_target_is_made_again(article: ArticlePage, editor: User, translation: Translation) -> None:
    published(translation, editor).delete()
    translation.refresh_from_db()
    assert translation.target is None
    assert state(translation) is State.REVIEW
    page = publish_translation(translation, by=editor)
    assert page.title == "EN La vélo-route"
    assert state(translation) is State.REVIEWED


def test_a_deleted_source_is_told_and_the_last_version_takes_all_along(
    article: ArticlePage, editor: User, translation: Translation
) -> None:
    page = published(translation, editor)
    Page.objects.get(pk=article.pk).delete()
    assert state(translation) is State.SOURCE_DELETED
    assert MemoryUnit.objects.filter(origin_key=page.translation_key).exists()
    Page.objects.get(pk=page.pk).delete()
    assert not Translation.objects.filter(translation_key=page.translation_key).exists()
    assert not MemoryUnit.objects.filter(origin_key=page.translation_key).exists()


def test_states_of_a_list_take_one_query(
    django_assert_num_queries: Any, workspace: WorkspacePage, editor: User
) -> None:
    pages = [make_article(workspace, f"Page {number}") for number in range(5)]
    for page in pages[1:]:
        request_translation(page, english(), by=editor)
    write_segments(translation_of(pages[1], english()), {"title": "One"}, by=editor, reviewed=True)
    with django_assert_num_queries(1):
        found = states_of(pages)
    assert pages[0].translation_key not in found
    assert found[pages[1].translation_key]["en"].state is State.REVIEW
    assert found[pages[2].translation_key]["en"].state is State.NONE


@pytest.mark.parametrize(("value", "after"), [("1", State.OUTDATED), ("up-to-date", State.REVIEWED)])
def test_the_editor_publishes_as_up_to_date_where_that_is_said(
    client: Client, article: ArticlePage, editor: User, translation: Translation, value: str, after: State
) -> None:
    page = published(translation, editor)
    client.force_login(editor)
    screen = f"/admin/pages/{page.pk}/edit/"
    assert "up-to-date" not in client.get(screen).content.decode()
    article.summary = "Un autre résumé."
    article.save_revision(user=editor).publish(user=editor)
    assert 'value="up-to-date"' in client.get(screen).content.decode()
    assert edit(client, page, "Corrected title", **{"action-publish": value}).status_code == 302
    assert Page.objects.get(pk=page.pk).title == "Corrected title"
    assert state(translation) is after


def test_what_bypassed_the_signals_is_mended(article: ArticlePage, editor: User, translation: Translation) -> None:
    published(translation, editor)
    other = ConvertAliasPageAction(factories.english(make_article(article.get_parent(), "Autre"))).execute(
        skip_permission_checks=True
    )
    Translation.objects.filter(translation_key=other.translation_key).delete()
    ArticlePage.objects.filter(pk=article.pk).update(
        summary="Changé en base.", last_published_at=timezone.now() + dt.timedelta(seconds=1)
    )
    assert state(translation) is State.REVIEWED
    assert reconcile() == 2
    assert state(translation) is State.OUTDATED
    assert translation_of(other, english()) is not None
    assert reconcile() == 0


def test_a_draft_follows_the_rights_of_its_page(
    workspace: WorkspacePage, article: ArticlePage, editor: User, translation: Translation
) -> None:
    """Moved to another space, it is the others' to write; copied, the copy has none of it."""
    write_segments(translation, {"title": "Private words"}, by=editor, reviewed=True)
    elsewhere = make_workspace()
    other = make_member(space_of(elsewhere), Role.EDITOR)
    with pytest.raises(PermissionDenied):
        write_segments(translation, {"summary": "x"}, by=other)
    copy = article.copy(to=Page.objects.get(pk=elsewhere.pk), update_attrs={"slug": "copy"})
    assert translation_of(copy, english()) is None
    Page.objects.get(pk=article.pk).specific.move(Page.objects.get(pk=elsewhere.pk), pos="last-child")
    with pytest.raises(PermissionDenied):
        write_segments(translation, {"summary": "x"}, by=User.objects.get(pk=editor.pk))
    write_segments(translation, {"summary": "x"}, by=User.objects.get(pk=other.pk))
    page = publish_translation(translation, by=User.objects.get(pk=other.pk))
    assert page.get_parent().translation_key == elsewhere.translation_key


@pytest.mark.parametrize("change", ["narrow", "unpublish", "move"])
def test_what_happens_to_the_source_happens_to_the_readers_of_the_translation(
    client: Client, workspace: WorkspacePage, article: ArticlePage, editor: User, translation: Translation, change: str
) -> None:
    space = space_of(workspace)
    space.audience = Audience.PUBLIC
    space.save()
    factories.refresh_space(space)
    page = published(translation, editor)
    assert client.get(page.get_url()).status_code == 200
    source = Page.objects.get(pk=article.pk).specific
    if change == "narrow":
        factories.narrow(source, Audience.MEMBERS)
    elif change == "move":
        source.move(Page.objects.get(pk=make_workspace().pk), pos="last-child")
    else:
        source.unpublish()
    answer = client.get(Page.objects.get(pk=page.pk).get_url())
    # A translation that was written is a page of its own: it is withdrawn by itself.
    assert answer.status_code == (200 if change == "unpublish" else 404)


def test_what_people_did_is_told_to_them_and_forgotten_with_them(editor: User, translation: Translation) -> None:
    write_segments(translation, {"title": "The cycle route"}, by=editor)
    submit_translation(translation, by=editor)
    told = {section.holding.name: section.records for section in held_about(editor)}
    for name in ("translation_requests", "translations"):
        ((page, at),) = told[name]
        assert page.value == "La vélo-route"
        assert at.value
    erase_held(editor)
    translation.refresh_from_db()
    assert (translation.requested_by, translation.submitted_by) == (None, None)
    segment = translation.segments.get(path="title")
    assert (segment.author, segment.target) == (None, "The cycle route")
