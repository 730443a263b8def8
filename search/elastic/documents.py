"""What an index holds of an entry."""

import datetime as dt
import hashlib
import json
from typing import Any

from search.models import SearchEntry
from search.words import LANGUAGES, compounds

from .definition import TEXTS

# For an empty text: no word, but there. How rare a word is must not follow from how many entries have a summary.
NOTHING = "·"
# For what no date changes.
NEVER = "9999-12-31T00:00:00Z"


def document(entry: SearchEntry) -> dict[str, Any]:
    """``print`` says all that the others hold: two documents of one print are alike."""
    held: dict[str, Any] = {
        "id": entry.pk,
        "thing": entry.counted_as,
        "audience": int(entry.audience),
        "space": entry.space_id,
        "refresh_at": _instant(entry.refresh_at) or NEVER,
        "kind": entry.kind,
        "language": entry.language,
        "domain": entry.domain_id,
        "themes": entry.themes,
        "organisation": entry.organisation_id,
        "author": entry.author_id,
        "date": _instant(entry.date),
        "length": len(entry.sort_key),
        "sort_key": {each: entry.sort_key for each in LANGUAGES if not entry.language or each in entry.serves},
        **{name: " ".join(compounds(getattr(entry, name))) or NOTHING for name in TEXTS},
    }
    said = json.dumps(held, sort_keys=True).encode("utf-8", "surrogatepass")
    return {**held, "print": hashlib.blake2b(said, digest_size=12).hexdigest()}


def _instant(value: dt.datetime | None) -> str | None:
    return None if value is None else value.astimezone(dt.UTC).isoformat(timespec="milliseconds")
