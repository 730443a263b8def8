"""What makes an installation wrong as far as files go, and cannot be seen from the environment alone."""

from typing import Any

from clamav_client.clamd import ClamdError
from django.conf import settings
from django.core.checks import CheckMessage, Warning, register

from .scanning import scanner


@register(deploy=True)
def scanner_answers(**kwargs: Any) -> list[CheckMessage]:
    """A warning only: the site starts before its scanner, which takes a minute to read its signatures."""
    client = scanner()
    if client is None:
        return []
    try:
        client.ping()
    except (ClamdError, OSError) as error:
        return [
            Warning(
                f"No scanner answers at CLAMAV_URL ({settings.CLAMAV_URL}): {error}",
                hint="Start clamd, give this process the right to its socket, or unset CLAMAV_URL.",
                id="interpoles.W010",
            )
        ]
    return []
