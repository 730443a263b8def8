"""The WSGI application that gunicorn serves. It refuses to start on a wrong installation, in words."""

import os
import sys
from typing import NoReturn

from django.core.checks import run_checks
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application

from intranet.settings.environment import WrongEnvironmentError

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intranet.settings.production")

# The status by which a worker tells gunicorn to give up, instead of starting it again and again.
BOOT_ERROR = 3


def _application() -> WSGIHandler:
    """The application, once the environment and every system check say that it can run."""
    try:
        application = get_wsgi_application()
    except WrongEnvironmentError as error:
        _refuse([str(error)])
    production = os.environ["DJANGO_SETTINGS_MODULE"] == "intranet.settings.production"
    wrong = [str(message) for message in run_checks(include_deployment_checks=production) if message.is_serious()]
    if wrong:
        _refuse(wrong)
    return application


def _refuse(lines: list[str]) -> NoReturn:
    sys.stderr.write("\n".join(["Interpôles cannot start.", *lines, ""]))
    sys.exit(BOOT_ERROR)


application = _application()
