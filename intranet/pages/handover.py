"""What of a referent's work are pages: drafts that wait, and published pages that somebody answers for."""

from collections.abc import Collection, Iterator

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail.query import PageQuerySet

from intranet.access.handover import KindOfWork, Piece, register_work
from intranet.access.models import AccessRule, Space
from intranet.access.policies import Action, access_of
from intranet.accounts.models import User

from .listings import with_spaces
from .signals import owners_changed


def _theirs(person: User, spaces: Collection[Space]) -> PageQuerySet:
    """Pages that they own there; and those on which they left a draft, where nobody else answers for the page."""
    ruled = AccessRule.objects.filter(translation_key=OuterRef("translation_key"), space__in=spaces)
    nobody = Q(owner__isnull=True) | Q(owner__is_active=False)
    left = Q(latest_revision__user=person, has_unpublished_changes=True) & nobody
    pages = with_spaces(Page.objects.filter(Exists(ruled), Q(owner=person) | left, alias_of__isnull=True, depth__gt=1))
    return pages.order_by("title", "pk")


def _drafts(person: User, spaces: Collection[Space], viewer: User) -> Iterator[Piece]:
    pages = _theirs(person, spaces).filter(has_unpublished_changes=True, expired=False)
    yield from _pieces(pages, spaces, viewer)


def _published(person: User, spaces: Collection[Space], viewer: User) -> Iterator[Piece]:
    pages = _theirs(person, spaces).filter(Q(has_unpublished_changes=False) | Q(expired=True))
    yield from _pieces(pages, spaces, viewer)


def _pieces(pages: PageQuerySet, spaces: Collection[Space], viewer: User) -> Iterator[Piece]:
    """A published title is told to whoever reads it, that of a draft to whoever edits it."""
    access = access_of(viewer)
    by_id = {space.pk: space for space in spaces}
    edited = set(access.pages(Action.EDIT, pages).order_by().values_list("pk", flat=True))
    read = set(access.pages(Action.READ, pages).order_by().values_list("pk", flat=True))
    for page in pages.select_related("locale"):
        title, url = "", ""
        if page.pk in edited:
            title, url = page.draft_title, reverse("wagtailadmin_pages:edit", args=[page.pk])
        elif page.pk in read:
            title, url = page.title, reverse("page_by_number", args=[page.pk])
        note = "" if page.live else _("jamais publiée")
        yield Piece(str(page.pk), by_id[page.space_id], title, url, note)


def _take(keys: Collection[str], person: User, successor: User, by: User) -> None:
    pages = Page.objects.filter(pk__in=keys)
    moved = {page.translation_key for page in pages}
    for page in pages:
        log(instance=page, action="access.hand_over", user=by, data={"from": person.pk, "to": successor.pk})
    pages.update(owner=successor)
    owners_changed.send(Page, keys=moved)


def register() -> None:
    register_work(KindOfWork("drafts", _("Pages en cours"), _drafts, _take))
    register_work(KindOfWork("pages", _("Pages publiées"), _published, _take))
