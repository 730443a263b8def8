"""What the command made, run once for all tests of the demonstration and seen as its people see it."""

import io

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision, TaskState

from discussion.models import Comment, Report
from discussion.policies import takes_part
from intranet.access.models import AccessRule, Audience, Membership, Role, Space
from intranet.access.policies import access_of
from intranet.accounts.demo import demo_choices
from intranet.accounts.models import User
from intranet.demo import loading
from intranet.demo.accounts import ACCOUNTS, PASSWORD
from intranet.demo.content.discussion import CONVERSATIONS, Said
from intranet.demo.content.people import PEOPLE
from intranet.demo.pages import key_of
from intranet.demo.people import account
from intranet.media.models import PrivateDocument, PrivateImage
from intranet.pages.models import ArticlePage, HomePage
from intranet.people.models import Portrait, Profile
from intranet.territory.models import Adhesion, Affiliation, Designation, Domain, Organisation, Theme
from tests import factories as make
from workspaces.models import WorkspacePage
from workspaces.roster import seats_of

from .running import run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]

WATCHED = [
    Comment,
    Adhesion,
    Affiliation,
    Designation,
    Domain,
    Membership,
    Organisation,
    Page,
    PageLogEntry,
    PrivateDocument,
    PrivateImage,
    Portrait,
    Profile,
    Revision,
    Space,
    Theme,
    User,
]


def page(*names: str, language: str = "fr") -> Page:
    return Page.objects.get(translation_key=key_of(*names), locale__language_code=language).specific


def status(client: Client, who: str, *names: str, language: str = "fr") -> int:
    client.force_login(account(who))
    return client.get(page(*names, language=language).url).status_code


def counts() -> dict[str, int]:
    return {model.__name__: model._default_manager.count() for model in WATCHED}


def test_it_prints_every_account_and_says_that_memberships_are_illustrative(loaded: str) -> None:
    assert "adhésions illustratives" in loaded
    assert PASSWORD in loaded
    for shown in ACCOUNTS:
        assert loaded.count(shown.email) == 2
        assert str(shown.explanation) in loaded


def test_the_password_passes_the_validators_for_everybody() -> None:
    for user in User.objects.filter(email__endswith="@example.org"):
        validate_password(PASSWORD, user)
        assert user.check_password(PASSWORD)


def test_a_second_run_changes_nothing_and_says_so() -> None:
    before = counts()
    assert "rien n’a été changé" in run()
    assert counts() == before


def test_what_was_changed_by_hand_stays() -> None:
    article = page("cooperations", "lyon-2019-ce-que-nous-en-gardons")
    article.title, article.slug = "Titre repris", "titre-repris"
    article.save_revision().publish()
    page("economie-innovation-emplois", "le-tourisme-a-velo-se-compte").delete()
    Theme.objects.filter(slug="eau").update(name="L’eau")
    Organisation.objects.filter(siren="200065597").update(short_name="Caen", population=1)
    home = HomePage.objects.get(locale__language_code="fr", alias_of=None)
    home.summary = "Autre texte"
    home.save_revision().publish()
    before = counts()
    run()
    assert counts() == before
    assert page("cooperations", "lyon-2019-ce-que-nous-en-gardons").title == "Titre repris"
    assert Theme.objects.get(slug="eau").name == "L’eau"
    assert Organisation.objects.get(siren="200065597").population == 1
    home.refresh_from_db()
    assert home.summary == "Autre texte"


def test_it_refuses_an_installation_that_serves_another_pole() -> None:
    User.objects.filter(email="vasseur@example.org").update(email="autre@example.org")
    Organisation.objects.filter(is_host=True).update(name="Un autre pôle")
    with pytest.raises(CommandError, match="another one|already serves"):
        run()


def test_it_refuses_production(settings: Settings) -> None:
    settings.SETTINGS_MODULE = "intranet.settings.production"
    with pytest.raises(CommandError, match="production"):
        loading.prepare()


def test_the_territory_comes_from_the_national_list() -> None:
    caen = Organisation.objects.get(siren="200065597")
    assert (caen.population, caen.communes, caen.epci_type) == (281_939, 48, "CU")
    assert Organisation.objects.members().filter(kind="epci").count() >= 13
    assert Organisation.objects.filter(kind="epci").count() == 17, "those of the pôle, and three of its peers"
    assert Organisation.objects.filter(is_host=True).count() == 1
    assert Domain.objects.count() == 5
    assert Theme.objects.count() == 24
    numbers = Adhesion.objects.values_list("deliberation_number", flat=True)
    assert all("illustrative" in number for number in numbers)
    assert not Adhesion.objects.filter(deliberation_date=None).exists()


def test_people_have_profiles_and_most_have_portraits(client: Client) -> None:
    assert Profile.objects.exclude(phone="").count() == len(PEOPLE)
    assert len(PEOPLE) * 0.8 <= Portrait.objects.count() < len(PEOPLE)
    client.force_login(account("delaunay"))
    page = client.get("/fr/personnes/?q=charpentier").content.decode()
    assert "Inès Charpentier" in page
    assert "/media/personnes/" in page
    assert client.get("/fr/personnes/qui-fait-quoi/").status_code == 200


def test_seats_are_vacant_ended_coming_and_doubled() -> None:
    vacant = {
        seat.organisation.display_name
        for seat in seats_of(Domain.objects.get(slug="amenagement-durable"))
        if seat.is_vacant
    }
    assert {"Pays de Falaise", "Bayeux Intercom"} <= vacant
    assert Designation.objects.ended().exists()
    assert Designation.objects.coming().exists()
    assert Adhesion.objects.ended().exists()
    assert Adhesion.objects.coming().exists()
    assert Designation.objects.in_force().filter(seat="suppleant").exists()
    lamare = Designation.objects.in_force().filter(person=account("lamare"), domain__slug="amenagement-durable")
    assert lamare.values("organisation").distinct().count() == 2


def test_every_rule_is_what_the_tree_says() -> None:
    out = io.StringIO()
    call_command("check_access", stdout=out)
    assert "Every rule" in out.getvalue()


def test_nothing_is_dated_in_the_future_nor_all_on_the_same_day() -> None:
    published = ArticlePage.objects.live().values_list("last_published_at", flat=True)
    assert max(published) < timezone.now()
    assert len({moment.date() for moment in published}) > 10
    assert not PageLogEntry.objects.filter(timestamp__gt=timezone.now()).exists()
    article = page("environnement-cadre-de-vie", "gemapi-se-repartir-les-roles")
    entries = PageLogEntry.objects.filter(page=article.pk)
    assert {entry.user for entry in entries} == {account("duhamel")}
    assert {timezone.localdate(entry.timestamp) for entry in entries} == {timezone.localdate(article.last_published_at)}


@pytest.mark.parametrize(
    ("who", "home", "open_to_pole", "open_to_network", "members_only"),
    [
        ("kerbrat", 200, 200, 200, 200),
        ("vasseur", 200, 200, 200, 200),
        ("delaunay", 200, 200, 200, 200),
        ("potier", 200, 200, 200, 200),
        ("monnier", 200, 200, 200, 200),
        ("saillard", 200, 200, 200, 200),
        ("guilbert", 200, 200, 200, 404),
        ("marais", 200, 200, 200, 404),
        ("fauvel", 200, 404, 200, 404),
        ("whitcombe", 200, 404, 200, 404),
    ],
)
def test_each_account_reads_what_is_said_of_it(
    who: str, home: int, open_to_pole: int, open_to_network: int, members_only: int
) -> None:
    access, space = access_of(account(who)), "amenagement-durable"
    rules = {rule.translation_key: rule for rule in AccessRule.objects.all()}
    found = [
        200 if access.reads(rules[key]) else 404
        for key in (
            key_of(space),
            key_of(space, "un-observatoire-inter-scot"),
            key_of(space, "un-tableau-de-bord-qui-decide"),
            key_of(space, "prochaine-reunion-des-referents"),
        )
    ]
    assert found == [home, open_to_pole, open_to_network, members_only]


def test_each_account_writes_what_is_said_of_it() -> None:
    amenagement = Space.objects.get(root_key=key_of("amenagement-durable")).pk
    economie = Space.objects.get(root_key=key_of("economie-innovation-emplois")).pk
    cooperations = Space.objects.get(root_key=key_of("cooperations")).pk
    roles = {shown.key: access_of(account(shown.key)) for shown in ACCOUNTS}
    assert roles["kerbrat"].passes
    assert roles["vasseur"].role_in(amenagement) == Role.MANAGER
    assert roles["delaunay"].role_in(amenagement) == Role.EDITOR
    assert roles["potier"].role_in(amenagement) == Role.CONTRIBUTOR
    assert not roles["potier"].contributors_publish_in(amenagement)
    assert roles["monnier"].role_in(amenagement) == Role.EDITOR
    assert roles["saillard"].role_in(amenagement) == Role.READER
    assert (roles["guilbert"].role_in(economie), roles["guilbert"].role_in(amenagement)) == (Role.EDITOR, None)
    network = Space.objects.get(kind=Space.Kind.NETWORK).pk
    assert roles["fauvel"].spaces(Role.CONTRIBUTOR) == [network]
    assert roles["fauvel"].contributors_publish_in(network)
    assert roles["whitcombe"].role_in(cooperations) == Role.CONTRIBUTOR
    assert roles["whitcombe"].contributors_publish_in(cooperations)
    assert not roles["marais"].writes_somewhere


def test_the_reserved_section_is_for_its_people(client: Client) -> None:
    names = ("service-aux-populations", "points-de-vigilance")
    assert status(client, "foucher", *names) == 200
    assert status(client, "lefrancois", *names) == 404
    assert Space.objects.filter(kind=Space.Kind.SECTION).count() == 1


def test_public_pages_need_no_account(client: Client) -> None:
    assert client.get("/fr/").status_code == 200
    assert client.get("/en/").status_code == 200
    workspace = page("environnement-cadre-de-vie")
    assert client.get(workspace.url).status_code == 200
    assert client.get(page("environnement-cadre-de-vie", "arbitrages-en-cours").url).status_code == 404


def test_the_two_languages_mirror_each_other(client: Client) -> None:
    slug = "port-districts-what-to-compare"
    assert page("cooperations", slug, language="en").alias_of_id is None
    assert page("cooperations", slug).alias_of_id is not None
    assert page("cooperations", "lyon-2019-ce-que-nous-en-gardons", language="en").title.startswith("Lyon 2019: what")
    assert page("cooperations", "une-contribution-a-plusieurs-voix", language="en").alias_of_id is not None
    homes = {home.locale.language_code: home for home in HomePage.objects.select_related("locale")}
    assert homes["en"].alias_of_id is None
    assert homes["en"].summary.startswith("The shared workplace")
    client.force_login(account("whitcombe"))
    fallback = client.get(page("cooperations", "une-contribution-a-plusieurs-voix", language="en").url)
    assert fallback.status_code == 200
    assert '<article class="page" lang="fr"' in fallback.content.decode()
    draft = page("cooperations", "appels-europeens-du-semestre", language="en")
    assert client.get(draft.get_url() or "/en/nowhere/").status_code == 404


def test_a_page_waits_in_each_workspace_and_drafts_stay_unpublished(client: Client) -> None:
    waiting = page("amenagement-durable", "carnet-entrees-de-bourg")
    assert not waiting.live
    assert waiting.current_workflow_task_state.status == TaskState.STATUS_IN_PROGRESS
    assert waiting.owner == account("potier")
    queue = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS)
    assert queue.count() >= 5
    submitted = [state.revision.content_object.pk for state in queue]
    drafts = ArticlePage.objects.filter(live=False, alias_of=None).exclude(pk__in=submitted)
    assert drafts.values("owner").distinct().count() >= 3
    changed = page("environnement-cadre-de-vie", "arbitrages-en-cours")
    assert changed.live
    assert changed.has_unpublished_changes


def test_five_workspaces_are_open_and_one_is_archived() -> None:
    spaces = Space.objects.workspaces()
    assert spaces.active().count() == 5
    assert spaces.filter(archived_at__isnull=False).get().root_key == key_of("programme-precedent")
    audiences = set(AccessRule.objects.values_list("audience", flat=True))
    assert audiences == set(Audience.values)
    assert WorkspacePage.objects.filter(alias_of=None, locale__language_code="en").count() >= 3


def test_links_and_files_are_in_the_index_of_references_and_words_in_that_of_search() -> None:
    article = page("environnement-cadre-de-vie", "compter-les-haies-a-velo")
    target = page("environnement-cadre-de-vie", "une-connaissance-partagee-depuis-2007")
    referring = {int(found.object_id) for found in ReferenceIndex.get_references_to(target)}
    assert article.pk in referring
    sheet = PrivateDocument.objects.get(title__startswith="Relevé des haies")
    assert article.pk in {int(found.object_id) for found in ReferenceIndex.get_references_to(sheet)}
    assert article.pk in [found.pk for found in Page.objects.search("Compter les haies")]


def test_articles_have_their_themes_in_both_languages() -> None:
    for language in ("fr", "en"):
        article = page("environnement-cadre-de-vie", "compter-les-haies-a-velo", language=language)
        assert [theme.slug for theme in article.themes] == ["biodiversite", "paysage"]


def test_files_belong_to_the_space_that_shows_them() -> None:
    report = PrivateDocument.objects.get(title__startswith="Rencontre de Lyon")
    assert report.collection == Space.objects.get(root_key=key_of("cooperations")).collection
    assert report.uploaded_by_user == account("vasseur")
    assert PrivateImage.objects.filter(collection__space=None).count() == 0


def test_the_sign_in_page_offers_the_accounts_in_the_demo_only(client: Client, settings: Settings) -> None:
    settings.DEMO = True
    assert [choice.email for choice in demo_choices()] == [shown.email for shown in ACCOUNTS]
    assert "vasseur@example.org" in client.get("/fr/comptes/login/").content.decode()
    settings.DEMO = False
    assert "vasseur@example.org" not in client.get("/fr/comptes/login/").content.decode()


def test_a_closed_account_is_not_offered(settings: Settings) -> None:
    settings.DEMO = True
    User.objects.filter(email="potier@example.org").update(is_active=False)
    assert "potier@example.org" not in [choice.email for choice in demo_choices()]


def test_production_does_not_know_the_command() -> None:
    from intranet.settings import base

    assert "intranet.demo" not in base.INSTALLED_APPS
    assert make.host().name.endswith("Caen Normandie Métropole")


def test_people_talk_below_pages_in_both_languages() -> None:
    """All of it is there, said by those who may, in the past; one comment waits for the managers."""

    def count(said: tuple[Said, ...]) -> int:
        return sum(1 + count(each.answers) for each in said)

    told = {key_of(*name.split("/")): said for name, said in CONVERSATIONS.items()}
    for key, said in told.items():
        comments = Comment.objects.filter(page_key=key)
        assert comments.count() == count(said), said[0]
        page = Page.objects.filter(translation_key=key).earliest("pk")
        assert all(takes_part(comment.author, page) for comment in comments)
        assert all(comment.created_at < timezone.now() for comment in comments)
    assert Comment.objects.filter(language="en").count() > 5
    assert Report.objects.waiting().count() == 1
    assert Comment.objects.filter(hidden_at__isnull=False).exclude(hidden_reason="").count() == 1
