"""The command that loads the demonstration, as tests run it."""

import io

from django.core.management import call_command


def run() -> str:
    """What it printed."""
    out = io.StringIO()
    call_command("load_demo", stdout=out)
    return out.getvalue()
