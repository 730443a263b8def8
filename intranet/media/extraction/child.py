"""The child: bounds itself, reads the file on its standard input, says its text. Run as a program.

Whatever happens here costs the text of one file. The bounds come first, before anything of the file is looked at.
"""

import argparse
import resource
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

if not __package__:
    # In isolation nothing but the installed packages can be imported.
    sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from intranet.media.extraction.output import Full, Locked, Output, TooMuch

Reader = Callable[[BinaryIO, Output], None]
# By extension: the module and its function; each is imported only where it is needed.
READERS = {
    "pdf": ("pdf", "read_pdf"),
    "docx": ("office", "read_docx"),
    "xlsx": ("sheets", "read_xlsx"),
    "pptx": ("office", "read_pptx"),
    "odt": ("office", "read_odt"),
    "ods": ("office", "read_ods"),
    "odp": ("office", "read_odp"),
    "rtf": ("rtf", "read_rtf"),
    "csv": ("plain", "read_plain"),
    "txt": ("plain", "read_plain"),
    "md": ("plain", "read_plain"),
    "html": ("markup", "read_html"),
}
ENDS: dict[type[BaseException], str] = {Full: "full", TooMuch: "full", Locked: "locked", MemoryError: "memory"}


def bound(memory: int, seconds: int) -> None:
    """So much memory and time of computing; no file written, no process started, no core left behind."""
    for limit, soft, hard in (
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_CPU, seconds, seconds + 1),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_NPROC, 0, 0),
        (resource.RLIMIT_NOFILE, 64, 64),
    ):
        resource.setrlimit(limit, (soft, hard))


def reader_of(extension: str) -> Reader:
    module, function = READERS[extension]
    found: Reader = getattr(import_module(f"intranet.media.extraction.{module}"), function)
    return found


def read(file: BinaryIO, extension: str, output: Output) -> str:
    """How reading ended: ``whole``, or why not; what was said before stays said."""
    try:
        reader_of(extension)(file, output)
    except (Full, TooMuch, Locked, MemoryError) as error:
        return ENDS[type(error)]
    except Exception:  # noqa: BLE001 - whatever a library raises on a file made to break it
        return "damaged"
    return "whole"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("extension", choices=sorted(READERS))
    for number in ("characters", "memory", "seconds"):
        parser.add_argument(number, type=int)
    asked = parser.parse_args()
    bound(asked.memory, asked.seconds)
    output = Output(asked.characters)
    output.end(read(sys.stdin.buffer, asked.extension, output))


if __name__ == "__main__":
    main()
