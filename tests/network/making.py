"""Ways of making the things of the network in tests."""

from typing import Any

from django.utils.text import slugify

from intranet.access.models import Role, Space
from intranet.accounts.models import User
from intranet.territory.models import Organisation
from network.models import (
    Adoption,
    NetworkHomePage,
    OrganisationIndexPage,
    OrganisationPage,
    PracticeBody,
    PracticeFunding,
    PracticeIndexPage,
    PracticePage,
)
from tests import factories as make


def network() -> Space:
    return Space.objects.get(kind=Space.Kind.NETWORK)


def home(language: str = "fr") -> NetworkHomePage:
    return NetworkHomePage.objects.get(locale__language_code=language)


def practices(language: str = "fr") -> PracticeIndexPage:
    return PracticeIndexPage.objects.get(locale__language_code=language)


def directory(language: str = "fr") -> OrganisationIndexPage:
    return OrganisationIndexPage.objects.get(locale__language_code=language)


def make_peer(
    organisation: Organisation | None = None, role: Role = Role.CONTRIBUTOR, kind: str = "pole", **fields: Any
) -> User:
    """A member of the network: a director, or a partner where ``kind`` is not a pôle."""
    person = make.make_user(**fields)
    make.affiliate(person, organisation or make.make_organisation(kind))
    make.join(network(), person, role)
    return person


def make_practice(
    title: str = "Vélo",
    *,
    language: str = "fr",
    lead: Organisation | None = None,
    instruments: tuple[str, ...] = (),
    **fields: Any,
) -> PracticePage:
    """A published sheet; ``domains`` and ``themes`` are lists."""
    links = {name: fields.pop(name, []) for name in ("domains", "themes")}
    fields = {"slug": slugify(title), "need": "<p>Un besoin.</p>", **fields}
    page = PracticePage(title=title, locale=practices(language).locale, **fields)
    for name, things in links.items():
        getattr(page, name).set(things)
    if lead is not None:
        page.bodies.add(PracticeBody(organisation=lead))
    for instrument in instruments:
        page.funding.add(PracticeFunding(instrument=instrument))
    practices(language).add_child(instance=page)
    page.save_revision().publish()
    return PracticePage.objects.get(pk=page.pk)


def make_presentation(organisation: Organisation, **fields: Any) -> OrganisationPage:
    """The published page of an organisation."""
    title = fields.pop("title", organisation.display_name)
    page = directory().add_child(instance=OrganisationPage(title=title, organisation=organisation, **fields))
    page.save_revision().publish()
    return OrganisationPage.objects.get(pk=page.pk)


def adopt(practice: PracticePage, organisation: Organisation, words: str = "") -> Adoption:
    return Adoption.objects.create(practice_key=practice.translation_key, organisation=organisation, words=words)
