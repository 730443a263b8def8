"""The blocks of an article: what they take, what they refuse, and what their readers get."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from intranet.access.models import Audience, Role
from intranet.pages.action_block import ActionBlock
from intranet.pages.embed_block import EmbedBlock
from intranet.pages.embeds import embed_of
from intranet.pages.picture_blocks import GalleryBlock
from tests import factories as make
from tests.access.editing import article_form, signed_in
from tests.pages.writing import block, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def workspace() -> Page:
    return make.make_workspace(audience=Audience.PUBLIC)


def picture(image: Any, **fields: Any) -> dict[str, Any]:
    return {"image": image.pk, "alternative": "Une digue", "decorative": False, "caption": "", **fields}


def test_gallery_links_to_each_picture_but_the_decorative_ones(client: Client, workspace: Page) -> None:
    space = make.space_of(workspace)
    one, two = make.make_image(space), make.make_image(space)
    elsewhere = make.make_image(make.space_of(make.make_workspace()))
    pictures = [picture(one, caption="Marée haute"), picture(two, alternative="", decorative=True), picture(elsewhere)]
    article = make.make_article(workspace, body=[block("gallery", title="Le littoral", pictures=pictures)])
    page = text_of(client, article.url)
    assert f'<a class="gallery__link" href="{one.url}"' in page
    assert two.url not in page
    assert elsewhere.url not in page
    assert page.count("<picture>") == 2
    assert "<figcaption>Marée haute</figcaption>" in page
    assert client.get(one.url).getvalue()


def test_gallery_asks_for_words_picture_by_picture(workspace: Page) -> None:
    gallery = GalleryBlock()
    image = make.make_image(make.space_of(workspace))
    value = gallery.to_python({"title": "", "pictures": [picture(image), picture(image, alternative="")]})
    with pytest.raises(StructBlockValidationError) as refused:
        gallery.clean(value)
    assert "Décrivez l’image" in str(refused.value.as_json_data())


def test_gallery_costs_the_same_whatever_its_size(client: Client, workspace: Page) -> None:
    space = make.space_of(workspace)
    images = [make.make_image(space) for _ in range(8)]
    counts = []
    for number in (2, 8):
        pictures = [picture(image) for image in images[:number]]
        article = make.make_article(workspace, body=[block("gallery", title="", pictures=pictures)])
        client.get(article.url)
        with CaptureQueriesContext(connection) as captured:
            client.get(article.url)
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_key_figures_read_in_order(client: Client, workspace: Page) -> None:
    figure = {
        "value": "24970",
        "unit": "habitants",
        "label": "dans les quartiers prioritaires",
        "source": "Observatoire",
        "date": "2020-12-31",
    }
    bare = {"value": "-0.75", "unit": "", "label": "d’écart", "source": "", "date": None}
    article = make.make_article(workspace, body=[block("figures", title="Repères", figures=[figure, bare])])
    page = " ".join(text_of(client, article.url).split())
    order = ["24 970", "habitants", "dans les quartiers prioritaires", "Source : Observatoire", "31 décembre 2020"]
    places = [page.index(words) for words in order]
    assert places == sorted(places)
    assert "<strong>-0,75</strong>" in page


def test_call_to_action_is_for_those_who_may_follow_it(client: Client, workspace: Page) -> None:
    secret, known = make.make_article(workspace, "Cormoran"), make.make_article(workspace, "Aigrette")
    make.narrow(secret, Audience.MEMBERS)
    actions = [
        block("action", text=f"Invitation {name}", link=f'<p><a linktype="page" id="{page.pk}">Lire {name}</a></p>')
        for name, page in {"un": secret, "deux": known}.items()
    ]
    outward = block("action", text="", link='<p><a href="https://example.org/x">Répondre</a></p>')
    article = make.make_article(workspace, body=[*actions, outward])
    seen = text_of(client, article.url)
    assert f'<a href="{known.url}" class="button">Lire deux</a>' in seen
    assert '<a href="https://example.org/x" class="button">Répondre</a>' in seen
    assert "Invitation un" not in seen
    assert "Lire un" not in seen
    client.force_login(make.make_member(make.space_of(workspace), Role.READER))
    assert f'<a href="{secret.url}" class="button">Lire un</a>' in text_of(client, article.url)


@pytest.mark.parametrize(
    "html",
    [
        "<p>Lire</p>",
        '<p><a href="https://example.org"> </a></p>',
        '<p><a href="https://example.org">Un</a> <a href="https://example.org">Deux</a></p>',
    ],
)
def test_call_to_action_takes_one_link(html: str) -> None:
    with pytest.raises(StructBlockValidationError) as refused:
        ActionBlock().clean(ActionBlock().to_python({"text": "", "link": html}))
    assert list(refused.value.block_errors) == ["link"]
    cleaned = ActionBlock().clean(
        ActionBlock().to_python({"text": "", "link": '<p><a href="https://example.org">Un</a></p>'})
    )
    assert isinstance(cleaned["link"], RichText)


def test_call_to_action_leads_only_where_its_writer_may_go(workspace: Page) -> None:
    secret = make.make_article(make.make_workspace("Confidentiel"), "Cormoran")
    article = make.make_article(workspace)
    editor = signed_in(make.make_member(make.space_of(workspace), Role.EDITOR))

    def answer(page: Page) -> Any:
        value = {"text": "", "link": rich_text(f'<p><a linktype="page" id="{page.pk}">Lire</a></p>')}
        data = article_form("Titre") | nested_form_data({"body": streamfield([("action", value)])})
        return editor.post(f"/admin/pages/{article.pk}/edit/", data)

    refused = answer(secret)
    assert refused.status_code == 200
    assert "cormoran" not in refused.content.decode().lower()
    assert answer(workspace).status_code == 302


def test_accordion_is_made_of_native_details(client: Client, workspace: Page) -> None:
    items = [{"title": "Qui adhère ?", "text": "<p>Les membres.</p>"}]
    article = make.make_article(workspace, body=[block("accordion", title="Questions", items=items)])
    page = text_of(client, article.url)
    assert "<summary>Qui adhère ?</summary>" in page
    assert "<p>Les membres.</p>" in page


ADDRESSES = {
    "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3": "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
    "https://youtu.be/dQw4w9WgXcQ": "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
    "https://www.youtube.com/shorts/dQw4w9WgXcQ": "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
    "https://vimeo.com/76979871": "https://player.vimeo.com/video/76979871?dnt=1",
    "https://vimeo.com/76979871/abc123": "https://player.vimeo.com/video/76979871?dnt=1&h=abc123",
    "https://www.openstreetmap.org/export/embed.html?bbox=-0.5,49.1,-0.3,49.2&layer=mapnik": (
        "https://www.openstreetmap.org/export/embed.html?bbox=-0.5%2C49.1%2C-0.3%2C49.2&layer=mapnik"
    ),
    "https://umap.openstreetmap.fr/fr/map/pole-caen_123456": (
        "https://umap.openstreetmap.fr/fr/map/pole-caen_123456?scaleControl=true&miniMap=false&scrollWheelZoom=false"
    ),
    "https://peertube.fr/w/kkGMgK9ZtnKfYAgnEtQxbv": ("https://peertube.fr/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv?p2p=0"),
    "https://peertube.fr/videos/watch/9c9de5e8-0a1e-484a-b099-e80766180a6d": (
        "https://peertube.fr/videos/embed/9c9de5e8-0a1e-484a-b099-e80766180a6d?p2p=0"
    ),
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_addresses_are_read_without_asking_anybody(address: str) -> None:
    found = embed_of(address)
    assert found is not None
    assert found.url == ADDRESSES[address]
    assert found.is_allowed


def test_place_on_the_map_becomes_a_box_around_it() -> None:
    found = embed_of("https://www.openstreetmap.org/?mlat=49.18&mlon=-0.37#map=14/49.18000/-0.37000")
    assert found is not None
    assert "marker=49.18%2C-0.37" in found.url
    box = found.url.split("bbox=")[1].split("&")[0].split("%2C")
    west, south, east, north = map(float, box)
    assert west < -0.37 < east
    assert south < 49.18 < north


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("https://tube.example.org/w/kkGMgK9ZtnKfYAgnEtQxbv", "host_refused"),
        ("https://example.org/video", "host_refused"),
        ("http://vimeo.com/76979871", "host_refused"),
        ("https://vimeo.com.example.org/76979871", "host_refused"),
        ("https://user@vimeo.com/76979871", "host_refused"),
        ("https://peertube.fr/about", "unknown_address"),
        ("https://www.youtube.com/watch?v=<script>", "host_refused"),
    ],
)
def test_other_addresses_are_refused_by_their_field(address: str, code: str) -> None:
    value = EmbedBlock().to_python({"title": "Film", "address": address, "poster": None, "text": ""})
    with pytest.raises(StructBlockValidationError) as refused:
        EmbedBlock().clean(value)
    error = refused.value.block_errors["address"]
    assert error.code == code
    if code == "host_refused":
        assert "player.vimeo.com" in error.messages[0], "it says what is allowed"


def test_what_is_no_longer_allowed_leaves_a_plain_link(client: Client, workspace: Page, settings: Settings) -> None:
    video = block("embed", title="Film", address="https://vimeo.com/76979871", poster=None, text="Une digue cède.")
    article = make.make_article(workspace, body=[video])
    page = text_of(client, article.url)
    assert 'data-url="https://player.vimeo.com/video/76979871?dnt=1"' in page
    assert "<iframe" not in page
    assert "Contenu de player.vimeo.com." in page
    settings.EMBED_ALLOWED_HOSTS = []
    page = text_of(client, article.url)
    assert "player.vimeo.com" not in page
    assert '<a href="https://vimeo.com/76979871"' in page


def test_writer_is_told_beside_the_field(client: Client, workspace: Page) -> None:
    """Through the editor: nothing that was typed is lost, and the message is the field's."""
    article = make.make_article(workspace, "Avant")
    client.force_login(make.make_member(make.space_of(workspace), Role.EDITOR))
    film = {"title": "Film", "address": "https://tube.example.org/w/kkGMgK9ZtnKfYAgnEtQxbv", "poster": "", "text": ""}
    data = article_form("Après") | nested_form_data({"body": streamfield([("embed", film)])})
    answer = client.post(f"/admin/pages/{article.pk}/edit/", data).content.decode()
    assert "tube.example.org" in answer
    assert "n’est pas un site dont on peut montrer ici" in answer.replace("\\u2019", "’")
    article.refresh_from_db()
    assert article.get_latest_revision_as_object().title == "Avant"
