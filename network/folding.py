"""What a filter by words looks in: the words of a page, without accents nor capitals, kept beside it.

So it finds "Étretat" by "etretat" on every database, in one plain condition.
"""

import unicodedata
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.html import strip_tags

# Words beyond these are not looked for.
MOST_TERMS = 8


def folded(text: str) -> str:
    """Without accents, capitals, typographic apostrophes nor markup; spaces single."""
    plain = unicodedata.normalize("NFKD", strip_tags(text.replace("<", " <")).replace("’", "'").casefold())
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())


def holding(words: str) -> Q:
    """The condition that a page holds all these words, or beginnings of words."""
    found = Q()
    for term in folded(words).split()[:MOST_TERMS]:
        found &= Q(found_by__contains=term)
    return found


class Findable(models.Model):
    """A page that keeps the words by which it is found."""

    found_by = models.TextField(editable=False, blank=True, default="")

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> Any:
        if kwargs.get("update_fields") is None:
            self.found_by = folded(" ".join(text for text in self.words() if text))
        return super().save(*args, **kwargs)

    def words(self) -> Iterable[str]:
        """The texts to look in."""
        raise NotImplementedError
