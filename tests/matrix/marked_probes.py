"""Words in every other place where people write: pieces of a page, comments and replies, decisions, fields of a
profile, tags, what an event says, planned publications, aliases; and the mails that each event sends to each person.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone
from wagtail.models import Comment, CommentReply, Page

from intranet.people.models import Profile
from tests import factories as make
from tests.news import making as announce

from . import knowledge as who
from .admin_probes import EXPLORED, UNKNOWN_ID, about_page
from .probing import NOBODY, Probe
from .registry import more_probes
from .site_probes import beside, in_language
from .world import PROFILES, WORDS, World, furnish, new_words

PIECES = ("heading", "alternative", "caption", "quote", "callout", "video", "transcript", "label")
EVENT_PARTS = ("title", "slug", "reason", "place", "organiser", "link")

new_words({f"full.{part}": who.MEMBERS for part in ("title", "slug", "summary", *PIECES)})
new_words({f"full_section.{part}": who.OF_SECTION for part in ("title", "slug", "summary", *PIECES)})
new_words({f"secret_draft.{part}": who.OF_SECTION for part in ("comment", "reply")})
# Decisions are read by those who take them, and by who asked.
new_words({"returned.title": who.WRITERS, "returned.slug": who.WRITERS, "returned.reason": who.EDITORS})
new_words({"agreed.title": who.MEMBERS, "agreed.slug": who.MEMBERS, "agreed.reason": who.EDITORS})
new_words({"planned.title": who.WRITERS, "planned.slug": who.WRITERS, "planned.body": who.EDITORS})
new_words({f"cancelled.{part}": who.MEMBERS for part in EVENT_PARTS})
new_words({f"cancelled_section.{part}": who.OF_SECTION for part in EVENT_PARTS})
new_words({"mirror.slug": who.MEMBERS, "secret_image.tag": who.OF_SECTION})
# Whom a profile shows to, and those to whom this person leaves an address and telephones: the pôle alone.
new_words({"director_profile.email": who.STAND_IN_POLE | {who.DIRECTOR}})
new_words({f"director_profile.{part}": who.SEE_NETWORK for part in ("presentation_fr", "presentation_en")})


@furnish
def write_everywhere(world: World) -> None:
    manager, author = world.people[who.MANAGER], world.people["author"]
    for name, parent, image in (("full", "shut", "image"), ("full_section", "section", "secret_image")):
        world.pages[name] = make.make_article(
            world.pages[parent],
            f"Morceau {WORDS[f'{name}.title']}",
            slug=WORDS[f"{name}.slug"],
            summary=WORDS[f"{name}.summary"],
            body=make.body(*_pieces(name, world.files[image])),
        )
    world.files["secret_image"].tags.add(WORDS["secret_image.tag"])
    comment = Comment.objects.create(
        page=world.pages["secret_draft"], user=manager, text=WORDS["secret_draft.comment"], contentpath="title"
    )
    CommentReply.objects.create(comment=comment, user=manager, text=WORDS["secret_draft.reply"])
    for name in ("returned", "agreed"):
        _decide(world, name, author)
    _plan(world)
    for name, calendar in (("cancelled", "event.calendar"), ("cancelled_section", "secret_event.calendar")):
        words = {part: WORDS[f"{name}.{part}"] for part in EVENT_PARTS}
        world.pages[name] = announce.make_event(
            f"Rendez-vous {words['title']}",
            calendar=world.pages[calendar],
            slug=words["slug"],
            cancelled=True,
            cancellation_reason=words["reason"],
            place=words["place"],
            organiser=words["organiser"],
            online_link=f"https://exemple.org/{words['link']}",
        )
    world.pages["mirror"] = _mirror(world)
    _fill_profile(world)


def _pieces(name: str, image: Any) -> Iterator[dict[str, Any]]:
    words = {part: WORDS[f"{name}.{part}"] for part in PIECES}
    yield {"type": "heading", "value": words["heading"]}
    picture = {"image": image.pk, "alternative": words["alternative"], "decorative": False, "caption": words["caption"]}
    yield {"type": "picture", "value": picture}
    yield {"type": "quote", "value": {"text": words["quote"], "author": ""}}
    yield {"type": "callout", "value": {"kind": "info", "title": "", "text": f"<p>{words['callout']}</p>"}}
    video = {"title": words["video"], "address": "https://www.youtube.com/watch?v=zq", "text": words["transcript"]}
    yield {"type": "embed", "value": video}
    yield {"type": "accordion", "value": {"title": words["label"], "items": []}}


def _decide(world: World, name: str, author: Any) -> None:
    page = make.make_article(
        world.pages["shut"],
        f"Morceau {WORDS[f'{name}.title']}",
        slug=WORDS[f"{name}.slug"],
        owner=author,
        live=False,
    )
    state = page.get_workflow().start(page, author).current_task_state
    decide = state.task.on_action
    decide(state, user=world.people[who.MANAGER], action_name="approve" if name == "agreed" else "reject",
           comment=WORDS[f"{name}.reason"])  # fmt: skip
    world.pages[name] = Page.objects.get(pk=page.pk).specific


def _plan(world: World) -> None:
    page = make.make_article(
        world.pages["shut"],
        f"Morceau {WORDS['planned.title']}",
        slug=WORDS["planned.slug"],
        body=[("text", f"<p>{WORDS['planned.body']}</p>")],
        live=False,
    )
    page.go_live_at = timezone.now() + dt.timedelta(days=2)
    page.save_revision(approved_go_live_at=page.go_live_at).publish()
    world.pages["planned"] = page


def _mirror(world: World) -> Page:
    """An alias of an article of the shut workspace, in the open one."""
    return world.fresh("article").create_alias(
        parent=Page.objects.get(pk=world.pages["open"].pk), update_slug=WORDS["mirror.slug"]
    )


def _fill_profile(world: World) -> None:
    director = world.people[PROFILES["director_profile"]]
    director.email = f"{WORDS['director_profile.email']}@example.org"
    director.save()
    Profile.objects.filter(user=director).update(
        contact_for_pole_only=True,
        **{name: WORDS[f"director_profile.{name}"] for name in ("presentation_fr", "presentation_en")},
    )


FULL = {"full": (who.MEMBERS, "shut"), "full_section": (who.OF_SECTION, "section")}


@more_probes
def pieces_of_pages(world: World) -> Iterator[Probe]:
    for name, (readers, _parent) in FULL.items():
        page = world.fresh(name)
        shown = tuple(f"{name}.{part}" for part in ("title", *PIECES))
        yield Probe(page.url, readers, shown, twin=beside(page.url))
        yield Probe(make.english(page).url, readers, shown, twin=beside(make.english(page).url))
        yield Probe(page.url, readers, twin=beside(page.url), method="options", status=200, knows=readers)
        for part in PIECES:
            # Pieces are found by their words, and told in the extract, to their readers alone.
            yield Probe(f"/fr/recherche/?q={WORDS[f'{name}.{part}']}", knows=who.EVERYONE)
        heading = f"/fr/recherche/?q={WORDS[f'{name}.heading']}"
        yield Probe(f"{heading}&oui", readers, (f"{name}.title",), knows=who.EVERYONE)
        detail = reverse("api:pages:detail", args=[page.pk])
        yield Probe(
            f"{detail}?fields=*",
            readers,
            (f"{name}.title",),
            twin=reverse("api:pages:detail", args=[UNKNOWN_ID]) + "?fields=*",
        )


@more_probes
def comments_and_decisions(world: World) -> Iterator[Probe]:
    draft = world.pages["secret_draft"].pk
    edit = "wagtailadmin_pages:edit"
    yield Probe(
        reverse(edit, args=[draft]),
        who.OF_SECTION,
        ("secret_draft.comment", "secret_draft.reply"),
        twin=reverse(edit, args=[UNKNOWN_ID]),
    )
    for name in ("returned", "agreed"):
        page = world.pages[name]
        knows = who.WRITERS
        state = page.workflow_states.latest("created_at")
        detail = "wagtailadmin_pages:workflow_history_detail"
        yield Probe(
            reverse(detail, args=[page.pk, state.pk]),
            who.EDITORS,
            (f"{name}.reason",),
            knows=knows,
            twin=reverse(detail, args=[UNKNOWN_ID, state.pk]),
        )
        history = "wagtailadmin_pages:history"
        yield Probe(
            reverse(history, args=[page.pk]), who.EDITORS, knows=knows, twin=reverse(history, args=[UNKNOWN_ID])
        )
        report = reverse("wagtailadmin_reports:workflow_tasks")
        for export in ("", "?export=xlsx", "?export=csv"):
            yield Probe(f"{report}{export}", knows=who.ENTER_ADMIN)
    path = world.pages["planned"].get_url_parts()[2]
    yield Probe(path, twin=beside(path))
    yield Probe(f"{path}?preview=true", twin=f"{beside(path)}?preview=true")
    shut = reverse("wagtailadmin_explore", args=[world.pages["shut"].pk])
    yield Probe(
        f"{shut}?planned", who.WRITERS, ("planned.title", "returned.title"), knows=who.WRITERS | {who.SECTION_MEMBER}
    )
    yield Probe(f"/fr/recherche/?q={WORDS['planned.title']}", knows=who.EVERYONE)
    tags = reverse("wagtailadmin_tag_autocomplete")
    yield Probe(f"{tags}?term=zq&tag", who.OF_SECTION, ("secret_image.tag",), knows=who.ENTER_ADMIN)


@more_probes
def what_events_say(world: World) -> Iterator[Probe]:
    for name, readers in (("cancelled", who.MEMBERS), ("cancelled_section", who.OF_SECTION)):
        event = world.fresh(name)
        shown = tuple(f"{name}.{part}" for part in ("title", "reason", "place"))
        yield Probe(event.url, readers, shown, twin=beside(event.url))
        for language in ("fr", "en"):
            path = in_language("news:event_ics", event.translation_key, language=language)
            yield Probe(path, readers, (f"{name}.title",), knows=readers)
        yield Probe(f"/fr/recherche/?q={WORDS[f'{name}.reason']}", knows=who.EVERYONE)
        yield Probe(f"/fr/recherche/?q={WORDS[f'{name}.place']}", knows=who.EVERYONE)


@more_probes
def mirrors_and_addresses(world: World) -> Iterator[Probe]:
    mirror = world.fresh("mirror")
    yield Probe(mirror.url, who.MEMBERS, ("article.title",), twin=beside(mirror.url))
    yield Probe(f"{world.fresh('open').url}?mirror", who.MEMBERS, ("article.title",), knows=who.EVERYONE)
    for name in ("article", "secret"):
        for view in ("wagtailadmin_pages:edit", "wagtailadmin_pages:history"):
            yield about_page(
                world, view, name, method="options", knows=EXPLORED[name][0] | EXPLORED[name][1], opens=NOBODY
            )
        path = world.fresh(name).url
        # Signing in leads back there, whether or not there is anything.
        yield Probe(f"/en/comptes/connexion/?next={path}", knows=who.EVERYONE)
        for method in ("post", "put", "delete"):
            yield Probe(path, knows=who.MAY_KNOW[f"{name}.title"], twin=beside(path), method=method)


@more_probes
def validators(world: World) -> Iterator[Probe]:
    """Knowing what a private file is known by is of no help to whom it is closed."""
    for name, readers in (("document", who.MEMBERS), ("secret_document", who.OF_SECTION), ("image", who.MEMBERS)):
        file = world.files[name]
        view = "media_image" if name == "image" else "media_document"
        path, twin = (reverse(view, args=[pk, file.filename]) for pk in (file.pk, UNKNOWN_ID))
        etag = f'"{file.file_hash}"'
        for headers in (
            {"If-None-Match": etag},
            {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"},
        ):
            yield Probe(path, readers, twin=twin, headers=headers, status=304)
        yield Probe(path, readers, twin=twin, headers={"If-Range": etag, "Range": "bytes=0-3"}, status=206)
        yield Probe(path, knows=readers, twin=twin, headers={"Range": "bytes=999999-"})
        yield Probe(path, knows=readers, twin=twin, method="options")


@more_probes
def fields_of_profiles(world: World) -> Iterator[Probe]:
    profile = world.people[PROFILES["director_profile"]].profile
    for language in ("fr", "en"):
        path, twin = (in_language("people:profile", key, language=language) for key in (profile.pk, "zqjamais"))
        contact = who.MAY_KNOW["director_profile.email"]
        yield Probe(
            f"{path}?contact", contact, ("director_profile.email",), knows=who.SEE_NETWORK, twin=f"{twin}?contact"
        )
        yield Probe(f"{path}?bio", who.SEE_NETWORK, twin=f"{twin}?bio")
    for part in ("email", "presentation_fr", "presentation_en"):
        asked = WORDS[f"director_profile.{part}"]
        yield Probe(f"/fr/recherche/?q={asked}", knows=who.EVERYONE)
        yield Probe(f"{in_language('people:directory')}?q={asked}", knows=who.EVERYONE)


@more_probes
def other_interfaces(world: World) -> Iterator[Probe]:
    """Version 3 of Wagtail's API is in the package and nowhere on the site."""
    for path in ("/api/v3/", "/api/v3/pages/", "/api/main/", f"/api/v3/pages/{world.pages['secret'].pk}/", "/api/"):
        yield Probe(path, twin="/api/zqjamais/")
