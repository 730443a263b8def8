#!/usr/bin/env python
"""Django's command-line entry point; development settings unless told otherwise."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intranet.settings.dev")
    from django.core.management import execute_from_command_line

    from intranet.settings.environment import WrongEnvironmentError

    try:
        execute_from_command_line(sys.argv)
    except WrongEnvironmentError as error:
        sys.exit(str(error))
