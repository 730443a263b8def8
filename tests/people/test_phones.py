"""Numbers as people type them, as they are kept and as they are read."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from intranet.people.phones import dialled, parse_phone, show_phone


@pytest.mark.parametrize(
    ("typed", "kept", "french", "english"),
    [
        ("0199001234", "+33199001234", "01 99 00 12 34", "+33 1 99 00 12 34"),
        ("01.99.00.12.34", "+33199001234", "01 99 00 12 34", "+33 1 99 00 12 34"),
        ("06-39-98-12-34", "+33639981234", "06 39 98 12 34", "+33 6 39 98 12 34"),
        (" 02 61\u202f91\u00a012 34 ", "+33261911234", "02 61 91 12 34", "+33 2 61 91 12 34"),
        ("+33 (0)1 99 00 12 34", "+33199001234", "01 99 00 12 34", "+33 1 99 00 12 34"),
        ("+33 0199001234", "+33199001234", "01 99 00 12 34", "+33 1 99 00 12 34"),
        ("0033 1 99 00 12 34", "+33199001234", "01 99 00 12 34", "+33 1 99 00 12 34"),
        ("+44 (0)23 9200-1234", "+44 23 9200 1234", "+44 23 9200 1234", "+44 23 9200 1234"),
        ("00353 1 234 5678", "+353 1 234 5678", "+353 1 234 5678", "+353 1 234 5678"),
        ("+12125550123", "+12125550123", "+1 21 25 55 01 23", "+1 21 25 55 01 23"),
        ("+35312345678", "+35312345678", "+353 12 34 56 78", "+353 12 34 56 78"),
        ("39 39", "3939", "39 39", "39 39"),
    ],
)
def test_numbers_are_kept_in_one_form_and_read_in_each_language(
    typed: str, kept: str, french: str, english: str
) -> None:
    assert parse_phone(typed) == kept
    for language, read in (("fr", french), ("en", english)):
        with override(language):
            assert show_phone(kept).replace("\u00a0", " ") == read
            assert dialled(parse_phone(show_phone(kept))) == dialled(kept)


@pytest.mark.parametrize(
    "typed",
    ["01 99 00 12", "0199001234567", "bureau 12", "+33 12", "+", "00", "01 99 00 12 3l", "12345", "+0123456789"],
)
def test_others_are_refused_in_words_and_shown_as_typed(typed: str) -> None:
    with override("fr"), pytest.raises(ValidationError, match="pas complet"):
        parse_phone(typed)
    assert show_phone(typed) == typed
