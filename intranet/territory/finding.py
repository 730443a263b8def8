"""Finding an organisation by what somebody types of it: the national list holds over a thousand."""

import unicodedata

from django.db.models import QuerySet

from .models import Organisation


def folded(text: str) -> str:
    """Without case or accents: nobody types a name with all of them."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def matching(organisations: QuerySet[Organisation], typed: str) -> QuerySet[Organisation]:
    """Those of which the name, the short name or the SIREN hold every word; all of them for nothing typed.

    In Python, because no two databases fold accents alike, and a thousand names are compared in a few milliseconds.
    """
    words = folded(typed).split()
    if not words:
        return organisations
    names = organisations.values_list("pk", "name", "short_name", "siren")
    found = [
        pk
        for pk, name, short_name, siren in names
        if all(word in folded(f"{name} {short_name} {siren or ''}") for word in words)
    ]
    return organisations.filter(pk__in=found)
