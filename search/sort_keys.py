"""The column by which titles are put in order and completed."""

from typing import Any

from django.db import models

from .words import words


def sort_key(text: str) -> str:
    """What a text is put in order by, among others: its words without accents, case, signs and elided articles."""
    return " ".join(word.plain for word in words(text) if not word.joined)


class SortKeyField(models.CharField[str, str]):
    """Written from the title, whichever way the row is written."""

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        key = sort_key(getattr(model_instance, "title", ""))[: self.max_length]
        setattr(model_instance, self.attname, key)
        return key
