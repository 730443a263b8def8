"""The glossary's page in another language."""

from django import template

from intranet.accounts.languages import url_in

register = template.Library()


@register.simple_tag
def glossary_url(language: str) -> str:
    return url_in(language, "glossary")
