"""Probes of people: directory, profiles, portraits, who does what, and the chooser of people in the editor."""

from collections.abc import Iterator

from django.urls import reverse

from intranet.people.models import Profile, portrait_url

from . import knowledge as who
from .admin_probes import NOWHERE
from .probing import NOBODY, Probe
from .registry import probes
from .site_probes import in_language
from .world import PROFILES, WORDS, World

UNKNOWN_KEY = "zqjamais"
SEEN_BY = {
    "team_profile": who.SEE_TEAM,
    "director_profile": who.SEE_NETWORK,
    "elsewhere_profile": who.STAND_IN_POLE,
    "guest_profile": who.RUNNERS | {who.READER},
    "closed_profile": NOBODY,
}
EDITED_BY = {name: frozenset({who.ADMINISTRATOR, kind}) for name, kind in PROFILES.items()}
EDITED_BY["closed_profile"] = NOBODY


@probes("people:directory", "people:edit_own")
def directory(world: World) -> Iterator[Probe]:
    # Signed out, one is invited to sign in.
    for language in ("fr", "en"):
        path = in_language("people:directory", language=language)
        for name, readers in SEEN_BY.items():
            yield Probe(path, readers, (f"{name}.key", f"{name}.job", f"{name}.expertise"), knows=who.EVERYONE)
        own = in_language("people:edit_own", language=language)
        yield Probe(own, knows=who.EVERYONE)
        yield Probe(own, knows=who.EVERYONE, method="post", data={"phone": "x"})
    path = in_language("people:directory")
    for name, readers in SEEN_BY.items():
        found = (f"{name}.key", f"{name}.job")
        yield Probe(f"{path}?expertise={WORDS[f'{name}.expertise']}", readers, found, knows=who.EVERYONE)
        yield Probe(f"{path}?q={WORDS[f'{name}.job']}", readers, (f"{name}.key",), knows=who.EVERYONE)
    for organisation in world.people[who.ELSEWHERE].affiliations.all():
        query = f"{path}?organisme={organisation.organisation_id}"
        yield Probe(query, who.STAND_IN_POLE, ("elsewhere_profile.key",), knows=who.EVERYONE)
    query = f"{path}?domaine={world.spaces['foreign'].domain_id}"
    yield Probe(query, who.STAND_IN_POLE, ("elsewhere_profile.key",), knows=who.EVERYONE)


@probes("people:who_does_what")
def who_does_what(world: World) -> Iterator[Probe]:
    path, nowhere = in_language("people:who_does_what"), in_language("people:profile", UNKNOWN_KEY)
    yield Probe(path, who.STAND_IN_POLE, ("elsewhere_profile.key",), twin=nowhere)
    query = f"?domaine={world.spaces['foreign'].domain_id}"
    yield Probe(path + query, who.STAND_IN_POLE, ("elsewhere_profile.key",), twin=nowhere + query)


@probes("people:profile", "people:edit", "people_portrait")
def profiles(world: World) -> Iterator[Probe]:
    for name, readers in SEEN_BY.items():
        profile = Profile.objects.select_related("portrait").get(pk=WORDS[f"{name}.key"])
        shown = (f"{name}.job", f"{name}.expertise")
        for language in ("fr", "en"):
            path, twin = (in_language("people:profile", key, language=language) for key in (profile.pk, UNKNOWN_KEY))
            yield Probe(path, readers, shown, twin=twin)
            yield Probe(path, readers, twin=twin, method="head")
        path, twin = (in_language("people:edit", key) for key in (profile.pk, UNKNOWN_KEY))
        yield Probe(path, EDITED_BY[name], shown, twin=twin)
        yield Probe(path, EDITED_BY[name], twin=twin, method="post", data={"phone": "x"})
        for side in (40, 144):
            path, twin = (portrait_url(key, profile.portrait.file_hash, side) for key in (profile.pk, UNKNOWN_KEY))
            yield Probe(path, readers, twin=twin)
            yield Probe(path, readers, twin=twin, headers={"If-None-Match": "*"}, status=304)


@probes(
    "people_chooser:choose",
    "people_chooser:choose_results",
    "people_chooser:chosen",
    "people_chooser:chosen_multiple",
    "people_chooser:create",
)
def chooser(world: World) -> Iterator[Probe]:
    for name, readers in SEEN_BY.items():
        person, writers = world.people[PROFILES[name]], readers & who.ENTER_ADMIN
        for view in ("choose", "choose_results"):
            path = reverse(f"people_chooser:{view}")
            yield Probe(f"{path}?q={person.last_name}", writers, (f"{name}.key",), knows=who.ENTER_ADMIN, twin=NOWHERE)
        key = person.profile.pk
        path, twin = (reverse("people_chooser:chosen", args=[each]) for each in (key, UNKNOWN_KEY))
        yield Probe(path, writers, twin=twin)
        several = reverse("people_chooser:chosen_multiple")
        yield Probe(f"{several}?id={key}", writers, twin=f"{several}?id={UNKNOWN_KEY}", knows=who.ENTER_ADMIN)
    yield Probe(reverse("people_chooser:create"), twin=NOWHERE)
