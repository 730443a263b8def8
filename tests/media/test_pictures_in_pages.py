"""Pictures as readers get them: in sizes, with their place kept, and their words."""

import re
from typing import Any

import pytest
from django.template import Context, Template
from django.test import Client

from intranet.access.models import Audience
from intranet.media.templatetags.media_tags import responsive_picture
from tests import factories as make
from tests.media import samples

pytestmark = pytest.mark.django_db


def markup(image: Any, **options: Any) -> str:
    return str(responsive_picture(image, **{"alt": "Une rue", "sizes": "100vw", "loading": "lazy", **options}))


def test_a_picture_has_sizes_a_place_and_words() -> None:
    image = make.make_image(None, content=samples.saved(samples.picture(1000, 500), "JPEG"), file_name="a.jpg")
    html = markup(image)
    assert re.findall(r"(\d+)w", html) == ["400", "800", "1000"] * 2
    assert 'type="image/webp"' in html
    (shown,) = re.findall(r"<img[^>]*>", html)
    for expected in ('alt="Une rue"', 'width="400"', 'height="200"', 'loading="lazy"', 'sizes="100vw"'):
        assert expected in shown
    assert ".jpg" in shown
    addresses = set(re.findall(r"/media/renditions/\d+/[^ \",]+", html))
    assert len(addresses) == 6
    client = Client()
    client.force_login(make.make_admin())
    types = set()
    for address in addresses:
        answer = client.get(address)
        assert answer.getvalue()
        types.add(answer["Content-Type"])
    assert types == {"image/webp", "image/jpeg"}


def test_nothing_is_enlarged_and_transparency_is_kept() -> None:
    html = markup(make.make_image(None, content=samples.png(40, 30)), alt="")
    assert 'alt=""' in html
    assert 'width="40"' in html
    assert ".png" in html
    assert ".jpg" not in html


def test_the_title_is_no_alternative_text() -> None:
    """A title is mostly the name of a file."""
    assert make.make_image(None, "IMG_2019").default_alt_text == ""
    assert make.make_image(None, "IMG_2019", description="La place").default_alt_text == "La place"


def test_a_page_shows_the_files_of_its_space(django_assert_max_num_queries: Any) -> None:
    workspace = make.make_workspace(audience=Audience.PUBLIC)
    space = make.space_of(workspace)
    own, other = make.make_image(space), make.make_image(make.space_of(make.make_workspace()))
    article = make.make_article(workspace)
    template = Template("{% load media_tags %}{% page_picture image alt='x' as shown %}[{{ shown }}]")
    assert "<picture>" in template.render(Context({"page": article, "image": own}))
    assert template.render(Context({"page": article, "image": other})) == "[]"
    assert template.render(Context({"page": article, "image": None})) == "[]"
    assert template.render(Context({"image": own})) == "[]"
    listing = Template("{% load media_tags %}{% page_files files as shown %}{{ shown|length }}")
    with django_assert_max_num_queries(1):
        assert listing.render(Context({"page": article, "files": [own, other, None]})) == "1"
