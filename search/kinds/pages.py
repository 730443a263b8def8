"""Pages of any type, in each language in which they are written."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.functional import Promise
from django.utils.html import strip_tags
from django.utils.text import capfirst
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Locale, Page, Site, get_page_models
from wagtail.query import PageQuerySet
from wagtail.rich_text import get_text_for_indexing

from intranet.access.models import AccessRule, Audience
from intranet.access.policies import Access, Action, Person, Reading, access_of
from intranet.access.prepared import PreparedObjects
from intranet.accounts.languages import content_language
from intranet.translation.reader.states import states_among
from intranet.translation.states import State
from network.models import OrganisationPage
from search.models import SearchEntry

from .base import Key, Kind, Shown, domain_of

_HEADING = re.compile(r"<h[1-6][^>]*>(.*?)</h[1-6]>", re.IGNORECASE | re.DOTALL)
_BLOCK_END = re.compile(r"</(?:p|h[1-6]|li|blockquote)>|<[bh]r\s*/?>", re.IGNORECASE)
# Where a page keeps the roots of sites for its address; it would else ask the cache, which may be a table, by itself.
ROOTS = "_wagtail_cached_site_root_paths"
# Characters of a page's text that are kept: some hundred pages of a book.
LONGEST_BODY = 200_000


@dataclass
class PageText:
    """What a page says, apart from its title."""

    summary: str = ""
    headings: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)


def page_text(page: Page) -> PageText:
    """The text of a page, from all the fields that its own type declares and its writers fill in.

    A type may name, in ``not_searched``, fields that its readers do not see, and give more text (of what is edited
    along with it, say) by a method ``search_text()``.
    """
    text = PageText(summary=getattr(page, "summary", "") or "")
    aside = {"summary", *getattr(page, "not_searched", ())}
    shared = {each.name for each in Page._meta.get_fields()}
    for each in page._meta.concrete_fields:
        if each.editable and each.name not in shared and each.name not in aside:
            _add_field(text, each, getattr(page, each.attname))
    if hasattr(page, "search_text"):
        text.body.append(page.search_text())
    return text


def _add_field(text: PageText, declared: models.Field[Any, Any], value: Any) -> None:
    if not value:
        return
    if isinstance(declared, StreamField):
        _add_stream(text, value)
    elif isinstance(declared, RichTextField):
        _add_rich_text(text, value)
    elif isinstance(declared, models.TextField) or (type(declared) is models.CharField and not declared.choices):
        text.body.append(str(value))


def _add_stream(text: PageText, stream: Any) -> None:
    for child in stream:
        if child.block_type == "heading":
            text.headings.append(str(child.value))
        else:
            _add_block(text, child.block, child.value)


def _add_block(text: PageText, block: blocks.Block, value: Any) -> None:
    """What its writer put in: the name of a choice is the interface's, in the language of nobody who reads."""
    if isinstance(block, blocks.RichTextBlock):
        _add_rich_text(text, value.source)
    elif isinstance(block, blocks.StructBlock) and _says_it_by_its_parts(block):
        for name, part in block.child_blocks.items():
            _add_block(text, part, value.get(name))
    elif isinstance(block, blocks.ListBlock):
        for each in value:
            _add_block(text, block.child_block, each)
    elif not isinstance(block, blocks.ChoiceBlock | blocks.MultipleChoiceBlock):
        text.body += [str(each) for each in block.get_searchable_content(value)]


def _says_it_by_its_parts(block: blocks.StructBlock) -> bool:
    return type(block).get_searchable_content is blocks.StructBlock.get_searchable_content


def _add_rich_text(text: PageText, html: str) -> None:
    text.headings += [strip_tags(heading) for heading in _HEADING.findall(html)]
    text.body.append(get_text_for_indexing(_BLOCK_END.sub(r"\g<0>\n", html)))


def _versions(reading: Reading, spaces: tuple[int, ...], keys: tuple[UUID, ...]) -> PageQuerySet:
    read = Access.of_reading(reading, spaces).pages(Action.READ)
    return read.filter(translation_key__in=keys).select_related("locale").order_by()


VERSIONS = PreparedObjects(_versions)


class PageKind(Kind):
    """Published pages that are not aliases, under the rule of their translation group."""

    source = "page"

    def keys(self) -> Iterable[Key]:
        pages = _findable().order_by("translation_key").values_list("translation_key", flat=True)
        return (str(key) for key in pages.distinct())

    def make(self, keys: Sequence[Key]) -> Iterator[SearchEntry]:
        uuids = [UUID(str(key)) for key in keys]
        versions: dict[UUID, list[Page]] = defaultdict(list)
        for page in _findable().filter(translation_key__in=uuids).order_by("pk").specific():
            versions[page.translation_key].append(page)
        rules = AccessRule.objects.filter(translation_key__in=uuids).select_related("space__parent")
        by_key = {rule.translation_key: rule for rule in rules}
        languages = dict(Locale.objects.order_by("pk").values_list("pk", "language_code"))
        for key, pages in versions.items():
            served = _served(pages, languages)
            for page in pages:
                yield self._entry(page, by_key.get(key), languages[page.locale_id], served[page.pk])

    def _entry(self, page: Page, rule: AccessRule | None, language: str, serves: list[str]) -> SearchEntry:
        text = page_text(page)
        return SearchEntry(
            source=self.source,
            object_id=page.pk,
            thing=self.thing(str(page.translation_key)),
            counts_as=_presented(page),
            kind="organisation" if _presented(page) else page._meta.model_name,
            language=language,
            serves=serves,
            space_id=None if rule is None else rule.space_id,
            audience=Audience.MEMBERS if rule is None else rule.audience,
            domain_id=getattr(page, "domain_id", None) or (None if rule is None else domain_of(rule.space)),
            organisation_id=getattr(page, "organisation_id", None),
            author_id=page.owner_id,
            themes=_themes(page),
            date=page.last_published_at,
            title=page.title,
            summary=text.summary,
            headings="\n".join(text.headings),
            body="\n".join(text.body)[:LONGEST_BODY],
        )

    def visible(self, user: Person, entries: Sequence[SearchEntry]) -> Mapping[int, Shown]:
        """Each by its own address; a text that lacks a translation, by that of its alias in the reader's language."""
        keys = {UUID(entry.thing.partition(":")[2]) for entry in entries}
        pages = VERSIONS.objects(*access_of(user).reading, tuple(keys)) if keys else []
        roots = Site.get_site_root_paths()
        for page in pages:
            setattr(page, ROOTS, roots)
        here = {page.alias_of_id: page for page in pages if page.locale.language_code == content_language()}
        states = states_among(pages)
        return {
            page.pk: Shown(here.get(page.pk, page).get_url() or "", _told(states.get(page.pk)))
            for page in pages
            if not page.alias_of_id
        }

    def labels(self) -> Mapping[str, tuple[str, str]]:
        return {
            str(model._meta.model_name): (
                capfirst(str(model._meta.verbose_name)),
                capfirst(str(model._meta.verbose_name_plural)),
            )
            for model in get_page_models()
            if not issubclass(model, OrganisationPage)
        }


def _told(state: State | None) -> str | Promise:
    """What is worth knowing before reading: not that a translation is as it should be."""
    return state.label if state in {State.MACHINE, State.OUTDATED} else ""


def _findable() -> Any:
    return Page.objects.filter(live=True, alias_of__isnull=True, depth__gt=1)


def _served(pages: Sequence[Page], languages: Mapping[int, str]) -> dict[int, list[str]]:
    """The languages of the site in which each version is what one reads: the first written fills in for the others."""
    written = {languages[page.locale_id] for page in pages}
    served = {page.pk: [languages[page.locale_id]] for page in pages}
    served[pages[0].pk] += sorted(set(languages.values()) - written)
    return served


def _presented(page: Page) -> str:
    """The organisation that a page is about, of which there is one result."""
    return f"organisation:{page.organisation_id}" if isinstance(page, OrganisationPage) else ""


def _themes(page: Page) -> list[int]:
    """The themes of a page whose type has some."""
    themes: Any = getattr(page, "themes", None)
    return sorted(themes.values_list("pk", flat=True)) if hasattr(themes, "values_list") else []
