"""Who translates: one answer for one page, for all pages and for the entries of the desk, for every kind of person."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from wagtail.models import Locale, Page

from intranet.access.models import Membership, Role
from intranet.access.policies import Action, access_of
from intranet.translation.desk.work import begin_translation
from intranet.translation.models import DeskEntry, TranslatorRole
from intranet.translation.policies.translators import grants_of, may_write, written_by, written_now
from tests import factories as make

pytestmark = pytest.mark.django_db


def fresh(person: Any) -> Any:
    """Rights are remembered as long as a request."""
    return person if isinstance(person, AnonymousUser) else type(person).objects.get(pk=person.pk)


def test_the_three_answers_agree_and_the_role_gives_nothing_else() -> None:
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    domain = make.make_domain()
    admin = make.make_admin()
    spaces = {name: make.make_workspace(name, domain=domain) for name in ("Un", "Deux", "Vieux")}
    articles = {name: make.make_article(page, f"Page {name}") for name, page in spaces.items()}
    make.make_article(spaces["Un"], "Brouillon", live=False)
    people: dict[str, Any] = {role.name: make.make_member(make.space_of(spaces["Un"]), role) for role in Role}
    people |= {"referent": make.make_referent(domain), "nobody": AnonymousUser(), "admin": admin}
    people |= {"outsider": make.make_user(), "team": make.make_team_member()}
    articles["own"] = make.make_article(spaces["Un"], "La sienne", owner=people["CONTRIBUTOR"])
    for name, space, language in (
        ("translator", "Un", "en"),
        ("of another", "Deux", "en"),
        ("into French", "Un", "fr"),
        ("of the archive", "Vieux", "en"),
        ("gone", "Un", "en"),
    ):
        people[name] = make.make_member(make.space_of(spaces["Un"]), Role.READER)
        if space != "Un":
            make.join(make.space_of(spaces[space]), people[name], Role.READER)
        role = TranslatorRole(space=make.space_of(spaces[space]), person=people[name], locale=locales[language])
        role.save()
    for article in articles.values():
        translation = begin_translation(make.english(article), locales["en"], by=admin)
        DeskEntry.objects.create(translation=translation)
    Membership.objects.filter(user=people["gone"]).update(valid_until=timezone.now())
    archived = make.space_of(spaces["Vieux"])
    archived.archived_at = timezone.now()
    archived.save()

    pages = Page.objects.filter(depth__gt=1).select_related("locale")
    expected = {
        "translator": {"Un", "Page Un", "La sienne"},
        "gone": set(),
        "of the archive": set(),
        "into French": set(),
    }
    for name, person in people.items():
        person = fresh(person)
        one_by_one = {page.pk for page in pages if may_write(person, page)}
        assert one_by_one == set(written_by(person, pages).values_list("pk", flat=True)), name
        entries = {entry.translation.target_id for entry in written_now(person, DeskEntry.objects.all())}
        # Administrators are not asked for what is archived: nobody has that in hand any more.
        if name != "admin":
            assert entries == {pk for pk in one_by_one if pk in _targets()}, name
        titles = {page.title for page in pages if page.pk in one_by_one and page.locale_id == locales["en"].pk}
        if name in expected:
            assert titles == expected[name], name
            assert not access_of(person).pages(Action.EDIT).exists()
            assert not access_of(person).writes_somewhere
    assert grants_of(fresh(people["translator"]))


def _targets() -> set[int]:
    return set(DeskEntry.objects.values_list("translation__target_id", flat=True))
