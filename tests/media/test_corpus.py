"""Bad files through every door: refused next to the field in the reader's language and nothing kept, or harmless."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from intranet.media.models import PrivateDocument, PrivateImage
from tests.media.corpus import FAMILIES, KEPT, REFUSED, Refusal
from tests.media.doors import DOORS, Door, House, told

pytestmark = pytest.mark.django_db

# What is safe for a browser to open by itself; the rest is saved.
SHOWN = {"pdf", "png", "jpg", "gif", "webp"}


@pytest.fixture
def temporary(tmp_path: Path, settings: Any) -> Path:
    """Where files wait while they are received and looked into. All of them go through the disk."""
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    settings.FILE_UPLOAD_HANDLERS = ["intranet.media.handlers.BoundedFileUploadHandler"]
    return tmp_path


@pytest.fixture
def houses(temporary: Path, private_root: Path) -> dict[str, House]:
    return {language: House(language) for language in ("fr", "en")}


@pytest.fixture
def subtests_failed() -> Iterator[list[Any]]:
    """What went wrong with each of many files: all of it is told at the end."""
    failed: list[Any] = []
    yield failed
    assert failed == []


def files(*roots: Path) -> list[str]:
    return sorted(str(path) for root in roots for path in root.rglob("*") if path.is_file())


def plain(text: str) -> str:
    """With common spaces: in French, some before a mark do not break."""
    return " ".join(text.split())


def words(refusal: Refusal, language: str) -> list[str]:
    """How the refusal starts, as far as it does not name a part of the file."""
    with translation.override(language):
        error = refusal()
        said = [plain(str(error.message).split("%(")[0])]
        if "vide" in said[0] or "empty" in said[0]:
            said.append(str(forms.FileField.default_error_messages["empty"]))
    return said


def test_the_corpus_is_large() -> None:
    assert len(REFUSED) >= 120
    assert len(KEPT) >= 20


def test_every_refusal_is_said_in_both_languages() -> None:
    for case in REFUSED.values():
        for refusal in (case.document, case.picture):
            assert words(refusal, "fr") != words(refusal, "en")


def doors_for(family: str, round_: int) -> list[Door]:
    """All of those for pictures, or for documents, and one of the others after the other."""
    own = [door for door in DOORS if door.pictures is (family == "pictures")]
    others = [door for door in DOORS if door not in own]
    return [*own, others[round_ % len(others)]]


@pytest.mark.parametrize("family", FAMILIES)
def test_refused_by_every_door(
    family: str, houses: dict[str, House], private_root: Path, temporary: Path, subtests_failed: list[Any]
) -> None:
    roots = (private_root, Path(settings.MEDIA_ROOT), temporary)
    before = files(*roots), houses["fr"].rows()
    for round_, (name, case) in enumerate(FAMILIES[family].items()):
        content = case.build()
        for number, door in enumerate(doors_for(family, round_)):
            # Each door in one of the languages, which change from one file to the next.
            language = ("fr", "en")[(number + round_) % 2]
            expected = words(case.picture if door.pictures else case.document, language)
            said = plain(told(door.send(houses[language], SimpleUploadedFile(case.name, content))))
            if not any(each in said for each in expected):
                subtests_failed.append((name, door.name, said, expected))
        if (files(*roots), houses["fr"].rows()) != before:
            subtests_failed.append((name, "something was kept"))


@pytest.mark.parametrize("family", FAMILIES)
def test_refused_by_code_too(family: str, private_root: Path, subtests_failed: list[Any]) -> None:
    for name, case in FAMILIES[family].items():
        content = case.build()
        for model, refusal in ((PrivateDocument, case.document), (PrivateImage, case.picture)):
            with pytest.raises(ValidationError) as caught, translation.override("fr"):
                model.objects.create(title="x", file=ContentFile(content, case.name))
            if not plain(caught.value.messages[0]).startswith(words(refusal, "fr")[0]):
                subtests_failed.append((name, model, caught.value.messages))
    assert not PrivateDocument.objects.exists()
    assert not PrivateImage.objects.exists()
    assert files(private_root) == []


@pytest.fixture
def served(houses: dict[str, House]) -> Any:
    """Send a file as a document, and fetch it as a reader does."""

    def send(name: str, content: bytes, content_type: str = "text/html") -> tuple[PrivateDocument, Any, bytes]:
        house = houses["fr"]
        known = set(PrivateDocument.objects.values_list("pk", flat=True))
        answer = DOORS[0].send(house, SimpleUploadedFile(name, content, content_type))
        assert answer.status_code == 302, told(answer)
        document = PrivateDocument.objects.exclude(pk__in=known).get()
        answer = house.client(house.editor).get(document.url)
        return document, answer, answer.getvalue()

    return send


@pytest.mark.parametrize("name", KEPT)
def test_kept_and_harmless(name: str, served: Any) -> None:
    case = KEPT[name]
    content = case.build()
    assert [part for part in case.gone if part not in content] == []
    # Whatever the browser said that it is.
    document, answer, body = served(case.name, content)
    assert document.filename == case.kept_as
    assert re.fullmatch(r"[ -~]+", document.filename)
    assert [part for part in case.gone if part in body] == []
    extension = case.kept_as.rpartition(".")[2]
    disposition = answer["Content-Disposition"]
    assert disposition.startswith("inline" if extension in SHOWN else "attachment")
    assert answer["Content-Type"] == document.content_type != "text/html"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("default-src 'none'")
    assert ("sandbox" in answer["Content-Security-Policy"]) is (extension != "pdf")
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer["Cache-Control"] == "private, no-cache"
    assert document.title.isprintable()


def test_the_documentation_lists_every_file() -> None:
    page = (Path(settings.BASE_DIR) / "docs" / "uploads.md").read_text()
    rows = re.findall(r"^\| ([^|`-][^|]*?) \|", page, re.MULTILINE)
    missing = [name for name in (*REFUSED, *KEPT) if rows.count(name) != 1 + (name in REFUSED and name in KEPT)]
    assert missing == []
