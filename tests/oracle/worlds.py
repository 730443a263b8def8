"""Small worlds, drawn at random: people with dated facts, spaces within spaces, pages in two languages, and their fate.

Every draw goes through one ``random.Random``. Hypothesis gives its own, which it can replay and shrink; the tests of
the mutants give seeded ones. ``World.story`` tells what was done, in order, for the message of a failure.
"""

import datetime as dt
import itertools
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from random import Random
from typing import Any
from unittest import mock

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.test import override_settings
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Collection, Locale, Page

from intranet.access import actions
from intranet.access.models import AccessRule, Audience, Membership, Role, Space
from intranet.access.sections import close_space
from intranet.accounts.models import User
from intranet.media.models import PrivateDocument
from intranet.pages.models import ArticlePage, SectionPage
from intranet.territory.models import Adhesion, Affiliation, Designation, Domain, Organisation
from search import receivers as search_receivers
from workspaces.models import WorkspaceIndexPage, WorkspacePage

# Not a round hour, and the night when Paris goes over to summer time.
START = dt.datetime(2026, 3, 29, 0, 59, 59, 999_999, tzinfo=dt.UTC)
MICROSECOND = dt.timedelta(microseconds=1)
DAY = dt.timedelta(days=1)
# Periods around an instant, most of them with an end on it, just before or just after.
PERIODS: list[tuple[dt.timedelta, dt.timedelta | None]] = [
    (-30 * DAY, None),
    (-30 * DAY, None),
    (-30 * DAY, 30 * DAY),
    (dt.timedelta(0), None),
    (MICROSECOND, None),
    (-MICROSECOND, dt.timedelta(0)),
    (-DAY, dt.timedelta(0)),
    (-DAY, MICROSECOND),
    (-2 * DAY, -DAY),
]
CONTAINERS = (WorkspacePage, SectionPage)


@contextmanager
def time_stands_at(at: dt.datetime) -> Iterator[None]:
    with mock.patch("django.utils.timezone.now", return_value=at):
        yield


@contextmanager
def nothing_followed() -> Iterator[None]:
    """No entry of the search is made."""
    with (
        mock.patch.object(search_receivers, "_again"),
        mock.patch.object(search_receivers, "_follow_rules"),
        mock.patch.object(search_receivers, "_documents_of", return_value=set()),
    ):
        yield


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is written inside is rolled back. Nothing is indexed meanwhile: it would take most of the time."""
    idle = {name: {"BACKEND": "django_tasks.backends.dummy.DummyBackend"} for name in ("default", "background")}
    with override_settings(TASKS=idle), nothing_followed(), transaction.atomic():
        try:
            yield
        finally:
            transaction.set_rollback(True)


class World:
    def __init__(self, random: Random, at: dt.datetime = START) -> None:
        self.random = random
        self.at = at
        self.story: list[str] = []
        self.faults: list[str] = []
        self.looks = random.randrange(12)
        self._numbers = itertools.count(1)
        self.french, self.english = Locale.objects.get(language_code="fr"), Locale.objects.get(language_code="en")

    # Draws

    def one_of(self, things: Sequence[Any]) -> Any:
        return things[self.random.randrange(len(things))]

    def chance(self, in_ten: int) -> bool:
        return self.random.randrange(10) < in_ten

    def tell(self, *words: object) -> None:
        self.story.append(" ".join(str(word) for word in words))

    # Making it

    def make(self, pages: int = 6) -> "World":
        with time_stands_at(self.at):
            self._make_people()
            self._make_workspaces()
            for _number in range(pages):
                self.add_page()
            for happening in (self.open_child_space, self.narrow, self.alias_elsewhere, self.translate):
                if self.chance(7):
                    happening()
            self._make_files()
        return self

    def _make_people(self) -> None:
        self.domains = [Domain.objects.create(name=name, slug=f"w-{name}") for name in ("eau", "foncier")]
        self.host = Organisation.objects.host() or Organisation.objects.create(
            name="Hôte", kind=Organisation.Kind.POLE, is_host=True
        )
        epci = Organisation.Kind.EPCI
        members = [Organisation.objects.create(name=f"CC {name}", kind=epci) for name in ("A", "B")]
        self.organisations = [*members, self.host]
        self.people = [self._make_person(f"p{number}") for number in range(3)]
        self.superuser = self._make_person("root", is_superuser=True)
        self.gone = self._make_person("gone", is_active=False, is_superuser=self.chance(5))
        for organisation in members:
            for domain in self.domains:
                if self.chance(6):
                    Adhesion.objects.create(organisation=organisation, domain=domain, **self._period("adhesion"))
        self.network = Space.objects.get(kind=Space.Kind.NETWORK)
        for person in [*self.people, self.gone]:
            self._affiliate(person)
            if self.chance(5):
                self._affiliate(person)

    def _make_person(self, name: str, **fields: Any) -> User:
        return User.objects.create(email=f"{name}@example.org", first_name=name, last_name="W", **fields)

    def _period(self, of: str) -> dict[str, Any]:
        start, end = self.one_of(PERIODS)
        self.tell(of, "from", start, "until", end)
        return {"valid_from": self.at + start, "valid_until": None if end is None else self.at + end}

    def _affiliate(self, person: User) -> None:
        if self.chance(3):
            return
        organisation, domain = self.one_of(self.organisations), self.one_of(self.domains)
        capacity = self.one_of([Affiliation.Capacity.OFFICER, Affiliation.Capacity.ELECTED])
        self.tell(person.email, capacity, "of", organisation.name)
        Affiliation.objects.create(
            person=person, organisation=organisation, capacity=capacity, **self._period("affiliation")
        )
        if self.chance(7):
            self.tell(person.email, "designated in", domain.slug)
            Designation.objects.create(
                person=person, organisation=organisation, domain=domain, **self._period("designation")
            )

    def _make_workspaces(self) -> None:
        for number in range(2):
            locale = self.one_of([self.french, self.french, self.english])
            index = WorkspaceIndexPage.objects.get(locale=locale)
            page = index.add_child(
                instance=WorkspacePage(title=f"W{number}", slug=f"w{number}", locale=locale, owner=self._owner())
            )
            self.tell("workspace", page.title, locale.language_code, page.pk)
            self._settle(Space.objects.get(root_key=page.translation_key))
        for person in self.people:
            if self.chance(6):
                self.join(person)

    def _settle(self, space: Space) -> None:
        space.domain = self.one_of([None, *self.domains])
        space.audience = self.one_of(list(Audience))
        space.referent_role = self.one_of([None, *Role, Role.EDITOR])
        space.team_role = self.one_of([None, *Role, Role.MANAGER])
        space.contributors_publish = self.chance(5)
        self.tell(
            f"space {space.pk}: domain {space.domain} audience {space.audience} referents {space.referent_role}"
            f" team {space.team_role} publish {space.contributors_publish}"
        )
        actions.change_space(space, by=self.superuser)

    def _make_files(self) -> None:
        for collection in [Collection.get_first_root_node(), *Collection.objects.filter(space__isnull=False)]:
            uploader = self.one_of([None, *self.people])
            PrivateDocument.objects.create(
                title="f", file="documents/f.pdf", collection=collection, uploaded_by_user=uploader
            )

    # What is there

    def spaces(self) -> list[Space]:
        return list(Space.objects.order_by("pk"))

    def containers(self, locale: Locale | None = None) -> list[Page]:
        """Pages of this world that can hold others, aliases included."""
        found = Page.objects.type(*CONTAINERS).order_by("path")
        return list(found if locale is None else found.filter(locale=locale))

    def movables(self) -> list[Page]:
        return list(Page.objects.type(SectionPage, ArticlePage).order_by("path"))

    def _owner(self) -> User | None:
        return self.one_of([*self.people, self.superuser, None])

    # What befalls it

    def befall(self) -> str:
        """One thing happens; returns its name. What cannot be done in this world is passed over."""
        happening = self.one_of(HAPPENINGS)
        with time_stands_at(self.at):
            happening(self)
        return happening.__name__

    def add_page(self) -> None:
        parent = self.one_of([Page.objects.get(pk=self._home().pk), *self.containers(), *self.containers()])
        self._add(parent, self.one_of([SectionPage, ArticlePage]))

    def _home(self) -> Page:
        return Page.objects.filter(depth=2, locale=self.one_of([self.french, self.english])).first()

    def _add(self, parent: Page, model: type[Any]) -> Page:
        title = f"{model.__name__[0]}{next(self._numbers)}"
        live = self.chance(6)
        page = model(title=title, slug=title.lower(), locale=parent.locale, owner=self._owner(), live=live)
        page = parent.specific.add_child(instance=page)
        self.tell("add", title, page.pk, "under", parent.pk, parent.locale.language_code, "live" if live else "draft")
        return page

    def open_child_space(self) -> None:
        opened = Space.objects.filter(root_key__isnull=False).values("root_key")
        sections = SectionPage.objects.exclude(translation_key__in=opened).order_by("path")
        sections = [page for page in sections if page.alias_of_id is None]
        if not sections:
            return
        page = self.one_of(sections)
        self.tell("open a space on", page.pk)
        try:
            space = actions.open_space(page, kind=Space.Kind.SECTION, name=page.title)
        except ValidationError:
            return
        self._settle(space)
        if self.chance(8):
            self.join(self.one_of(self.people), space)

    def close_child_space(self) -> None:
        sections = [space for space in self.spaces() if space.kind == Space.Kind.SECTION]
        if sections:
            space = self.one_of(sections)
            self.tell("close", space.pk)
            try:
                close_space(space, by=self.superuser)
            except (ValidationError, PermissionDenied):
                self.tell("(refused)")

    def join(self, person: User | None = None, space: Space | None = None) -> None:
        person, space = person or self.one_of(self.people), space or self.one_of(self.spaces())
        role = self.one_of(list(Role))
        self.tell(person.email, "joins space", space.pk, "as", role.name)
        Membership.objects.create(user=person, space=space, role=role, **self._period("membership"))

    def narrow(self) -> None:
        pages = list(Page.objects.filter(depth__gt=2).order_by("path"))
        page = self.one_of(pages)
        audience = self.one_of([None, *Audience])
        if not AccessRule.objects.filter(translation_key=page.translation_key).exists():
            return
        self.tell("audience of", page.pk, "is", audience)
        try:
            actions.set_audience(page, audience, by=None)
        except ValidationError:
            self.tell("(refused)")

    def change_settings(self) -> None:
        spaces = [space for space in self.spaces() if space.root_key]
        self._settle(self.one_of(spaces))

    def archive(self) -> None:
        space = self.one_of(self.spaces())
        self.tell("archive", space.pk)
        try:
            actions.archive_space(space, by=self.superuser)
        except ValidationError:
            self.tell("(refused)")

    def reopen(self) -> None:
        archived = [space for space in self.spaces() if space.is_archived]
        if archived:
            space = self.one_of(archived)
            self.tell("reopen", space.pk)
            try:
                actions.reopen_space(space, by=self.superuser)
            except ValidationError:
                self.tell("(refused)")

    def move(self) -> None:
        movables = self.movables()
        if not movables:
            return
        page = self.one_of(movables)
        targets = [
            target
            for target in [*self.containers(page.locale), Page.objects.get(depth=2, locale=page.locale)]
            if target.pk != page.pk and not target.is_descendant_of(page) and not self._shows(target, page)
        ]
        if not targets:
            return
        target = self.one_of(targets)
        self.tell("move", page.pk, "under", target.pk)
        page.specific.move(target, pos="last-child")

    def _shows(self, target: Page, page: Page) -> bool:
        """Whether the target is within an alias of something in the page's branch: it would be ruled by itself."""
        branch = Page.objects.filter(path__startswith=page.path).values_list("translation_key", flat=True)
        keys = set(branch)
        climbing: Page | None = target
        while climbing is not None and climbing.depth > 1:
            if climbing.translation_key in keys:
                return True
            climbing = climbing.alias_of if climbing.alias_of_id else climbing.get_parent()
        return False

    def copy(self) -> None:
        pages = self.movables()
        if not pages:
            return
        page = self.one_of(pages)
        targets = [each for each in self.containers(page.locale) if not each.path.startswith(page.path)]
        if not targets:
            return
        target, recursive, live = self.one_of(targets), self.chance(5), self.chance(7)
        self.tell("copy", page.pk, "under", target.pk, "with what is below" if recursive else "", live)
        slug = f"c{next(self._numbers)}"
        copied = page.specific.copy(
            recursive=recursive, to=target.specific, update_attrs={"slug": slug}, keep_live=live, user=self._owner()
        )
        self._compare_copies(page, copied, recursive)

    def _compare_copies(self, page: Page, copied: Page, recursive: bool) -> None:
        """A copy is never read more widely than its original."""
        audiences = dict(AccessRule.objects.values_list("translation_key", "audience"))
        originals, copies = [page], [copied]
        if recursive:
            originals = list(Page.objects.filter(path__startswith=page.path).order_by("path"))
            copies = list(Page.objects.filter(path__startswith=copied.path).order_by("path"))
        for original, copy in zip(originals, copies, strict=True):
            was, now = audiences.get(original.translation_key), audiences.get(copy.translation_key)
            if was is not None and now is not None and now > was:
                self.faults.append(f"copy {copy.pk} of {original.pk} opened to {now}, its original to {was}")

    def alias_elsewhere(self) -> None:
        pages = [page for page in self.movables() if page.alias_of_id is None]
        if not pages:
            return
        page = self.one_of(pages)
        home = Page.objects.get(depth=2, locale=page.locale)
        targets = [each for each in [home, *self.containers(page.locale)] if not each.path.startswith(page.path)]
        target = self.one_of(targets)
        self.tell("alias of", page.pk, "under", target.pk)
        page.specific.create_alias(parent=target.specific, update_slug=f"a{next(self._numbers)}")

    def translate(self) -> None:
        """An alias becomes a page of its own: a translation begun, or a plain alias given its independence."""
        aliases = [page for page in self.movables() if page.alias_of_id]
        if aliases:
            self._convert(self.one_of(aliases).specific)

    def _convert(self, page: Page) -> None:
        was = AccessRule.objects.filter(translation_key=page.translation_key).first()
        self.tell("convert alias", page.pk)
        ConvertAliasPageAction(page).execute()
        now = AccessRule.objects.filter(translation_key=page.translation_key).first()
        if now is not None and (was is None or now.audience > was.audience):
            self.faults.append(f"alias {page.pk}, made a page, opened to {now}; it was {was}")

    def publish_or_withdraw(self) -> None:
        pages = [page for page in self.movables() if page.alias_of_id is None]
        if not pages:
            return
        page = self.one_of(pages).specific
        self.tell("withdraw" if page.live else "publish", page.pk)
        if page.live:
            page.unpublish()
        else:
            page.save_revision(clean=False).publish()

    def delete(self) -> None:
        pages = self.movables()
        if not pages:
            return
        page = self.one_of(pages)
        self.tell("delete", page.pk)
        before = _readable_by_the_most()
        page.specific.delete()
        wider = [pk for pk, audience in _readable_by_the_most().items() if audience > before.get(pk, -1)]
        if wider:
            self.faults.append(f"deleting {page.pk} opened {wider}")

    def end_a_fact(self) -> None:
        model = self.one_of([Membership, Affiliation, Adhesion, Designation])
        rows = [row for row in model.objects.order_by("pk") if row.is_in_force(self.at) and row.valid_from < self.at]
        if rows:
            row = self.one_of(rows)
            self.tell("end", model.__name__, row.pk)
            row.valid_until = self.at
            row.save()

    def time_passes(self) -> None:
        self.at += self.one_of([MICROSECOND, DAY, 31 * DAY])
        self.tell("it is", self.at)


def _readable_by_the_most() -> dict[int, int]:
    audiences = dict(AccessRule.objects.values_list("translation_key", "audience"))
    pages = Page.objects.filter(depth__gt=1).values_list("pk", "translation_key")
    return {pk: audiences.get(key, -1) for pk, key in pages}


HAPPENINGS: list[Callable[[World], None]] = [
    World.move,
    World.move,
    World.move,
    World.copy,
    World.copy,
    World.narrow,
    World.open_child_space,
    World.close_child_space,
    World.archive,
    World.reopen,
    World.publish_or_withdraw,
    World.delete,
    World.delete,
    World.end_a_fact,
    World.time_passes,
    World.add_page,
    World.alias_elsewhere,
    World.translate,
    World.join,
    World.change_settings,
]
