"""The ways in, as the demonstration shows them: who is invited, who asks, who is a guest, who administers a member."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Outsider:
    """Somebody with an account who is of no organisation here."""

    key: str
    first_name: str
    last_name: str
    language: str = "fr"


# Days are counted from the loading. A guest: in which space, with which role, whose, until when.
@dataclass(frozen=True)
class DemoGuest:
    outsider: Outsider
    workspace: str
    role: str
    sponsor: str
    since: int
    until: int | None


FERRAND = Outsider("ferrand", "Noé", "Ferrand")
TURQUET = Outsider("turquet", "Malo", "Turquet")
GUESTS = [
    # Whose end comes near, and one whom nobody answers for any more.
    DemoGuest(FERRAND, "amenagement-durable", "contributor", "lecointre", since=-160, until=12),
    DemoGuest(TURQUET, "service-aux-populations", "reader", "brard", since=-20, until=150),
]


@dataclass(frozen=True)
class DemoInvitation:
    email: str
    first_name: str
    last_name: str
    workspace: str
    role: str
    by: str
    sent: int
    message: str = ""
    organisation: str = ""
    accepted_by: str = ""


INVITATIONS = [
    DemoInvitation(
        "claire.ozanne@example.org",
        "Claire",
        "Ozanne",
        "amenagement-durable",
        "contributor",
        "vasseur",
        sent=-3,
        message="Nous relisons ensemble le diagnostic des espaces publics : ton regard de paysagiste nous manque.",
        organisation="caen",
    ),
    DemoInvitation("ewan.priest@example.org", "Ewan", "Priest", "amenagement-durable", "reader", "lecointre", sent=-40),
    DemoInvitation(
        "turquet@example.org",
        "Malo",
        "Turquet",
        "service-aux-populations",
        "reader",
        "quesnel",
        sent=-24,
        organisation="caen",
        accepted_by="turquet",
    ),
]
# Who asks to join which workspace, and why.
REQUEST = ("haddad", "amenagement-durable", "Le plan alimentaire touche au foncier : je voudrais suivre vos travaux.")
# Freely joined by the pôle and the network.
FREE = "service-aux-populations"
# Who administers which member.
ADMINISTRATOR = ("lefrancois", "caen")
