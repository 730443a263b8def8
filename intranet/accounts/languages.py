"""The two languages of a request, and addresses of the site in a given language.

An address begins with the language of its content: ``/en/`` opens the English tree. The interface around it speaks the
reader's language. Where the two differ, the language that Django has active is a mixed code, such as ``fr-x-en`` (in
BCP 47 a French, with a private mark): catalogues and formats are those of French, while addresses, and the pages that
Wagtail takes for the active ones, stay those of English.

Nothing but this module calls ``get_language``: code says which of the two languages it means.
"""

from contextlib import AbstractContextManager

from django.conf import settings
from django.conf.locale import LANG_INFO
from django.urls import reverse
from django.utils import translation

MARK = "-x-"
# The languages, among those that sites may have, in which the names of languages take no capital.
NAMED_IN_LOWER_CASE = frozenset({"fr", "es", "it", "pt", "ca", "oc", "br", "eu", "pl", "cs", "da", "sv", "nb", "fi"})


def content_language() -> str:
    """The language of the content: that of the address's prefix, and of lists of pages."""
    active = translation.get_language() or settings.LANGUAGE_CODE
    return active.partition(MARK)[2] or active


def interface_language() -> str:
    """The language of the interface: the signed-in person's, else that of the content."""
    return (translation.get_language() or settings.LANGUAGE_CODE).partition(MARK)[0]


def mixed(interface: str, content: str) -> str:
    """The code under which the interface speaks one language and addresses stay in the other."""
    return interface if interface == content else f"{interface}{MARK}{content}"


def speaking(language: str) -> AbstractContextManager[None]:
    """Within it, words, dates and numbers are in that language, and addresses stay as they are."""
    return translation.override(mixed(language, content_language()))


def name_in_sentence(code: str) -> str:
    """A language's name within a sentence in the interface's language: "français", "French"."""
    name = str(translation.get_language_info(code)["name_translated"])
    return name.lower() if interface_language() in NAMED_IN_LOWER_CASE else name


def register_mixed_languages() -> None:
    """Tell Django and Wagtail of the mixed codes: named as their interface, falling back on their content."""
    codes = [code for code, _name in settings.LANGUAGES]
    for interface in codes:
        for content in codes:
            if interface != content:
                LANG_INFO[mixed(interface, content)] = {**LANG_INFO[interface], "fallback": [content]}


def home_url(language: str) -> str:
    """The path of the home page in that language."""
    return url_in(language, "wagtail_serve", "")


def url_in(language: str, name: str, *args: str) -> str:
    """The path of a named address, with the prefix of that language."""
    with translation.override(language):
        return reverse(name, args=args)
