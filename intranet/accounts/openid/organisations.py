"""The organisations that a provider's people come from. The app that knows them, above this one, supplies them."""

from typing import Protocol

from intranet.accounts.models import User


class Directory(Protocol):
    def knows(self, siret: str) -> bool:
        """Whether an organisation that exists today has this SIRET (14 digits)."""

    def affiliate(self, user: User, siret: str) -> None:
        """Have a new account's person belong to that organisation, if it is known."""


_directories: list[Directory] = []


def register_directory(directory: Directory) -> None:
    """To be called from ``AppConfig.ready``."""
    _directories.append(directory)


def is_known(siret: str) -> bool:
    return bool(siret) and any(directory.knows(siret) for directory in _directories)


def affiliate(user: User, siret: str) -> None:
    for directory in _directories:
        if siret and directory.knows(siret):
            directory.affiliate(user, siret)
