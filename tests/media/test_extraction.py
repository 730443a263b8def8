"""The text inside documents: read from every kind of file; a broken, hostile or endless one costs its text, no more."""

import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from intranet.access.models import Role
from intranet.media import reading
from intranet.media.extraction import process
from intranet.media.extraction.language import guess_language
from intranet.media.extraction.process import Extracted, extract
from intranet.media.models import DocumentText, PrivateDocument
from intranet.media.tasks import read_document
from tests import factories as make
from tests.media import endless, written
from tests.media.samples import png

IN_DATABASE = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "background": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}
SAID = "L’œuvre d’été : 12 élus, « bilan » & suite"


def read(content: bytes, extension: str) -> Extracted:
    return extract(BytesIO(content), extension)


@pytest.mark.parametrize(
    ("extension", "content", "text"),
    [
        ("pdf", written.pdf("Une délibéra-\ntion du comité", "Autre page"), "Une délibération du comité\n\nAutre page"),
        ("docx", written.docx("Un", SAID, heading="Le titre"), f"Le titre\nUn\n{SAID}"),
        ("xlsx", written.xlsx({"Sols": [["a", "12"], ["b"]], "Eau": [[SAID]]}), f"Sols\na 12\nb\n\nEau\n{SAID}"),
        ("pptx", written.pptx("Un", SAID, notes="À dire"), f"Un\n\nÀ dire\n\n{SAID}"),
        ("odt", written.odt("Un", SAID), f"Un\n{SAID}"),
        ("ods", written.ods({"Sols": [["a", "12"], [SAID]]}), f"Sols\na 12\n{SAID}"),
        ("odp", written.odp("Un", SAID), f"Un\n\n{SAID}"),
        ("rtf", written.rtf(f"Un\n{SAID}"), f"Un\n{SAID}"),
        ("txt", SAID.encode(), SAID),
        ("md", f"# Un\n\n{SAID}".encode(), f"# Un\n\n{SAID}"),
        ("html", written.html("Un", SAID, title="Le titre"), f"Le titre\n\nUn\n\n{SAID}"),
        ("html", written.html(SAID, charset="iso-8859-1"), SAID),
        ("html", written.html(SAID, charset="utf-16"), SAID),
        ("html", b"\xef\xbb\xbf" + written.html(SAID, declared="iso-8859-1"), SAID),
        ("html", written.html(SAID, declared="iso-8859-1"), SAID),
        ("html", written.html(SAID, charset="cp1252", declared="utf-8"), SAID),
        ("html", "<meta charset=windows-1251><p>Привет".encode("cp1251"), "Привет"),
        ("txt", "Été".encode("cp1252"), "Été"),
        ("csv", "nom;élus\r\nCaen;12\r\n".encode("utf-16"), "nom;élus\nCaen;12"),
    ],
)  # fmt: skip
def test_each_kind_of_file_gives_its_text(extension: str, content: bytes, text: str) -> None:
    assert read(content, extension) == Extracted(text, "whole")


def test_what_is_deleted_repeated_or_noted_by_reviewers_is_no_text() -> None:
    deleted = "<w:p><w:del><w:r><w:delText>Biffé</w:delText></w:r></w:del></w:p>"
    again = "<x:AlternateContent xmlns:x='x'><x:Fallback><w:p><w:r><w:t>Redit</w:t></w:r></w:p></x:Fallback></x:AlternateContent>"  # noqa: E501
    assert read(written.docx("Reste", inside=deleted + again), "docx").text == "Reste"
    noted = "<text:tracked-changes><text:p>Biffé</text:p></text:tracked-changes><text:p>Ici<office:annotation><text:p>Noté</text:p></office:annotation></text:p>"  # noqa: E501
    assert read(written.odt("Reste", inside=noted), "odt").text == "Reste\nIci"


def test_a_page_says_what_it_shows() -> None:
    page = (
        "<!DOCTYPE html><html><head><title>L&rsquo;eau</title><meta name=Description content='Un résumé'>"
        "<style>p{}</style><script>var a = '<p>secret';</script></head><body><!-- secret --><p hidden>secret"
        "<p>Un<b>e</b> rue<img src=a.png alt='La rue &amp; le quai'><div style='color:red; display : none'>secret"
        "<div>secret</div></div><template>secret</template><noscript>secret</noscript><input type=hidden value=secret>"
        "<ul><li hidden>secret<li>Deux</ul><table><tr><td hidden>secret<td>3<td>4<tr><td>5</table>"
        "<iframe>secret</iframe><details><summary>Plus</summary><p hidden=until-found>Plié</details>"
    )
    text = "L’eau\n\nUn résumé\n\nUne rue La rue & le quai\n\nDeux\n\n3 4\n5\n\nPlus\n\nPlié"
    assert read(page.encode(), "html") == Extracted(text, "whole")


@pytest.mark.parametrize("without_end", ["<!--", "<p ", "<a b='", "<script>", "&"])
def test_what_has_no_end_in_a_page_costs_itself_only(without_end: str) -> None:
    found = read(f"<!DOCTYPE html><p>Avant<p>{without_end * 50_000}".encode(), "html")
    assert (found.text.split("\n")[0], found.end) == ("Avant", "whole")


@pytest.mark.parametrize(
    ("extension", "build", "end"),
    [
        ("docx", lambda: endless.swelling_docx(310, in_text=False), "full"),
        ("docx", endless.lying_docx, "damaged"),
        ("docx", endless.entities_docx, "damaged"),
        ("docx", endless.outside_docx, "damaged"),
        ("docx", endless.nested_docx, "damaged"),
        ("rtf", endless.nested_rtf, "damaged"),
        ("html", lambda: b"<div>" * 2_000 + b"<p>Perdu", "damaged"),
        ("pdf", endless.circling_pdf, "damaged"),
        ("pdf", endless.swelling_pdf, "damaged"),
        ("pdf", endless.self_drawing_pdf, "whole"),
        ("pdf", lambda: written.pdf("Secret", password="sésame"), "locked"),
        ("pdf", lambda: written.docx("Word"), "damaged"),
        ("docx", lambda: written.pdf("PDF"), "damaged"),
        ("xlsx", lambda: written.docx("Word"), "damaged"),
        ("pdf", lambda: b"%PDF-1.7\n%%EOF", "damaged"),
        ("odt", lambda: b"", "damaged"),
    ],
)
def test_a_hostile_file_costs_its_text_only(extension: str, build: Callable[[], bytes], end: str) -> None:
    assert read(build(), extension) == Extracted("", end)


def test_a_long_text_is_kept_up_to_the_limit(settings: Any) -> None:
    settings.DOCUMENT_TEXT_MAX_BYTES = 10_001
    found = read(endless.swelling_docx(20, in_text=True), "docx")
    assert found.end == "full"
    assert 9_990 < len(found.text) <= 10_001
    assert len(read("é".encode() * 20_000, "txt").text.encode()) == 10_000
    assert read("é".encode() * 20_000, "txt").end == "full"


def test_what_was_read_before_time_or_memory_ran_out_is_kept(settings: Any) -> None:
    settings.DOCUMENT_TEXT_MAX_BYTES = 100_000_000
    settings.DOCUMENT_TEXT_CPU_SECONDS = 1
    computing = read(endless.long_pdf(lines=500), "pdf")
    assert computing.end == "time"
    assert computing.text.startswith("Encore une ligne")
    settings.DOCUMENT_TEXT_CPU_SECONDS, settings.DOCUMENT_TEXT_SECONDS = 60, 1
    start = time.monotonic()
    assert read(endless.long_pdf(lines=500), "pdf").end == "time"
    assert time.monotonic() - start < 3
    settings.DOCUMENT_TEXT_SECONDS, settings.DOCUMENT_TEXT_MAX_MEMORY = 60, 60 * 1024 * 1024
    assert read(endless.swelling_pdf(70), "pdf").end in {"memory", "crashed"}


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], None]:
    """Another child, which does as told."""

    def replace(code: str) -> None:
        path = tmp_path / "child.py"
        path.write_text(textwrap.dedent(code))
        monkeypatch.setattr(process, "PROGRAM", path)

    return replace


@pytest.mark.parametrize(
    "code",
    [
        "import os; os.kill(os.getpid(), 11)",
        "raise SystemExit(3)",
        "print('not what was agreed')",
        """print('{"text": 3}')""",
        """print('{"end": "as it pleases"}')""",
        "print('[1, 2]')",
        "while True: print('x' * 1000, end='')",
    ],
)
def test_a_child_that_dies_or_says_what_it_should_not_is_a_crash(program: Callable[[str], None], code: str) -> None:
    program(code)
    assert read(b"x", "txt") == Extracted("", "crashed")


def test_what_the_child_says_is_bounded_and_made_printable(program: Callable[[str], None], settings: Any) -> None:
    settings.DOCUMENT_TEXT_MAX_BYTES = 1_000
    program("""
        import json
        while True: print(json.dumps({"text": "a\\x00\\ud800b" * 100}), flush=True)
    """)
    found = read(b"x", "txt")
    assert found.end == "full"
    assert set(found.text) <= set("ab ")
    assert len(found.text) <= 1_000


def test_the_child_is_ended_with_all_that_it_started_and_knows_nothing(
    program: Callable[[str], None], settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_KEY", "zqsecret")
    settings.DOCUMENT_TEXT_SECONDS = 1
    told = tmp_path / "told"
    program(f"""
        import os, subprocess, sys, time
        grandchild = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
        with open({str(told)!r}, "w") as file: file.write(f"{{grandchild.pid}} {{dict(os.environ)}}")
        time.sleep(60)
    """)
    assert read(b"x", "txt").end == "time"
    number, _space, environment = told.read_text().partition(" ")
    assert "zqsecret" not in environment
    assert "DATABASE" not in environment
    assert _is_over(int(number))


def _is_over(number: int) -> bool:
    for _try in range(50):
        try:
            state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.02)
    return False


def test_the_bounds_hold_in_the_child(tmp_path: Path) -> None:
    code = f"""
        import sys; sys.path.insert(0, {str(settings.BASE_DIR)!r})
        from intranet.media.extraction.child import bound
        bound(256 * 1024 * 1024, 5)
        try: bytearray(512 * 1024 * 1024)
        except MemoryError: print("memory")
        try: open("written", "wb", buffering=0).write(b"x")
        except OSError: print("file")
    """
    command = [sys.executable, "-c", textwrap.dedent(code)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout.split() == ["memory", "file"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le comité syndical a adopté le programme de travail des membres pour l’année", "fr"),
        ("The board has adopted the work programme of its members for the year", "en"),
        ("Caen 12 Rouen 14 Le Havre 15", ""),
        ("", ""),
    ],
)
def test_the_language_is_told_by_the_smallest_words(text: str, language: str) -> None:
    assert guess_language(text) == language


# Documents of the site


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Any) -> Any:
    """What is done within is committed: its tasks run."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def text_of(document: PrivateDocument) -> DocumentText:
    return DocumentText.objects.get(document=document)


@pytest.mark.django_db
def test_a_document_is_read_after_the_change_and_again_when_its_file_is_another(committed: Any) -> None:
    with committed():
        document = make.make_document(
            None, content=written.pdf("Le vieux texte du comité et de la commission, pour les élus"), file_name="a.pdf"
        )
        assert text_of(document).outcome == "waiting"
    read_now = text_of(document)
    assert (read_now.outcome, read_now.language, read_now.file_hash) == ("read", "fr", document.file_hash)
    assert read_now.text.startswith("Le vieux texte")
    with committed() as callbacks:
        document.title = "Autre titre"
        document.save()
    assert callbacks == []
    with committed():
        document.file = ContentFile(written.docx("Le nouveau"), "b.docx")
        document.save()
        # Before it is read, and in the transaction of the change.
        assert (text_of(document).text, text_of(document).outcome) == ("", "waiting")
    assert text_of(document).text == "Le nouveau"
    with committed():
        document.file = ContentFile(png(), "c.png")
        document.save()
    assert not DocumentText.objects.filter(document=document).exists()


@pytest.mark.django_db
def test_a_task_that_comes_late_writes_nothing() -> None:
    document = make.make_document(None, content=written.pdf("Un"), file_name="a.pdf")
    assert read_document.func(document.pk, "another") == ""
    assert text_of(document).outcome == "waiting"
    assert read_document.func(0, document.file_hash) == ""


@pytest.fixture
def hidden(settings: Any) -> Iterator[Callable[[str, bytes], PrivateDocument]]:
    """Documents whose files came past the doors: what is stored is not what was checked."""

    def store(name: str, content: bytes) -> PrivateDocument:
        fine = {"pdf": written.pdf, "docx": written.docx}[name.rpartition(".")[2]](name)
        document = make.make_document(None, name, content=fine, file_name=name)
        Path(document.file.path).write_bytes(content)
        return document

    return store


HOSTILE = {
    "bomb.docx": lambda: endless.swelling_docx(310, in_text=False),
    "laughs.docx": endless.entities_docx,
    "circle.pdf": endless.circling_pdf,
    "itself.pdf": endless.self_drawing_pdf,
    "swollen.pdf": endless.swelling_pdf,
    "locked.pdf": lambda: written.pdf("Secret", password="sésame"),
}


@pytest.mark.django_db
def test_the_worker_goes_on_after_hostile_documents(
    hidden: Any, settings: Any, committed: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.TASKS = IN_DATABASE
    with committed():
        documents = {name: hidden(name, build()) for name, build in HOSTILE.items()}
        gone = hidden("gone.pdf", b"")
        last = make.make_document(None, content=written.pdf("Le dernier"), file_name="z.pdf")
    Path(gone.file.path).unlink()
    # Between tasks it gives its connection back; here that one holds the test's transaction.
    monkeypatch.setattr("django_tasks_db.management.commands.db_worker.close_old_connections", lambda: None)
    call_command("db_worker", "--backend=background", "--batch", "--no-startup-delay", "--no-reload", verbosity=0)
    assert not DBTaskResult.objects.exclude(status="SUCCESSFUL").exists()
    outcomes = {name: (text_of(document).outcome, text_of(document).reason) for name, document in documents.items()}
    assert outcomes == {
        "bomb.docx": ("failed", "full"),
        "laughs.docx": ("failed", "damaged"),
        "circle.pdf": ("failed", "damaged"),
        "itself.pdf": ("empty", ""),
        "swollen.pdf": ("failed", "damaged"),
        "locked.pdf": ("failed", "locked"),
    }
    assert text_of(gone).reason == "missing"
    assert text_of(last).text == "Le dernier"


@pytest.mark.django_db
def test_the_command_reads_what_was_not_and_tries_again(hidden: Any, capsys: pytest.CaptureFixture[str]) -> None:
    old = make.make_document(None, content=written.pdf("Ancien"), file_name="ancien.pdf")
    DocumentText.objects.all().delete()
    call_command("documents", "extract")
    assert capsys.readouterr().out == "1 read\n"
    assert text_of(old).text == "Ancien"
    call_command("documents", "extract")
    assert capsys.readouterr().out == "Nothing was to be read.\n"
    bad = hidden("mauvais.pdf", b"not a PDF")
    with pytest.raises(CommandError):
        call_command("documents", "extract")
    told = capsys.readouterr()
    assert told.out == "1 failed\n"
    assert "mauvais.pdf: damaged" in told.err
    Path(bad.file.path).write_bytes(written.pdf("Réparé"))
    call_command("documents", "extract", "--failed")
    assert text_of(bad).text == "Réparé"
    call_command("documents", "extract", "--all")
    assert capsys.readouterr().out.endswith("2 read\n")


@pytest.mark.django_db
def test_what_the_worker_lost_is_given_to_it_again_each_day(committed: Any) -> None:
    lost, fresh = (make.make_document(None, content=written.pdf(word), file_name="a.pdf") for word in ("Un", "Deux"))
    hour_ago = text_of(lost).changed_at - reading.LOST_AFTER
    DocumentText.objects.filter(document=lost).update(changed_at=hour_ago)
    make.make_document(None, content=png(), file_name="a.png")
    assert reading.read_unread() == 1
    assert (text_of(lost).outcome, text_of(fresh).outcome) == ("read", "waiting")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "french", "english"),
    [
        (written.pdf("Un"), "Son texte est lu", "Its text has been read"),
        (written.pdf("Un", invisible=True), "pages numérisées", "scanned pages"),
        (b"nothing", "est abîmé ou incomplet", "damaged or incomplete"),
    ],
)
def test_whoever_manages_a_document_sees_how_reading_went(
    hidden: Any, content: bytes, french: str, english: str
) -> None:
    space = make.space_of(make.make_workspace())
    editor, stranger = (
        make.make_member(space, Role.EDITOR),
        make.make_member(make.space_of(make.make_workspace()), Role.EDITOR),
    )
    document = hidden("note.pdf", content)
    PrivateDocument.objects.filter(pk=document.pk).update(collection=space.collection)
    read_document.func(document.pk, document.file_hash)
    address = reverse("wagtaildocs:edit", args=[document.pk])
    for language, words in (("fr", french), ("en", english)):
        editor.language = language
        editor.save()
        client = Client()
        client.force_login(editor)
        assert words in client.get(address).content.decode()
    client.force_login(stranger)
    assert client.get(address).status_code in {302, 404}
