"""Who translates what: the one policy's rights on pages, and the role of translator, which adds nothing but that.

Asked of one page (:func:`may_write`) and of all of them (:func:`written_by`); a test holds the two to each other.
"""

from collections import defaultdict

from django.core.cache import caches
from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import Locale, Page
from wagtail.query import PageQuerySet

from intranet.access.models import AccessRule, Role, Space
from intranet.access.people import people_with_role
from intranet.access.policies import Action, Person, access_of
from intranet.accounts.models import User
from intranet.translation.models import DeskEntry, SpaceTranslationSettings, TranslatorRole

# The attribute of a user object that keeps where it translates, as long as the request.
REMEMBERED = "_interpoles_translates"
# For how long each process may take for granted that who translates nowhere still does not: it is asked at every page.
# A role that somebody has is never remembered, so that one which ends does so at once.
REMEMBERED_SECONDS = 30


def nowhere(person: int | None) -> str:
    """Under which name a process remembers that somebody is a translator nowhere."""
    return f"translates-nowhere-{person}"


def grants_of(user: Person) -> dict[int, set[int]]:
    """The spaces where this person is a translator today, by the number of the target language; one query at most."""
    kept: dict[int, set[int]] | None = getattr(user, REMEMBERED, None)
    if kept is None:
        kept = defaultdict(set)
        access = access_of(user)
        if access.known and not caches["process"].get(nowhere(user.pk)):
            found = TranslatorRole.objects.active().filter(person=user.pk)
            given = list(found.values_list("space", "locale"))
            if not given:
                caches["process"].set(nowhere(user.pk), True, REMEMBERED_SECONDS)
            for space, locale in given:
                if access.role_in(space) is not None:
                    kept[locale].add(space)
        setattr(user, REMEMBERED, kept)
    return kept


def spaces_into(user: Person, language: str) -> set[int]:
    """The spaces where this person is a translator into that language."""
    grants = grants_of(user)
    if not grants:
        return set()
    locales = Locale.objects.filter(language_code=language).values_list("pk", flat=True)
    return set().union(*(grants.get(locale, set()) for locale in locales))


def translates_somewhere(user: Person) -> bool:
    """Whether the desk opens to this person."""
    return access_of(user).writes_somewhere or bool(grants_of(user))


def may_write(user: Person, page: Page) -> bool:
    """Whether this person writes the version of the page that is in that page's language, being given that page."""
    access = access_of(user)
    if access.may(Action.EDIT, page):
        return True
    rule = access.rule_of(page)
    return rule is not None and page.live and rule.space_id in grants_of(user).get(page.locale_id, ())


def may_give_to_readers(user: Person, page: Page) -> bool:
    """Whether this person publishes that version: by the page's rights, or as a translator where the space says so."""
    access = access_of(user)
    if access.may(Action.PUBLISH, page):
        return True
    rule = access.rule_of(page)
    if rule is None or not page.live or rule.space_id not in grants_of(user).get(page.locale_id, ()):
        return False
    return SpaceTranslationSettings.objects.filter(space=rule.space_id, translators_publish=True).exists()


def may_assign(user: Person, page: Page) -> bool:
    """Whether this person hands translations of the page out to others: its space's editors and managers."""
    access = access_of(user)
    return access.has_role_on(page, Role.EDITOR) or access.may(Action.LOCK, page)


def written_by(user: Person, pages: PageQuerySet) -> PageQuerySet:
    """Those of these pages (in the target language) that :func:`may_write` lets this person translate."""
    translated = Q(pk__in=[])
    for locale, spaces in grants_of(user).items():
        rules = AccessRule.objects.filter(translation_key=OuterRef("translation_key"), space_id__in=spaces)
        translated |= Q(Exists(rules), locale=locale, live=True)
    edited = access_of(user).pages(Action.EDIT).order_by().values("pk")
    return pages.filter(Q(pk__in=edited) | translated)


def translators_of(space: Space, locale: int) -> list[User]:
    """Who translates there today: the role counts with whatever lets the person in."""
    named = TranslatorRole.objects.active().filter(space=space, locale=locale)
    found = people_with_role(Role.READER, space=space, include_superusers=False)
    return list(found.filter(pk__in=named.values("person")).order_by("last_name", "first_name", "pk"))


def candidates_for(space: Space, locale: int) -> list[User]:
    """Who may be given a translation: the translators first, then those who edit the space."""
    translators = translators_of(space, locale)
    editors = people_with_role(Role.EDITOR, space=space, include_superusers=False)
    rest = editors.exclude(pk__in=[person.pk for person in translators]).order_by("last_name", "first_name", "pk")
    return [*translators, *rest]


def written_now(user: Person, entries: QuerySet[DeskEntry]) -> QuerySet[DeskEntry]:
    """Those entries of the desk of which this person may still write the translation: one condition, no query more."""
    access = access_of(user)
    if access.passes:
        return entries
    rules = AccessRule.objects.filter(translation_key=OuterRef("translation__translation_key"))
    translated = rules.filter(
        space_id__in=list(access.roles),
        space__archived_at__isnull=True,
        space__translator_roles__person=user.pk,
        space__translator_roles__locale=OuterRef("translation__locale"),
    )
    edited = rules.filter(space_id__in=access.spaces(Role.EDITOR))
    own = rules.filter(space_id__in=access.spaces(Role.CONTRIBUTOR))
    return entries.filter(Exists(translated) | Exists(edited) | Q(Exists(own), translation__target__owner=user.pk))
