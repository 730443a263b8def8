"""What visible listings cost: ``python benchmarks/access_queries.py --pages 5000 --spaces 100``.

On a scratch database of its own, SQLite or the server of DATABASE_URL, it fills workspaces with articles and prints the
median time, in milliseconds, of setting up the policy and of the queries of lists; ``visible_pages`` asks by EXISTS,
beside it the same condition by IN.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REPEATS = 15


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=5_000)
    parser.add_argument("--spaces", type=int, default=100)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["VAR_DIR"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "intranet.settings.test"
        sys.path.insert(0, str(ROOT))
        import django

        django.setup()
        from django.db import connection

        name = connection.creation.create_test_db(verbosity=0)
        try:
            _fill(options.pages, options.spaces)
            _measure(options.pages, options.spaces)
        finally:
            connection.creation.destroy_test_db(name, verbosity=0)


def _fill(pages: int, spaces: int) -> None:
    from django.db import connection, transaction
    from wagtail.models import Page

    from intranet.access.models import AccessRule, Audience, Space
    from tests import bulk
    from workspaces.setup import ensure_site

    ensure_site()
    with transaction.atomic():
        for number, space in enumerate(bulk.add_spaces(spaces)):
            # One in ten is public, half are for the pôle, the others for their members.
            audience = Audience.PUBLIC if number % 10 == 0 else Audience.POLE if number % 2 else Audience.MEMBERS
            Space.objects.filter(pk=space.pk).update(audience=audience)
            AccessRule.objects.filter(space=space).update(audience=audience)
            bulk.add_articles(Page.objects.get(translation_key=space.root_key), pages // spaces)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _measure(pages: int, spaces: int) -> None:
    from django.contrib.auth.models import AnonymousUser
    from django.db import connection
    from wagtail.models import Page

    from intranet.access.models import AccessRule, Role, Space
    from intranet.access.policies import Access, Action
    from intranet.accounts.models import User
    from tests import factories as make

    guest, referent = make.make_user(), make.make_referent(make.make_domain())
    for person in (guest, referent):
        for space in Space.objects.filter(kind=Space.Kind.WORKSPACE).order_by("pk")[:10]:
            make.join(space, person, Role.EDITOR)
    everyone: dict[str, User | AnonymousUser] = {
        "anonymous": AnonymousUser(),
        "guest of 10 spaces": guest,
        "referent in 10 spaces": referent,
        "administrator": make.make_admin(),
    }
    say(f"{connection.vendor}, {pages:,} pages, {spaces} spaces; medians of {REPEATS}, in ms")
    say(f"{'':24}{'set-up':>8}{'20 latest':>12}{'(by IN)':>10}{'count':>8}{'(by IN)':>10}{'may delete 1':>14}")
    article = Page.objects.filter(depth=5).order_by("path").first()
    for name, user in everyone.items():
        ready = Access(user)
        exists = ready.pages(Action.READ)
        among = AccessRule.objects.filter(ready.rules_read()).values("translation_key")
        listed = Page.objects.filter(live=True, translation_key__in=among)
        if ready.passes:
            listed = Page.objects.filter(live=True)
        if exists.count() != listed.count():
            raise SystemExit("EXISTS and IN disagree.")
        figures = [
            median(lambda user=user: _set_up(Access(user))),
            median(lambda exists=exists: list(exists.order_by("-last_published_at")[:20])),
            median(lambda listed=listed: list(listed.order_by("-last_published_at")[:20])),
            median(lambda exists=exists: exists.all().count()),
            median(lambda listed=listed: listed.all().count()),
            median(lambda ready=ready: ready.may(Action.DELETE, article)),
        ]
        widths = (8, 12, 10, 8, 10, 14)
        say(f"{name:24}" + "".join(f"{figure:>{width}.1f}" for figure, width in zip(figures, widths, strict=True)))


def _set_up(access: object) -> tuple[object, object]:
    return access.roles, access.standing  # type: ignore[attr-defined]


def median(ask: Callable[[], object]) -> float:
    ask()
    taken = []
    for _number in range(REPEATS):
        start = time.perf_counter()
        ask()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
