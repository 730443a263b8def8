"""Writing of a page's version in another language, by the installation itself."""

from typing import Any

from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Page


def write_version(page: Page, language: str, **fields: Any) -> bool:
    """Turn what stands in for a version of ``page`` in that language into a page of its own, published.

    Does nothing, and returns False, where somebody has written that version already, or where there is none.
    """
    alias = Page.objects.filter(alias_of=page.pk, translation_key=page.translation_key)
    found = alias.filter(locale__language_code=language).first()
    if found is None:
        return False
    version = ConvertAliasPageAction(found.specific).execute(skip_permission_checks=True)
    for name, value in fields.items():
        setattr(version, name, value)
    version.save_revision().publish()
    return True
