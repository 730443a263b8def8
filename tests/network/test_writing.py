"""A director and a partner write in Wagtail's editor: sheets in both languages, organisations by search."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.text import slugify
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from intranet.access.models import Audience, Role
from intranet.territory.models import Organisation, Theme
from network.models import OrganisationPage, PracticePage
from tests import factories as make
from tests.access.editing import errors_of, signed_in
from tests.network import making

pytestmark = pytest.mark.django_db
RICH = ("need", "done", "means", "results", "transferable", "not_transferable", "funding_text")


def practice_form(title: str, **typed: Any) -> dict[str, Any]:
    inlines: dict[str, Any] = {
        name: inline_formset(typed.pop(name, [])) for name in ("bodies", "figures", "funding", "comments")
    }
    texts = {name: rich_text(f"<p>{name} ?</p>") for name in RICH}
    plain = dict.fromkeys(["summary", "area", "cost_note", "contact_name", "contact_job", "contact_email"], "")
    dates = {"begins_on": "", "ends_on": "", "cost": "", "region": "", "country": "FR", "contact_phone": ""}
    rest = {
        "slug": slugify(title),
        "seo_title": "",
        "search_description": "",
        "inspired_by": "",
        "body": streamfield([]),
    }
    form: dict[str, Any] = nested_form_data({"title": title, **texts, **plain, **dates, **rest, **inlines})
    return {**form, "action-publish": "1", **typed}


def add(client: Client, parent: Page, model: str, form: dict[str, Any]) -> Any:
    return client.post(reverse("wagtailadmin_pages:add", args=["network", model, parent.pk]), form)


def test_a_director_publishes_a_sheet_and_a_reader_of_the_network_cannot() -> None:
    domain = make.make_domain()
    theme = Theme.objects.create(domain=domain, slug="velo", name="Vélo")
    lead = make.make_organisation()
    form = practice_form(
        "Véloroute",
        bodies=[{"organisation": lead.pk, "part": "lead", "note": ""}],
        figures=[{"value": "420 km", "label": "d’itinéraire", "source": ""}],
        funding=[{"instrument": "feder", "project": "", "amount": "1000"}],
        themes=[theme.pk],
    )
    director = making.make_peer()
    client = signed_in(director)
    for url in ("/fr/reseau/pratiques/", "/fr/reseau/"):
        assert "Écrire une fiche" in client.get(url).content.decode()
    assert (
        client.get(
            reverse("wagtailadmin_pages:add", args=["network", "practicepage", making.practices().pk])
        ).status_code
        == 200
    )
    response = add(client, making.practices(), "practicepage", form)
    assert response.status_code == 302, errors_of(response)
    page = PracticePage.objects.get(title="Véloroute", alias_of=None)
    assert (page.live, page.owner) == (True, director)
    assert [each.organisation for each in page.bodies.all()] == [lead]
    assert list(page.domains.all()) == [domain], "a theme brings its domain"
    mirror = PracticePage.objects.get(alias_of=page)
    assert [each.value for each in mirror.figures.all()] == ["420 km"]
    assert list(mirror.domains.all()) == [domain]
    for role in (Role.READER, None):
        reader = make.make_referent(make.make_domain()) if role is None else making.make_peer(role=role)
        assert add(signed_in(reader), making.practices(), "practicepage", practice_form("Autre")).status_code == 404
    assert not PracticePage.objects.filter(title="Autre").exists()


def test_an_english_partner_writes_in_english_and_the_french_side_mirrors_it() -> None:
    partner = making.make_peer(kind="foreign", language="en")
    client = signed_in(partner)
    index = client.get("/en/network/practices/").content.decode()
    url = reverse("wagtailadmin_pages:add", args=["network", "practicepage", making.practices("en").pk])
    assert url in index
    assert (
        add(client, making.practices("en"), "practicepage", practice_form("Tidal rivers", country="GB")).status_code
        == 302
    )
    page = PracticePage.objects.get(title="Tidal rivers", alias_of=None)
    assert page.locale.language_code == "en"
    french = PracticePage.objects.get(alias_of=page)
    assert french.get_parent().pk == making.practices().pk
    assert 'lang="en"' in client.get(french.url).content.decode()


def test_what_is_wrong_is_said_and_nothing_is_lost() -> None:
    form = practice_form("Véloroute", begins_on="2020-02-01", ends_on="2019-01-01")
    client = signed_in(making.make_peer())
    response = add(client, making.practices(), "practicepage", form)
    assert response.status_code == 200
    assert list(errors_of(response)) == ["ends_on"]
    assert "not_transferable ?" in response.content.decode()


def test_a_sheet_is_not_inspired_by_itself() -> None:
    author = making.make_peer()
    sheet = making.make_practice("Vélo", owner=author)
    form = practice_form("Vélo", inspired_by=make.english(sheet).pk)
    response = signed_in(author).post(reverse("wagtailadmin_pages:edit", args=[sheet.pk]), form)
    assert list(errors_of(response)) == ["inspired_by"]


def test_a_sheet_is_inspired_by_what_its_author_may_know_of() -> None:
    source = making.make_practice("Source")
    other_space = make.make_workspace()
    hidden = make.make_article(other_space)
    client = signed_in(making.make_peer())
    assert (
        add(client, making.practices(), "practicepage", practice_form("Suite", inspired_by=source.pk)).status_code
        == 302
    )
    assert PracticePage.objects.get(title="Suite", alias_of=None).inspired_by == source
    response = add(client, making.practices(), "practicepage", practice_form("Fausse", inspired_by=hidden.pk))
    assert "inspired_by" in errors_of(response)


def test_one_page_for_each_organisation() -> None:
    pole = make.make_organisation("pole")
    making.make_presentation(pole)
    form = nested_form_data(
        {
            "title": "Encore",
            "slug": "encore",
            "summary": "",
            "organisation": pole.pk,
            "region": "",
            "body": streamfield([]),
            "known_members": inline_formset([]),
            "comments": inline_formset([]),
            "seo_title": "",
            "search_description": "",
        }
    )
    client = signed_in(making.make_peer())
    response = add(client, making.directory(), "organisationpage", {**form, "action-publish": "1"})
    assert list(errors_of(response)) == ["organisation"]
    other = make.make_organisation("pole")
    response = add(
        client, making.directory(), "organisationpage", {**form, "organisation": other.pk, "action-publish": "1"}
    )
    assert response.status_code == 302
    assert OrganisationPage.objects.filter(organisation=other).count() == 2


def test_organisations_are_chosen_by_a_search_a_page_at_a_time(django_assert_max_num_queries: Any) -> None:
    Organisation.objects.bulk_create(Organisation(name=f"CC {number:04}", kind="epci") for number in range(1255))
    make.make_organisation(name="Métropole Rouen Normandie", siren="200023414")
    gone = make.make_organisation(name="Rouen ancienne", closed_on="2020-01-01")
    client = signed_in(making.make_peer())
    choose = reverse("network_organisation_chooser:choose")
    with django_assert_max_num_queries(15):
        html = client.get(choose).json()["html"]
    assert html.count("data-chooser-modal-choice") == 20
    results = reverse("network_organisation_chooser:choose_results")
    for words in ("rouen", "200023", "Normandie rouen", "metropole ROUEN"):
        found = client.get(results, {"q": words}).content.decode()
        assert "Métropole Rouen Normandie" in found, words
        assert gone.name not in found
    for pk, expected in ((gone.pk, 200), (987654, 404), ("abc", 404)):
        chosen = reverse("network_organisation_chooser:chosen", args=[pk])
        assert client.get(chosen).status_code == expected, pk
    editor = client.get(reverse("wagtailadmin_pages:add", args=["network", "practicepage", making.practices().pk]))
    assert "CC 0001" not in editor.content.decode()
    for outsider in (making.make_peer(role=Role.READER), make.make_user()):
        assert signed_in(outsider).get(choose).status_code == 404


def test_a_narrowed_sheet_is_not_offered_as_an_origin_elsewhere() -> None:
    sheet = making.make_practice("Confidentielle")
    make.narrow(sheet, Audience.MEMBERS)
    workspace = make.make_workspace(audience=Audience.POLE)
    outsider = make.make_member(make.space_of(workspace), Role.CONTRIBUTOR)
    url = reverse("wagtailadmin_choose_page_search") + "?q=Confidentielle"
    assert "Confidentielle" in signed_in(making.make_peer()).get(url).content.decode()
    assert ">Confidentielle" not in signed_in(outsider).get(url).content.decode()
