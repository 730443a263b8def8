"""What holds for the repository as a whole."""

import re
import subprocess
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from django.conf import settings
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).resolve().parent.parent.parent
# Debian 12 has it.
OLDEST_PYTHON = "3.11.2"
# Written in pieces, so that this file does not name them. Where packages come from, and where somebody works.
UNWANTED = re.compile(
    "|".join(["pypi" + r"\.org", "pythonhosted" + r"\.org", "npmjs" + r"\.", r"(?<![\w.-])/(work|home)" + "/"])
)


def tracked() -> list[Path]:
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def test_no_file_tells_where_it_was_made() -> None:
    found = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}: {match[0]}" for match in UNWANTED.finditer(text)]
    assert found == []


def test_requirements_are_pinned_hashed_and_the_same_for_all() -> None:
    pins: dict[str, dict[str, str]] = {}
    for kind in ("runtime", "dev"):
        text = (ROOT / "requirements" / f"{kind}.txt").read_text()
        pins[kind] = dict(re.findall(r"^([\w.-]+)==(\S+) \\$", text, re.MULTILINE))
        assert len(pins[kind]) == len(re.findall(r"^[\w.-]+", text, re.MULTILINE))
        assert "make lock" in text
        assert "http" not in text
        assert "--hash=sha256:" in text
    assert pins["runtime"].items() <= pins["dev"].items()


def test_packages_install_on_the_oldest_python() -> None:
    pins = re.findall(r"^([\w.-]+)==(\S+) \\$", (ROOT / "requirements" / "dev.txt").read_text(), re.MULTILINE)
    checked = 0
    for name, version in pins:
        try:
            package = distribution(name)
        except PackageNotFoundError:
            continue
        # An environment made by hand may hold other versions.
        if package.version == version:
            wanted = SpecifierSet(package.metadata["Requires-Python"] or "")
            assert wanted.contains(OLDEST_PYTHON), (name, version, str(wanted))
            checked += 1
    assert checked > 50


def test_every_app_is_held_by_the_import_contracts() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = {layer.strip("()") for layer in contracts[0]["layers"]}
    containers = {name for contract in contracts[1:] for name in contract["containers"]}
    ours = {name.split(".apps.")[0] for name in settings.INSTALLED_APPS if (ROOT / name.split(".")[0]).is_dir()}
    assert ours <= layers
    assert ours <= containers
    assert not any("ignore_imports" in contract for contract in contracts)


def test_catalogues_and_settings_name_the_same_languages() -> None:
    languages = {code for code, _name in settings.LANGUAGES}
    assert {path.name for path in (ROOT / "locale").iterdir()} - {"wagtail"} == languages
    assert {path.name for path in (ROOT / "locale" / "wagtail").iterdir()} == languages
