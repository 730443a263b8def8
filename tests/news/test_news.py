"""News on the site: index, pages, tags and filters, feed, home; each reader gets what is theirs."""

import datetime as dt
import re

import feedparser
import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from intranet.access.models import Audience, Role, Space
from intranet.news.listings import latest_news
from intranet.news.models import CalendarPage, NewsIndexPage, NewsPage
from intranet.news.setup import ensure_news
from intranet.pages.setup import ensure_home
from tests import factories as make
from tests.answers import without_tokens

from .making import fresh, get, index, make_news, news_member, news_space, publish, text, translate

pytestmark = pytest.mark.django_db
MARKER = "Cormoran"
FEED = "/fr/flux/actualites/"


def test_the_room_of_news_is_made_once_in_both_languages(client: Client) -> None:
    before = Page.objects.count(), Space.objects.count()
    assert ensure_news(ensure_home()) == index()
    assert (Page.objects.count(), Space.objects.count()) == before
    titles = {page.locale.language_code: (page.title, page.alias_of_id) for page in NewsIndexPage.objects.all()}
    assert titles == {"fr": ("Actualités", None), "en": ("News", None)}
    assert news_space().audience == Audience.PUBLIC
    assert CalendarPage.objects.filter(gathers_all=True).count() == 2
    for url, words in (("/fr/actualites/", "Actualités"), ("/en/news/", "News"), ("/en/news/events/", "Events")):
        assert f"<h1>{words}</h1>" in text(client, url)
    assert 'href="/fr/actualites/"' in text(client, "/fr/")


def test_a_public_item_is_read_by_all_and_a_narrowed_one_by_those_it_is_for(client: Client) -> None:
    shown, kept = make_news(MARKER, summary="Oiseau pêcheur"), make_news("Réservée au pôle")
    make.narrow(kept, Audience.POLE)
    of_the_pole = make.make_referent(make.make_domain())
    surfaces = ["/fr/actualites/", FEED, "/fr/flux/"]
    for url in surfaces:
        assert MARKER in text(client, url), url
        assert "Réservée au pôle" in text(client, url, of_the_pole), url
        for stranger in (None, make.make_user(), make.make_network_member()):
            assert "Réservée au pôle" not in text(client, url, stranger), (url, stranger)
    assert get(client, shown.url).status_code == 200
    assert get(client, kept.url, of_the_pole).status_code == 200
    hidden, unknown = (get(client, f"/fr/actualites/{slug}/", status=404) for slug in (kept.slug, "jamais-ecrite"))
    assert timeless(hidden.text).replace(kept.slug, "jamais-ecrite") == timeless(unknown.text)


def test_drafts_show_to_their_author_alone(client: Client) -> None:
    author, other = news_member(Role.CONTRIBUTOR), news_member(Role.EDITOR)
    draft = make_news(MARKER, live=False, owner=author)
    assert MARKER in text(client, "/fr/actualites/", author)
    for reader in (other, None):
        for url in ("/fr/actualites/", FEED, "/fr/"):
            assert MARKER not in text(client, url, reader)
    assert latest_news(author, "fr", 5) == []
    assert draft.url is None or client.get(draft.url).status_code == 404


def test_a_page_shows_its_date_its_tags_and_its_picture(client: Client) -> None:
    domain = make.make_domain("Environnement")
    image = make.make_image(news_space())
    item = make_news(
        MARKER,
        picture=image,
        picture_alternative="Un oiseau noir",
        domains=[domain],
        body=make.body(make.text_block("<p>Texte</p>")),
    )
    page = text(client, item.url)
    assert "Publiée le" in page
    assert timezone.localtime(item.first_published_at).strftime("%Y-%m-%d") in page
    assert 'alt="Un oiseau noir"' in page
    assert "Environnement" in page
    assert 'alt="Un oiseau noir"' in text(client, "/fr/actualites/")
    decorative = make_news("Décor", picture=image, picture_decorative=True)
    assert 'alt=""' in text(client, decorative.url)


def test_a_picture_of_another_space_is_shown_nowhere(client: Client) -> None:
    foreign = make.make_image(make.space_of(make.make_workspace()), title="zqfichier")
    item = make_news(MARKER, picture=foreign, picture_decorative=True)
    for url in (item.url, "/fr/actualites/"):
        assert "<picture>" not in text(client, url)


# Tags and filters


@pytest.fixture
def workspaces() -> dict[str, Page]:
    return {
        "open": make.make_workspace("Mobilités ouvertes", audience=Audience.PUBLIC),
        "shut": make.make_workspace("Atelier confidentiel"),
    }


def tagged(workspaces: dict[str, Page]) -> dict[str, NewsPage]:
    """A news item for each workspace; somebody may read a page of the open one, and so knows of it."""
    make.make_article(workspaces["open"], "Une page")
    return {name: make_news(f"Nouvelle {name}", workspaces=[make.space_of(page)]) for name, page in workspaces.items()}


def test_a_tag_is_shown_offered_and_filtered_by_for_those_who_know_of_the_workspace(
    client: Client, workspaces: dict[str, Page]
) -> None:
    tagged(workspaces)
    member = make.make_member(make.space_of(workspaces["shut"]), Role.READER)
    listing = text(client, "/fr/actualites/", member)
    assert listing.count("Atelier confidentiel") == 2  # in the filter, on the item
    narrowed = text(client, "/fr/actualites/?espace=atelier-confidentiel", member)
    assert "Nouvelle shut" in narrowed
    assert "Nouvelle open" not in narrowed
    assert "1 actualité" in narrowed
    assert "Nouvelle shut" in text(client, f"{FEED}?espace=atelier-confidentiel", member)


def test_a_tag_that_the_reader_may_not_know_of_is_nowhere_and_filters_like_an_unknown_one(
    client: Client, workspaces: dict[str, Page]
) -> None:
    items = tagged(workspaces)
    for stranger in (None, make.make_user(), make.make_referent(make.make_domain())):
        for url in ("/fr/actualites/", FEED, items["shut"].url, "/fr/"):
            assert "Atelier confidentiel" not in text(client, url, stranger), url
        assert "Nouvelle shut" in text(client, "/fr/actualites/", stranger), "the tag hides nothing"
        for url in ("/fr/actualites/", FEED):
            hidden = timeless(text(client, f"{url}?espace=atelier-confidentiel", stranger))
            unknown = timeless(text(client, f"{url}?espace=jamais-ouvert", stranger))
            assert hidden.replace("atelier-confidentiel", "jamais-ouvert") == unknown
            assert "Nouvelle" not in hidden
        assert "Nouvelle open" in text(client, "/fr/actualites/?espace=mobilites-ouvertes", stranger)


def timeless(answer: str) -> str:
    """An empty feed was updated now."""
    return re.sub(r"<updated>.*?</updated>", "", without_tokens(answer))


def test_a_tag_gives_no_right(client: Client, workspaces: dict[str, Page]) -> None:
    item = tagged(workspaces)["shut"]
    make.narrow(item, Audience.MEMBERS)
    member = make.make_member(make.space_of(workspaces["shut"]), Role.MANAGER)
    get(client, item.url, member, status=404)
    assert "Nouvelle shut" not in text(client, "/fr/actualites/", member)
    # What only hidden items are tagged with is not offered either.
    assert "Atelier confidentiel" not in text(client, "/fr/actualites/", member)
    get(client, item.url, news_member(Role.READER))


def test_filtering_by_domain(client: Client) -> None:
    water, economy = make.make_domain("Eau"), make.make_domain("Économie")
    make_news("De l’eau", domains=[water])
    make_news("Des emplois", domains=[economy])
    listing = text(client, f"/fr/actualites/?domaine={water.slug}")
    assert "De l’eau" in listing
    assert "Des emplois" not in listing
    assert "Rien" not in listing
    assert "Aucune actualité ne répond à ce filtre" in text(client, "/fr/actualites/?domaine=inconnu")


def test_the_domain_of_a_workspace_filters_its_tags_for_those_who_know_of_it(client: Client) -> None:
    domain = make.make_domain("Mobilités")
    workspace = make.make_workspace("Atelier confidentiel", domain=domain, referent_role=None)
    make_news("Taguée", workspaces=[make.space_of(workspace)])
    member = make.make_member(make.space_of(workspace), Role.READER)
    listing = text(client, "/fr/actualites/?domaine=mobilites", member)
    assert "Taguée" in listing
    assert '<option value="mobilites" selected>' in listing
    for stranger in (None, make.make_user()):
        listing = text(client, "/fr/actualites/?domaine=mobilites", stranger)
        assert "Taguée" not in listing
        assert '<option value="mobilites"' not in listing


def test_pages_of_the_list_keep_the_filter(client: Client) -> None:
    water = make.make_domain("Eau")
    for number in range(14):
        make_news(f"Nouvelle {number}", domains=[water])
    first = text(client, "/fr/actualites/?domaine=eau")
    assert "14 actualités" in first
    assert "?domaine=eau&amp;p=2" in first
    assert "Nouvelle 0<" in text(client, "/fr/actualites/?domaine=eau&p=2")


# Feed


def test_the_feed_is_read_by_an_independent_parser(client: Client) -> None:
    water = make.make_domain("Eau & milieux")
    item = make_news(MARKER, summary="Un <b>oiseau</b> & sa baie", domains=[water])
    response = get(client, FEED)
    feed = feedparser.parse(response.content)
    assert not feed.bozo
    assert feed.version == "atom10"
    [entry] = feed.entries
    assert (entry.title, entry.tags[0].term) == (MARKER, "Eau & milieux")
    assert entry.link.endswith(item.url)
    assert entry.id == f"urn:uuid:{item.translation_key}:{item.locale_id}"
    assert "private" in response["Cache-Control"]
    assert f'type="application/atom+xml" title="Interpôles\u00a0: les actualités" href="{FEED}"' in text(
        client, item.url
    )


def test_stand_ins_are_in_the_other_language_s_list_and_not_in_its_feed(client: Client) -> None:
    make_news(MARKER)
    listing = text(client, "/en/news/")
    assert f'lang="fr">{MARKER}</a>' in listing
    assert MARKER not in text(client, "/en/flux/actualites/")
    translated = make_news("La baie")
    translate(translated, "The bay")
    assert "The bay" in text(client, "/en/flux/actualites/")
    assert "La baie" not in text(client, "/en/news/")


def test_tags_are_those_of_the_page_first_written(client: Client) -> None:
    water, air = make.make_domain("Eau"), make.make_domain("Air")
    item = make_news("La baie", domains=[water])
    stand_in = make.english(item)
    assert [domain.name for domain in stand_in.domains.all()] == ["Eau"]
    english = translate(item, "The bay")
    publish(item, domains=[air])
    assert [domain.name for domain in fresh(english).domains.all()] == ["Air"]
    publish(english, domains=[water])
    assert [domain.name for domain in fresh(english).domains.all()] == ["Air"]
    assert [domain.name for domain in english.get_latest_revision_as_object().domains.all()] == ["Air"]


# Dates of publication


def test_scheduled_publication_and_expiry_are_the_clock_s(client: Client) -> None:
    now = timezone.now()
    coming = make_news("À paraître", live=False, go_live_at=now + dt.timedelta(hours=1))
    coming.save_revision().publish()
    ending = make_news("Bientôt périmée", expire_at=now + dt.timedelta(hours=1))
    call_command("run_due")
    listing = text(client, "/fr/actualites/")
    assert "À paraître" not in listing
    assert "Bientôt périmée" in listing
    revision = fresh(coming).scheduled_revision
    past = now - dt.timedelta(minutes=1)
    revision.content["go_live_at"], revision.approved_go_live_at = past.isoformat(), past
    revision.save()
    NewsPage.objects.filter(pk=ending.pk).update(expire_at=past)
    call_command("run_due")
    for url in ("/fr/actualites/", FEED):
        listing = text(client, url)
        assert "À paraître" in listing
        assert "Bientôt périmée" not in listing


def test_latest_news_are_the_latest_and_no_more_than_asked() -> None:
    from django.contrib.auth.models import AnonymousUser

    for number in range(4):
        item = make_news(f"Nouvelle {number}")
        NewsPage.objects.filter(pk=item.pk).update(first_published_at=timezone.now() - dt.timedelta(days=number))
    assert [item.title for item in latest_news(AnonymousUser(), "fr", 2)] == ["Nouvelle 0", "Nouvelle 1"]
    # Stand-ins take the date of what they show.
    assert [item.title for item in latest_news(AnonymousUser(), "en", 2)] == ["Nouvelle 0", "Nouvelle 1"]
