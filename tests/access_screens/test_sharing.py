"""Sharing a page: audience, what it reaches, aliases; a section reserved to some and given back."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.models import Collection, ModelLogEntry

from intranet.access.actions import archive_space, open_space
from intranet.access.models import AccessRule, Audience, Membership, Role, Space
from intranet.access.policies import Access, Action
from intranet.access.rules import differences
from intranet.access.sections import close_space
from intranet.access.versions import version_of
from intranet.accounts.models import User
from intranet.pages.models import ArticlePage, SectionPage
from intranet.translation.typography import typeset
from tests import factories as make
from tests.media.samples import pdf
from workspaces.models import WorkspacePage

pytestmark = pytest.mark.django_db

Address = Callable[..., str]


def rule_of(page: Any) -> AccessRule:
    return AccessRule.objects.get(translation_key=page.translation_key)


def reads(person: User, page: Any) -> bool:
    return Access(person).may(Action.READ, type(page).objects.get(pk=page.pk))


@pytest.fixture
def section(workspace: WorkspacePage) -> SectionPage:
    return make.make_section(workspace, "Chantier")


@pytest.fixture
def article(section: SectionPage) -> ArticlePage:
    return make.make_article(section, "Diagnostic")


# The audience


def test_counts_who_reads_at_each_audience_and_bars_what_is_wider(
    as_manager: Client, workspace: WorkspacePage, space: Space, article: ArticlePage, address: Address
) -> None:
    make.make_member(space, Role.READER)
    make.make_referent(make.make_domain())
    make.make_network_member()
    response = as_manager.get(address("sharing", article.pk))
    found = [(choice.value, choice.readers, choice.allowed) for choice in response.context["choices"]]
    assert found == [("", 3, True), ("0", 2, True), ("1", 3, True), ("2", 4, False), ("3", None, False)]
    html = response.content.decode()
    assert re.search(r'value="2"[^>]*disabled', html)
    assert typeset("n’est ouvert qu’à « Le pôle »") in html
    refused = as_manager.post(
        address("sharing", article.pk), {"audience": "3", "version": version_of(rule_of(article))}
    )
    assert "plus ouverte que ce qui la contient" in refused.context["form"].errors["audience"][0]
    assert rule_of(article).audience == Audience.POLE


@pytest.mark.parametrize("language", ["fr", "en"])
def test_narrows_in_every_language_and_below_from_either(
    language: str, as_manager: Client, section: SectionPage, article: ArticlePage, address: Address
) -> None:
    colleague = make.make_referent(make.make_domain())
    pages = [section, make.english(section), article, make.english(article)]
    assert all(reads(colleague, page) for page in pages)
    target = section if language == "fr" else make.english(section)
    shown = as_manager.get(address("sharing", target.pk)).content.decode()
    assert "1 page plus bas" in shown
    data = {"audience": str(Audience.MEMBERS.value), "version": version_of(rule_of(section))}
    done = as_manager.post(address("sharing", target.pk), data, follow=True)
    assert "2 pages publiées sont lues par moins de monde" in done.content.decode()
    assert not any(reads(colleague, page) for page in pages)


def test_widening_is_told_before(
    as_manager: Client, section: SectionPage, article: ArticlePage, address: Address
) -> None:
    make.narrow(section, Audience.MEMBERS)
    data = {"audience": "", "version": version_of(rule_of(section))}
    response = as_manager.post(address("sharing", section.pk), data)
    assert "2 pages publiées seront lues plus largement" in response.content.decode()
    assert rule_of(article).audience == Audience.MEMBERS
    as_manager.post(address("sharing", section.pk), {**data, "confirmed": response.context["consequences"].digest})
    assert rule_of(article).audience == Audience.POLE
    assert rule_of(section).own_audience is None


def test_two_managers_at_once(as_manager: Client, article: ArticlePage, address: Address) -> None:
    stale = {"audience": "1", "version": version_of(rule_of(article))}
    make.narrow(article, Audience.MEMBERS)
    response = as_manager.post(address("sharing", article.pk), stale)
    assert "pendant que vous le modifiiez" in response.content.decode()
    assert "Membres de l’espace" in response.context["form"].errors["audience"][0]
    assert re.search(r'value="1"[^>]*checked', response.content.decode())
    assert rule_of(article).audience == Audience.MEMBERS


def test_only_those_who_may_share(
    client: Client, space: Space, manager: User, article: ArticlePage, address: Address
) -> None:
    for person, status in ((manager, 200), (make.make_member(space, Role.EDITOR), 404), (make.make_user(), 404)):
        client.force_login(person)
        assert client.get(address("sharing", article.pk)).status_code == status
    client.force_login(manager)
    assert client.get(address("sharing", 999_999)).status_code == 404
    archive_space(space, by=manager)
    assert client.get(address("sharing", article.pk)).status_code == 404


def test_an_alias_says_that_it_follows_and_where(
    as_manager: Client, manager: User, article: ArticlePage, address: Address
) -> None:
    other = make.make_workspace("Ailleurs", team_role=None)
    make.join(make.space_of(other), manager, Role.MANAGER)
    alias = article.create_alias(parent=other)
    response = as_manager.get(address("sharing", alias.pk))
    assert "le reflet d’une autre" in response.content.decode()
    assert address("sharing", article.pk) in response.content.decode()
    # Nothing can be chosen for it, even by hand.
    as_manager.post(address("sharing", alias.pk), {"audience": "0"})
    assert rule_of(alias).own_audience is None
    # Whoever runs only the place of the alias is not told of its source.
    hidden = make.make_article(make.make_workspace("Secret", team_role=None, audience=Audience.MEMBERS), "Titre caché")
    other.refresh_from_db()
    there = hidden.create_alias(parent=other)
    status = as_manager.get(address("sharing", there.pk))
    assert status.status_code == 404


# Sharing with fewer people


def _document(title: str, collection: Collection) -> Any:
    return get_document_model().objects.create(
        title=title, collection=collection, file=ContentFile(pdf(title), name=f"{title}.pdf")
    )


def _link(page: Any, document: Any) -> None:
    """Show the document on the page, by a link in its text."""
    html = f'<p><a linktype="document" id="{document.pk}">{document.title}</a></p>'
    page.body = [("text", html)]
    page.save()


def test_reserving_keeps_others_out_of_pages_in_all_languages_and_of_files(
    as_manager: Client,
    space: Space,
    section: SectionPage,
    article: ArticlePage,
    workspace: WorkspacePage,
    address: Address,
) -> None:
    chosen, left_out = make.make_member(space, Role.READER), make.make_member(space, Role.EDITOR)
    outsider = make.make_user("dehors@example.org")
    only_here, shared, elsewhere = (_document(name, space.collection) for name in ("ici", "partage", "ailleurs"))
    beside = make.make_article(workspace)
    for page, document in ((article, only_here), (beside, elsewhere)):
        _link(page, document)
    both = make.make_article(section)
    _link(both, shared)
    second = make.make_article(workspace)
    _link(second, shared)
    shown = as_manager.get(address("reserve", section.pk))
    assert "1 fichier, montré ici et nulle part ailleurs" in shown.content.decode()
    data = {"name": "Cercle", "people": [chosen.pk], "addresses": "Dehors@example.org\n", "role": Role.CONTRIBUTOR}
    response = as_manager.post(address("reserve", section.pk), data)
    child = Space.objects.get(kind=Space.Kind.SECTION)
    assert response.url == address("people", child.slug)
    assert (child.parent, child.name, child.ceiling, child.team_role) == (space, "Cercle", Audience.MEMBERS, None)
    for page in (section, make.english(section), article, make.english(article)):
        assert reads(chosen, page)
        assert reads(outsider, page)
        assert not reads(left_out, page)
    assert reads(left_out, beside)
    for document, where in ((only_here, child), (shared, space), (elsewhere, space)):
        document.refresh_from_db()
        assert document.collection == where.collection, document.title
    sponsored = Membership.objects.get(space=child, user=outsider)
    assert (sponsored.role, sponsored.sponsor.email) == (Role.CONTRIBUTOR, "maya@example.org")
    # The manager of the parent keeps it, and is not listed as one of the chosen.
    assert not child.memberships.filter(user__email="maya@example.org").exists()
    assert as_manager.get(response.url).status_code == 200
    assert differences() == []


def test_reserving_refuses_what_is_wrong_beside_the_field(
    as_manager: Client, space: Space, section: SectionPage, article: ArticlePage, address: Address
) -> None:
    member = make.make_member(space, Role.READER)
    data = {"name": "", "people": [member.pk], "addresses": "pas une adresse\nnul@example.org", "role": Role.READER}
    response = as_manager.post(address("reserve", section.pk), data)
    errors = response.context["form"].errors
    assert set(errors) == {"name", "addresses"}
    assert "n’est pas une adresse" in errors["addresses"][0]
    assert "créés par les administrateurs" in errors["addresses"][1]
    html = response.content.decode()
    assert "pas une adresse\nnul@example.org" in html
    assert re.search(rf'value="{member.pk}"[^>]*checked', html)
    # Only sections, and once.
    assert as_manager.get(address("reserve", article.pk)).status_code == 404
    open_space(section, kind=Space.Kind.SECTION)
    assert as_manager.get(address("reserve", section.pk)).status_code == 404


def test_a_space_reserved_above_another_becomes_its_parent(
    as_manager: Client, space: Space, section: SectionPage, address: Address
) -> None:
    below = make.make_section(section, "Plus bas")
    inner = open_space(below, kind=Space.Kind.SECTION, team_role=None, referent_role=None)
    person = make.make_member(inner, Role.READER)
    as_manager.post(address("reserve", section.pk), {"name": "Cercle", "addresses": "", "role": Role.READER})
    inner.refresh_from_db()
    child = Space.objects.get(name="Cercle")
    assert (inner.parent, child.parent) == (child, space)
    assert reads(person, below)
    close_space(child, by=User.objects.get(email="maya@example.org"))
    inner.refresh_from_db()
    assert inner.parent == space
    assert reads(person, below)


def test_giving_a_section_back(
    as_manager: Client, manager: User, space: Space, section: SectionPage, article: ArticlePage, address: Address
) -> None:
    member, inner = make.make_member(space, Role.EDITOR), make.make_user()
    child = open_space(
        section, kind=Space.Kind.SECTION, audience=Audience.MEMBERS, team_role=None, referent_role=None, name="Cercle"
    )
    make.join(child, inner, Role.EDITOR)
    document = _document("note", child.collection)
    draft = make.make_article(section, live=False, owner=inner)
    assert not reads(member, article)
    assert reads(inner, article)
    html = re.sub(r"\s+", " ", as_manager.get(address("close", child.slug)).content.decode())
    assert "Le pôle" in html
    assert "1 de ses membres n’a pas de place" in html
    assert "2 pages publiées seront lues plus largement" in html
    assert Space.objects.filter(pk=child.pk).exists()
    response = as_manager.post(address("close", child.slug))
    assert response.url == address("settings", space.slug)
    assert not Space.objects.filter(pk=child.pk).exists()
    assert rule_of(article).space == space
    assert rule_of(draft).space == space
    assert reads(member, article)
    assert Access(member).may(Action.EDIT, draft)
    assert not Access(inner).may(Action.EDIT, draft)
    document.refresh_from_db()
    assert document.collection == space.collection
    assert not Collection.objects.filter(name="Cercle").exists()
    assert differences() == []
    entry = ModelLogEntry.objects.for_instance(space).get(action="access.close_space")
    assert entry.user == manager
    assert entry.data["members"] == [{"person": inner.pk, "role": Role.EDITOR}]
    # It can be reserved again.
    assert as_manager.get(address("reserve", section.pk)).status_code == 200


def test_an_archived_section_is_not_given_back(
    as_manager: Client, manager: User, section: SectionPage, address: Address
) -> None:
    child = open_space(section, kind=Space.Kind.SECTION, team_role=None, referent_role=None)
    archive_space(child, by=manager)
    for response in (as_manager.get(address("close", child.slug)), as_manager.post(address("close", child.slug))):
        assert "archivé" in response.content.decode()
    assert Space.objects.filter(pk=child.pk).exists()
    other = make.space_of(make.make_workspace())
    make.join(other, manager, Role.MANAGER)
    assert as_manager.get(address("close", other.slug)).status_code == 404


def test_the_screens_speak_the_managers_language_under_any_prefix(
    as_manager: Client, manager: User, space: Space, article: ArticlePage, address: Address
) -> None:
    User.objects.filter(pk=manager.pk).update(language="en")
    english = make.english(article)
    for target in (address("people", space.slug), address("settings", space.slug), address("sharing", english.pk)):
        response = as_manager.get(target.replace("/fr/", "/en/"))
        assert response.status_code == 200
        assert '<html lang="en">' in response.content.decode()
