"""Probes of the ways in: invitations, requests, guests, and organisations kept by their administrators."""

import datetime as dt
from collections.abc import Iterator

from django.utils import timezone

from intranet.access.models import Invitation, JoinRequest, Role
from intranet.territory.models import Affiliation
from tests import factories as make

from . import knowledge as who
from .probing import Persons, Probe
from .registry import probes
from .screen_probes import HOLD_TEAM, UNKNOWN_SLUG
from .site_probes import UNKNOWN_ID, in_language
from .world import WORDS, World, furnish, new_words

KEEPERS: Persons = HOLD_TEAM | {who.ORG_ADMIN}
SIGNED_IN: Persons = who.EVERYONE - {who.ANONYMOUS}
MEMBERS_BY_ROW: Persons = who.MEMBERS - HOLD_TEAM
new_words(
    {
        # Into the shut workspace: who is invited, with which words; who asks, and why
        "invited.email": who.RUNNERS,
        "invited.name": who.RUNNERS,
        "invited.message": who.RUNNERS,
        "asker.name": who.RUNNERS,
        "asker.message": who.RUNNERS,
        # Who came in by an invitation that names the member; its administrator is asked about them, and no more
        "proposed.name": who.RUNNERS | {who.ORG_ADMIN},
        # Settled: only whoever wrote it finds it again, among what is held about them.
        "proposed.message": frozenset({who.MANAGER}),
        # Whom the member invites
        "officer.email": KEEPERS,
        "officer.name": KEEPERS,
    }
)


@furnish
def invite_and_ask(world: World) -> None:
    shut, manager = world.spaces["shut"], world.people[who.MANAGER]
    organisation = world.people[who.ORG_ADMIN].affiliations.get().organisation
    expires = timezone.now() + dt.timedelta(days=5)
    common = {"inviter": manager, "expires_at": expires}
    world.files["invitation"] = Invitation.objects.create(
        space=shut,
        role=Role.READER,
        email=f"{WORDS['invited.email']}@example.org",
        last_name=WORDS["invited.name"],
        message=WORDS["invited.message"],
        **common,
    )
    proposed = make.make_user(last_name=WORDS["proposed.name"])
    make.join(shut, proposed, Role.READER)
    world.files["proposal"] = Invitation.objects.create(
        space=shut,
        role=Role.READER,
        email=proposed.email,
        message=WORDS["proposed.message"],
        organisation=organisation,
        accepted_at=timezone.now(),
        accepted_by=proposed,
        **common,
    )
    world.files["officer"] = Invitation.objects.create(
        organisation=organisation,
        email=f"{WORDS['officer.email']}@example.org",
        last_name=WORDS["officer.name"],
        inviter=world.people[who.ORG_ADMIN],
        expires_at=expires,
    )
    world.files["living"] = Invitation.objects.create(
        space=world.spaces["open"], role=Role.READER, email="vivante@example.org", **common
    )
    asker = make.make_user(last_name=WORDS["asker.name"])
    world.files["request"] = JoinRequest.objects.create(space=shut, person=asker, message=WORDS["asker.message"])


@probes("access:invite", "access:resend_invitation", "access:revoke_invitation", "access:answer_request")
def inviting(world: World) -> Iterator[Probe]:
    shut = world.spaces["shut"].slug
    people = in_language("access:people", shut) + "?invitations"
    shown = ("invited.email", "invited.name", "asker.name", "asker.message", "proposed.name")
    yield Probe(people, who.RUNNERS, shown, twin=in_language("access:people", UNKNOWN_SLUG) + "?invitations")
    invite, nowhere = in_language("access:invite", shut), in_language("access:invite", UNKNOWN_SLUG)
    for method in ("get", "post"):
        yield Probe(invite, who.RUNNERS, twin=nowhere, method=method)
    for name, view in (
        ("invitation", "access:resend_invitation"),
        ("invitation", "access:revoke_invitation"),
        ("request", "access:answer_request"),
    ):
        thing = world.files[name].pk
        twin = in_language(view, UNKNOWN_SLUG, UNKNOWN_ID)
        for method in ("get", "post"):
            yield Probe(in_language(view, shut, thing), knows=who.RUNNERS, twin=twin, method=method)
        # The right thing, in another space of the same managers
        yield Probe(in_language(view, "open", thing), knows=who.RUNNERS, twin=twin, method="post")
    answer = in_language("access:answer_request", shut, world.files["request"].pk) + "?"
    yield Probe(
        answer, who.RUNNERS, ("asker.name", "asker.message"), twin=in_language("access:people", UNKNOWN_SLUG) + "?"
    )


@probes("access:invitation")
def links(world: World) -> Iterator[Probe]:
    """Whoever holds a link opens it; one that is nobody's, and one that is void, are the same."""
    living = world.files["living"]
    for language in ("fr", "en"):
        unknown = in_language("access:invitation", "zq.zq", language=language)
        path = in_language("access:invitation", living.token, language=language)
        for method in ("get", "head", "post"):
            yield Probe(path, who.EVERYONE, method=method)
            for dead in (world.files["proposal"].token, living.nonce, f"{living.nonce}.{living.nonce}"):
                yield Probe(in_language("access:invitation", dead, language=language), twin=unknown, method=method)


@probes("access:join", "access:withdraw_request", "access:leave", "access:space")
def doors(world: World) -> Iterator[Probe]:
    outside = SIGNED_IN - who.MEMBERS
    knocking = {"open": outside, "shut": frozenset(), "section": frozenset(), "archived": frozenset()}
    inside = {
        "open": MEMBERS_BY_ROW,
        "shut": MEMBERS_BY_ROW,
        "section": frozenset({who.SECTION_MEMBER}),
        "archived": MEMBERS_BY_ROW,
    }
    homes = {"open": who.EVERYONE, "shut": who.MEMBERS, "section": who.OF_SECTION, "archived": who.MEMBERS}
    for name, space in world.spaces.items():
        if name == "foreign":
            continue
        for view, persons in (("access:join", knocking[name]), ("access:leave", inside[name])):
            twin = in_language(view, UNKNOWN_SLUG)
            yield Probe(in_language(view, space.slug), persons, twin=twin)
            yield Probe(in_language(view, space.slug), knows=persons, twin=twin, method="post")
        withdraw, nothing = (in_language("access:withdraw_request", slug) for slug in (space.slug, UNKNOWN_SLUG))
        yield Probe(withdraw, twin=nothing, method="post")
        home, nowhere = (in_language("access:space", slug) for slug in (space.slug, UNKNOWN_SLUG))
        yield Probe(home, homes[name], twin=nowhere, status=302)


@probes("access:guests", "access:renew_guest", "access:sponsor_guest")
def guests(world: World) -> Iterator[Probe]:
    nowhere = "/fr/equipe/zqjamais/"
    for query in ("", "?montrer=fin", "?montrer=parrainage", "?montrer=zz"):
        yield Probe(in_language("access:guests") + query, HOLD_TEAM, twin=nowhere + query)
    yield Probe(
        in_language("access:guests") + "?tous", HOLD_TEAM, ("shut.title", "proposed.name"), twin=nowhere + "?tous"
    )
    shut = world.spaces["shut"]
    membership = shut.memberships.get(user=world.people[who.GUEST])
    ended = shut.memberships.get(user=world.people[who.EXPIRED_GUEST])
    for view in ("access:renew_guest", "access:sponsor_guest"):
        twin = in_language(view, UNKNOWN_SLUG, UNKNOWN_ID)
        for method in ("get", "post"):
            yield Probe(in_language(view, shut.slug, membership.pk), knows=who.RUNNERS, twin=twin, method=method)
            yield Probe(in_language(view, shut.slug, ended.pk), knows=who.RUNNERS, twin=twin, method=method)


@probes(
    "access:organisations",
    "access:organisation",
    "access:own_designate",
    "access:own_end_mandate",
    "access:own_replace_mandate",
    "access:hand_over",
    "access:own_end_affiliation",
    "access:own_take_back",
    "access:own_appoint",
    "access:own_end_administration",
    "access:invite_officer",
    "access:resend_officer",
    "access:revoke_officer",
    "access:settle_affiliation",
    "access:own_undo",
)
def organisations(world: World) -> Iterator[Probe]:
    administrator = world.people[who.ORG_ADMIN]
    own = administrator.affiliations.get().organisation
    nowhere = "/fr/mon-organisme/zqjamais/"
    yield Probe(in_language("access:organisations"), knows=KEEPERS, twin=nowhere)
    yield Probe(in_language("access:organisations") + "?", HOLD_TEAM, knows=KEEPERS, twin=nowhere + "?")
    screen = in_language("access:organisation", own.pk)
    yield Probe(screen, KEEPERS, ("officer.email", "officer.name", "proposed.name"), twin=nowhere)
    # Another member's screen is the team's alone.
    other = Affiliation.objects.get(person=world.people[who.ELSEWHERE]).organisation
    yield Probe(in_language("access:organisation", other.pk), HOLD_TEAM, twin=nowhere)
    domain = world.spaces["open"].domain_id
    mandate = world.people[who.ENDED].designations.get().pk
    affiliation = administrator.affiliations.get().pk
    administration = administrator.administrations.get().pk
    for view, arguments in (
        ("own_designate", [domain]),
        ("own_end_mandate", [mandate]),
        ("own_replace_mandate", [mandate]),
        ("hand_over", [mandate]),
        ("own_end_affiliation", [affiliation]),
        ("own_take_back", [affiliation]),
        ("own_appoint", []),
        ("own_end_administration", [administration]),
        ("invite_officer", []),
        ("resend_officer", [world.files["officer"].pk]),
        ("revoke_officer", [world.files["officer"].pk]),
        ("settle_affiliation", [world.files["proposal"].pk]),
        ("own_undo", [1]),
    ):
        twin = in_language(f"access:{view}", UNKNOWN_ID, *(UNKNOWN_ID for _ in arguments))
        for method in ("get", "post"):
            yield Probe(in_language(f"access:{view}", own.pk, *arguments), knows=KEEPERS, twin=twin, method=method)
            foreign = in_language(f"access:{view}", other.pk, *arguments)
            yield Probe(foreign, knows=HOLD_TEAM, twin=twin, method=method)
