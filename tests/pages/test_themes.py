"""Themes of pages: chosen in the editor, shared by all versions, and what relates pages to one another."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from intranet.access.models import Audience, Role
from intranet.pages.models import ArticlePage, PageTheme
from intranet.territory.models import Domain, Theme
from intranet.translation.typography import typeset
from tests import bulk
from tests import factories as make
from tests.access.editing import create, edit, errors_of, fresh, signed_in
from tests.pages.writing import text_of, translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def domain() -> Domain:
    return make.make_domain("Environnement")


def theme(domain: Domain, name: str) -> Theme:
    return Theme.objects.create(domain=domain, name=name, name_en=f"{name} in English", slug=name.lower())


def about(page: Any, *themes: Theme) -> Any:
    """Give the page its themes, as publishing from the editor does."""
    page.page_themes.set([PageTheme(theme=each) for each in themes])
    page.save_revision().publish()
    return page


def related_titles(client: Client, url: str) -> list[str]:
    return [page.title for page in client.get(url).context["related"]]


def test_editor_offers_the_themes_by_domain_and_keeps_what_is_chosen(domain: Domain) -> None:
    other = make.make_domain("Autre")
    water, soil, far = theme(domain, "Eau"), theme(domain, "Sol"), theme(other, "Loin")
    workspace = make.make_workspace(domain=other)
    editor = make.make_member(make.space_of(workspace), Role.EDITOR)
    client = signed_in(editor)
    form = client.get(f"/admin/pages/add/pages/articlepage/{workspace.pk}/").content.decode()
    # The domain of the space comes first.
    assert form.index("Loin") < form.index("Eau") < form.index("Sol")
    page = create(client, workspace, "Zones humides", themes=[water.pk, far.pk], **{"action-publish": "1"})
    assert set(fresh(page).themes) == {water, far}
    # A draft changes nothing for readers.
    assert edit(client, page, themes=[soil.pk]).status_code == 302
    assert set(fresh(page).themes) == {water, far}
    assert [each.name for each in fresh(page).get_latest_revision_as_object().themes] == ["Sol"]
    form = client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    ticked = re.findall(r'<input[^>]*name="themes"[^>]*checked[^>]*>', form)
    assert len(ticked) == 1, ticked
    assert f'value="{soil.pk}"' in ticked[0]
    assert edit(client, page, themes=[soil.pk], **{"action-publish": "1"}).status_code == 302
    assert fresh(page).themes == [soil]


def test_too_many_themes_are_refused_by_their_field(domain: Domain) -> None:
    themes = [theme(domain, f"Thème{number}") for number in range(6)]
    workspace = make.make_workspace(domain=domain)
    client = signed_in(make.make_member(make.space_of(workspace), Role.EDITOR))
    page = make.make_article(workspace)
    response = edit(client, page, themes=[each.pk for each in themes])
    assert typeset("Choisissez cinq thèmes au plus : vous en avez coché 6.") in str(errors_of(response)["themes"])


def test_all_versions_have_the_themes_of_the_first(client: Client, domain: Domain) -> None:
    water, soil = theme(domain, "Eau"), theme(domain, "Sol")
    workspace = make.make_workspace(audience=Audience.PUBLIC)
    page = about(make.make_article(workspace, "Zones humides"), water)
    assert make.english(page).themes == [water], "the stand-in follows"
    english = translate(page, "Wetlands")
    assert fresh(english).themes == [water]
    about(fresh(page), soil)
    assert fresh(english).themes == [soil]
    english = fresh(english)
    english.save_revision().publish()
    assert fresh(english).themes == [soil], "an older draft of the translation does not bring the former ones back"
    editor = signed_in(make.make_member(make.space_of(workspace), Role.EDITOR))
    assert 'name="themes"' in editor.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert 'name="themes"' not in editor.get(f"/admin/pages/{english.pk}/edit/").content.decode()
    assert edit(editor, english, **{"action-publish": "1"}).status_code == 302
    assert fresh(english).themes == [soil]
    assert "Sol in English" in text_of(client, english.url)


def test_related_pages_are_ranked_visible_and_in_the_same_tree(client: Client, domain: Domain) -> None:
    water, soil, air = (theme(domain, name) for name in ("Eau", "Sol", "Air"))
    here, there = make.make_workspace(audience=Audience.PUBLIC), make.make_workspace(audience=Audience.PUBLIC)
    page = about(make.make_article(here, "Page"), water, soil)
    about(make.make_article(there, "Une"), water)
    about(make.make_article(there, "Deux"), soil, water)
    about(make.make_article(there, "Ailleurs"), air)
    secret = about(make.make_article(there, "Secrète"), water, soil)
    make.narrow(secret, Audience.MEMBERS)
    draft = about(make.make_article(there, "Brouillon"), water)
    draft.unpublish()
    assert related_titles(client, page.url) == ["Deux", "Une"]
    assert related_titles(client, make.english(page).url) == ["Deux", "Une"]
    html = text_of(client, make.english(page).url)
    assert f'<a href="{make.english(Page.objects.get(title="Une", locale__language_code="fr")).url}" lang="fr">' in html
    assert "Secr" not in html
    client.force_login(make.make_member(make.space_of(there), Role.READER))
    assert set(related_titles(client, page.url)[:2]) == {"Deux", "Secrète"}


def test_related_pages_are_few_and_cost_one_query(client: Client, domain: Domain) -> None:
    water = theme(domain, "Eau")
    workspace = make.make_workspace(audience=Audience.PUBLIC, domain=domain)
    page = about(make.make_article(workspace, "Page"), water)
    client.force_login(make.make_referent(domain))
    counts = []
    for number in (10, 400):
        bulk.add_articles(workspace, number)
        others = ArticlePage.objects.exclude(pk=page.pk).exclude(page_themes__theme=water)
        PageTheme.objects.bulk_create(PageTheme(page_id=pk, theme=water) for pk in others.values_list("pk", flat=True))
        client.get(page.url)
        with CaptureQueriesContext(connection) as captured:
            assert len(client.get(page.url).context["related"]) == 5
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 15


def test_copy_and_deletion_take_the_themes_along(domain: Domain) -> None:
    water = theme(domain, "Eau")
    page = about(make.make_article(make.make_workspace()), water)
    copied = fresh(page).copy(update_attrs={"slug": "copie", "title": "Copie"})
    assert fresh(copied).themes == [water]
    for each in (page, copied):
        fresh(each).delete()
    assert not PageTheme.objects.exists()
