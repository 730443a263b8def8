"""Probes of what readers see: pages, feed, site map, API, accounts."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import override

from . import knowledge as who
from .probing import Probe
from .registry import probes
from .world import WORDS, World

UNKNOWN_ID = 987654
# Pages by name: who reads them, and what they then find.
READ = {
    "public": (who.EVERYONE, ("public.title", "public.body")),
    "network": (who.NETWORK, ("network.title", "network.body")),
    "pole": (who.POLE, ("pole.title", "pole.body")),
    "members": (who.MEMBERS, ("members.title", "members.body")),
    "alias": (who.MEMBERS, ("members.title", "members.body")),
    "open": (who.EVERYONE, ("public.title",)),
    "shut": (who.MEMBERS, ("shut.title", "article.title")),
    "article": (who.MEMBERS, ("article.title", "article.body")),
    "translation": (who.MEMBERS, ("translation.title", "translation.body")),
    "section": (who.OF_SECTION, ("section.title", "secret.title")),
    "secret": (who.OF_SECTION, ("secret.title", "secret.body")),
    "archived": (who.MEMBERS, ("archived.title", "old.title")),
    "old": (who.MEMBERS, ("old.title", "old.body")),
    "foreign": (who.OF_ELSEWHERE, ("foreign.title",)),
    "foreign_article": (who.OF_ELSEWHERE, ("foreign_article.title", "foreign_article.body")),
    "draft": (frozenset(), ()),
    "submitted": (frozenset(), ()),
    "secret_draft": (frozenset(), ()),
}


def beside(path: str) -> str:
    """The address of a page that never was, in the place of that one."""
    parent, _slash, _slug = path.rstrip("/").rpartition("/")
    return f"{parent}/zqjamais/"


@probes("wagtail_serve")
def pages(world: World) -> Iterator[Probe]:
    yield Probe("/fr/", who.EVERYONE)
    yield Probe("/en/", who.EVERYONE)
    yield Probe("/fr/espaces/", who.EVERYONE)
    yield Probe("/en/espaces/", who.EVERYONE)
    for name, (readers, shown) in READ.items():
        page = world.fresh(name)
        english = page.get_translations().filter(locale__language_code="en").first()
        for version in (page, english if name not in {"article", "translation"} else None):
            if version is None:
                continue
            path = _address(version)
            # Lists are in the language of the page.
            yield Probe(path, readers, shown if version is page else shown[:1], twin=beside(path))
        path = _address(page)
        yield Probe(path, readers, twin=beside(path), method="head")
        if name in {"article", "secret", "draft"}:
            yield Probe(f"{path}?preview=1", readers, shown, twin=f"{beside(path)}?preview=1")
            yield Probe(path.rstrip("/"), readers, twin=beside(path).rstrip("/"), status=301)


def _address(page: object) -> str:
    """A page has an address before it is published too."""
    parts = page.get_url_parts()  # type: ignore[attr-defined]
    return parts[2]


@probes("latest_feed")
def feed(world: World) -> Iterator[Probe]:
    yield Probe("/fr/flux/", who.EVERYONE, ("public.title",))
    for readers, name in ((who.NETWORK, "network"), (who.POLE, "pole"), (who.MEMBERS, "article")):
        yield Probe("/fr/flux/?" + name, readers, (f"{name}.title",), knows=who.EVERYONE)
    yield Probe("/en/flux/", who.MEMBERS, ("translation.title",), knows=who.EVERYONE)


@probes("sitemap")
def site_map(world: World) -> Iterator[Probe]:
    # The same for all: only what everybody may read.
    yield Probe("/sitemap.xml", who.EVERYONE, ("public.slug",))


@probes("api:pages:listing", "api:pages:detail", "api:pages:find")
def api_pages(world: World) -> Iterator[Probe]:
    listing = reverse("api:pages:listing")
    yield Probe(listing + "?limit=20", who.EVERYONE, ("public.title",))
    yield Probe(listing + "?fields=*&limit=20", who.MEMBERS, ("article.title",), knows=who.EVERYONE)
    for filtering in ("search=Article&limit=20", "slug=" + WORDS["article.slug"], "child_of={shut}"):
        query = filtering.format(shut=world.pages["shut"].pk)
        yield Probe(f"{listing}?{query}", who.MEMBERS, ("article.title",), knows=who.EVERYONE)
    for relation in ("child_of", "ancestor_of", "descendant_of", "translation_of"):
        for name in ("shut", "section", "draft", "archived"):
            readers = READ[name][0]
            yield Probe(
                f"{listing}?{relation}={world.pages[name].pk}",
                readers,
                twin=f"{listing}?{relation}={UNKNOWN_ID}",
            )
    for name, (readers, shown) in READ.items():
        if name == "alias":
            continue
        pk = world.pages[name].pk
        titles = tuple(each for each in shown if each == f"{name}.title")
        unknown = reverse("api:pages:detail", args=[UNKNOWN_ID])
        yield Probe(reverse("api:pages:detail", args=[pk]), readers, titles, twin=unknown)
        find = reverse("api:pages:find")
        yield Probe(f"{find}?id={pk}", readers, twin=f"{find}?id={UNKNOWN_ID}", status=302)
        path = _address(world.fresh(name)).removeprefix("/fr").removeprefix("/en")
        if name in {"translation", "open"}:
            continue
        yield Probe(f"{find}?html_path={path}", readers, twin=f"{find}?html_path={beside(path)}", status=302)


@probes(
    "api:documents:listing",
    "api:documents:detail",
    "api:documents:find",
    "api:images:listing",
    "api:images:detail",
    "api:images:find",
)
def api_files(world: World) -> Iterator[Probe]:
    readers = {
        "document": who.MEMBERS,
        "secret_document": who.OF_SECTION,
        "old_document": who.MEMBERS,
        "image": who.MEMBERS,
        "secret_image": who.OF_SECTION,
    }
    for name, may_read in readers.items():
        kind = "images" if "image" in name else "documents"
        pk, title = world.files[name].pk, (f"{name}.title",)
        listing, find = reverse(f"api:{kind}:listing"), reverse(f"api:{kind}:find")
        yield Probe(f"{listing}?limit=20", may_read, title, knows=who.EVERYONE)
        yield Probe(f"{listing}?search=Fichier", may_read, title, knows=who.EVERYONE)
        unknown = reverse(f"api:{kind}:detail", args=[UNKNOWN_ID])
        yield Probe(reverse(f"api:{kind}:detail", args=[pk]), may_read, title, twin=unknown)
        yield Probe(f"{find}?id={pk}", may_read, twin=f"{find}?id={UNKNOWN_ID}", status=302)


def in_language(view: str, *args: object, language: str = "fr") -> str:
    with override(language):
        return reverse(view, args=args)
