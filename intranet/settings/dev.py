"""Development and the demonstration: one machine, nothing to set."""

from .base import *  # noqa: F403
from .base import INSTALLED_APPS, SECRET_KEY, env

# Its command and its accounts are not to be found in production.
INSTALLED_APPS = ["intranet.demo", *INSTALLED_APPS]
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = SECRET_KEY or "development-only: production refuses to start with this key"
# Static files come straight from the sources: nothing to collect.
WHITENOISE_USE_FINDERS = True
env.report()
