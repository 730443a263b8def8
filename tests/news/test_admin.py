"""Writing news and events in the admin, through HTTP: who submits, who publishes, what the forms say and hide."""

import datetime as dt
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Page, WorkflowState
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from intranet.access.models import Audience, Role
from intranet.news.models import EventPage, NewsPage
from tests import factories as make
from tests.access.editing import signed_in

from .making import (
    fresh,
    index,
    make_calendar,
    make_event,
    make_news,
    news_member,
    news_space,
    site_calendar,
    text,
    translate,
)

pytestmark = pytest.mark.django_db


def news_form(title: str, **more: Any) -> dict[str, Any]:
    typed = {
        "title": title,
        "slug": slugify(title),
        "summary": "",
        "picture": "",
        "picture_alternative": "",
        "body": streamfield([("text", rich_text("<p>Texte</p>"))]),
        "seo_title": "",
        "search_description": "",
        "comments": inline_formset([]),
    }
    return {**nested_form_data(typed), **more}


def event_form(title: str, **more: Any) -> dict[str, Any]:
    typed = {
        "starts_on": "2027-06-03",
        "starts_at": "18:00",
        "ends_on": "",
        "ends_at": "20:00",
        "recurrence": "",
        "every": "1",
        "until": "",
        "occurrences": "",
        "excluded_dates": "",
        "place": "Salle A",
        "address": "",
        "online_link": "",
        "organiser": "",
        "cancellation_reason": "",
    }
    form = news_form(title)
    return {**{key: value for key, value in form.items() if not key.startswith("picture")}, **typed, **more}


def create(client: Client, kind: str, parent: Page, form: dict[str, Any]) -> Any:
    return client.post(reverse("wagtailadmin_pages:add", args=["news", kind, parent.pk]), form)


def edit(client: Client, page: Page, form: dict[str, Any]) -> Any:
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {**form, "slug": page.slug})


def made(model: type[Any], title: str) -> Any:
    return model.objects.get(slug=slugify(title), locale__language_code="fr")


def decide(client: Client, page: Page, action: str = "approve") -> int:
    state = WorkflowState.objects.get(object_id=str(page.pk)).current_task_state
    path = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    return client.post(path, {"comment": ""}).status_code


# News


def test_a_contributor_submits_and_a_news_editor_publishes(client: Client) -> None:
    author, editor = signed_in(news_member(Role.CONTRIBUTOR)), signed_in(news_member(Role.EDITOR))
    elsewhere = signed_in(make.make_member(make.space_of(make.make_workspace()), Role.MANAGER))
    response = create(author, "newspage", index(), news_form("Nouvelle soumise", **{"action-submit": "1"}))
    assert response.status_code == 302
    page = made(NewsPage, "Nouvelle soumise")
    assert not page.live
    assert "Nouvelle soumise" in editor.get("/admin/").content.decode()
    assert "Nouvelle soumise" not in elsewhere.get("/admin/").content.decode()
    assert "Nouvelle soumise" not in text(client, "/fr/actualites/")
    decide(author, page)
    assert decide(elsewhere, page) == 404
    assert not fresh(page).live
    assert decide(editor, page) == 302
    assert fresh(page).live
    assert "Nouvelle soumise" in text(client, "/fr/actualites/")


def test_a_contributor_does_not_publish_alone_and_a_stranger_writes_nothing() -> None:
    author, stranger = signed_in(news_member(Role.CONTRIBUTOR)), signed_in(make.make_referent(make.make_domain()))
    create(author, "newspage", index(), news_form("Trop tôt", **{"action-publish": "1"}))
    assert not made(NewsPage, "Trop tôt").live
    assert create(stranger, "newspage", index(), news_form("Intruse")).status_code in {302, 404}
    assert not NewsPage.objects.filter(slug="intruse").exists()


def test_a_news_editor_sets_the_hours_of_publication_and_expiry(client: Client) -> None:
    editor = signed_in(news_member(Role.EDITOR))
    now = timezone.localtime()
    hours = {
        "go_live_at": f"{now + dt.timedelta(hours=1):%Y-%m-%d %H:%M}",
        "expire_at": f"{now + dt.timedelta(days=1):%Y-%m-%d %H:%M}",
    }
    create(editor, "newspage", index(), news_form("À l’heure dite", **hours, **{"action-publish": "1"}))
    page = made(NewsPage, "À l’heure dite")
    assert (page.live, page.scheduled_revision is not None) == (False, True)
    revision, past = page.scheduled_revision, timezone.now() - dt.timedelta(minutes=1)
    revision.content["go_live_at"], revision.approved_go_live_at = past.isoformat(), past
    revision.save()
    call_command("run_due")
    assert "À l’heure dite" in text(client, "/fr/actualites/")
    NewsPage.objects.filter(pk=page.pk).update(expire_at=past)
    call_command("run_due")
    assert "À l’heure dite" not in text(client, "/fr/actualites/")
    assert fresh(page).expired


def test_the_lead_picture_is_described_or_decorative_and_of_the_space() -> None:
    editor = signed_in(news_member(Role.EDITOR))
    image, foreign = make.make_image(news_space()), make.make_image(make.space_of(make.make_workspace()))
    for number, (fields, wrong) in enumerate(
        [
            ({"picture": image.pk}, "picture_alternative"),
            ({"picture": image.pk, "picture_alternative": "Une rue", "picture_decorative": "on"}, "picture_decorative"),
            ({"picture": foreign.pk, "picture_alternative": "Une rue"}, "picture"),
            ({"picture": image.pk, "picture_alternative": "Une rue"}, None),
            ({"picture": image.pk, "picture_decorative": "on"}, None),
        ]
    ):
        title = f"Image {number}"
        response = create(editor, "newspage", index(), news_form(title, **fields, **{"action-publish": "1"}))
        if wrong is None:
            assert response.status_code == 302, response.context["form"].errors
            assert made(NewsPage, title).live
        else:
            assert list(response.context["form"].errors) == [wrong]
            assert not NewsPage.objects.filter(slug=slugify(title)).exists()


def test_writers_tag_with_what_they_know_of_and_keep_the_rest_unseen() -> None:
    person = news_member(Role.EDITOR)
    editor = signed_in(person)
    known, secret = make.make_workspace("Connu"), make.make_workspace("Confidentiel")
    make.join(make.space_of(known), person, Role.READER)
    spaces = {page.title: make.space_of(page) for page in (known, secret)}
    page = make_news("Marquée", workspaces=[spaces["Confidentiel"]])
    screen = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "Connu" in screen
    assert "Confidentiel" not in screen
    form = news_form("Marquée", workspaces=[spaces["Connu"].pk], **{"action-publish": "1"})
    assert edit(editor, page, form).status_code == 302
    assert {space.name for space in fresh(page).workspaces.all()} == {"Connu", "Confidentiel"}
    # Typed in by hand, what they may not know of is refused like what is not there.
    messages = []
    for number in (spaces["Confidentiel"].pk, 987654):
        response = edit(editor, page, news_form("Marquée", workspaces=[number]))
        messages.append(str(response.context["form"].errors["workspaces"]).replace(str(number), ""))
    assert messages[0] == messages[1]
    first, last = page.revisions.order_by("pk").first(), page.revisions.order_by("pk").last()
    compared = editor.get(reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, first.pk, last.pk]))
    assert compared.status_code == 200
    assert "Confidentiel" not in compared.content.decode()


# Events


def test_an_event_is_written_and_read_at_the_hour_typed(client: Client) -> None:
    editor = signed_in(news_member(Role.EDITOR))
    form = event_form(
        "Permanence",
        recurrence="weekly",
        until="2027-07-01",
        excluded_dates="10/06/2027\n2027-06-17",
        **{"action-publish": "1"},
    )
    response = create(editor, "eventpage", site_calendar(), form)
    assert response.status_code == 302, response.context["form"].errors
    page = made(EventPage, "Permanence")
    assert page.live
    assert page.excluded_dates == ["2027-06-10", "2027-06-17"]
    assert page.last_day == dt.date(2027, 7, 1)
    screen = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "10/06/2027\n17/06/2027" in screen
    assert "de 18\xa0h\xa000 à 20\xa0h\xa000" in text(client, page.url)
    assert edit(editor, page, {**form, "excluded_dates": "10/06/2027"}).status_code == 302
    assert fresh(page).excluded_dates == ["2027-06-10"]


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"ends_at": "17:00"}, "ends_at"),
        ({"ends_on": "2027-06-02"}, "ends_on"),
        ({"starts_at": ""}, "starts_at"),
        ({"recurrence": "weekly", "until": "2027-06-01"}, "until"),
        ({"recurrence": "weekly", "excluded_dates": "demain"}, "excluded_dates"),
        ({"recurrence": "weekly", "excluded_dates": "04/06/2027"}, "excluded_dates"),
        ({"recurrence": "weekly", "occurrences": "1", "excluded_dates": "03/06/2027"}, "excluded_dates"),
        ({"cancelled": "on"}, "cancellation_reason"),
        ({"starts_on": "le 3"}, "starts_on"),
        ({"every": "0"}, "every"),
        ({"online_link": "javascript:alert(1)"}, "online_link"),
    ],
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_is_wrong_is_said_by_the_field_and_nothing_typed_is_lost(
    typed: dict[str, str], wrong: str, language: str
) -> None:
    person = news_member(Role.EDITOR)
    type(person).objects.filter(pk=person.pk).update(language=language)
    editor = signed_in(person)
    form = event_form("Atelier d’été", **typed, **{"action-publish": "1"})
    response = create(editor, "eventpage", site_calendar(), form)
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [wrong]
    screen = response.content.decode()
    assert "Atelier d’été" in screen
    assert all(value in screen for value in typed.values() if value and value != "on")
    assert not EventPage.objects.filter(slug="atelier-dete").exists()


def test_an_unfinished_event_is_kept_as_a_draft() -> None:
    editor = signed_in(news_member(Role.EDITOR))
    response = create(editor, "eventpage", site_calendar(), event_form("Plus tard", starts_on="", starts_at=""))
    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["starts_on"], "a draft needs a day, and says so"
    assert create(editor, "eventpage", site_calendar(), event_form("Plus tard")).status_code == 302
    assert not made(EventPage, "Plus tard").live


def test_a_translation_has_its_own_words_and_not_its_own_dates(client: Client) -> None:
    editor = signed_in(news_member(Role.EDITOR))
    event = make_event("Journée d’étude", starts_on=dt.date(2027, 6, 3))
    english = translate(event, "Study day")
    path = reverse("wagtailadmin_pages:edit", args=[english.pk])
    screen = editor.get(path).content.decode()
    assert 'name="place"' in screen
    assert 'name="starts_on"' not in screen
    assert "vient de la page d’origine" in screen
    assert 'name="starts_on"' in editor.get(reverse("wagtailadmin_pages:edit", args=[event.pk])).content.decode()
    form = event_form("Day of study", starts_on="2030-01-01", place="Town hall", **{"action-publish": "1"})
    assert edit(editor, english, form).status_code == 302
    english = fresh(english)
    assert (english.title, english.place, english.starts_on) == ("Day of study", "Town hall", dt.date(2027, 6, 3))


def test_calendars_are_offered_where_they_make_sense() -> None:
    from intranet.pages.models import ArticlePage, HomePage, SectionPage
    from workspaces.models import WorkspacePage

    workspace = make.make_workspace("Mobilités", audience=Audience.POLE)
    section = make.make_section(workspace, "Groupes")
    manager = signed_in(make.make_member(make.space_of(workspace), Role.MANAGER))
    for parent in (workspace, section):
        offered = manager.get(reverse("wagtailadmin_pages:add_subpage", args=[parent.pk])).content.decode()
        assert "news/calendarpage" in offered
        assert "news/newspage" not in offered
    calendar = make_calendar(workspace)
    # Only one type of page goes there: the form itself comes.
    response = manager.get(reverse("wagtailadmin_pages:add_subpage", args=[calendar.pk]))
    assert response.status_code == 302
    assert "news/eventpage" in response.url
    assert NewsPage.allowed_parent_page_models() == [type(index())]
    parents = {type(index()), HomePage, SectionPage, WorkspacePage}
    assert set(type(calendar).allowed_parent_page_models()) == parents
    assert ArticlePage not in parents
