"""What the templates of the network are given: only what the reader may see."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.core.paginator import Paginator
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.query import PageQuerySet

from intranet.access.models import Role, Space
from intranet.access.policies import Action, Person, Standing, access_of, visible_pages
from intranet.accounts.languages import content_language
from intranet.news.models import NewsPage
from intranet.pages.listings import LEADING_TYPES, listed, summarised
from intranet.people.policies import sees_mandates
from intranet.territory.models import Adhesion, Affiliation, Domain, Organisation, Theme

from .facets import Entry, Facet, Sieve
from .folding import holding
from .places import PLACES, place_name
from .policies import adopters, members_of_network

HOME_PRACTICES, HOME_NEWS, LIST_LENGTH = 6, 4, 12
LATEST_FIRST = ("-first_published_at", "-pk")
# Where the people app puts its directory, once it is installed.
PEOPLE_DIRECTORIES = ("people:directory", "people_directory")


def _model(name: str) -> Any:
    """A page type of this app; these are above what is shown of them."""
    return apps.get_model("network", name)


def knows_names(user: Person, page: Page) -> bool:
    """Names of people are for the pôle, the network and the members of the space, not for any reader."""
    access = access_of(user)
    return access.standing >= Standing.NETWORK or access.has_role_on(page, Role.READER)


def writing_url(page: Page | None, user: Person, model: str) -> str:
    """Where this person writes a page of that type below ``page``; empty where they do not."""
    if page is None or not access_of(user).may(Action.ADD, page):
        return ""
    return reverse("wagtailadmin_pages:add", args=["network", model, page.pk])


# Lists


@dataclass
class Card:
    """One page of a list, with what stands beside its title."""

    page: Any
    bodies: list[Organisation] = field(default_factory=list)
    domains: list[Domain] = field(default_factory=list)

    @property
    def language(self) -> str:
        """The language of the text where it is not that of the list."""
        page = self.page
        return page.alias_of.locale.language_code if page.alias_of_id else ""

    @property
    def place(self) -> str:
        return place_name(self.page.region or getattr(self.page, "country", "") or self.page.organisation.country)


def practice_cards(pages: Iterable[Any]) -> list[Card]:
    """Practices with who carries them and their domains, in two queries more."""
    cards = {page.pk: Card(page) for page in pages}
    bodies = _model("PracticeBody").objects.filter(page__in=cards, part="lead").select_related("organisation")
    for body in bodies.order_by("page", "sort_order"):
        cards[body.page_id].bodies.append(body.organisation)
    links = _model("PracticePage").domains.through.objects.filter(practicepage__in=cards).select_related("domain")
    for link in links.order_by("domain__order"):
        cards[link.practicepage_id].domains.append(link.domain)
    return list(cards.values())


def _page_of(sieve: Sieve, request: HttpRequest) -> Any:
    """The page of results that is asked for; an unknown number gives the nearest."""
    return Paginator(sieve.matching(), LIST_LENGTH).get_page(request.GET.get("p"))


def _in_order(pages: PageQuerySet, results: Any) -> list[Any]:
    """The pages of these entries, in their order."""
    found = pages.in_bulk([entry.pk for entry in results])
    return [found[entry.pk] for entry in results if entry.pk in found]


def _chosen(request: HttpRequest, names: Iterable[str]) -> dict[str, str]:
    return {name: request.GET.get(name, "").strip()[:80] for name in names}


def _words(request: HttpRequest) -> str:
    return request.GET.get("q", "").replace("\x00", "").strip()[:200]


def practice_index_context(page: Page, request: HttpRequest, pages: PageQuerySet) -> dict[str, Any]:
    """The sheets that this reader may see, sifted, and the filters that lead to some of them."""
    words = _words(request)
    visible = visible_pages(request.user, pages)
    sheets = visible.filter(holding(words)) if words else visible
    sieve = Sieve(practice_entries(sheets), _chosen(request, ("domaine", "theme", "territoire", "financement")))
    results = _page_of(sieve, request)
    shown = _in_order(listed(pages), results)
    return {
        "words": words,
        "facets": _practice_facets(sieve),
        "results": results,
        "cards": practice_cards(shown),
        "narrowing": bool(words or any(sieve.chosen.values())),
        "is_empty": not sieve.entries and not words,
        "write_url": writing_url(page, request.user, "practicepage"),
    }


def practice_entries(sheets: PageQuerySet) -> list[Entry]:
    """The facets of these sheets, the latest first; four queries, whatever their number."""
    rows = sheets.order_by(*LATEST_FIRST).values_list("pk", "country", "region")
    entries = {pk: _placed(Entry(pk), country, region) for pk, country, region in rows}
    plain, unknown = sheets.order_by(), Entry(0)
    # A sheet published between two of these queries waits for the next request.
    for pk, slug in plain.values_list("pk", "domains__slug"):
        entries.get(pk, unknown).add("domaine", slug)
    for pk, slug, domain in plain.values_list("pk", "themes__slug", "themes__domain__slug"):
        entries.get(pk, unknown).add("theme", slug)
        entries.get(pk, unknown).add("domaine", domain)
    for pk, instrument in plain.values_list("pk", "funding__instrument"):
        entries.get(pk, unknown).add("financement", instrument)
    return list(entries.values())


def _placed(entry: Entry, country: str, region: str) -> Entry:
    entry.add("territoire", country)
    entry.add("territoire", region)
    return entry


def _practice_facets(sieve: Sieve) -> list[Facet]:
    domains = {each.slug: each.label for each in Domain.objects.filter(slug__in=sieve.values_of("domaine"))}
    themes = {each.slug: each.label for each in Theme.objects.filter(slug__in=sieve.values_of("theme"))}
    instruments = dict(_model("PracticeFunding").Instrument.choices)
    return [
        Facet("domaine", _("Domaine"), _("Tous les domaines"), sieve.options("domaine", domains)),
        Facet("theme", _("Thème"), _("Tous les thèmes"), sieve.options("theme", themes)),
        Facet("territoire", _("Territoire"), _("Tous les territoires"), sieve.options("territoire", _places(sieve))),
        Facet(
            "financement",
            _("Financement européen"),
            _("Avec ou sans"),
            sieve.options("financement", instruments),
        ),
    ]


def _places(sieve: Sieve) -> Mapping[str, Any]:
    """All places, and the countries of the organisations that are in no list of ours."""
    return {**PLACES, **{code: code for code in sorted(sieve.values_of("territoire") - set(PLACES))}}


def organisation_index_context(page: Page, request: HttpRequest, pages: PageQuerySet) -> dict[str, Any]:
    """The directory that this reader may see, sifted."""
    words = _words(request)
    visible = visible_pages(request.user, pages)
    found = visible.filter(holding(words)) if words else visible
    rows = found.order_by("title", "pk").values_list("pk", "organisation__kind", "organisation__country", "region")
    entries = []
    for pk, kind, country, region in rows:
        entry = _placed(Entry(pk), country, region)
        entry.add("nature", kind)
        entries.append(entry)
    sieve = Sieve(entries, _chosen(request, ("nature", "territoire")))
    results = _page_of(sieve, request)
    kinds = dict(Organisation.Kind.choices)
    return {
        "words": words,
        "facets": [
            Facet("nature", _("Nature"), _("Toutes les natures"), sieve.options("nature", kinds)),
            Facet(
                "territoire", _("Territoire"), _("Tous les territoires"), sieve.options("territoire", _places(sieve))
            ),
        ],
        "results": results,
        "cards": [Card(each) for each in _in_order(listed(pages).select_related("organisation"), results)],
        "narrowing": bool(words or any(sieve.chosen.values())),
        "is_empty": not entries and not words,
        "write_url": writing_url(page, request.user, "organisationpage"),
    }


# Home


def home_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """What is new in the network, who is in it, and when it meets."""
    user = request.user
    rooms = _rooms(page, user)
    practices, bodies = rooms.get("practiceindexpage"), rooms.get("organisationindexpage")
    return {
        "practice_index": practices,
        "organisation_index": bodies,
        "practices": [] if practices is None else practice_cards(latest_practices(user, practices)[:HOME_PRACTICES]),
        "kinds": [] if bodies is None else _count_kinds(user, bodies),
        **_news(page, user, rooms.get("newsindexpage")),
        "meeting": _meeting(page, user),
        "members": members_of_network().count() if knows_names(user, page) else 0,
        "people_url": people_url() if knows_names(user, page) else "",
        "write_url": writing_url(practices, user, "practicepage"),
    }


def _rooms(home: Page, user: Person) -> dict[str, Page]:
    """By type, the indexes below the home and the page of all news, where this reader may enter them; in one query."""
    below = Q(depth=home.depth + 1, path__startswith=home.path)
    below &= Q(content_type__model__in=("practiceindexpage", "organisationindexpage"))
    pages = visible_pages(user).filter(below | Q(content_type__model="newsindexpage"), locale=home.locale_id)
    found: dict[str, Page] = {}
    for room in pages.annotate(kind=F("content_type__model")).order_by("depth", "path"):
        found.setdefault(room.kind, room)
    return found


def _room(home: Page, user: Person, model: str) -> Any:
    """The index of that type below the home, where this reader may enter it."""
    return visible_pages(user, _model(model).objects.child_of(home)).order_by("path").first()


def latest_practices(user: Person, index: Page) -> PageQuerySet:
    sheets = listed(visible_pages(user, _model("PracticePage").objects.child_of(index)))
    return sheets.order_by(*LATEST_FIRST)


def _news(page: Page, user: Person, index: Page | None) -> dict[str, Any]:
    """News and pages about the network besides its sheets, the latest first; and where all its news are."""
    space = Space.objects.filter(root_key=page.translation_key).first()
    told = NewsPage.objects.none() if space is None else NewsPage.objects.all().about_workspace(space).once()
    here = Q(path__startswith=page.path) & ~Q(content_type__model__in=LEADING_TYPES | {"practicepage"})
    known = visible_pages(user).filter(here | Q(pk__in=told.order_by().values("pk")), locale=page.locale_id)
    # An alias has no date of its own: it takes that of what it shows.
    dated = known.annotate(shown_at=Coalesce("alias_of__last_published_at", "last_published_at"))
    latest = summarised(listed(dated.order_by(F("shown_at").desc(nulls_last=True), "-pk"))[:HOME_NEWS])
    return {"news": latest, "news_index": index if space else None, "tag": space}


def _count_kinds(user: Person, index: Page) -> list[dict[str, Any]]:
    """How many bodies of each kind are in the directory; the most numerous first."""
    pages = visible_pages(user, _model("OrganisationPage").objects.child_of(index)).order_by()
    kinds = Counter(pages.values_list("organisation__kind", flat=True))
    return [
        {"kind": kind, "label": Organisation.Kind(kind).label, "count": count} for kind, count in kinds.most_common()
    ]


def _meeting(page: Any, user: Person) -> dict[str, Any] | None:
    if not page.has_meeting:
        return None
    details = None
    if page.meeting_page_id:
        known = Page.objects.filter(pk=page.meeting_page_id).values("translation_key")
        versions = visible_pages(user).filter(translation_key__in=known).select_related("locale")
        details = versions.filter(locale=page.locale_id).first() or versions.first()
    return {"page": details}


def people_url() -> str:
    """The directory of people; empty where there is none."""
    for name in PEOPLE_DIRECTORIES:
        try:
            return reverse(name)
        except NoReverseMatch:
            continue
    return ""


# One practice


def practice_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """Who did it, where it went since, and the sheets around it."""
    user = request.user
    bodies = list(page.bodies.select_related("organisation").order_by("sort_order"))
    adoptions = list(
        _model("Adoption").objects.filter(practice_key=page.translation_key).select_related("organisation")
    )
    named = {each.organisation_id for each in [*bodies, *adoptions]}
    addresses = organisation_pages(user, page, named)
    for each in [*bodies, *adoptions]:
        each.organisation_page = addresses.get(each.organisation_id)
    parts: dict[str, list[Any]] = defaultdict(list)
    for body in bodies:
        parts[body.part].append(body)
    sheets = sheets_around(user, page)
    return {
        "leads": parts["lead"],
        "partners": parts["partner"],
        "territories": parts["territory"],
        "place": place_name(page.region or page.country),
        "figures": list(page.figures.all()),
        "funding": list(page.funding.all()),
        "page_domains": list(page.domains.all()),
        "page_themes": list(page.themes.all()),
        "adoptions": adoptions,
        "adopt_url": reverse("network:adopt", args=[page.pk]) if adopters(user, page).exists() else "",
        "origin": sheets.get("origin"),
        "followers": sheets["followers"],
        "shows_contact": knows_names(user, page),
        "has_contact": bool(page.contact_name or page.contact_email or page.contact_phone),
        "other_versions": _other_languages(page, user),
    }


def organisation_pages(user: Person, page: Page, organisations: Iterable[int]) -> dict[int, Any]:
    """By organisation, its page in the language of ``page``, where this reader may see it."""
    pages = _model("OrganisationPage").objects.filter(organisation__in=set(organisations), locale=page.locale_id)
    return {each.organisation_id: each for each in visible_pages(user, pages)}


def sheets_around(user: Person, page: Any) -> dict[str, Any]:
    """The sheet that this one started from, and those that started from it, in the same language."""
    sheet = _model("PracticePage")
    visible = listed(visible_pages(user, sheet.objects.filter(locale=page.locale_id)))
    versions = sheet.objects.filter(translation_key=page.translation_key).values("pk")
    found: dict[str, Any] = {
        "followers": list(visible.filter(inspired_by__in=versions).exclude(translation_key=page.translation_key))
    }
    if page.inspired_by_id:
        origin = sheet.objects.filter(pk=page.inspired_by_id).values("translation_key")
        found["origin"] = visible.filter(translation_key__in=origin).first()
    return found


def _other_languages(page: Page, user: Person) -> list[Page]:
    """The versions really written in another language."""
    versions = visible_pages(user).filter(translation_key=page.translation_key, alias_of__isnull=True)
    return list(versions.exclude(locale=page.locale_id).exclude(pk=page.alias_of_id).select_related("locale"))


# One organisation


@dataclass
class NetworkPerson:
    """Somebody of an organisation who stands in the network, and their work there."""

    person: Any
    job_title: str


def organisation_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """The facts, the practices and the people of an organisation."""
    user, organisation = request.user, page.organisation
    successor = organisation.successor
    members = _members(page, organisation)
    wanted = {each.pk for each in members} | ({successor.pk} if successor else set())
    addresses = organisation_pages(user, page, wanted)
    sheet = _model("PracticePage")
    sheets = listed(visible_pages(user, sheet.objects.filter(locale=page.locale_id)))
    involved = _model("PracticeBody").objects.filter(organisation=organisation).values("page")
    adopted = _model("Adoption").objects.filter(organisation=organisation).values("practice_key")
    shows_people = knows_names(user, page)
    practices = list(sheets.filter(pk__in=involved).order_by(*LATEST_FIRST)[: LIST_LENGTH + 1])
    return {
        "organisation": organisation,
        "place": place_name(page.region or organisation.country),
        "successor": successor,
        "successor_page": addresses.get(successor.pk) if successor else None,
        "members": [(each, addresses.get(each.pk)) for each in members],
        "practices": practice_cards(practices[:LIST_LENGTH]),
        "more_practices": _index_beside(page, user) if len(practices) > LIST_LENGTH else None,
        "adopted": list(sheets.filter(translation_key__in=adopted).order_by(*LATEST_FIRST)),
        "shows_people": shows_people,
        "people": _people(organisation) if shows_people else [],
    }


def facts_context(organisation: Organisation, request: HttpRequest) -> dict[str, Any]:
    """An organisation without a page; the domains that it takes part in are told to the pôle alone."""
    tells = sees_mandates(request.user)
    adhesions = Adhesion.objects.in_force().filter(organisation=organisation) if tells else Adhesion.objects.none()
    domains = Domain.objects.filter(pk__in=adhesions.values("domain"))
    indexes = _model("OrganisationIndexPage").objects.filter(locale__language_code=content_language())
    return {
        "index": visible_pages(request.user, indexes).order_by("path").first(),
        "organisation": organisation,
        "place": place_name(organisation.country),
        "successor": organisation.successor,
        "domains": list(domains),
        "people": _people(organisation),
    }


def _index_beside(page: Page, user: Person) -> Any:
    """The index of practices in the network of this page."""
    home = page.get_ancestors().filter(depth=page.depth - 2).first()
    return None if home is None else _room(home, user, "PracticeIndexPage")


def _members(page: Any, organisation: Organisation) -> list[Organisation]:
    """Those of the host pôle follow from the adhesions in force; those of the others are written on their page."""
    if organisation.is_host:
        return list(Organisation.objects.members().exclude(pk=organisation.pk).order_by("name"))
    return [each.organisation for each in page.known_members.select_related("organisation").order_by("sort_order")]


def _people(organisation: Organisation) -> list[NetworkPerson]:
    """Who works there today and belongs to the network."""
    affiliations = (
        Affiliation.objects.in_force()
        .filter(organisation=organisation, person__in=members_of_network().values("pk"))
        .select_related("person")
        .order_by("person__last_name", "person__first_name")
    )
    return [NetworkPerson(each.person, each.job_title) for each in affiliations]
