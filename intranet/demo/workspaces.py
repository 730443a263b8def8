"""Loading of a workspace: its page and space, the people in it, sections, articles, drafts and files."""

import datetime as dt
from typing import Any

from django.db import transaction
from wagtail.models import Locale, Page

from intranet.access.actions import add_member, archive_space, change_space, open_space, set_audience
from intranet.access.models import Audience, Role, Space
from intranet.pages.models import ArticlePage, PageTheme, SectionPage
from intranet.territory.models import Domain, Theme
from workspaces.models import WorkspaceIndexPage, WorkspacePage

from . import days
from .bodies import stream_of
from .pages import Gesture, backdate, create, key_of, revise, translate
from .people import account
from .uploads import Uploads
from .writing import Article, Section, Version, Workspace, as_html, plain

# The pôle's director settles what spaces are.
MANAGER = "vasseur"


@transaction.atomic
def load_workspace(workspace: Workspace) -> int:
    """The workspace with all that is in it, unless it is there; returns how many pages were written."""
    key = key_of(workspace.slug)
    if Page.objects.filter(translation_key=key).exists():
        return 0
    return _Loading(workspace).run()


class _Loading:
    """One workspace being made: counts its pages, and gives each gesture its own minute of the day."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.written = 0

    def run(self) -> int:
        workspace = self.workspace
        page = self._create_home()
        space = Space.objects.get(root_key=page.translation_key)
        self._settle(space)
        uploads = Uploads(space)
        if workspace.other:
            purpose = as_html(workspace.other_purpose, "en")
            self._translate(page, workspace.other, uploads, workspace.days - 2, purpose=purpose)
        for section in workspace.sections:
            self._load_section(page, space, section, uploads)
        if workspace.archived:
            archive_space(Space.objects.get(pk=space.pk), by=account(MANAGER))
        return self.written

    def _gesture(self, who: str, days_ago: int) -> Gesture:
        self.written += 1
        return Gesture(account(who), days.working_hour(days_ago, self.written + 3 * len(self.workspace.slug)))

    def _create_home(self) -> Any:
        workspace = self.workspace
        index = WorkspaceIndexPage.objects.get(locale__language_code="fr", alias_of__isnull=True)
        page = WorkspacePage(
            title=plain(workspace.title),
            slug=workspace.slug,
            summary=plain(workspace.summary),
            purpose=as_html(workspace.purpose),
            translation_key=key_of(workspace.slug),
        )
        return create(index, page, self._gesture(workspace.author, workspace.days))

    def _settle(self, space: Space) -> None:
        workspace = self.workspace
        space.domain = Domain.objects.filter(slug=workspace.domain).first()
        space.audience = Audience[workspace.audience.upper()]
        space.contributors_publish = workspace.contributors_publish
        change_space(space, by=account(MANAGER))
        self._add_members(space, workspace.members, workspace.days - 10)

    def _add_members(self, space: Space, members: tuple[tuple[str, str], ...], days_ago: int) -> None:
        for who, role in members:
            since = max(days.start(-days_ago), account(who).date_joined)
            add_member(space, account(who), Role[role.upper()], by=account(MANAGER), valid_from=since)

    def _load_section(self, parent: Page, space: Space, section: Section, uploads: Uploads) -> None:
        author, opened = self.workspace.author, self.workspace.days - 5
        page = SectionPage(
            title=plain(section.title),
            slug=section.slug,
            summary=plain(section.summary),
            translation_key=key_of(self.workspace.slug, section.slug),
        )
        gesture = self._gesture(author, opened)
        page = create(parent, page, gesture)
        if section.audience:
            self._narrow(page, section.audience, gesture)
        if section.members:
            reserved = open_space(page, kind=Space.Kind.SECTION, by=account(MANAGER), audience=Audience.MEMBERS)
            self._add_members(reserved, section.members, opened)
            uploads = Uploads(reserved)
        if section.other:
            self._translate(page, section.other, uploads, opened)
        for article in section.articles:
            self._load_article(page, article, uploads)

    def _load_article(self, section: Page, article: Article, uploads: Uploads) -> None:
        if article.language == "en":
            section = section.get_translation(Locale.objects.get(language_code="en"))
        gesture = self._gesture(article.author, article.days)
        page = ArticlePage(
            title=plain(article.title, article.language),
            slug=article.slug,
            summary=plain(article.summary, article.language),
            body=stream_of(article.body, uploads, language=article.language, by=gesture.by, at=gesture.at),
            translation_key=key_of(self.workspace.slug, article.slug),
            page_themes=[PageTheme(theme=theme) for theme in Theme.objects.filter(slug__in=article.themes)],
        )
        page = create(section, page, gesture, live=article.state in {"published", "changed"})
        if article.audience:
            self._narrow(page, article.audience, gesture)
        if article.other:
            self._translate(page, article.other, uploads, max(article.days - 4, 1))
        if article.state == "changed":
            self._rewrite(page, article)
        elif article.state == "submitted":
            _submit(page, gesture)

    def _narrow(self, page: Page, audience: str, gesture: Gesture) -> None:
        set_audience(page, Audience[audience.upper()], by=account(MANAGER))
        backdate(page, gesture.at)

    def _translate(self, page: Any, version: Version, uploads: Uploads, days_ago: int, **fields: Any) -> None:
        translate(page, version, uploads, self._gesture(version.author, days_ago), **fields)

    def _rewrite(self, page: Any, article: Article) -> None:
        page = page.get_latest_revision_as_object()
        page.title = f"{page.title} (mise à jour)"
        revise(page, self._gesture(article.author, 1), live=False)


def _submit(page: Any, gesture: Gesture) -> None:
    """Ask the editors of the space to decide."""
    state = page.get_workflow().start(page, gesture.by)
    asked = gesture.at + dt.timedelta(minutes=12)
    type(state).objects.filter(pk=state.pk).update(created_at=asked)
    state.task_states.update(started_at=asked)
