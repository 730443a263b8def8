"""Every place where the search says something, while one may read and right after a membership ended: no trace left."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from intranet.access.actions import end_membership, hand_over
from intranet.access.models import Audience, Role
from intranet.accounts.models import User
from intranet.media.models import DocumentText
from intranet.media.signals import texts_read
from search.models import PinnedResult, SavedSearch
from tests import factories as make
from tests.answers import without_tokens
from tests.notifications.conftest import queue, work  # noqa: F401 - fixtures
from tests.search.test_saved import SAVED, keep, some_time_passes, told
from tests.search.test_ways import term

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("each_site")]
MARK = "zqmarque"


class World:
    """What is in a workspace of members alone, each thing with the mark; and as much that everybody reads."""

    def __init__(self) -> None:
        self.shut, self.open = make.make_workspace(f"{MARK} chambre"), make.make_workspace(audience=Audience.PUBLIC)
        self.space = make.space_of(self.shut)
        make.make_article(self.open, "Zqbassin public zqsource", summary="Zqprojet")
        self.page = make.make_article(self.shut, f"Zqbassin {MARK}", summary=f"Zqprojet {MARK} zqautre")
        self.document = make.make_document(self.space, f"Zqfichier {MARK}")
        self._has_text("Un début. " * 2000 + f"Le zqdedans {MARK} est ici.")
        term("zqsource", fr="zqsource", en="zqspring")
        make.make_article(self.shut, f"Zqsource {MARK}")
        PinnedResult.objects.create(phrases="zqphrase", page=self.page)
        self.member, self.stranger = make.make_member(self.space, Role.READER), make.make_user()

    def _has_text(self, text: str) -> None:
        DocumentText.objects.update_or_create(
            document=self.document,
            defaults={"file_hash": self.document.file_hash, "outcome": DocumentText.Outcome.READ, "text": text},
        )
        texts_read.send(type(self.document), ids={self.document.pk})


ASKED = {
    "counts and facets": "?q=zqbassin+OU+zqfichier",
    "narrowed to the space": "?q=zqbassin&space={slug}",
    "highlight of a summary": "?q=zqautre",
    "highlight of a file": "?q=zqdedans",
    "equivalents": "?q=zqspring",
    "only what is typed": "?q=zqsource&exact=1",
    "some of the words": "?q=zqautre+zqjamais",
    "spelling": "?q=zqmarqe",
    "recommended": "?q=zqphrase",
    "ways where nothing is left": "?q=%22zqdedans+ici%22",
    "titles completed": "completer/?q=zqbas",
    "the feed": "flux/?q=zqbassin",
    "the feed of equivalents": "flux/?q=zqspring",
}


def said(person: User, world: World) -> dict[str, str]:
    client = Client()
    client.force_login(User.objects.get(pk=person.pk))
    answers = {}
    for name, asked in ASKED.items():
        answer = client.get(f"/fr/recherche/{asked.format(slug=world.space.slug)}").content.decode()
        # The page says the question again, and the frame who asks.
        answer = without_tokens(answer).partition('id="search-count"')[2] or answer
        answers[name] = answer.partition("</main>")[0]
    return answers


def test_no_trace_is_left_when_a_membership_ends() -> None:
    world = World()
    before = said(world.member, world)
    assert {name for name, answer in before.items() if MARK not in answer.replace("zqmarqe", "")} == {
        "ways where nothing is left"
    }
    assert "Sans les guillemets" in before["ways where nothing is left"]
    assert "<mark>zqdedans</mark>" in before["highlight of a file"]
    end_membership(world.member.memberships.get(), by=make.make_admin())
    after, stranger = said(world.member, world), said(world.stranger, world)
    for name, answer in after.items():
        assert MARK not in answer.replace(world.space.slug, "").lower(), name
        # Nothing tells that there ever was something.
        assert _without_dates(answer) == _without_dates(stranger[name]), name


def _without_dates(answer: str) -> str:
    return re.sub(r"<updated>.*?</updated>", "", answer)


def test_no_alert_nor_private_feed_after_a_membership_ends(
    work: Callable[[], None],  # noqa: F811
    django_capture_on_commit_callbacks: Any,
) -> None:
    world = World()
    search = keep(world.member, "q=zqnouveau")
    client = Client()
    client.force_login(world.member)
    client.post(f"{SAVED}{search.pk}/adresse/")
    feed = f"/fr/recherche/flux/{SavedSearch.objects.get(pk=search.pk).token}/"
    make.make_article(world.shut, f"Zqnouveau {MARK}")
    assert [each.to for each in told(work, django_capture_on_commit_callbacks)] == [[world.member.email]]
    assert MARK in str(mail.outbox[0].body)
    assert MARK in Client().get(feed).content.decode()
    some_time_passes()
    make.make_article(world.shut, f"Zqnouveau second {MARK}")
    end_membership(world.member.memberships.get(), by=make.make_admin())
    assert all(MARK not in str(each.body) for each in told(work, django_capture_on_commit_callbacks))
    assert MARK not in Client().get(feed).content.decode()


def test_whom_a_page_is_handed_to_is_its_author_at_once() -> None:
    domain, organisation = make.make_domain("Rivages"), make.make_organisation()
    workspace = make.make_workspace("Eau et littoral", domain=domain)
    leaving, heir = (make.make_referent(domain, organisation, last_name=name) for name in ("Zqpart", "Zqreprend"))
    page = make.make_article(workspace, "Zqbassin", owner=leaving)
    client = Client()
    client.force_login(heir)

    def found(author: User) -> int:
        html = client.get(f"/fr/recherche/?q=zqbassin&author={author.pk}").content.decode()
        return int(re.findall(r'role="status">\s*(\d+)', html)[0])

    assert (found(leaving), found(heir)) == (1, 0)
    mandate = leaving.designations.get()
    assert hand_over(mandate, heir, {"pages": [str(page.pk)]}, by=make.make_team_member()) == {"pages": 1}
    assert (found(leaving), found(heir)) == (0, 1)
