"""Probes of the search: each word of the world asked by everybody, who finds what is theirs and no trace of others."""

from collections.abc import Iterator

from . import knowledge as who
from .probing import Probe
from .registry import probes
from .world import WORDS, World

# What is looked for, and the thing that those who know it find: its title and its address.
FOUND = {
    "public.title": "public",
    "public.body": "public",
    "network.title": "network",
    "pole.body": "pole",
    "members.title": "members",
    "shut.title": "shut",
    "article.title": "article",
    "article.body": "article",
    "translation.title": "article",
    "section.title": "section",
    "secret.title": "secret",
    "secret.body": "secret",
    "archived.title": "archived",
    "old.body": "old",
    "foreign_article.title": "foreign_article",
    "document.title": "document",
    "secret_document.title": "secret_document",
    "old_document.title": "old_document",
    # What is written in their files.
    "document.text": "document",
    "secret_document.text": "secret_document",
    "old_document.text": "old_document",
}
# Written, or said, but not published: nobody finds it.
NEVER = ("public.draft_title", "article.draft_body", "draft.title", "secret_draft.body", "public.comment")


@probes("search")
def search(world: World) -> Iterator[Probe]:
    for language in ("fr", "en"):
        yield Probe(f"/{language}/recherche/", who.EVERYONE)
        # Words that many things share, so that counts and facets are drawn over all that one may read.
        yield Probe(f"/{language}/recherche/?q=article+OU+item+OU+fichier+OU+atelier", who.EVERYONE, ("public.title",))
        yield Probe(f"/{language}/recherche/?q=rubrique&type=sectionpage&sort=date&p=2", who.EVERYONE)
    for asked, thing in FOUND.items():
        address = f"{thing}.file" if "document" in thing else f"{thing}.slug"
        # Whoever is of the section only knows the workspace's name by the section's address.
        readers = who.MEMBERS if thing == "shut" else who.MAY_KNOW[f"{thing}.title"]
        yield Probe(f"/fr/recherche/?q={WORDS[asked]}", readers, (f"{thing}.title", address), knows=who.EVERYONE)
    for asked in NEVER:
        yield Probe(f"/fr/recherche/?q={WORDS[asked]}", knows=who.EVERYONE)
