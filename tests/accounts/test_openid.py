"""What is believed of a provider: signed tokens, claims; whom it lets in; how its settings are read."""

import re
import time
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.core.cache import cache
from django.test import Client
from jwt.algorithms import RSAAlgorithm
from pytest_django import Settings

from intranet.accounts.openid import discovery
from intranet.accounts.openid.claims import Claims
from intranet.accounts.openid.decisions import Decision, decide
from intranet.accounts.openid.discovery import ProviderUnavailable, configuration
from intranet.accounts.openid.tokens import WrongToken, id_token_claims, userinfo_claims
from intranet.settings.openid import OpenIDSettings, allauth_app, read_providers
from intranet.territory.identity import SiretDirectory
from intranet.territory.models import Affiliation, Organisation
from tests import factories as make

from .providers import environment

ISSUER = "https://auth.example.org/realms/pole"
SIRET = "20006559700014"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
NEEDED = {"ISSUER": ISSUER, "CLIENT_ID": "interpoles", "CLIENT_SECRET": "the-secret-that-the-client-shares"}


def provider(**values: str) -> OpenIDSettings:
    return read_providers(environment("pole", **NEEDED, **values), ["pole"])["pole"]


def public(key: Any, kid: str) -> dict[str, Any]:
    return {**RSAAlgorithm.to_jwk(key.public_key(), as_dict=True), "kid": kid, "use": "sig", "alg": "RS256"}


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the provider's addresses answer; how often each was asked is in ``asked``."""
    answers: dict[str, Any] = {
        f"{ISSUER}/.well-known/openid-configuration": {"issuer": ISSUER, "jwks_uri": f"{ISSUER}/keys"},
        f"{ISSUER}/keys": {"keys": [public(KEY, "one")]},
        "asked": [],
    }

    def fetch(address: str) -> Any:
        answers["asked"].append(address)
        if address not in answers:
            raise ProviderUnavailable(address)
        return answers[address]

    monkeypatch.setattr(discovery, "_fetch", fetch)
    cache.clear()
    return answers


def token(key: Any = KEY, *, kid: str = "one", algorithm: str = "RS256", **changes: Any) -> str:
    now = int(time.time())
    told = {"iss": ISSUER, "aud": "interpoles", "sub": "42", "exp": now + 60, "iat": now, "nonce": "n", **changes}
    told = {name: value for name, value in told.items() if value is not None}
    return jwt.encode(told, key, algorithm=algorithm, headers={"kid": kid})


def test_a_right_token_is_believed(served: dict[str, Any]) -> None:
    assert id_token_claims(provider(), token(), nonce="n")["sub"] == "42"
    assert id_token_claims(provider(), token(aud=["interpoles", "x"], azp="interpoles"), nonce="n")["sub"] == "42"
    assert userinfo_claims(provider(), token(exp=None, iat=None))["sub"] == "42"


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "https://ailleurs.example.org"},
        {"iss": None},
        {"aud": "somebody-else"},
        {"aud": None},
        {"exp": int(time.time()) - 3600},
        {"exp": None},
        {"iat": None},
        {"sub": None},
        {"nonce": "another"},
        {"nonce": None},
        {"azp": "somebody-else"},
        {"key": OTHER_KEY},
        {"kid": "unknown"},
        {"key": "the-secret-that-the-client-shares", "algorithm": "HS256"},
        {"key": None, "algorithm": "none"},
    ],
)
def test_any_other_is_not(served: dict[str, Any], changes: dict[str, Any]) -> None:
    with pytest.raises((WrongToken, ProviderUnavailable)):
        id_token_claims(provider(), token(**changes), nonce="n")
    if changes.keys().isdisjoint({"exp", "iat", "nonce", "azp"}):
        with pytest.raises((WrongToken, ProviderUnavailable)):
            userinfo_claims(provider(), token(**changes))


@pytest.mark.parametrize("raw", ["", "x", "a.b.c", "é.é.é", "." * 200])
def test_what_is_no_token_is_refused(served: dict[str, Any], raw: str) -> None:
    with pytest.raises((WrongToken, ProviderUnavailable)):
        userinfo_claims(provider(), raw)


def test_new_keys_are_fetched_but_not_at_every_unknown_one(served: dict[str, Any]) -> None:
    id_token_claims(provider(), token(), nonce="n")
    served[f"{ISSUER}/keys"] = {"keys": [public(OTHER_KEY, "two")]}
    assert id_token_claims(provider(), token(OTHER_KEY, kid="two"), nonce="n")
    asked = len(served["asked"])
    for kid in ("three", "four", "five"):
        with pytest.raises(ProviderUnavailable):
            id_token_claims(provider(), token(OTHER_KEY, kid=kid), nonce="n")
    assert len(served["asked"]) == asked


def test_a_provider_that_calls_itself_otherwise_is_none(served: dict[str, Any]) -> None:
    served[f"{ISSUER}/.well-known/openid-configuration"]["issuer"] = ISSUER + "/"
    with pytest.raises(ProviderUnavailable):
        configuration(provider())


# Claims and decisions


def claims(**changes: Any) -> Claims:
    given = {
        "subject": "42",
        "email": "lea@ville.example.org",
        "email_verified": True,
        "first_name": "Léa",
        "last_name": "Petit",
        "siret": "",
        "second_factor": False,
    }
    return Claims(**{**given, **changes})


def test_claims_in_the_words_of_a_provider() -> None:
    """ProConnect's: no ``email_verified``, names of its own, the method in ``acr``."""
    pro = provider(
        FIRST_NAME_CLAIM="given_name", LAST_NAME_CLAIM="usual_name", SECOND_FACTOR_VALUES="eidas2,mfa", TRUSTED="1"
    )
    told = {"sub": "42", "acr": "eidas2", "email": "forged@example.org"}
    info = {
        "sub": "42",
        "email": "Lea@Ville.example.org",
        "given_name": " Léa  Anne ",
        "usual_name": ["Petit"],
        "siret": "200 065 597 00014",
        "acr": "x",
    }
    found = Claims.of(pro, told, info)
    assert found == claims(email_verified=False, first_name="Léa Anne", siret=SIRET, second_factor=True)
    assert Claims.of(provider(ADDRESSES_VERIFIED="1"), told, info).email_verified
    assert Claims.of(pro, {"sub": "42", "amr": ["pwd", "mfa"]}, info).second_factor
    # How one signed in is told by the ID token alone.
    assert not Claims.of(pro, {"sub": "42"}, {**info, "acr": "eidas2"}).second_factor
    for wrong in ("true", 1, None, ["true"]):
        assert not Claims.of(pro, told, {**info, "email_verified": wrong}).email_verified
    for siret in ("1234", "x" * 14, None, [SIRET, SIRET], "²" * 14):
        assert Claims.of(pro, told, {**info, "siret": siret}).siret == ""
    assert Claims.of(pro, told, {**info, "email": "pas une adresse"}).email == ""


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("settings_", "changes", "has_account", "decision"),
    [
        ({"TRUSTED": "0"}, {"siret": SIRET}, True, Decision.UNTRUSTED),
        ({"TRUSTED": "0"}, {"siret": SIRET}, False, Decision.UNTRUSTED),
        ({}, {"email_verified": False}, True, Decision.UNVERIFIED),
        ({}, {"email_verified": False, "siret": SIRET}, False, Decision.UNVERIFIED),
        ({}, {"email": ""}, False, Decision.UNVERIFIED),
        ({}, {}, True, Decision.LINK),
        ({}, {}, False, Decision.UNKNOWN),
        ({}, {"siret": SIRET}, False, Decision.CREATE),
        ({}, {"siret": "99999999900011"}, False, Decision.UNKNOWN),
        # Closed since.
        ({}, {"siret": "88888888800011"}, False, Decision.UNKNOWN),
        ({}, {"siret": SIRET, "last_name": ""}, False, Decision.INCOMPLETE),
        ({"DOMAINS": "ville.example.org"}, {}, False, Decision.CREATE),
        ({"DOMAINS": "@Ville.Example.org"}, {}, True, Decision.LINK),
        # A provider says nothing of the addresses of others, those of administrators here included.
        ({"DOMAINS": "agglo.example.org"}, {}, True, Decision.UNKNOWN),
        ({"DOMAINS": "ville.example.org"}, {"email": "x@sous.ville.example.org"}, True, Decision.UNKNOWN),
        ({"DOMAINS": "ville.example.org"}, {"email": "x@faussevile.example.org"}, True, Decision.UNKNOWN),
        ({"SIRETS": SIRET}, {"siret": SIRET}, False, Decision.CREATE),
        ({"SIRETS": SIRET[:9]}, {"siret": SIRET}, False, Decision.CREATE),
        ({"SIRETS": "111111111"}, {"siret": SIRET}, False, Decision.UNKNOWN),
        ({"SIRETS": "111111111", "DOMAINS": "ville.example.org"}, {"siret": SIRET}, False, Decision.UNKNOWN),
    ],
)
def test_whom_a_provider_lets_in(
    settings_: dict[str, str], changes: dict[str, Any], has_account: bool, decision: Decision
) -> None:
    make.make_organisation(siren=SIRET[:9])
    make.make_organisation(siren="888888888", closed_on="2020-01-01")
    given = provider(**{"TRUSTED": "1", **settings_})
    assert decide(given, claims(**changes), has_account=has_account) == decision


@pytest.mark.django_db
def test_a_siret_gives_an_affiliation_but_never_the_hosts_team() -> None:
    member = make.make_organisation(siren=SIRET[:9])
    host = make.host()
    Organisation.objects.filter(pk=host.pk).update(siren="777777777")
    officer, pretender = make.make_user(), make.make_user()
    SiretDirectory().affiliate(officer, SIRET)
    SiretDirectory().affiliate(pretender, "77777777700011")
    assert [each.organisation for each in Affiliation.objects.filter(person=officer)] == [member]
    assert not Affiliation.objects.filter(person=pretender).exists()


# The addresses, without a provider that answers


@pytest.fixture
def _set_up(settings: Settings) -> None:
    settings.OPENID_PROVIDERS = {"pole": provider(TRUSTED="1", ACR_VALUES="eidas2", PROMPT="login", LABEL="Agglo")}
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            **settings.SOCIALACCOUNT_PROVIDERS["openid_connect"],
            "APPS": [allauth_app(settings.OPENID_PROVIDERS["pole"])],
        }
    }


@pytest.mark.django_db
@pytest.mark.usefixtures("_set_up")
def test_leaving_for_the_provider_asks_what_the_settings_say(client: Client, served: dict[str, Any]) -> None:
    served[f"{ISSUER}/.well-known/openid-configuration"] |= {
        "authorization_endpoint": f"{ISSUER}/auth",
        "token_endpoint": f"{ISSUER}/token",
    }
    assert "Se connecter avec Agglo" in client.get("/fr/comptes/login/").content.decode()
    start = "/fr/comptes/login/with/pole/"
    assert client.get(f"{start}?next=/fr/espaces/")["Location"] == "/fr/comptes/login/?next=%2Ffr%2Fespaces%2F"
    left = client.post(f"{start}?scope=admin&auth_params=acr_values%3Dnone&process=connect", {"next": "/fr/espaces/"})
    # A page that leaves by itself: the policy of contents would hold a redirection to our own site.
    [asked] = re.findall(r'<meta http-equiv="refresh" content="0; url=([^"]*)">', left.content.decode())
    assert asked.startswith(f"{ISSUER}/auth?")
    for part in (
        "acr_values=eidas2",
        "prompt=login",
        "code_challenge_method=S256",
        "redirect_uri=http%3A%2F%2Flocalhost%3A8000%2Fcomptes%2Fopenid%2Fpole%2Fcallback%2F",
        "nonce=",
        "state=",
    ):
        assert part in asked
    assert "admin" not in asked
    assert client.post("/fr/comptes/login/with/nobody/").status_code == 404
    assert client.get("/comptes/openid/nobody/callback/?code=x&state=y", follow=True).status_code == 404


@pytest.mark.django_db
@pytest.mark.usefixtures("_set_up")
def test_a_provider_out_of_reach_is_told_and_not_an_error(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: Any, **kwargs: Any) -> Any:
        raise ProviderUnavailable("away")

    monkeypatch.setattr(discovery, "_fetch", fail)
    cache.clear()
    assert client.post("/en/comptes/login/with/pole/")["Location"] == "/en/comptes/login/refused/unavailable/"
    page = client.get("/en/comptes/login/refused/unavailable/")
    assert page.status_code == 200
    assert "does not answer" in page.content.decode()
    for query in ("", "?code=x", "?code=x&state=never", "?error=access_denied&state=never", "?state=%00"):
        assert client.get(f"/comptes/openid/pole/callback/{query}")["Location"].startswith("/fr/comptes/login/refused/")
    assert client.get("/fr/comptes/login/refused/never/").status_code == 404
    assert client.get("/comptes/openid/logged-out/?state=x")["Location"] == "/fr/"


# Settings


def test_what_is_missing_or_wrong_in_the_settings_is_told() -> None:
    env = environment("pole", ISSUER="auth.example.org", SIRETS="12", TRUSTED="maybe")
    read_providers(env, ["pole", "Pro Connect"])
    told = "\n".join(env.errors)
    for name in ("OIDC_POLE_ISSUER", "OIDC_POLE_CLIENT_ID", "OIDC_POLE_CLIENT_SECRET", "OIDC_POLE_SIRETS"):
        assert name in told
    assert "OIDC_POLE_TRUSTED" in told
    assert "'Pro Connect'" in told
