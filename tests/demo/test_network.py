"""The network of the demonstration: true to what it says of itself, in two languages, and dated in the past."""

import pytest
from django.test import Client
from django.utils import timezone

from intranet.demo.accounts import address_of
from intranet.demo.content.network import PRESENTATIONS, SHEETS, SheetText
from intranet.demo.content.people import PEOPLE
from intranet.demo.pages import key_of
from intranet.demo.people import account
from intranet.news.models import EventPage
from network.models import Adoption, NetworkHomePage, OrganisationPage, PracticePage
from network.policies import is_director, is_partner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
TEXTS = [each for sheet in SHEETS for each in (sheet.text, sheet.other) if each]


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.slug)
def test_sheets_are_long_enough_and_typed_with_care(text: SheetText) -> None:
    assert text.words() >= 300
    said = [text.title, text.summary, text.need, text.done, text.means, text.results, text.funding_text]
    assert not [each for each in said if "'" in each or '"' in each]


def test_there_are_four_sheets_two_in_both_languages_one_from_england() -> None:
    assert PracticePage.objects.filter(alias_of=None, locale__language_code="fr").count() == 3
    english = PracticePage.objects.filter(alias_of=None, locale__language_code="en")
    assert english.count() == 3
    source = english.get(translation_key=key_of("reseau", "count-first-draw-later"))
    assert PracticePage.objects.get(alias_of=source).locale.language_code == "fr"
    assert source.inspired_by.translation_key == key_of("reseau", "tableau-de-bord-contrat-de-ville")
    assert Adoption.objects.values("practice_key").distinct().count() >= 2
    assert OrganisationPage.objects.filter(alias_of=None, locale__language_code="fr").count() == len(PRESENTATIONS) - 1


def test_nothing_is_dated_in_the_future_and_the_meeting_is_to_come() -> None:
    now = timezone.now()
    assert not PracticePage.objects.filter(last_published_at__gt=now).exists()
    assert not Adoption.objects.filter(recorded_at__gt=now).exists()
    assert all(home.has_meeting for home in NetworkHomePage.objects.all())


def test_the_next_meeting_is_the_one_of_the_calendar(client: Client) -> None:
    event = EventPage.objects.get(slug="rencontre-des-directeurs", alias_of=None)
    client.force_login(account("fauvel"))
    for home in NetworkHomePage.objects.all():
        page = event if event.locale == home.locale else event.get_translation(home.locale)
        assert (home.meeting_first_day, home.meeting_last_day) == (event.starts_on, event.ends_on)
        assert page.get_url() in client.get(home.get_url()).text


def test_its_people_are_directors_and_partners() -> None:
    assert is_director(account("fauvel"))
    assert is_director(account("vasseur"))
    assert is_partner(account("whitcombe"))
    assert {sheet.contact for sheet in SHEETS} <= {person.key for person in PEOPLE}
    emails = {address_of(person) for person in PEOPLE}
    assert set(PracticePage.objects.values_list("contact_email", flat=True)) <= emails


@pytest.mark.parametrize(("who", "status"), [("fauvel", 200), ("whitcombe", 200), ("guilbert", 200), (None, 404)])
def test_each_sheet_is_read_by_the_network(client: Client, who: str | None, status: int) -> None:
    if who is not None:
        client.force_login(account(who))
    pages = [*PracticePage.objects.all(), *OrganisationPage.objects.all(), *NetworkHomePage.objects.all()]
    assert {page.url: client.get(page.url).status_code for page in pages} == {page.url: status for page in pages}
