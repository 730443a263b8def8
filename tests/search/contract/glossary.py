"""Questions made wider by a glossary of the tests."""

from search.parsing import Query, parse
from search.synonyms import widen

from .cases import GLOSSARY


def widened(asked: str) -> Query:
    return widen(parse(asked), GLOSSARY)
