"""News and events as a reader may ask for them."""

import datetime as dt
from collections.abc import Iterable
from typing import Self

from django.db.models import Exists, F, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce
from wagtail.query import PageQuerySet

from intranet.access.models import AccessRule, Space
from intranet.access.policies import Action, Person, access_of
from intranet.territory.models import Domain


class TaggedPageQuerySet(PageQuerySet):
    """Pages that say which workspaces and which domains they are about."""

    def visible_to(self, user: Person) -> Self:
        """The published ones that this person may read, aliases included."""
        return access_of(user).pages(Action.READ, self)

    def in_language(self, language: str) -> Self:
        return self.filter(locale__language_code=language)

    def once(self) -> Self:
        """Without the aliases that show a page a second time in its own language."""
        return self.filter(Q(alias_of__isnull=True) | ~Q(alias_of__locale=F("locale")))

    def about_workspace(self, space: Space) -> Self:
        """Those tagged with that workspace, or written in it."""
        located = AccessRule.objects.filter(
            Q(space=space) | Q(space__parent=space), translation_key=OuterRef("translation_key")
        )
        tagged = self.model._default_manager.filter(workspaces=space).order_by().values("pk")
        return self.filter(Q(pk__in=tagged) | Exists(located))

    def about_domain(self, domain: Domain, workspaces: Iterable[Space] = ()) -> Self:
        """Those tagged with that domain, written in one of its workspaces, or tagged with one of ``workspaces``.

        These are workspaces of the domain that the reader may know of: the tags of others must not tell of themselves.
        """
        located = AccessRule.objects.filter(space__domain=domain, translation_key=OuterRef("translation_key"))
        pages = self.model._default_manager.order_by()
        tagged = Q(pk__in=pages.filter(domains=domain).values("pk"))
        if spaces := list(workspaces):
            tagged |= Q(pk__in=pages.filter(workspaces__in=spaces).values("pk"))
        return self.filter(tagged | Exists(located))


class NewsPageQuerySet(TaggedPageQuerySet):
    def latest(self) -> Self:
        """The latest first, with ``published_at``, the instant of the first publication, and what a card shows.

        An alias has no date of its own: it takes that of what it shows.
        """
        published = Coalesce("alias_of__first_published_at", "first_published_at", "last_published_at")
        collection = AccessRule.objects.filter(translation_key=OuterRef("translation_key")).values("space__collection")
        sizes = Prefetch("picture__renditions", to_attr="prefetched_renditions")
        return (
            self.annotate(published_at=published, space_collection_id=Subquery(collection[:1]))
            .select_related("locale", "alias_of__locale", "picture")
            .prefetch_related(sizes)
            .order_by("-published_at", "-pk")
        )


class EventPageQuerySet(TaggedPageQuerySet):
    def between(self, first: dt.date, last: dt.date | None = None) -> Self:
        """Those that may take place from one day to the other, both included: only their dates tell for sure."""
        found = self.filter(Q(last_day__isnull=True) | Q(last_day__gte=first))
        return found if last is None else found.filter(starts_on__lte=last)
