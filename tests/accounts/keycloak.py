"""A realm of a real Keycloak, made through its administration interface: a client of this site, and its people."""

import secrets
from dataclasses import dataclass
from typing import Any

import requests

PASSWORD = "mot de passe chez Keycloak"
TIMEOUT = 20
SIRET = "20006559700014"


@dataclass
class Person:
    """Somebody whom Keycloak knows."""

    name: str
    email: str
    verified: bool = True
    siret: str = ""


class Realm:
    """One realm for a run of tests, deleted after it. ``address`` is its issuer."""

    def __init__(self, server: str) -> None:
        self.server = server.rstrip("/")
        self.name = f"interpoles-{secrets.token_hex(4)}"
        self.address = f"{self.server}/realms/{self.name}"
        self.client_id, self.client_secret = "interpoles", secrets.token_hex(16)
        self.session = requests.Session()

    def _ask(self, method: str, path: str, **kwargs: Any) -> requests.Response:
        """As the administrator of the server, whose token lasts a minute."""
        answer = requests.post(
            f"{self.server}/realms/master/protocol/openid-connect/token",
            data={"grant_type": "password", "client_id": "admin-cli", "username": "admin", "password": "admin"},
            timeout=TIMEOUT,
        )
        answer.raise_for_status()
        headers = {"Authorization": f"Bearer {answer.json()['access_token']}"}
        answer = self.session.request(
            method, f"{self.server}/admin/realms{path}", headers=headers, timeout=TIMEOUT, **kwargs
        )
        answer.raise_for_status()
        return answer

    def make(self) -> None:
        """The realm and its client: signed userinfo, PKCE asked, the SIRET as a claim. It speaks French."""
        siret = {
            "name": "siret",
            "protocol": "openid-connect",
            "protocolMapper": "oidc-usermodel-attribute-mapper",
            "config": {
                "user.attribute": "siret",
                "claim.name": "siret",
                "jsonType.label": "String",
                "id.token.claim": "false",
                "access.token.claim": "false",
                "userinfo.token.claim": "true",
            },
        }
        client = {
            "clientId": self.client_id,
            "secret": self.client_secret,
            "protocol": "openid-connect",
            "publicClient": False,
            "standardFlowEnabled": True,
            "redirectUris": ["http://localhost:1/"],
            "attributes": {
                "pkce.code.challenge.method": "S256",
                "user.info.response.signature.alg": "RS256",
            },
            "protocolMappers": [siret],
        }
        self._ask("POST", "", json={"realm": self.name, "enabled": True, "sslRequired": "none", "clients": [client]})
        # Attributes of our own are kept of people only where the profile allows them.
        profile = self._ask("GET", f"/{self.name}/users/profile").json()
        profile["unmanagedAttributePolicy"] = "ENABLED"
        self._ask("PUT", f"/{self.name}/users/profile", json=profile)

    def return_to(self, site: str) -> None:
        """Let the client come back to the site at that address, exactly where it registers."""
        [client] = self._ask("GET", f"/{self.name}/clients?clientId={self.client_id}").json()
        client["redirectUris"] = [f"{site}/comptes/openid/pole/callback/"]
        client["attributes"]["post.logout.redirect.uris"] = f"{site}/comptes/openid/logged-out/"
        self._ask("PUT", f"/{self.name}/clients/{client['id']}", json=client)

    def sign_userinfo(self, algorithm: str | None) -> None:
        [client] = self._ask("GET", f"/{self.name}/clients?clientId={self.client_id}").json()
        client["attributes"]["user.info.response.signature.alg"] = algorithm or ""
        self._ask("PUT", f"/{self.name}/clients/{client['id']}", json=client)

    def add(self, person: Person) -> None:
        first_name, _, last_name = person.name.partition(" ")
        self._ask(
            "POST",
            f"/{self.name}/users",
            json={
                "username": person.email,
                "email": person.email,
                "emailVerified": person.verified,
                "firstName": first_name,
                "lastName": last_name,
                "enabled": True,
                "attributes": {"siret": [person.siret]} if person.siret else {},
                "credentials": [{"type": "password", "value": PASSWORD, "temporary": False}],
            },
        )

    def sessions_of(self, email: str) -> int:
        """How many sessions are open at Keycloak for that person."""
        [user] = self._ask("GET", f"/{self.name}/users?email={email}&exact=true").json()
        return len(self._ask("GET", f"/{self.name}/users/{user['id']}/sessions").json())

    def delete(self) -> None:
        self._ask("DELETE", f"/{self.name}")
