"""Organisations, by their names and their number."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.access.models import Audience
from intranet.access.policies import Person, Standing, access_of
from intranet.territory.models import Organisation, start_of_day
from search.models import SearchEntry

from .base import Key, Kind, Shown


class OrganisationKind(Kind):
    """Those that are not closed, for the pôle and the network; whoever may read its page finds that (:mod:`.pages`)."""

    source = "organisation"

    def keys(self) -> Iterable[Key]:
        return Organisation.objects.open().order_by("pk").values_list("pk", flat=True)

    def make(self, keys: Sequence[Key]) -> Iterator[SearchEntry]:
        for organisation in Organisation.objects.open().filter(pk__in=keys).order_by("pk"):
            closing = organisation.closed_on
            yield SearchEntry(
                source=self.source,
                object_id=organisation.pk,
                thing=self.thing(organisation.pk),
                kind=self.source,
                audience=Audience.NETWORK,
                organisation_id=organisation.pk,
                title=organisation.name,
                summary=organisation.short_name,
                body=f"SIREN {organisation.siren}" if organisation.siren else "",
                refresh_at=None if closing is None else max(start_of_day(closing), timezone.now()),
            )

    def visible(self, user: Person, entries: Sequence[SearchEntry]) -> Mapping[int, Shown]:
        if access_of(user).standing < Standing.NETWORK:
            return {}
        found = Organisation.objects.open().filter(pk__in=[entry.object_id for entry in entries])
        return {pk: Shown(reverse("network:organisation", args=[pk])) for pk in found.values_list("pk", flat=True)}

    def labels(self) -> Mapping[str, tuple[str, str]]:
        return {self.source: (_("Organisme"), _("Organismes"))}
