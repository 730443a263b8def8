"""What the screens of one translation have in common: who asks, and what their heading shows."""

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from intranet.accounts.models import User
from intranet.translation.desk.wanted import Wanted


def translator(request: HttpRequest) -> User:
    """Who asks, once they are known to write the page: an account."""
    return cast(User, request.user)


def screen(request: HttpRequest, asked: Wanted, template: str, context: dict[str, Any]) -> HttpResponse:
    """A screen of that translation."""
    common = {
        "asked": asked,
        "subject": asked.source,
        "translation": asked.translation,
        "entry": asked.entry,
        "space": asked.rule.space,
        "may_publish": asked.may_publish,
        "may_assign": asked.may_assign,
    }
    return render(request, template, {**common, **context})
