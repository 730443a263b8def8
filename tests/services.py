"""What a few tests need from the machine: skipped with the reason where it is absent, failed where it is required."""

import os
import shutil

import pytest

# Servers by the variable that says where one answers; `.ci/run` starts them and sets it.
SERVERS = {
    "postgresql": "TEST_POSTGRES_URL",
    "redis": "TEST_REDIS_URL",
    "elasticsearch": "TEST_ELASTICSEARCH_URL",
    # Where its programs are, for tests that stop nodes: they start their own.
    "elasticsearch-programs": "TEST_ELASTICSEARCH_HOME",
    "keycloak": "TEST_KEYCLOAK_URL",
}
# Debian keeps servers out of a plain user's path.
PATH = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])


def require(service: str) -> str:
    """Where the service is: the path of a program, or the address of a server.

    ``REQUIRE_SERVICES=1`` turns its absence into a failure.
    """
    if service in SERVERS:
        found = os.environ.get(SERVERS[service])
        reason = f"{service} is needed: {SERVERS[service]} is not set"
    else:
        found = shutil.which(service, path=PATH)
        reason = f"{service} is needed: there is no such program in the path"
    if found:
        return found
    if os.environ.get("REQUIRE_SERVICES") == "1":
        pytest.fail(reason)
    pytest.skip(reason)
