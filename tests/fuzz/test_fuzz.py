"""Every address of the site and of its admin, given what it does not expect: no answer is a failure of the server.

Addresses, with the ids of what is there, are those of the access matrix, which has every view. The same bounded round
is played each time; ``FUZZ_ROUNDS`` plays more of them, ``FUZZ_SEED`` others.
"""

import json
import os
import random
import re
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signals import got_request_exception
from django.db import transaction
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.translation import get_language_from_path, override
from pytest_django.plugin import DjangoDbBlocker

from intranet.pages.blocks import ArticleBody
from tests.matrix import knowledge as who
from tests.matrix.probing import Probe, content_of
from tests.matrix.registry import every_probe, load_probes
from tests.matrix.world import World, standing

from . import hostile
from .found_forms import Form, forms, parameters

load_probes()
ROUNDS = int(os.environ.get("FUZZ_ROUNDS", "1"))
SEED = int(os.environ.get("FUZZ_SEED", "20261126"))
PERSONS = (who.ANONYMOUS, who.READER, who.CONTRIBUTOR, who.MANAGER, who.TEAM, who.ADMINISTRATOR)
JSON = "application/json"
# Refusals that a reader sees: browsers show nothing for a blank one. Nobody comes to a 405 by a link or a form.
SPEAKS = {400, 403, 404, 409, 413, 422, 429}

pytestmark = [
    pytest.mark.database,
    pytest.mark.filterwarnings("ignore"),
]


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with standing(django_db_blocker) as built:
        yield built


@pytest.mark.django_db
@pytest.mark.parametrize("person", PERSONS)
def test_nothing_that_is_sent_makes_the_server_fail(
    person: str, world: World, record_property: Callable[[str, object], None]
) -> None:
    fuzzer = Fuzzer(person, world)
    for probe in addresses(world, person):
        fuzzer.work_on(probe)
    record_property("fuzz", fuzzer.count)
    assert not fuzzer.complaints, f"seed {SEED}\n" + "\n\n".join(fuzzer.complaints.values())
    assert fuzzer.count > 100
    if person != who.ANONYMOUS:
        assert fuzzer.forms_filled > 2


def chance(*salt: str) -> random.Random:
    """The same values each time: what fails can be played again."""
    return random.Random(f"{SEED}{salt}")  # noqa: S311 - nothing is protected by it


def addresses(world: World, person: str) -> Iterator[Probe]:
    """One address for each view that is this person's turn: theirs in preference to those that they find shut.

    Played once, a view of the admin is asked by one of those who may; by all of them in further rounds.
    """
    found: dict[str, list[Probe]] = {}
    for probe in every_probe(world):
        match = resolved(probe.path)
        if match is not None:
            found.setdefault(match.view_name or probe.path, []).append(probe)
    for turn, view in enumerate(sorted(found)):
        probes = found[view]
        able = [each for each in PERSONS if any(each in probe.opens | probe.knows for probe in probes)] or list(PERSONS)
        # Visitors pass by every door that is open to them.
        if ROUNDS == 1 and person != able[turn % len(able)] and (person != who.ANONYMOUS or view == "wagtail_serve"):
            continue
        if person in able:
            theirs = [probe for probe in probes if person in probe.opens] or [
                probe for probe in probes if person in probe.knows
            ]
            yield chance(view, person).choice(theirs or probes)
            if view == "wagtail_serve":
                yield from one_of_each_type(theirs)


def resolved(path: str) -> ResolverMatch | None:
    """The view of an address, whichever language it is in; None where there is none."""
    path = path.partition("?")[0]
    with override(get_language_from_path(path) or "fr"):
        try:
            return resolve(path)
        except Resolver404:
            return None


def one_of_each_type(probes: list[Probe]) -> Iterator[Probe]:
    """Pages are served by one view, whatever they are: those at distinct depths of the tree."""
    seen: dict[str, Probe] = {}
    for probe in probes:
        seen.setdefault(re.sub(r"zq[a-p]{14}", "*", probe.path.partition("?")[0]), probe)
    yield from seen.values()


class Fuzzer:
    """Sends as one person, and keeps the first of each kind of failure."""

    def __init__(self, person: str, world: World) -> None:
        self.rng = chance(person)
        self.client = Client(raise_request_exception=False)
        if person != who.ANONYMOUS:
            self.client.force_login(world.people[person])
        self._cookies = {name: morsel.value for name, morsel in self.client.cookies.items()}
        self.person = person
        self.ids = [
            str(each)
            for each in (
                world.pages["secret"].pk,
                world.pages["old"].pk,
                world.people["author"].pk,
                world.files["secret_document"].pk,
                world.files["secret_image"].pk,
                world.spaces["section"].pk,
                world.spaces["shut"].collection_id,
                world.task_state.pk,
                987654,
            )
        ]
        self.complaints: dict[str, str] = {}
        self.count = 0
        self.forms_filled = 0
        self._filled: set[tuple[str, tuple[str, ...]]] = set()
        self.statuses: Counter[int] = Counter()

    def work_on(self, probe: Probe) -> None:
        path = probe.path.partition("?")[0]
        html = self.send("get", probe.path) or ""
        found = list(forms(path, html)) if "<form" in html else []
        names = list(dict.fromkeys([*parameters(html), *(n for f in found if f.method == "get" for n in f.names)]))
        for _round in range(ROUNDS):
            self._ask(path, names)
            self._misname(path)
            self._post_anything(path, probe)
            for form in found:
                if form.method == "post":
                    self._fill(form)

    def _ask(self, path: str, names: list[str]) -> None:
        """Hostile query strings: the names that the page speaks of, one alone and all of them with common ones."""
        rng = self.rng
        self.send("get", f"{path}?{hostile.query(rng, names + list(hostile.PARAMETERS), self.ids)}")
        self.send("get", f"{path}?{hostile.query(rng, names + rng.sample(hostile.PARAMETERS, 8), self.ids)}")
        for name in rng.sample(names, min(len(names), 3)) + rng.sample(hostile.PARAMETERS, 2):
            self.send("get", f"{path}?{hostile.query(rng, [name], self.ids)}")

    def _misname(self, path: str) -> None:
        """Hostile values in the place of each part of the address that is read."""
        match = resolved(path)
        assert match is not None
        for value in {str(each) for each in (*match.args, *match.kwargs.values()) if each not in (None, "")}:
            for piece in (f"/{quote(value)}/", f"/{quote(value)}"):
                if piece in path:
                    self.send(
                        "get", path.replace(piece, piece.replace(quote(value), hostile.in_path(self.rng, self.ids)), 1)
                    )
                    break

    def _post_anything(self, path: str, probe: Probe) -> None:
        """What no form sends: other content types, pieces of bodies, fields of other forms."""
        rng = self.rng
        kind, body = rng.choice(
            (
                (JSON, b'{"a": [1, {"b": null}]}'),
                (JSON, b"[" * 3000),
                (JSON, b"\xff\xfe{"),
                ("text/plain", b"a=b"),
                ("", b""),
                ("application/x-www-form-urlencoded; charset=nope", b"a=b"),
                ("application/x-www-form-urlencoded", b"a=%00&id=%ff&title=%ED%A0%80&" + b"x=1&" * 1200),
                (MULTIPART_CONTENT, f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="title'.encode()),
                ("multipart/form-data", b"--x"),
                ("multipart/form-data; boundary=", b"--\r\n"),
                ("multipart/form-data; boundary=\xe9", b"--\r\n"),
                ("application/xml", b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"),
            )
        )
        self.send("post", path, body, kind)
        names = [*probe.data, *rng.sample(hostile.PARAMETERS, 6)]
        self.send("post", path, encode_multipart(BOUNDARY, {name: hostile.text(rng, self.ids) for name in names}))
        if rng.random() < 0.2:
            self.send(rng.choice(("put", "delete", "patch", "options", "head", "trace")), path)

    def _fill(self, form: Form) -> None:
        """One form: as it is, without anything, one field at a time, all at once."""
        key = (re.sub(r"\d+", "0", form.action), tuple(form.names))
        if ROUNDS == 1 and key in self._filled:
            return
        self._filled.add(key)
        self.forms_filled += 1
        rng, names = self.rng, form.names
        if not names:
            return
        every = {name: hostile.text(rng, self.ids) for name in names}
        self._submit(form, {})
        self._submit(form, every)
        self._submit(
            form, {**every, **{name: SimpleUploadedFile("../\u202e'x\x00.pdf", b"%PDF-\x00") for name in form.files}}
        )
        if {"title", "slug"} <= set(names):
            # The editor of a page makes the fields of its blocks by script.
            self._submit(form, {**self._untouched(form), **self._block()})
        for name in rng.sample(names, min(len(names), 6)):
            self._submit(form, {**self._untouched(form), name: hostile.text(rng, self.ids)})
        for name in rng.sample(names, min(len(names), 2)):
            # Twice, missing, and a file where there should be words.
            kept = self._untouched(form)
            self._submit(form, {**kept, name: [hostile.text(rng, self.ids), hostile.text(rng, self.ids)]})
            self._submit(form, {each: value for each, value in kept.items() if each != name})
            self._submit(form, {**kept, name: SimpleUploadedFile("x.html", b"<script>")})

    def _block(self) -> dict[str, str]:
        rng, ids = self.rng, self.ids
        kind = rng.choice(list(ArticleBody().child_blocks))
        fields = {"count": "1", "0-deleted": "", "0-order": "0", "0-type": kind, "0-value": hostile.text(rng, ids)}
        fields[rng.choice(list(fields))] = hostile.text(rng, ids)
        return {f"body-{name}": value for name, value in fields.items()}

    def _untouched(self, form: Form) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name, value in form.fields:
            values.setdefault(name, []).append(value)
        return values

    def _submit(self, form: Form, data: dict[str, Any]) -> None:
        self.send("post", form.action, encode_multipart(BOUNDARY, data))

    def send(self, method: str, path: str, body: bytes = b"", kind: str = MULTIPART_CONTENT) -> str | None:
        """Send, hold the answer against what every answer owes, and give its text where it is a page."""
        self.count += 1
        self.client.cookies = SimpleCookie(self._cookies)
        failures: list[str] = []

        def keep(**_context: Any) -> None:
            failures.append(traceback.format_exc(limit=-7))

        got_request_exception.connect(keep)
        try:
            with transaction.atomic():
                if method == "get":
                    response = self.client.get(path)
                else:
                    response = self.client.generic(method.upper(), path, body, content_type=kind)
                text = content_of(response).decode("utf-8", "replace")
                transaction.set_rollback(True)
        finally:
            got_request_exception.disconnect(keep)
        self.statuses[response.status_code] += 1
        asked = f"[{self.person}] {method.upper()} {path[:300]} {kind if method != 'get' else ''} {body[:1500]!r}"
        if response.status_code >= 500:
            trace = failures[0] if failures else text[:500]
            where = [line for line in trace.splitlines() if line.startswith("  File")][-1:] or [trace[:80]]
            self.complaints.setdefault(where[0], f"{asked}\n{trace}")
        elif response.status_code in SPEAKS and method != "head" and not text.strip():
            self.complaints.setdefault(f"blank {path.split('/')[1:4]}", f"{asked}: {response.status_code}, blank")
        if hostile.MARK in self._shown(response.headers.get("Content-Type", ""), text):
            self.complaints.setdefault(f"unescaped {path.split('?')[0]}", f"{asked}: comes back as an element")
        return text if response.headers.get("Content-Type", "").startswith("text/html") else None

    def _shown(self, kind: str, text: str) -> str:
        """What a browser would take for elements: a page, or the piece of one that the admin sends in JSON."""
        if kind.startswith("text/html") and not text.startswith("{"):
            return text
        if kind.startswith(JSON):
            try:
                answer = json.loads(text)
            except ValueError:
                return ""
            return str(answer.get("html", "")) if isinstance(answer, dict) else ""
        return ""
