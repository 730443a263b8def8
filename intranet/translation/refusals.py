"""Why something of a translation is not done, in words for whoever asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

REASONS = {
    "same_language": _("Cette page est écrite dans cette langue."),
    "no_source": _("L’original n’est plus publié."),
    "free": _("Cette traduction a sa propre mise en page : elle se modifie dans l’éditeur."),
    "empty": _("Aucun segment n’est traduit."),
    "machine": _("Cet espace ne publie pas ce que la machine a traduit : relisez d’abord."),
    "draft_in_editor": _("Des modifications de la traduction attendent dans l’éditeur : publiez-les ou rejetez-les."),
    "locked": _("Cette page est verrouillée."),
    "no_machine": _("Aucune machine ne traduit dans cette langue."),
    "outside": _("Cet espace ne confie pas ses pages réservées à un service de traduction extérieur."),
}


class Refused(ValidationError):
    """``code`` is one of ``REASONS``."""

    def __init__(self, code: str) -> None:
        super().__init__(REASONS[code], code=code)


@dataclass(frozen=True)
class SegmentProblem:
    """What is wrong with a translation offered for the segment at ``path``: ``code`` of ``MESSAGES``, and its part."""

    path: str
    code: str
    detail: str = ""

    @property
    def message(self) -> "str | StrPromise":
        return MESSAGES[self.code] % {"detail": self.detail}


MESSAGES: Mapping[str, "StrPromise"] = {
    "unknown_segment": _("Ce segment n’est pas dans la page."),
    "missing": _("La balise %(detail)s manque."),
    "unknown": _("La balise %(detail)s n’est pas dans l’original."),
    "twice": _("La balise %(detail)s est là deux fois."),
    "broken": _("La balise %(detail)s n’est pas fermée au bon endroit."),
    "too_long": _("Ce texte est trop long : %(detail)s caractères au plus."),
    "changed": _("L’original de ce segment a changé."),
}


class SegmentsRefused(ValidationError):
    """Nothing was written: these segments are wrong."""

    def __init__(self, problems: list[SegmentProblem]) -> None:
        self.problems = problems
        super().__init__([str(problem.message) for problem in problems])
