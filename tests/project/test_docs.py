"""The documentation names everything that can be set, run or held: each is found in the code, then looked for."""

import ast
import re
from pathlib import Path

import pytest
from django.core.management import get_commands

from intranet.access.models import Audience, Role

ROOT = Path(__file__).resolve().parent.parent.parent
DOCS = ROOT / "docs"
READERS = {
    "str",
    "list",
    "int",
    "bool",
    "url",
    "database",
    "cache",
    "email",
    "folder",
    "choice",
    "require",
    "scanner",
    "nodes",
    "weights",
}


def variables() -> set[str]:
    """The environment variables that settings read."""
    found = set()
    for path in (ROOT / "intranet" / "settings").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in READERS
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id == "env"
                and isinstance(node.args[0], ast.Constant)
            ):
                found.add(str(node.args[0].value))
    return found


def commands() -> set[str]:
    """The management commands of the project's own apps."""
    ours = ("intranet.", "workspaces", "network", "discussion", "search")
    return {name for name, app in get_commands().items() if isinstance(app, str) and app.startswith(ours)}


def named_in(page: str) -> set[str]:
    return set(re.findall(r"`([^`\s]+)", (DOCS / page).read_text()))


def test_every_variable_is_documented_and_no_other() -> None:
    rows = re.findall(r"^\| `(\w+)` \|", (DOCS / "settings.md").read_text(), re.MULTILINE)
    assert len(variables()) >= 10
    assert set(rows) == variables()


def test_every_variable_of_a_provider_is_documented_and_no_other() -> None:
    """Their names hold the provider's: the code reads ``f"{prefix}_ISSUER"``."""
    code = (ROOT / "intranet" / "settings" / "openid.py").read_text()
    rows = re.findall(r"^\| `OIDC_<NAME>_(\w+)` \|", (DOCS / "settings.md").read_text(), re.MULTILINE)
    assert len(rows) >= 10
    assert set(rows) == set(re.findall(r"\{prefix\}_([A-Z_]+)\"", code))


def test_every_command_is_documented() -> None:
    assert commands() >= {"init_site", "run_due", "check_access"}
    assert commands() <= named_in("commands.md")


@pytest.mark.parametrize("page", ["user-guide.fr.md", "user-guide.en.md"])
def test_every_role_and_audience_is_explained(page: str) -> None:
    from django.utils import translation

    text = (DOCS / page).read_text().lower()
    with translation.override(page.split(".")[1]):
        for choice in (*Role, *Audience):
            assert str(choice.label).lower() in text, choice
