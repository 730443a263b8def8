"""One world made by hand, in which each planted bug shows; then the happenings in which the others show."""

from random import Random
from typing import Any

from django.utils.text import slugify
from wagtail.models import Page

from intranet.access import actions
from intranet.access.models import Audience, Membership, Role, Space
from intranet.accounts.models import User
from intranet.pages.models import ArticlePage, SectionPage
from intranet.territory.models import Adhesion, Affiliation, Designation, Domain, Organisation
from workspaces.models import WorkspaceIndexPage, WorkspacePage

from .worlds import DAY, World, time_stands_at


class Scenario(World):
    """Its people by what is particular to them, its pages by name."""

    def __init__(self) -> None:
        super().__init__(Random(0))  # noqa: S311 - no secret
        self.now_held = {"valid_from": self.at - DAY}
        self.just_ended = {"valid_from": self.at - DAY, "valid_until": self.at}
        self.just_begun = {"valid_from": self.at}

    def make(self, pages: int = 0) -> "Scenario":
        with time_stands_at(self.at):
            self.people = []
            self.superuser = self._person("root", is_superuser=True)
            self._make_facts()
            self._make_tree()
            self._make_files()
        return self

    def _person(self, name: str, **fields: Any) -> User:
        person = self._make_person(name, **fields)
        self.people.append(person)
        return person

    def _make_facts(self) -> None:
        self.water, self.land = (Domain.objects.create(name=name, slug=f"s-{name}") for name in ("eau", "foncier"))
        epci = Organisation.Kind.EPCI
        self.host = Organisation.objects.host() or Organisation.objects.create(
            name="Hôte", kind=Organisation.Kind.POLE, is_host=True
        )
        member, left, elsewhere = (Organisation.objects.create(name=name, kind=epci) for name in ("CC A", "CC B", "C"))
        Adhesion.objects.create(organisation=member, domain=self.water, **self.now_held)
        Adhesion.objects.create(organisation=left, domain=self.water, **self.just_ended)
        Adhesion.objects.create(organisation=elsewhere, domain=self.land, **self.now_held)
        for name, organisation, affiliated, designated in (
            ("referent", member, self.just_begun, self.now_held),
            ("left", member, None, self.now_held),
            ("moved-on", member, self.just_ended, self.now_held),
            ("dismissed", member, self.now_held, self.just_ended),
            ("organisation-left", left, self.now_held, self.now_held),
            ("other-domain", elsewhere, self.now_held, self.now_held),
        ):
            person = self._person(name)
            if affiliated is not None:
                Affiliation.objects.create(person=person, organisation=organisation, **affiliated)
            Designation.objects.create(person=person, organisation=organisation, domain=self.water, **designated)
        for name, capacity in (("officer", Affiliation.Capacity.OFFICER), ("elected", Affiliation.Capacity.ELECTED)):
            Affiliation.objects.create(
                person=self._person(name), organisation=self.host, capacity=capacity, **self.now_held
            )
        self.network = Space.objects.get(kind=Space.Kind.NETWORK)
        self._joins("partner", self.network, Role.READER)
        former = self._person("former-partner")
        Membership.objects.create(user=former, space=self.network, role=Role.READER, **self.just_ended)

    def _joins(self, name: str, space: Space, role: Role, **fields: Any) -> User:
        person = self._person(name, **fields)
        Membership.objects.create(user=person, space=space, role=role, **self.now_held)
        return person

    def _workspace(self, name: str, **settings: Any) -> WorkspacePage:
        index = WorkspaceIndexPage.objects.get(locale=self.french)
        page = index.add_child(instance=WorkspacePage(title=name, slug=slugify(name)))
        space = Space.objects.get(root_key=page.translation_key)
        for field, value in settings.items():
            setattr(space, field, value)
        actions.change_space(space, by=self.superuser)
        return page

    def _page(self, model: type[Any], parent: Page, name: str, **fields: Any) -> Any:
        parent = Page.objects.get(pk=parent.pk).specific
        return parent.add_child(instance=model(title=name, slug=slugify(name), locale=parent.locale, **fields))

    def _english(self, page: Page) -> Page:
        return page.get_translation(self.english)

    def _make_tree(self) -> None:
        public, members = Audience.PUBLIC, Audience.MEMBERS
        self.home = Page.objects.get(depth=2, locale=self.french)
        self.open = self._workspace("Ouvert", audience=public, domain=self.water, contributors_publish=True)
        self.shut = self._workspace("Fermé", audience=public, team_role=None)
        self.old = self._workspace("Ancien", audience=public)
        space = Space.objects.get(root_key=self.shut.translation_key)
        for name, role in (("reader", 1), ("contributor", 2), ("colleague", 2), ("editor", 3), ("manager", 4)):
            self._joins(name, space, Role(role))
        self._joins("gone", space, Role.MANAGER, is_active=False)
        contributor, colleague = (
            next(person for person in self.people if person.email.startswith(name))
            for name in ("contributor", "colleague")
        )
        # A section within a section, reserved; a private page there, shown in the public home.
        self.section = self._page(SectionPage, self.shut, "Rubrique")
        self.reserved = self._page(SectionPage, self.section, "Réserve")
        self.private = self._page(ArticlePage, self.reserved, "Secret")
        inner = actions.open_space(self.reserved, kind=Space.Kind.SECTION, audience=members, team_role=None)
        self._joins("insider", inner, Role.EDITOR)
        self.window = self.private.create_alias(parent=self.home.specific, update_slug="vitrine")
        # A page shown elsewhere, in a section to be narrowed afterwards.
        self.shown = self._page(ArticlePage, self.section, "Montre")
        self.shown.create_alias(parent=self.home.specific, update_slug="montre")
        self.doomed = self._page(ArticlePage, self.reserved, "Éphémère")
        self.doomed.create_alias(parent=self.home.specific, update_slug="ephemere")
        pole = self._page(ArticlePage, self.shut, "Interne")
        actions.set_audience(pole, Audience.POLE, by=None)
        # The contributor's own pages, and a section whose English version holds a colleague's page.
        self._page(ArticlePage, self.shut, "Brouillon", owner=contributor, live=False)
        self._page(ArticlePage, self.shut, "Article", owner=contributor)
        self._page(ArticlePage, self.open, "Libre", owner=contributor)
        mine = self._page(SectionPage, self.shut, "Mienne", owner=contributor, live=False)
        theirs = self._page(ArticlePage, self._english(mine), "Theirs", owner=colleague)
        theirs.get_translation(self.french).delete()
        # Written in English.
        self.written = self._page(SectionPage, self._english(self.open), "Notes")
        self._page(ArticlePage, self.written, "Note")
        # Archived, with a draft in it.
        self._page(ArticlePage, self.old, "Bilan")
        actions.archive_space(Space.objects.get(root_key=self.old.translation_key), by=self.superuser)

    def befalls(self) -> None:
        """What must happen for the bugs of the stored rules to show."""
        self.faults.clear()
        with time_stands_at(self.at):
            self.private.create_alias(parent=self._fresh(self.home), update_slug="autre-vitrine")
            actions.set_audience(self.written, Audience.MEMBERS, by=None)
            actions.set_audience(self.section, Audience.NETWORK, by=None)
            self._copy_private()
            self._move_section()
            self._convert(self._fresh(self.window))
            self._fresh(self.doomed).delete()
            actions.archive_space(Space.objects.get(root_key=self.shut.translation_key), by=self.superuser)

    def _copy_private(self) -> None:
        copied = self._fresh(self.private).copy(to=self._fresh(self.open), update_attrs={"slug": "copie"})
        self._compare_copies(self.private, copied, False)

    def _move_section(self) -> None:
        self._fresh(self.section).move(self._fresh(self.open), pos="last-child")

    def _fresh(self, page: Page) -> Any:
        return Page.objects.get(pk=page.pk).specific
