"""The world that the matrix probes: spaces, pages and files full of unguessable words, and one person of each kind."""

import datetime as dt
import hashlib
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.base import ContentFile
from django.db import transaction
from django.template import Template
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker
from wagtail.models import Comment, Page, TaskState, UploadedFile
from wagtail.rich_text import RichText

from intranet.access.actions import archive_space, open_space
from intranet.access.models import Audience, Membership, Role, Space
from intranet.media.models import PrivateDocument, PrivateImage
from intranet.media.tasks import read_document
from intranet.news.models import CalendarSubscription
from intranet.pages.models import PageTheme
from intranet.people.models import Expertise, Portrait, Profile
from intranet.territory.models import Organisation, OrganisationAdministrator, Theme
from tests import factories as make
from tests.media import written
from tests.media.samples import png
from tests.news import making as announce

from . import knowledge as who


def word(name: str) -> str:
    """The word of ``thing.part``: letters only, so that no slug, address or search changes it."""
    digest = hashlib.sha256(name.encode()).hexdigest()[:14]
    return "zq" + "".join(chr(ord("a") + int(digit, 16)) for digit in digest)


WORDS = {name: word(name) for name in who.MAY_KNOW}


@dataclass
class World:
    """What there is to probe: pages, files and spaces by name, and people by kind."""

    people: dict[str, Any] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)
    spaces: dict[str, Space] = field(default_factory=dict)
    files: dict[str, Any] = field(default_factory=dict)
    task_state: TaskState = field(default_factory=TaskState)
    upload: UploadedFile = field(default_factory=UploadedFile)
    # By kind of person and number of calendar.
    subscriptions: dict[tuple[str, int], CalendarSubscription] = field(default_factory=dict)

    def fresh(self, name: str) -> Page:
        return Page.objects.get(pk=self.pages[name].pk).specific


_furnishers: list[Callable[[World], None]] = []


def furnish(furnisher: Callable[[World], None]) -> Callable[[World], None]:
    """Register what puts more into the world, once its spaces, people, pages and files are there."""
    _furnishers.append(furnisher)
    return furnisher


def new_words(rows: Mapping[str, frozenset[str]]) -> None:
    """Add rows to ``knowledge.MAY_KNOW``, each with its word."""
    who.MAY_KNOW.update(rows)
    WORDS.update({name: word(name) for name in rows})


@contextmanager
def standing(blocker: DjangoDbBlocker) -> Iterator[World]:
    """A world for the block, taken back with all that is done to it."""
    with blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        # Nothing here looks at the templates used: half of the time would go into keeping their contexts.
        patch.setattr(Template, "_render", lambda template, context: template.nodelist.render(context))
        # Nor at what is logged of each refusal, which pytest would keep with its request.
        patch.setattr(logging.getLogger("django.request"), "disabled", True)
        yield build()
        transaction.set_rollback(True)


def build() -> World:
    world = World()
    _make_spaces(world)
    _make_people(world)
    _make_pages(world)
    _make_files(world)
    _submit(world)
    _announce(world)
    for furnisher in _furnishers:
        furnisher(world)
    archive_space(world.spaces["archived"], by=world.people[who.ADMINISTRATOR])
    return world


def _make_spaces(world: World) -> None:
    domain, other = make.make_domain("Domaine des probes"), make.make_domain("Autre domaine")
    workspaces = {
        "open": ("Espace ouvert", domain, Audience.PUBLIC),
        "shut": (f"Atelier {WORDS['shut.title']}", domain, Audience.MEMBERS),
        "archived": (f"Ancien {WORDS['archived.title']}", domain, Audience.PUBLIC),
        "foreign": (f"Ailleurs {WORDS['foreign.title']}", other, Audience.MEMBERS),
    }
    for name, (title, its_domain, audience) in workspaces.items():
        page = make.make_workspace(title, domain=its_domain, audience=audience)
        slug = WORDS.get(f"{name}.slug", name)
        world.pages[name] = _rename(page, slug)
        world.spaces[name] = make.space_of(page)
    Space.objects.filter(pk=world.spaces["shut"].pk).update(name_en=WORDS["shut.english_name"])
    section = make.make_section(world.pages["shut"], f"Rubrique {WORDS['section.title']}", slug=WORDS["section.slug"])
    world.pages["section"] = section
    world.spaces["section"] = open_space(
        section, kind=Space.Kind.SECTION, slug=WORDS["section.slug"], audience=Audience.MEMBERS
    )


def _rename(page: Page, slug: str) -> Page:
    """Give the page and its mirrors that slug; the factory makes it out of the title."""
    for version in [page, *page.get_translations()]:
        version = version.specific
        version.slug = slug
        version.save()
    return Page.objects.get(pk=page.pk).specific


def _make_people(world: World) -> None:
    spaces = world.spaces
    people: dict[str, Any] = {
        who.ANONYMOUS: AnonymousUser(),
        who.PARTNER: make.make_network_member(Organisation.Kind.FOREIGN),
        who.DIRECTOR: make.make_network_member(Organisation.Kind.POLE),
        who.ELSEWHERE: make.make_referent(spaces["foreign"].domain),
        who.TEAM: make.make_team_member(),
        who.ADMINISTRATOR: make.make_admin(),
        who.ENDED: _ended_referent(spaces["open"].domain),
        who.SECTION_MEMBER: make.make_member(spaces["section"], Role.EDITOR),
    }
    roles = {
        who.READER: Role.READER,
        who.CONTRIBUTOR: Role.CONTRIBUTOR,
        who.EDITOR: Role.EDITOR,
        who.MANAGER: Role.MANAGER,
    }
    for name, role in roles.items():
        people[name] = make.make_user()
        for space in ("open", "shut", "archived"):
            make.join(spaces[space], people[name], role)
    people |= _make_outsiders(spaces)
    people["author"] = make.make_user(last_name=WORDS["author.name"])
    make.join(spaces["shut"], people["author"], Role.CONTRIBUTOR)
    people["closed"] = make.make_team_member(is_active=False)
    world.people = people
    for name, kind in PROFILES.items():
        _make_profile(name, people[kind])


# Profiles by name: of which kind of person.
PROFILES = {
    "team_profile": who.TEAM,
    "director_profile": who.DIRECTOR,
    "elsewhere_profile": who.ELSEWHERE,
    "guest_profile": who.READER,
    "closed_profile": "closed",
}


def _make_profile(name: str, person: Any) -> None:
    """Under a key that is a word, like what it says."""
    Profile.objects.filter(user=person).delete()
    profile = Profile.objects.create(user=person, key=WORDS[f"{name}.key"], job_title=WORDS[f"{name}.job"])
    words = WORDS[f"{name}.expertise"]
    Expertise.objects.create(profile=profile, name=words, folded=words)
    Portrait(profile=profile, file=ContentFile(png(200, 200), "portrait.png")).save()


def _make_outsiders(spaces: dict[str, Space]) -> dict[str, Any]:
    """Guests whose time runs or has run out, and the administrator of the member in the domain."""
    now = timezone.now()
    organisation = spaces["open"].domain.adhesions.get().organisation
    people = {who.GUEST: make.make_user(), who.EXPIRED_GUEST: make.make_user(), who.ORG_ADMIN: make.make_user()}
    make.affiliate(people[who.ORG_ADMIN], organisation)
    OrganisationAdministrator.objects.create(person=people[who.ORG_ADMIN], organisation=organisation)
    ends = {who.GUEST: now + dt.timedelta(days=30), who.EXPIRED_GUEST: now - dt.timedelta(days=1)}
    for name, until in ends.items():
        for space in ("open", "shut", "archived"):
            source, since = Membership.Source.INVITATION, now - dt.timedelta(days=60)
            make.join(spaces[space], people[name], Role.READER, source=source, valid_from=since, valid_until=until)
    return people


def _ended_referent(domain: Any) -> Any:
    person, organisation = make.make_user(), make.make_organisation()
    yesterday = timezone.now() - dt.timedelta(days=1)
    begun = yesterday - dt.timedelta(days=300)
    make.adhere(organisation, domain)
    make.affiliate(person, organisation, valid_from=begun, valid_until=yesterday)
    make.designate(person, organisation, domain, valid_from=begun, valid_until=yesterday)
    return person


def _make_pages(world: World) -> None:
    author = world.people["author"]
    for name, audience in {
        "public": Audience.PUBLIC,
        "network": Audience.NETWORK,
        "pole": Audience.POLE,
        "members": Audience.MEMBERS,
    }.items():
        world.pages[name] = _article(world, name, "open")
        make.narrow(world.pages[name], audience)
    for name, parent in {"secret": "section", "old": "archived", "foreign_article": "foreign"}.items():
        world.pages[name] = _article(world, name, parent)
    world.pages["article"] = _article(world, "article", "shut", owner=author)
    world.pages["secret_draft"] = _article(world, "secret_draft", "section", live=False)
    for name in ("draft", "submitted"):
        world.pages[name] = _article(world, name, "shut", owner=author, live=False)
    _translate(world)
    _relate(world)
    for name in ("public", "article"):
        _revise(world, name)


def _article(world: World, name: str, parent: str, **fields: Any) -> Page:
    return make.make_article(
        world.pages[parent],
        f"Article {WORDS[f'{name}.title']}",
        slug=WORDS[f"{name}.slug"],
        body=[("text", f"<p>Texte {WORDS[f'{name}.body']}</p>")],
        **fields,
    )


def _relate(world: World) -> None:
    """The public article is about the same theme as others, and calls to two of them."""
    theme = Theme.objects.create(domain=world.spaces["open"].domain, name="Thème des probes", slug="theme-des-probes")
    alike = [world.pages[name] for name in ("public", "network", "pole", "members", "article", "secret_draft")]
    versions = Page.objects.filter(translation_key__in=[page.translation_key for page in alike])
    PageTheme.objects.bulk_create(PageTheme(page=version, theme=theme) for version in versions)
    page = world.fresh("public")
    for name in ("secret", "foreign_article"):
        link = RichText(f'<p><a linktype="page" id="{world.pages[name].pk}">Lire</a></p>')
        page.body.append(("action", {"text": f"À lire : {WORDS[f'{name}.title']}", "link": link}))
    page.save()


def _translate(world: World) -> None:
    """The English alias of the article becomes a translation of its own."""
    page = make.english(world.pages["article"])
    world.pages["alias"] = make.english(world.pages["members"])
    page.alias_of = None
    page.title, page.slug = f"Item {WORDS['translation.title']}", WORDS["translation.slug"]
    page.body = [("text", f"<p>Text {WORDS['translation.body']}</p>")]
    page.save()
    page.save_revision().publish()
    world.pages["translation"] = page


def _revise(world: World, name: str) -> None:
    """A version that is not published, with a comment where the world has a word for one."""
    page = world.fresh(name)
    page.title = f"Titre {WORDS[f'{name}.draft_title']}"
    page.body = [("text", f"<p>Reprise {WORDS[f'{name}.draft_body']}</p>")]
    page.save_revision(user=world.people["author"])
    if f"{name}.comment" in WORDS:
        Comment.objects.create(
            page=page, user=world.people[who.MANAGER], text=WORDS[f"{name}.comment"], contentpath="title"
        )


def _announce(world: World) -> None:
    """News, and events in a calendar of the open and the shut workspace and of the section; one was taken away."""
    shut = [world.spaces["shut"]]
    for name, fields in {"news": {"workspaces": shut}, "inner_news": {}}.items():
        world.pages[name] = announce.make_news(f"Nouvelle {WORDS[f'{name}.title']}", **_words(name), **fields)
    make.narrow(world.pages["inner_news"], Audience.MEMBERS)
    for name, parent in {"open_event": "open", "event": "shut", "secret_event": "section"}.items():
        calendar = announce.make_calendar(world.pages[parent], slug="agenda")
        world.pages[f"{name}.calendar"] = calendar
        title = f"Rendez-vous {WORDS[f'{name}.title']}"
        world.pages[name] = announce.make_event(title, calendar=calendar, **_words(name))
    for name in (who.ENDED, who.ELSEWHERE, who.READER):
        for calendar in (world.pages["event.calendar"], announce.site_calendar()):
            subscription = CalendarSubscription(user=world.people[name], calendar_key=calendar.translation_key)
            subscription.save()
            world.subscriptions[name, calendar.pk] = subscription
    gone = announce.make_event(f"Ancien {WORDS['gone_event.title']}", calendar=world.pages["event.calendar"])
    gone.delete()


def _words(name: str) -> dict[str, Any]:
    return {"slug": WORDS[f"{name}.slug"], "body": [("text", f"<p>Texte {WORDS[f'{name}.body']}</p>")]}


def _make_files(world: World) -> None:
    for name, space in {"document": "shut", "secret_document": "section", "old_document": "archived"}.items():
        content, extension = written.pdf(WORDS[f"{name}.text"]), "pdf"
        if name == "secret_document":
            content, extension = written.docx(WORDS[f"{name}.text"]), "docx"
        document = world.files[name] = _file(world, "document", name, space, content, extension)
        # What the worker does after the commit.
        read_document.func(document.pk, document.file_hash)
    for name, space in {"image": "shut", "secret_image": "section"}.items():
        world.files[name] = _file(world, "image", name, space, png(), "png")
    world.files["image"].tags.add(WORDS["image.tag"])
    world.upload = UploadedFile.objects.create(
        file=ContentFile(png(), f"{WORDS['image.file']}.png"), uploaded_by_user=world.people["author"]
    )


def _file(world: World, kind: str, name: str, space: str, content: bytes, extension: str) -> Any:
    model: Any = PrivateDocument if kind == "document" else PrivateImage
    file = model(
        title=f"Fichier {WORDS[f'{name}.title']}",
        file=ContentFile(content, f"{WORDS[f'{name}.file']}.{extension}"),
        collection=world.spaces[space].collection,
        uploaded_by_user=world.people["author"] if space == "shut" else None,
    )
    file.full_clean()
    file.save()
    return file


def _submit(world: World) -> None:
    page = world.fresh("submitted")
    state = page.get_workflow().start(page, world.people["author"])
    world.task_state = state.current_task_state
