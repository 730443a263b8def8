"""Who reads a file: whoever has a role in its space, or reads a published page of its space that shows it.

A page of another space opens nothing, so that forging an id in a form cannot publish a private file. A file that
belongs to no space is the administrators' only.
"""

from typing import Any, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, CharField, Exists, Model, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast
from wagtail.models import CollectionMember, Page, ReferenceIndex
from wagtail.query import PageQuerySet

from intranet.access.models import AccessRule, Space
from intranet.access.policies import Access, Action, Person, access_of

Files = TypeVar("Files", bound=QuerySet[Any])


def visible_files(files: Files, user: Person) -> Files:
    """Those of ``files``, documents or images, that this person may read."""
    access = access_of(user)
    return files if access.passes else files.filter(readable(files.model, user))


def readable(model: type[Model], user: Person) -> Q:
    """The condition on ``model`` under which this person reads a file, superuser or not, as anybody else would."""
    access = _without_pass(user)
    own = Space.objects.filter(pk__in=access.spaces()).order_by()
    pages = _pages_showing(access, model, OuterRef(OuterRef("pk")), OuterRef(OuterRef("collection")))
    return Q(collection__in=own.values("collection")) | Q(Exists(pages))


def may_read_file(user: Person, file: CollectionMember) -> bool:
    """Whether this person may read that document or image."""
    return access_of(user).passes or reads_as_anybody(user, file)


def reads_as_anybody(user: Person, file: CollectionMember) -> bool:
    """Whether this person may read it without a superuser's pass."""
    access = _without_pass(user)
    space_id = Space.objects.filter(collection=file.collection_id).values_list("pk", flat=True).first()
    if access.role_in(space_id) is not None:
        return True
    return _pages_showing(access, type(file), Value(str(file.pk)), Value(file.collection_id)).exists()


def _without_pass(user: Person) -> Access:
    access = access_of(user)
    if access.passes:
        access = Access(user, access.at)
        access.passes = False
    return access


def _pages_showing(access: Access, model: type[Model], file_id: Any, collection: Any) -> PageQuerySet:
    """Pages that this person reads, of the file's own space, that refer to it in what is published.

    The index of references is built from the page's row, which holds what is published, never a draft; a page that
    was never published has a row too, but is not live.
    """
    references = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=ContentType.objects.get_for_model(model),
        to_object_id=Cast(file_id, CharField()),
    )
    same_space = AccessRule.objects.filter(
        translation_key=OuterRef("translation_key"),
        space__collection=collection,
    )
    page_ids = references.annotate(page_id=Cast("object_id", BigIntegerField())).values("page_id")
    return access.pages(Action.READ, Page.objects.filter(Exists(same_space), pk__in=page_ids)).order_by()
