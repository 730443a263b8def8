"""The download of what is held about a person: one archive, for machines and for people."""

import io
import json
import zipfile
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from intranet.accounts.languages import interface_language, speaking
from intranet.accounts.models import User

from .held import as_data, files_about, held_about

# Described in docs/personal-data.md; a change that would break a reader of these files takes the next number.
FORMAT, VERSION = "interpoles.personal-data", 1


def archive_of(person: User) -> bytes:
    """A ZIP with ``donnees.json``, a page to be read, in the person's language, and their files (the portrait)."""
    with speaking(interface_language()):
        sections = held_about(person)
        made_at = timezone.localtime()
        page = render_to_string(
            "privacy/archive.html",
            {
                "person": person,
                "language": interface_language(),
                "sections": sections,
                "made_at": made_at,
                "site": settings.SITE_URL,
            },
        )
    files = files_about(person)
    data: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "made_at": made_at.isoformat(),
        "site": settings.SITE_URL,
        "language": interface_language(),
        "files": [file.path for file in files],
        "data": as_data(sections),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("donnees.json", json.dumps(data, ensure_ascii=False, indent=2))
        archive.writestr("donnees.html", page)
        for file in files:
            archive.writestr(file.path, file.content)
    return made.getvalue()
