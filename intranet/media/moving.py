"""Moving files by hand from one space to another: refused for as long as a page would be left with a hole."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Collection, CollectionMember, Page, ReferenceIndex

from intranet.access.known import explorable_pages
from intranet.access.models import AccessRule
from intranet.access.policies import Person

# How many of the pages are named.
NAMED = 5


def check_move(files: Sequence[CollectionMember], target: Collection, *, by: Person | None) -> None:
    """Raise ``ValidationError`` where a page of the space that a file would leave uses it, published or in a draft.

    ``files`` are of one model and still where they are stored. Pages are named to ``by`` as far as they may know of
    them (None: nobody in particular, who knows of none), and counted otherwise.
    """
    numbers = _pages_using([file for file in files if file.collection_id != target.pk])
    if not numbers:
        return
    pages = Page.objects.filter(pk__in=numbers, alias_of=None)
    known = pages.none() if by is None else pages.filter(pk__in=explorable_pages(by).values("pk"))
    names = [_("« %(title)s »") % {"title": page.draft_title} for page in known.order_by("draft_title")[:NAMED]]
    others = pages.count() - len(names)
    if others:
        text = (
            ngettext("%(count)d autre page", "%(count)d autres pages", others)
            if names
            else ngettext("%(count)d page", "%(count)d pages", others)
        )
        names.append(text % {"count": others})
    raise ValidationError(
        _(
            "Ce fichier ne peut pas changer d’espace : des pages de son espace le montrent, et leurs lecteurs ne le "
            "verraient plus. Retirez-le d’abord de ces pages : %(pages)s."
        ),
        code="used",
        params={"pages": ", ".join(names)},
    )


def _pages_using(files: Sequence[CollectionMember]) -> set[int]:
    """The numbers of the pages that use one of the files, each in the file's own space."""
    wanted = {str(file.pk) for file in files}
    spaces = {file.collection_id for file in files}
    if not wanted:
        return set()
    model = type(files[0])
    rules = AccessRule.objects.filter(space__collection__in=spaces)
    pages = Page.objects.filter(translation_key__in=rules.values("translation_key"), alias_of=None)
    referring = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=ContentType.objects.get_for_model(model),
        to_object_id__in=wanted,
    )
    published = {int(number) for number in referring.values_list("object_id", flat=True)}
    found = set(pages.filter(pk__in=published).values_list("pk", flat=True))
    drafted = pages.filter(has_unpublished_changes=True, latest_revision__isnull=False).exclude(pk__in=found)
    for page in drafted.specific().iterator(chunk_size=100):
        if wanted & set(_named_in(page.get_latest_revision_as_object(), model)):
            found.add(page.pk)
    return found


def _named_in(page: Page, model: type[Any]) -> Iterable[str]:
    content_type = ContentType.objects.get_for_model(model).pk
    # The only way that Wagtail has to read them off a page that is not saved.
    for content_type_id, pk, _path, _content_path in ReferenceIndex._extract_references_from_object(page):
        if content_type_id == content_type:
            yield str(pk)
