"""Profiles through HTTP: shown to those who may see the person, written by their own, unknown to anybody else."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import ModelLogEntry

from intranet.access.models import Role
from intranet.accounts.models import User
from intranet.people.models import Expertise, Profile, SpokenLanguage
from intranet.territory.models import Organisation
from tests import factories as make
from tests.matrix.probing import without

pytestmark = pytest.mark.django_db


def describe(person: User, **fields: Any) -> Profile:
    """A profile full of words to look for."""
    profile = person.profile
    fields = {
        "job_title": "Chargée des marais",
        "phone": "+33199001234",
        "mobile": "+33639980012",
        "presentation_fr": "Je suis les haies.",
        **fields,
    }
    for name, value in fields.items():
        setattr(profile, name, value)
    profile.save()
    Expertise.objects.create(profile=profile, name="Génie écologique", folded="genie ecologique")
    SpokenLanguage.objects.create(profile=profile, language="nl")
    return profile


def address(profile: Profile, language: str = "fr") -> str:
    with override(language):
        return profile.get_absolute_url()


def as_(person: User) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=person.pk))
    return client


def text_of(response: Any) -> str:
    return response.content.decode().replace("\u00a0", " ")


def test_every_account_has_a_profile_with_an_address_that_tells_nothing() -> None:
    first, second = make.make_user(), make.make_user()
    assert first.profile.pk != second.profile.pk
    path = address(first.profile)
    assert first.last_name.lower() not in path
    assert str(first.pk) not in path.split("/")
    with override("fr"):
        assert path == f"/fr/personnes/{first.profile.pk}/"


def test_the_pole_sees_the_whole_profile_and_others_find_nothing() -> None:
    domain = make.make_domain("Environnement")
    person = make.make_referent(domain, first_name="Éva", last_name="Noël")
    profile = describe(person)
    colleague = make.make_team_member()
    page = text_of(as_(colleague).get(address(profile)))
    organisation = person.affiliations.get().organisation
    for shown in (
        "Éva Noël",
        "Chargée des marais",
        organisation.name,
        'href="tel:+33199001234">01 99 00 12 34',
        'href="tel:+33639980012">06 39 98 00 12',
        f'href="mailto:{person.email}"',
        "Je suis les haies.",
        "Génie écologique",
        "Néerlandais",
        "Environnement",
    ):
        assert shown in page, shown
    unknown = address(Profile(pk="0123456789ab"))
    for other in (make.make_user(), make.make_network_member(), make.make_member(_space(), Role.READER)):
        client = as_(other)
        refused, never = client.get(address(profile)), client.get(unknown)
        assert refused.status_code == never.status_code == 404
        assert without(text_of(refused), address(profile)) == without(text_of(never), unknown)
    anonymous = Client().get(address(profile))
    assert anonymous.status_code == 404
    assert "Se connecter" in text_of(anonymous)
    assert "Noël" not in text_of(anonymous)


def _space() -> Any:
    return make.space_of(make.make_workspace())


def test_the_network_sees_its_own_without_their_mandates_and_contact_where_they_let_it() -> None:
    domain = make.make_domain("Environnement")
    person = make.make_referent(domain)
    make.join(make.Space.objects.get(kind="network"), person)
    profile = describe(person)
    director = make.make_network_member(Organisation.Kind.POLE)
    page = text_of(as_(director).get(address(profile)))
    assert "Chargée des marais" in page
    assert "01 99 00 12 34" in page
    assert "Environnement" not in page
    Profile.objects.filter(pk=profile.pk).update(contact_for_pole_only=True)
    page = text_of(as_(director).get(address(profile)))
    assert "Chargée des marais" in page
    assert "01 99 00 12 34" not in page
    assert person.email not in page
    assert "01 99 00 12 34" in text_of(as_(make.make_team_member()).get(address(profile)))


def test_in_english_the_number_is_international_and_a_missing_text_is_marked_as_french() -> None:
    profile = describe(make.make_team_member())
    reader = as_(make.make_team_member(language="en"))
    page = text_of(reader.get(address(profile, "en")))
    assert "+33 1 99 00 12 34" in page
    assert 'lang="fr"><p>Je suis les haies.' in page
    Profile.objects.update(presentation_en="I look after hedges.")
    page = text_of(reader.get(address(profile, "en")))
    assert "I look after hedges." in page
    assert "Je suis les haies." not in page


def test_a_deactivated_account_is_gone_at_once() -> None:
    person = make.make_team_member()
    profile = describe(person)
    client = as_(make.make_team_member())
    assert client.get(address(profile)).status_code == 200
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert client.get(address(profile)).status_code == 404
    assert "Chargée des marais" not in text_of(client.get("/fr/personnes/"))


def post(client: Client, path: str = "/fr/personnes/ma-fiche/", **fields: Any) -> Any:
    return client.post(path, {"job_title": "", "expertise": "", **fields})


def test_a_person_writes_their_own_profile() -> None:
    person = make.make_team_member()
    client = as_(person)
    assert "Ma fiche" in text_of(client.get("/fr/personnes/ma-fiche/"))
    response = post(
        client,
        job_title="Géographe",
        phone="01.99.00.12.34",
        mobile="+44 23 9200 1234",
        languages=["fr", "de"],
        expertise="Foncier,  SIG ; foncier\nPaysage",
        presentation_fr="Bonjour",
        contact_for_pole_only="on",
    )
    assert response.status_code == 302
    assert response["Location"] == address(person.profile)
    profile = Profile.objects.get(user=person)
    assert (profile.job_title, profile.phone, profile.mobile) == ("Géographe", "+33199001234", "+44 23 9200 1234")
    assert sorted(each.language for each in profile.spoken.all()) == ["de", "fr"]
    assert [each.name for each in profile.expertise.all()] == ["foncier", "SIG", "Paysage"]
    assert profile.contact_for_pole_only
    form = text_of(client.get("/fr/personnes/ma-fiche/"))
    assert 'value="01 99 00 12 34"' in form
    assert "foncier, SIG, Paysage" in form


def test_what_is_wrong_is_said_by_the_field_and_what_was_typed_is_kept() -> None:
    person = make.make_team_member()
    client = as_(person)
    many = ", ".join(f"mot {number}" for number in range(13))
    response = post(client, phone="01 99 00", expertise=many, presentation_fr="Ce que j’ai écrit", job_title="Nouveau")
    assert response.status_code == 200
    page = text_of(response)
    for shown in ('value="01 99 00"', "pas complet", many, "il y en a 13", "Ce que j’ai écrit", 'value="Nouveau"'):
        assert shown in page, shown
    assert Profile.objects.get(user=person).job_title == ""


def test_nobody_writes_somebody_elses_profile_but_an_administrator() -> None:
    person = make.make_team_member()
    path = reverse("people:edit", args=[person.profile.pk])
    for other in (make.make_team_member(), make.make_user()):
        assert as_(other).get(path).status_code == 404
        assert post(as_(other), path, job_title="Autre").status_code == 404
    assert Profile.objects.get(user=person).job_title == ""
    assert as_(person).get(path).status_code == 200
    assert post(as_(make.make_admin()), path, job_title="Corrigée").status_code == 302
    assert Profile.objects.get(user=person).job_title == "Corrigée"
    assert Client().get(path).status_code == 404
    signed_out = Client().get("/fr/personnes/ma-fiche/")
    assert signed_out.status_code == 302
    assert reverse("account_login") in signed_out["Location"]


def test_what_only_an_administrator_s_pass_shows_is_logged_once() -> None:
    guest, member = make.make_user(), make.make_team_member()
    administrator = make.make_admin()
    make.affiliate(administrator, make.host())
    client = as_(administrator)
    for person in (guest, member, guest):
        assert client.get(address(person.profile)).status_code == 200
    logged = ModelLogEntry.objects.filter(action="access.superuser_read")
    assert [each.object_id for each in logged] == [guest.profile.pk]


def test_the_form_says_who_sees_what() -> None:
    both = make.make_team_member()
    make.join(make.Space.objects.get(kind="network"), both)
    said = {
        make.make_team_member(): "Le réseau ne la voit pas",
        both: "Les personnes du pôle et celles du réseau",
        make.make_user(): "ni au pôle ni au réseau",
    }
    for person, words in said.items():
        assert words in text_of(as_(person).get("/fr/personnes/ma-fiche/"))


def test_the_form_says_the_largest_picture_in_the_language_of_its_reader() -> None:
    for language, unit in (("fr", "Mio"), ("en", "MB")):
        reader = as_(make.make_user(language=language))
        with override(language):
            page = text_of(reader.get(reverse("people:edit_own")))
        assert f" {unit} " in page


def test_the_account_settings_lead_to_the_profile() -> None:
    page = text_of(as_(make.make_user()).get(reverse("account_settings")))
    assert "/personnes/ma-fiche/" in page
