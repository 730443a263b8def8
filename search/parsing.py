"""What somebody typed, understood once for all engines: words, "phrases", -exclusions, OR (OU).

Nothing typed is an error: a stray quote is a space, an operator without its words is left out, signs that no word is
made of go away. So what an engine is given holds words of letters and digits, and nothing else.
"""

import re
from dataclasses import dataclass, field, replace

from .words import LANGUAGES, Word, join_numbers, words

# Beyond that, what is typed is cut, and the reader is told.
LONGEST_QUERY = 500
MOST_WORDS = 24

_QUOTES = str.maketrans(dict.fromkeys("“”«»„‟", '"'))
_TERM = re.compile(r'(?P<minus>(?<![^\s(])-)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')
_OR = {"OR", "OU"}


@dataclass(frozen=True)
class Term:
    """A word, or the parts of a hyphened one (``joined``: its parts as one word), or a phrase to be found as it is.

    ``equivalent``: nobody typed it, but it means the same as what was typed, and is found in any form, its words close
    together; ``text`` is how the glossary writes it.
    """

    words: tuple[Word, ...]
    joined: tuple[Word, ...] = ()
    phrase: bool = False
    equivalent: bool = False
    text: str = ""

    @property
    def says_nothing(self) -> bool:
        return not self.phrase and all(word.is_stop for word in self.words)


@dataclass(frozen=True)
class Query:
    """All of ``clauses``, each one of its terms at least, and none of ``excluded``."""

    text: str = ""
    clauses: tuple[tuple[Term, ...], ...] = ()
    excluded: tuple[Term, ...] = ()
    cut: bool = False

    def __bool__(self) -> bool:
        """Whether there is something to look for; to exclude is not enough."""
        return bool(self.clauses)

    @property
    def sought(self) -> tuple[Word, ...]:
        """The words to be marked in what is found; those that say nothing only where there is no other."""
        terms = [term for clause in self.clauses for term in clause]
        every = tuple(word for term in terms for word in (*term.words, *term.joined))
        return tuple(word for word in every if not word.is_stop) or every

    @property
    def any_of(self) -> "Query":
        """The same, content with one of the words that it asks for."""
        return replace(self, clauses=(tuple(term for clause in self.clauses for term in clause),))

    @property
    def equivalents(self) -> tuple[str, ...]:
        """What is looked for besides, as it means the same."""
        return tuple(dict.fromkeys(term.text for clause in self.clauses for term in clause if term.equivalent))

    @property
    def direct(self) -> "Query":
        """The same, by what was typed only."""
        typed = (tuple(term for term in clause if not term.equivalent) for clause in self.clauses)
        return replace(self, clauses=tuple(typed))

    def stems(self) -> set[str]:
        return {stem for word in self.sought for language in LANGUAGES for stem in word.stems(language)}


@dataclass
class _Reading:
    clauses: list[list[Term]] = field(default_factory=list)
    excluded: list[Term] = field(default_factory=list)
    joining: bool = False
    count: int = 0

    def add(self, term: Term, *, excluded: bool) -> None:
        self.count += 1 if term.phrase else len(term.words)
        if excluded:
            self.excluded.append(term)
        elif self.joining and self.clauses:
            self.clauses[-1].append(term)
        else:
            self.clauses.append([term])
        self.joining = False


def parse(text: str) -> Query:
    """Read what was typed. Never raises."""
    typed = text.strip()
    reading, cut = _Reading(), len(typed) > LONGEST_QUERY
    for found in _TERM.finditer(join_numbers(typed[:LONGEST_QUERY].translate(_QUOTES))):
        if reading.count >= MOST_WORDS:
            cut = True
            break
        if found["word"] in _OR and not found["minus"]:
            reading.joining = True
            continue
        term = _term(found)
        if term is not None:
            reading.add(term, excluded=bool(found["minus"]))
    return Query(typed, _telling(reading.clauses), tuple(reading.excluded), cut)


def without_quotes(text: str) -> str:
    """The same words, none of them a phrase."""
    return " ".join(text.translate(_QUOTES).replace('"', " ").split()) if '"' in text.translate(_QUOTES) else text


def without_exclusions(text: str) -> str:
    """The same without the words that are to be left out."""
    excluded = any(found["minus"] for found in _TERM.finditer(text.translate(_QUOTES)))
    kept = _TERM.sub(lambda found: " " if found["minus"] else found[0], text.translate(_QUOTES))
    return " ".join(kept.split()) if excluded else text


def _term(found: re.Match[str]) -> Term | None:
    phrase = found["phrase"]
    every = list(words(found["word"] if phrase is None else phrase))
    parts = tuple(word for word in every if not word.joined)
    if not parts:
        return None
    if phrase is not None:
        return Term(parts, phrase=True)
    # Written as one, but as many to look for: more would be no word of anybody's.
    return Term(parts[:MOST_WORDS], joined=tuple(word for word in every if word.joined))


def _telling(clauses: list[list[Term]]) -> tuple[tuple[Term, ...], ...]:
    """Without the words that say nothing, unless there is no other."""
    telling = [kept for clause in clauses if (kept := tuple(term for term in clause if not term.says_nothing))]
    return tuple(telling) or tuple(tuple(clause) for clause in clauses)
