"""Probes of what surrounds the search: completion, feeds, searches that people keep, recommended pages, the report."""

import uuid
from collections.abc import Iterator

from django.urls import reverse

from intranet.notifications.models import Notice
from search.models import PinnedResult, SavedSearch
from search.models.saved import new_nonce

from . import knowledge as who
from .admin_probes import ADMINISTRATORS, HOLD_TEAM, NOWHERE
from .probing import NOBODY, Probe
from .registry import probes
from .search_probes import FOUND, NEVER
from .site_probes import in_language
from .world import WORDS, World, furnish

ASKED = "q=article+OU+item+OU+fichier+OU+atelier+OU+rubrique+OU+section"
UNKNOWN_ID = 987654
PHRASE = "probesrecommandees"


@furnish
def keep_searches(world: World) -> None:
    """Each keeps the same search, in a space that most may not know of, and was told of everything once."""
    things = [f"page:{page.translation_key}" for page in world.pages.values()]
    things += [f"document:{file.pk}" for name, file in world.files.items() if "document" in name]
    for name in who.EVERYONE - {who.ANONYMOUS}:
        person = world.people[name]
        for asked in (ASKED, f"{ASKED}&space={world.spaces['shut'].slug}"):
            search = SavedSearch.objects.create(person=person, name="zq", asked=asked, nonce=new_nonce())
            context = {"found": [[search.pk, things, len(things)]]}
            Notice.objects.create(reader=person, key=uuid.uuid4(), event="search_alert", context=context)


@furnish
def recommend(world: World) -> None:
    for name in ("secret", "foreign_article", "pole"):
        PinnedResult.objects.create(phrases=PHRASE, page=world.pages[name])


def saved_of(world: World, name: str) -> SavedSearch:
    return SavedSearch.objects.filter(person=world.people[name], asked=ASKED).get()


@probes("search_complete", "search_feed")
def found(world: World) -> Iterator[Probe]:
    for view in ("search_complete", "search_feed"):
        for language in ("fr", "en"):
            yield Probe(in_language(view, language=language) + "?q=article", who.EVERYONE)
            yield Probe(in_language(view, language=language), who.EVERYONE)
        # One's own searches too: one of them names a space of which most may not know.
        yield Probe(in_language(view) + "?q=zq", who.EVERYONE)
        for asked, thing in FOUND.items():
            if view == "search_complete" and not asked.endswith(".title"):
                continue
            readers = who.MEMBERS if thing == "shut" else who.MAY_KNOW[f"{thing}.title"]
            shown = () if asked == "translation.title" else (f"{thing}.title",)
            yield Probe(f"{in_language(view)}?q={WORDS[asked]}", readers, shown, knows=who.EVERYONE)
        for asked in NEVER:
            yield Probe(f"{in_language(view)}?q={WORDS[asked]}", knows=who.EVERYONE)
    for query in (f"q={PHRASE}", f"{ASKED}&space={world.spaces['shut'].slug}&n=50&from=2020-01-01&to=2030-01-01"):
        yield Probe(f"{in_language('search')}?{query}", knows=who.EVERYONE)
    for thing in ("secret", "foreign_article", "pole"):
        readers = who.MAY_KNOW[f"{thing}.title"]
        yield Probe(f"{in_language('search')}?q={PHRASE}&{thing}", readers, (f"{thing}.title",), knows=who.EVERYONE)


@probes("search_private_feed")
def private_feeds(world: World) -> Iterator[Probe]:
    unknown = in_language("search_private_feed", "zqjamais.zq")
    yield Probe(unknown, twin=in_language("search_private_feed", "zqjamais"))
    # Whoever holds the address gets what its owner reads: here, somebody whose mandate has ended.
    for language in ("fr", "en"):
        path = in_language("search_private_feed", saved_of(world, who.ENDED).token, language=language)
        yield Probe(path, who.EVERYONE)


@probes(
    "search_save",
    "search_saved",
    "search_change_saved",
    "search_pause_saved",
    "search_delete_saved",
    "search_saved_address",
)
def kept(world: World) -> Iterator[Probe]:
    signed_in = who.EVERYONE - {who.ANONYMOUS}
    yield Probe(in_language("search_saved"), signed_in)
    yield Probe(f"{in_language('search_save')}?{ASKED}", signed_in)
    yield Probe(f"{in_language('search_save')}?q=x&space={world.spaces['shut'].slug}", knows=who.EVERYONE)
    own, reader = saved_of(world, who.READER), frozenset({who.READER})
    for view in ("search_change_saved", "search_delete_saved"):
        yield Probe(in_language(view, own.pk), reader, twin=in_language(view, UNKNOWN_ID))
    posts = {"search_change_saved": {"name": "zq", "frequency": "never"}, "search_pause_saved": {}}
    for view, data in {**posts, "search_saved_address": {}, "search_delete_saved": {}}.items():
        twin = in_language(view, UNKNOWN_ID)
        if view in {"search_pause_saved", "search_saved_address"}:
            yield Probe(in_language(view, own.pk), twin=twin)
        yield Probe(in_language(view, own.pk), reader, twin=twin, method="post", data=data, status=302)


LISTS = ("index", "index_results", "add")
OF_ONE = ("edit", "delete")
CLOSED = ("usage", "history", "history_results")


@probes("search_report", "search_state", *(f"search_pinned:{view}" for view in (*LISTS, *OF_ONE, *CLOSED)))
def kept_by_the_team(world: World) -> Iterator[Probe]:
    pinned = PinnedResult.objects.get(page=world.pages["secret"]).pk
    yield Probe(reverse("search_report"), ADMINISTRATORS, twin=NOWHERE)
    yield Probe(reverse("search_state"), ADMINISTRATORS, twin=NOWHERE)
    for which in ("frequent", "vain"):
        yield Probe(f"{reverse('search_report')}?days=7&export={which}", ADMINISTRATORS, twin=NOWHERE)
    for view in LISTS:
        yield Probe(reverse(f"search_pinned:{view}"), HOLD_TEAM, twin=NOWHERE)
    for view in OF_ONE:
        yield Probe(reverse(f"search_pinned:{view}", args=[pinned]), HOLD_TEAM, twin=NOWHERE)
    for view in CLOSED:
        yield Probe(reverse(f"search_pinned:{view}", args=[pinned]), NOBODY, twin=NOWHERE)
