"""French punctuation as print sets it: no line ends before a mark or just after an opening quote.

Sources are typed with plain spaces, which are easy to type, to search and to compare; what readers get is set here.
"""

import re

NO_BREAK = "\u00a0"
_MARKS = re.compile(r" (?=[;!?»]|:(?:\s|$))")


def typeset(text: str) -> str:
    """The same text with the spaces of French punctuation made unbreakable."""
    return _MARKS.sub(NO_BREAK, text).replace("« ", f"«{NO_BREAK}")
