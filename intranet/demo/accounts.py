"""One account for each kind of person: what the command prints and the sign-in page offers."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intranet.accounts.demo import DemoChoice
from intranet.accounts.models import User

from .content.people import PEOPLE, Person

# Told to everybody: it protects nothing.
PASSWORD = "bocage-littoral-estuaire"  # noqa: S105

PEOPLE_BY_KEY: dict[str, Person] = {person.key: person for person in PEOPLE}


@dataclass(frozen=True)
class Account:
    """A kind of person, who shows it, and what that person sees and does."""

    key: str
    kind: str | Promise
    explanation: str | Promise

    @property
    def person(self) -> Person:
        return PEOPLE_BY_KEY[self.key]

    @property
    def email(self) -> str:
        return address_of(self.person)


def address_of(person: Person) -> str:
    """An address of the domain that is kept for examples: nobody is written to."""
    return f"{person.key}@example.org"


ACCOUNTS = [
    Account(
        "kerbrat",
        _("Administratrice"),
        _("Lit et écrit partout, sauf dans un espace archivé, que personne ne modifie ; crée les comptes."),
    ),
    Account(
        "vasseur",
        _("Directrice du pôle"),
        _("Gère tous les espaces, leurs membres, leur partage ; tient la grille des référents et des sièges vacants."),
    ),
    Account(
        "delaunay",
        _("Référent"),
        _("Désigné par Caen la mer en aménagement durable : y écrit, publie et relit ; il a une page en cours."),
    ),
    Account(
        "lefrancois",
        _("Administratrice d’un organisme"),
        _(
            "Caen la mer : désigne ses référents, invite ses agents, répond de qui en est et transmet le travail "
            "de qui s’en va ; référente en service aux populations."
        ),
    ),
    Account(
        "potier",
        _("Contributrice"),
        _("Écrit dans l’espace Aménagement durable et soumet ses pages à la relecture ; l’une d’elles attend."),
    ),
    Account(
        "monnier",
        _("Rédactrice"),
        _("Géomaticienne de l’AUCAME, invitée en aménagement durable : y modifie tout et décide des relectures."),
    ),
    Account(
        "saillard",
        _("Lectrice"),
        _("Élue de Cœur de Nacre : lit l’espace Aménagement durable, pages réservées comprises, sans y écrire."),
    ),
    Account(
        "guilbert",
        _("Référente d’un autre domaine"),
        _("Écrit en économie ; en aménagement durable, ne lit que ce qui est ouvert à tout le pôle."),
    ),
    Account(
        "fauvel",
        _("Directrice d’un autre pôle"),
        _(
            "Rouen Seine Eure : lit ce qui est ouvert au réseau, y publie ses fiches de pratiques, "
            "et ne voit rien de ce que le pôle garde pour lui."
        ),
    ),
    Account(
        "whitcombe",
        _("Partenaire anglaise"),
        _(
            "Portsmouth : lit en anglais ce qui est ouvert au réseau, y publie ses fiches de pratiques, "
            "et écrit dans l’espace Coopérations."
        ),
    ),
    Account(
        "marais",
        _("Ancien référent"),
        _("Son mandat au Pays de Falaise a pris fin : lit ce qui est ouvert au pôle, n’écrit plus nulle part."),
    ),
]


def demo_choices() -> list[DemoChoice]:
    """The accounts, among these, that are there and open."""
    there = {
        user.email: user
        for user in User.objects.filter(email__in=[account.email for account in ACCOUNTS], is_active=True)
    }
    return [
        DemoChoice(account.email, str(there[account.email]), str(account.kind), str(account.explanation))
        for account in ACCOUNTS
        if account.email in there
    ]
