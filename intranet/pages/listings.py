"""Lists of pages as a reader sees them: the visible ones, with what a line shows already fetched."""

from wagtail.models import Page
from wagtail.query import PageQuerySet

from intranet.access.policies import Action, Person, access_of, visible_pages

# Pages that only lead to others are not news.
LEADING_TYPES = {"homepage", "sectionpage", "newsindexpage", "calendarpage", "workspaceindexpage", "workspacepage"}


def listed(pages: PageQuerySet) -> PageQuerySet:
    """With what :file:`pages/page_list.html` shows of each."""
    return pages.select_related("locale", "alias_of__locale")


def visible_children(user: Person, page: Page) -> PageQuerySet:
    """The pages right below, in the order that editors gave them."""
    return listed(visible_pages(user, Page.objects.child_of(page)).order_by("path"))


def latest_pages(user: Person, language: str, under: Page | None = None) -> PageQuerySet:
    """The visible pages of a language, or of a branch of it, the latest first."""
    pages = visible_pages(user).filter(depth__gt=2)
    pages = pages.filter(locale__language_code=language) if under is None else pages.descendant_of(under)
    return listed(
        pages.exclude(content_type__model__in=LEADING_TYPES).order_by(
            "-last_published_at", "-first_published_at", "-pk"
        )
    )


def own_drafts(user: Person, under: Page) -> PageQuerySet:
    """What this person is still writing in a branch: never published, or changed since."""
    pages = access_of(user).pages(Action.EDIT).descendant_of(under, inclusive=True)
    drafts = pages.filter(owner=user.pk, alias_of__isnull=True, has_unpublished_changes=True)
    return drafts.filter(expired=False).order_by("-latest_revision_created_at")
