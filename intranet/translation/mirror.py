"""The two language trees mirror each other: a page lacking a translation stands there as an alias of its source."""

from django.db import transaction
from wagtail.models import Locale, Page


def mirror_new_page(page: Page) -> list[Page]:
    """Make the missing language versions of a page just created, as aliases; returns those made.

    The source may be of either language. Nothing is made for an alias, for a translation that joins its group, or
    where the parent has no version in the other language.
    """
    if page.alias_of_id or page.depth <= 1:
        return []
    present = Page.objects.filter(translation_key=page.translation_key).values("locale")
    made = []
    for locale in Locale.objects.exclude(pk__in=present):
        if page.depth == 2 or _version_of_parent(page, locale) is not None:
            made.append(page.specific.copy_for_translation(locale, alias=True))
    return made


def mirror_tree(locale: Locale) -> int:
    """Give every page a place in the tree of a language that has been added; returns how many were made.

    Page by page: what was made before an interruption stays, and is found at the next time.
    """
    there = Page.objects.filter(locale=locale).values("translation_key")
    missing = Page.objects.filter(alias_of__isnull=True, depth__gt=1).exclude(translation_key__in=there)
    numbers = list(missing.order_by("depth", "path").values_list("pk", flat=True))
    # A parent before what is below it, whichever the language in which each was written.
    for number in numbers:
        with transaction.atomic():
            _ensure_version(Page.objects.get(pk=number), locale)
    return len(numbers)


@transaction.atomic
def move_versions_along(page: Page, new_parent: Page) -> None:
    """A group of translations moves as one: put the other versions under the new parent's, made where missing."""
    versions = Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)
    for version in versions.select_related("locale"):
        target = _ensure_version(new_parent, version.locale)
        if version.get_parent().pk != target.pk:
            version.specific.move(target, pos="last-child")


def _ensure_version(page: Page, locale: Locale) -> Page:
    """The page in that language; where it was lost (an alias deleted), it is mirrored again."""
    version = Page.objects.filter(translation_key=page.translation_key, locale=locale).first()
    if version is None:
        if page.depth > 2:
            _ensure_version(page.get_parent(), locale)
        version = page.specific.copy_for_translation(locale, alias=True)
    return version


def aliases_of(page: Page) -> list[Page]:
    """The pages that only show this one: its versions in other languages, and its aliases in other places.

    They go with it. Left behind, an alias would be a page of its own, read by whoever reads the place it stands in.
    """
    return list(Page.objects.filter(alias_of=page))


def _version_of_parent(page: Page, locale: Locale) -> Page | None:
    parent_key = Page.objects.filter(path=page.path[: -Page.steplen]).values("translation_key")
    return Page.objects.filter(translation_key__in=parent_key, locale=locale).first()
