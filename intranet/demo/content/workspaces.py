"""The workspaces of the demonstration, in the order in which they are made."""

from . import amenagement, archive, cooperations, economie, environnement, services

WORKSPACES = [
    amenagement.WORKSPACE,
    economie.WORKSPACE,
    services.WORKSPACE,
    environnement.WORKSPACE,
    cooperations.WORKSPACE,
    archive.WORKSPACE,
]
