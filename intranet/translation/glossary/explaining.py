"""Terms explained in the text of pages: the first mention of each leads to its definition, shown on hover and focus.

Without a script it is a link to the glossary; with one (``js/terms.js``), the definition opens beside it, stays while
it is pointed at, and closes on Escape.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from intranet.accounts.languages import name_in_sentence, speaking, url_in

from .lexicon import Entry, Lexicon, current_lexicon
from .matching import Matcher

# In these, a link would be wrong (it is in one already, or in what is pressed) or would disturb (titles, code).
LEFT_ALONE = frozenset(
    {
        *(
            "a",
            "abbr",
            "button",
            "caption",
            "code",
            "datalist",
            "dfn",
            "figure",
            "figcaption",
            "iframe",
            "kbd",
            "label",
        ),
        *("h1", "h2", "h3", "h4", "h5", "h6", "legend", "option", "pre", "script", "select", "style", "summary", "svg"),
        *("template", "textarea", "th", "time", "title", "video"),
    }
)
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_TAG = re.compile(r"<!--.*?-->|<(?P<end>/)?(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?P<rest>[^>]*)>", re.DOTALL)
_LANG = re.compile(r'\slang="([^"]*)"')
# Blocks whose words are names, figures or invitations, not text.
_APART = re.compile(r'\sclass="(?:[^"]*\s)?(?:contact-block|action|figures?|embed|documents|callout__title)[\s"]')
# The attribute of a request that keeps what its page has explained already.
EXPLAINED = "_interpoles_explained"


def explain(html: str, language: str, request: HttpRequest) -> str:
    """The HTML of a text in ``language``, each term explained where this page first says it."""
    lexicon = current_lexicon()
    if language not in lexicon.languages:
        return html
    explained: set[str] = request.__dict__.setdefault(EXPLAINED, set())
    work = _Explaining(lexicon, lexicon.matcher(language), language, explained, url_in(language, "glossary"))
    pieces = list(work.pieces(html))
    if not work.found:
        return html
    pieces.append(_notes(work.found, language))
    pieces.append(
        format_html(
            '<script type="module" src="{}" nonce="{}"></script>',
            static("js/terms.js"),
            getattr(request, "csp_nonce", ""),
        )
    )
    return "".join(pieces)


@dataclass
class _Explaining:
    lexicon: Lexicon
    matcher: Matcher[str]
    language: str
    explained: set[str]
    glossary: str
    found: list[Entry] = field(default_factory=list)
    # The elements that are open within the outermost of those to be left alone; nothing where text is to be read.
    _within: list[str] = field(default_factory=list)

    def pieces(self, html: str) -> Iterator[str]:
        end = 0
        for tag in _TAG.finditer(html):
            yield self._text(html[end : tag.start()])
            yield tag[0]
            self._enter(tag)
            end = tag.end()
        yield self._text(html[end:])

    def _enter(self, tag: re.Match[str]) -> None:
        name = (tag["name"] or "").lower()
        if not name or name in VOID or tag["rest"].endswith("/"):
            return
        if tag["end"]:
            if self._within and name in self._within:
                del self._within[len(self._within) - 1 - self._within[::-1].index(name) :]
        elif self._within or self._is_left_alone(name, tag["rest"]):
            self._within.append(name)

    def _is_left_alone(self, name: str, rest: str) -> bool:
        lang = _LANG.search(rest)
        return name in LEFT_ALONE or bool(lang and lang[1] != self.language) or bool(_APART.search(rest))

    def _text(self, text: str) -> str:
        if self._within or not text or text.isspace():
            return text
        pieces, end = [], 0
        for place in self.matcher.find(text):
            entry = self.lexicon.entries[place.name]
            if place.name in self.explained or not entry.is_explained or not entry.said[self.language].definition:
                continue
            self.explained.add(place.name)
            self.found.append(entry)
            pieces += [text[end : place.start], self._word(entry, text[place.start : place.end])]
            end = place.end
        return "".join([*pieces, text[end:]]) if pieces else text

    def _word(self, entry: Entry, words: str) -> str:
        """The words are of a rendered text, and so escaped already."""
        return f'<a class="term" href="{self.glossary}#{entry.key}" aria-describedby="term-{entry.key}">{words}</a>'


def _notes(entries: list[Entry], language: str) -> str:
    """The definitions, which a script shows beside their words: not shown, they still describe them."""
    with speaking(language):
        return format_html(
            '<div class="term-notes">{}</div>',
            format_html_join(
                "",
                '<div class="term-note" id="term-{}" role="tooltip" popover="manual">{}</div>',
                ((entry.key, _note(entry, language)) for entry in entries),
            ),
        )


def _note(entry: Entry, language: str) -> str:
    said = entry.said[language]
    others = [other for code, other in entry.said.items() if code != language]
    return format_html(
        "<p><strong>{}</strong> {}</p>{}",
        said.preferred,
        said.definition,
        format_html_join(
            "",
            '<p class="term-note__other">{} <span lang="{}">{}</span></p>',
            ((_in_language(other.language), other.language, other.preferred) for other in others),
        ),
    )


def _in_language(code: str) -> str:
    return _("En %(language)s :") % {"language": name_in_sentence(code)}
