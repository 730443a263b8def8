"""Take a picture of every page type and of every screen: ``make screenshots``.

Serves the database of the environment (the demonstration) by itself and leaves the pictures in ``var/screenshots``, as
``<width>-<scheme>-<language>-<name>.png``. Names or parts of names as arguments take those alone.
"""

import argparse
import os
import sys
from pathlib import Path

import django

WIDTHS = (390, 1280)
SCHEMES = ("light", "dark")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("names", nargs="*", help="only the examples whose name holds one of these")
    options.add_argument("--folder", type=Path, default=None)
    chosen = options.parse_args()
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    django.setup()
    from django.conf import settings

    from . import screens  # noqa: F401 - registers the screens
    from .camera import take
    from .examples import examples, missing

    for what in missing():
        sys.stderr.write(f"No example of {what}\n")
    wanted = [each for each in examples() if not chosen.names or any(name in each.name for name in chosen.names)]
    folder = chosen.folder or Path(settings.VAR_DIR) / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    taken = take(wanted, folder, WIDTHS, SCHEMES)
    sys.stdout.write(f"{taken} pictures in {folder}\n")


if __name__ == "__main__":
    main()
