"""The prefix of addresses: the language of the content, whatever language the interface speaks."""

from django.urls import LocalePrefixPattern, URLPattern, URLResolver

from intranet.accounts.languages import content_language


class ContentPrefixPattern(LocalePrefixPattern):
    """Django's takes the active language, which may be a mixed one."""

    @property
    def language_prefix(self) -> str:
        return f"{content_language()}/"


def content_patterns(*urls: URLPattern | URLResolver) -> list[URLResolver]:
    """Django's ``i18n_patterns``, with that prefix; to be used in the root URLconf alone."""
    return [URLResolver(ContentPrefixPattern(), list(urls))]
