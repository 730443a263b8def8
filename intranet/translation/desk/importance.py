"""How much a translation matters to readers: how many people asked for it, how often the page was opened of late, how
widely it is read, and how many pages that the person at the desk sees lead to it.

Of readings the site knows how many there were of a page on a day, in whichever language, and nothing of who read.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, IntegerChoices, Sum
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, ReferenceIndex

from intranet.access.models import Audience
from intranet.access.policies import Person, visible_pages
from intranet.pages.models import PageViews

# An ask is worth three links; a page that everybody reads, as much as one ask.
ASK, MOST_LINKS = 3, 6
HIGH, MIDDLE = 6, 3
# Of late: so many days. From so many views on, a page gains one more: ten times the readers is not ten times the worth.
RECENT = dt.timedelta(days=90)
STEPS = (10, 30, 100, 300)


class Importance(IntegerChoices):
    LOW = 0, _("faible")
    MIDDLE = 1, _("moyenne")
    HIGH = 2, _("forte")


def weight(*, asks: int, audience: int, links: int, views: int) -> int:
    """One figure to sort by: 0 for a page of members alone that nobody asked for or opens, and nothing leads to."""
    return ASK * asks + min(audience, Audience.PUBLIC) + min(links, MOST_LINKS) + sum(views >= step for step in STEPS)


def importance(figure: int) -> Importance:
    if figure >= HIGH:
        return Importance.HIGH
    return Importance.MIDDLE if figure >= MIDDLE else Importance.LOW


def links_to(pages: Iterable[int], reader: Person) -> Counter[int]:
    """How many of the pages that this person reads lead to each of these, by number; one query."""
    kind = ContentType.objects.get_for_model(Page)
    readable = visible_pages(reader).order_by().values_list(Cast("pk", CharField()), flat=True)
    found = ReferenceIndex.objects.filter(base_content_type=kind, to_content_type=kind, object_id__in=readable)
    wanted = {str(page): page for page in pages}
    pairs = found.order_by().values_list("object_id", "to_object_id").distinct()
    return Counter(wanted[target] for origin, target in pairs if target in wanted and origin != target)


def views_of(keys: Iterable[UUID]) -> Counter[UUID]:
    """How often each of these pages was opened of late, all its versions together, by translation key; one query."""
    wanted, since = set(keys), timezone.localdate() - RECENT
    counted = PageViews.objects.since(since).order_by().values("page__translation_key").annotate(count=Sum("views"))
    found = counted.values_list("page__translation_key", "count")
    return Counter({key: count for key, count in found if key in wanted})
