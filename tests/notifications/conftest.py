"""What the tests of mails share: the worker's queue as it is in production, and a mail server that listens."""

import email
import email.policy
import logging
import socket
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.core.management import call_command

BACKGROUND_IN_DATABASE = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "background": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}


@pytest.fixture
def queue(settings: Any) -> None:
    """Mails wait in the database for the worker."""
    settings.TASKS = BACKGROUND_IN_DATABASE


@pytest.fixture
def work(queue: None, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Let the worker take what waits, then stop."""
    # Between tasks it gives its connection back; here that one holds the test's transaction.
    monkeypatch.setattr("django_tasks_db.management.commands.db_worker.close_old_connections", lambda: None)

    def run() -> None:
        call_command("db_worker", "--backend=background", "--batch", "--no-startup-delay", "--no-reload", verbosity=0)

    return run


class MailServer:
    """A real SMTP server on a port of this machine, that can be stopped and started again."""

    def __init__(self) -> None:
        self.received: list[EmailMessage] = []
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self._controller: Controller | None = None

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        self.received.append(message)
        return "250 OK"

    def start(self) -> None:
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def stop(self) -> None:
        if self._controller is not None:
            self._controller.stop()
            self._controller = None


@pytest.fixture
def mail_server(settings: Any) -> Iterator[MailServer]:
    """Listens, and is where mails go."""
    # It tells of every line that it reads.
    logging.getLogger("mail.log").setLevel(logging.WARNING)
    server = MailServer()
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 5
    yield server
    server.stop()
