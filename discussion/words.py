"""The words of a comment: plain text, whose paragraphs and addresses are shown as such."""

import re
import unicodedata

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

# Each begins where a word does: nothing is read twice, however long the text.
LINK = re.compile(
    r"(?<![\w.+/-])(?:(?P<url>https?://[^\s<>\"«»]+)|(?P<bare>www\.[^\s<>\"«»]+)"
    r"|(?P<mail>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}))",
    re.IGNORECASE,
)
# What ends a sentence ends no address.
ENDING = ".,:;!?…'’"
# Where readers wrote it, nobody vouches for where it leads.
REL = "nofollow ugc noopener"


def cleaned(text: str) -> str:
    """What is kept of what was typed: no invisible characters but the ends of lines, one empty line at most."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = "\n".join("".join(filter(_is_visible, line.replace("\t", " "))).rstrip() for line in lines)
    return re.sub(r"\n{3,}", "\n\n", kept).strip()


def _is_visible(character: str) -> bool:
    """Control characters and those that turn the direction of what follows are not; the joiner of emoji is."""
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn"} or character == "\u200d"


def as_html(text: str) -> SafeString:
    """Paragraphs, lines and links. Everything else is text."""
    return format_html_join("\n", "<p>{}</p>", ((_lines(part),) for part in re.split(r"\n{2,}", text) if part))


def _lines(paragraph: str) -> SafeString:
    # Only escaped text and links of ours.
    return mark_safe("<br>".join(_linked(line) for line in paragraph.split("\n")))  # noqa: S308


def _linked(line: str) -> str:
    made, position = "", 0
    for match in LINK.finditer(line):
        shown = _trimmed(match[0])
        made += conditional_escape(line[position : match.start()]) + _link(match, shown)
        position = match.start() + len(shown)
    return made + conditional_escape(line[position:])


def _link(match: re.Match[str], shown: str) -> str:
    if match["mail"]:
        return format_html('<a href="mailto:{}">{}</a>', shown, shown)
    address = f"https://{shown}" if match["bare"] else shown
    return format_html('<a href="{}" rel="{}">{}</a>', address, REL, shown)


def _trimmed(address: str) -> str:
    """Without the marks of the sentence around it, nor a bracket that was opened before it."""
    while address and (address[-1] in ENDING or (address[-1] == ")" and address.count(")") > address.count("("))):
        address = address[:-1]
    return address
