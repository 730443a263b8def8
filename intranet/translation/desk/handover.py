"""Translations in hand are handed over with the rest of a referent's work."""

from collections.abc import Collection, Iterator

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from intranet.access.handover import KindOfWork, Piece, register_work
from intranet.access.models import AccessRule, Space
from intranet.access.policies import Action, access_of
from intranet.accounts.models import User
from intranet.translation.models import DeskEntry


def _in_hand(person: User, spaces: Collection[Space], viewer: User) -> Iterator[Piece]:
    """The title of a page is told to whoever reads it."""
    rule = AccessRule.objects.filter(translation_key=OuterRef("translation__translation_key"), space__in=spaces)
    entries = DeskEntry.objects.in_hand().filter(person=person, translation__source__isnull=False)
    entries = entries.annotate(space=Subquery(rule.values("space")[:1])).filter(space__isnull=False)
    found = list(entries.select_related("translation__source", "translation__locale").order_by("due_on", "pk"))
    pages = [entry.translation.source_id for entry in found]
    readable = access_of(viewer).pages(Action.READ).filter(pk__in=pages)
    titles = dict(readable.order_by().values_list("pk", "title"))
    by_id = {space.pk: space for space in spaces}
    for entry in found:
        title = titles.get(entry.translation.source_id, "")
        address = reverse("desk:edit", args=[entry.translation.source_id, entry.translation.locale.language_code])
        yield Piece(str(entry.pk), by_id[entry.space], title, address if title else "", str(entry.translation.locale))


def _take(keys: Collection[str], person: User, successor: User, by: User) -> None:
    for entry in DeskEntry.objects.filter(pk__in=keys, person=person).select_related("translation__source"):
        entry.person = successor
        entry.save(update_fields=["person"])
        if entry.translation.source is not None:
            data = {"from": person.pk, "to": successor.pk}
            log(instance=entry.translation.source, action="access.hand_over", user=by, data=data)


def register() -> None:
    register_work(KindOfWork("translations", _("Traductions en main"), _in_hand, _take))
