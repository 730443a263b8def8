"""Listings, feed, site map and API show what a reader may see, and count nothing else."""

import json
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from intranet.access.models import Audience, Role
from intranet.accounts.models import User
from tests import factories as make

pytestmark = pytest.mark.django_db
MARKER = "Cormoran"
SURFACES = ["/fr/", "/fr/flux/", "/sitemap.xml", "/api/v2/pages/?limit=20&order=-id", "/fr/espaces/"]


@pytest.fixture
def workspace() -> Page:
    return make.make_workspace("Littoral", audience=Audience.PUBLIC, domain=make.make_domain())


def get(client: Client, url: str, user: User | None) -> str:
    client.logout()
    if user is not None:
        client.force_login(user)
    response = client.get(url)
    assert response.status_code == 200, url
    return response.content.decode()


def test_members_only_page_is_on_no_surface_of_others(client: Client, workspace: Page) -> None:
    # The home of those who have spaces shows what was published there lately.
    article = make.make_article(workspace, MARKER, last_published_at=timezone.now())
    make.narrow(article, Audience.MEMBERS)
    member = make.make_member(make.space_of(workspace), Role.READER)
    surfaces = [*SURFACES, workspace.url]
    seen = {url for url in surfaces if MARKER in get(client, url, member)}
    assert seen == {"/fr/", "/fr/flux/", "/api/v2/pages/?limit=20&order=-id", workspace.url}
    for stranger in (None, make.make_user(), make.make_network_member(), make.make_referent(make.make_domain())):
        for url in surfaces:
            assert MARKER not in get(client, url, stranger), (url, stranger)


def test_public_page_is_on_every_surface(client: Client, workspace: Page) -> None:
    article = make.make_article(workspace, MARKER)
    for url in ["/fr/", "/fr/flux/", "/api/v2/pages/?limit=20&order=-id", workspace.url]:
        assert MARKER in get(client, url, None), url
    assert article.slug in get(client, "/sitemap.xml", None)


def test_no_cache_keeps_what_a_signed_in_reader_sees(client: Client, workspace: Page) -> None:
    article = make.make_article(workspace)
    assert "private" not in client.get(article.url).get("Cache-Control", "")
    client.force_login(make.make_user())
    assert client.get(article.url)["Cache-Control"] == "private, no-cache"


def test_feed_is_valid_atom_and_private(client: Client, workspace: Page) -> None:
    make.make_article(workspace, MARKER, summary="Oiseau pêcheur")
    response = client.get("/fr/flux/")
    feed = ElementTree.fromstring(response.content)  # noqa: S314 - our own output
    atom = "{http://www.w3.org/2005/Atom}"
    entries = feed.findall(f"{atom}entry")
    assert [entry.findtext(f"{atom}title") for entry in entries] == [MARKER]
    assert entries[0].findtext(f"{atom}summary") == "Oiseau pêcheur"
    assert "private" in response["Cache-Control"]


def test_stand_ins_are_in_no_feed_map_or_api(client: Client, workspace: Page) -> None:
    make.make_article(workspace, MARKER)
    assert MARKER not in get(client, "/en/flux/", None)
    assert "/en/espaces/littoral/" not in get(client, "/sitemap.xml", None)
    listed = json.loads(get(client, "/api/v2/pages/?limit=20", None))
    titles = [item["title"] for item in listed["items"]]
    assert titles.count(MARKER) == 1
    assert listed["meta"]["total_count"] == len(titles)


def test_api_gives_no_sign_of_what_is_hidden(client: Client, workspace: Page) -> None:
    hidden = make.make_article(workspace, MARKER)
    make.narrow(hidden, Audience.MEMBERS)
    unknown = Page.objects.order_by("-pk").values_list("pk", flat=True)[0] + 1000
    for query in (
        "pages/{}/",
        "pages/?child_of={}",
        "pages/?ancestor_of={}",
        "pages/?translation_of={}",
        "pages/find/?id={}",
    ):
        answers = [client.get("/api/v2/" + query.format(pk)) for pk in (hidden.pk, unknown)]
        assert answers[0].status_code == answers[1].status_code
        assert answers[0].content == answers[1].content
    client.force_login(make.make_member(make.space_of(workspace), Role.READER))
    assert client.get(f"/api/v2/pages/{hidden.pk}/").json()["title"] == MARKER


def test_names_of_people_are_for_the_pole_and_for_members(client: Client, workspace: Page) -> None:
    domain = make.space_of(workspace).domain
    assert domain is not None
    referent = make.make_referent(domain, last_name="Lemarchand")
    make.adhere(make.make_organisation(name="CC Vacante"), domain)
    for reader in (
        referent,
        make.make_referent(make.make_domain()),
        make.make_member(make.space_of(workspace), Role.READER),
    ):
        page = get(client, workspace.url, reader)
        assert "Lemarchand" in page
        assert "CC Vacante" in page
        assert "Siège vacant" in page
    for reader in (None, make.make_user(), make.make_network_member()):
        page = get(client, workspace.url, reader)
        assert "Lemarchand" not in page
        assert "CC Vacante" not in page


def test_own_drafts_are_shown_to_their_author_alone(client: Client, workspace: Page) -> None:
    space = make.space_of(workspace)
    author, colleague = make.make_member(space, Role.CONTRIBUTOR), make.make_member(space, Role.EDITOR)
    draft = make.make_article(workspace, MARKER, live=False, owner=author)
    draft.save_revision()
    assert MARKER in get(client, workspace.url, author)
    assert MARKER not in get(client, workspace.url, colleague)
    assert MARKER not in get(client, workspace.url, None)


def test_index_lists_own_spaces_first_and_hides_the_others(client: Client, workspace: Page) -> None:
    secret = make.make_workspace("Confidentiel")
    member = make.make_member(make.space_of(secret), Role.READER)
    index = get(client, "/fr/espaces/", member)
    assert (
        index.index("Mes espaces")
        < index.index("Confidentiel")
        < index.index("Autres espaces")
        < index.index("Littoral")
    )
    assert "Confidentiel" not in get(client, "/fr/espaces/", None)
    assert "Littoral" in get(client, "/fr/espaces/", None)


def test_toolbar_offers_only_what_the_reader_may_do(client: Client, workspace: Page) -> None:
    space = make.space_of(workspace)
    author = make.make_member(space, Role.CONTRIBUTOR)
    own, other = make.make_article(workspace, owner=author), make.make_article(workspace)
    assert "Modifier" in get(client, own.url, author)
    assert 'class="toolbar"' not in get(client, other.url, author)
    assert "Ajouter une page" in get(client, workspace.url, author)
    assert "Modifier" in get(client, other.url, make.make_member(space, Role.EDITOR))
    for reader in (None, make.make_member(space, Role.READER), make.make_referent(make.make_domain())):
        for page in (own, workspace):
            assert 'class="toolbar"' not in get(client, page.url, reader)


def test_administrators_pass_and_it_is_logged(client: Client, workspace: Page) -> None:
    from wagtail.models import PageLogEntry

    secret, open_page = make.make_article(workspace, MARKER), make.make_article(workspace)
    make.narrow(secret, Audience.MEMBERS)
    admin = make.make_admin()
    get(client, secret.url, admin)
    get(client, open_page.url, admin)
    logged = PageLogEntry.objects.filter(action="access.superuser_read", user=admin)
    assert [entry.page_id for entry in logged] == [secret.pk]
