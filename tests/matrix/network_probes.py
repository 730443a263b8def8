"""Probes of the network: its pages, filters and counts, the screens of adoption, the chooser of organisations."""

from collections.abc import Iterator

from django.urls import reverse

from intranet.access.models import Audience, Role
from network.models import Adoption
from tests import factories as make
from tests.network import making

from . import knowledge as who
from .probing import Probe
from .registry import more_probes, probes
from .site_probes import UNKNOWN_ID, beside, in_language
from .world import WORDS, World, furnish, new_words

# Those whom the network's own space has: its peers, who only read here, and who runs it.
OF_NETWORK = frozenset({who.PARTNER, who.DIRECTOR, who.TEAM, who.ADMINISTRATOR})
RUN_NETWORK = frozenset({who.TEAM, who.ADMINISTRATOR})
INDEX, DIRECTORY = "/fr/reseau/pratiques/", "/fr/reseau/organismes/"
PARTS = ("title", "slug", "body", "domain", "contact", "adopter", "words")

new_words({f"practice.{part}": who.SEE_NETWORK for part in PARTS})
new_words({f"reserved.{part}": OF_NETWORK for part in PARTS})
# The domains of the pôle are no secret: its public home presents them.
new_words({f"{name}.domain": who.EVERYONE for name in ("practice", "reserved")})
new_words({f"{name}.{part}": RUN_NETWORK for name in ("sheet_draft",) for part in ("title", "slug", "body")})
new_words({f"peer.{part}": who.SEE_NETWORK for part in ("title", "slug", "body", "person")})
new_words({f"reserved_peer.{part}": OF_NETWORK for part in ("title", "slug", "body")})
# Whoever writes somewhere may name any public body in a chooser; the bodies here have no other name.
NAMED = who.SEE_NETWORK | who.ENTER_ADMIN
new_words({"peer.name": NAMED, "reserved_peer.name": NAMED})
new_words({f"{name}.adopter": NAMED for name in ("practice", "reserved")})


@furnish
def fill_network(world: World) -> None:
    for name in ("practice", "reserved"):
        _add_practice(world, name)
        peer = make.make_organisation("pole", name=WORDS[f"{'peer' if name == 'practice' else 'reserved_peer'}.name"])
        _add_presentation(world, "peer" if name == "practice" else "reserved_peer", peer)
    make.narrow(world.pages["reserved"], Audience.MEMBERS)
    make.narrow(world.pages["reserved_peer"], Audience.MEMBERS)
    draft = making.make_practice(
        f"Fiche {WORDS['sheet_draft.title']}", slug=WORDS["sheet_draft.slug"], need=WORDS["sheet_draft.body"]
    )
    draft.unpublish()
    world.pages["sheet_draft"] = draft


def _add_practice(world: World, name: str) -> None:
    domain = make.make_domain(WORDS[f"{name}.domain"])
    sheet = making.make_practice(
        f"Fiche {WORDS[f'{name}.title']}",
        slug=WORDS[f"{name}.slug"],
        need=f"<p>{WORDS[f'{name}.body']}</p>",
        contact_name=WORDS[f"{name}.contact"],
        domains=[domain],
    )
    adopter = make.make_organisation(name=WORDS[f"{name}.adopter"])
    making.adopt(sheet, adopter, WORDS[f"{name}.words"])
    world.pages[name] = sheet


def _add_presentation(world: World, name: str, peer: object) -> None:
    world.pages[name] = making.make_presentation(
        peer,
        title=f"Pôle {WORDS[f'{name}.title']}",
        slug=WORDS[f"{name}.slug"],
        body=[("text", f"<p>{WORDS[f'{name}.body']}</p>")],
    )
    if f"{name}.person" in WORDS:
        person = make.make_user(last_name=WORDS[f"{name}.person"])
        make.affiliate(person, peer)
        make.join(making.network(), person, Role.CONTRIBUTOR)


@more_probes
def pages_of_the_network(world: World) -> Iterator[Probe]:
    practice = tuple(f"practice.{part}" for part in ("title", "slug", "domain"))
    reserved = tuple(f"reserved.{part}" for part in ("title", "slug", "domain"))
    rooms = {
        "/fr/reseau/": (("practice.title",), ("reserved.title",)),
        "/en/network/": (("practice.title",), ("reserved.title",)),
        INDEX: (practice, reserved),
        "/en/network/practices/": (practice, reserved),
        DIRECTORY: (("peer.title",), ("reserved_peer.title",)),
        "/en/network/organisations/": (("peer.title",), ("reserved_peer.title",)),
    }
    for path, (shown, shown_inside) in rooms.items():
        yield Probe(path, who.SEE_NETWORK, shown, twin=beside(path))
        yield Probe(f"{path}?", OF_NETWORK, shown_inside, knows=who.SEE_NETWORK, twin=f"{beside(path)}?")
    for name, readers in {
        "practice": who.SEE_NETWORK,
        "reserved": OF_NETWORK,
        "peer": who.SEE_NETWORK,
        "reserved_peer": OF_NETWORK,
        "sheet_draft": frozenset(),
    }.items():
        for version in (world.fresh(name), make.english(world.pages[name])):
            path = version.get_url_parts()[2]
            yield Probe(path, readers, (f"{name}.title", f"{name}.body"), twin=beside(path))
            yield Probe(path, readers, twin=beside(path), method="head")
    yield Probe(
        world.pages["practice"].url, who.SEE_NETWORK, ("practice.contact", "practice.adopter", "practice.words")
    )
    yield Probe(world.pages["peer"].url, who.SEE_NETWORK, ("peer.person", "peer.name"))


@more_probes
def filters_of_the_network(world: World) -> Iterator[Probe]:
    """What is asked for by name: found by those who may read it, like nothing for the others."""
    for name, readers in (("practice", who.SEE_NETWORK), ("reserved", OF_NETWORK)):
        for asked in (f"domaine={WORDS[f'{name}.domain']}", f"q={WORDS[f'{name}.body']}"):
            yield Probe(
                f"{INDEX}?{asked}", readers, (f"{name}.title",), knows=who.SEE_NETWORK, twin=f"{beside(INDEX)}?"
            )
    for name, readers in (("peer", who.SEE_NETWORK), ("reserved_peer", OF_NETWORK)):
        asked = f"{DIRECTORY}?nature=pole&q={WORDS[f'{name}.name']}"
        yield Probe(asked, readers, (f"{name}.title",), knows=who.SEE_NETWORK, twin=f"{beside(DIRECTORY)}?")


@probes("network:organisation")
def facts_of_organisations(world: World) -> Iterator[Probe]:
    """A body without a page shows its facts; one with a page leads to it, those at least who may read it."""
    twin = in_language("network:organisation", UNKNOWN_ID)
    for name in ("practice", "reserved"):
        pk = Adoption.objects.get(practice_key=world.pages[name].translation_key).organisation_id
        yield Probe(in_language("network:organisation", pk), who.SEE_NETWORK, (f"{name}.adopter",), twin=twin)
    peer, reserved = (world.pages[name].organisation_id for name in ("peer", "reserved_peer"))
    yield Probe(in_language("network:organisation", peer), who.SEE_NETWORK, twin=twin, status=302)
    path = in_language("network:organisation", reserved)
    yield Probe(path, OF_NETWORK, knows=who.SEE_NETWORK, twin=twin, status=302)


@more_probes
def search_of_the_network(world: World) -> Iterator[Probe]:
    """Organisations are found by those who stand in the network; their pages by those who may read them."""
    for name, readers in (("practice", who.SEE_NETWORK), ("reserved", OF_NETWORK), ("peer", who.SEE_NETWORK)):
        yield Probe(f"/fr/recherche/?q={WORDS[f'{name}.body']}", readers, (f"{name}.title",), knows=who.EVERYONE)
    shown = ("reserved_peer.title",)
    yield Probe(f"/fr/recherche/?q={WORDS['reserved_peer.body']}", OF_NETWORK, shown, knows=who.EVERYONE)
    name = WORDS["reserved_peer.name"]
    yield Probe(f"/fr/recherche/?q={name}", who.SEE_NETWORK, ("reserved_peer.name",), knows=who.EVERYONE)
    yield Probe(f"/en/recherche/?q={name}&type=organisation", OF_NETWORK, shown, knows=who.EVERYONE)
    # Contacts of sheets are in no search: they are told to who may read them on the sheet alone.
    yield Probe(f"/fr/recherche/?q={WORDS['practice.contact']}", knows=who.EVERYONE)


@probes("network:adopt", "network:withdraw")
def adoptions(world: World) -> Iterator[Probe]:
    for name in ("practice", "reserved", "sheet_draft"):
        page = world.pages[name]
        # The peers of this world are readers: those who run the network speak for any body.
        voices = frozenset() if name == "sheet_draft" else RUN_NETWORK
        twin = in_language("network:adopt", UNKNOWN_ID)
        for method in ("get", "post"):
            yield Probe(in_language("network:adopt", page.pk), voices, (), twin=twin, method=method)
        adoption = Adoption.objects.filter(practice_key=page.translation_key).first()
        number = adoption.pk if adoption else UNKNOWN_ID
        for method in ("get", "post"):
            yield Probe(
                in_language("network:withdraw", page.pk, number),
                knows=voices,
                twin=in_language("network:withdraw", UNKNOWN_ID, UNKNOWN_ID),
                method=method,
            )


@probes(
    "network_organisation_chooser:choose",
    "network_organisation_chooser:choose_results",
    "network_organisation_chooser:chosen",
    "network_organisation_chooser:chosen_multiple",
    "network_organisation_chooser:create",
)
def chooser(world: World) -> Iterator[Probe]:
    nowhere = "/admin/zq-nulle-part/"
    space = "network_organisation_chooser"
    for view in ("choose", "choose_results"):
        yield Probe(reverse(f"{space}:{view}"), who.ENTER_ADMIN, twin=nowhere)
        yield Probe(
            f"{reverse(f'{space}:{view}')}?q={WORDS['peer.name']}", who.ENTER_ADMIN, ("peer.name",), twin=nowhere
        )
    pk = world.pages["peer"].organisation_id
    unknown = reverse(f"{space}:chosen", args=[UNKNOWN_ID])
    yield Probe(reverse(f"{space}:chosen", args=[pk]), who.ENTER_ADMIN, ("peer.name",), twin=unknown)
    multiple = reverse(f"{space}:chosen_multiple")
    yield Probe(f"{multiple}?id={pk}", who.ENTER_ADMIN, ("peer.name",), twin=f"{multiple}?id={UNKNOWN_ID}")
    yield Probe(reverse(f"{space}:create"), twin=nowhere)
