"""Starting with wrong environments, as real processes: each wrong value is told by name, all at once, in words."""

import secrets
import subprocess
import sys
from pathlib import Path

import pytest

from tests.services import require

ROOT = Path(__file__).resolve().parent.parent.parent


def start(module: str, arguments: list[str], **environment: str) -> subprocess.CompletedProcess[str]:
    """Run manage.py with nothing in the environment but what is given."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={"DJANGO_SETTINGS_MODULE": f"intranet.settings.{module}", "PYTHONDONTWRITEBYTECODE": "1", **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def production(tmp_path: Path, **changes: str) -> dict[str, str]:
    """A right environment, changed; an empty value unsets."""
    right = {
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "intranet.example.org",
        "SITE_URL": "https://intranet.example.org",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'site.sqlite3'}",
        "EMAIL_URL": "smtp+tls://user:password@mail.example.org:587",
        "DEFAULT_FROM_EMAIL": "Intranet <intranet@example.org>",
        "VAR_DIR": str(tmp_path / "var"),
    }
    return {**right, **changes}


WRONG_VALUES = {
    "SITE_URL": ("intranet.example.org", "an address such as https://"),
    "DATABASE_URL": ("oracle://host/name", "an address such as postgres://"),
    "CACHE_URL": ("memory", "an address such as redis://"),
    "EMAIL_URL": ("mail.example.org", "an address such as smtp+tls://"),
    "DEMO": ("maybe", "1, 0, true or false"),
    "DOCUMENT_MAX_BYTES": ("50 MB", "a whole number, 1 or more"),
    "IMAGE_MAX_BYTES": ("0", "a whole number, 1 or more"),
    "SESSION_DAYS": ("-1", "a whole number, 1 or more"),
    "TRUSTED_PROXY_COUNT": ("-1", "a whole number, 0 or more"),
    "ELASTICSEARCH_URL": ("http://user:secret@search:9200", "addresses such as http://host:9200"),
    "ELASTICSEARCH_TIMEOUT": ("0", "a whole number, 1 or more"),
    "LOG_LEVEL": ("chatty", "one of DEBUG, INFO"),
    "SEARCH_BOOSTS": ("title=much", "weights such as title=2.5"),
    "VAR_DIR": ("/dev/null/var", "a folder that can be written to"),
    "PRIVATE_MEDIA_ROOT": ("/dev/null/private", "a folder that can be written to"),
}


def test_every_wrong_value_is_told_at_once_by_name() -> None:
    result = start("dev", ["check"], **{name: wrong for name, (wrong, _told) in WRONG_VALUES.items()})
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    for name, (wrong, told) in WRONG_VALUES.items():
        line = next((line for line in result.stderr.splitlines() if line.strip().startswith(f"- {name}:")), "")
        assert told in line, (name, result.stderr)
        assert wrong in line
    assert f"{len(WRONG_VALUES)} wrong or missing" in result.stderr


def test_development_needs_nothing(tmp_path: Path) -> None:
    result = start("dev", ["check"], VAR_DIR=str(tmp_path))
    assert (result.returncode, result.stderr) == (0, "")


def test_production_tells_all_that_is_missing() -> None:
    result = start("production", ["check"])
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    for name in ("SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL", "DATABASE_URL", "EMAIL_URL", "DEFAULT_FROM_EMAIL"):
        assert f"- {name} is required" in result.stderr


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("SECRET_KEY", "short", "50 characters"),
        ("SITE_URL", "http://intranet.example.org", "served over https"),
        ("CACHE_URL", "locmemcache://", "that all processes share"),
        ("DEMO", "1", "unset it in production"),
        ("DEBUG", "1", "unset it in production"),
    ],
)
def test_production_refuses_what_does_not_protect(tmp_path: Path, name: str, value: str, told: str) -> None:
    result = start("production", ["check"], **production(tmp_path, **{name: value}))
    assert result.returncode == 1
    assert f"- {name}:" in result.stderr
    assert told in result.stderr
    assert "1 wrong or missing" in result.stderr


def test_production_is_clean_once_installed(tmp_path: Path) -> None:
    environment = production(tmp_path)
    before = start("production", ["check", "--deploy", "--fail-level", "WARNING"], **environment)
    assert before.returncode == 1
    assert "interpoles.E003" in before.stderr
    assert "interpoles.E004" in before.stderr
    for arguments in (["createcachetable"], ["collectstatic", "--no-input", "--verbosity", "0"]):
        assert start("production", arguments, **environment).returncode == 0
    after = start("production", ["check", "--deploy", "--fail-level", "WARNING"], **environment)
    assert (after.returncode, after.stderr) == (0, "")


def test_production_asks_providers_over_https(tmp_path: Path) -> None:
    provider = {"OIDC_PROVIDERS": "pole", "OIDC_POLE_CLIENT_ID": "interpoles", "OIDC_POLE_CLIENT_SECRET": "s"}
    result = start("production", ["check"], **production(tmp_path, **provider, OIDC_POLE_ISSUER="http://auth.pole.fr"))
    assert result.returncode == 1
    assert "- OIDC_POLE_ISSUER: in production" in result.stderr
    right = production(tmp_path, **provider, OIDC_POLE_ISSUER="https://auth.pole.fr")
    assert start("production", ["check"], **right).returncode == 0
    nameless = start("production", ["check"], **production(tmp_path, OIDC_PROVIDERS="pole"))
    for name in ("ISSUER", "CLIENT_ID", "CLIENT_SECRET"):
        assert f"- OIDC_POLE_{name} is required" in nameless.stderr


def test_a_second_factor_required_of_nobody_stops_the_start(tmp_path: Path) -> None:
    result = start("dev", ["check"], VAR_DIR=str(tmp_path), MFA_REQUIRED_FOR="administrators,directors")
    assert result.returncode == 1
    assert "interpoles.E005" in result.stderr
    assert "directors" in result.stderr
    right = start("dev", ["check"], VAR_DIR=str(tmp_path), MFA_REQUIRED_FOR="administrators,managers")
    assert (right.returncode, right.stderr) == (0, "")


def test_private_files_in_a_public_folder_are_refused(tmp_path: Path) -> None:
    result = start("production", ["check"], **production(tmp_path, PRIVATE_MEDIA_ROOT=str(tmp_path / "var" / "public")))
    assert result.returncode == 1
    assert "interpoles.E001" in result.stderr


@pytest.mark.parametrize("module", ["production", "dev"])
def test_the_server_refuses_to_start_in_words(tmp_path: Path, module: str) -> None:
    result = subprocess.run(
        [sys.executable, "-c", "import intranet.wsgi"],
        cwd=ROOT,
        env={"DJANGO_SETTINGS_MODULE": f"intranet.settings.{module}", "SITE_URL": "nowhere", "VAR_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert result.returncode == 3
    assert result.stderr.startswith("Interpôles cannot start.")
    assert "- SITE_URL: expected" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_shared_cache_on_redis(tmp_path: Path) -> None:
    code = "from django.core.cache import cache; cache.set('key', 'kept', 60); print(cache.get('key'))"
    result = start("dev", ["shell", "-v0", "-c", code], CACHE_URL=require("redis"), VAR_DIR=str(tmp_path))
    assert (result.stdout.strip(), result.stderr) == ("kept", "")
