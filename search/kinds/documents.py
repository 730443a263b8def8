"""Documents, by their title, the name of their file and what is written in it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.contrib.contenttypes.models import ContentType
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Page, ReferenceIndex

from intranet.access.models import AccessRule, Audience, Space
from intranet.access.policies import Person
from intranet.media.models import PrivateDocument
from search.models import SearchEntry

from .base import Key, Kind, Shown, domain_of


class DocumentKind(Kind):
    """A document has the widest audience among the published pages of its own space that refer to it.

    That is the rule of files (:mod:`intranet.media.policies`), said in the two columns: whoever has a role in the space
    reads it, and whoever reads one of those pages. One that no page shows is its members'; one of no space, nobody's.
    """

    source = "document"

    def keys(self) -> Iterable[Key]:
        return PrivateDocument.objects.order_by("pk").values_list("pk", flat=True)

    def make(self, keys: Sequence[Key]) -> Iterator[SearchEntry]:
        documents = list(PrivateDocument.objects.filter(pk__in=keys).select_related("read_text").order_by("pk"))
        collections = {document.collection_id for document in documents}
        spaces = {
            space.collection_id: space
            for space in Space.objects.filter(collection__in=collections).select_related("parent")
        }
        audiences = _audiences([document.pk for document in documents])
        for document in documents:
            space = spaces.get(document.collection_id)
            widest = None if space is None else audiences.get((document.pk, space.pk))
            inside = document.text_of_file
            yield SearchEntry(
                source=self.source,
                object_id=document.pk,
                thing=self.thing(document.pk),
                kind=self.source,
                language=inside.language if inside else "",
                space_id=None if space is None else space.pk,
                audience=Audience.MEMBERS if widest is None else widest,
                domain_id=domain_of(space),
                author_id=document.uploaded_by_user_id,
                date=document.created_at,
                title=document.title,
                body=document.filename.replace("_", " "),
                file_text=inside.text if inside else "",
            )

    def visible(self, user: Person, entries: Sequence[SearchEntry]) -> Mapping[int, Shown]:
        documents = PrivateDocument.objects.visible_to(user).filter(pk__in=[entry.object_id for entry in entries])
        return {document.pk: Shown(document.url) for document in documents}

    def labels(self) -> Mapping[str, tuple[str, str]]:
        return {self.source: (capfirst(_("document")), capfirst(_("documents")))}


def references(**conditions: object) -> Iterable[tuple[int, int]]:
    """Pairs of document and page that refers to it, from Wagtail's index of references."""
    found = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(PrivateDocument),
        base_content_type=ContentType.objects.get_for_model(Page),
        **conditions,
    ).values_list("to_object_id", "object_id")
    return [(int(document), int(page)) for document, page in found]


def _audiences(documents: Sequence[int]) -> dict[tuple[int, int], int]:
    """By document and space, the widest audience among the published pages of that space that refer to it."""
    pairs = references(to_object_id__in=[str(pk) for pk in documents])
    pages = Page.objects.filter(pk__in={page for _document, page in pairs}, live=True)
    keys = dict(pages.order_by().values_list("pk", "translation_key"))
    rules = {rule.translation_key: rule for rule in AccessRule.objects.filter(translation_key__in=set(keys.values()))}
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    for document, page in pairs:
        rule = rules.get(keys.get(page))  # type: ignore[arg-type]
        if rule is not None:
            found[document, rule.space_id].append(rule.audience)
    return {pair: max(audiences) for pair, audiences in found.items()}
