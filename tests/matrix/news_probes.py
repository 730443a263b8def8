"""Probes of news, calendars, their files and their private addresses."""

import uuid
from collections.abc import Iterator

from tests.news import making as announce

from . import knowledge as who
from .probing import Persons, Probe
from .registry import probes
from .site_probes import beside, in_language
from .world import World

UNKNOWN = uuid.UUID(int=7)
UNKNOWN_ID = 987654
AGENDA = "/fr/actualites/agenda/"
# Pages by name: who reads them. Those of events have a calendar, for the same people.
NEWS: dict[str, Persons] = {"news": who.EVERYONE, "inner_news": who.OF_NEWS}
EVENTS: dict[str, Persons] = {"open_event": who.EVERYONE, "event": who.MEMBERS, "secret_event": who.OF_SECTION}


@probes("news:feed")
def news(world: World) -> Iterator[Probe]:
    for name, readers in NEWS.items():
        shown = (f"{name}.title", f"{name}.body")
        path = world.fresh(name).url
        yield Probe(path, readers, shown, twin=beside(path))
        for path in ("/fr/actualites/", "/en/news/", "/fr/flux/actualites/"):
            yield Probe(f"{path}?{name}", readers, shown[:1] if "/en/" not in path else (), knows=who.EVERYONE)
    # The item is tagged with a workspace that others may not know of: they filter by it as by any slug.
    slug = world.spaces["shut"].slug
    for path in ("/fr/actualites/", "/fr/flux/actualites/", AGENDA):
        yield Probe(f"{path}?espace={slug}", who.EVERYONE)
    yield Probe(f"/fr/actualites/?espace={slug}&oui", who.MEMBERS, ("shut.title", "news.title"), knows=who.EVERYONE)


@probes("news:event_ics", "news:calendar_ics", "news:subscribe")
def calendars(world: World) -> Iterator[Probe]:
    site = announce.site_calendar()
    for name, readers in EVENTS.items():
        event, calendar = world.fresh(name), world.fresh(f"{name}.calendar")
        title = (f"{name}.title",)
        for page, shown in ((event, (*title, f"{name}.body")), (calendar, title)):
            yield Probe(page.url, readers, shown, twin=beside(page.url))
        month = f"vue=mois&mois={event.starts_on:%Y-%m}"
        for path in (f"{AGENDA}?{name}", f"{AGENDA}?{month}&{name}", f"/en/news/events/?{name}"):
            yield Probe(path, readers, title, knows=who.EVERYONE)
        yield Probe(
            in_language("news:calendar_ics", site.translation_key) + f"?{name}", readers, title, knows=who.EVERYONE
        )
        for language in ("fr", "en"):
            twin = in_language("news:event_ics", UNKNOWN, language=language)
            yield Probe(
                in_language("news:event_ics", event.translation_key, language=language), readers, title, twin=twin
            )
        for view, shown in (("news:calendar_ics", title), ("news:subscribe", ())):
            twin = in_language(view, UNKNOWN)
            yield Probe(in_language(view, calendar.translation_key), readers, shown, twin=twin)
        make_address = in_language("news:subscribe", calendar.translation_key)
        twin = in_language("news:subscribe", UNKNOWN)
        may_post = readers - {who.ANONYMOUS}
        yield Probe(make_address, may_post, knows=readers, twin=twin, method="post", status=302)


@probes("news:subscribed_ics", "news:subscriptions", "news:revoke")
def subscriptions(world: World) -> Iterator[Probe]:
    yield Probe(in_language("news:subscriptions"), who.EVERYONE - {who.ANONYMOUS})
    site, shut = announce.site_calendar(), world.pages["event.calendar"]
    unknown = in_language("news:subscribed_ics", "zqjamais.zq")
    # Whoever holds the address is its owner, to whom the shut workspace is closed: nobody gets what is in it.
    for owner in (who.ENDED, who.ELSEWHERE):
        closed = in_language("news:subscribed_ics", world.subscriptions[owner, shut.pk].token)
        yield Probe(closed, twin=unknown)
        public = in_language("news:subscribed_ics", world.subscriptions[owner, site.pk].token)
        yield Probe(public, who.EVERYONE, ("open_event.title",))
    own = world.subscriptions[who.READER, shut.pk]
    twin = in_language("news:revoke", UNKNOWN_ID)
    for method in ("get", "post"):
        opens = frozenset({who.READER}) if method == "post" else frozenset()
        yield Probe(in_language("news:revoke", own.pk), opens, twin=twin, method=method, status=302)
