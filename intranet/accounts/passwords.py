"""How well a password holds against guessing, by zxcvbn, told in the reader's language with what to do."""

import unicodedata
from collections.abc import Callable, Iterable
from threading import Lock
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from zxcvbn import zxcvbn

from intranet.notifications.site_name import site_name

from .models import User

# Of longer ones only the beginning is judged: zxcvbn's time grows with the square of the length and more.
JUDGED = 72
# Of what a person is called, and of what is around them.
WORDS_KEPT, WORD_LENGTH = 50, 60

_suppliers: list[Callable[[User], Iterable[str]]] = []
# zxcvbn keeps the words of whoever is being judged in one place for all threads.
_one_at_a_time = Lock()

REASONS = {
    "dictionary": gettext_lazy("il contient un mot ou un mot de passe très courant"),
    "user_inputs": gettext_lazy("il contient votre nom, votre adresse, votre organisme ou le nom du site"),
    "spatial": gettext_lazy("il suit les touches voisines du clavier"),
    "repeat": gettext_lazy("il répète les mêmes caractères"),
    "sequence": gettext_lazy("il contient une suite comme abc ou 1234"),
    "date": gettext_lazy("il contient une date"),
    "regex": gettext_lazy("il contient une année"),
}


def register_words(supplier: Callable[[User], Iterable[str]]) -> None:
    """Have a person's passwords judged knowing these words too: the app that knows their organisation supplies it."""
    if supplier not in _suppliers:
        _suppliers.append(supplier)


class StrengthValidator:
    """Refuses passwords that guessing finds: ``least`` is the lowest zxcvbn score accepted, from 0 to 4.

    4 means more than ten thousand million guesses by somebody who knows what people choose, and the person.
    """

    def __init__(self, least: int = 4) -> None:
        self.least = least

    def validate(self, password: str, user: Any = None) -> None:
        with _one_at_a_time:
            result = zxcvbn(password[:JUDGED], user_inputs=_words_about(user), max_length=JUDGED)
        if result["score"] >= self.least:
            return
        raise ValidationError(
            _("Ce mot de passe se devine trop vite%(reason)s. Assemblez plutôt quatre mots sans rapport entre eux.")
            % {"reason": _reason(result["sequence"])},
            code="password_too_guessable",
        )

    def get_help_text(self) -> str:
        return _("Il ne doit pas se deviner : quatre mots sans rapport entre eux font un bon mot de passe.")


def _words_about(user: Any) -> list[str]:
    words = [site_name()]
    if isinstance(user, User):
        words += [user.first_name, user.last_name, user.email, *user.email.replace("@", ".").split(".")]
        if user.pk:
            words += [word for supplier in _suppliers for word in supplier(user)]
    parts = [_folded(part) for word in words for part in (word, "".join(word.split()), *word.split())]
    return [part[:WORD_LENGTH] for part in dict.fromkeys(parts) if len(part) > 2][:WORDS_KEPT]


def _folded(word: str) -> str:
    """Without accents, as people type their names."""
    return "".join(each for each in unicodedata.normalize("NFKD", word) if not unicodedata.combining(each))


def _reason(sequence: list[dict[str, Any]]) -> str:
    """The weakest part in words, after a colon; nothing where it is only too short."""
    found = [match for match in sequence if match["pattern"] != "bruteforce"]
    if not found:
        return ""
    worst = max(found, key=lambda match: len(match["token"]))
    own = any(match.get("dictionary_name") == "user_inputs" for match in found)
    reason = REASONS.get("user_inputs" if own else worst["pattern"])
    # In French a space goes before the colon.
    return _(" : %(reason)s") % {"reason": reason} if reason else ""
