"""Probes of Wagtail's admin: every screen that names a page, a file or a task, and every list."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from . import knowledge as who
from .probing import NOBODY, Persons, Probe
from .registry import probes
from .world import World

UNKNOWN_ID = 987654
NOWHERE = "/admin/zq-nulle-part/"
ADMINISTRATORS: Persons = frozenset({who.ADMINISTRATOR})
HOLD_TEAM: Persons = frozenset({who.TEAM, who.ADMINISTRATOR})
# Pages by name: who finds them in the explorer, and who edits them.
EXPLORED = {
    "article": (who.WRITERS, who.EDITORS),
    "pole": (who.WRITERS, who.EDITORS),
    "draft": (who.WRITERS, who.EDITORS),
    "secret": (who.OF_SECTION, who.OF_SECTION),
    "translation": (who.WRITERS, who.EDITORS),
    "old": (ADMINISTRATORS, NOBODY),
}
FILES = {
    "document": (who.WRITERS, who.EDITORS),
    "secret_document": (who.OF_SECTION, who.OF_SECTION),
    "old_document": (NOBODY, NOBODY),
    "image": (who.WRITERS, who.EDITORS),
    "secret_image": (who.OF_SECTION, who.OF_SECTION),
}


def about_page(world: World, view: str, name: str, argument: str = "page_id", **probe: Any) -> Probe:
    """A probe of a view of one page; those who edit it get in."""
    knows, opens = EXPLORED[name]
    return Probe(
        reverse(view, kwargs={argument: world.pages[name].pk}),
        twin=reverse(view, kwargs={argument: UNKNOWN_ID}),
        **{"opens": opens, "knows": knows, **probe},
    )


def title_of(name: str) -> tuple[str, ...]:
    return (f"{name}.title",)


# Everybody's screens

OPEN_TO_WRITERS = {
    "wagtailadmin_home",
    "wagtailadmin_account",
    "wagtailadmin_explore_root",
    "wagtailadmin_pages:search",
    "wagtailadmin_pages:search_results",
    "wagtailadmin_choose_page",
    "wagtailadmin_choose_page_search",
    "wagtailadmin_choose_page_external_link",
    "wagtailadmin_choose_page_email_link",
    "wagtailadmin_choose_page_phone_link",
    "wagtailadmin_choose_page_anchor_link",
    "wagtailadmin_tag_autocomplete",
    "wagtailadmin_reports:workflow",
    "wagtailadmin_reports:workflow_results",
    "wagtailadmin_reports:workflow_tasks",
    "wagtailadmin_reports:workflow_tasks_results",
    "wagtailadmin_reports:aging_pages",
    "wagtailadmin_reports:aging_pages_results",
    "wagtaildocs:index",
    "wagtaildocs:index_results",
    "wagtaildocs:add",
    "wagtaildocs:add_multiple",
    "wagtaildocs_chooser:choose",
    "wagtaildocs_chooser:choose_results",
    "wagtaildocs_chooser:chosen_multiple",
    "wagtaildocs_chooser:create",
    "wagtailimages:index",
    "wagtailimages:index_results",
    "wagtailimages:add",
    "wagtailimages:add_multiple",
    "wagtailimages_chooser:choose",
    "wagtailimages_chooser:choose_results",
    "wagtailimages_chooser:chosen_multiple",
    "wagtailimages_chooser:create",
    "wagtailadmin_choose_page_chosen_multiple",
}


@probes(*OPEN_TO_WRITERS)
def open_to_writers(world: World) -> Iterator[Probe]:
    for view in sorted(OPEN_TO_WRITERS):
        yield Probe(reverse(view), who.ENTER_ADMIN, twin=NOWHERE)
    yield from searches(world)


def searches(world: World) -> Iterator[Probe]:
    """The same lists, asked for words that they must not find."""
    for name, (knows, _edits) in EXPLORED.items():
        shown = title_of(name) if name not in {"old", "translation"} else ()
        for view in ("wagtailadmin_pages:search", "wagtailadmin_pages:search_results"):
            yield Probe(f"{reverse(view)}?q=Article", knows, shown, knows=who.ENTER_ADMIN, twin=NOWHERE)
        chosen = knows | (who.POLE & who.ENTER_ADMIN if name == "pole" else NOBODY)
        search = reverse("wagtailadmin_choose_page_search")
        yield Probe(f"{search}?q=Article", chosen, shown, knows=who.ENTER_ADMIN, twin=NOWHERE)
        everywhere = reverse("wagtailadmin_explore", args=[1])
        yield Probe(f"{everywhere}?q=Article&search_all=1", knows, shown, knows=who.ENTER_ADMIN)
    for name, (knows, edits) in FILES.items():
        kind, shown = ("wagtailimages" if "image" in name else "wagtaildocs"), title_of(name)
        choose, index = reverse(f"{kind}_chooser:choose_results"), reverse(f"{kind}:index")
        yield Probe(f"{choose}?q=Fichier", knows, shown, knows=who.ENTER_ADMIN, twin=NOWHERE)
        yield Probe(f"{index}?q=Fichier", edits, shown, knows=who.ENTER_ADMIN, twin=NOWHERE)
    yield Probe(
        f"{reverse('wagtailadmin_tag_autocomplete')}?term=zq",
        who.WRITERS,
        ("image.tag",),
        knows=who.ENTER_ADMIN,
        twin=NOWHERE,
    )
    for view in ("workflow", "workflow_tasks"):
        report = reverse(f"wagtailadmin_reports:{view}")
        yield Probe(report + "?", who.EDITORS, title_of("submitted"), knows=who.ENTER_ADMIN)
        yield Probe(f"{report}?export=csv", who.EDITORS, title_of("submitted"), knows=who.ENTER_ADMIN)
    for view in ("aging_pages", "locked_pages"):
        yield Probe(f"{reverse(f'wagtailadmin_reports:{view}')}?export=csv", knows=who.ENTER_ADMIN)
    # The address of a page, pasted as a link.
    for name, knows in (("article", who.WRITERS), ("pole", who.POLE & who.ENTER_ADMIN), ("secret", who.OF_SECTION)):
        yield Probe(
            reverse("wagtailadmin_choose_page_external_link"),
            knows,
            title_of(name),
            knows=who.ENTER_ADMIN,
            method="post",
            data={
                "external-link-chooser-url": world.pages[name].get_full_url(),
                "external-link-chooser-link_text": "x",
            },
        )


@probes("wagtailadmin_reports:locked_pages", "wagtailadmin_reports:locked_pages_results")
def locked_pages(world: World) -> Iterator[Probe]:
    editors = who.EDITORS | {who.ELSEWHERE, who.SECTION_MEMBER}
    for view in ("wagtailadmin_reports:locked_pages", "wagtailadmin_reports:locked_pages_results"):
        yield Probe(reverse(view), editors, knows=who.ENTER_ADMIN, twin=NOWHERE)


@probes(
    "wagtailadmin_login",
    "wagtailadmin_sprite",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_logout",
    "wagtailadmin_dismissibles",
    "wagtailadmin_block_preview",
    "wagtailadmin_editing_sessions:release",
    "wagtail.admin.views.home.default",
)
def oneself(world: World) -> Iterator[Probe]:
    yield Probe("/admin/login/", who.EVERYONE, status=302)
    yield Probe(reverse("wagtailadmin_sprite"), who.EVERYONE)
    yield Probe(reverse("wagtailadmin_javascript_catalog"), who.EVERYONE)
    yield Probe(reverse("wagtailadmin_logout"), knows=who.EVERYONE)
    yield Probe(reverse("wagtailadmin_dismissibles"), who.ENTER_ADMIN, twin=NOWHERE)
    yield Probe(reverse("wagtailadmin_block_preview"), knows=who.ENTER_ADMIN, twin=NOWHERE)
    yield Probe(reverse("wagtailadmin_editing_sessions:release", args=[1]), knows=who.ENTER_ADMIN, twin=NOWHERE)
    yield Probe("/admin/ailleurs/", twin=NOWHERE)


# Sections that are not for writers

FOR_ADMINISTRATORS = {
    "access_journal",
    "access_journal_results",
    "wagtailadmin_reports:site_history",
    "wagtailadmin_reports:site_history_results",
    "wagtailadmin_reports:page_types_usage",
    "wagtailadmin_reports:page_types_usage_results",
    "wagtailadmin_workflows:index",
    "wagtailadmin_workflows:index_results",
    "wagtailadmin_workflows:add",
    "wagtailadmin_workflows:select_task_type",
    "wagtailadmin_workflows:task_index",
    "wagtailadmin_workflows:task_index_results",
    "wagtailadmin_workflows:task_chooser",
    "wagtailadmin_workflows:task_chooser_results",
    "wagtailsites:index",
    "wagtailsites:index_results",
    "wagtailsites:add",
    "wagtailusers_users:index",
    "wagtailusers_users:index_results",
    "wagtailusers_users:add",
    "wagtaillocales:index",
    "wagtaillocales:index_results",
}
FOR_ADMINISTRATORS_BY_ID = {
    "wagtailadmin_workflows:enable",
    "wagtailadmin_workflows:disable",
    "wagtailadmin_workflows:edit",
    "wagtailadmin_workflows:usage",
    "wagtailadmin_workflows:usage_results",
    "wagtailadmin_workflows:edit_task",
    "wagtailadmin_workflows:disable_task",
    "wagtailadmin_workflows:enable_task",
    "wagtailadmin_workflows:task_chosen",
    "wagtailsites:edit",
    "wagtailsites:delete",
    "wagtailsites:history",
    "wagtailsites:history_results",
    "wagtailsites:usage",
    "wagtailsites:copy",
    "wagtailusers_users:edit",
    "wagtailusers_users:delete",
    "wagtailusers_users:history",
    "wagtailusers_users:history_results",
    "wagtailusers_users:usage",
    "wagtaillocales:edit",
    "wagtaillocales:delete",
    "wagtaillocales:history",
    "wagtaillocales:history_results",
    "wagtaillocales:usage",
}


@probes(
    *FOR_ADMINISTRATORS,
    *FOR_ADMINISTRATORS_BY_ID,
    "wagtailadmin_workflows:remove",
    "wagtailadmin_workflows:add_task",
    "wagtailadmin_workflows:task_chooser_create",
    "wagtaillocales:add",
)
def for_administrators(world: World) -> Iterator[Probe]:
    for view in sorted(FOR_ADMINISTRATORS):
        yield Probe(reverse(view), ADMINISTRATORS, twin=NOWHERE)
    ids = {
        "wagtailusers_users": world.people["author"].pk,
        "wagtailadmin_workflows": world.task_state.workflow_state.workflow_id,
    }
    for view in sorted(FOR_ADMINISTRATORS_BY_ID):
        path = reverse(view, args=[ids.get(view.partition(":")[0], 1)])
        yield Probe(path, knows=ADMINISTRATORS, twin=NOWHERE)
    page, workflow = world.pages["article"].pk, ids["wagtailadmin_workflows"]
    for path in (
        reverse("wagtailadmin_workflows:remove", args=[page]),
        reverse("wagtailadmin_workflows:remove", args=[page, workflow]),
        reverse("wagtailadmin_workflows:add_task", args=["access", "spacemoderationtask"]),
        reverse("wagtailadmin_workflows:task_chooser_create"),
        reverse("wagtaillocales:add"),
    ):
        yield Probe(path, knows=ADMINISTRATORS, twin=NOWHERE)


TERRITORY = ("organisation", "domain", "theme", "affiliation", "adhesion", "designation")
LISTS = ("index", "index_results", "add")
OF_ONE = ("edit", "history", "history_results", "delete", "usage")


@probes(
    "wagtailsnippets:index",
    *(f"territory_{model}:{view}" for model in TERRITORY for view in (*LISTS, *OF_ONE)),
    "territory_organisation:close",
    "territory_organisation:reopen",
)
def for_the_team(world: World) -> Iterator[Probe]:
    yield Probe(reverse("wagtailsnippets:index"), knows=HOLD_TEAM, twin=NOWHERE)
    for model in TERRITORY:
        for view in LISTS:
            yield Probe(reverse(f"territory_{model}:{view}"), HOLD_TEAM, twin=NOWHERE)
        for view in OF_ONE:
            closed = view in {"delete", "usage"}
            yield Probe(
                reverse(f"territory_{model}:{view}", args=[1]), knows=NOBODY if closed else HOLD_TEAM, twin=NOWHERE
            )
    for view in ("close", "reopen"):
        yield Probe(reverse(f"territory_organisation:{view}", args=[1]), knows=HOLD_TEAM, twin=NOWHERE)


CLOSED = {
    "wagtailadmin_error_test": (),
    "wagtailadmin_password_reset": (),
    "wagtailadmin_password_reset_done": (),
    "wagtailadmin_password_reset_confirm": ("MQ", "token"),
    "wagtailadmin_password_reset_complete": (),
    "wagtailembeds:chooser": (),
    "wagtailembeds:chooser_upload": (),
    "wagtailadmin_collections:index": (),
    "wagtailadmin_collections:add": (),
    "wagtailadmin_collections:edit": ("collection",),
    "wagtailadmin_collections:delete": ("collection",),
    "wagtailadmin_collections:set_privacy": ("collection",),
    "wagtailadmin_pages:set_privacy": ("article",),
    "wagtailimages:url_generator": ("image",),
    "wagtailimages:url_generator_output": ("image",),
    "wagtailadmin_api:pages:find": (),
    "wagtailadmin_api:pages:action": ("article", "copy"),
    "wagtailadmin_api:documents:listing": (),
    "wagtailadmin_api:documents:detail": ("document",),
    "wagtailadmin_api:documents:find": (),
    "wagtailadmin_api:images:listing": (),
    "wagtailadmin_api:images:detail": ("image",),
    "wagtailadmin_api:images:find": (),
}


# The accounts' own addresses stand before these (``screen_probes.accounts``).
SHADOWED = {view for view in CLOSED if view.startswith("wagtailadmin_password_reset")}


@probes(*CLOSED, "django.views.generic.base.TemplateView")
def closed(world: World) -> Iterator[Probe]:
    ids: dict[Any, int] = {
        "collection": world.spaces["shut"].collection_id,
        "article": world.pages["article"].pk,
        "image": world.files["image"].pk,
        "document": world.files["document"].pk,
    }
    for view, args in CLOSED.items():
        if view in SHADOWED:
            continue
        yield Probe(reverse(view, args=[ids.get(arg, arg) for arg in args]), twin=NOWHERE)
    yield Probe("/admin/test404/", twin=NOWHERE)
    action = reverse("wagtailadmin_api:pages:action", args=[ids["article"], "delete"])
    yield Probe(action, twin=NOWHERE, method="post")


# The API behind the explorer's menu


@probes("wagtailadmin_api:pages:listing", "wagtailadmin_api:pages:detail")
def explorer_api(world: World) -> Iterator[Probe]:
    listing = reverse("wagtailadmin_api:pages:listing")
    yield Probe(f"{listing}?limit=20", who.ENTER_ADMIN, twin=NOWHERE)
    for name in ("article", "secret", "draft"):
        knows = EXPLORED[name][0]
        yield about_page(world, "wagtailadmin_api:pages:detail", name, "pk", opens=knows, shows=title_of(name))
        parent = "section" if name == "secret" else "shut"
        for extra in ("", "&for_explorer=1"):
            yield Probe(
                f"{listing}?child_of={world.pages[parent].pk}{extra}",
                knows,
                title_of(name),
                knows=who.WRITERS | who.OF_SECTION,
                twin=f"{listing}?child_of={UNKNOWN_ID}{extra}",
            )


# Pages: explorer and choosers


@probes("wagtailadmin_explore", "wagtailadmin_explore_results", "wagtailadmin_choose_page_child")
def places(world: World) -> Iterator[Probe]:
    within = {
        "open": (who.WRITERS, ("public.title", "members.title"), who.ENTER_ADMIN),
        "shut": (who.WRITERS, ("article.title", "draft.title"), who.WRITERS | {who.SECTION_MEMBER}),
        "section": (who.OF_SECTION, ("secret.title",), who.OF_SECTION),
        "archived": (ADMINISTRATORS, ("old.title",), ADMINISTRATORS | who.WRITERS),
        "foreign": (who.OF_ELSEWHERE, ("foreign_article.title",), who.OF_ELSEWHERE),
    }
    for name, (opens, shown, chooses) in within.items():
        explores = opens | ({who.SECTION_MEMBER} if name == "shut" else NOBODY)
        for view in ("wagtailadmin_explore", "wagtailadmin_explore_results"):
            unknown = reverse(view, args=[UNKNOWN_ID])
            yield Probe(reverse(view, args=[world.pages[name].pk]), opens, shown, knows=explores, twin=unknown)
        unknown = reverse("wagtailadmin_choose_page_child", args=[UNKNOWN_ID])
        path = reverse("wagtailadmin_choose_page_child", args=[world.pages[name].pk])
        yield Probe(path, opens, shown, knows=chooses, twin=unknown)
    yield Probe(reverse("wagtailadmin_explore", args=[1]), who.ENTER_ADMIN)
    for page_type in ("pages.ArticlePage", "workspaces.WorkspacePage"):
        yield Probe(f"{reverse('wagtailadmin_choose_page')}?page_type={page_type}", who.ENTER_ADMIN, twin=NOWHERE)
    chosen = reverse("wagtailadmin_choose_page_chosen_multiple")
    for name in ("article", "secret", "pole"):
        knows = EXPLORED[name][0] | (who.POLE & who.ENTER_ADMIN if name == "pole" else NOBODY)
        yield Probe(f"{chosen}?id={world.pages[name].pk}", knows, title_of(name), twin=f"{chosen}?id={UNKNOWN_ID}")


@probes("wagtailadmin_pages:type_use", "wagtailadmin_pages:type_use_results", "wagtailadmin_pages:choose_parent")
def page_types(world: World) -> Iterator[Probe]:
    for view in ("wagtailadmin_pages:type_use", "wagtailadmin_pages:type_use_results"):
        articles = reverse(view, args=["pages", "articlepage"])
        yield Probe(articles, who.ENTER_ADMIN, twin=NOWHERE)
        yield Probe(reverse(view, args=["accounts", "user"]), twin=NOWHERE)
        yield Probe(reverse(view, args=["nulle", "part"]), twin=NOWHERE)
    choose = reverse("wagtailadmin_pages:choose_parent", args=["pages", "articlepage"])
    # Whoever has one place to write in is sent there.
    yield Probe(choose, who.WRITERS, knows=who.ENTER_ADMIN, twin=NOWHERE)
    for name in ("shut", "section"):
        yield Probe(
            choose,
            knows=who.WRITERS | {who.SECTION_MEMBER},
            method="post",
            data={"parent_page": world.pages[name].pk},
        )


# Pages, one by one

SCREENS = {
    "wagtailadmin_pages:edit": ("article", "pole", "draft", "secret", "old"),
    "wagtailadmin_pages:view_draft": ("article", "draft", "secret", "old"),
    "wagtailadmin_pages:preview_on_edit": ("article", "secret"),
    "wagtailadmin_pages:usage": ("article", "secret"),
    "wagtailadmin_pages:delete": ("article", "draft", "secret", "old"),
    "wagtailadmin_pages:unpublish": ("article", "secret", "old"),
    "wagtailadmin_pages:copy": ("article", "pole", "secret"),
    "wagtailadmin_pages:history": ("article", "draft", "secret"),
    "wagtailadmin_pages:history_results": ("article", "secret"),
    "wagtailadmin_pages:workflow_history": ("article", "secret"),
}


@probes(*SCREENS, "wagtailadmin_pages:revisions_index", "wagtailadmin_pages:move")
def screens(world: World) -> Iterator[Probe]:
    untitled = {"wagtailadmin_pages:preview_on_edit", "wagtailadmin_pages:history_results"}
    for view, names in SCREENS.items():
        for name in names:
            shown = () if view in untitled else title_of(name)
            if (view, name) == ("wagtailadmin_pages:view_draft", "article"):
                shown = ("article.draft_title", "article.draft_body")
            yield about_page(world, view, name, shows=shown)
    for name in ("article", "secret"):
        yield about_page(world, "wagtailadmin_pages:revisions_index", name, status=302, knows=who.ENTER_ADMIN)
        yield about_page(world, "wagtailadmin_pages:move", name, "page_to_move_id", shows=title_of(name))


@probes("wagtailadmin_pages:add_subpage", "wagtailadmin_pages:add", "wagtailadmin_pages:preview_on_add")
def additions(world: World) -> Iterator[Probe]:
    adders = {
        "open": (who.WRITERS, who.WRITERS),
        "shut": (who.WRITERS, who.WRITERS | {who.SECTION_MEMBER}),
        "section": (who.OF_SECTION, who.OF_SECTION),
        "archived": (NOBODY, ADMINISTRATORS),
    }
    for name, (opens, knows) in adders.items():
        pk = world.pages[name].pk
        for view, args in (
            ("wagtailadmin_pages:add_subpage", ()),
            ("wagtailadmin_pages:add", ("pages", "articlepage")),
            ("wagtailadmin_pages:preview_on_add", ("pages", "articlepage")),
        ):
            unknown = reverse(view, args=[*args, UNKNOWN_ID])
            yield Probe(reverse(view, args=[*args, pk]), opens, knows=knows, twin=unknown)


@probes("wagtailadmin_pages:convert_alias")
def aliases(world: World) -> Iterator[Probe]:
    view = "wagtailadmin_pages:convert_alias"
    unknown = reverse(view, args=[UNKNOWN_ID])
    yield Probe(reverse(view, args=[world.pages["alias"].pk]), who.EDITORS, knows=who.WRITERS, twin=unknown)


@probes(
    "wagtailadmin_pages:revisions_view",
    "wagtailadmin_pages:revisions_revert",
    "wagtailadmin_pages:revisions_unschedule",
    "wagtailadmin_pages:revisions_compare",
)
def revisions(world: World) -> Iterator[Probe]:
    for name in ("article", "secret", "old"):
        page = world.fresh(name)
        knows, opens = EXPLORED[name]
        shown = ("article.draft_title", "article.draft_body") if name == "article" else (f"{name}.body",)
        latest = page.latest_revision_id
        for view in ("revisions_view", "revisions_revert", "revisions_unschedule"):
            unknown = reverse(f"wagtailadmin_pages:{view}", args=[UNKNOWN_ID, UNKNOWN_ID])
            path = reverse(f"wagtailadmin_pages:{view}", args=[page.pk, latest])
            yield Probe(
                path,
                NOBODY if view == "revisions_unschedule" else opens,
                shown,
                knows=knows,
                twin=unknown,
            )
        compare = "wagtailadmin_pages:revisions_compare"
        yield Probe(
            reverse(compare, args=[page.pk, "live", "latest"]),
            opens,
            knows=knows,
            twin=reverse(compare, args=[UNKNOWN_ID, "live", "latest"]),
        )
        # A revision of somebody else's page, under a page of one's own.
        foreign = reverse("wagtailadmin_pages:revisions_view", args=[world.pages["pole"].pk, latest])
        yield Probe(foreign, knows=who.EVERYONE)


@probes(
    "wagtailadmin_pages:lock",
    "wagtailadmin_pages:unlock",
    "wagtailadmin_pages:set_page_position",
    "wagtailadmin_pages:move_confirm",
)
def writings(world: World) -> Iterator[Probe]:
    for name in ("article", "secret", "old"):
        yield about_page(world, "wagtailadmin_pages:lock", name, method="post", status=302)
        yield about_page(world, "wagtailadmin_pages:unlock", name, method="post", status=302)
        yield about_page(world, "wagtailadmin_pages:set_page_position", name, "page_to_move_id", method="post")
        for view in ("delete", "unpublish"):
            yield about_page(world, f"wagtailadmin_pages:{view}", name, method="post", status=302)
        for method in ("get", "post"):
            yield Probe(
                reverse("wagtailadmin_pages:move_confirm", args=[world.pages[name].pk, world.pages["open"].pk]),
                EXPLORED[name][1] - {who.SECTION_MEMBER},
                knows=EXPLORED[name][0] - {who.SECTION_MEMBER},
                twin=reverse("wagtailadmin_pages:move_confirm", args=[UNKNOWN_ID, world.pages["open"].pk]),
                method=method,
                status=200 if method == "get" else 302,
            )
    # Into a place that one does not know of, or that is archived.
    for name, knows in (("section", who.OF_SECTION), ("archived", ADMINISTRATORS), ("foreign", who.OF_ELSEWHERE)):
        for view, parameter in (("copy", "new_parent_page"), ("move", "new_parent_page")):
            path = reverse(f"wagtailadmin_pages:{view}", args=[world.pages["pole"].pk])
            data = {"new_title": "Copie", "new_slug": "zqcopie", parameter: world.pages[name].pk}
            yield Probe(path, knows=knows, twin=path + "?", method="post", data=data)
        path = reverse("wagtailadmin_pages:move_confirm", args=[world.pages["pole"].pk, world.pages[name].pk])
        unknown = reverse("wagtailadmin_pages:move_confirm", args=[world.pages["pole"].pk, UNKNOWN_ID])
        yield Probe(path, knows=knows, twin=unknown)


@probes(
    "wagtailadmin_pages:workflow_action",
    "wagtailadmin_pages:collect_workflow_action_data",
    "wagtailadmin_pages:confirm_workflow_cancellation",
    "wagtailadmin_pages:workflow_preview",
    "wagtailadmin_pages:workflow_history_detail",
)
def moderation(world: World) -> Iterator[Probe]:
    page, state = world.pages["submitted"], world.task_state
    for view in ("workflow_action", "collect_workflow_action_data"):
        name = f"wagtailadmin_pages:{view}"
        for action in ("approve", "reject"):
            for method in ("get", "post"):
                yield Probe(
                    reverse(name, args=[page.pk, action, state.pk]),
                    who.EDITORS if method == "get" else NOBODY,
                    twin=reverse(name, args=[UNKNOWN_ID, action, state.pk]),
                    method=method,
                    knows=who.WRITERS,
                )
        # The state of that task, under a page of one's own: Wagtail would take it.
        yield Probe(
            reverse(name, args=[world.pages["secret"].pk, "approve", state.pk]),
            twin=reverse(name, args=[world.pages["secret"].pk, "approve", UNKNOWN_ID]),
            method="post",
        )
    cancel = "wagtailadmin_pages:confirm_workflow_cancellation"
    yield Probe(reverse(cancel, args=[page.pk]), who.WRITERS, twin=reverse(cancel, args=[UNKNOWN_ID]))
    preview = "wagtailadmin_pages:workflow_preview"
    yield Probe(
        reverse(preview, args=[page.pk, state.task_id]),
        who.EDITORS,
        ("submitted.body",),
        twin=reverse(preview, args=[UNKNOWN_ID, state.task_id]),
        knows=who.WRITERS,
    )
    detail = "wagtailadmin_pages:workflow_history_detail"
    yield Probe(
        reverse(detail, args=[page.pk, state.workflow_state_id]),
        who.EDITORS,
        ("submitted.title",),
        twin=reverse(detail, args=[UNKNOWN_ID, state.workflow_state_id]),
        knows=who.WRITERS,
    )


@probes("wagtailadmin_editing_sessions:ping")
def editing_sessions(world: World) -> Iterator[Probe]:
    view = "wagtailadmin_editing_sessions:ping"
    for name in ("article", "secret", "old"):
        knows, opens = EXPLORED[name]
        yield Probe(
            reverse(view, args=["pages", "articlepage", world.pages[name].pk, 1]),
            opens,
            knows=knows,
            twin=reverse(view, args=["pages", "articlepage", UNKNOWN_ID, 1]),
            method="post",
        )
    user = reverse(view, args=["accounts", "user", world.people["author"].pk, 1])
    yield Probe(user, knows=ADMINISTRATORS, method="post")


# Many at once


@probes("wagtail_bulk_action")
def bulk(world: World) -> Iterator[Probe]:
    view = "wagtail_bulk_action"
    for action in ("delete", "move", "publish", "unpublish"):
        path = reverse(view, args=["wagtailcore", "page", action])
        for name in ("article", "secret", "old"):
            knows = EXPLORED[name][0]
            asked = f"{path}?id={world.pages[name].pk}"
            shown = title_of(name) if name != "old" else ()
            yield Probe(asked, knows, shown, twin=f"{path}?id={UNKNOWN_ID}")
            mixed = f"{path}?id={world.pages['pole'].pk}&id={world.pages[name].pk}"
            yield Probe(mixed, knows & who.WRITERS, twin=f"{path}?id={UNKNOWN_ID}")
        yield Probe(f"{path}?id=all&childOf={world.pages['shut'].pk}", who.WRITERS, knows=who.OF_SECTION)
        yield Probe(f"{path}?id=all&childOf={world.pages['section'].pk}", who.OF_SECTION, knows=who.EVERYONE)
    into = reverse(view, args=["wagtailcore", "page", "move"]) + f"?id={world.pages['pole'].pk}"
    yield Probe(into, knows=who.RUNNERS, method="post", data={"chooser": world.pages["section"].pk})
    for name, (knows, _edits) in FILES.items():
        model = world.files[name]._meta
        for action in ("delete", "add_tags", "add_to_collection"):
            path = reverse(view, args=[model.app_label, model.model_name, action])
            yield Probe(f"{path}?id={world.files[name].pk}", knows, twin=f"{path}?id={UNKNOWN_ID}")
            # Whoever may change nothing there has nothing to do it to.
            yield Probe(f"{path}?id=all", who.EDITORS, knows=who.EVERYONE)


# Files

FILE_SCREENS = {
    "document": {
        "wagtaildocs:edit": "document_id",
        "wagtaildocs:delete": "document_id",
        "wagtaildocs:document_usage": "document_id",
    },
    "image": {
        "wagtailimages:edit": "image_id",
        "wagtailimages:delete": "image_id",
        "wagtailimages:image_usage": "image_id",
    },
}
FILE_POSTS = {
    "document": {"wagtaildocs:edit_multiple": "doc_id", "wagtaildocs:delete_multiple": "doc_id"},
    "image": {"wagtailimages:edit_multiple": "image_id", "wagtailimages:delete_multiple": "image_id"},
}
FILE_CHOICES = {
    "document": {"wagtaildocs_chooser:chosen": "pk"},
    "image": {"wagtailimages_chooser:chosen": "pk", "wagtailimages_chooser:select_format": "image_id"},
}


@probes(
    *(view for table in (FILE_SCREENS, FILE_POSTS, FILE_CHOICES) for views in table.values() for view in views),
    "wagtailimages:preview",
)
def files(world: World) -> Iterator[Probe]:
    for name, (knows, edits) in FILES.items():
        kind, pk = ("image" if "image" in name else "document"), world.files[name].pk
        for view, argument in FILE_SCREENS[kind].items():
            unknown = reverse(view, kwargs={argument: UNKNOWN_ID})
            path = reverse(view, kwargs={argument: pk})
            yield Probe(path, edits, title_of(name), knows=knows, twin=unknown)
        for view, argument in FILE_POSTS[kind].items():
            unknown = reverse(view, kwargs={argument: UNKNOWN_ID})
            yield Probe(reverse(view, kwargs={argument: pk}), knows=knows, twin=unknown, method="post")
        for view, argument in FILE_CHOICES[kind].items():
            unknown = reverse(view, kwargs={argument: UNKNOWN_ID})
            shown = title_of(name) if view.endswith(":chosen") and name != "old_document" else ()
            yield Probe(reverse(view, kwargs={argument: pk}), knows, shown, twin=unknown)
        multiple = reverse(f"wagtail{'images' if kind == 'image' else 'docs'}_chooser:chosen_multiple")
        yield Probe(f"{multiple}?id={pk}", knows, title_of(name), twin=f"{multiple}?id={UNKNOWN_ID}")
    preview = "wagtailimages:preview"
    for name in ("image", "secret_image"):
        yield Probe(
            reverse(preview, args=[world.files[name].pk, "original"]),
            FILES[name][1],
            knows=FILES[name][0],
            twin=reverse(preview, args=[UNKNOWN_ID, "original"]),
        )


@probes(
    "wagtaildocs:create_multiple_from_uploaded_document",
    "wagtaildocs:delete_upload_multiple",
    "wagtailimages:create_multiple_from_uploaded_image",
    "wagtailimages:delete_upload_multiple",
)
def uploads(world: World) -> Iterator[Probe]:
    for view in (
        "wagtaildocs:create_multiple_from_uploaded_document",
        "wagtaildocs:delete_upload_multiple",
        "wagtailimages:create_multiple_from_uploaded_image",
        "wagtailimages:delete_upload_multiple",
    ):
        unknown = reverse(view, args=[UNKNOWN_ID])
        yield Probe(reverse(view, args=[world.upload.pk]), twin=unknown, method="post")


@probes("wagtailadmin_tag_model_autocomplete")
def tags(world: World) -> Iterator[Probe]:
    path = reverse("wagtailadmin_tag_model_autocomplete", args=["taggit", "tag"])
    yield Probe(f"{path}?term=zq", who.WRITERS, ("image.tag",), knows=who.ENTER_ADMIN, twin=NOWHERE)
    other = reverse("wagtailadmin_tag_model_autocomplete", args=["accounts", "user"])
    yield Probe(f"{other}?term=zq", twin=NOWHERE)
