"""Passwords that guessing finds are refused, with what to do instead; judging takes no time, however long they are."""

import time

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from intranet.accounts.passwords import StrengthValidator
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("password12345", "très courant"),
        ("qwertyuiop123", "très courant"),
        ("LeaPetit2024", "votre nom"),
        ("petit-lea-1984", "votre nom"),
        ("interpoles2026", "votre nom"),
        ("CaenLaMer2024", "votre nom"),
        ("zpzpzpzpzpzpzpzp", "répète"),
        ("abcdefghijklmno", "suite"),
        ("19750312", "date"),
    ],
)
def test_guessable_passwords_are_refused_with_what_to_do(password: str, reason: str) -> None:
    person = make.make_user("lea.petit@ville.example.org", first_name="Léa", last_name="Petit")
    make.affiliate(person, make.make_organisation(name="Caen la mer", short_name="caenlamer"))
    with pytest.raises(ValidationError) as refused:
        StrengthValidator().validate(password, person)
    [message] = refused.value.messages
    # A space before the colon, as French wants it.
    assert "vite\xa0: il " in message
    assert "quatre mots sans rapport" in message
    assert reason in message
    with override("en"), pytest.raises(ValidationError) as refused:
        StrengthValidator().validate(password, person)
    assert "guessed: it " in refused.value.messages[0]


def test_somebody_elses_words_say_nothing() -> None:
    person = make.make_user(first_name="Léa", last_name="Petit")
    StrengthValidator().validate("moreljeanne-saintlo", person)
    other = make.make_user(first_name="Moreljeanne", last_name="Saintlo")
    with pytest.raises(ValidationError):
        StrengthValidator().validate("moreljeanne-saintlo", other)


@pytest.mark.parametrize("password", ["tracteur-violet-nuage-parapluie", "k7#Vq2!mZp9x", "une-autre-phrase-longue"])
def test_good_passwords_are_taken(password: str) -> None:
    StrengthValidator().validate(password)
    StrengthValidator().validate(password, make.make_user())


@pytest.mark.parametrize("long", ["a1B2" * 250_000, "tracteur violet nuage " * 40_000, "a" * 1_000_000])
def test_a_long_one_is_judged_at_once(long: str) -> None:
    began = time.monotonic()
    try:
        StrengthValidator().validate(long)
    except ValidationError:
        assert long.startswith(("aaa", "a1B2"))
    assert time.monotonic() - began < 1
