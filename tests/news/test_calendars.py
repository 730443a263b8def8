"""Events on the site: calendars, months, the past, home; each reader gets what is theirs."""

import datetime as dt
import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.utils import timezone

from intranet.access.models import Audience, Role
from intranet.news.listings import upcoming_events
from intranet.pages.models import SectionPage
from tests import factories as make

from .making import fresh, get, make_calendar, make_event, publish, site_calendar, text, translate
from .test_news import workspaces  # noqa: F401

pytestmark = pytest.mark.django_db
AGENDA = "/fr/actualites/agenda/"
MARKER = "Assemblée"


def today(days: int = 0) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=days)


def test_an_event_is_in_its_calendar_and_in_the_one_that_gathers_all(client: Client) -> None:
    workspace = make.make_workspace("Mobilités", audience=Audience.PUBLIC)
    section = make.make_section(workspace, "Groupes")
    calendars = [make_calendar(workspace, "Agenda de l’espace"), make_calendar(section, "Agenda de la rubrique")]
    for number, calendar in enumerate(calendars):
        make_event(f"{MARKER} {number}", calendar=calendar)
    for number, calendar in enumerate(calendars):
        page = text(client, calendar.url)
        assert f"{MARKER} {number}" in page
        assert f"{MARKER} {1 - number}" not in page
        assert f"{MARKER} {number}" in text(client, AGENDA)
    assert isinstance(section, SectionPage)


def test_events_of_a_closed_calendar_show_to_its_members_alone(client: Client) -> None:
    workspace = make.make_workspace("Atelier")
    calendar = make_calendar(workspace)
    event = make_event(MARKER, calendar=calendar)
    month = f"{AGENDA}?vue=mois&mois={event.starts_on:%Y-%m}"
    surfaces = [AGENDA, month, "/fr/", "/fr/flux/"]
    member = make.make_member(make.space_of(workspace), Role.READER)
    assert MARKER in text(client, AGENDA, member)
    assert MARKER in text(client, month, member)
    assert [shown.page.pk for shown in upcoming_events(member, "fr", 5)] == [event.pk]
    for stranger in (None, make.make_user(), make.make_network_member(), make.make_referent(make.make_domain())):
        for url in surfaces:
            assert MARKER not in text(client, url, stranger), (url, stranger)
        assert upcoming_events(stranger or AnonymousUser(), "fr", 5) == []
        get(client, event.url, stranger, status=404)
        get(client, calendar.url, stranger, status=404)


def test_what_comes_is_grouped_by_month_and_what_is_over_is_in_its_year(client: Client) -> None:
    make_event("Repas d’hier", starts_on=today(-1), all_day=True)
    make_event("Fête de demain", starts_on=today(1), all_day=True)
    make_event("Séjour en cours", starts_on=today(-2), ends_on=today(2), all_day=True)
    coming = text(client, AGENDA)
    assert "Fête de demain" in coming
    assert "Séjour en cours" in coming
    assert "Repas d’hier" not in coming
    assert f'id="mois-{today(1):%Y-%m}"' in coming
    past = text(client, f"{AGENDA}?vue=passes&annee={today(-1).year}")
    assert "Repas d’hier" in past
    assert "Fête de demain" not in past
    assert "Séjour en cours" not in past


def test_each_time_of_a_repeated_event_is_listed(client: Client) -> None:
    event = make_event("Permanence", starts_on=today(-14), recurrence="weekly", occurrences=5)
    times = [shown.occurrence.starts_on for shown in upcoming_events(AnonymousUser(), "fr", 10)]
    assert times in ([today(0), today(7), today(14)], [today(7), today(14)])
    publish(event, excluded_dates=[today(7).isoformat()])
    times = [shown.occurrence.starts_on for shown in upcoming_events(AnonymousUser(), "fr", 10)]
    assert today(7) not in times
    assert today(14) in times
    page = text(client, event.url)
    assert "Toutes les semaines" in page
    assert "5 fois" in page
    assert "Prochaine date" in page


def test_a_month_has_its_days_its_neighbours_and_what_is_on_each_day(client: Client) -> None:
    make_event("Salon", starts_on=dt.date(2027, 2, 26), ends_on=dt.date(2027, 3, 2), all_day=True)
    make_event("Atelier du matin", starts_on=dt.date(2027, 2, 3), starts_at=dt.time(9, 30))
    page = text(client, f"{AGENDA}?vue=mois&mois=2027-02")
    assert "<caption>Février 2027</caption>" in page
    assert page.count('scope="col"') == 7
    assert page.count(">Salon</a>") == 3
    assert "9\xa0h\xa030 <a" in page
    assert "mois=2027-01" in page
    assert "mois=2027-03" in page
    assert text(client, f"{AGENDA}?vue=mois&mois=2027-03").count(">Salon</a>") == 2
    for wrong in ("2027-13", "x", "", "99999-01", "0000-00", "1-1-1"):
        this_month = text(client, f"{AGENDA}?vue=mois")
        caption = re.search("<caption>.*</caption>", this_month)
        assert caption is not None
        assert caption[0] in text(client, f"{AGENDA}?vue=mois&mois={wrong}")


@pytest.mark.parametrize(
    "query", ["vue=passes&annee=x", "vue=passes&annee=99999", "vue=passes&annee=٣٣٣٣", "p=x", "vue=x"]
)
def test_addresses_typed_wrong_show_something(client: Client, query: str) -> None:
    get(client, f"{AGENDA}?{query}")


def test_a_cancelled_event_stays_and_says_why(client: Client) -> None:
    event = make_event(MARKER)
    publish(event, cancelled=True, cancellation_reason="Salle inondée")
    page = text(client, event.url)
    assert "Cet événement est annulé." in page
    assert "Salle inondée" in page
    assert "Annulé" in text(client, AGENDA)


def test_filtering_by_workspace_counts_tags_and_what_is_written_there(client: Client) -> None:
    workspace = make.make_workspace("Mobilités", audience=Audience.PUBLIC, domain=make.make_domain("Services"))
    make_event("Dedans", calendar=make_calendar(workspace))
    make_event("À propos", workspaces=[make.space_of(workspace)])
    make_event("Autre chose")
    page = text(client, f"{AGENDA}?espace=mobilites")
    assert "2 dates" in page
    assert "Autre chose" not in page
    assert "2 dates" in text(client, f"{AGENDA}?domaine=services")


def test_a_stand_in_says_its_language_and_is_shown_once(client: Client) -> None:
    make_event("Journée d’étude")
    listing = text(client, "/en/news/events/")
    assert listing.count('lang="fr">Journée d’étude</a>') == 1
    assert len(upcoming_events(AnonymousUser(), "en", 5)) == 1


def test_an_alias_in_the_same_language_is_not_a_second_event(client: Client) -> None:
    event = make_event(MARKER)
    other = make_calendar(make.make_workspace("Ouvert", audience=Audience.PUBLIC))
    event.create_alias(parent=other)
    assert len(upcoming_events(AnonymousUser(), "fr", 5)) == 1
    assert text(client, other.url).count(MARKER) == 1
    assert text(client, AGENDA).count(f">{MARKER}<") == 1


# Both languages


def test_dates_are_those_of_the_page_first_written(client: Client) -> None:
    event = make_event("Journée d’étude")
    english = translate(event, "Study day", place="Town hall")
    publish(event, starts_at=dt.time(14), ends_at=dt.time(16), place="Mairie")
    english = fresh(english)
    assert (english.starts_at, english.ends_at, english.place) == (dt.time(14), dt.time(16), "Town hall")
    page = text(client, english.url)
    assert "14:00" in page
    assert "10:00" not in page


def test_a_translation_published_from_an_old_draft_does_not_bring_the_old_dates_back() -> None:
    event = make_event("Journée d’étude")
    english = translate(event, "Study day")
    draft = fresh(english)
    draft.title = "Day of study"
    draft.save_revision()
    publish(event, starts_on=today(9))
    fresh(english).get_latest_revision().publish()
    for page in (event, english):
        assert fresh(page).starts_on == today(9)
    assert fresh(english).title == "Day of study"
    # Nor what is typed in the translation.
    publish(english, starts_on=today(30))
    for page in (event, english):
        assert fresh(page).starts_on == today(9)


def test_a_cancellation_reaches_the_translation_with_its_reason() -> None:
    event = make_event("Journée d’étude")
    english = translate(event, "Study day")
    publish(event, cancelled=True, cancellation_reason="Salle inondée")
    assert fresh(english).cancelled
    assert fresh(english).cancellation_reason == "Salle inondée"


def test_the_calendar_of_an_archived_workspace_closes(client: Client) -> None:
    from intranet.access.actions import archive_space

    workspace = make.make_workspace("Ouvert", audience=Audience.PUBLIC)
    make_event(MARKER, calendar=make_calendar(workspace))
    assert MARKER in text(client, AGENDA)
    archive_space(make.space_of(workspace), by=make.make_admin())
    assert MARKER not in text(client, AGENDA)
    assert site_calendar().live


def test_nobody_is_asked_to_join_what_is_over(client: Client) -> None:
    today = timezone.localdate()
    link = "https://visio.example.org/salle"
    to_come = make_event("À venir", starts_on=today + dt.timedelta(days=2), online_link=link)
    over = make_event("Passé", starts_on=today - dt.timedelta(days=2), online_link=link)
    client.force_login(make.make_team_member())
    assert link in client.get(to_come.url).content.decode()
    assert link not in client.get(over.url).content.decode()
