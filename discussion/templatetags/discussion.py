"""What the templates of conversations need."""

from django import template

from intranet.accounts.languages import interface_language, name_in_sentence

register = template.Library()
VOWELS = "aeéèêiouyh"


@register.filter
def from_language(code: str) -> str:
    """A language's name after "depuis" and "from": "l’anglais", "le français", "French"."""
    name = name_in_sentence(code)
    if interface_language() != "fr":
        return name
    return f"l’{name}" if name[:1] in VOWELS else f"le {name}"
