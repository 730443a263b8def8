"""Makes an event's mail for one reader: the same words as text and as HTML."""

import re
import uuid
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils.translation import override

from .addresses import absolute_url
from .events import Event
from .models import Preference
from .rendering import rendered
from .site_name import site_name
from .unsubscribing import unsubscribe_url


@dataclass(frozen=True)
class Addressee:
    """Whom a mail is for.

    ``reader`` is None where the address is no account's; ``preference`` is how they take the event's topic, None for a
    duty.
    """

    address: str
    language: str
    reader: Any = None
    preference: Preference | None = None


def compose(event: Event, to: Addressee, context: dict[str, Any], key: str = "") -> EmailMultiAlternatives | None:
    """The mail, in the reader's language; None where there is nothing to say to them (any more).

    ``key`` is that of the announcement: a mail sent twice, because a worker died once it was sent, is then the same
    message to whoever receives it.
    """
    with override(to.language):
        words = event.words(to.reader, context)
        if words is None:
            return None
        given = {"site_name": site_name(), **words, "reader": to.reader, "topic": event.topic, **_links(to)}
        mail = EmailMultiAlternatives(
            subject=" ".join(rendered(event, "subject.txt", given).split()),
            body=_without_gaps(rendered(event, "mail.txt", given)),
            to=[to.address],
            reply_to=[words["reply_to"]] if words.get("reply_to") else None,
            headers=_headers(to, given, key),
        )
        mail.attach_alternative(rendered(event, "mail.html", {**given, "mail_subject": mail.subject}), "text/html")
    return mail


def _links(to: Addressee) -> dict[str, str]:
    links = {"language": to.language, "site_url": settings.SITE_URL}
    if to.preference is not None:
        links["unsubscribe_url"] = unsubscribe_url(to.preference, to.language)
        links["settings_url"] = absolute_url(to.language, "account_settings") + "#notifications"
    return links


def _headers(to: Addressee, given: dict[str, Any], key: str) -> dict[str, str]:
    headers = {"Auto-Submitted": "auto-generated"}
    if key:
        sent = uuid.uuid5(uuid.UUID(key), to.address)
        headers["Message-ID"] = f"<{sent}@{urlsplit(settings.SITE_URL).hostname}>"
    if to.preference is not None:
        headers["List-Unsubscribe"] = f"<{given['unsubscribe_url']}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers


def _without_gaps(text: str) -> str:
    """Blocks that say nothing leave lines behind."""
    return re.sub(r"[ \t]*\n(?:[ \t]*\n){2,}", "\n\n", text.strip()) + "\n"
