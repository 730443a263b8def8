"""The access matrix: every address of the site, asked by every kind of person, held against a table written by hand."""

import itertools
import uuid
from collections.abc import Callable, Iterator
from http.cookies import SimpleCookie

import pytest
from django.core.mail import EmailMessage
from django.db import transaction
from django.test import Client
from django.urls import resolve
from pytest_django.plugin import DjangoDbBlocker

from intranet.notifications.tasks import send_one

from . import discussion_probes, notice_probes
from . import knowledge as who
from .probing import Answer, Probe, leaks
from .registry import every_probe, every_view, load_probes, probed
from .world import WORDS, World, standing

load_probes()

# Wagtail leaves the file that it made a rendition in to be collected.
pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file .*SpooledTemporaryFile:ResourceWarning")


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with standing(django_db_blocker) as built:
        yield built


def test_every_address_is_probed() -> None:
    unprobed, gone = sorted(every_view() - probed()), sorted(probed() - every_view())
    assert not unprobed, f"addresses that the matrix does not probe: {', '.join(unprobed)}"
    assert not gone, f"probes of addresses that are no more: {', '.join(gone)}"


def test_every_word_has_its_row() -> None:
    assert len(set(WORDS.values())) == len(who.MAY_KNOW)


@pytest.mark.django_db
@pytest.mark.parametrize("person", who.PERSONS)
def test_each_person_gets_what_is_theirs_and_nothing_else(
    person: str, world: World, record_property: Callable[[str, object], None]
) -> None:
    examiner = Examiner(person, world)
    for probe in every_probe(world):
        if not examiner.stands_outside(probe):
            examiner.examine(probe)
    record_property("probes", examiner.count)
    assert not examiner.complaints, "\n" + "\n".join(examiner.complaints)
    assert examiner.count > 100


@pytest.mark.django_db
def test_mails_say_to_each_person_what_is_theirs(
    world: World, mailoutbox: list[EmailMessage], record_property: Callable[[str, object], None]
) -> None:
    """Every event of the site, as if each person were to be told of it, each in both languages."""
    told, complaints = [*notice_probes.events(world), *discussion_probes.events(world)], []
    mails = 0
    for kind in who.PERSONS[1:]:
        person = world.people[kind]
        for language, (event, context) in itertools.product(("fr", "en"), told):
            type(person).objects.filter(pk=person.pk).update(language=language)
            mailoutbox.clear()
            with transaction.atomic():
                send_one.call(person.pk, event, context, str(uuid.uuid4()))
                transaction.set_rollback(True)
            for mail in mailoutbox:
                mails += 1
                said = mail.message().as_string() + mail.subject + mail.body + str(mail.alternatives)
                found = {name for name, word in WORDS.items() if word in said and word not in person.email}
                # A decision is told with its reason to who asked for it, and still reads the page.
                found -= {"agreed.reason"} if kind in who.MEMBERS else set()
                complaints += [f"[{kind}] {event} {context}: {name}" for name in leaks(kind, found)]
    assert not complaints, "\n".join(complaints)
    record_property("mails", mails)
    assert mails > 20


class Examiner:
    """Asks as one person, and keeps what is wrong, one line each."""

    def __init__(self, person: str, world: World) -> None:
        self.person = person
        self.client = Client(raise_request_exception=False)
        if person != who.ANONYMOUS:
            self.client.force_login(world.people[person])
        self._cookies = {name: morsel.value for name, morsel in self.client.cookies.items()}
        self.complaints: list[str] = []
        self.count = 0
        self._public = {name for name, persons in who.MAY_KNOW.items() if who.ANONYMOUS in persons}
        self._doors: set[tuple[str, str]] = set()
        self._answers: dict[str, Answer] = {}

    def stands_outside(self, probe: Probe) -> bool:
        """Whether this person was asked about that view already, and met a door that closes before any id is read.

        Each view of the admin is asked once by those to whom the whole admin is closed: once is all it takes.
        """
        if self.person in who.ENTER_ADMIN or not probe.path.startswith("/admin/"):
            return False
        view = resolve(probe.path.partition("?")[0]).view_name, probe.method
        if view in self._doors:
            return True
        self._doors.add(view)
        return False

    def examine(self, probe: Probe) -> None:
        self.count += 1
        answer = self._ask(probe)
        # What one asks with tells nothing when it comes back.
        told = {name for name in answer.words if WORDS[name] not in str(probe)}
        for name in leaks(self.person, told):
            self._complain(probe, f"shows {name}")
        if answer.is_shared and not told <= self._public:
            self._complain(probe, f"may be kept by shared caches: {answer.cache_control!r}")
        if answer.status >= 500:
            self._complain(probe, f"answers {answer.status}")
        elif self.person in probe.opens:
            self._hold_open(probe, answer)
        elif self.person not in probe.knows and probe.twin is not None:
            self._compare(probe, answer)

    def _hold_open(self, probe: Probe, answer: Answer) -> None:
        if answer.status != probe.status:
            self._complain(probe, f"answers {answer.status}")
        for name in probe.shows:
            if name not in answer.words:
                self._complain(probe, f"does not show {name}")

    def _compare(self, probe: Probe, answer: Answer) -> None:
        assert probe.twin is not None
        twin = self._ask(Probe(probe.twin, method=probe.method, data=probe.data, headers=probe.headers))
        if (answer.status, answer.text) != (twin.status, twin.text):
            self._complain(probe, f"differs from {probe.twin}: {_difference(answer, twin)}")
        if answer.status < 300:
            self._complain(probe, f"answers {answer.status}")

    def _ask(self, probe: Probe) -> Answer:
        """The answer, asked for once: several probes look for different things in one list."""
        asked = str(probe)
        if asked not in self._answers:
            # Whatever the request does is taken back, signing out included.
            self.client.cookies = SimpleCookie(self._cookies)
            with transaction.atomic():
                ask = getattr(self.client, probe.method)
                response = ask(probe.path, probe.data or None, headers=probe.headers)
                transaction.set_rollback(True)
            self._answers[asked] = Answer.of(response, probe.path)
        return self._answers[asked]

    def _complain(self, probe: Probe, what: str) -> None:
        self.complaints.append(f"[{self.person}] {probe}: {what}")


def _difference(one: Answer, other: Answer) -> str:
    if one.status != other.status:
        return f"{one.status} and {other.status}"
    for mine, twin in zip(one.text.splitlines(), other.text.splitlines(), strict=False):
        if mine != twin:
            return f"{mine.strip()[:150]!r} and {twin.strip()[:150]!r}"
    return "length"
