"""What people of the demonstration look for: searches that some keep, pages that the team recommends, counts."""

import datetime as dt

from django.utils import timezone

from intranet.accounts.models import User
from intranet.territory.models import Affiliation
from network.models import PracticeIndexPage
from search.models import Found, Frequency, PinnedResult, SavedSearch, SearchCount
from workspaces.models import WorkspaceIndexPage

SAVED = (
    ("Eau et littoral", "q=eau+littoral", Frequency.WEEKLY),
    ("Fonds européens", "q=Europe+OU+Interreg+OU+FEDER", Frequency.NOW),
    ("Comptes rendus de mobilité", "q=mobilit%C3%A9&type=document", Frequency.DAILY),
)
# Words, how many readers a week asked for them, how much they found.
ASKED = (
    ("eau", 9, Found.SOME),
    ("mobilite", 7, Found.SOME),
    ("scot", 6, Found.SOME),
    ("compte rendu", 5, Found.SOME),
    ("interreg", 4, Found.FEW),
    ("teletravail", 4, Found.NOTHING),
    ("conges", 3, Found.NOTHING),
    ("modele de convention", 2, Found.NOTHING),
    ("biodiversite", 3, Found.SOME),
    ("annuaire", 2, Found.FEW),
)
RECOMMENDED = (
    (PracticeIndexPage, "bonnes pratiques\nexemples\nretour d’expérience\ngood practice"),
    (WorkspaceIndexPage, "espaces\nespace de travail\noù travailler\nworkspaces"),
)
WEEKS = 6


def load_searches() -> int:
    """Nothing where somebody keeps a search already."""
    if SavedSearch.objects.exists():
        return 0
    return _keep() + _recommend() + _count()


def _keep() -> int:
    officers = Affiliation.objects.in_force().filter(organisation__is_host=True).order_by("person").values("person")
    now, made = timezone.now(), []
    for person in User.objects.filter(pk__in=officers).order_by("pk")[:3]:
        for name, asked, frequency in SAVED:
            made.append(
                SavedSearch(
                    person=person, name=name, asked=asked, frequency=frequency, next_at=frequency.next_after(now)
                )
            )
    return len(SavedSearch.objects.bulk_create(made))


def _recommend() -> int:
    made = 0
    for model, phrases in RECOMMENDED:
        page = model.objects.filter(live=True, alias_of=None).order_by("pk").first()
        if page is not None:
            PinnedResult.objects.create(page=page.page_ptr, phrases=phrases)
            made += 1
    return made


def _count() -> int:
    today = timezone.localdate()
    rows = [
        SearchCount(day=today - dt.timedelta(days=7 * week), words=words, language="fr", found=found, times=times)
        for words, times, found in ASKED
        for week in range(WEEKS)
    ]
    return len(SearchCount.objects.bulk_create(rows))
