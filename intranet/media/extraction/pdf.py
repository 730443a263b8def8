"""The text of a PDF, page by page."""

import re
from typing import BinaryIO

from pypdf import PdfReader

from .output import Locked, Output

# A word cut at the end of a line.
CUT_WORD = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]\n(?=[a-zà-ÿœæ])")
MOST_PAGES = 3_000


def read_pdf(file: BinaryIO, output: Output) -> None:
    """A page that cannot be read is left out."""
    reader = PdfReader(file, strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise Locked
    readable, error = 0, None
    for number in range(min(len(reader.pages), MOST_PAGES)):
        try:
            text = reader.pages[number].extract_text()
        except MemoryError:
            raise
        except Exception as raised:  # noqa: BLE001 - whatever the library raises on a page made to break it
            error = raised
            continue
        readable += 1
        output.add(CUT_WORD.sub("", text) + "\n\n")
        # A page is what may be slow: what is known is said before the next.
        output.flush()
    if error is not None and not readable:
        raise error
