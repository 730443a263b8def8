"""Probes of conversations: comments, hidden ones, translations and reports, under pages of each audience."""

import uuid
from collections.abc import Iterator

from django.utils import timezone

from discussion.models import CommentTranslation, Report
from intranet.notifications.models import Notice
from tests.discussion.talking import said

from . import knowledge as who
from .network_probes import OF_NETWORK
from .probing import NOBODY, Persons, Probe
from .registry import more_probes, probes
from .screen_probes import UNKNOWN_SLUG
from .site_probes import UNKNOWN_ID, in_language
from .world import WORDS, World, furnish, new_words

TEAM = frozenset({who.TEAM, who.ADMINISTRATOR})
# Pages by name: who takes part in their conversation, and who manages their space in use.
TALKED: dict[str, tuple[Persons, Persons]] = {
    # Everybody reads it; visitors, and accounts that are nobody's colleagues here, see no comments.
    "public": (who.NETWORK, who.RUNNERS),
    "network": (who.NETWORK, who.RUNNERS),
    "pole": (who.POLE, who.RUNNERS),
    "members": (who.MEMBERS, who.RUNNERS),
    "article": (who.MEMBERS, who.RUNNERS),
    "secret": (who.OF_SECTION, who.RUNNERS),
    "foreign_article": (who.OF_ELSEWHERE, TEAM),
    "old": (who.MEMBERS, NOBODY),
    "practice": (who.SEE_NETWORK, TEAM),
    "reserved": (OF_NETWORK, TEAM),
    "event": (who.MEMBERS, who.RUNNERS),
    "news": (who.SEE_NETWORK, TEAM),
}
# Hidden words are read by their author, who is of the team here, and by who manages the space.
MAY_READ_HIDDEN = {"public": who.RUNNERS, "secret": who.RUNNERS, "foreign_article": TEAM, "practice": TEAM}

for _name, (_heard, _run) in TALKED.items():
    new_words({f"{_name}.said": _heard, f"{_name}.translated": _heard})
for _name, _runners in MAY_READ_HIDDEN.items():
    new_words({f"{_name}.{part}": _runners for part in ("hidden", "why_hidden", "why_reported")})


@furnish
def talk(world: World) -> None:
    author, administrator = world.people[who.TEAM], world.people[who.ADMINISTRATOR]
    for name in TALKED:
        page = world.pages[name]
        comment = said(page, author, f"Mots {WORDS[f'{name}.said']}", "en")
        said(page, author, f"Réponse {WORDS[f'{name}.said']}", answers=comment)
        for language in ("fr", "en"):
            CommentTranslation.objects.create(
                comment=comment, language=language, version=1, status="done", text=WORDS[f"{name}.translated"]
            )
        world.files[f"{name}.comment"] = comment
    for name in MAY_READ_HIDDEN:
        reason = WORDS[f"{name}.why_hidden"]
        hidden = said(
            world.pages[name],
            author,
            f"Caché {WORDS[f'{name}.hidden']}",
            hidden_at=timezone.now(),
            hidden_reason=reason,
            hidden_by=administrator,
        )
        world.files[f"{name}.hidden_comment"] = hidden
        comment = world.files[f"{name}.comment"]
        report = Report.objects.create(comment=comment, person=administrator, reason=WORDS[f"{name}.why_reported"])
        world.files[f"{name}.report"] = report
    for number, (event, context) in enumerate(events(world)):
        for name in who.EVERYONE - {who.ANONYMOUS}:
            key = uuid.UUID(int=1000 + number)
            Notice.objects.create(reader=world.people[name], key=key, event=event, context=context)


def events(world: World) -> list[tuple[str, dict[str, int]]]:
    """What is told of them, as if to everybody."""
    told = [
        (event, {"comment": world.files[f"{name}.comment"].pk})
        for name in TALKED
        for event in ("comment_posted", "comment_answered")
    ]
    told += [("comment_hidden", {"comment": world.files[f"{name}.hidden_comment"].pk}) for name in MAY_READ_HIDDEN]
    return told + [("comment_reported", {"report": world.files[f"{name}.report"].pk}) for name in MAY_READ_HIDDEN]


def _unknown(view: str) -> str:
    return in_language(f"discussion:{view}", UNKNOWN_ID)


@more_probes
def under_pages(world: World) -> Iterator[Probe]:
    for name, (heard, _run) in TALKED.items():
        page = world.fresh(name)
        shown = (f"{name}.said", *([f"{name}.translated"] if name == "article" else []))
        for version in (page, *page.get_translations()):
            # Who only reads the page finds it without its conversation.
            yield Probe(f"{version.get_url_parts()[2]}?discussion=1", heard, shown[:1], knows=who.EVERYONE)
        yield Probe(f"/fr/recherche/?q={WORDS[f'{name}.said']}", knows=who.EVERYONE)
    for name, readers in MAY_READ_HIDDEN.items():
        path = world.fresh(name).url
        yield Probe(f"{path}?discussion=2", readers, (f"{name}.hidden", f"{name}.why_hidden"), knows=who.EVERYONE)


@probes("discussion:comments", "discussion:translate_all", "discussion:opening")
def conversations(world: World) -> Iterator[Probe]:
    for name, (heard, _run) in TALKED.items():
        number = world.pages[name].pk
        path, twin = in_language("discussion:comments", number), _unknown("comments")
        yield Probe(path, heard, (f"{name}.said",), twin=twin)
        yield Probe(path, heard, twin=twin, method="head")
        yield Probe(path, knows=heard, twin=twin, method="post", data={"body": "", "language": "zq"})
        yield Probe(path, knows=heard, twin=twin, method="post", data={"body": "Zut", "language": "fr"})
        for view in ("translate_all", "opening"):
            path = in_language(f"discussion:{view}", number)
            yield Probe(path, knows=heard, twin=_unknown(view), method="post", data={"open": "0"})
    # Not talked about.
    for name in ("open", "section"):
        yield Probe(in_language("discussion:comments", world.pages[name].pk), twin=_unknown("comments"))


@probes(
    "discussion:comment",
    "discussion:answer",
    "discussion:edit",
    "discussion:delete",
    "discussion:report",
    "discussion:translate",
    "discussion:translation",
)
def comments(world: World) -> Iterator[Probe]:
    for name, (heard, run) in TALKED.items():
        pk = world.files[f"{name}.comment"].pk
        shown = (f"{name}.said",)
        for language in ("fr", "en"):
            twin = in_language("discussion:comment", UNKNOWN_ID, language=language)
            yield Probe(in_language("discussion:comment", pk, language=language), heard, twin=twin, status=302)
        yield Probe(in_language("discussion:answer", pk), heard, shown, twin=_unknown("answer"))
        data = {"body": "", "language": "fr", "version": "1"}
        yield Probe(
            in_language("discussion:answer", pk), knows=heard, twin=_unknown("answer"), method="post", data=data
        )
        yield Probe(in_language("discussion:translation", pk), heard, twin=_unknown("translation"))
        path = in_language("discussion:translate", pk)
        yield Probe(path, knows=heard, twin=_unknown("translate"), method="post")
        own = heard & {who.TEAM}
        for method in ("get", "post"):
            path, twin = in_language("discussion:edit", pk), _unknown("edit")
            yield Probe(path, knows=own, twin=twin, method=method, data=data if method == "post" else {})
            path, twin = in_language("discussion:delete", pk), _unknown("delete")
            yield Probe(path, knows=own | run, twin=twin, method=method)
            path, twin = in_language("discussion:report", pk), _unknown("report")
            yield Probe(path, knows=(NOBODY if name == "old" else heard - own), twin=twin, method=method)


@probes("discussion:hide", "discussion:show", "discussion:leave")
def gestures_of_managers(world: World) -> Iterator[Probe]:
    for name, (_heard, run) in TALKED.items():
        pk = world.files[f"{name}.comment"].pk
        path, twin = in_language("discussion:hide", pk), _unknown("hide")
        yield Probe(path, run, (f"{name}.said",), twin=twin)
        yield Probe(path, knows=run, twin=twin, method="post", data={"reason": "Zut"})
        for view in ("show", "leave"):
            yield Probe(in_language(f"discussion:{view}", pk), knows=run, twin=_unknown(view), method="post")
    for name, readers in MAY_READ_HIDDEN.items():
        pk = world.files[f"{name}.hidden_comment"].pk
        yield Probe(in_language("discussion:show", pk), knows=readers, twin=_unknown("show"), method="post")
        yield Probe(in_language("discussion:delete", pk), readers, (f"{name}.hidden",), twin=_unknown("delete"))


@probes("discussion:space")
def spaces(world: World) -> Iterator[Probe]:
    for name, page in {"open": "public", "section": "secret", "foreign": "foreign_article"}.items():
        runners = TEAM if name == "foreign" else who.RUNNERS
        path, twin = (in_language("discussion:space", slug) for slug in (world.spaces[name].slug, UNKNOWN_SLUG))
        shown = tuple(f"{page}.{part}" for part in ("hidden", "why_hidden", "why_reported"))
        yield Probe(path, runners, shown, twin=twin)
        yield Probe(path, knows=runners, twin=twin, method="post", data={"is_open": "zq"})
    for name in ("shut", "archived"):
        path, twin = (in_language("discussion:space", slug) for slug in (world.spaces[name].slug, UNKNOWN_SLUG))
        yield Probe(path, who.RUNNERS, twin=twin)
