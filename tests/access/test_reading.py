"""Who reads a page, through HTTP: set up with its refusals, so that none passes for a wrong reason."""

import pytest
from django.test import Client

from intranet.access.models import Audience, Role
from tests import factories as make

pytestmark = pytest.mark.django_db


def status(client: Client, page: object, user: object = None) -> int:
    client.logout()
    if user is not None:
        client.force_login(user)  # type: ignore[arg-type]
    return client.get(page.url).status_code  # type: ignore[attr-defined]


def test_audiences_open_to_each_standing(client: Client) -> None:
    domain = make.make_domain()
    workspace = make.make_workspace(domain=domain, audience=Audience.PUBLIC)
    reader = make.make_member(make.space_of(workspace), Role.READER)
    elsewhere = make.make_referent(make.make_domain())
    partner = make.make_network_member()
    outsider = make.make_user()
    expected = {
        Audience.PUBLIC: [200, 200, 200, 200, 200],
        Audience.NETWORK: [200, 200, 200, 404, 404],
        Audience.POLE: [200, 200, 404, 404, 404],
        Audience.MEMBERS: [200, 404, 404, 404, 404],
    }
    for audience, statuses in expected.items():
        article = make.make_article(workspace)
        make.narrow(article, audience)
        for page in (article, make.english(article)):
            found = [status(client, page, person) for person in (reader, elsewhere, partner, outsider, None)]
            assert found == statuses, (audience, page.url)
