"""What a few tests need from the machine: skipped with the reason where it is absent, failed where it is required."""

import os
import shutil

import pytest


def require(service: str) -> str:
    """The path of a program, such as ``chromium``. ``REQUIRE_SERVICES=1`` turns its absence into a failure."""
    found = shutil.which(service)
    if found:
        return found
    reason = f"{service} is not installed"
    if os.environ.get("REQUIRE_SERVICES") == "1":
        pytest.fail(reason)
    pytest.skip(reason)
