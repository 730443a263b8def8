"""The style page shows all there is."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from intranet.look.palette import pairs
from tests import factories as make


def test_each_token_of_a_pair_has_its_rule() -> None:
    css = (Path(settings.BASE_DIR) / "intranet" / "static" / "css" / "style_page.css").read_text()
    for pair in pairs():
        assert f'[data-back="{pair.back}"] {{ background: var(--{pair.back}); }}' in css
        assert f'[data-front="{pair.front}"] {{ color: var(--{pair.front}); }}' in css


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_shows_every_pair_to_the_team_alone(client: Client, language: str) -> None:
    assert client.get(f"/{language}/style/").status_code == 404
    client.force_login(make.make_network_member())
    assert client.get(f"/{language}/style/").status_code == 404
    client.force_login(make.make_team_member())
    page = client.get(f"/{language}/style/").content.decode()
    assert len(re.findall('<li data-back="', page)) == len(list(pairs()))
