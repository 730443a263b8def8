"""What is taken, what is refused and in which words, and what is taken off pictures, whichever way they come."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image, ImageChops, ImageStat

from intranet.access.models import Role
from intranet.media.filenames import clean_filename, clean_title
from intranet.media.models import PrivateDocument, PrivateImage, PrivateRendition
from tests import factories as make
from tests.media import samples

pytestmark = pytest.mark.django_db

OOXML = "application/vnd.openxmlformats-officedocument"
ACCEPTED = {
    "pdf": samples.pdf(),
    "docx": samples.ooxml("word/document.xml"),
    "xlsx": samples.ooxml("xl/workbook.xml"),
    "pptx": samples.ooxml("ppt/presentation.xml"),
    "odt": samples.odf("application/vnd.oasis.opendocument.text"),
    "ods": samples.odf("application/vnd.oasis.opendocument.spreadsheet"),
    "odp": samples.odf("application/vnd.oasis.opendocument.presentation"),
    "csv": "nom;commune\nÉlise;Caen\n".encode("cp1252"),
    "txt": "Ordre du jour : l’été < l’hiver\n".encode(),
    "md": "# L’été\n\n![Une rue](rue.png) <img src=a.png> puis `<script>`\n".encode(),
    "html": "<!DOCTYPE html><title>L’été</title><svg><path d='M0 0'/></svg><p>Bonjour".encode(),
    "rtf": rb"{\rtf1\ansi Bonjour}",
    "zip": samples.archive({"carte.shp": b"x", "carte.dbf": b"y"}),
    "png": samples.png(),
    "jpg": samples.saved(samples.picture(), "JPEG"),
    "gif": samples.saved(samples.picture(), "GIF"),
    "webp": samples.saved(samples.picture(), "WEBP"),
}
PICTURES = ("png", "jpg", "gif", "webp")
# File name and content, and a few words of the refusal.
REFUSED_DOCUMENTS = {
    "svg": ("dessin.svg", samples.SVG, "SVG"),
    "svg as a picture": ("dessin.png", samples.SVG, "SVG"),
    "svg as text": ("dessin.txt", samples.SVG, "SVG"),
    "utf-16 svg": ("dessin.txt", samples.SVG.decode().encode("utf-16"), "SVG"),
    "page of no elements": ("page.html", b"Bonjour, <b>voici</b>", "type de fichier"),
    "page as Markdown": ("page.md", b"\n<!-- a -->" + samples.HTML, "type de fichier"),
    "svg as a page": ("page.html", samples.SVG, "SVG"),
    "page as PDF": ("page.pdf", samples.HTML, "type de fichier"),
    "page as text": ("page.txt", b"  \n" + samples.HTML, "type de fichier"),
    "script": ("code.js", b"alert(1)", "type de fichier"),
    "script as PDF": ("code.pdf", b"alert(1)", "type de fichier"),
    "shell script": ("code.txt", b"#!/bin/sh\nrm -rf /\n", "type de fichier"),
    "program": ("outil.exe", samples.EXE, "type de fichier"),
    "program as text": ("outil.txt", samples.EXE, "type de fichier"),
    "program as PDF": ("outil.pdf", samples.EXE, "type de fichier"),
    "old office": ("note.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "mot de passe"),
    "macros": ("note.docm", samples.ooxml("word/document.xml", **{"word/vbaProject.bin": b"x"}), "macros"),
    "macros as docx": ("note.docx", samples.ooxml("word/document.xml", **{"word/vbaProject.bin": b"x"}), "macros"),
    "plain archive as docx": ("note.docx", samples.archive({"a.txt": b"a"}), "type de fichier"),
    "archive of a program": ("lot.zip", samples.archive({"a/outil.exe": b"a"}), "outil.exe"),
    "archive that climbs": ("lot.zip", samples.archive({"../../a.txt": b"a"}), "trompeur"),
    "broken archive": ("lot.zip", samples.archive({"a.txt": b"a"})[:-30], "abîmé"),
    "archive behind a page": ("lot.zip", samples.HTML + samples.archive({"a.txt": b"a"}), "type de fichier"),
    "archive behind a PDF": ("note.pdf", samples.pdf() + samples.archive({"a.txt": b"a"}), "deux types"),
    "PDF cut short": ("note.pdf", samples.pdf()[:60], "abîmé"),
    "PDF behind something": ("note.pdf", b"GIF89a" + samples.pdf(), ""),
    "embedded object": ("note.rtf", rb"{\rtf1{\object\objdata 0105}}", "objet"),
    "binary as csv": ("liste.csv", bytes(range(256)), "type de fichier"),
    "heic": ("photo.heic", b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\x00" * 100, "type de fichier"),
    "empty": ("note.txt", b"", "vide"),
}
REFUSED_PICTURES = {
    "svg": ("dessin.svg", samples.SVG, "SVG"),
    "svg as png": ("dessin.png", samples.SVG, "SVG"),
    "page as jpg": ("photo.jpg", samples.HTML, "image acceptée"),
    "pdf as png": ("photo.png", samples.pdf(), "image acceptée"),
    "program as gif": ("photo.gif", samples.EXE, "image acceptée"),
    "heic": ("photo.heic", b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\x00" * 100, "image acceptée"),
    "tiff": ("photo.tif", samples.saved(samples.picture(), "TIFF"), "image acceptée"),
    "bmp": ("photo.bmp", samples.saved(samples.picture(), "BMP"), "image acceptée"),
    "cut short": ("photo.png", samples.png()[:60], "abîmé"),
    "jpg cut short": ("photo.jpg", ACCEPTED["jpg"][:-200], "abîmé"),
    "gif cut short": ("photo.gif", ACCEPTED["gif"][:-20], "abîmé"),
    "webp cut short": ("photo.webp", ACCEPTED["webp"][:-20], "abîmé"),
    "only a start": ("photo.png", b"\x89PNG\r\n\x1a\n" + samples.HTML, "abîmé"),
    "empty": ("photo.png", b"", "vide"),
}


def refusal(model: type[Any], name: str, content: bytes) -> str:
    with pytest.raises(ValidationError) as caught:
        model(title="x", file=ContentFile(content, name)).full_clean()
    return " ".join(caught.value.message_dict.get("file", []))


@pytest.mark.parametrize("extension", ACCEPTED)
def test_documents_that_an_intranet_needs(extension: str) -> None:
    content = ACCEPTED[extension]
    stored = make.make_document(None, content=content, file_name=f"Compte rendu.{extension}")
    assert stored.filename == f"Compte-rendu.{extension}"
    # A page is given as bytes: no browser shows it.
    assert (stored.content_type == "application/octet-stream") == (extension in {"html", "htm"})
    with stored.file.open() as file:
        kept = file.read()
    assert (stored.file_size, stored.file_hash != "") == (len(kept), True)
    if extension not in PICTURES:
        assert kept == content


@pytest.mark.parametrize("extension", PICTURES)
def test_pictures_that_an_intranet_needs(extension: str) -> None:
    stored = make.make_image(None, content=ACCEPTED[extension], file_name="Rue.jpeg")
    assert stored.filename == f"Rue.{extension}"
    assert (stored.width, stored.height) == (40, 30)


@pytest.mark.parametrize("case", REFUSED_DOCUMENTS)
def test_documents_refused(case: str) -> None:
    name, content, words = REFUSED_DOCUMENTS[case]
    assert words in refusal(PrivateDocument, name, content)
    with pytest.raises(ValidationError):
        PrivateDocument.objects.create(title="x", file=ContentFile(content, name))
    assert not PrivateDocument.objects.exists()


@pytest.mark.parametrize("case", REFUSED_PICTURES)
def test_pictures_refused(case: str) -> None:
    name, content, words = REFUSED_PICTURES[case]
    assert words in refusal(PrivateImage, name, content)
    with pytest.raises(ValidationError):
        PrivateImage.objects.create(title="x", file=ContentFile(content, name))
    assert not PrivateImage.objects.exists()


def test_the_content_gives_the_extension() -> None:
    assert make.make_document(None, content=samples.pdf(), file_name="note.docx").filename == "note.pdf"
    assert make.make_document(None, content=ACCEPTED["docx"], file_name="note.zip").filename == "note.docx"
    assert make.make_document(None, content=samples.pdf(), file_name="note.exe").filename == "note.pdf"
    assert make.make_image(None, content=samples.png(), file_name="photo.svg").filename == "photo.png"


def test_sizes_are_limited(settings: Any) -> None:
    settings.DOCUMENT_MAX_BYTES = 2048
    settings.IMAGE_MAX_BYTES = 100
    message = refusal(PrivateDocument, "note.pdf", samples.pdf(size=2049)).replace("\xa0", " ")
    assert "2,0 Kio" in message or "2,0 Ko" in message, message
    assert make.make_document(None, content=samples.pdf(size=2048)).pk
    assert "limite" in refusal(PrivateImage, "photo.png", samples.png())


def test_pixels_are_limited(settings: Any) -> None:
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 1_000_000
    assert make.make_image(None, content=samples.png(1000, 1000)).pk
    assert "pixels" in refusal(PrivateImage, "photo.png", samples.png(1001, 1000))
    many = [Image.new("P", (600, 600), number) for number in range(3)]
    animation = samples.saved(many[0], "GIF", save_all=True, append_images=many[1:])
    assert "pixels" in refusal(PrivateImage, "photo.gif", animation)
    assert "pixels" in refusal(PrivateDocument, "photo.gif", animation)


@pytest.mark.parametrize("side", [10_000, 60_000])
def test_a_few_bytes_that_would_fill_the_memory(side: int) -> None:
    """Beyond our limit, and beyond those of the library, which raises while the file is only being measured."""
    bomb = bytearray(samples.png())
    header = samples.png_chunk(b"IHDR", side.to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00")
    bomb[8 : 8 + len(header)] = header
    assert "pixels" in refusal(PrivateImage, "photo.png", bytes(bomb))
    assert "pixels" in refusal(PrivateDocument, "photo.png", bytes(bomb))


def test_an_archive_that_would_fill_the_disk(settings: Any) -> None:
    import zipfile

    settings.DOCUMENT_MAX_BYTES = 10_000
    bomb = samples.archive({"a.txt": b"\x00" * 300_000}, compression=zipfile.ZIP_DEFLATED)
    assert len(bomb) < 10_000
    assert "démesuré" in refusal(PrivateDocument, "lot.zip", bomb)


# Notes in pictures

LOCATED: dict[str, Callable[..., bytes]] = {
    "jpg": samples.located_jpeg,
    "png": samples.located_png,
    "webp": samples.located_webp,
}
TRACES = [b"Exif", b"eXIf", b"EXIF", b"GPS", samples.PLACE.encode(), b"xmp", b"XMP", b"Rue de Bras", b"Camille Martin"]


def mean_difference(before: Image.Image, after: Image.Image) -> float:
    """Of 255 levels, over all pixels. These small samples have hard edges between two colours, the worst case."""
    difference = ImageChops.difference(before, after)
    return max(ImageStat.Stat(difference).mean)


def kept(stored: Any) -> bytes:
    with stored.file.open() as file:
        return file.read()


@pytest.mark.parametrize("extension", LOCATED)
def test_place_and_person_are_taken_off_and_pixels_kept(extension: str) -> None:
    original = LOCATED[extension]()
    assert sum(trace in original for trace in TRACES) >= 5
    for stored in (
        make.make_image(None, content=original),
        make.make_document(None, content=original, file_name=f"photo.{extension}"),
    ):
        content = kept(stored)
        assert [trace for trace in TRACES if trace in content] == []
        before, after = Image.open(BytesIO(original)), Image.open(BytesIO(content))
        assert mean_difference(before, after) <= {"png": 0, "jpg": 2.5, "webp": 2.5}[extension]
        assert content != original
        assert after.info["icc_profile"] == before.info["icc_profile"]
        assert dict(after.getexif()) == {}


@pytest.mark.parametrize("extension", LOCATED)
@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_pictures_are_turned_upright(extension: str, orientation: int) -> None:
    stored = make.make_image(None, content=LOCATED[extension](orientation))
    after = Image.open(BytesIO(kept(stored)))
    corner = {3: (1, 1), 6: (1, 0), 8: (0, 1)}[orientation]
    expected = (40, 30) if orientation == 3 else (30, 40)
    assert after.size == (stored.width, stored.height) == expected
    x, y = (4 if side == 0 else size - 5 for side, size in zip(corner, after.size, strict=True))
    colour: Any = after.convert("RGB").getpixel((x, y))
    red, green, blue = colour
    assert red > 200
    assert max(green, blue) < 80
    assert "icc_profile" in after.info
    assert [trace for trace in TRACES if trace in kept(stored)] == []


@pytest.mark.parametrize(
    ("format_", "options"),
    [("GIF", {"comment": b"Rue de Bras"}), ("PNG", {}), ("WEBP", {"exif": samples.located_exif(), "xmp": samples.XMP})],
)
def test_animation_is_kept(format_: str, options: dict[str, Any]) -> None:
    stored = make.make_image(None, content=samples.animated(format_, **options))
    after = Image.open(BytesIO(kept(stored)))
    after.load()
    assert (after.n_frames, after.info["loop"], after.info["duration"]) == (3, 0, 100)
    assert [trace for trace in TRACES if trace in kept(stored)] == []


def test_cleaning_again_changes_nothing() -> None:
    from intranet.media.pictures import clean_picture

    once = clean_picture(samples.located_png(6), "png")
    assert clean_picture(once, "png") == once


def test_a_progressive_grey_and_a_cmyk_photo() -> None:
    for mode, options in (
        ("L", {"progressive": True}),
        ("CMYK", {}),
        ("RGB", {"progressive": True, "restart_marker_rows": 1}),
    ):
        original = samples.saved(samples.picture().convert(mode), "JPEG", exif=samples.located_exif(), **options)
        after = Image.open(BytesIO(kept(make.make_image(None, content=original))))
        assert after.mode == mode
        assert mean_difference(Image.open(BytesIO(original)), after) < 2.5


# Names


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Délibération n° 12 – été.PDF", "Deliberation-n-12-ete.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\moi\\note.pdf", "note.pdf"),
        ("rapport.pdf.exe", "rapport-pdf.pdf"),
        ("facture\u202efdp.exe", "facturefdp.pdf"),
        ("a\x00b\n.pdf", "a-b.pdf"),
        (".htaccess", "htaccess.pdf"),
        ("CON.pdf", "fichier-CON.pdf"),
        ("文書.pdf", "fichier.pdf"),
        ("", "fichier.pdf"),
        ("x" * 300 + ".pdf", "x" * 80 + ".pdf"),
        ("Œuvre d’art.pdf", "Oeuvre-d-art.pdf"),
    ],
)
def test_names_are_cleaned(name: str, expected: str) -> None:
    assert clean_filename(name, "pdf") == expected


@pytest.mark.parametrize(
    ("title", "filename", "expected"),
    [
        ("Délibération_n°_12.pdf", "Délibération_n°_12.pdf", "Délibération n° 12"),
        ("Un titre choisi.", "note.pdf", "Un titre choisi."),
        ("facture\u202efdp.exe", "", "facture fdp.exe"),
        ("ligne\nsuivante", "", "ligne suivante"),
    ],
)
def test_titles_stay_readable(title: str, filename: str, expected: str) -> None:
    assert clean_title(title, filename) == expected


def test_two_files_of_one_name_stay_two(private_root: Path) -> None:
    first, second = (make.make_document(None, "Note") for _number in range(2))
    assert first.filename == second.filename == "note.pdf"
    assert first.file.name != second.file.name
    assert Path(first.file.path).is_relative_to(private_root)


# Through Wagtail's forms


@pytest.fixture
def contributor() -> Any:
    return make.make_member(make.space_of(make.make_workspace()), Role.CONTRIBUTOR)


@pytest.fixture
def browser(contributor: Any) -> Client:
    client = Client()
    client.force_login(contributor)
    return client


FORMS = [
    ("wagtaildocs:add", "", REFUSED_DOCUMENTS["svg as text"]),
    ("wagtailimages:add", "", REFUSED_PICTURES["svg as png"]),
    ("wagtaildocs_chooser:create", "document-chooser-upload-", REFUSED_DOCUMENTS["page as PDF"]),
    ("wagtailimages_chooser:create", "image-chooser-upload-", REFUSED_PICTURES["page as jpg"]),
]


@pytest.mark.parametrize(("address", "prefix", "case"), FORMS)
def test_a_refusal_stands_by_the_field_and_keeps_what_was_typed(
    browser: Client, address: str, prefix: str, case: tuple[str, bytes, str]
) -> None:
    name, content, words = case
    typed = {f"{prefix}title": "Un titre rare", f"{prefix}tags": "étiquette rare"}
    answer = browser.post(reverse(address), {**typed, f"{prefix}file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 200
    page = answer.content.decode()
    if answer["Content-Type"] == "application/json":
        page = " ".join(str(part) for part in answer.json().values())
    for expected in (words, "Un titre rare", "étiquette rare"):
        assert expected in page
    assert not PrivateDocument.objects.exists()
    assert not PrivateImage.objects.exists()


@pytest.mark.parametrize(("address", "prefix", "case"), FORMS)
def test_the_forms_take_and_clean(
    browser: Client, contributor: Any, address: str, prefix: str, case: tuple[str, bytes, str]
) -> None:
    content = samples.located_jpeg(6)
    sent = {f"{prefix}title": "Été_2019.jpg", f"{prefix}file": SimpleUploadedFile("Été_2019.jpg", content)}
    browser.post(reverse(address), sent)
    stored = (PrivateImage if "images" in address else PrivateDocument).objects.get()
    assert (stored.title, stored.filename) == ("Été 2019", "Ete_2019.jpg")
    assert stored.uploaded_by_user == contributor
    assert stored.collection.space is not None
    assert [trace for trace in TRACES if trace in kept(stored)] == []
    assert stored.file_size == len(kept(stored))


@pytest.mark.parametrize("address", ["wagtaildocs:add_multiple", "wagtailimages:add_multiple"])
def test_several_at_once(browser: Client, address: str) -> None:
    def send(name: str, content: bytes, **others: str) -> Any:
        answer = browser.post(reverse(address), {"files[]": SimpleUploadedFile(name, content), **others})
        return json.loads(answer.content)

    refused = send("dessin.png", samples.SVG)
    assert refused["success"] is False
    assert "SVG" in refused["error_message"]
    assert send("Été_2019.jpg", samples.located_jpeg())["success"] is True
    stored = (PrivateImage if "images" in address else PrivateDocument).objects.get()
    assert (stored.title, stored.filename) == ("Été 2019", "Ete_2019.jpg")
    assert [trace for trace in TRACES if trace in kept(stored)] == []


@pytest.mark.parametrize(
    ("address", "then", "prefix"),
    [
        ("wagtaildocs:add_multiple", "wagtaildocs:create_multiple_from_uploaded_document", "uploaded-document"),
        ("wagtailimages:add_multiple", "wagtailimages:create_multiple_from_uploaded_image", "uploaded-image"),
    ],
)
def test_a_file_that_waits_for_its_form_waits_in_private(browser: Client, address: str, then: str, prefix: str) -> None:
    """Wagtail keeps a file whose title is wrong until that is put right: in the public folder, by default."""
    sent = {"files[]": SimpleUploadedFile("a.jpg", samples.located_jpeg()), "title": "x" * 300}
    answer = json.loads(browser.post(reverse(address), sent).content)
    waiting = answer["uploaded_file_id"]
    assert public_files() == []
    browser.post(reverse(then, args=[waiting]), {f"{prefix}-{waiting}-title": "Une rue"})
    stored = (PrivateImage if "images" in address else PrivateDocument).objects.get()
    assert stored.title == "Une rue"
    assert [trace for trace in TRACES if trace in kept(stored)] == []
    assert stored.file_size == len(kept(stored))
    assert public_files() == []


def public_files() -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_a_portrait_cannot_be_sent_to_the_public_folder(browser: Client) -> None:
    page = browser.get(reverse("wagtailadmin_account"))
    assert b"avatar-avatar" not in page.content


def test_messages_are_in_the_reader_s_language(browser: Client, contributor: Any) -> None:
    page = browser.get(reverse("wagtaildocs:add")).content.decode()
    assert "Types acceptés" in page


# What becomes of files


def private_files(root: Path) -> list[str]:
    return sorted(path.name for path in root.rglob("*") if path.is_file())


def test_files_go_with_what_they_belong_to(private_root: Path, django_capture_on_commit_callbacks: Any) -> None:
    image, document = make.make_image(None, "Rue"), make.make_document(None, "Note")
    image.get_rendition("width-20")
    assert private_files(private_root) == ["note.pdf", "rue.png", "rue.width-20.png"]
    with django_capture_on_commit_callbacks(execute=True):
        image.file = ContentFile(samples.png(50, 50), "Place.png")
        image.save(update_fields=["file"])
        assert len(private_files(private_root)) == 4
    assert private_files(private_root) == ["Place.png", "note.pdf"]
    image.refresh_from_db()
    assert (image.width, image.file_size, PrivateRendition.objects.count()) == (50, len(kept(image)), 0)
    with django_capture_on_commit_callbacks(execute=True):
        image.delete()
        document.delete()
        assert len(private_files(private_root)) == 2
    assert [path for path in private_root.rglob("*") if path.parent.parent == private_root] == []


def test_a_file_replaced_by_the_form_goes_once_the_new_one_is_kept(
    private_root: Path, django_capture_on_commit_callbacks: Any
) -> None:
    workspace = make.make_workspace()
    space, editor = make.space_of(workspace), make.make_member(make.space_of(workspace), Role.EDITOR)
    client = Client()
    client.force_login(editor)
    for file, address in (
        (make.make_document(space, "Note"), "wagtaildocs:edit"),
        (make.make_image(space, "Rue"), "wagtailimages:edit"),
    ):
        before, name = file.file_hash, file.filename
        address = reverse(address, args=[file.pk])
        refused = client.post(address, {"title": "Note", "file": SimpleUploadedFile("a.pdf", samples.SVG)})
        assert "SVG" in refused.content.decode()
        assert name in private_files(private_root)
        with django_capture_on_commit_callbacks(execute=True):
            client.post(address, {"title": "Note", "file": SimpleUploadedFile("suite.png", samples.png(9, 9))})
        assert name not in private_files(private_root)
        file.refresh_from_db()
        assert (file.filename, file.file_hash != before) == ("suite.png", True)
