"""Writes on files: what follows from moving pages."""

from functools import reduce
from operator import or_

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.log_actions import log
from wagtail.models import Page, ReferenceIndex

from intranet.access.models import Space

from .belonging import FILE_MODELS, FileReference, references_of


@transaction.atomic
def carry_files(page: Page, *, source: Space, target: Space) -> set[FileReference]:
    """Give ``target`` the files of ``source`` that only the branch of ``page``, in all its languages, uses.

    To be called where the branch has just been moved from one space to the other. Drafts count like what is
    published, here and elsewhere in ``source``: no page is left with a hole. Returns what was carried.
    """
    branch = _branch(page)
    rest = Page.objects.filter(translation_key__in=source.rules.values("translation_key"))
    used_here = _used_in_index(branch) | _used_in_drafts(branch)
    used_elsewhere = _used_in_index(None, outside=branch) | _used_in_drafts(rest.exclude(pk__in=branch.values("pk")))
    carried = set()
    for model in FILE_MODELS:
        numbers = [reference.pk for reference in used_here - used_elsewhere if reference.model is model]
        for file in model._default_manager.filter(pk__in=numbers, collection=source.collection_id):
            file.collection_id = target.collection_id
            file.save(update_fields=["collection"])
            log(instance=file, action="media.carry", data={"from": source.pk, "to": target.pk})
            carried.add(FileReference(model, str(file.pk)))
    return carried


def _branch(page: Page) -> QuerySet[Page]:
    paths = Page.objects.filter(translation_key=page.translation_key).values_list("path", flat=True)
    return Page.objects.filter(reduce(or_, (Q(path__startswith=path) for path in paths), Q(pk__in=[])))


def _used_in_index(pages: QuerySet[Page] | None, outside: QuerySet[Page] | None = None) -> set[FileReference]:
    """Files that those pages refer to in their rows; or that anything but the pages ``outside`` refers to."""
    models = {ContentType.objects.get_for_model(model).pk: model for model in FILE_MODELS}
    references = ReferenceIndex.objects.filter(to_content_type__in=models)
    page_type = ContentType.objects.get_for_model(Page)
    for chosen, keep in ((pages, True), (outside, False)):
        if chosen is not None:
            numbers = chosen.annotate(text_pk=Cast("pk", CharField())).values("text_pk")
            of_these = Q(base_content_type=page_type, object_id__in=numbers)
            references = references.filter(of_these) if keep else references.exclude(of_these)
    found = references.values_list("to_content_type", "to_object_id").distinct()
    return {FileReference(models[content_type_id], pk) for content_type_id, pk in found}


def _used_in_drafts(pages: QuerySet[Page]) -> set[FileReference]:
    drafted = pages.filter(has_unpublished_changes=True, latest_revision__isnull=False)
    return {
        reference
        for page in drafted.specific().iterator(chunk_size=100)
        for _field, reference in references_of(page.get_latest_revision_as_object())
    }
