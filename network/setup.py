"""The network's pages, that every installation has. Safe to run again."""

import datetime as dt

from django.db import transaction
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Locale, Page

from intranet.access.actions import settle_space_at
from intranet.access.models import AccessRule, Audience, Space
from intranet.pages.models import HomePage, IntranetPage
from intranet.territory.models import Organisation

from .models import NetworkHomePage, OrganisationIndexPage, OrganisationPage, PracticeIndexPage
from .policies import LISTED_KINDS

DAILY = dt.timedelta(days=1)


@transaction.atomic
def ensure_network() -> None:
    """Make the home of the network, its two indexes and the pages of its organisations where they are missing."""
    space = Space.objects.filter(kind=Space.Kind.NETWORK, archived_at__isnull=True).order_by("pk").first()
    if space is None:
        return
    homes = NetworkHomePage.objects.filter(translation_key=space.root_key)
    home = homes.filter(locale__language_code="fr").first()
    if home is None and homes.exists():
        # Somebody took the French page away and kept the other: that is theirs to settle.
        return
    if home is None:
        home = _make_home(space)
    if not PracticeIndexPage.objects.child_of(home).exists():
        _add(home, PracticeIndexPage(title="Pratiques", slug="pratiques"), "Practices", "practices")
    if not OrganisationIndexPage.objects.child_of(home).exists():
        _add(home, OrganisationIndexPage(title="Organismes", slug="organismes"), "Organisations", "organisations")
    ensure_organisation_pages()


def _make_home(space: Space) -> NetworkHomePage:
    """The space of people becomes a space of pages: read by the network, where its contributors publish."""
    above = HomePage.objects.filter(locale__language_code="fr", alias_of__isnull=True).order_by("pk").get()
    taken = Page.objects.child_of(above).filter(slug="reseau").exists()
    # Without a slug, Wagtail finds one that is free.
    page = NetworkHomePage(title="Réseau", slug=None if taken else "reseau", show_in_menus=True)
    above.add_child(instance=page)
    space.audience = Audience.NETWORK
    space.contributors_publish = True
    settle_space_at(space, page)
    _translate(page, "Network", "network")
    return NetworkHomePage.objects.get(pk=page.pk)


def _add(home: NetworkHomePage, page: IntranetPage, english: str, slug: str) -> None:
    NetworkHomePage.objects.get(pk=home.pk).add_child(instance=page)
    _translate(page, english, slug)


def _translate(page: IntranetPage, title: str, slug: str) -> None:
    """Give the page its English name, where its mirror stands in the English tree."""
    english = Locale.objects.get(language_code="en")
    alias = Page.objects.filter(alias_of=page.pk, locale=english).first()
    if alias is None:
        return
    version = ConvertAliasPageAction(alias.specific).execute(skip_permission_checks=True).specific
    version.title = version.draft_title = title
    if not Page.objects.sibling_of(version, inclusive=False).filter(slug=slug).exists():
        version.slug = slug
    version.save()
    # The revision that the conversion made says the French title.
    version.save_revision().publish()


def ensure_organisation_pages() -> int:
    """Give a page to each open pôle and partner that has none; returns how many were made.

    One that editors withdrew from publication is left alone: it has its page.
    """
    index = OrganisationIndexPage.objects.filter(locale__language_code="fr", alias_of__isnull=True).first()
    # Nothing is written in an archive.
    if (
        index is None
        or AccessRule.objects.filter(translation_key=index.translation_key, space__archived_at__isnull=False).exists()
    ):
        return 0
    paged = OrganisationPage.objects.order_by().values("organisation")
    missing = Organisation.objects.open().filter(kind__in=LISTED_KINDS).exclude(pk__in=paged)
    for organisation in missing:
        with transaction.atomic():
            parent = OrganisationIndexPage.objects.get(pk=index.pk)
            parent.add_child(instance=OrganisationPage(title=organisation.display_name, organisation=organisation))
    return len(missing)
