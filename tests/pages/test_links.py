"""Links in text never tell the address, made of titles, of a page that the reader may not open."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from intranet.access.models import Audience, Role
from tests import factories as make

pytestmark = pytest.mark.django_db


def linking(target: Page) -> dict[str, str]:
    return {"type": "text", "value": f'<p>Voir <a linktype="page" id="{target.pk}">la suite</a></p>'}


def test_address_is_given_to_those_who_may_open_it(client: Client) -> None:
    workspace = make.make_workspace(audience=Audience.PUBLIC)
    secret, known = make.make_article(workspace, "Cormoran"), make.make_article(workspace, "Aigrette")
    make.narrow(secret, Audience.MEMBERS)
    page = make.make_article(workspace, body=[linking(secret), linking(known)])

    seen = client.get(page.url).content.decode()
    assert "cormoran" not in seen
    assert f'href="/fr/page/{secret.pk}/"' in seen
    assert f'href="{known.url}"' in seen
    assert client.get(f"/fr/page/{secret.pk}/").status_code == 404
    assert client.get(f"/fr/page/{known.pk}/")["Location"] == known.url

    client.force_login(make.make_member(make.space_of(workspace), Role.READER))
    assert f'href="{secret.url}"' in client.get(page.url).content.decode()
    assert client.get(f"/fr/page/{secret.pk}/")["Location"] == secret.url


def test_links_stay_in_the_language_of_the_address(client: Client) -> None:
    workspace = make.make_workspace(audience=Audience.PUBLIC)
    target = make.make_article(workspace, "Aigrette")
    page = make.make_article(workspace, body=[linking(target)])
    assert f'href="{make.english(target).url}"' in client.get(make.english(page).url).content.decode()


def test_links_cost_one_query_whatever_their_number(client: Client) -> None:
    workspace = make.make_workspace(audience=Audience.PUBLIC)
    targets = [make.make_article(workspace) for _ in range(5)]
    one = make.make_article(workspace, body=[linking(targets[0])])
    many = make.make_article(workspace, body=[linking(target) for target in targets])
    counts = []
    for page in (one, many):
        client.get(page.url)
        with CaptureQueriesContext(connection) as captured:
            client.get(page.url)
        counts.append(len(captured))
    assert counts[0] == counts[1]
