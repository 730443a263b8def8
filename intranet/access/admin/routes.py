"""The table of Wagtail's admin: to whom each route is open, and what its arguments name.

The guard (``middleware.py``) reads it before any view runs. A route that is in no row is closed, and a test fails on
it, so that an upgrade of Wagtail cannot open a door by itself.
"""

from dataclasses import dataclass
from enum import Enum

from .names import (
    Name,
    any_model,
    browsable_page,
    bulk_items,
    document,
    editing_session,
    explorable_page,
    given_choosable_pages,
    given_explorable_pages,
    image,
    organisation,
    own_upload,
    page_model,
    state_of_page,
)


class Door(Enum):
    """To whom a route is open, before looking at what it names."""

    EVERYONE = "everyone"  # nothing of the site's in it
    WRITERS = "writers"  # whoever writes somewhere, and the pôle's team
    TEAM = "team"  # the pôle's team and superusers
    SITE = "site"  # they, and the editors of the public home
    SUPERUSERS = "superusers"
    NOBODY = "nobody"


@dataclass(frozen=True)
class Route:
    """One row: the door, and what must be known to the person among the arguments."""

    door: Door = Door.WRITERS
    names: tuple[Name, ...] = ()


def _open(*names: Name) -> Route:
    return Route(Door.WRITERS, names)


EVERYONE = Route(Door.EVERYONE)
TEAM = Route(Door.TEAM)
SUPERUSERS = Route(Door.SUPERUSERS)
# Not needed here, or never: collections come and go with spaces, page privacy is the audience's,
# the API's files and actions serve no screen, embeds are in no editor, passwords are reset on the site's own pages.
NOBODY = Route(Door.NOBODY)

PAGE = explorable_page("page_id")

_ROUTES: dict[str, Route] = {
    # Dashboard and oneself
    "wagtailadmin_home": _open(),
    "wagtailadmin_account": _open(),
    "wagtailadmin_logout": _open(),
    "wagtailadmin_dismissibles": _open(),
    "wagtailadmin_block_preview": _open(),
    "wagtailadmin_sprite": EVERYONE,
    "wagtailadmin_javascript_catalog": EVERYONE,
    "wagtailadmin_login": EVERYONE,  # the accounts' own, which leads to the site's sign-in
    "wagtailadmin_password_reset": NOBODY,
    "wagtailadmin_password_reset_done": NOBODY,
    "wagtailadmin_password_reset_confirm": NOBODY,
    "wagtailadmin_password_reset_complete": NOBODY,
    "wagtailadmin_error_test": NOBODY,
    "django.views.generic.base.TemplateView": NOBODY,  # test404/
    "wagtail.admin.views.home.default": _open(),  # any other address: a 404 of its own
    # The API behind the explorer's menu
    "wagtailadmin_api:pages:listing": _open(
        given_explorable_pages("child_of", "descendant_of", "ancestor_of", "translation_of")
    ),
    "wagtailadmin_api:pages:detail": _open(explorable_page("pk")),
    "wagtailadmin_api:pages:find": NOBODY,
    "wagtailadmin_api:pages:action": NOBODY,
    "wagtailadmin_api:documents:*": NOBODY,
    "wagtailadmin_api:images:*": NOBODY,
    # Explorer
    "wagtailadmin_explore_root": _open(),
    "wagtailadmin_explore": _open(explorable_page("parent_page_id")),
    "wagtailadmin_explore_results": _open(explorable_page("parent_page_id")),
    "wagtailadmin_pages:search": _open(),
    "wagtailadmin_pages:search_results": _open(),
    "wagtailadmin_pages:type_use": _open(page_model("content_type_app_name", "content_type_model_name")),
    "wagtailadmin_pages:type_use_results": _open(page_model("content_type_app_name", "content_type_model_name")),
    "wagtailadmin_pages:choose_parent": _open(
        page_model("app_label", "model_name"), given_explorable_pages("parent_page")
    ),
    # One page
    "wagtailadmin_pages:add": _open(
        page_model("content_type_app_name", "content_type_model_name"), explorable_page("parent_page_id")
    ),
    "wagtailadmin_pages:preview_on_add": _open(
        page_model("content_type_app_name", "content_type_model_name"), explorable_page("parent_page_id")
    ),
    "wagtailadmin_pages:add_subpage": _open(explorable_page("parent_page_id")),
    "wagtailadmin_pages:edit": _open(PAGE),
    "wagtailadmin_pages:preview_on_edit": _open(PAGE),
    "wagtailadmin_pages:view_draft": _open(PAGE),
    "wagtailadmin_pages:usage": _open(PAGE),
    "wagtailadmin_pages:delete": _open(PAGE),
    "wagtailadmin_pages:unpublish": _open(PAGE),
    "wagtailadmin_pages:convert_alias": _open(PAGE),
    "wagtailadmin_pages:copy": _open(PAGE, given_explorable_pages("new_parent_page", blank=False)),
    "wagtailadmin_pages:move": _open(explorable_page("page_to_move_id"), given_explorable_pages("new_parent_page")),
    "wagtailadmin_pages:move_confirm": _open(explorable_page("page_to_move_id"), explorable_page("destination_id")),
    "wagtailadmin_pages:set_page_position": _open(explorable_page("page_to_move_id")),
    "wagtailadmin_pages:set_privacy": NOBODY,
    "wagtailadmin_pages:lock": _open(PAGE),
    "wagtailadmin_pages:unlock": _open(PAGE),
    "wagtailadmin_pages:history": _open(PAGE),
    "wagtailadmin_pages:history_results": _open(PAGE),
    "wagtailadmin_pages:revisions_index": _open(PAGE),
    "wagtailadmin_pages:revisions_view": _open(PAGE),
    "wagtailadmin_pages:revisions_revert": _open(PAGE),
    "wagtailadmin_pages:revisions_unschedule": _open(PAGE),
    "wagtailadmin_pages:revisions_compare": _open(explorable_page("pk")),
    # Moderation. Wagtail takes any task's state there, whatever the page.
    "wagtailadmin_pages:workflow_action": _open(PAGE, state_of_page("task_state_id")),
    "wagtailadmin_pages:collect_workflow_action_data": _open(PAGE, state_of_page("task_state_id")),
    "wagtailadmin_pages:confirm_workflow_cancellation": _open(PAGE),
    "wagtailadmin_pages:workflow_preview": _open(PAGE),
    "wagtailadmin_pages:workflow_history": _open(PAGE),
    "wagtailadmin_pages:workflow_history_detail": _open(PAGE),
    "wagtailadmin_workflows:*": SUPERUSERS,
    # Many at once
    "wagtail_bulk_action": _open(bulk_items(), given_explorable_pages("chooser", "childOf", only_for="page")),
    # Choosers
    "wagtailadmin_choose_page": _open(given_explorable_pages("target_pages[]")),
    "wagtailadmin_choose_page_child": _open(browsable_page("parent_page_id"), given_explorable_pages("target_pages[]")),
    "wagtailadmin_choose_page_search": _open(),
    "wagtailadmin_choose_page_chosen_multiple": _open(given_choosable_pages("id")),
    "wagtailadmin_choose_page_external_link": _open(),
    "wagtailadmin_choose_page_email_link": _open(),
    "wagtailadmin_choose_page_phone_link": _open(),
    "wagtailadmin_choose_page_anchor_link": _open(),
    "wagtailadmin_tag_autocomplete": _open(),
    "wagtailadmin_tag_model_autocomplete": _open(any_model("app_name", "model_name", of=("taggit.tag",))),
    "wagtailembeds:*": NOBODY,
    # Two people at once
    "wagtailadmin_editing_sessions:ping": _open(editing_session()),
    "wagtailadmin_editing_sessions:release": _open(),
    # Documents
    "wagtaildocs:index": _open(),
    "wagtaildocs:index_results": _open(),
    "wagtaildocs:add": _open(),
    "wagtaildocs:edit": _open(document("document_id")),
    "wagtaildocs:delete": _open(document("document_id")),
    "wagtaildocs:document_usage": _open(document("document_id")),
    "wagtaildocs:add_multiple": _open(),
    "wagtaildocs:edit_multiple": _open(document("doc_id")),
    "wagtaildocs:delete_multiple": _open(document("doc_id")),
    "wagtaildocs:create_multiple_from_uploaded_document": _open(own_upload("uploaded_file_id")),
    "wagtaildocs:delete_upload_multiple": _open(own_upload("uploaded_file_id")),
    "wagtaildocs_chooser:choose": _open(),
    "wagtaildocs_chooser:choose_results": _open(),
    "wagtaildocs_chooser:chosen": _open(document("pk")),
    "wagtaildocs_chooser:chosen_multiple": _open(document(parameter="id")),
    "wagtaildocs_chooser:create": _open(),
    # Images
    "wagtailimages:index": _open(),
    "wagtailimages:index_results": _open(),
    "wagtailimages:add": _open(),
    "wagtailimages:edit": _open(image("image_id")),
    "wagtailimages:delete": _open(image("image_id")),
    "wagtailimages:image_usage": _open(image("image_id")),
    "wagtailimages:preview": _open(image("image_id")),
    "wagtailimages:url_generator": NOBODY,
    "wagtailimages:url_generator_output": NOBODY,
    "wagtailimages:add_multiple": _open(),
    "wagtailimages:edit_multiple": _open(image("image_id")),
    "wagtailimages:delete_multiple": _open(image("image_id")),
    "wagtailimages:create_multiple_from_uploaded_image": _open(own_upload("uploaded_file_id")),
    "wagtailimages:delete_upload_multiple": _open(own_upload("uploaded_file_id")),
    "wagtailimages_chooser:choose": _open(),
    "wagtailimages_chooser:choose_results": _open(),
    "wagtailimages_chooser:chosen": _open(image("pk")),
    "wagtailimages_chooser:chosen_multiple": _open(image(parameter="id")),
    "wagtailimages_chooser:create": _open(),
    "wagtailimages_chooser:select_format": _open(image("image_id")),
    # People: the chooser itself asks whom the writer may see
    "people_chooser:choose": _open(),
    "people_chooser:choose_results": _open(),
    "people_chooser:chosen": _open(),
    "people_chooser:chosen_multiple": _open(),
    "people_chooser:create": NOBODY,
    # Reports: the site's history lists every file ever kept, the use of page types the last page of each
    "wagtailadmin_reports:locked_pages": _open(),
    "wagtailadmin_reports:locked_pages_results": _open(),
    "wagtailadmin_reports:workflow": _open(),
    "wagtailadmin_reports:workflow_results": _open(),
    "wagtailadmin_reports:workflow_tasks": _open(),
    "wagtailadmin_reports:workflow_tasks_results": _open(),
    "wagtailadmin_reports:aging_pages": _open(),
    "wagtailadmin_reports:aging_pages_results": _open(),
    "access_journal": SUPERUSERS,
    "access_journal_results": SUPERUSERS,
    "wagtailadmin_reports:site_history": SUPERUSERS,
    "wagtailadmin_reports:site_history_results": SUPERUSERS,
    "wagtailadmin_reports:page_types_usage": SUPERUSERS,
    "wagtailadmin_reports:page_types_usage_results": SUPERUSERS,
    # The territory: its own policy lets nobody delete
    "territory_organisation:delete": NOBODY,
    "territory_organisation:usage": NOBODY,
    "territory_organisation:*": TEAM,
    "territory_choose_organisation:create": NOBODY,
    "territory_choose_organisation:chosen": Route(Door.TEAM, (organisation("pk"),)),
    "territory_choose_organisation:chosen_multiple": Route(Door.TEAM, (organisation(parameter="id"),)),
    "territory_choose_organisation:*": TEAM,
    "territory_domain:delete": NOBODY,
    "territory_domain:usage": NOBODY,
    "territory_domain:*": TEAM,
    "territory_theme:delete": NOBODY,
    "territory_theme:usage": NOBODY,
    "territory_theme:*": TEAM,
    "territory_affiliation:delete": NOBODY,
    "territory_affiliation:usage": NOBODY,
    "territory_affiliation:*": TEAM,
    "territory_adhesion:delete": NOBODY,
    "territory_adhesion:usage": NOBODY,
    "territory_adhesion:*": TEAM,
    "territory_designation:delete": NOBODY,
    "territory_designation:usage": NOBODY,
    "territory_designation:*": TEAM,
    # The network's chooser of organisations: public bodies, which every writer may name
    "network_organisation_chooser:choose": _open(),
    "network_organisation_chooser:choose_results": _open(),
    "network_organisation_chooser:chosen": _open(organisation("pk")),
    "network_organisation_chooser:chosen_multiple": _open(organisation(parameter="id")),
    "network_organisation_chooser:create": NOBODY,
    # The glossary, which belongs to the whole site. No page refers to a term by choosing it.
    "glossary_terms:usage": NOBODY,
    "glossary_terms:*": Route(Door.SITE),
    "wagtailsnippetchoosers_translation_term:*": NOBODY,
    # Recommended results: each is shown those of the pages that they read
    "search_pinned:usage": NOBODY,
    "search_pinned:history": NOBODY,
    "search_pinned:history_results": NOBODY,
    "search_pinned:*": Route(Door.SITE),
    "search_report": SUPERUSERS,
    "search_state": SUPERUSERS,
    # Settings
    "wagtailadmin_collections:*": NOBODY,
    "wagtailusers_users:*": SUPERUSERS,
    "wagtailsites:*": SUPERUSERS,
    "wagtaillocales:*": SUPERUSERS,
    "wagtailsettings:edit": Route(Door.TEAM, (any_model("app_name", "model_name", of=("look.sitebranding",)),)),
    "wagtailsettings:preview_on_edit": NOBODY,
    "wagtailsnippets:index": TEAM,
}


def route_named(name: str) -> Route | None:
    """The row of a view's name, or else of its namespace (``namespace:*``); None where there is none."""
    if name in _ROUTES:
        return _ROUTES[name]
    namespace = name
    while ":" in namespace:
        namespace = namespace.rpartition(":")[0]
        if f"{namespace}:*" in _ROUTES:
            return _ROUTES[f"{namespace}:*"]
    return None
