"""What became of what somebody asked for, said at the head of the next page."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest


def tell_outcome(request: HttpRequest, act: Callable[[], object], said: str) -> bool:
    """Do it, and say that it is done, or why it is refused; whether it is done."""
    try:
        act()
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return False
    messages.success(request, said)
    return True
