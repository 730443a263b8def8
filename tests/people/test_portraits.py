"""Portraits: what is taken, what is left of it, and who gets it."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image, ImageDraw

from intranet.accounts.models import User
from intranet.people.models import Portrait
from intranet.people.portraits import LARGE, SMALL
from tests import factories as make
from tests.media import samples
from tests.people.test_profiles import address, as_, post, text_of

pytestmark = pytest.mark.django_db

TAIL = b"<script>alert('polyglot')</script>"


def photo(width: int = 900, height: int = 600, format_: str = "JPEG", mode: str = "RGB", **options: Any) -> bytes:
    """White on the left, dark on the right."""
    image = Image.new("RGB", (width, height), "white")
    ImageDraw.Draw(image).rectangle((width // 2, 0, width, height), fill=(20, 60, 90))
    return samples.saved(image.convert(mode), format_, **options)


def send(person: User, content: bytes, name: str = "moi.jpg", **fields: Any) -> Any:
    return post(as_(person), portrait=SimpleUploadedFile(name, content), **fields)


def portrait_of(person: User) -> Portrait:
    return Portrait.objects.get(profile__user=person)


def stored(field: Any) -> bytes:
    with field.storage.open(field.name, "rb") as file:
        return file.read()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("photo.jpg", photo()),
        ("photo.png", photo(format_="PNG", mode="RGBA")),
        ("photo.gif", photo(format_="GIF", mode="P")),
        ("photo.webp", photo(400, 700, "WEBP")),
        ("photo.jpg", photo(format_="JPEG", mode="CMYK")),
        ("photo.jpg", photo(format_="JPEG", mode="L")),
    ],
)
def test_any_picture_becomes_two_small_squares(name: str, content: bytes) -> None:
    person = make.make_team_member()
    assert send(person, content, name).status_code == 302
    portrait = portrait_of(person)
    for field, side in ((portrait.file, LARGE), (portrait.small, SMALL)):
        with Image.open(BytesIO(stored(field))) as kept:
            assert (kept.format, kept.mode) == ("JPEG", "RGB")
            assert kept.size == (min(side, 400), min(side, 400)) if "webp" in name else kept.size == (side, side)
        assert field.name.startswith("portraits/")


def test_notes_and_whatever_else_a_picture_carries_are_gone() -> None:
    person = make.make_team_member()
    exif, profile = samples.located_exif(orientation=6), samples.profile()
    content = photo(exif=exif, icc_profile=profile, comment=b"Rue de Bras", xmp=samples.XMP) + TAIL
    assert send(person, content).status_code == 302
    for field in (portrait_of(person).file, portrait_of(person).small):
        kept = stored(field)
        for left in (b"Exif", b"ICC_PROFILE", b"Rue de Bras", b"GPS", b"Camille", b"polyglot"):
            assert left not in kept, left
        with Image.open(BytesIO(kept)) as image:
            # Turned upright: what was on the left is now above.
            grey = image.convert("L")
            assert grey.getpixel((image.width // 2, 5)) > 200
            assert grey.getpixel((image.width // 2, image.height - 5)) < 90


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("dessin.svg", samples.SVG, "SVG"),
        ("dessin.jpg", samples.SVG, "SVG"),
        ("page.jpg", samples.HTML, "pas une image"),
        ("outil.png", samples.EXE, "pas une image"),
        ("note.jpg", samples.pdf(), "pas une image"),
        ("abimee.jpg", photo()[:900], "abîmé"),
        ("petite.png", samples.png(60, 60), "trop petite"),
        ("vide.jpg", b"", "vide"),
    ],
)
def test_what_is_no_picture_is_refused_in_words_and_the_rest_is_kept(name: str, content: bytes, words: str) -> None:
    person = make.make_team_member()
    response = send(person, content, name, job_title="Gardée à l’écran")
    assert response.status_code == 200
    assert words in text_of(response)
    assert 'value="Gardée à l’écran"' in text_of(response)
    assert not Portrait.objects.exists()


def test_a_huge_picture_is_refused(settings: Any) -> None:
    person = make.make_team_member()
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 100_000
    assert "trop de pixels" in text_of(send(person, photo()))
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60_000_000
    settings.IMAGE_MAX_BYTES = 1000
    assert "la limite est de" in text_of(send(person, photo()))
    assert not Portrait.objects.exists()


def test_a_good_picture_is_kept_even_where_the_rest_is_wrong() -> None:
    person = make.make_team_member()
    response = send(person, photo(), phone="01")
    assert response.status_code == 200
    assert "Votre photo est enregistrée" in text_of(response)
    assert portrait_of(person).file_hash[:12] in text_of(response)


def test_a_new_picture_takes_the_place_of_the_former_whose_files_go(
    private_root: Path, django_capture_on_commit_callbacks: Any
) -> None:
    person = make.make_team_member()
    for content in (photo(), photo(700, 700)):
        with django_capture_on_commit_callbacks(execute=True):
            send(person, content)
    assert Portrait.objects.count() == 1
    assert len([path for path in private_root.rglob("*") if path.is_file()]) == 2
    with django_capture_on_commit_callbacks(execute=True):
        assert post(as_(person), remove_portrait="on").status_code == 302
    assert not Portrait.objects.exists()
    assert [path for path in private_root.rglob("*") if path.is_file()] == []


def test_a_portrait_is_served_to_those_who_see_the_person_only() -> None:
    person = make.make_team_member(last_name="Vasseur")
    send(person, photo())
    colleague = as_(make.make_team_member())
    urls = re.findall(r'src="(/media/personnes/[^"]+)"', text_of(colleague.get(address(person.profile))))
    urls += re.findall(r'src="(/media/personnes/[^"]+)"', text_of(colleague.get("/fr/personnes/")))
    assert len(set(urls)) == 2
    for url in set(urls):
        assert "asseur" not in url
        response = colleague.get(url)
        assert response.status_code == 200
        assert response["Content-Type"] == "image/jpeg"
        assert response["Cache-Control"] == "private, no-cache"
        assert "Cookie" in response["Vary"]
        assert response["X-Content-Type-Options"] == "nosniff"
        with Image.open(BytesIO(b"".join(response.streaming_content))) as image:
            assert image.size in {(LARGE, LARGE), (SMALL, SMALL)}
        again = colleague.get(url, headers={"If-None-Match": response["ETag"]})
        assert again.status_code == 304
        for other in (Client(), as_(make.make_user()), as_(make.make_network_member())):
            refused = other.get(url, headers={"If-None-Match": response["ETag"]})
            never = other.get(url.replace(person.profile.pk, "0123456789ab"))
            assert refused.status_code == never.status_code == 404
        assert colleague.get(url.replace(".jpg", "x.jpg")).status_code == 404
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert colleague.get(urls[0]).status_code == 404
