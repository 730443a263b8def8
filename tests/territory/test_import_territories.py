"""The national list: read, refused with every reason, imported once and for all."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from wagtail.models import ModelLogEntry

from intranet.territory.actions import import_epci
from intranet.territory.imports import ImportRefused, passes_luhn, read_list
from intranet.territory.models import Organisation
from intranet.translation.typography import NO_BREAK
from tests import factories as make

CARRIED = Path(settings.BASE_DIR) / "intranet" / "territory" / "data" / "epci.csv"
CAEN = {
    "code": "200065597",
    "nom": "CU Caen la Mer",
    "type": "CU",
    "populationTotale": 279827,
    "membres": ["14118"] * 48,
}
CINGAL = {"code": "200065563", "nom": "CC Cingal", "type": "CC", "populationTotale": 24000, "membres": 42}
HEADER = "code,nom,type,populationTotale,membres\n"


def load(path: Path, **options: Any) -> str:
    out = StringIO()
    call_command("import_territories", path, stdout=out, **options)
    return plain(out.getvalue())


def refusal(path: Path, **options: Any) -> list[str]:
    """The lines of a refused import, its summary last; nothing may have been written."""
    before = list(Organisation.objects.values())
    err = StringIO()
    with pytest.raises(CommandError) as caught:
        call_command("import_territories", path, stderr=err, stdout=StringIO(), **options)
    assert caught.value.returncode == 1
    assert list(Organisation.objects.values()) == before
    return [*plain(err.getvalue()).splitlines(), plain(str(caught.value))]


def plain(told: str) -> str:
    """Its unbreakable spaces as one types them."""
    return told.replace(NO_BREAK, " ")


def written(folder: Path, content: str | bytes | list[Any], name: str = "liste.json") -> Path:
    path = folder / name
    if isinstance(content, list):
        content = json.dumps(content)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.django_db
class TestTheListCarried:
    def test_holds_all_and_imports_once(self) -> None:
        assert len(read_list(CARRIED).rows) == 1255
        assert "1255 créés, 0 modifiés, 0 inchangés" in load(CARRIED)
        assert Organisation.objects.filter(kind="epci").count() == 1255
        caen = Organisation.objects.get(siren="200065597")
        assert (caen.name, caen.epci_type, caen.communes) == ("CU Caen la Mer", "CU", 48)
        logged = ModelLogEntry.objects.count()
        assert "0 créés, 0 modifiés, 1255 inchangés, 0 clos." in load(CARRIED)
        assert ModelLogEntry.objects.count() == logged

    def test_every_siren_has_its_checksum(self) -> None:
        assert all(passes_luhn(row.siren) for row in read_list(CARRIED).rows)
        assert not passes_luhn("200065598")


@pytest.mark.django_db
class TestImport:
    def test_updates_what_the_list_decides_and_keeps_what_is_made_by_hand(self, tmp_path: Path) -> None:
        path = written(tmp_path, [CAEN, CINGAL])
        load(path)
        Organisation.objects.filter(siren=CAEN["code"]).update(short_name="Caen", website="https://caen.example.org")
        path = written(tmp_path, [{**CAEN, "nom": "Caen la mer", "populationTotale": 280000}, CINGAL])
        assert "0 créés, 1 modifiés, 1 inchangés" in load(path)
        caen = Organisation.objects.get(siren=CAEN["code"])
        assert (caen.name, caen.population, caen.short_name, caen.website) == (
            "Caen la mer",
            280000,
            "Caen",
            "https://caen.example.org",
        )
        entry = ModelLogEntry.objects.filter(action="territory.import", object_id=str(caen.pk)).latest("timestamp")
        assert entry.data["changed"] == ["name", "population"]

    def test_a_dry_run_tells_and_writes_nothing(self, tmp_path: Path) -> None:
        load(written(tmp_path, [CAEN]))
        before = list(Organisation.objects.values())
        told = load(written(tmp_path, [{**CAEN, "nom": "Caen la mer"}, CINGAL]), dry_run=True)
        assert "créer : CC Cingal" in told
        assert "modifier : Caen la mer" in told
        assert "1 créés, 1 modifiés" in told
        assert list(Organisation.objects.values()) == before

    def test_a_closed_organisation_is_told_and_left(self, tmp_path: Path) -> None:
        closed = make.make_organisation(name="CC close", siren=CAEN["code"], closed_on="2025-01-01")
        told = load(written(tmp_path, [CAEN]))
        assert "Organisme clos, laissé tel quel : CC close" in told
        closed.refresh_from_db()
        assert closed.name == "CC close"

    @pytest.mark.parametrize("by_team", [True, False])
    def test_who_may(self, tmp_path: Path, by_team: bool) -> None:
        from django.core.exceptions import PermissionDenied

        epci = read_list(written(tmp_path, [CAEN]))
        if by_team:
            assert import_epci(epci, by=make.make_team_member()).created == ["CU Caen la Mer"]
        else:
            with pytest.raises(PermissionDenied):
                import_epci(epci, by=make.make_referent(make.make_domain()))
            assert not Organisation.objects.filter(siren=CAEN["code"]).exists()

    @pytest.mark.parametrize(
        "content",
        [
            HEADER + "200065597,CU Caen la Mer,CU,279827,48\n",
            "\ufeff" + HEADER + "200065597,CU Caen la Mer,CU,279827,48\n",
            HEADER.replace(",", ";") + "200 065 597;CU Caen la Mer;CU;279\u202f827;48\n",
            HEADER.replace(",", ";").replace("\n", "\r\n") + "200065597;CU Caen la Mer;CU;279827;48\r\n\r\n",
            HEADER.replace("membres", "modeFinancement,membres").upper()
            + '200065597,"CU Caen la Mer",CU,279827,FPU,48\n',
            HEADER
            + '200065597,CU Caen la Mer,CU,279827,"'
            + ",".join(str(code) for code in range(14001, 14049))
            + '"\n',
            HEADER + "200065597,CU Caen la Mer,CU,279827," + " ".join(["2A004", *map(str, range(14001, 14048))]) + "\n",
        ],
        ids=["comma", "bom", "semicolon", "crlf", "more-columns", "codes-comma", "codes-space"],
    )
    def test_forms_of_csv(self, tmp_path: Path, content: str) -> None:
        load(written(tmp_path, content, "liste.csv"))
        caen = Organisation.objects.get(siren="200065597")
        assert (caen.name, caen.epci_type, caen.population, caen.communes) == ("CU Caen la Mer", "CU", 279827, 48)


@pytest.mark.django_db
class TestRefusals:
    def test_every_wrong_row_of_json_is_told_at_once(self, tmp_path: Path) -> None:
        rows = [
            CAEN,
            {**CINGAL, "code": "12345678"},
            {**CINGAL, "code": "200065564"},
            {**CINGAL, "nom": " "},
            {**CINGAL, "code": "200000172", "type": "EPT", "populationTotale": -3},
            {**CINGAL, "code": "200000438", "populationTotale": "beaucoup"},
            {**CAEN, "nom": "Le même"},
            "une ligne",
            {**CINGAL, "code": "200000545", "membres": []},
            {**CINGAL, "code": "200000628", "populationTotale": True},
        ]
        told = refusal(written(tmp_path, rows))
        expected = [
            ("rang 2 :", "neuf chiffres"),
            ("rang 3 :", "clé de contrôle"),
            ("rang 4 :", "nom manque"),
            ("rang 5 :", "type : « EPT » est inconnu"),
            ("rang 5 :", "populationTotale : -3"),
            ("rang 6 :", "« beaucoup »"),
            ("rang 7 :", "déjà au numéro 1"),
            ("rang 8 :", "objet JSON"),
            ("rang 9 :", "membres : 0"),
            ("rang 10 :", "« True »"),
            ("10 erreurs", "à partir de 1"),
        ]
        assert len(told) == len(expected), told
        for line, (start, reason) in zip(told, expected, strict=True):
            assert line.startswith(start), (line, start)
            assert reason in line, (line, reason)

    def test_lines_of_csv_count_the_header_and_cells_of_several_lines(self, tmp_path: Path) -> None:
        content = (
            HEADER
            + '200065597,"CU Caen\nla Mer",CU,279827,48\n'
            + "\n"
            + "200065563,CC Cingal,CC,24000\n"
            + "200065563,CC Cingal,CC,24000,quarante\n"
        )
        told = refusal(written(tmp_path, content, "liste.csv"))
        assert [line.split(" :")[0] for line in told[:-1]] == ["ligne 2", "ligne 5", "ligne 6"]
        assert "« CU Caen la Mer »" in told[0]
        assert "5 colonnes attendues, 4 trouvées" in told[1]
        assert "l’en-tête étant la ligne 1" in told[-1]

    def test_a_siren_of_another_kind_of_organisation(self, tmp_path: Path) -> None:
        make.make_organisation("pole", name="Pôle", siren="200065597")
        told = refusal(written(tmp_path, [CINGAL, CAEN]))
        assert told[0].startswith("rang 2 : le SIREN 200065597")
        assert not Organisation.objects.filter(siren="200065563").exists()

    @pytest.mark.parametrize("dry_run", [True, False])
    def test_a_dry_run_refuses_alike(self, tmp_path: Path, dry_run: bool) -> None:
        assert "code manque" in refusal(written(tmp_path, [CAEN, {**CINGAL, "code": None}]), dry_run=dry_run)[0]

    @pytest.mark.parametrize(
        ("name", "content", "message"),
        [
            ("liste.json", "", "vide"),
            ("liste.csv", "\n \n", "vide"),
            ("liste.json", '[{"code": ', "pas du JSON : ligne 1"),
            ("liste.json", '{"code": "200065597"}', "pas une liste"),
            ("liste.json", "[]", "aucune ligne"),
            ("liste.csv", HEADER, "aucune ligne"),
            ("liste.json", '[{"code": "200065597", "nom": "Caen"}]', "type, populationTotale, membres"),
            ("liste.csv", "code,nom,type\n", "populationTotale, membres"),
            ("liste.csv", "bonjour", "Colonnes manquantes : code"),
            ("liste.csv", HEADER.replace("membres", "membres,code"), "double : code"),
            ("liste.csv", HEADER + '200065597,"CU "Caen",CU,1,1\n', "ne se lit pas à partir de la ligne 2"),
            (
                "liste.csv",
                (HEADER + "200065597,Métropole,CU,1,1\n").encode("latin-1"),
                "UTF-8 (ligne 2, octet 0xE9)",
            ),
            ("liste.json", "[" * 100_000, "imbrication"),
            ("liste.json", "[" + "9" * 5000 + "]", "démesurés"),
        ],
    )
    def test_files_that_are_no_list(self, tmp_path: Path, name: str, content: str | bytes, message: str) -> None:
        (told,) = refusal(written(tmp_path, content, name))
        assert message in told

    def test_no_file_and_a_folder(self, tmp_path: Path) -> None:
        assert "introuvable" in refusal(tmp_path / "absent.json")[0]
        assert "dossier" in refusal(tmp_path)[0]

    def test_the_reader_raises_before_anything_is_asked_of_the_database(self, tmp_path: Path) -> None:
        with pytest.raises(ImportRefused, match="introuvable"):
            read_list(tmp_path / "absent.json")
