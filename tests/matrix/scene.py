"""One workspace with a thing for each kind of surface, and how each of them is asked for."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from intranet.access.models import Audience, Role, Space
from intranet.accounts.models import User
from intranet.news.models import CalendarSubscription
from intranet.notifications.models import Notice
from intranet.pages.models import SectionPage
from intranet.people.models import Profile
from search.models import SavedSearch
from search.models.saved import new_nonce
from tests import factories as make
from tests.discussion.talking import said
from tests.news import making as announce

from .probing import content_of
from .site_probes import in_language

ARTICLE, ENGLISH, DOCUMENT, IMAGE, EVENT, COLLEAGUE, COMMENT = (
    f"zqchange{name}" for name in ("article", "english", "document", "image", "event", "colleague", "comment")
)
# Ways into the workspace: by the three facts of a mandate, by membership, by standing in the pôle.
REFERENT, MEMBER, POLE = "referent", "member", "pole"


@dataclass
class Scene:
    """A workspace, a section in it with an article (the article shows a document and a picture), a calendar."""

    way_in: str
    audience: Audience = Audience.MEMBERS
    people: dict[str, User] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.domain = make.make_domain("Domaine qui change")
        self.workspace = make.make_workspace("Espace qui change", domain=self.domain, audience=self.audience)
        self.space = make.space_of(self.workspace)
        self.section = make.make_section(self.workspace, "Rubrique qui change")
        self.document = make.make_document(self.space, f"Fichier {DOCUMENT}", file_name=f"{DOCUMENT}.pdf")
        self.image = make.make_image(self.space, f"Image {IMAGE}", file_name=f"{IMAGE}.png")
        self.rendition = self.image.get_rendition("width-20")
        self.author = make.make_team_member(last_name=COLLEAGUE)
        make.join(self.space, self.author, Role.EDITOR)
        self.article: Page = make.make_article(
            self.section,
            f"Article {ARTICLE}",
            slug=ARTICLE,
            owner=self.author,
            body=make.body(make.documents_block(self.document), make.picture_block(self.image)),
        )
        self.article.save_revision(user=self.author).publish()
        self.comment = said(self.article, self.author, f"Mots {COMMENT}")
        self.calendar = announce.make_calendar(self.workspace)
        self.event = announce.make_event(f"Rendez-vous {EVENT}", calendar=self.calendar, slug=EVENT)
        profile, _made = Profile.objects.get_or_create(user=self.author)
        Profile.objects.filter(pk=profile.pk).update(job_title=COLLEAGUE)
        self.profile = Profile.objects.get(user=self.author)
        self.admin = make.make_admin()
        self.person = self._person()
        Notice.objects.create(
            reader=self.person,
            key=uuid.uuid4(),
            event="page_commented",
            context={"page": self.article.pk, "author": self.author.pk},
        )
        self.subscription = CalendarSubscription(user=self.person, calendar_key=self.calendar.translation_key)
        self.subscription.save()
        self.saved_search = SavedSearch.objects.create(
            person=self.person, name="Ce qui change", asked=f"q={ARTICLE}", nonce=new_nonce()
        )
        self.elsewhere = make.make_workspace("Espace étroit")
        self.client = Client()
        self.client.force_login(self.person)

    def _person(self) -> User:
        if self.way_in == REFERENT:
            self.organisation = make.make_organisation()
            self.adhesion = make.adhere(self.organisation, self.domain)
            person = make.make_user()
            self.affiliation = make.affiliate(person, self.organisation)
            self.designation = make.designate(person, self.organisation, self.domain)
            return person
        if self.way_in == POLE:
            return make.make_referent(make.make_domain("Domaine voisin"))
        person = make.make_user()
        self.membership = make.join(self.space, person, Role.EDITOR)
        return person

    def translate(self) -> None:
        """The English mirror of the article becomes a page of its own."""
        announce.translate(self.article, f"Item {ENGLISH}")

    def mirror(self) -> None:
        """An alias of the article stands in the public home."""
        home = SectionPage(title="Rubrique publique", slug="rubrique-publique-qui-change")
        root = Page.objects.get(pk=self.workspace.pk).get_parent().get_parent()
        parent = root.specific.add_child(instance=home)
        self.alias = self.fresh.create_alias(parent=parent, update_slug="zqalias")

    @property
    def fresh(self) -> Any:
        return Page.objects.get(pk=self.article.pk).specific

    def refreshed_space(self) -> Space:
        return Space.objects.get(pk=self.space.pk)


@dataclass(frozen=True)
class Surface:
    """An address, and the word of the scene that its answer holds for whoever may know it."""

    path: Callable[[Scene], str]
    word: str
    headers: dict[str, str] = field(default_factory=dict)

    def answer(self, scene: Scene, path: str, **headers: str) -> tuple[Any, bool]:
        """The answer, and whether the word is in it."""
        response: Any = scene.client.get(path, headers={**self.headers, **headers})
        held = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
        text = content_of(response).decode("utf-8", "replace")
        return response, response.status_code < 400 and self.word in held + text


def _admin(view: str, argument: str = "article") -> Callable[[Scene], str]:
    return lambda scene: reverse(view, args=[getattr(scene, argument).pk])


def _english(scene: Scene) -> str:
    return str(make.english(scene.article).url)


# What shows the article, to whoever reads it.
READING = {
    "page": Surface(lambda s: s.article.url, ARTICLE),
    "page in English": Surface(_english, ARTICLE),
    "conversation under the page": Surface(lambda s: s.article.url, COMMENT),
    "conversation under the page in English": Surface(_english, COMMENT),
    "conversation by itself": Surface(lambda s: in_language("discussion:comments", s.article.pk), COMMENT),
    "answering": Surface(lambda s: in_language("discussion:answer", s.comment.pk), COMMENT),
    "comment by its number": Surface(lambda s: in_language("discussion:comment", s.comment.pk), ARTICLE),
    "page by its number": Surface(lambda s: in_language("page_by_number", s.article.pk), ARTICLE),
    "list of the section": Surface(lambda s: s.section.url, ARTICLE),
    "list of the section, in English": Surface(lambda s: make.english(s.section).url, ARTICLE),
    "site map": Surface(lambda s: in_language("site_map"), ARTICLE),
    "feed": Surface(lambda s: "/fr/flux/", ARTICLE),
    "search": Surface(lambda s: f"/fr/recherche/?q={ARTICLE}", f"/{ARTICLE}/"),
    "facets of the search": Surface(lambda s: f"/fr/recherche/?q={ARTICLE}+OU+{DOCUMENT}", "articlepage"),
    "completion": Surface(lambda s: f"/fr/recherche/completer/?q={ARTICLE}", f"Article {ARTICLE}"),
    "feed of a search": Surface(lambda s: f"/fr/recherche/flux/?q={ARTICLE}", f"Article {ARTICLE}"),
    "feed of a search by its private address": Surface(
        lambda s: in_language("search_private_feed", s.saved_search.token), f"Article {ARTICLE}"
    ),
    "API, listing": Surface(lambda s: f"{reverse('api:pages:listing')}?search={ARTICLE}", f"Article {ARTICLE}"),
    "API, detail": Surface(lambda s: reverse("api:pages:detail", args=[s.article.pk]), ARTICLE),
    "API, find": Surface(lambda s: f"{reverse('api:pages:find')}?id={s.article.pk}", "/pages/"),
}
# The files, and what the API and the search tell of them.
FILES = {
    "document": Surface(
        lambda s: reverse("media_document", args=[s.document.pk, s.document.filename]), f"{DOCUMENT}.pdf"
    ),
    "document by its number": Surface(lambda s: reverse("media_document_by_number", args=[s.document.pk]), DOCUMENT),
    "part of the document": Surface(
        lambda s: reverse("media_document", args=[s.document.pk, s.document.filename]),
        f"{DOCUMENT}.pdf",
        {"Range": "bytes=0-3"},
    ),
    "rendition": Surface(lambda s: reverse("media_rendition", args=[s.rendition.pk, s.rendition.filename]), IMAGE),
    "API of documents": Surface(lambda s: reverse("api:documents:detail", args=[s.document.pk]), DOCUMENT),
    "API of images": Surface(lambda s: reverse("api:images:listing") + "?limit=20", IMAGE),
    "search of documents": Surface(lambda s: f"/fr/recherche/?q={DOCUMENT}", f"{DOCUMENT}.pdf"),
}
CALENDARS = {
    "event": Surface(lambda s: s.event.url, EVENT),
    "event, in English": Surface(lambda s: make.english(s.event).url, EVENT),
    "event as a file": Surface(lambda s: in_language("news:event_ics", s.event.translation_key), EVENT),
    "calendar as a file": Surface(lambda s: in_language("news:calendar_ics", s.calendar.translation_key), EVENT),
    "calendar by its private address": Surface(
        lambda s: in_language("news:subscribed_ics", s.subscription.token), EVENT
    ),
    "calendar of the site": Surface(lambda s: "/fr/actualites/agenda/", EVENT),
}
# What those who edit there see of the article in the admin.
EDITING = {
    "editor": Surface(_admin("wagtailadmin_pages:edit"), ARTICLE),
    "history": Surface(_admin("wagtailadmin_pages:history"), ARTICLE),
    "draft": Surface(_admin("wagtailadmin_pages:view_draft"), ARTICLE),
    "explorer": Surface(_admin("wagtailadmin_explore", "section"), ARTICLE),
    "search of the admin": Surface(
        lambda s: f"{reverse('wagtailadmin_pages:search')}?q={ARTICLE}", f"Article {ARTICLE}"
    ),
    "chooser": Surface(lambda s: f"{reverse('wagtailadmin_choose_page_search')}?q={ARTICLE}", f"Article {ARTICLE}"),
    "chooser of documents": Surface(lambda s: reverse("wagtaildocs_chooser:choose_results"), DOCUMENT),
    "chooser of images": Surface(lambda s: reverse("wagtailimages_chooser:choose_results"), IMAGE),
    "aging pages": Surface(lambda s: reverse("wagtailadmin_reports:aging_pages"), ARTICLE),
    "notice": Surface(lambda s: in_language("notices:list"), ARTICLE),
}
PEOPLE = {
    "profile": Surface(lambda s: in_language("people:profile", s.profile.pk), COLLEAGUE),
    "directory": Surface(lambda s: in_language("people:directory"), COLLEAGUE),
}
EVERYTHING = {**READING, **FILES, **CALENDARS, **EDITING, **PEOPLE}
