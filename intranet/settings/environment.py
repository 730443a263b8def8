"""Reading of environment variables: every wrong value is told, all at once, in words that say what is expected."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

# Readers are named after the types that they return, which hides those names within the class.
Text: TypeAlias = str
Number: TypeAlias = int
Flag: TypeAlias = bool
Lines: TypeAlias = list[str]
Folders: TypeAlias = list[Path]
Config: TypeAlias = dict[str, Any]
Weights: TypeAlias = dict[str, float]


class WrongEnvironmentError(ImproperlyConfigured):
    """The environment has values that cannot be used; the message tells all of them, one a line."""


class Environment:
    """Typed access to environment variables that gathers errors until :meth:`report`.

    Each reader returns the default where the variable is absent or empty, and also where it is wrong; in the
    last case the error is kept for :meth:`report`, so that one start tells of all of them.
    """

    def __init__(self, source: Mapping[Text, Text] | None = None) -> None:
        self.source: Mapping[Text, Text] = os.environ if source is None else source
        self.errors: Lines = []
        self._refused: Folders = []

    def _read(self, name: Text, default: Any, parse: Callable[[Text], Any], expected: Text) -> Any:
        raw = self.source.get(name, "").strip()
        if not raw:
            return default
        try:
            return parse(raw)
        except (ValueError, KeyError, ImproperlyConfigured):
            self._tell(f"{name}: expected {expected}, got {raw!r}.")
            return default

    def _tell(self, error: Text) -> None:
        # Django imports a settings module again after a failure: the same error is met again.
        if error not in self.errors:
            self.errors.append(error)

    def str(self, name: Text, *, default: Text) -> Text:
        return self._read(name, default, lambda raw: raw, "a text")

    def choice(self, name: Text, known: Lines, *, default: Text) -> Text:
        return self._read(name, default, lambda raw: known[known.index(raw.upper())], f"one of {', '.join(known)}")

    def folder(self, name: Text, *, default: Path) -> Path:
        """A folder to write in, made where it is missing. The default is tried too: it may be in a read-only place."""
        raw = self.source.get(name, "").strip()
        path = Path(raw).absolute() if raw else default
        reason = _not_writable(path)
        # A default below a folder that was refused was told with that one.
        if reason and not (not raw and any(path.is_relative_to(refused) for refused in self._refused)):
            self._tell(f"{name}: expected a folder that can be written to, {path} is none ({reason}).")
            self._refused.append(path)
        return path

    def list(self, name: Text, *, default: Lines) -> Lines:
        return self._read(
            name, default, lambda raw: [part.strip() for part in raw.split(",") if part.strip()], "a list"
        )

    def int(self, name: Text, *, default: Number, least: Number = 1) -> Number:
        return self._read(name, default, lambda raw: _at_least(least, raw), f"a whole number, {least} or more")

    def bool(self, name: Text, *, default: Flag) -> Flag:
        return self._read(name, default, _boolean, "1, 0, true or false")

    def url(self, name: Text, *, default: Text) -> Text:
        return self._read(
            name, default, _web_address, "an address such as https://intranet.example.org, without a path"
        )

    def database(self, name: Text, *, default: Text) -> Config:
        config = self._read(
            name,
            None,
            _database,
            "an address such as postgres://user:password@host:5432/name or sqlite:////path/file.sqlite3",
        )
        return config or _database(default)

    def cache(self, name: Text, *, default: Text) -> Config:
        config = self._read(name, None, _cache, "an address such as redis://host:6379/0 or dbcache://table_name")
        return config or _cache(default)

    def email(self, name: Text, *, default: Text) -> Config:
        config = self._read(
            name,
            None,
            _email,
            "an address such as smtp+tls://user:password@host:587, consolemail:// or filemail:///folder",
        )
        return config or _email(default)

    def nodes(self, name: Text) -> Lines:
        """Addresses of servers, none by default."""
        return self._read(
            name, [], _nodes, "addresses such as http://host:9200, separated by commas, without a user or a password"
        )

    def scanner(self, name: Text, *, default: Text) -> Text:
        return self._read(name, default, _scanner, "an address such as unix:///run/clamav/clamd.ctl or tcp://host:3310")

    def weights(self, name: Text, *, default: Weights) -> Weights:
        """Some of the weights of ``default`` changed, as "name=number" separated by commas."""
        expected = f"weights such as {next(iter(default))}=2.5, from 0 to 1000, of {', '.join(default)}"
        return {**default, **self._read(name, {}, lambda raw: _weights(raw, set(default)), expected)}

    def require(self, name: Text, why: Text) -> None:
        """Record an error where the variable is absent; ``why`` ends the sentence "NAME is required: ..."."""
        if not self.source.get(name, "").strip():
            self._tell(f"{name} is required: {why}")

    def refuse(self, condition: object, message: Text) -> None:
        """Record ``message`` as an error where ``condition`` is true."""
        if condition:
            self._tell(message)

    def report(self) -> None:
        """Raise ``WrongEnvironmentError`` with one line for each error found so far."""
        if self.errors:
            lines = "\n".join(f"  - {error}" for error in self.errors)
            raise WrongEnvironmentError(f"The environment has {len(self.errors)} wrong or missing value(s):\n{lines}")


def _not_writable(path: Path) -> str:
    """Why nothing can be written in that folder, which is made where it is missing; empty where all is well."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return str(error.strerror)
    return "" if os.access(path, os.W_OK) else "read-only"


def _at_least(least: int, raw: str) -> int:
    value = int(raw)
    if value < least:
        raise ValueError(raw)
    return value


def _weights(raw: str, known: set[str]) -> dict[str, float]:
    found = {}
    for part in raw.split(","):
        name, _equals, number = (each.strip() for each in part.partition("="))
        # No number is within bounds that is none.
        if name not in known or not 0 <= float(number) <= 1000:
            raise ValueError(raw)
        found[name] = float(number)
    return found


def _boolean(raw: str) -> bool:
    known = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
    return known[raw.lower()]


def _web_address(raw: str) -> str:
    parts = urlsplit(raw)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path.strip("/"):
        raise ValueError(raw)
    return raw.rstrip("/")


def _nodes(raw: str) -> list[str]:
    found = [part.strip().rstrip("/") for part in raw.split(",") if part.strip()]
    for part in found:
        parts = urlsplit(part)
        if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc or parts.query:
            raise ValueError(raw)
    # The client asks for a port, which browsers guess.
    return [part if urlsplit(part).port else _with_port(part) for part in found]


def _with_port(address: str) -> str:
    parts = urlsplit(address)
    port = 443 if parts.scheme == "https" else 9200
    return parts._replace(netloc=f"{parts.netloc}:{port}").geturl()


def _scanner(raw: str) -> str:
    parts = urlsplit(raw)
    by_path = parts.scheme == "unix" and not parts.netloc and parts.path.startswith("/")
    by_port = parts.scheme == "tcp" and parts.hostname and parts.port and not parts.path.strip("/")
    if not (by_path or by_port):
        raise ValueError(raw)
    return raw


def _database(raw: str) -> dict[str, Any]:
    config = environ.Env.db_url_config(raw)
    engine = config.get("ENGINE", "")
    if engine == "django.db.backends.sqlite3":
        # Opening the file anew for each request would take longer than most of its queries.
        config.setdefault("CONN_MAX_AGE", 60)
        # Writers wait for one another instead of failing, and readers are not held up by a writer.
        config["OPTIONS"] = {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
    elif engine == "django.db.backends.postgresql":
        config.setdefault("CONN_MAX_AGE", 60)
        config["CONN_HEALTH_CHECKS"] = True
    else:
        raise ValueError(raw)
    return config


def _cache(raw: str) -> dict[str, Any]:
    config = environ.Env.cache_url_config(raw)
    if not config.get("BACKEND"):
        raise ValueError(raw)
    return config


def _email(raw: str) -> dict[str, Any]:
    config = environ.Env.email_url_config(raw)
    return {key: value for key, value in config.items() if value is not None}
