"""Who reads a file: whoever has a role in its space, or reads a published page of its space that shows it.

A page of another space opens nothing, so that forging an id in a form cannot publish a private file. A file that
belongs to no space is the administrators' only.
"""

from typing import Any, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, CharField, Exists, F, Model, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import CollectionMember, Page, ReferenceIndex

from intranet.access.models import AccessRule, Space
from intranet.access.policies import Access, Action, Person, access_of

Files = TypeVar("Files", bound=QuerySet[Any])


def visible_files(files: Files, user: Person) -> Files:
    """Those of ``files``, documents or images, that this person may read."""
    access = access_of(user)
    return files if access.passes else files.filter(readable(files.model, user))


def visible_files_of(space: Space, files: Files, user: Person) -> Files:
    """Those of the space's ``files`` that this person may read: all of them, without looking further, in one's own."""
    files = files.filter(collection=space.collection_id)
    return files if access_of(user).role_in(space.pk) is not None else visible_files(files, user)


def readable(model: type[Model], user: Person) -> Q:
    """The condition on ``model`` under which this person reads a file, superuser or not, as anybody else would."""
    access = _without_pass(user)
    own = Space.objects.filter(pk__in=access.spaces()).order_by()
    showing = _references(access, model)
    return Q(collection__in=own.values("collection")) | Q(Exists(showing))


def may_read_file(user: Person, file: CollectionMember) -> bool:
    """Whether this person may read that document or image."""
    return access_of(user).passes or reads_as_anybody(user, file)


def reads_as_anybody(user: Person, file: CollectionMember) -> bool:
    """Whether this person may read it without a superuser's pass.

    The condition of :func:`readable` in small steps: for one file, such as each picture of a page, writing the one
    long query takes longer than running these.
    """
    access = _without_pass(user)
    space_id = Space.objects.filter(collection=file.collection_id).order_by().values_list("pk", flat=True).first()
    if space_id is None:
        return False
    if access.role_in(space_id) is not None:
        return True
    page_ids = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(file),
        to_object_id=str(file.pk),
        base_content_type=ContentType.objects.get_for_model(Page),
    ).values_list("object_id", flat=True)
    numbers = {int(page_id) for page_id in page_ids}
    same_space = AccessRule.objects.filter(translation_key=OuterRef("translation_key"), space=space_id)
    pages = Page.objects.filter(Exists(same_space), pk__in=numbers).order_by()
    return bool(numbers) and access.pages(Action.READ, pages).exists()


def _without_pass(user: Person) -> Access:
    access = access_of(user)
    if access.passes:
        access = Access(user, access.at)
        access.passes = False
    return access


def _references(access: Access, model: type[Model]) -> QuerySet[ReferenceIndex]:
    """What refers to a file of the outer query from a published page of its own space that this person reads.

    The index of references is built from the page's row, which holds what is published, never a draft; a page that
    was never published has a row too, but is not live. EXISTS within EXISTS, from the file's few references to their
    pages: with the pages first, a database reads all of them for each file (measured at 5,000 files).
    """
    collection = OuterRef(OuterRef(OuterRef("collection")))
    same_space = AccessRule.objects.filter(translation_key=OuterRef("translation_key"), space__collection=collection)
    pages = Page.objects.filter(Exists(same_space), pk=OuterRef("page_id")).order_by()
    references = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(model), to_object_id=Cast(OuterRef("pk"), CharField())
    ).annotate(
        page_id=Cast("object_id", BigIntegerField()),
        # Plus nothing: SQLite would else start from the index of all that pages refer to.
        source_type=F("base_content_type_id") + 0,
    )
    page_type = ContentType.objects.get_for_model(Page)
    return references.filter(Exists(access.pages(Action.READ, pages)), source_type=page_type.pk)
