"""The headers that protect: on the site, on Wagtail's admin, on errors, for each kind of reader."""

import re
from typing import Any

import pytest
from django.test import Client

from tests import factories as make

pytestmark = pytest.mark.django_db


def _policy(response: Any) -> dict[str, str]:
    directives = (each.strip().partition(" ") for each in response.headers["Content-Security-Policy"].split(";"))
    return {name: sources for name, _space, sources in directives}


@pytest.mark.parametrize("path", ["/fr/", "/fr/recherche/?q=eau", "/fr/comptes/login/", "/fr/jamais-vu/"])
def test_the_site_runs_only_the_scripts_that_an_answer_names(client: Client, path: str) -> None:
    response = client.get(path)
    policy = _policy(response)
    nonces = set(re.findall(r'nonce="([^"]+)"', response.text))
    assert len(nonces) == 1
    assert policy["script-src"] == f"'nonce-{nonces.pop()}'"
    assert policy["default-src"] == policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert policy["style-src"] == policy["form-action"] == policy["connect-src"] == "'self'"
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert all("nonce" in script for script in re.findall(r"<script[^>]*>", response.text))


def test_each_answer_has_a_nonce_of_its_own(client: Client) -> None:
    assert _policy(client.get("/fr/"))["script-src"] != _policy(client.get("/fr/"))["script-src"]


def test_only_the_hosts_that_are_allowed_may_be_framed(client: Client, settings: Any) -> None:
    frames = _policy(client.get("/fr/"))["frame-src"].split()
    assert frames == [f"https://{host}" for host in settings.EMBED_ALLOWED_HOSTS]


def test_the_admin_has_a_policy_of_its_own_and_only_the_admin(client: Client) -> None:
    client.force_login(make.make_admin())
    admin = _policy(client.get("/admin/"))
    assert admin["script-src"] == "'self' 'unsafe-inline'"
    assert admin["frame-ancestors"] == admin["frame-src"] == admin["form-action"] == "'self'"
    assert "unsafe-eval" not in str(admin)
    # An address that only looks like the admin's.
    assert "unsafe" not in client.get("/fr/admin/").headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/fr/", "/fr/jamais-vu/", "/admin/", "/static/css/site.css", "/sitemap.xml"])
def test_every_answer_is_protected(client: Client, path: str) -> None:
    headers = client.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "default-src 'none'" in headers["Content-Security-Policy"]


def test_what_one_reader_gets_is_kept_by_no_shared_cache(client: Client) -> None:
    client.force_login(make.make_team_member())
    for path in ("/fr/", "/fr/jamais-vu/", "/fr/plan-du-site/", "/fr/flux/"):
        assert "private" in client.get(path).headers["Cache-Control"], path
