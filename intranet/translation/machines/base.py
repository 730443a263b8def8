"""What a machine is: something that takes texts whose untouchable parts are marked, and gives as many back."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Failure(TextChoices):
    """Why a machine gave nothing, for whoever asked and for whoever keeps the server."""

    UNREACHABLE = "unreachable", _("Le service de traduction ne répond pas.")
    TIMEOUT = "timeout", _("La traduction a pris trop de temps.")
    REFUSED = "refused", _("Le service de traduction refuse notre clé.")
    QUOTA = "quota", _("Le quota du service de traduction est épuisé, ou nous lui en demandons trop à la fois.")
    PAIR = "pair", _("La machine ne traduit pas entre ces langues.")
    KEPT = "kept", _("Cette page ne peut plus être confiée à la machine.")
    BROKEN = "broken", _("La machine a donné une réponse que nous ne comprenons pas.")


# Worth asking once more at once.
PASSING = {Failure.UNREACHABLE, Failure.TIMEOUT}


class MachineError(Exception):
    """No translation; nothing was changed."""

    def __init__(self, failure: Failure, detail: str = "") -> None:
        super().__init__(f"{failure.value}: {detail}" if detail else failure.value)
        self.failure = failure


@dataclass(frozen=True)
class Kept:
    """A part that must come back as it is, once. ``kind``: "open" and "close" surround words, "void" stands alone.

    ``shown``: what it says in the target language, for machines that look at what is around.
    """

    number: int
    kind: str = "void"
    shown: str = ""

    @property
    def key(self) -> tuple[int, str]:
        return self.number, self.kind


# A text to translate: words, and parts to keep.
Text = Sequence[str | Kept]


class Machine(ABC):
    """One engine. Texts are short: sentences, or groups of them."""

    name: ClassVar[str]
    # Whether texts stay on the server.
    is_local: ClassVar[bool]
    # How much is sent at once.
    most_texts: ClassVar[int] = 40
    most_characters: ClassVar[int] = 8000
    # Above it, a text is cut between sentences.
    longest_text: ClassVar[int] = 1500

    @abstractmethod
    def translates(self, source: str, target: str) -> bool:
        """Whether it knows these languages."""

    @abstractmethod
    def translate(self, texts: list[Text], source: str, target: str) -> list[list[str | Kept]]:
        """As many texts in the target language, in order. Raises :class:`MachineError`."""
