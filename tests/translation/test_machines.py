"""Machines: the real Apertium, and the wire formats of services against a local server that answers as they do."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from django.core.checks import CheckMessage

from intranet.translation.glossary.lexicon import forget
from intranet.translation.machines import Failure, Machine, MachineError, configured_machine
from intranet.translation.machines.apertium import Apertium
from intranet.translation.machines.asking import Asker
from intranet.translation.machines.base import Kept, Text
from intranet.translation.machines.checks import machine_can_work
from intranet.translation.machines.deepl_service import DeepL
from intranet.translation.machines.libretranslate import LibreTranslate
from intranet.translation.memory.units import Pair
from intranet.translation.models import Term, Wording
from intranet.translation.segments.notation import plain, problems
from tests.factories import make_organisation
from tests.services import require

pytestmark = pytest.mark.django_db
FRENCH, ENGLISH = Pair("fr", "en"), Pair("en", "fr")


@pytest.fixture(autouse=True)
def glossary(db: None) -> Iterator[None]:
    """Two terms of our own: whatever an installation begins with is left out."""
    Term.objects.all().delete()
    pole = Term.objects.create(key="pole-metropolitain")
    Wording.objects.create(term=pole, language="fr", preferred="pôle métropolitain")
    Wording.objects.create(term=pole, language="en", preferred="metropolitan partnership")
    scot = Term.objects.create(key="scot")
    Wording.objects.create(term=scot, language="fr", preferred="SCoT", is_acronym=True)
    Wording.objects.create(term=scot, language="en", preferred="area-wide planning framework (SCoT)")
    forget()
    yield
    forget()


class Backwards(Machine):
    """Turns words around and leaves the rest, or spoils what it is told to."""

    name = "backwards"
    is_local = True

    def __init__(self, spoils: str = "") -> None:
        self.spoils, self.calls = spoils, 0

    def translates(self, source: str, target: str) -> bool:
        return True

    def translate(self, texts: list[Text], source: str, target: str) -> list[list[str | Kept]]:
        self.calls += 1
        return [self._spoiled([part if isinstance(part, Kept) else part.upper() for part in text]) for text in texts]

    def _spoiled(self, parts: list[str | Kept]) -> list[str | Kept]:
        if self.spoils == "lost":
            return [part for part in parts if isinstance(part, str)]
        if self.spoils == "twice":
            return [*parts, *(part for part in parts if isinstance(part, Kept))]
        if self.spoils == "numbers":
            return [part.replace("2", "3") if isinstance(part, str) else part for part in parts]
        return parts


SEGMENTS = [
    "Les <b1>pôles métropolitains</b1> et le <a2>SCoT</a2> de la région.",
    "Écrivez à bureau@example.org, ou voyez https://example.org/a?b=1.",
    "Cher {prenom}, il y a %(count)s réponses et %d questions.",
    "La CU Caen la mer compte 12 communes et 1 255,5 hectares.<br1/>Fin.",
    "Un texte. Et un autre.\nUne autre ligne, <i1>penchée</i1>.",
]


def kept_in(text: str) -> bool:
    return any(each in text for each in ("bureau@example.org", "{prenom}", "Caen la mer", "partnerships"))


@pytest.mark.parametrize("spoils", ["", "lost", "twice", "numbers"])
def test_nothing_protected_is_touched_however_the_machine_spoils_it(spoils: str) -> None:
    make_organisation(name="CU Caen la mer", short_name="Caen la mer")
    made = Asker(Backwards(spoils), FRENCH).translations(SEGMENTS)
    for source, target in made.items():
        assert target, source
        assert problems(source, target) == []
    assert made[SEGMENTS[0]] == (
        "LES <b1>metropolitan partnerships</b1> ET LE <a2>area-wide planning framework (SCoT)</a2> DE LA RÉGION."
    )
    assert made[SEGMENTS[1]] == "ÉCRIVEZ À bureau@example.org, OU VOYEZ https://example.org/a?b=1."
    assert made[SEGMENTS[2]] == "CHER {prenom}, IL Y A %(count)s RÉPONSES ET %d QUESTIONS."
    assert made[SEGMENTS[3]] == "LA CU Caen la mer COMPTE 12 COMMUNES ET 1 255,5 HECTARES.<br1/>FIN."
    assert made[SEGMENTS[4]] == "UN TEXTE. ET UN AUTRE.\nUNE AUTRE LIGNE, <i1>PENCHÉE</i1>."


def test_a_text_that_a_machine_empties_is_left() -> None:
    class Mute(Backwards):
        def _spoiled(self, parts: list[str | Kept]) -> list[str | Kept]:
            return []

    assert Asker(Mute(), FRENCH).translations(["Un texte."]) == {"Un texte.": None}


def test_a_failure_that_passes_is_asked_once_more() -> None:
    class Stumbling(Backwards):
        def translate(self, texts: list[Text], source: str, target: str) -> list[list[str | Kept]]:
            if not self.calls:
                self.calls = 1
                raise MachineError(Failure.UNREACHABLE)
            return super().translate(texts, source, target)

    assert Asker(Stumbling(), FRENCH).translations(["Un"]) == {"Un": "UN"}


# Apertium


def test_apertium_translates_both_ways_through_spanish() -> None:
    require("apertium")
    machine = Apertium()
    assert machine.translates("fr", "en")
    assert machine.translates("en", "fr")
    assert not machine.translates("fr", "de")
    english = Asker(machine, FRENCH).translations(["Les habitants de la région travaillent ensemble."])
    assert "inhabitants" in english["Les habitants de la région travaillent ensemble."]
    french = Asker(machine, ENGLISH).translations(["The region has twelve members."])
    assert "région" in french["The region has twelve members."]
    assert Asker(machine, FRENCH).translations(["Quels habitants ?"])["Quels habitants ?"].endswith("inhabitants?")
    asked = Asker(machine, ENGLISH).translations(["Which regions?"])["Which regions?"]
    assert asked.endswith("régions\u00a0?")


def apertium(text: str, pair: Pair = FRENCH) -> str:
    return Asker(Apertium(), pair).translations([text])[text] or ""


def test_apertium_reads_each_text_by_itself() -> None:
    """A text without a mark at its end does not run on into the next one."""
    require("apertium")
    texts = ["The budget holds", "We do not know who pays", "Next door", "What it takes", "The region"]
    together = Asker(Apertium(), ENGLISH).translations(texts)
    assert together == {text: apertium(text, ENGLISH) for text in texts}


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        # A word that only the second mode does not know is said in the first language, not in the one between.
        (FRENCH, "une vingtaine de villes", "a vingtaine of cities"),
        # Capitals, quotation marks, spaces, articles: as in the language that is read.
        (FRENCH, "le 3 mars 2024", "on 3 March 2024"),
        (FRENCH, "« La région »", "“The region”"),
        (ENGLISH, "“The region”", "«\u00a0La région\u00a0»"),
        (FRENCH, "Un inventaire", "An inventaire"),
        (FRENCH, "Les élu·es de la région ;", "The elect of the region;"),
        (FRENCH, "une région* et la #4", "a region* and the #4"),
    ],
)
def test_apertium_is_set_as_it_is_read(pair: Pair, source: str, target: str) -> None:
    require("apertium")
    assert apertium(source, pair) == target


def test_apertium_keeps_what_it_must() -> None:
    require("apertium")
    make_organisation(name="CU Caen la mer", short_name="Caen la mer")
    made = Asker(Apertium(), FRENCH).translations(SEGMENTS)
    for source, target in made.items():
        assert target, source
        assert problems(source, target) == []
        assert "ZQ" not in target
        assert "*" not in target
    assert "<b1>metropolitan partnerships</b1>" in made[SEGMENTS[0]]
    assert "bureau@example.org" in made[SEGMENTS[1]]
    assert "https://example.org/a?b=1." in made[SEGMENTS[1]]
    assert all(each in made[SEGMENTS[2]] for each in ("{prenom}", "%(count)s", "%d"))
    assert all(each in made[SEGMENTS[3]] for each in ("Caen la mer", " 12 ", "1 255,5"))
    assert "\n" in made[SEGMENTS[4]]


def test_apertium_absent_slow_or_broken_says_so(tmp_path: Path) -> None:
    def failure(program: str) -> Failure:
        with pytest.raises(MachineError) as raised:
            Apertium(program, timeout=1).translate([["Un texte"]], "fr", "en")
        return raised.value.failure

    slow, broken = tmp_path / "slow", tmp_path / "broken"
    slow.write_text("#!/bin/sh\nsleep 20\n")
    broken.write_text("#!/bin/sh\ncat >/dev/null\necho; echo; echo\n")
    for program in (slow, broken):
        program.chmod(0o755)
    assert not Apertium(str(tmp_path / "none")).translates("fr", "en")
    assert failure(str(tmp_path / "none")) is Failure.UNREACHABLE
    assert failure(str(slow)) is Failure.TIMEOUT
    assert failure(str(broken)) is Failure.BROKEN


# Services


class Service:
    """A local server: what it was asked, and what it answers (a status and a body, or a function of the request)."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, str], dict[str, Any]]] = []
        self.answer: Any = (200, {})
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                service.asked.append((self.path, dict(self.headers), sent))
                status, given = service.answer(sent) if callable(service.answer) else service.answer
                content = given.encode() if isinstance(given, str) else json.dumps(given).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *args: Any) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()


@pytest.fixture
def service() -> Iterator[Service]:
    made = Service()
    yield made
    made.server.shutdown()
    made.server.server_close()


def shouted(text: str) -> str:
    """As a service does: words change, elements stay."""
    return "".join(part if part.startswith("<") else part.upper() for part in _pieces(text))


def _pieces(text: str) -> list[str]:
    import re

    return re.split(r"(<k\d+>.*?</k\d+>|<[^>]*>|&\w+;)", text)


def test_libretranslate_is_asked_as_it_documents(service: Service) -> None:
    service.answer = lambda sent: (200, {"translatedText": [shouted(each) for each in sent["q"]]})
    machine = LibreTranslate(service.url + "/", "secret", timeout=5)
    made = Asker(machine, FRENCH).translations(["Le <b1>SCoT</b1> & <a2>la suite</a2> à Paris"])
    assert made == {
        "Le <b1>SCoT</b1> & <a2>la suite</a2> à Paris": (
            "LE <b1>area-wide planning framework (SCoT)</b1> & <a2>LA SUITE</a2> À PARIS"
        )
    }
    ((path, _headers, sent),) = service.asked
    assert path == "/translate"
    assert sent == {
        "q": ["Le <x1><k2></k2></x1> &amp; <x4>la suite</x4> à Paris"],
        "source": "fr",
        "target": "en",
        "format": "html",
        "api_key": "secret",
    }


def test_deepl_is_asked_as_its_client_does(service: Service) -> None:
    def answer(sent: dict[str, Any]) -> tuple[int, Any]:
        found = [
            {"detected_source_language": "FR", "text": shouted(each), "billed_characters": 9} for each in sent["text"]
        ]
        return 200, {"translations": found}

    service.answer = answer
    machine = DeepL("secret:fx", service.url, timeout=5)
    source = "Le <b1>SCoT</b1> & <a2>la suite</a2>"
    made = Asker(machine, FRENCH).translations([source])
    assert made == {source: "LE <b1>area-wide planning framework (SCoT)</b1> & <a2>LA SUITE</a2>"}
    ((path, headers, sent),) = service.asked
    assert path == "/v2/translate"
    assert headers["Authorization"] == "DeepL-Auth-Key secret:fx"
    assert sent["text"] == ["Le <x1><k2>area-wide planning framework (SCoT)</k2></x1> &amp; <x4>la suite</x4>"]
    assert (sent["source_lang"], sent["target_lang"], sent["tag_handling"]) == ("FR", "EN-GB", "xml")
    assert sent["ignore_tags"] in ("k2", ["k2"])


@pytest.mark.parametrize(
    "make", [lambda url: LibreTranslate(url, timeout=2), lambda url: DeepL("k:fx", url, timeout=2)]
)
@pytest.mark.parametrize(
    ("answer", "failure"),
    [
        ((403, {"message": "no"}), {Failure.REFUSED}),
        ((429, {"message": "slow down"}), {Failure.QUOTA}),
        ((456, {"message": "quota"}), {Failure.QUOTA, Failure.BROKEN}),
        ((200, "no json"), {Failure.BROKEN}),
        ((200, {"translatedText": [], "translations": []}), {Failure.BROKEN}),
    ],
)
def test_a_service_that_fails_says_why(service: Service, make: Any, answer: Any, failure: set[Failure]) -> None:
    service.answer = answer
    with pytest.raises(MachineError) as raised:
        make(service.url).translate([["Un texte"]], "fr", "en")
    assert raised.value.failure in failure


@pytest.mark.parametrize(
    "make", [lambda url: LibreTranslate(url, timeout=1), lambda url: DeepL("k:fx", url, timeout=1)]
)
def test_a_service_that_is_not_there_says_so(make: Any) -> None:
    with pytest.raises(MachineError) as raised:
        make("http://127.0.0.1:9").translate([["Un texte"]], "fr", "en")
    assert raised.value.failure is Failure.UNREACHABLE


def test_the_machine_is_a_setting_and_a_wrong_one_is_told(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def told() -> list[str]:
        found: list[CheckMessage] = machine_can_work()
        return [each.id for each in found]

    chosen = {"NONE": "none", "APERTIUM": "apertium", "LIBRETRANSLATE": "libretranslate", "DEEPL": "deepl"}
    for setting, name in chosen.items():
        settings.MACHINE_TRANSLATION = setting
        assert configured_machine().name == name
    settings.MACHINE_TRANSLATION = "DEEPL"
    assert told() == ["interpoles.E006"]
    settings.DEEPL_KEY = "k"
    assert told() == []
    settings.MACHINE_TRANSLATION = "LIBRETRANSLATE"
    assert told() == ["interpoles.E006"]
    settings.LIBRETRANSLATE_URL = "http://localhost:5000"
    assert told() == []
    settings.MACHINE_TRANSLATION = "APERTIUM"
    monkeypatch.setenv("PATH", "/nowhere")
    assert told() == ["interpoles.E006"]
    settings.MACHINE_TRANSLATION = "NONE"
    assert told() == []


def test_words_alone_are_compared_for_numbers() -> None:
    assert plain("12<br1/>34") == "12 34"


def test_places_and_halves_of_compounds_stay_and_marks_close_up() -> None:
    """« Caen » is a word of Spanish, « inter-SCoT » no place for the whole of a term."""
    require("apertium")
    make_organisation(name="CU Caen la mer", short_name="Caen la mer", kind="epci")
    assert apertium("La région de Caen.") == "The region of Caen."
    assert "inter-SCoT" in apertium("Les règles de l’inter-SCoT : lire.")
    assert apertium("La région et le SCoT : lire").endswith("(SCoT): read")
