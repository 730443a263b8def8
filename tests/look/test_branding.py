"""A pôle gives the site its name, its logo and its colours, and no colour that cannot be read."""

from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from intranet.access.models import Role
from intranet.look.models import SiteBranding
from tests import factories as make
from tests.media.samples import png

pytestmark = pytest.mark.django_db


def address() -> str:
    return reverse("wagtailsettings:edit", args=["look", "sitebranding", SiteBranding.load().pk])


def form(**fields: Any) -> dict[str, Any]:
    return {"name": "", "about": "", "about_en": "", "accent_light": "", "accent_dark": "", **fields}


def test_the_team_names_the_site_everywhere(client: Client) -> None:
    client.force_login(make.make_team_member())
    response = client.post(address(), form(name="Caen Métropole", about="Nos référents", about_en="Our leads"))
    assert response.status_code == 302

    french, english = (Client().get(f"/{language}/").content.decode() for language in ("fr", "en"))
    for page, about in ((french, "Nos référents"), (english, "Our leads")):
        assert " · Caen Métropole</title>" in page
        assert '<span class="site-name__title">Caen Métropole</span>' in page
        assert f'<span class="site-name__about">{about}</span>' in page
    assert "<title>Caen Métropole\u00a0: les dernières pages</title>" in Client().get("/fr/flux/").content.decode()


def test_others_find_no_such_setting(client: Client) -> None:
    path = address()
    for person in (make.make_member(make.space_of(make.make_workspace()), Role.MANAGER), make.make_network_member()):
        client.force_login(person)
        assert client.post(path, form(name="À moi")).status_code == 404
    assert SiteBranding.objects.get().name == ""


def test_without_an_identity_nothing_is_asked_for() -> None:
    page = Client().get("/fr/").content.decode()
    assert "Interpôles</title>" in page
    assert "/identite/" not in page
    assert not SiteBranding.objects.exists()


def test_colours_that_cannot_be_read_are_refused_by_their_field(client: Client) -> None:
    client.force_login(make.make_admin())
    response = client.post(address(), form(name="Caen", accent_light="#66aadd", accent_dark="#203040"))
    errors = response.context["form"].errors
    assert "Choisissez-la plus foncée." in errors["accent_light"]
    assert "Choisissez-la plus claire." in errors["accent_dark"]
    assert 'value="Caen"' in response.content.decode()
    with pytest.raises(ValidationError):
        SiteBranding(accent_light="bleu").full_clean()


def test_colours_come_under_an_address_that_changes_with_them(client: Client) -> None:
    branding = SiteBranding.load()
    branding.accent_light = "#7a1f3d"
    branding.full_clean()
    branding.save()
    page = client.get("/fr/").content.decode()
    first = branding.colours_url
    assert f'<link rel="stylesheet" href="{first}">' in page

    response = client.get(first)
    assert response["Content-Type"].startswith("text/css")
    assert "immutable" in response["Cache-Control"]
    css = response.content.decode()
    assert "--accent: #7a1f3d;" in css
    assert "prefers-color-scheme: dark" in css

    branding.accent_light = "#234f1e"
    branding.save()
    assert branding.colours_url != first
    late = client.get(first)
    assert "#234f1e" in late.content.decode()
    assert late["Cache-Control"] == "no-cache"


def test_a_logo_is_drawn_anew_and_given_to_everybody(client: Client, django_capture_on_commit_callbacks: Any) -> None:
    client.force_login(make.make_admin())
    sent = SimpleUploadedFile("notre logo.png", png(900, 300), "image/png")
    assert client.post(address(), form(logo=sent)).status_code == 302
    branding = SiteBranding.objects.get()
    first, file = branding.logo_url, branding.logo.path

    assert f'src="{first}"' in Client().get("/fr/").content.decode()
    response = Client().get(first)
    assert response["Content-Type"] == "image/png"
    with Image.open(BytesIO(response.content)) as picture:
        assert picture.size == (360, 120)

    with django_capture_on_commit_callbacks(execute=True):
        client.post(address(), form(logo=SimpleUploadedFile("autre.png", png(60, 60), "image/png")))
    assert SiteBranding.objects.get().logo_url != first
    assert not branding.logo.storage.exists(file)


def test_a_drawing_that_can_hold_programs_is_refused(client: Client) -> None:
    client.force_login(make.make_admin())
    svg = SimpleUploadedFile("logo.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "image/svg+xml")
    response = client.post(address(), form(logo=svg))
    assert response.status_code == 200
    assert response.context["form"].errors["logo"]
    assert not SiteBranding.objects.get().logo
