"""Loading of the network: its bodies, the words of its rooms, the pages of organisations, practice sheets,
adoptions."""

from typing import Any

from django.db import transaction
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Locale, Page

from intranet.access.models import Space
from intranet.news.models import EventPage
from intranet.territory.actions import import_epci
from intranet.territory.imports import EpciList, read_list
from intranet.territory.models import Domain, Organisation, Theme
from network.actions import adopt_practice
from network.models import (
    Adoption,
    NetworkHomePage,
    OrganisationIndexPage,
    OrganisationMember,
    OrganisationPage,
    PracticeBody,
    PracticeFigure,
    PracticeFunding,
    PracticeIndexPage,
    PracticePage,
)

from . import days
from .bodies import stream_of
from .content import network as content
from .content.network import Adopter, Presentation, Sheet, SheetText
from .content.organisations import Body
from .content.people import PEOPLE
from .pages import Gesture, backdate, create, key_of, revise
from .people import account
from .territory import NATIONAL_LIST, organisations
from .uploads import Uploads
from .writing import Version, as_html, plain

WRITTEN = 380
RICH_TEXTS = ("need", "done", "means", "results", "transferable", "not_transferable", "funding_text")
PLAIN_TEXTS = ("title", "summary", "cost_note", "area", "contact_job")
PEOPLE_BY_KEY = {person.key: person for person in PEOPLE}


@transaction.atomic
def load_network() -> int:
    """The whole network, unless its sheets are there or somebody has written on its home; returns how many pages."""
    home = NetworkHomePage.objects.filter(locale__language_code="fr", alias_of__isnull=True).first()
    keys = [key_of("reseau", sheet.text.slug) for sheet in content.SHEETS]
    if home is None or home.summary or Page.objects.filter(translation_key__in=keys).exists():
        return 0
    return _Loading(home).run()


class _Loading:
    """The network being made: counts its pages, and gives each gesture its own minute of the day."""

    def __init__(self, home: NetworkHomePage) -> None:
        self.home = home
        self.written = 0
        self.bodies = _load_bodies()
        self.uploads = Uploads(Space.objects.get(root_key=home.translation_key))
        self.english = Locale.objects.get(language_code="en")

    def run(self) -> int:
        self._load_rooms()
        for presentation in content.PRESENTATIONS:
            self._load_presentation(presentation)
        for sheet in content.SHEETS:
            self._load_sheet(sheet)
        return self.written

    def _gesture(self, who: str, days_ago: int) -> Gesture:
        self.written += 1
        return Gesture(account(who), days.working_hour(days_ago, 7 * self.written))

    # Rooms

    def _load_rooms(self) -> None:
        event = EventPage.objects.get(slug=content.MEETING_EVENT, alias_of=None)
        meeting = {
            "meeting_first_day": event.starts_on,
            "meeting_last_day": event.ends_on,
            "meeting_page": event,
        }
        french: dict[str, Any] = {
            "purpose": as_html(content.HOME_PURPOSE),
            "meeting_title": plain(content.MEETING_TITLE),
            "meeting_place": plain(content.MEETING_PLACE),
        }
        english: dict[str, Any] = {
            "purpose": as_html(content.HOME_ENGLISH_PURPOSE, "en"),
            "meeting_title": content.MEETING_ENGLISH_TITLE,
            "meeting_place": content.MEETING_ENGLISH_PLACE,
        }
        self._settle_room(self.home, content.HOME_SUMMARY, {**french, **meeting})
        self._settle_english(self.home, content.HOME_ENGLISH, {**english, **meeting})
        for model, summary, version in (
            (PracticeIndexPage, content.PRACTICES_SUMMARY, content.PRACTICES_ENGLISH),
            (OrganisationIndexPage, content.DIRECTORY_SUMMARY, content.DIRECTORY_ENGLISH),
        ):
            room = model.objects.child_of(self.home).get()
            self._settle_room(room, summary)
            self._settle_english(room, version)

    def _settle_room(self, page: Any, summary: str, fields: dict[str, Any] | None = None) -> None:
        page.summary = plain(summary)
        _set(page, fields or {})
        revise(page, self._gesture("vasseur", WRITTEN))

    def _settle_english(self, page: Any, version: Version, fields: dict[str, Any] | None = None) -> None:
        """The installation made the English rooms already: they only lack their words."""
        room = page.get_translation(self.english).specific
        room.title, room.summary = version.title, version.summary
        _set(room, fields or {})
        revise(room, self._gesture(version.author, WRITTEN - 4))

    # Organisations

    def _load_presentation(self, presentation: Presentation) -> None:
        organisation = self.bodies[presentation.key]
        language = presentation.language
        gesture = self._gesture(presentation.author, WRITTEN - 20)
        page = OrganisationPage(
            title=organisation.display_name,
            summary=plain(presentation.summary, language),
            organisation=organisation,
            region=presentation.region,
            body=stream_of(presentation.body, self.uploads, language=language, by=gesture.by, at=gesture.at),
            translation_key=key_of("organismes", presentation.key),
        )
        for key in presentation.members:
            page.known_members.add(OrganisationMember(organisation=self.bodies[key]))
        page = create(self._room(OrganisationIndexPage, language), page, gesture)
        if presentation.other:
            self._translate_presentation(page, presentation.other)

    def _translate_presentation(self, page: Any, version: Version) -> None:
        gesture = self._gesture(version.author, WRITTEN - 26)
        translation = _own_version(page, self.english, gesture)
        translation.title, translation.slug, translation.summary = version.title, version.slug, version.summary
        translation.body = stream_of(version.body, self.uploads, language="en", by=gesture.by, at=gesture.at)
        revise(translation, gesture)

    def _room(self, model: type[Any], language: str) -> Any:
        return model.objects.get(locale__language_code=language)

    # Practices

    def _load_sheet(self, sheet: Sheet) -> None:
        gesture = self._gesture(sheet.author, sheet.days)
        contact = PEOPLE_BY_KEY[sheet.contact]
        origin = None
        if sheet.inspired_by:
            origin = PracticePage.objects.filter(translation_key=key_of("reseau", sheet.inspired_by)).first()
        page = PracticePage(
            slug=sheet.text.slug,
            begins_on=sheet.begins_on,
            ends_on=sheet.ends_on,
            country=sheet.country,
            region=sheet.region,
            cost=sheet.cost,
            contact_name=f"{contact.first_name} {contact.last_name}",
            contact_email=f"{contact.key}@example.org",
            inspired_by=origin,
            translation_key=key_of("reseau", sheet.text.slug),
        )
        themes = list(Theme.objects.filter(slug__in=sheet.themes))
        page.themes.set(themes)
        page.domains.set(Domain.objects.filter(pk__in={theme.domain_id for theme in themes}))
        self._write(page, sheet, sheet.text, sheet.language, gesture)
        page = create(self._room(PracticeIndexPage, sheet.language), page, gesture)
        if sheet.other:
            translator = self._gesture(sheet.other.author, max(sheet.days - 5, 1))
            translation = _own_version(page, self.english, translator)
            translation.slug = sheet.other.slug
            self._write(translation, sheet, sheet.other, "en", translator)
            revise(translation, translator)
        for adopter in sheet.adopters:
            self._adopt(page, adopter)

    def _write(self, page: PracticePage, sheet: Sheet, words: SheetText, language: str, gesture: Gesture) -> None:
        """Put these words on the page, in that language."""
        _set(page, {name: plain(getattr(words, name), language) for name in PLAIN_TEXTS})
        _set(page, {name: as_html(getattr(words, name), language) for name in RICH_TEXTS})
        page.body = stream_of(words.body, self.uploads, language=language, by=gesture.by, at=gesture.at)
        page.figures.set(
            [
                PracticeFigure(
                    value=plain(value, language), label=plain(label, language), source=plain(source, language)
                )
                for value, label, source in words.figures
            ]
        )
        page.bodies.set(
            [
                # What they did there is said in the language of the first version.
                PracticeBody(
                    organisation=self.bodies[key], part=part, note=plain(note) if language == sheet.language else ""
                )
                for key, part, note in sheet.bodies
            ]
        )
        page.funding.set(
            [
                PracticeFunding(
                    instrument=instrument, project=plain(project) if language == sheet.language else "", amount=amount
                )
                for instrument, project, amount in sheet.funding
            ]
        )

    def _adopt(self, page: PracticePage, adopter: Adopter) -> None:
        adoption = adopt_practice(
            page,
            self.bodies[adopter.key],
            by=account(adopter.by),
            adopted_on=days.day(-adopter.days),
            words=plain(adopter.words, adopter.language),
        )
        Adoption.objects.filter(pk=adoption.pk).update(
            language=adopter.language, recorded_at=days.working_hour(adopter.days, 11)
        )
        backdate(page, days.working_hour(adopter.days, 11), published=page.last_published_at)


def _set(page: Any, fields: dict[str, Any]) -> None:
    for name, value in fields.items():
        setattr(page, name, value)


def _own_version(page: Any, locale: Locale, gesture: Gesture) -> Any:
    """The mirror of the page made a page of its own, to be written."""
    alias = page.get_translation(locale).specific
    return ConvertAliasPageAction(alias, user=gesture.by).execute(skip_permission_checks=True).specific


def _load_bodies() -> dict[str, Organisation]:
    """The bodies of the demonstration, those of the network made where they are missing."""
    bodies = organisations()
    wanted = dict(content.NETWORK_EPCI.values())
    national = read_list(NATIONAL_LIST)
    known = set(Organisation.objects.filter(siren__in=wanted).values_list("siren", flat=True))
    import_epci(
        EpciList([row for row in national.rows if row.siren in set(wanted) - known], national.numbering), by=None
    )
    for key, (siren, name) in content.NETWORK_EPCI.items():
        bodies[key] = Organisation.objects.get(siren=siren)
        if siren not in known:
            Organisation.objects.filter(siren=siren).update(short_name=name)
    for body in content.NETWORK_BODIES:
        bodies[body.key] = _load_body(body)
    for presentation in content.PRESENTATIONS:
        if presentation.website:
            Organisation.objects.filter(pk=bodies[presentation.key].pk, website="").update(website=presentation.website)
    _sum_members(bodies)
    return {key: Organisation.objects.get(pk=organisation.pk) for key, organisation in bodies.items()}


def _load_body(body: Body) -> Organisation:
    known = Organisation.objects.filter(kind=body.kind, name=body.name).first()
    if known is not None:
        return known
    organisation = Organisation(name=body.name, short_name=body.short_name, kind=body.kind, country=body.country)
    organisation.full_clean()
    organisation.save()
    return organisation


def _sum_members(bodies: dict[str, Organisation]) -> None:
    """The population of a pôle whose members the national list knows is the sum of theirs."""
    rouen = Organisation.objects.filter(pk=bodies["rouen"].pk, population__isnull=True)
    members = Organisation.objects.filter(pk__in=[bodies[key].pk for key in ("rouen-metropole", "seine-eure")])
    totals = [
        sum(number or 0 for number in column)
        for column in zip(*members.values_list("population", "communes"), strict=True)
    ]
    rouen.update(population=totals[0], communes=totals[1])
