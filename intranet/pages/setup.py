"""What the site cannot do without: languages, a home page, moderation. Safe to run again."""

from typing import Any

from wagtail.models import Locale, Page, Site, Workflow, WorkflowPage, WorkflowTask
from wagtail.rich_text import RichText

from intranet.access.actions import open_space
from intranet.access.models import Audience, Space, SpaceModerationTask

from .information import PAGES, Version
from .models import HomePage, InformationPage
from .versions import write_version

SITE_TITLE = "Interpôles"
MODERATION_NAME = "Relecture par l’espace"


def ensure_home() -> HomePage:
    """Make what is missing; returns the home page in the default language."""
    french, _created = Locale.objects.get_or_create(language_code="fr")
    Locale.objects.get_or_create(language_code="en")
    root = Page.get_first_root_node()
    home = HomePage.objects.filter(locale=french, alias_of__isnull=True).order_by("pk").first()
    if home is None:
        home = _make_home(root, french)
    write_version(home, "en", title=SITE_TITLE)
    _ensure_moderation(root)
    return home


def _make_home(root: Page, french: Locale) -> HomePage:
    # The welcome page that Wagtail's migrations make.
    for page in Page.objects.child_of(root).exact_type(Page):
        Site.objects.filter(root_page=page).delete()
        page.delete()
    root.refresh_from_db()
    home = root.add_child(instance=HomePage(title=SITE_TITLE, slug="accueil", locale=french))
    open_space(home, kind=Space.Kind.HOME, name=SITE_TITLE, slug="accueil", audience=Audience.PUBLIC)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "port": 80, "root_page": home, "site_name": SITE_TITLE},
    )
    return home


def ensure_information(home: HomePage) -> None:
    """Make the pages that the law asks for, to be completed by whoever runs the site. One that was deleted comes back.

    To be called once the rooms are made: these come after them.
    """
    for kind, versions in PAGES.items():
        if InformationPage.objects.filter(kind=kind).exists():
            continue
        page = InformationPage(kind=kind, locale=home.locale, **_fields(versions["fr"]))
        Page.objects.get(pk=home.pk).add_child(instance=page)
        page.save_revision(changed=False)
        write_version(page, "en", **_fields(versions["en"]))


def _fields(version: Version) -> dict[str, Any]:
    body = [block for heading, text in version.body for block in (("heading", heading), ("text", RichText(text)))]
    return {"title": version.title, "slug": version.slug, "summary": version.summary, "body": body}


def _ensure_moderation(root: Page) -> None:
    """One workflow for the whole tree: who decides depends on the page's space, not on the workflow.

    Wagtail's migrations put one of their own there, approved by its "Moderators" group: ours takes its place.
    """
    task, _created = SpaceModerationTask.objects.get_or_create(name=MODERATION_NAME)
    if WorkflowPage.objects.filter(page=root, workflow__workflow_tasks__task=task).exists():
        return
    workflow, _created = Workflow.objects.get_or_create(name=MODERATION_NAME)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task)
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
