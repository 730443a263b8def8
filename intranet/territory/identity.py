"""What accounts ask of the territory: the organisation of a SIRET, and the names of somebody's organisations."""

from collections.abc import Iterator

from intranet.accounts.models import User
from intranet.accounts.openid.organisations import register_directory
from intranet.accounts.passwords import register_words

from .actions import affiliate_person
from .models import Organisation


def organisation_of(siret: str) -> Organisation | None:
    """The organisation that exists today whose SIREN begins the SIRET."""
    return Organisation.objects.open().filter(siren=siret[:9]).first()


class SiretDirectory:
    def knows(self, siret: str) -> bool:
        return organisation_of(siret) is not None

    def affiliate(self, user: User, siret: str) -> None:
        """As an officer, by the installation itself. Never of the host pôle: its officers manage all spaces."""
        organisation = organisation_of(siret)
        if organisation is not None and not organisation.is_host:
            affiliate_person(user, organisation, by=None)


def organisation_names(user: User) -> Iterator[str]:
    """Of the organisations that somebody has belonged to, for the judgement of passwords."""
    for name, short_name in Organisation.objects.filter(affiliations__person=user).values_list("name", "short_name"):
        yield from (name, short_name)


def register() -> None:
    register_directory(SiretDirectory())
    register_words(organisation_names)
