"""Makes an event's mail for one reader: the same words as text and as HTML."""

import re
from dataclasses import dataclass
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import override

from .events import Event
from .site_name import site_name


@dataclass(frozen=True)
class Addressee:
    """Whom a mail is for; ``reader`` is None where the address is no account's."""

    address: str
    language: str
    reader: Any = None


def compose(event: Event, to: Addressee, context: dict[str, Any]) -> EmailMultiAlternatives | None:
    """The mail, in the reader's language; None where there is nothing to say to them (any more)."""
    with override(to.language):
        words = event.content(to.reader, context)
        if words is None:
            return None
        given = {
            "site_name": site_name(),
            **words,
            "reader": to.reader,
            "language": to.language,
            "topic": event.topic,
        }
        mail = EmailMultiAlternatives(
            subject=" ".join(_rendered(event, "subject.txt", given).split()),
            body=_without_gaps(_rendered(event, "mail.txt", given)),
            to=[to.address],
            reply_to=[words["reply_to"]] if words.get("reply_to") else None,
            headers={"Auto-Submitted": "auto-generated"},
        )
        mail.attach_alternative(_rendered(event, "mail.html", given), "text/html")
    return mail


def _rendered(event: Event, layout: str, given: dict[str, Any]) -> str:
    return render_to_string(f"notifications/{event.name}.txt", {**given, "layout": f"notifications/layouts/{layout}"})


def _without_gaps(text: str) -> str:
    """Blocks that say nothing leave lines behind."""
    return re.sub(r"\s*\n\s*\n\s*\n+", "\n\n", text.strip()) + "\n"
