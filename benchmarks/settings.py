"""The embedded site, with the bare view beside it."""

from intranet.settings.dev import *  # noqa: F403

ROOT_URLCONF = "benchmarks.bare"
