"""What readers report, what managers hide, show, delete and leave; who is told of what."""

from typing import Any

import pytest
from django.core.mail import EmailMessage
from wagtail.models import PageLogEntry

from discussion.models import Comment, Report
from intranet.access.models import Membership, Role
from intranet.accounts.models import User
from intranet.notifications.inbox import notices_of
from intranet.notifications.models import Channel, Notice, Preference
from intranet.privacy.held import held_about
from tests import factories as make
from tests.answers import without_tokens
from tests.network.making import network

from .talking import address, post, said, signed_in

pytestmark = pytest.mark.django_db


def html(person: User | None, path: str) -> str:
    return str(signed_in(person).get(path).content.decode())


def test_managers_hide_with_a_reason_and_show_again(
    sheet: Any, partner: User, director: User, manager: User, django_capture_on_commit_callbacks: Any, mailoutbox: Any
) -> None:
    comment = said(sheet, partner, "Buy my stuff", "en")
    path = address("hide", comment.pk)
    for person in (partner, director):
        assert signed_in(person).post(path, {"reason": "x"}).status_code == 404
    assert signed_in(manager).post(path, {"reason": " "}).status_code == 422
    with django_capture_on_commit_callbacks(execute=True):
        assert signed_in(manager).post(path, {"reason": "De la publicité."}).status_code == 302
    assert PageLogEntry.objects.filter(action="discussion.hide", user=manager).exists()
    mail = mailoutbox[0]
    assert mail.to == [partner.email]
    assert "De la publicité." in mail.body
    for person, sees_words in ((director, False), (partner, True), (manager, True)):
        page = html(person, sheet.url)
        assert ("Buy my stuff" in page) == sees_words
        assert ("De la publicité." in page) == sees_words
        assert "masqu" in page.lower() or "hidden" in page.lower()
    for view in ("edit", "answer", "report"):
        answer = signed_in(director if view != "edit" else partner).post(
            address(view, comment.pk), {"body": "x", "language": "fr", "version": "1"}
        )
        assert answer.status_code in (404, 422)
    assert signed_in(director).post(address("show", comment.pk)).status_code == 404
    assert signed_in(manager).post(address("show", comment.pk)).status_code == 302
    assert "Buy my stuff" in html(director, sheet.url)


def test_reports_wait_for_managers_once(
    sheet: Any, partner: User, director: User, manager: User, django_capture_on_commit_callbacks: Any, mailoutbox: Any
) -> None:
    comment = said(sheet, partner, "Mots déplacés")
    path = address("report", comment.pk)
    assert signed_in(partner).get(path).status_code == 404
    for person in (director, director, make.make_network_member()):
        with django_capture_on_commit_callbacks(execute=True):
            assert signed_in(person).post(path, {"reason": "Blessant."}).status_code == 302
    assert Report.objects.count() == 2
    assert [mail.to for mail in mailoutbox] == [[manager.email]]
    assert "Signalé" in html(manager, sheet.url)
    assert "comment__reported" not in html(director, sheet.url)
    assert "Commentaires signalés" in html(manager, "/fr/")
    screen = address("space", network().slug)
    shown = html(manager, screen)
    assert "Mots déplacés" in shown
    assert shown.count("Blessant.") == 2
    assert signed_in(director).get(screen).status_code == 404
    assert signed_in(director).post(address("leave", comment.pk)).status_code == 404
    assert signed_in(manager).post(address("leave", comment.pk)).status_code == 302
    assert not Report.objects.waiting().exists()
    assert "Mots déplacés" not in html(manager, screen)
    assert "Commentaires signalés" not in html(manager, "/fr/")
    assert notices_of(manager) == []


def test_managers_delete_and_it_is_logged(sheet: Any, partner: User, director: User, manager: User) -> None:
    comment = said(sheet, partner, "À retirer")
    said(sheet, director, "Réponse", answers=comment)
    assert signed_in(manager).post(address("delete", comment.pk)).status_code == 302
    page = html(director, sheet.url)
    assert "À retirer" not in page
    assert "Supprimé par les gestionnaires de l’espace." in page
    entry = PageLogEntry.objects.get(action="discussion.delete")
    assert entry.data["person"] == partner.pk


def test_owner_and_speakers_are_told_each_once_in_their_language(
    sheet: Any, partner: User, director: User, django_capture_on_commit_callbacks: Any, mailoutbox: list[EmailMessage]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        post(partner, sheet, "We did it in Norwich.", "en")
    assert [mail.to for mail in mailoutbox] == [[sheet.owner.email]]
    owner = mailoutbox.pop()
    assert owner.subject == "Sarah Whitfield a commenté : Seine à vélo"
    assert "We did it in Norwich." in owner.body
    assert '<blockquote class="mail-quote" lang="en"' in str(owner.alternatives[0][0])
    comment = Comment.objects.get()
    for person, body in ((sheet.owner, "Merci."), (director, "Et le coût ?")):
        with django_capture_on_commit_callbacks(execute=True):
            data = {"body": body, "language": "fr", "key": str(comment.key)}
            signed_in(person).post(address("answer", comment.pk), data)
    assert [mail.to[0] for mail in mailoutbox[:1]] == [partner.email]
    assert {mail.to[0] for mail in mailoutbox[1:]} == {partner.email, sheet.owner.email}
    told = mailoutbox[0]
    assert "replied: Seine à vélo" in told.subject
    assert f"/en/commentaires/{Comment.objects.get(body='Merci.').pk}/" in told.body
    assert len(notices_of(partner)) == 2


def test_nothing_is_told_of_what_is_no_longer_theirs(
    sheet: Any, partner: User, director: User, manager: User, django_capture_on_commit_callbacks: Any, mailoutbox: Any
) -> None:
    comment = said(sheet, partner, "First", "en")
    with django_capture_on_commit_callbacks() as waiting:
        data = {"body": "Secret depuis", "language": "fr", "key": str(comment.key)}
        signed_in(director).post(address("answer", comment.pk), data)
    membership = Membership.objects.filter(user=partner)
    membership.update(valid_until=comment.created_at)
    for callback in waiting:
        callback()
    assert partner.email not in {mail.to[0] for mail in mailoutbox}
    notice = Notice.objects.get(reader=partner)
    assert notices_of(User.objects.get(pk=partner.pk)) == []
    membership.update(valid_until=None)
    assert [each.notice for each in notices_of(User.objects.get(pk=partner.pk))] == [notice]
    # Hidden, nobody is told of it any more.
    signed_in(manager).post(address("hide", Comment.objects.get(body="Secret depuis").pk), {"reason": "x"})
    assert notices_of(User.objects.get(pk=partner.pk)) == []


def test_each_topic_is_refused_by_itself(
    sheet: Any, partner: User, director: User, django_capture_on_commit_callbacks: Any, mailoutbox: Any
) -> None:
    comment = said(sheet, partner)
    Preference.objects.create(reader=partner, topic="conversations", channel=Channel.NONE)
    with django_capture_on_commit_callbacks(execute=True):
        data = {"body": "Réponse", "language": "fr", "key": str(comment.key)}
        signed_in(director).post(address("answer", comment.pk), data)
    assert [mail.to[0] for mail in mailoutbox] == [sheet.owner.email]


def test_words_stay_under_no_name_and_are_handed_out(sheet: Any, partner: User, director: User) -> None:
    from intranet.privacy.actions import erase_person

    said(sheet, partner, "My own words", "en")
    said(sheet, director, "Mots d’un autre")
    section = next(each for each in held_about(partner) if each.holding.name == "discussion")
    assert [fact.value for fact in section.records[0] if fact.name == "words"] == ["My own words"]
    assert len(section.records) == 1
    erase_person(partner, by=make.make_admin(), why="asked")
    page = html(director, sheet.url)
    assert "My own words" in page
    assert "Ancien membre" in page
    assert "Whitfield" not in page


def test_unknown_and_forbidden_are_the_same(sheet: Any, partner: User) -> None:
    workspace = make.make_workspace()
    hidden = make.make_article(workspace)
    comment = said(hidden, make.make_member(make.space_of(workspace), Role.READER))
    client = signed_in(partner)
    for view in ("comment", "answer", "edit", "delete", "report", "hide", "translation"):
        there, nowhere = (client.get(address(view, pk)) for pk in (comment.pk, 987_654))
        assert there.status_code == nowhere.status_code == 404
        texts = [
            without_tokens(each.content.decode()).replace(f"/{pk}/", "")
            for each, pk in ((there, comment.pk), (nowhere, 987_654))
        ]
        assert texts[0] == texts[1]
