"""Texts on their way to translators outside and back: XLIFF 1.2, XLIFF 2.0 and PO.

Pure functions over a :class:`Sheet`: what leaves holds each text with its markup as inline elements; what comes back
is read without trust (:func:`read_file`), and compared with today's sheet (:func:`check_return`) before anybody decides
to apply it.
"""

from .checking import Problem, Report, check_return
from .formats import FORMATS, FileFormat, read_file
from .refusing import FileRefusedError
from .sheet import Line, LineState, Sheet

__all__ = [
    "FORMATS",
    "FileFormat",
    "FileRefusedError",
    "Line",
    "LineState",
    "Problem",
    "Report",
    "Sheet",
    "check_return",
    "read_file",
]
