"""Code says which language it means: that of the content, or that of the interface."""

import re

from tests.project.test_structure import ROOT, tracked

ALLOWED = {"intranet/accounts/languages.py"}


def test_nothing_asks_for_the_active_language() -> None:
    """It may be a mixed one (see ``accounts/languages.py``): comparing it with a page's finds nothing."""
    found = []
    for path in tracked():
        name = str(path.relative_to(ROOT))
        if path.suffix == ".py" and not name.startswith("tests/") and name not in ALLOWED:
            found += [name for _match in re.finditer(r"\bget_language\(\)", path.read_text())]
    assert found == []
