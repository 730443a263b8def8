"""An event's template, laid out as one of the things that are made of it."""

from typing import Any

from django.template.loader import render_to_string

from .events import Event


def rendered(event: Event, layout: str, given: dict[str, Any]) -> str:
    """``layout`` is one of ``templates/notifications/layouts/``. What comes out of a .txt is plain text."""
    return str.__str__(
        render_to_string(f"notifications/{event.name}.txt", {**given, "layout": f"notifications/layouts/{layout}"})
    )
