"""Viruses: every file sent is shown to ClamAV, where an installation has one (``CLAMAV_URL``).

clamd receives the content as a stream (its command INSTREAM): it may run on another machine, and reads none of ours.
"""

import logging
import socket
from typing import BinaryIO
from urllib.parse import urlsplit

from clamav_client.clamd import ClamdError, ClamdNetworkSocket, ClamdUnixSocket, CommunicationError
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from . import refusals

logger = logging.getLogger(__name__)


class _Connected:
    """The library's own ways to connect leave a socket open where that fails, or wait for ever."""

    timeout: float | None
    clamd_socket: socket.socket | None = None

    def _init_socket(self) -> None:
        try:
            self.clamd_socket = self.connected()
        except OSError as error:
            raise CommunicationError(str(error)) from error

    def _close_socket(self) -> None:
        if self.clamd_socket is not None:
            self.clamd_socket.close()

    def connected(self) -> socket.socket:
        raise NotImplementedError


class _NetworkScanner(_Connected, ClamdNetworkSocket):
    def connected(self) -> socket.socket:
        return socket.create_connection((self.host, self.port), timeout=self.timeout)


class _UnixScanner(_Connected, ClamdUnixSocket):
    def connected(self) -> socket.socket:
        made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        made.settimeout(self.timeout)
        try:
            made.connect(self.unix_socket)
        except OSError:
            made.close()
            raise
        return made


def scanner() -> ClamdNetworkSocket | None:
    """A client of the scanner of this installation; None where it has none."""
    parts = urlsplit(settings.CLAMAV_URL)
    if not parts.scheme:
        return None
    if parts.scheme == "unix":
        return _UnixScanner(parts.path, timeout=settings.CLAMAV_TIMEOUT)
    return _NetworkScanner(parts.hostname or "", parts.port or 0, timeout=settings.CLAMAV_TIMEOUT)


def scan(file: BinaryIO, name: str) -> None:
    """Raise ``ValidationError`` where ``file`` is infected, or cannot be scanned and may not do without."""
    client = scanner()
    if client is None:
        return
    file.seek(0)
    try:
        status, found = client.instream(file).get("stream", ("ERROR", "no answer"))
    except (ClamdError, OSError) as error:
        # A file larger than its StreamMaxLength: clamd hangs up in the middle of it.
        status, found = "ERROR", str(error) or type(error).__name__
    finally:
        file.seek(0)
    if status == "FOUND":
        logger.warning("Infected file refused: %s in %r", found, name)
        raise refusals.refusal(
            _("L’antivirus a reconnu un programme malveillant dans ce fichier (%(virus)s) : il n’a pas été gardé."),
            virus=found,
        )
    if status != "OK":
        _not_scanned(name, found)


def _not_scanned(name: str, reason: str | None) -> None:
    if settings.CLAMAV_UNREACHABLE == "ACCEPT":
        logger.error("File accepted without being scanned: %r (%s)", name, reason)
        return
    logger.error("File refused, for it could not be scanned: %r (%s)", name, reason)
    raise ValidationError(
        _("L’antivirus ne répond pas : ce fichier n’a pas été gardé. Envoyez-le de nouveau dans quelques minutes."),
        code="not_scanned",
    )
