"""Other ways to ask, told by the page: the glossary's answer, equivalents, the other language, what finds something."""

import re
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from intranet.access.models import Audience
from intranet.translation.models import Term, Wording
from intranet.translation.typography import typeset
from search.completing import complete
from search.forms import criteria_of
from search.glossary import going_on, said_elsewhere
from search.models import SavedSearch
from tests import factories as make
from tests.search.test_page import ask, count, shown

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("each_site")]


def term(key: str, **wordings: str | tuple[str, ...]) -> Term:
    """By language: what it is called, its other names (one a line) and its definition."""
    made = Term.objects.create(key=key)
    for language, said in wordings.items():
        preferred, variants, definition = (said, "", "") if isinstance(said, str) else said
        Wording.objects.create(
            term=made, language=language, preferred=preferred, variants=variants, definition=definition
        )
    made.save()
    return made


@pytest.fixture
def workspace() -> Any:
    return make.make_workspace("Eau et littoral", domain=make.make_domain("Rivages"), audience=Audience.PUBLIC)


@pytest.fixture
def glossary() -> Any:
    return term(
        "zqepci",
        fr=("ZQEPCI", "zqintercommunalité\nzqgroupement", "Un établissement de <plusieurs> communes."),
        en=("zqauthority (ZQEPCI)", "", "A body of several municipalities."),
    )


def links(html: str) -> dict[str, str]:
    """Addresses by what the links say, without markup."""
    found = re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', html, re.DOTALL)
    return {" ".join(unescape(re.sub(r"<[^>]+>", "", text)).split()): unescape(address) for address, text in found}


def follow(html: str, label: str, path: str = "/fr/recherche/") -> str:
    return Client().get(path + links(html)[label]).content.decode()


def test_a_term_of_the_glossary_is_answered_above_the_results(workspace: Any, glossary: Any) -> None:
    make.make_article(workspace, "Un zqepci de bord de mer")
    for asked in ("zqepci", "Les ZQEPCI", "« zqepci »", "zqgroupements"):
        html = ask(q=asked)
        assert "Un établissement de &lt;plusieurs&gt; communes." in html, asked
    assert links(html)["Voir le glossaire"] == "/fr/glossaire/#zqepci"
    assert '<span lang="en">zqauthority (ZQEPCI)</span>' in html
    assert "A body of several" in ask(language="en", q="zqauthorities")
    for other in (
        {"q": "zqepci mer"},
        {"q": "zqepci", "type": "articlepage"},
        {"q": "zqepci OU mer"},
        {"q": "-zqepci"},
    ):
        assert "search-meaning" not in ask(**other), other
    # In the language that defines it, where the reader's does not.
    Wording.objects.filter(term=glossary, language="fr").update(definition="")
    glossary.save()
    assert '<p class="search-meaning__text" lang="en">A body of several' in ask(q="zqepci")


def test_what_was_searched_besides_is_told_and_can_be_left_out(workspace: Any, glossary: Any) -> None:
    make.make_article(workspace, "Zqintercommunalité")
    make.make_article(workspace, "Le zqepci du littoral")
    html = ask(q="zqepci")
    assert count(html) == 2
    assert links(html)["zqauthority"] == "?q=zqauthority"
    assert {"zqintercommunalité", "zqgroupement"} <= links(html).keys()
    exact = follow(html, "Ne chercher que « zqepci »")
    assert (count(exact), shown(exact)) == (1, ["Le zqepci du littoral"])
    assert 'data-address="?q=zqepci&amp;exact=1"' in exact
    assert '<input type="hidden" name="exact" value="1">' in exact
    assert count(follow(exact, "Les chercher aussi")) == 2
    # So do what follows the search: its feed, and the search that is kept.
    for extra, entries in (("", 2), ("&exact=1", 1)):
        feed = Client().get(f"/fr/recherche/flux/?q=zqepci{extra}").content.decode()
        assert feed.count("<entry>") == entries
    assert criteria_of("q=zqepci&exact=1").exact
    assert criteria_of("q=zqepci&exact=1").asked == "q=zqepci&exact=1"
    assert "Recherché aussi" not in ask(q="zqbassin")


def test_the_other_language_is_a_link(workspace: Any, glossary: Any) -> None:
    make.make_article(workspace, "Zqintercommunalité")
    alias = make.english(make.make_article(workspace, "Le zqepci"))
    alias.alias_of, alias.title = None, "The zqauthority"
    alias.save()
    html = ask(q="zqepci")
    assert shown(follow(html, "Voir le seul texte en anglais")) == ["The zqauthority"]
    # All of it is there in French.
    assert "See the 2" not in ask(language="en", q="zqepci")
    # A phrase is asked as it is: in the other language, by a link.
    html = ask(q='"zqepci"')
    assert count(html) == 1
    assert shown(follow(html, 'Chercher en anglais : "zqauthority"')) == ["Le zqepci"]
    assert "Chercher en" not in ask(q='"zqintercommunalité du littoral"')
    assert [each.text for each in said_elsewhere("budget zqepci")] == ["budget zqauthority"]
    assert [each.text for each in said_elsewhere("zqauthorities OR mer")] == []


def test_where_nothing_is_found_what_finds_something_is_a_link(workspace: Any, glossary: Any) -> None:
    make.make_article(workspace, "Zqbassin de la rive")
    make.make_article(workspace, "The zqauthority")
    html = ask(q='"zqbassin rive"')
    assert shown(follow(html, "Sans les guillemets")) == ["Zqbassin de la rive"]
    html = ask(q="zqbassin -rive")
    assert shown(follow(html, "Sans rien exclure")) == ["Zqbassin de la rive"]
    html = ask(q="zqepci", exact="1")
    assert shown(follow(html, "Avec les mots de même sens")) == ["The zqauthority"]
    html = ask(q='"zqepci"')
    assert shown(follow(html, 'En anglais : "zqauthority"')) == ["The zqauthority"]
    html = ask(q="zqjamais -zqnon", type="document")
    assert "Il y en a autrement" not in html
    assert typeset("Rien ne répond à « zqjamais -zqnon »") in html


def test_what_else_finds_something_counts_what_the_reader_may_read(workspace: Any) -> None:
    make.narrow(make.make_article(workspace, "Zqbassin de la rive"), Audience.MEMBERS)
    assert "Il y en a autrement" not in ask(q='"zqbassin rive"')
    member = make.make_referent(make.space_of(workspace).domain)
    assert "Il y en a autrement" in ask(member, q='"zqbassin rive"')


def proposals(person: Any, typed: str, language: str = "fr") -> dict[str, list[str]]:
    return {
        group.label: [each.text for each in group.proposals] for group in complete(person, typed, language=language)
    }


def test_terms_and_one_s_own_searches_are_proposed_by_group(workspace: Any, glossary: Any) -> None:
    article = make.make_article(workspace, "Le zqépci du littoral")
    one, other = make.make_user(), make.make_user()
    for person, name in ((one, "Mes zqÉPCI"), (other, "Zqepci de l’autre")):
        SavedSearch.objects.create(person=person, name=name, asked=f"q={name.split()[0]}&type=document")
    titles, terms, saved = "Pages, documents, personnes", "Termes du glossaire", "Mes recherches enregistrées"
    assert proposals(one, "zqep") == {titles: [article.title], terms: ["ZQEPCI"], saved: ["Mes zqÉPCI"]}
    assert proposals(AnonymousUser(), "ZQÉP") == {titles: [article.title], terms: ["ZQEPCI"]}
    assert proposals(one, "zqinter") == {terms: ["zqintercommunalité"]}
    # In the reader's language first, what begins so before what holds it, one name for each concept.
    term("zqepcirien", en="zqepci office", fr="bureau zqepci")
    names = [name.text for name in going_on("zqep", language="en", most=9)]
    assert names == ["zqepci office", "ZQEPCI"]
    assert proposals(one, "z") == proposals(one, "") == proposals(other, "mes") == {}
    assert proposals(one, "mes zq") == {saved: ["Mes zqÉPCI"]}
    client = Client()
    client.force_login(one)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get("/fr/recherche/completer/?q=zqep")
    assert len(captured) <= 10
    urls = {each["text"]: each["url"] for group in answer.json()["groups"] for each in group["proposals"]}
    assert urls["ZQEPCI"] == "/fr/recherche/?q=ZQEPCI"
    assert urls["Mes zqÉPCI"] == "/fr/recherche/?q=Mes&type=document"
    # What one may not know of, or not any more, is not named.
    space = make.space_of(make.make_workspace("Zqfermé"))
    SavedSearch.objects.create(person=one, name="Zqfermés", asked=f"q=eau&space={space.slug}")
    (group,) = complete(one, "zqferm", language="fr")
    assert [each.url for each in group.proposals] == ["/fr/recherche/?q=eau"]
