"""People wherever they are named."""

from typing import Any

from django import template
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from intranet.accounts.models import User
from intranet.people.faces import Face, colours_of, faces_of, initials
from intranet.people.phones import dialled, show_phone
from intranet.people.portraits import SMALL

register = template.Library()


def _face(context: dict[str, Any], person: User) -> Face | None:
    """Without a request there is no reader: nobody's."""
    request = context.get("request")
    reader = getattr(request, "user", None) or AnonymousUser()
    return faces_of(reader).get(person.pk)


@register.simple_tag(takes_context=True)
def avatar(context: dict[str, Any], person: User, size: int = 40) -> SafeString:
    """``{% avatar person %}``, ``{% avatar person size=160 %}``: beside a name, which it adds nothing to.

    The portrait where the reader may see the person and there is one; else the initials. One query for a whole page,
    shared with :func:`person_link`.
    """
    face = _face(context, person)
    url = face.portrait_url(size) if face else None
    if url:
        return format_html(
            '<img class="avatar" src="{}" alt="" width="{}" height="{}" loading="{}" decoding="async">',
            url,
            size,
            size,
            "lazy" if size <= SMALL else "eager",
        )
    ground, letters = colours_of(person)
    return format_html(
        '<svg class="avatar" width="{}" height="{}" viewBox="0 0 40 40" aria-hidden="true" focusable="false">'
        '<circle cx="20" cy="20" r="20" fill="{}"/><text x="20" y="25.5" text-anchor="middle" font-size="15" '
        'font-weight="600" fill="{}">{}</text></svg>',
        size,
        size,
        ground,
        letters,
        initials(person),
    )


@register.simple_tag(takes_context=True)
def person_link(context: dict[str, Any], person: User) -> SafeString | str:
    """``{% person_link person %}``: the name, which leads to the profile where the reader may see the person."""
    face = _face(context, person)
    if face is None:
        return format_html("{}", person)
    return format_html('<a class="person" href="{}">{}</a>', reverse("people:profile", args=[face.key]), person)


@register.filter
def phone(number: str) -> str:
    """A kept number, as it is read in the active language."""
    return show_phone(number)


@register.filter
def tel(number: str) -> str:
    """A kept number, as a link dials it."""
    return f"tel:{dialled(number)}"
