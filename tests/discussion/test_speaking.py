"""Who reads a conversation and speaks in it; what is kept of what was typed; what follows the page."""

import datetime as dt
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.actions.move_page import MovePageAction
from wagtail.models import Page

from discussion.actions import close_conversation, post_comment
from discussion.models import MOST_CHARACTERS, ClosedConversation, Comment, SpaceDiscussion
from discussion.policies import rules_heard, takes_part
from discussion.words import as_html, cleaned
from intranet.access.actions import archive_space
from intranet.access.models import AccessRule, Audience, Membership, Role
from intranet.accounts.models import User
from tests import factories as make
from tests.network.making import network
from tests.news.making import make_event, make_news

from .talking import address, post, said, signed_in

pytestmark = pytest.mark.django_db


def shown(person: User | None, page: Any) -> str:
    return str(signed_in(person).get(page.url).content.decode())


def test_a_partner_speaks_and_both_languages_show_it(sheet: Any, partner: User, director: User) -> None:
    answer = post(partner, sheet, "We tried this in Norwich.", "en")
    comment = Comment.objects.get()
    assert answer.status_code == 302
    assert answer.url == f"{sheet.url}#comment-{comment.pk}"
    for page in (sheet, make.english(sheet)):
        html = shown(director, page)
        assert '<div class="comment__words" lang="en"><p>We tried this in Norwich.</p></div>' in html
        assert "Sarah Whitfield" in html
    assert 'lang="en"><p>We tried' not in shown(partner, make.english(sheet))


def test_conversations_are_between_colleagues() -> None:
    workspace = make.make_workspace(audience=Audience.PUBLIC)
    article = make.make_article(workspace)
    member, stranger = make.make_member(make.space_of(workspace), Role.READER), make.make_user()
    said(article, member, "Entre nous.")
    for person in (member, make.make_network_member(), make.make_team_member(), make.make_admin()):
        assert "Entre nous." in shown(person, article)
        assert post(person, article, "Moi aussi.").status_code == 302
    # Both read the page.
    for person in (None, stranger):
        html = shown(person, article)
        assert article.title in html
        assert "Entre nous." not in html
        assert 'id="comments"' not in html
    before = Comment.objects.count()
    assert post(stranger, article, "Et moi ?").status_code == 404
    assert post(None, article, "Et moi ?").status_code == 302
    assert signed_in(stranger).get(address("comments", article.pk)).status_code == 404
    assert Comment.objects.count() == before


def test_one_policy_answers_for_one_page_and_for_all() -> None:
    workspace, shut = make.make_workspace(audience=Audience.PUBLIC), make.make_workspace()
    pages = [make.make_article(parent) for parent in (workspace, workspace, workspace, shut)]
    for page, audience in zip(pages, (Audience.PUBLIC, Audience.NETWORK, Audience.POLE), strict=False):
        make.narrow(page, audience)
    people = [
        make.make_user(),
        make.make_network_member(),
        make.make_team_member(),
        make.make_admin(),
        make.make_member(make.space_of(workspace), Role.READER),
        make.make_member(make.space_of(shut), Role.READER),
    ]
    answers = set()
    for person in people:
        heard = AccessRule.objects.filter(rules_heard(person)).values_list("translation_key", flat=True)
        for page in pages:
            assert takes_part(person, page) == (page.translation_key in set(heard))
            answers.add(takes_part(person, page))
    assert answers == {True, False}


@pytest.mark.parametrize("kind", ["news", "event", "article"])
def test_news_events_and_articles_are_talked_about_and_sections_are_not(kind: str) -> None:
    team = make.make_team_member()
    workspace = make.make_workspace(audience=Audience.PUBLIC)
    page = {
        "news": lambda: make_news("Une halle rouverte"),
        "event": lambda: make_event("Comité"),
        "article": lambda: make.make_article(workspace),
    }[kind]()
    assert post(team, page, "Bien vu.").status_code == 302
    assert "Bien vu." in shown(team, page)
    assert post(team, workspace, "Bien vu.").status_code == 404
    assert 'id="comments"' not in shown(team, workspace)


def test_what_was_typed_is_kept_with_what_is_wrong(sheet: Any, partner: User) -> None:
    long = "mot " * (MOST_CHARACTERS // 4 + 1)
    answer = post(partner, sheet, long, "en")
    html = answer.content.decode()
    assert answer.status_code == 422
    assert long.strip() in html
    assert "Your text has 5003 characters" in html
    assert 'aria-invalid="true"' in html
    assert "autofocus" in html
    for body, language in (("", "fr"), (" \u200b\n ", "fr"), ("Des mots.", "xx")):
        answer = post(partner, sheet, body, language)
        assert answer.status_code == 422
    assert "Des mots." in answer.content.decode()
    assert not Comment.objects.exists()


def test_a_form_sent_twice_makes_one_comment(sheet: Any, partner: User, director: User) -> None:
    key = str(uuid4())
    answers = [post(partner, sheet, "Once.", "en", key=key) for _ in range(2)]
    assert answers[0].url == answers[1].url
    assert Comment.objects.count() == 1
    # Somebody else's key is not theirs; spoiled, it is like no other.
    post(director, sheet, "Une fois.", key=key)
    post(director, sheet, "Deux fois.", key="zq")
    assert Comment.objects.count() == 3


def test_answers_stand_under_what_they_answer(sheet: Any, partner: User, director: User) -> None:
    first, second = said(sheet, partner, "First"), said(sheet, partner, "Second")
    for asked, body in ((first, "À la première"), (second, "À la seconde")):
        data = {"body": body, "language": "fr", "key": str(uuid4())}
        assert signed_in(director).post(address("answer", asked.pk), data).status_code == 302
    deeper = Comment.objects.get(body="À la première")
    signed_in(partner).post(address("answer", deeper.pk), {"body": "And on", "language": "en", "key": str(uuid4())})
    assert Comment.objects.get(body="And on").answers_id == first.pk
    html = shown(director, sheet)
    places = [html.index(f"<p>{body}</p>") for body in ("First", "À la première", "And on", "Second", "À la seconde")]
    assert places == sorted(places)
    # Bad answers come back beside what they answer.
    answer = signed_in(director).post(address("answer", first.pk), {"body": "", "language": "fr"})
    assert answer.status_code == 422
    assert "First" in answer.content.decode()


def test_an_answer_to_what_is_gone_is_not_lost(sheet: Any, partner: User, director: User) -> None:
    comment = said(sheet, partner)
    Comment.objects.filter(pk=comment.pk).update(hidden_at=timezone.now())
    data = {"body": "Ma longue réponse", "language": "fr", "key": str(uuid4())}
    answer = signed_in(director).post(address("answer", comment.pk), data)
    assert answer.status_code == 422
    assert "Ma longue réponse" in answer.content.decode()


def test_an_author_edits_for_a_while_until_answered(sheet: Any, partner: User, director: User) -> None:
    comment = said(sheet, partner, "Befor", "en")
    path = address("edit", comment.pk, language="en")
    client = signed_in(partner)
    assert "Befor" in client.get(path).content.decode()
    assert client.post(path, {"body": "Before", "language": "en", "version": "1"}).status_code == 302
    comment.refresh_from_db()
    assert (comment.body, comment.version) == ("Before", 2)
    assert "edited" in shown(partner, make.english(sheet))
    # Another window had the former words.
    answer = client.post(path, {"body": "Other", "language": "en", "version": "1"})
    assert answer.status_code == 422
    assert "Other" in answer.content.decode()
    assert signed_in(director).get(path).status_code == 404
    reply = said(sheet, director, answers=comment)
    assert path not in shown(partner, make.english(sheet))
    answer = client.post(path, {"body": "Other", "language": "en", "version": "2"})
    assert answer.status_code == 422
    reply.delete()
    Comment.objects.filter(pk=comment.pk).update(created_at=timezone.now() - dt.timedelta(minutes=16))
    answer = client.post(path, {"body": "Too late", "language": "en", "version": "2"})
    assert "Too late" in answer.content.decode()
    comment.refresh_from_db()
    assert comment.body == "Before"


def test_what_is_deleted_leaves_a_trace_where_it_was_answered(sheet: Any, partner: User, director: User) -> None:
    comment = said(sheet, partner, "Regretté")
    reply = said(sheet, director, "Ma réponse", answers=comment)
    path = address("delete", comment.pk)
    assert signed_in(director).post(path).status_code == 404
    assert "Regretté" in signed_in(partner).get(path).content.decode()
    assert signed_in(partner).post(path).status_code == 302
    html = shown(director, sheet)
    assert "Regretté" not in html
    assert "Supprimé par son auteur." in html
    assert "Ma réponse" in html
    assert not Comment.objects.filter(body="Regretté").exists()
    signed_in(director).post(address("delete", reply.pk))
    assert not Comment.objects.exists()


def test_a_space_and_a_page_close_their_conversations(sheet: Any, partner: User, manager: User) -> None:
    said(sheet, partner, "Avant")
    path = address("opening", sheet.pk)
    assert signed_in(partner).post(path, {"open": "0"}).status_code == 404
    assert signed_in(manager).post(path, {"open": "0"}).status_code == 302
    html = shown(partner, make.english(sheet))
    assert "Avant" in html
    assert "comment__answer" not in html
    answer = post(partner, sheet, "Trop tard", "en")
    assert answer.status_code == 422
    assert "Trop tard" in answer.content.decode()
    signed_in(manager).post(path, {"open": "1"})
    assert post(partner, sheet, "Encore", "en").status_code == 302
    setting = address("space", network().slug)
    assert signed_in(partner).get(setting).status_code == 404
    assert signed_in(manager).post(setting, {"is_open": "False"}).status_code == 302
    assert not SpaceDiscussion.objects.get().is_open
    assert post(partner, sheet, "Trop tard", "en").status_code == 422
    assert "Encore" in shown(partner, sheet)


def test_an_archived_space_is_read_only() -> None:
    workspace = make.make_workspace()
    space = make.space_of(workspace)
    article, member = make.make_article(workspace), make.make_member(space, Role.MANAGER)
    comment = said(article, member, "Resté")
    archive_space(space, by=make.make_admin())
    html = shown(member, article)
    assert "Resté" in html
    assert "talk__form" not in html
    assert "comment__foot" not in html
    for view in ("delete", "hide"):
        assert signed_in(member).post(address(view, comment.pk), {"reason": "x"}).status_code == 404
    assert signed_in(member).post(address("opening", article.pk), {"open": "0"}).status_code == 404
    assert post(member, article, "Plus").status_code == 422


def test_a_conversation_follows_its_page(partner: User) -> None:
    workspace, narrower = make.make_workspace(audience=Audience.NETWORK), make.make_workspace()
    article = make.make_article(workspace)
    member = make.make_member(make.space_of(narrower), Role.READER)
    comment = said(article, partner, "Follows")
    assert "Follows" in shown(partner, article)
    MovePageAction(
        Page.objects.get(pk=article.pk).specific,
        Page.objects.get(pk=narrower.pk),
        pos="last-child",
        user=make.make_admin(),
    ).execute()
    article = Page.objects.get(pk=article.pk).specific
    assert signed_in(partner).get(address("comment", comment.pk)).status_code == 404
    assert "Follows" in shown(member, article)
    copy = article.copy(update_attrs={"slug": "copie", "title": "Copie"})
    assert "Follows" not in shown(member, copy)
    article.unpublish()
    assert signed_in(member).get(address("comment", comment.pk)).status_code == 404
    ClosedConversation.objects.create(page_key=article.translation_key)
    Page.objects.get(pk=article.pk).delete()
    assert not Comment.objects.filter(page_key=article.translation_key).exists()
    assert not ClosedConversation.objects.exists()


def test_rights_that_end_between_two_requests(sheet: Any, partner: User) -> None:
    comment = said(sheet, partner, "Mine", "en")
    client = signed_in(partner)
    for view in ("comment", "edit", "delete"):
        assert client.get(address(view, comment.pk)).status_code in (200, 302)
    Membership.objects.filter(user=partner).update(valid_until=timezone.now())
    for view in ("comment", "edit", "delete", "translation"):
        assert client.get(address(view, comment.pk)).status_code == 404
    assert client.post(address("edit", comment.pk), {"body": "Again", "version": "1"}).status_code == 404
    assert post(partner, sheet, "Again", "en").status_code == 404


def test_so_many_in_an_hour(sheet: Any, partner: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("discussion.limits.COMMENTS.__class__.allows", lambda *_args, **_more: False)
    answer = post(partner, sheet, "Not lost", "en")
    assert answer.status_code == 422
    assert "Not lost" in answer.content.decode()
    cache.clear()


def test_long_conversations_have_pages_and_a_bounded_cost(sheet: Any, partner: User, director: User) -> None:
    client = signed_in(director)

    def queries(path: str) -> int:
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path).status_code == 200
        return len(captured)

    ClosedConversation.objects.create(page_key=uuid4())
    anonymous = make.make_user()
    bare = queries(sheet.url)
    said(sheet, partner, "Un", "en")
    with_one = queries(sheet.url)
    assert with_one == bare + 1
    for number in range(60):
        said(sheet, partner if number % 2 else anonymous, f"Numéro {number}.")
    assert queries(sheet.url) == with_one
    last = Comment.objects.order_by("pk").last()
    assert client.get(address("comment", last.pk)).url == f"{sheet.url}?discussion=2#comment-{last.pk}"
    second = client.get(f"{sheet.url}?discussion=2").content.decode()
    assert "Numéro 59." in second
    assert "Numéro 2." not in second
    assert "discussion=2" in client.get(sheet.url).content.decode()
    for odd in ("0", "-1", "zq", "99999999", "²"):
        assert client.get(sheet.url, {"discussion": odd}).status_code == 200


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Un\ndeux\n\n\n\ntrois", "<p>Un<br>deux</p>\n<p>trois</p>"),
        ('<b>gras</b> & "mots"', "<p>&lt;b&gt;gras&lt;/b&gt; &amp; &quot;mots&quot;</p>"),
        (
            "Voir https://example.org/a?b=1&c=2.",
            '<p>Voir <a href="https://example.org/a?b=1&amp;c=2" rel="nofollow ugc noopener">'
            "https://example.org/a?b=1&amp;c=2</a>.</p>",
        ),
        (
            "(www.example.org)",
            '<p>(<a href="https://www.example.org" rel="nofollow ugc noopener">www.example.org</a>)</p>',
        ),
        ("à a.b@example.org,", '<p>à <a href="mailto:a.b@example.org">a.b@example.org</a>,</p>'),
        ("javascript:alert(1) data:text/html,x", "<p>javascript:alert(1) data:text/html,x</p>"),
        (
            'https://example.org/"onx=1',
            '<p><a href="https://example.org/" rel="nofollow ugc noopener">https://example.org/</a>&quot;onx=1</p>',
        ),
        ("droite\u202eehcuag\u0000", "<p>droiteehcuag</p>"),
    ],
)
def test_words_are_text_with_links(text: str, html: str) -> None:
    assert as_html(cleaned(text)) == html


def test_hostile_words_are_read_at_once() -> None:
    for text in ("a@" * 2500, "https://" * 600, "(" * 5000, "www." * 1250, "a.b-" * 1250, "https://a" + ")" * 4990):
        as_html(cleaned(text))


def test_closing_asks_who_edits(sheet: Any, partner: User) -> None:
    from django.core.exceptions import PermissionDenied

    with pytest.raises(PermissionDenied):
        close_conversation(sheet, by=partner)
    with pytest.raises(PermissionDenied):
        post_comment(sheet, "x", "fr", by=make.make_user(), key=uuid4())
