"""Who may ask for a translation, write it, publish it: the one policy's rights on pages, and the translators' role."""

from wagtail.models import Page

from intranet.access.policies import Action, Person, access_of
from intranet.translation.models import SpaceTranslationSettings, Translation

from .translators import may_give_to_readers, may_write


def may_request(user: Person, page: Page) -> bool:
    """Whoever edits the page asks for it in another language."""
    return access_of(user).may(Action.EDIT, page)


def may_translate(user: Person, translation: Translation) -> bool:
    """Whether this person reads and writes the segments."""
    page = _page(translation)
    return page is not None and may_write(user, page)


def may_publish(user: Person, translation: Translation) -> bool:
    """Whether this person gives the translation to its readers."""
    page = _page(translation)
    return page is not None and may_give_to_readers(user, page)


def _page(translation: Translation) -> Page | None:
    """The version in the target language, which is under the same rule as its source."""
    return translation.target or translation.source


def allowed_in_space_of(translation: Translation) -> SpaceTranslationSettings:
    """What the page's space allows machines; the cautious defaults where nobody chose."""
    found = SpaceTranslationSettings.objects.filter(space__rules__translation_key=translation.translation_key)
    return found.first() or SpaceTranslationSettings()
