"""The states of translations in lists of pages, for those who write: one line of words for each other language."""

from collections.abc import Iterator, Sequence

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from intranet.accounts.languages import name_in_sentence

from .queries import states_of
from .states import State, Status

# Front pages and what is above are no texts of their own.
FIRST_DEPTH = 2
Told = tuple[str, State]


def told_of(pages: Sequence[Page]) -> dict[int, list[Told]]:
    """By number of page, language and state: of a page first written in a list, all its other languages; of one that is
    a translation or stands in for it, its own. Two queries, whatever the number of pages."""
    codes = dict(Locale.objects.values_list("pk", "language_code"))
    states = states_of(pages)
    return {page.pk: list(_told(page, codes, states.get(page.translation_key, {}))) for page in pages}


def _told(page: Page, codes: dict[int, str], states: dict[str, Status]) -> Iterator[Told]:
    own = codes[page.locale_id]
    if page.depth < FIRST_DEPTH:
        return
    if page.alias_of_id or own in states:
        languages = [own]
    else:
        languages = [code for code, _name in settings.LANGUAGES if code != own and code in codes.values()]
    for language in languages:
        yield language, states[language].state if language in states else State.NONE


def in_words(pages: Sequence[Page]) -> dict[int, str]:
    """All of it, for the explorer: "Anglais : relue", "Pas de traduction"."""
    return {
        number: capfirst(", ".join(_words(language, state) for language, state in told))
        for number, told in told_of(pages).items()
    }


def begun_in_words(pages: Sequence[Page]) -> dict[int, list[str]]:
    """Only what somebody began, for lists of the site: most pages of most spaces are translated by nobody."""
    if not pages:
        return {}
    return {
        number: [_words(language, state) for language, state in told if state is not State.NONE]
        for number, told in told_of(pages).items()
    }


def _words(language: str, state: State) -> str:
    name, said = name_in_sentence(language), str(state.label)
    return _("%(language)s : %(state)s") % {"language": name, "state": said[:1].lower() + said[1:]}
