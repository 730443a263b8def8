"""The glossary given out as CSV and taken back: exact both ways, checked line by line, applied only when asked."""

from collections.abc import Iterable

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from intranet.access.models import Role, Space
from intranet.translation.glossary.files import COLUMNS, Outcome, apply_file, exported, read
from intranet.translation.models import Term, Wording
from tests import factories as make

pytestmark = pytest.mark.django_db

NEW = {
    "key": "copropriete",
    "language": "fr",
    "preferred": "copropriété",
    "acronym": "non",
    "definition": 'Un immeuble ; plusieurs "maîtres".',
    "variants": "copro | immeuble en copropriété",
    "explained": "oui",
    "enforced": "oui",
}


def file_of(*rows: dict[str, str], delimiter: str = ";", columns: Iterable[str] = COLUMNS) -> bytes:
    def cell(text: str) -> str:
        return '"' + text.replace('"', '""') + '"'

    lines = [delimiter.join(columns)]
    lines += [delimiter.join(cell(row.get(name, "")) for name in columns) for row in rows]
    return "\n".join(lines).encode()


def faults(content: bytes) -> list[str]:
    report = read(content)
    assert not report.is_valid
    return [str(report.fault)] if report.fault else [str(fault) for line in report.lines for fault in line.faults]


class TestRoundTrip:
    def test_what_is_given_out_changes_nothing_when_taken_back(self) -> None:
        given = exported()
        report = read(given.encode())
        assert report.is_valid
        assert not report.changes
        assert report.count(Outcome.SAME) == Wording.objects.count()

    def test_an_empty_glossary_takes_back_all_that_was_given_out(self) -> None:
        domain = make.make_domain("Eau")
        Term.objects.filter(key="gemapi").update(domain=domain)
        awkward = Wording.objects.get(term__key="elu", language="fr")
        awkward.definition, awkward.context = '=1+1; « dit-il », "oui"', "'=2"
        awkward.save()
        given = exported()
        Term.objects.all().delete()
        report = apply_file(given.encode(), by=None)
        assert report.count(Outcome.NEW) == Wording.objects.count() > 60
        assert exported() == given
        assert Term.objects.get(key="gemapi").domain == domain
        assert Wording.objects.get(term__key="elu", language="fr").definition == awkward.definition

    def test_no_cell_is_a_formula(self) -> None:
        Wording.objects.filter(term__key="elu", language="fr").update(definition="=cmd()", context="-1")
        assert ";'=cmd();" in exported()
        assert not read(exported().encode()).changes


class TestReport:
    def test_each_line_says_what_becomes_of_it(self) -> None:
        changed = {**NEW, "key": "elu", "preferred": "élu", "variants": "", "explained": "no", "definition": "Autre."}
        report = read(file_of(NEW, changed, delimiter=","))
        assert [(line.number, line.outcome) for line in report.lines] == [(2, Outcome.NEW), (3, Outcome.CHANGED)]
        assert report.lines[1].changed == ["definition"]
        assert not Term.objects.filter(key=NEW["key"]).exists()

    @pytest.mark.parametrize(
        ("row", "said"),
        [
            ({"language": "zz"}, "zz"),
            ({"preferred": ""}, "preferred"),
            ({"key": ""}, "key"),
            ({"key": "deux mots"}, "key"),
            ({"acronym": "peut-être"}, "peut-être"),
            ({"domain": "nulle-part"}, "nulle-part"),
            ({"forbidden": "Copro"}, "Copro"),
            ({"preferred": "EPCI"}, "epci"),
            ({"preferred": "x" * 200}, "preferred"),
        ],
    )
    def test_what_is_wrong_is_told_by_line_and_nothing_is_applied(self, row: dict[str, str], said: str) -> None:
        content = file_of({**NEW, "key": "autre", "preferred": "autre", "variants": ""}, {**NEW, **row})
        assert said in " ".join(faults(content))
        before = exported()
        assert not apply_file(content, by=None).is_valid
        assert exported() == before

    def test_two_lines_that_contradict_each_other(self) -> None:
        assert faults(file_of(NEW, NEW))
        english = {**NEW, "language": "en", "preferred": "condominium", "variants": ""}
        assert not read(file_of(NEW, {**english, "enforced": "no"})).is_valid
        assert not read(file_of(NEW, {**NEW, "key": "autre"})).is_valid
        assert read(file_of(NEW, english)).is_valid

    def test_files_that_cannot_be_read(self) -> None:
        assert "UTF-8" in faults("clé;é".encode("latin-1"))[0]
        assert "domain" in faults(file_of(NEW, columns=[name for name in COLUMNS if name != "domain"]))[0]
        assert faults(file_of(NEW) + b'\n"never closed')
        assert faults(b"")
        assert faults(b"x" * 2_000_001)

    def test_a_third_language_needs_nothing_but_lines(self) -> None:
        german = {**NEW, "key": "epci", "language": "de", "preferred": "Gemeindeverband", "variants": ""}
        assert apply_file(file_of(german), by=None).changes
        assert Wording.objects.get(term__key="epci", language="de").preferred == "Gemeindeverband"


class TestScreens:
    IMPORT, EXPORT, LIST = (reverse(f"glossary_terms:{name}") for name in ("import", "export", "list"))

    def upload(self, client: Client, content: bytes) -> str:
        from django.core.files.uploadedfile import SimpleUploadedFile

        answer = client.post(self.IMPORT, {"file": SimpleUploadedFile("g.csv", content, "text/csv")})
        assert answer.status_code == 200
        return answer.content.decode()

    def test_who_keeps_the_glossary(self, client: Client) -> None:
        home = Space.objects.get(kind=Space.Kind.HOME)
        term = Term.objects.get(key="epci")
        screens = [self.LIST, self.EXPORT, self.IMPORT, reverse("glossary_terms:add")]
        screens += [reverse(f"glossary_terms:{name}", args=[term.pk]) for name in ("edit", "history", "delete")]
        workspace = make.space_of(make.make_workspace())
        for person, keeps in (
            (make.make_admin(), True),
            (make.make_team_member(), True),
            (make.make_member(home, Role.EDITOR), True),
            (make.make_member(home, Role.CONTRIBUTOR), False),
            (make.make_member(workspace, Role.MANAGER), False),
            (make.make_user(), False),
        ):
            client.force_login(person)
            assert {client.get(screen).status_code for screen in screens} == ({200} if keeps else {404}), person

    def test_a_file_is_shown_before_it_is_applied(self, client: Client) -> None:
        person = make.make_team_member()
        client.force_login(person)
        html = self.upload(client, file_of(NEW))
        assert "copropriété" in html
        assert not Term.objects.filter(key=NEW["key"]).exists()
        checked = html.split('name="checked" value="')[1].split('"')[0]
        assert client.post(self.IMPORT, {"checked": checked + "x"}).status_code == 302
        assert not Term.objects.filter(key=NEW["key"]).exists()
        assert client.post(self.IMPORT, {"checked": checked}).status_code == 302
        term = Term.objects.get(key=NEW["key"])
        assert term.label == "copropriété"
        assert term.latest_revision.user == person
        assert ModelLogEntry.objects.filter(action="translation.import_glossary", user=person).count() == 1
        assert client.get(reverse("glossary_terms:history", args=[term.pk])).status_code == 200

    def test_a_wrong_file_offers_nothing_to_apply(self, client: Client) -> None:
        client.force_login(make.make_team_member())
        html = self.upload(client, file_of({**NEW, "language": "zz"}))
        assert "zz" in html
        assert 'name="checked"' not in html

    def test_a_term_is_edited_with_its_languages_and_its_history(self, client: Client) -> None:
        client.force_login(make.make_team_member())
        data = {
            "wordings-TOTAL_FORMS": "2",
            "wordings-INITIAL_FORMS": "0",
            "wordings-MIN_NUM_FORMS": "1",
            "wordings-MAX_NUM_FORMS": "1000",
            "wordings-0-language": "fr",
            "wordings-0-preferred": "copropriété",
            "wordings-0-definition": "Un immeuble.",
            "wordings-1-language": "en",
            "wordings-1-preferred": "condominium",
            "is_explained": "on",
        }
        add = reverse("glossary_terms:add")
        assert client.get(add).content.decode().count('value="fr" selected') == 1
        assert client.post(add, {**data, "wordings-1-preferred": "assembly"}).status_code == 200
        assert not Term.objects.filter(label="copropriété").exists()
        assert client.post(add, data).status_code == 302
        term = Term.objects.get(label="copropriété")
        assert (term.key, term.wordings.count(), term.revisions.count()) == ("copropriete", 2, 1)
        listing = client.get(self.LIST, {"q": "condominium"}).content.decode()
        assert "condominium" in listing
        assert "syndicat mixte" not in listing
