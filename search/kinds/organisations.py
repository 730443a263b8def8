"""Organisations, by their names and their number."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Site

from intranet.access.models import Audience
from intranet.access.policies import Person, Standing, access_of, visible_pages
from intranet.accounts.languages import content_language
from intranet.territory.models import Organisation, start_of_day
from network.models import OrganisationPage
from search.models import SearchEntry

from .base import Key, Kind, Shown
from .pages import ROOTS


class OrganisationKind(Kind):
    """Those that are not closed, for the pôle and the network."""

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
        addresses = _addresses(user, found)
        return {organisation.pk: Shown(addresses.get(organisation.pk, "")) for organisation in found}

    def labels(self) -> Mapping[str, tuple[str, str]]:
        return {self.source: (_("Organisme"), _("Organismes"))}


def _addresses(user: Person, organisations: Iterable[Organisation]) -> Mapping[int, str]:
    """Of the pages that present them to this reader, in the language of the address."""
    pages = OrganisationPage.objects.filter(organisation__in=organisations, locale__language_code=content_language())
    roots, found = Site.get_site_root_paths(), {}
    for page in visible_pages(user, pages):
        setattr(page, ROOTS, roots)
        found[page.organisation_id] = page.get_url() or ""
    return found
