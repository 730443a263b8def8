"""Getting in: invited by mail, asked and let in, designated by one's own organisation, taking work over."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from playwright.sync_api import Browser, Page, expect

from intranet.access.models import Audience, Membership, Role, Space
from intranet.access.policies import Access, Action
from intranet.accounts.models import User
from intranet.territory.models import OrganisationAdministrator
from tests import factories as make
from tests.browsing import check, open_as

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "pommier-en-fleur-au-verger"
Visit = Callable[..., Page]


@pytest.fixture(params=[1280, 390])
def visit(request: pytest.FixtureRequest, browser: Browser, live_server: Any, transactional_site: None) -> Visit:
    """``visit(person)``: a browser of their own, already signed in; on a desktop, then on a phone."""

    def come(person: User | None = None) -> Page:
        return open_as(browser, live_server.url, person, width=request.param)

    mail.outbox.clear()
    return come


@pytest.fixture
def space(transactional_site: None) -> Space:
    return make.space_of(make.make_workspace("Mobilités nouvelles", team_role=None, audience=Audience.POLE))


@pytest.fixture
def manager(space: Space) -> User:
    person = make.make_user("maya@example.org", first_name="Maya", last_name="Gestion")
    make.join(space, person, Role.MANAGER)
    return person


def press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).first.click()


def link_of_last_mail(to: str) -> str:
    (message,) = [each for each in mail.outbox if each.to == [to]]
    found = re.search(r"/fr/invitation/\S+", str(message.body))
    assert found
    return found[0]


def invite(page: Page, space: Space, address: str) -> None:
    page.goto(f"/fr/espaces-gestion/{space.slug}/personnes/")
    page.get_by_role("link", name="Inviter par courriel").click()
    page.get_by_label("Adresses électroniques").fill(address)
    page.get_by_label("Rôle", exact=True).select_option("Contribution")
    page.get_by_label("Un mot de votre part").fill("Votre regard nous manque.")
    check(page, "invite")
    press(page, "Envoyer")
    expect(page.get_by_text("1 invitation est partie.")).to_be_visible()
    check(page, "people_invited")


def test_a_new_person_comes_in_by_the_link_of_their_mail(visit: Visit, space: Space, manager: User) -> None:
    managing = visit(manager)
    invite(managing, space, "Zoé Levallois <zoe@example.org>")
    page = visit()
    page.goto(link_of_last_mail("zoe@example.org"))
    expect(page.get_by_text("Votre regard nous manque.")).to_be_visible()
    expect(page.get_by_label("Prénom")).to_have_value("Zoé")
    check(page, "invitation_new")
    page.locator("#id_password").fill(PASSWORD)
    page.get_by_label("Mot de passe, une seconde fois").fill("autre chose")
    press(page, "Ouvrir mon compte et entrer")
    expect(page.get_by_text("Ce n’est pas le même mot de passe.")).to_be_visible()
    check(page, "invitation_new_wrong")
    page.locator("#id_password").fill(PASSWORD)
    page.get_by_label("Mot de passe, une seconde fois").fill(PASSWORD)
    press(page, "Ouvrir mon compte et entrer")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mobilités nouvelles")
    expect(page.get_by_text("Bienvenue")).to_be_visible()
    # The link has served.
    stale = visit()
    answer = stale.goto(link_of_last_mail("zoe@example.org"))
    assert answer is not None
    assert answer.status == 404
    check(stale, "invitation_void")
    managing.reload()
    expect(managing.get_by_role("rowheader", name="Zoé Levallois")).to_be_visible()


def test_a_known_person_signs_in_and_accepts(visit: Visit, space: Space, manager: User) -> None:
    known = make.make_user("connue@example.org", first_name="Ada", last_name="Connue")
    invite(visit(manager), space, known.email)
    other = visit(make.make_user("autre@example.org"))
    other.goto(link_of_last_mail(known.email))
    expect(other.get_by_role("heading", level=1)).to_have_text("Cette invitation est pour une autre adresse")
    check(other, "invitation_other")
    press(other, "Se déconnecter et continuer")
    check(other, "invitation_sign_in")
    other.get_by_role("main").get_by_role("link", name="Se connecter").click()
    other.get_by_label("Adresse électronique").fill(known.email)
    other.get_by_label("Mot de passe").fill(make.PASSWORD)
    with other.expect_navigation():
        other.keyboard.press("Enter")
    check(other, "invitation_accept")
    press(other, "Accepter l’invitation")
    expect(other.get_by_role("heading", level=1)).to_have_text("Mobilités nouvelles")
    assert Membership.objects.get(user=known).role == Role.CONTRIBUTOR


def test_a_request_is_asked_and_accepted(visit: Visit, space: Space, manager: User) -> None:
    person = make.make_referent(make.make_domain(), first_name="Rémi", last_name="Demande")
    asking = visit(person)
    asking.goto("/fr/espaces/mobilites-nouvelles/")
    asking.get_by_role("link", name="Demander à rejoindre").click()
    asking.get_by_label("Pourquoi, en quelques mots").fill("Je suis le plan vélo.")
    check(asking, "join_ask")
    press(asking, "Envoyer ma demande")
    expect(asking.get_by_role("button", name="Retirer ma demande")).to_be_visible()
    check(asking, "join_wait")
    managing = visit(manager)
    managing.goto("/fr/")
    managing.get_by_role("main").get_by_role("link", name="Rémi Demande").first.click()
    expect(managing.get_by_text("Je suis le plan vélo.")).to_be_visible()
    check(managing, "answer_request")
    press(managing, "Accepter")
    expect(managing.get_by_text("Rémi Demande a maintenant accès.")).to_be_visible()
    asking.goto("/fr/espaces/mobilites-nouvelles/")
    expect(asking.get_by_role("link", name="Quitter l’espace")).to_be_visible()
    assert Membership.objects.get(user=person).source == Membership.Source.REQUEST


def test_an_organisation_designates_its_referent_who_takes_work_over(visit: Visit) -> None:
    domain = make.make_domain("Mobilités")
    workspace = make.make_workspace("Vélo", domain=domain)
    organisation = make.make_organisation(name="Seules Terres")
    former = make.make_referent(domain, organisation, first_name="Fabien", last_name="Sortant")
    draft = make.make_article(workspace, "Comptages de vélos", owner=former, live=False)
    draft.save_revision(user=former)
    heir, administrator = make.make_user(first_name="Hanna", last_name="Reprise"), make.make_user()
    for person in (heir, administrator):
        make.affiliate(person, organisation)
    OrganisationAdministrator.objects.create(person=administrator, organisation=organisation)
    assert not Access(heir).may(Action.ADD, workspace)

    page = visit(administrator)
    page.goto("/fr/mon-organisme/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Seules Terres")
    check(page, "organisation")
    page.get_by_role("link", name="Remplacer : Fabien Sortant").click()
    page.get_by_label("Hanna Reprise").check()
    check(page, "replace_mandate")
    press(page, "Remplacer")
    # The work, which this administrator does not read, is offered at once.
    expect(page.get_by_role("heading", level=1)).to_have_text("Transmettre le travail de Fabien Sortant en Mobilités")
    expect(page.get_by_text("Comptages de vélos")).to_have_count(0)
    check(page, "hand_over")
    press(page, "Transmettre")
    expect(page.get_by_text("1 page transmise à Hanna Reprise.")).to_be_visible()

    successor = visit(heir)
    successor.goto("/fr/")
    expect(successor.get_by_role("link", name="Comptages de vélos").first).to_be_visible()
    answer = successor.goto(f"/admin/pages/{draft.pk}/edit/")
    assert answer is not None
    assert answer.status == 200
    expect(successor.locator("#id_title")).to_have_value("Comptages de vélos")
    leaving = visit(former)
    answer = leaving.goto(f"/admin/pages/{draft.pk}/edit/")
    assert answer is not None
    assert answer.status == 404
