"""Words without accents and ligatures, so that who types none finds the same texts."""

import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss"})


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Without accents and ligatures."""
    if word.isascii():
        return word
    bare = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))
