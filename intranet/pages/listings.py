"""Lists of pages as a reader sees them: the visible ones, with what a line shows already fetched."""

from collections.abc import Collection, Iterable

from django.db.models import Exists, OuterRef, Subquery
from wagtail.models import Page
from wagtail.query import PageQuerySet

from intranet.access.models import AccessRule
from intranet.access.policies import Action, Person, access_of, visible_pages

# Pages that only lead to others, or that the site says of itself, are not news.
LEADING_TYPES = {
    "homepage",
    "sectionpage",
    "informationpage",
    "newsindexpage",
    "calendarpage",
    "workspaceindexpage",
    "workspacepage",
}


def listed(pages: PageQuerySet) -> PageQuerySet:
    """With what :file:`pages/page_list.html` shows of each."""
    return pages.select_related("locale", "alias_of__locale")


def summarised(pages: Iterable[Page]) -> list[Page]:
    """The pages with the summary of each, which is kept by type of page: one query in all."""
    pages = list(pages)
    numbers: dict[type[Page], list[int]] = {}
    for page in pages:
        if hasattr(page.specific_class, "summary"):
            numbers.setdefault(page.specific_class, []).append(page.pk)
    queries = [
        model._default_manager.filter(pk__in=pks).order_by().values_list("pk", "summary")
        for model, pks in numbers.items()
    ]
    summaries = dict(queries[0].union(*queries[1:], all=True)) if queries else {}
    for page in pages:
        page.summary = summaries.get(page.pk, "")
    return pages


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


def own_drafts(user: Person, under: Page | None = None) -> PageQuerySet:
    """What this person is still writing, anywhere or in a branch: never published, or changed since."""
    pages = access_of(user).pages(Action.EDIT)
    if under is not None:
        pages = pages.descendant_of(under, inclusive=True)
    drafts = pages.filter(owner=user.pk, alias_of__isnull=True, has_unpublished_changes=True)
    return drafts.filter(expired=False).order_by("-latest_revision_created_at")


def with_spaces(pages: PageQuerySet) -> PageQuerySet:
    """Each with its ``space_id``."""
    rule = AccessRule.objects.filter(translation_key=OuterRef("translation_key"))
    return pages.annotate(space_id=Subquery(rule.values("space_id")[:1]))


def of_spaces_first(pages: PageQuerySet, spaces: Collection[int]) -> PageQuerySet:
    """Those of these spaces before the others, otherwise in the order that they have."""
    theirs = Exists(AccessRule.objects.filter(translation_key=OuterRef("translation_key"), space_id__in=spaces))
    return pages.annotate(theirs=theirs).order_by("-theirs", *pages.query.order_by)
