"""Probes of the translators' desk: for who edits a page, and for a reader whom the shut workspace made its translator.

That person translates into English there, and nothing else: not the section within it, not the open workspace.
"""

from collections.abc import Iterator

from intranet.translation.desk.work import begin_translation
from intranet.translation.models import Translation, TranslatorRole

from . import knowledge as who
from .probing import NOBODY, Persons, Probe
from .registry import probes
from .screen_probes import UNKNOWN_SLUG
from .site_probes import READ, UNKNOWN_ID, in_language
from .world import World, furnish

TRANSLATORS: Persons = frozenset({who.READER})
# Who writes the English version of each page.
WRITTEN = {
    "public": who.EDITORS,
    "members": who.EDITORS,
    "article": who.EDITORS | TRANSLATORS,
    "secret": who.OF_SECTION,
    "foreign_article": who.OF_ELSEWHERE,
    "old": NOBODY,
    "draft": NOBODY,
}
COMES: Persons = who.ENTER_ADMIN | TRANSLATORS
NOWHERE = "/fr/zqjamais/"
FORMATS = ("xliff1", "xliff2", "po")


@furnish
def name_a_translator(world: World) -> None:
    english = world.pages["alias"].locale
    world.files["translator"] = TranslatorRole.objects.create(
        space=world.spaces["shut"], person=world.people[who.READER], locale=english
    )
    world.files["translation"] = Translation.objects.get(
        translation_key=world.pages["article"].translation_key, locale=english
    )
    # The version that somebody wrote by hand goes its own way: files are for those that follow their source.
    world.files["begun"] = begin_translation(world.pages["alias"], english, by=world.people[who.ADMINISTRATOR])


@probes("desk:desk")
def desk(world: World) -> Iterator[Probe]:
    path = in_language("desk:desk")
    for query in ("", "?etat=untouched", "?etat=done&tri=titre", "?qui=moi", "?espace=1&langue=fr"):
        yield Probe(path + query, COMES, twin=NOWHERE)
    yield Probe(in_language("desk:desk", language="en"), COMES)


@probes("desk:edit", "desk:begin", "desk:claim", "desk:release", "desk:assign", "desk:machine")
def one(world: World) -> Iterator[Probe]:
    for name, writers in WRITTEN.items():
        page = world.pages[name]
        twin = in_language("desk:edit", UNKNOWN_ID, "en")
        shown = (f"{name}.title",) if name == "article" else ()
        yield Probe(in_language("desk:edit", page.pk, "en"), writers, shown, twin=twin)
        # Into its own language, and into one that is not there, by nobody.
        yield Probe(in_language("desk:edit", page.pk, "fr"), twin=in_language("desk:edit", UNKNOWN_ID, "fr"))
        yield Probe(in_language("desk:edit", page.pk, "zq"), twin=in_language("desk:edit", UNKNOWN_ID, "zq"))
        for view in ("desk:edit", "desk:claim", "desk:begin", "desk:release", "desk:machine"):
            path, twin = in_language(view, page.pk, "en"), in_language(view, UNKNOWN_ID, "en")
            yield Probe(path, knows=writers, twin=twin, method="post", data={"version-1": "x", "text-1": "zq"})
        for method in ("get", "post"):
            path, twin = in_language("desk:assign", page.pk, "en"), in_language("desk:assign", UNKNOWN_ID, "en")
            yield Probe(path, knows=writers - TRANSLATORS, twin=twin, method=method)


@probes(
    "desk:suggest", "desk:preview", "desk:publish", "desk:file", "desk:give_back", "desk:apply_return", "desk:progress"
)
def begun(world: World) -> Iterator[Probe]:
    for name, key in (("article", "translation"), ("members", "begun")):
        page, segment = world.pages[name], world.files[key].segments.present().first()
        for view, extra in (("desk:suggest", (segment.pk,)), ("desk:preview", ()), ("desk:progress", ())):
            twin = in_language(view, UNKNOWN_ID, "en", *extra)
            yield Probe(in_language(view, page.pk, "en", *extra), WRITTEN[name], twin=twin)
    writers = WRITTEN["members"]
    for view, extra in (*(("desk:file", (form,)) for form in FORMATS), ("desk:give_back", ())):
        twin = in_language(view, UNKNOWN_ID, "en", *extra)
        yield Probe(in_language(view, page.pk, "en", *extra), writers, twin=twin)
    for view in ("desk:give_back", "desk:apply_return"):
        path, twin = in_language(view, page.pk, "en"), in_language(view, UNKNOWN_ID, "en")
        yield Probe(path, knows=writers, twin=twin, method="post", data={"token": "zq"})
    page, writers = world.pages["article"], WRITTEN["article"]
    for method in ("get", "post"):
        path, twin = in_language("desk:publish", page.pk, "en"), in_language("desk:publish", UNKNOWN_ID, "en")
        yield Probe(path, knows=writers - TRANSLATORS, twin=twin, method=method)
    # Another page's segment is nobody's here.
    yield Probe(
        in_language("desk:suggest", page.pk, "en", UNKNOWN_ID),
        twin=in_language("desk:suggest", UNKNOWN_ID, "en", UNKNOWN_ID),
    )


@probes("desk:ask", "desk:take_back_ask")
def asks(world: World) -> Iterator[Probe]:
    for name in ("public", "members", "secret", "foreign_article"):
        readers = READ[name][0] - {who.ANONYMOUS}
        for view in ("desk:ask", "desk:take_back_ask"):
            path, twin = in_language(view, world.pages[name].pk, "en"), in_language(view, UNKNOWN_ID, "en")
            yield Probe(path, knows=readers, twin=twin, method="post")


@probes("desk:translators", "desk:end_translator")
def people(world: World) -> Iterator[Probe]:
    for name in ("open", "shut", "section", "archived", "foreign"):
        space = world.spaces[name]
        runners = frozenset({who.TEAM, who.ADMINISTRATOR}) if name == "foreign" else who.RUNNERS
        twin = in_language("desk:translators", UNKNOWN_SLUG)
        for method in ("get", "post"):
            yield Probe(in_language("desk:translators", space.slug), knows=runners, twin=twin, method=method)
        role = world.files["translator"].pk
        yield Probe(
            in_language("desk:end_translator", space.slug, UNKNOWN_ID),
            knows=runners,
            twin=in_language("desk:end_translator", UNKNOWN_SLUG, UNKNOWN_ID),
            method="post",
        )
        if name == "open":
            # The role of another space.
            yield Probe(
                in_language("desk:end_translator", space.slug, role),
                knows=runners,
                twin=in_language("desk:end_translator", UNKNOWN_SLUG, role),
                method="post",
            )
