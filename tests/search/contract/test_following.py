"""Every engine follows its entries, and whatever it is given or asked."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.engines import FACETS
from search.parsing import parse

from .library import Library, entry

pytestmark = [pytest.mark.django_db, pytest.mark.database]
BOUNDED = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def test_the_index_follows_its_entries(library: Library) -> None:
    made, engine = library.add("Bassin"), library.engine
    made.title = "Rivière"
    made.save()
    engine.index([made])
    assert library.titles("bassin") == []
    assert library.titles("rivière") == ["Rivière"]
    assert made.pk in engine.indexed()
    engine.remove([made.pk])
    assert library.titles("rivière") == []
    assert made.pk not in engine.indexed()
    engine.index([made])
    engine.clear()
    assert engine.indexed() == set()
    engine.index([made])
    engine.compact()
    assert library.titles("rivière") == ["Rivière"]


@settings(BOUNDED, max_examples=150)
@given(
    st.one_of(
        st.text(max_size=60),
        st.lists(
            st.sampled_from(['"', "-", "OR", "OU", "eau", "l'", "(", ")", "*", ":", "AND", "NOT", "é", "-eau", "''"])
        ).map(" ".join),
        st.lists(st.sampled_from("\"-OR eau'’()*:&|!<>\\%_")).map("".join),
    )
)
def test_no_text_is_an_error(library: Library, asked: str) -> None:
    assert set(library.ask(asked).facets) == set(FACETS)
    library.completed(asked)


@settings(BOUNDED, max_examples=5)
@given(st.lists(st.text(max_size=80), min_size=10, max_size=25))
def test_any_text_is_found_by_its_own_words(library: Library, texts: list[str]) -> None:
    library.empty()
    texts = [text.replace("\x00", "").encode("utf-8", "ignore").decode() for text in texts]
    library.take([entry(f"Repère {text}"[:255], themes=[number]) for number, text in enumerate(texts, 1)])
    for number, text in enumerate(texts, 1):
        query = parse(text)
        if query and not query.excluded:
            alone = " ".join(word.form for clause in query.clauses for term in clause for word in term.words)
            assert len(library.titles(alone, theme=[number])) == 1
