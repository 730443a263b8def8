"""The parent's side: starts the child on one file, takes what it says, and ends it whatever it does."""

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, BinaryIO

from django.conf import settings

from .child import READERS

PROGRAM = Path(__file__).with_name("child.py")
# Nothing of the site's own: no address of a database, no key.
ENVIRONMENT = {"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}

UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
SPACES = re.compile(r"[^\S\n]+")
LINE_ENDS = re.compile(r" ?\n ?")
EMPTY_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True)
class Extracted:
    """The text of a file; ``end`` is ``whole``, or says what it ended by.

    That is ``full`` (more text than is kept), ``locked``, ``damaged``, ``memory``, ``time`` or ``crashed``.
    """

    text: str
    end: str


def is_readable(extension: str) -> bool:
    """Whether files of that extension have text to be read."""
    return extension in READERS


def extract(file: BinaryIO, extension: str) -> Extracted:
    """The text of a file of that extension, as long as the settings allow."""
    with tempfile.TemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR) as copy:
        # A file of its own, whatever the storage: the child is given nothing else.
        shutil.copyfileobj(file, copy)
        copy.seek(0)
        pieces, end = _run(copy, extension)
    text = _clean("".join(pieces))
    kept = text.encode()[: settings.DOCUMENT_TEXT_MAX_BYTES].decode(errors="ignore")
    return Extracted(kept, "full" if end == "whole" and len(kept) < len(text) else end)


def _run(file: IO[bytes], extension: str) -> tuple[list[str], str]:
    numbers = (
        settings.DOCUMENT_TEXT_MAX_BYTES,
        settings.DOCUMENT_TEXT_MAX_MEMORY,
        settings.DOCUMENT_TEXT_CPU_SECONDS,
    )
    process = subprocess.Popen(  # noqa: S603 - our own program, with numbers and a word of a list
        [sys.executable, "-I", "-B", str(PROGRAM), extension, *map(str, numbers)],
        stdin=file,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=ENVIRONMENT,
        cwd="/",
        start_new_session=True,
    )
    overdue = threading.Event()
    pieces: list[str] = []
    with _ended_in_time(process, overdue):
        end = _listen(process.stdout, pieces)  # type: ignore[arg-type]
    return pieces, end or _what_ended(process.returncode, overdue.is_set())


@contextlib.contextmanager
def _ended_in_time(process: "subprocess.Popen[bytes]", overdue: threading.Event) -> Iterator[None]:
    """End the child, and all that it may have started, when the time is over or at the latest afterwards."""

    def end_it() -> None:
        overdue.set()
        _kill(process)

    watch = threading.Timer(settings.DOCUMENT_TEXT_SECONDS, end_it)
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()
        watch.join()
        # Before it is waited for: until then, its number is nobody else's.
        _kill(process)
        process.stdout.close()  # type: ignore[union-attr]
        process.wait()


def _kill(process: "subprocess.Popen[bytes]") -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def _listen(stream: IO[bytes], pieces: list[str]) -> str:
    """Take pieces of text until the child says how it ended; nothing where it does not, or says what it should not."""
    left = settings.DOCUMENT_TEXT_MAX_BYTES
    # JSON may write a character with twelve signs.
    while line := stream.readline(12 * left + 1024):
        said = _said(line)
        if isinstance(said.get("text"), str):
            pieces.append(said["text"][:left])
            left -= len(pieces[-1])
            if not left:
                return "full"
        elif said.get("end") in {"whole", "full", "locked", "damaged", "memory"}:
            return str(said["end"])
        else:
            return "crashed"
    return ""


def _said(line: bytes) -> dict[str, Any]:
    try:
        said = json.loads(line)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _what_ended(code: int, overdue: bool) -> str:
    return "time" if overdue or code == -signal.SIGXCPU else "crashed"


def _clean(text: str) -> str:
    """Without what no database or page takes, and with no more space than tells lines and paragraphs apart."""
    text = text.replace("\r\n", "\n").replace("\f", "\n\n").replace("\u00ad", "")
    text = LINE_ENDS.sub("\n", SPACES.sub(" ", UNPRINTABLE.sub(" ", text)))
    return EMPTY_LINES.sub("\n\n", text).strip()
