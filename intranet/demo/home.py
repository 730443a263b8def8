"""Loading of the public home page and of the index of workspaces, in both languages."""

from typing import Any

from django.db import transaction

from intranet.access.models import Space
from intranet.pages.models import HomePage
from workspaces.models import WorkspaceIndexPage

from . import days
from .bodies import stream_of
from .content import home as content
from .pages import Gesture, revise, translate
from .people import account
from .uploads import Uploads
from .writing import plain

AUTHOR = "vasseur"
WRITTEN = 440


@transaction.atomic
def load_home() -> int:
    """The texts of the two pages that every installation has, where nobody has written any; returns how many."""
    return _load_front() + _load_index()


def _load_front() -> int:
    page = HomePage.objects.get(locale__language_code="fr", alias_of__isnull=True)
    if _is_touched(page):
        return 0
    gesture = Gesture(account(AUTHOR), days.working_hour(WRITTEN, 1))
    uploads = Uploads(Space.objects.get(kind=Space.Kind.HOME))
    page.summary = plain(content.SUMMARY)
    page.body = stream_of(content.BODY, uploads, language="fr", by=gesture.by, at=gesture.at)
    revise(page, gesture)
    translator = Gesture(account(content.ENGLISH.author), days.working_hour(WRITTEN - 5, 2))
    translate(page, content.ENGLISH, uploads, translator)
    return 2


def _load_index() -> int:
    page = WorkspaceIndexPage.objects.get(locale__language_code="fr", alias_of__isnull=True)
    if _is_touched(page):
        return 0
    page.summary = plain(content.WORKSPACES_SUMMARY)
    revise(page, Gesture(account(AUTHOR), days.working_hour(WRITTEN, 3)))
    version = content.WORKSPACES_ENGLISH
    translator = Gesture(account(version.author), days.working_hour(WRITTEN - 5, 4))
    translate(page, version, Uploads(Space.objects.get(kind=Space.Kind.HOME)), translator)
    return 2


def _is_touched(page: Any) -> bool:
    """Whether somebody has written there: the pages that the installation makes have neither text nor revision."""
    return page.latest_revision_id is not None or bool(page.summary)
