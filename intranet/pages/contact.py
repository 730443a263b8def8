"""Letters of visitors to the pôle: how many one may write, and what is sent."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import override

from intranet.notifications.actions import write_to_team
from intranet.security.limits import Limit

LETTERS = Limit("contact", of_one_reader=5, of_one_address=20)


def send_contact_letter(request: HttpRequest, letter: dict[str, Any]) -> bool:
    """Have the worker mail the letter; False where this reader or their address wrote too many within the hour.

    ``letter`` is the cleaned data of the form. The mail is in the language of the house.
    """
    if not LETTERS.allows(request):
        return False
    with override(settings.LANGUAGE_CODE):
        context = {**letter, "person": request.user if request.user.is_authenticated else None}
        body = render_to_string("pages/contact_mail.txt", context)
    write_to_team(f"[{settings.WAGTAIL_SITE_NAME}] {letter['subject']}", body, reply_to=letter["email"])
    return True
