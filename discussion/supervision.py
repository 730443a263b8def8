"""What those who manage a space see of what was said in it and needs them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString
from wagtail.models import Page

from intranet.access.policies import Person, visible_pages
from intranet.accounts.languages import content_language

from .models import Comment, Report
from .words import as_html


@dataclass(frozen=True)
class Supervised:
    """A comment, the page that it is about where this reader may open it, and the reports that wait."""

    comment: Comment
    page: Page | None
    reports: tuple[Report, ...]

    @property
    def words(self) -> SafeString:
        return as_html(self.comment.body)


def supervised(user: Person, comments: Iterable[Comment]) -> list[Supervised]:
    """Three queries, however many there are."""
    comments = list(comments)
    if not comments:
        return []
    pages: dict[object, Page] = {}
    keys = {comment.page_key for comment in comments}
    for page in visible_pages(user).filter(translation_key__in=keys).select_related("locale", "alias_of__locale"):
        if page.translation_key not in pages or page.locale.language_code == content_language():
            pages[page.translation_key] = page
    reports: dict[int, list[Report]] = {}
    for report in Report.objects.waiting().filter(comment__in=comments).select_related("person"):
        reports.setdefault(report.comment_id, []).append(report)
    return [
        Supervised(comment, pages.get(comment.page_key), tuple(reports.get(comment.pk, ()))) for comment in comments
    ]
