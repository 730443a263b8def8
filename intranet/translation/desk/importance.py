"""How much a translation matters to readers, without counting who reads what.

The site keeps no count of readings. What it knows: how many people asked for the translation, how widely the page is
read, and how many pages that its reader sees lead to it.
"""

from collections import Counter
from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, IntegerChoices
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, ReferenceIndex

from intranet.access.models import Audience
from intranet.access.policies import Person, visible_pages

# An ask is worth three links; a page that everybody reads, as much as one ask.
ASK, MOST_LINKS = 3, 6
HIGH, MIDDLE = 6, 3


class Importance(IntegerChoices):
    LOW = 0, _("faible")
    MIDDLE = 1, _("moyenne")
    HIGH = 2, _("forte")


def weight(*, asks: int, audience: int, links: int) -> int:
    """One figure to sort by: 0 for a page of members alone that nobody asked for and nothing leads to."""
    return ASK * asks + min(audience, Audience.PUBLIC) + min(links, MOST_LINKS)


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
