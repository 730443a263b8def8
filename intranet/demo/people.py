"""Loading of people: accounts, where they work, and their place in the network."""

from django.contrib.auth.hashers import make_password
from django.db import transaction

from intranet.access.actions import add_member
from intranet.access.models import Role, Space
from intranet.accounts.actions import create_account
from intranet.accounts.models import User
from intranet.territory.models import Affiliation

from . import days
from .accounts import PASSWORD, address_of
from .content.people import PEOPLE
from .territory import organisations


@transaction.atomic
def load_people() -> int:
    """The people who are not there yet; returns how many."""
    known = set(User.objects.values_list("email", flat=True))
    missing = [person for person in PEOPLE if address_of(person) not in known]
    if not missing:
        return 0
    bodies = organisations()
    # One hash for all: they share one password, and hashing is slow on purpose.
    password = make_password(PASSWORD)
    network = Space.objects.get(kind=Space.Kind.NETWORK)
    for person in missing:
        user = create_account(
            address_of(person),
            first_name=person.first_name,
            last_name=person.last_name,
            language=person.language,
            is_superuser=person.is_administrator,
            by=None,
            welcome=False,
        )
        user.password = password
        user.date_joined = days.start(person.since)
        user.save(update_fields=["password", "date_joined"])
        for key in person.organisations:
            affiliation = Affiliation(
                person=user,
                organisation=bodies[key],
                capacity=Affiliation.Capacity.ELECTED if person.is_elected else Affiliation.Capacity.OFFICER,
                job_title=person.job_title,
                valid_from=days.start(person.since),
            )
            affiliation.full_clean()
            affiliation.save()
        if person.is_in_network:
            add_member(network, user, Role.CONTRIBUTOR, by=None, valid_from=days.start(person.since))
    return len(missing)


def account(key: str) -> User:
    """The account of a person of the demonstration; a fresh one, for what it remembers of its rights to be true."""
    return User.objects.get(email=f"{key}@example.org")
