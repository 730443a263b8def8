"""Comments by a machine: who may ask, what is kept and where, what becomes of it when the comment changes."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from discussion.models import Comment, CommentTranslation
from discussion.tasks import translate_comments
from discussion.translating import translate_waiting, wait_for_translations
from intranet.access.models import AccessRule, Audience
from intranet.accounts.models import User
from intranet.translation.machines import Failure, Machine, MachineError
from intranet.translation.machines.base import Kept, Text
from intranet.translation.models import MemoryUnit, SpaceTranslationSettings
from tests import factories as make
from tests.network.making import make_practice, network
from tests.services import require

from .talking import address, said, signed_in

pytestmark = pytest.mark.django_db
Status = CommentTranslation.Status


class Loud(Machine):
    """Says it louder, unless it is told to fail."""

    name = "loud"
    is_local = True
    failure: Failure | None = None

    def __init__(self) -> None:
        self.calls: list[list[Text]] = []

    def translates(self, source: str, target: str) -> bool:
        return {source, target} == {"fr", "en"}

    def translate(self, texts: list[Text], source: str, target: str) -> list[list[str | Kept]]:
        self.calls.append(texts)
        if self.failure:
            raise MachineError(self.failure)
        return [[part if isinstance(part, Kept) else part.upper() for part in text] for text in texts]


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Loud:
    loud = Loud()
    for module in ("discussion.presentation", "discussion.translating"):
        monkeypatch.setattr(f"{module}.configured_machine", lambda: loud)
    return loud


def page_of(person: User, page: Any) -> str:
    return str(signed_in(person).get(page.url).content.decode())


def test_without_a_machine_nothing_is_offered(sheet: Any, partner: User, director: User) -> None:
    comment = said(sheet, partner, "We did it.", "en")
    assert "comment__ask" not in page_of(director, sheet)
    assert "htmx" not in page_of(director, sheet)
    assert signed_in(director).post(address("translate", comment.pk)).status_code == 302
    assert not CommentTranslation.objects.exists()


def test_a_reader_asks_and_all_of_their_language_read_it(
    sheet: Any, partner: User, director: User, machine: Loud, django_capture_on_commit_callbacks: Any
) -> None:
    comment = said(sheet, partner, "We closed a lane.\n\nSee https://example.org/lane: 3 km.", "en")
    assert "comment__ask" in page_of(director, sheet)
    # In its own language there is nothing to translate.
    assert "comment__ask" not in page_of(partner, sheet)
    with django_capture_on_commit_callbacks() as tasks:
        answer = signed_in(director).post(address("translate", comment.pk))
    assert answer.url == f"{sheet.url}#comment-{comment.pk}"
    waiting = page_of(director, sheet)
    assert "La machine traduit ce commentaire…" in waiting
    assert "hx-get" in waiting
    for task in tasks:
        task()
    page = page_of(director, sheet)
    assert "Traduit par une machine depuis l’anglais, non relu" in page
    assert "<p>WE CLOSED A LANE.</p>" in page
    assert 'href="https://example.org/lane"' in page
    assert "<p>We closed a lane.</p>" in page
    assert "comment__ask" not in page
    assert "WE CLOSED" in page_of(make.make_network_member(), sheet)
    assert "WE CLOSED" not in page_of(partner, sheet)
    part = signed_in(director).get(address("translation", comment.pk)).content.decode()
    assert "WE CLOSED" in part
    assert "<html" not in part
    # Words said of one page are in no memory that serves others.
    assert not MemoryUnit.objects.filter(source__icontains="lane").exists()
    calls = len(machine.calls)
    signed_in(director).post(address("translate", comment.pk))
    assert len(machine.calls) == calls


def test_an_edited_comment_is_translated_anew(
    sheet: Any, partner: User, director: User, machine: Loud, django_capture_on_commit_callbacks: Any
) -> None:
    comment = said(sheet, partner, "Befor", "en")
    wait_for_translations([comment], "fr")
    translate_waiting([comment.pk], "fr")
    with django_capture_on_commit_callbacks() as tasks:
        signed_in(partner).post(
            address("edit", comment.pk, language="en"), {"body": "Before", "language": "en", "version": "1"}
        )
    page = page_of(director, sheet)
    assert "BEFOR" not in page
    assert "La machine traduit" in page
    for task in tasks:
        task()
    assert "<p>BEFORE</p>" in page_of(director, sheet)
    # Written in the reader's own language after all.
    signed_in(partner).post(
        address("edit", comment.pk, language="en"), {"body": "Avant", "language": "fr", "version": "2"}
    )
    assert not CommentTranslation.objects.exists()


def test_words_that_changed_under_the_machine_are_not_kept(
    sheet: Any, partner: User, machine: Loud, monkeypatch: pytest.MonkeyPatch
) -> None:
    comment = said(sheet, partner, "Befor", "en")
    wait_for_translations([comment], "fr")

    def meanwhile(texts: list[Text], source: str, target: str) -> list[list[str | Kept]]:
        Comment.objects.filter(pk=comment.pk).update(body="Before", version=2)
        return [["AVAN"] for _ in texts]

    monkeypatch.setattr(machine, "translate", meanwhile)
    translate_waiting([comment.pk], "fr")
    assert CommentTranslation.objects.get().status == Status.WAITING


def test_all_at_once_in_one_call(
    sheet: Any, partner: User, director: User, machine: Loud, django_capture_on_commit_callbacks: Any
) -> None:
    for number in range(5):
        said(sheet, partner, f"Point {number}.", "en")
    said(sheet, director, "En français.")
    hidden = said(sheet, partner, "Hidden", "en", hidden_at=timezone.now())
    assert "Tout traduire" in page_of(director, sheet)
    with django_capture_on_commit_callbacks(execute=True):
        assert signed_in(director).post(address("translate_all", sheet.pk)).status_code == 302
    assert len(machine.calls) == 1
    page = page_of(director, sheet)
    assert page.count("comment__translation") == 5
    assert "Tout traduire" not in page
    assert not hidden.translations.exists()


def test_a_machine_that_fails_says_so_and_may_be_asked_again(
    sheet: Any, partner: User, director: User, machine: Loud, django_capture_on_commit_callbacks: Any
) -> None:
    comment = said(sheet, partner, "We did it.", "en")
    machine.failure = Failure.QUOTA
    with django_capture_on_commit_callbacks(execute=True):
        signed_in(director).post(address("translate", comment.pk))
    page = page_of(director, sheet)
    assert str(Failure.QUOTA.label)[:20] in page
    assert "Demander de nouveau" in page
    assert "We did it." in page
    machine.failure = None
    with django_capture_on_commit_callbacks(execute=True):
        signed_in(director).post(address("translate", comment.pk))
    assert "WE DID IT." in page_of(director, sheet)


def test_what_no_worker_took_may_be_asked_again(sheet: Any, partner: User, director: User, machine: Loud) -> None:
    comment = said(sheet, partner, "We did it.", "en")
    assert wait_for_translations([comment], "fr") == [comment.pk]
    assert wait_for_translations([comment], "fr") == []
    CommentTranslation.objects.update(asked_at=timezone.now() - dt.timedelta(minutes=10))
    assert "Demander de nouveau" in page_of(director, sheet)
    assert wait_for_translations([comment], "fr") == [comment.pk]
    assert translate_comments.func([comment.pk], "fr") == 1


def test_what_colleagues_say_stays_on_the_server(
    partner: User, director: User, machine: Loud, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Loud, "is_local", False)
    public, reserved = make.make_article(make.make_workspace(audience=Audience.PUBLIC)), make_practice("Réservée")
    make.narrow(reserved, Audience.NETWORK)
    assert AccessRule.objects.get(translation_key=public.translation_key).audience == Audience.PUBLIC
    comments = {page: said(page, partner, "We did it.", "en") for page in (public, reserved)}
    for page in comments:
        assert "comment__ask" not in page_of(director, page)
    # Asked for while it was allowed, it is not given once it is not.
    wait_for_translations([comments[reserved]], "fr")
    translate_waiting([comments[reserved].pk], "fr")
    assert CommentTranslation.objects.get(comment=comments[reserved]).failure == Failure.KEPT
    assert not machine.calls
    SpaceTranslationSettings.objects.create(space=network(), sends_outside=True)
    assert "comment__ask" in page_of(director, reserved)
    wait_for_translations([comments[reserved]], "fr")
    assert translate_waiting([comments[reserved].pk], "fr") == 1


def test_so_much_in_an_hour(
    sheet: Any, partner: User, director: User, machine: Loud, monkeypatch: pytest.MonkeyPatch
) -> None:
    comment = said(sheet, partner, "We did it.", "en")
    monkeypatch.setattr("discussion.limits.TRANSLATIONS.__class__.allows", lambda *_args, **_more: False)
    answer = signed_in(director).post(address("translate", comment.pk), follow=True)
    assert "attendez une heure" in answer.content.decode()
    assert not CommentTranslation.objects.exists()


def test_the_real_apertium(sheet: Any, partner: User, settings: Any) -> None:
    require("apertium")
    settings.MACHINE_TRANSLATION = "APERTIUM"
    comment = said(sheet, partner, "The council opened 12 km of cycle path.\n\nThe inhabitants are happy.", "en")
    wait_for_translations([comment], "fr")
    assert translate_waiting([comment.pk], "fr") == 1
    made = CommentTranslation.objects.get()
    assert made.engine == "apertium"
    assert "12" in made.text
    assert made.text.count("\n\n") == 1
    assert "habitants" in made.text
