"""OpenID Connect providers for tests, described by variables of the environment as an installation does it."""

from intranet.settings.environment import Environment


def environment(name: str, **values: str) -> Environment:
    """The environment in which the provider of that name has these variables: ``ISSUER`` is ``OIDC_<NAME>_ISSUER``."""
    return Environment({f"OIDC_{name.upper()}_{key}": value for key, value in values.items()})
