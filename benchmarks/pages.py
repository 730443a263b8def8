"""What pages cost: CPU for each request, times and requests a second, beside a bare view in the same run.

    python benchmarks/pages.py [--requests 200] [--pages "article" "search"]

Builds a scratch site (SQLite) in a temporary folder, serves it with one gunicorn process of four threads, and asks from
one client, then from eight; then the same again once the site has grown ten times. CPU is the worker's own (user and
system), from /proc, in three rounds of which the median counts. Queries are those of one request. Ends what it started.
"""

import argparse
import http.client
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
TICKS = os.sysconf("SC_CLK_TCK")


# Of the site at its two sizes: workspaces, articles of one workspace, news.
SIZES = {"small": (12, 200, 30), "large": (120, 2_000, 300)}
SECTIONS = (50, 300)
ROUNDS = 3


class Asked(NamedTuple):
    """A page to measure, and as whom: signed in, or nobody."""

    path: str
    signed_in: bool = True


class Site:
    """The scratch site, which grows. One member asks, who belongs to every workspace but has written nothing."""

    def __init__(self) -> None:
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        call_command("compile_catalogues", verbosity=0)
        call_command("init_site", verbosity=0)
        from tests import factories as make

        self._spaces = self._articles = self._news = 1
        domain = make.make_domain()
        self._workspace = make.make_workspace(domain=domain)
        self._member = make.make_referent(domain)
        text = "<p>" + "Le pôle coordonne l’action de ses membres et partage ce qu’ils savent. " * 12 + "</p>"
        space = make.space_of(self._workspace)
        self._article = make.make_article(
            self._workspace,
            summary="Ce que les membres ont décidé.",
            body=make.body(
                *(make.text_block(text) for _ in range(4)),
                make.picture_block(make.make_image(space)),
                make.documents_block(make.make_document(space)),
            ),
        )
        self._sections = {count: make.make_section(self._workspace, f"Rubrique de {count}") for count in SECTIONS}
        self._fill_sections()
        self.session = self._sign_in()

    def _fill_sections(self) -> None:
        from tests import bulk

        for count, section in self._sections.items():
            bulk.add_articles(section, count)

    def _sign_in(self) -> str:
        from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
        from django.contrib.sessions.backends.db import SessionStore

        session = SessionStore()
        session[SESSION_KEY] = str(self._member.pk)
        session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
        session[HASH_SESSION_KEY] = self._member.get_session_auth_hash()
        session.create()
        return str(session.session_key)

    def grow(self, spaces: int, articles: int, news: int) -> None:
        """Up to that many workspaces, articles of the first one and news; then index them."""
        from django.core.management import call_command
        from django.db import connection, transaction

        from tests import bulk
        from tests import factories as make
        from tests.news.making import make_news

        with transaction.atomic():
            for other in bulk.add_spaces(spaces - self._spaces):
                make.join(other, self._member)
            bulk.add_articles(self._workspace, articles - self._articles)
            for number in range(self._news, news):
                make_news(f"Nouvelle {number}", summary="Ce qui vient d’arriver.")
        self._spaces, self._articles, self._news = spaces, articles, news
        call_command("search", "rebuild", verbosity=0)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

    def pages(self) -> dict[str, Asked]:
        """The bare view first: the others are compared with it."""
        sections = {f"section of {count}": Asked(page.url) for count, page in self._sections.items()}
        return {
            "bare view": Asked("/bare/"),
            "article": Asked(self._article.url),
            "workspace home": Asked(self._workspace.url),
            "home": Asked("/fr/"),
            "home, anonymous": Asked("/fr/", signed_in=False),
            "news index": Asked("/fr/actualites/"),
            **sections,
            "search": Asked("/fr/recherche/?q=article"),
        }

    def queries(self, asked: Asked) -> tuple[int, int]:
        """How many one request takes once everything is warm, and the bytes of its answer."""
        from django.conf import settings
        from django.db import connection
        from django.test import Client
        from django.test.utils import CaptureQueriesContext

        client = Client(headers={"host": "localhost"})
        if asked.signed_in:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.session
        for _ in range(3):
            client.get(asked.path)
        with CaptureQueriesContext(connection) as captured:
            response = client.get(asked.path)
        return len(captured), len(response.content)


def cpu(pid: int) -> float:
    """Seconds of CPU that a process has used, all its threads together."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def ask(port: int, asked: Asked, session: str, count: int, times: list[float]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Host": "localhost"} | ({"Cookie": f"sessionid={session}"} if asked.signed_in else {})
    for _ in range(count):
        start = time.perf_counter()
        connection.request("GET", asked.path, headers=headers)
        response = connection.getresponse()
        response.read()
        times.append((time.perf_counter() - start) * 1000)
        if response.status != 200:
            raise SystemExit(f"{asked.path} answered {response.status}")
    connection.close()


class Figures(NamedTuple):
    """Milliseconds of CPU for each request, milliseconds that half and 95 % of them took at most, requests a second."""

    cpu: float
    p50: float
    p95: float
    rate: float


def measure(port: int, worker: int, asked: Asked, session: str, requests: int, clients: int) -> Figures:
    ask(port, asked, session, 10, [])
    times: list[float] = []
    used: list[float] = []
    rates: list[float] = []
    each = max(requests // clients // ROUNDS, 1)
    for _ in range(ROUNDS):
        threads = [threading.Thread(target=ask, args=(port, asked, session, each, times)) for _ in range(clients)]
        before, start = cpu(worker), time.perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        rates.append(each * clients / (time.perf_counter() - start))
        used.append((cpu(worker) - before) * 1000 / (each * clients))
    times.sort()
    return Figures(statistics.median(used), statistics.median(times), times[int(len(times) * 0.95)], max(rates))


def worker_of(master: int) -> int:
    """The one worker process of gunicorn, once it is there."""
    for _ in range(100):
        children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
        if children:
            return int(children[0])
        time.sleep(0.1)
    raise SystemExit("gunicorn started no worker")


def wait_for(port: int) -> None:
    for _ in range(150):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise SystemExit("the server does not answer")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--requests", type=int, default=200, help="for each page and number of clients")
    parser.add_argument("--pages", nargs="*", help="only these, by the names that the table gives")
    parser.add_argument("--sizes", nargs="*", default=list(SIZES), choices=SIZES)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        os.environ.update(VAR_DIR=folder, DJANGO_SETTINGS_MODULE="benchmarks.settings", PYTHONPATH=str(ROOT))
        sys.path.insert(0, str(ROOT))
        import django

        django.setup()
        site = Site()
        for size in options.sizes:
            site.grow(*SIZES[size])
            sys.stdout.write("{}: {} workspaces, {} articles in one, {} news\n".format(size, *SIZES[size]))
            serve(port, site, options.pages, min(options.requests, 5000))


def serve(port: int, site: Site, names: list[str] | None, requests: int) -> None:
    """Start a server, report, and stop it."""
    command = [sys.executable, "-m", "gunicorn", "-b", f"127.0.0.1:{port}", "--threads", "4", "--no-control-socket"]
    server = subprocess.Popen([*command, "intranet.wsgi"], cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        report(port, worker_of(server.pid), site, names, requests)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(20)


def report(port: int, worker: int, site: Site, names: list[str] | None, requests: int) -> None:
    write = sys.stdout.write
    write(f"{'page':17}{'clients':>8}{'CPU ms':>8}{'÷ bare':>8}{'p50 ms':>9}{'p95 ms':>9}{'req/s':>7}")
    write(f"{'queries':>9}{'bytes':>8}\n")
    pages = site.pages()
    shown = {name: asked for name, asked in pages.items() if names is None or name in {"bare view", *names}}
    for clients in (1, 8):
        bare = 0.0
        for name, asked in shown.items():
            # The clock of CPU ticks a hundred times a second: what all is compared with needs more of them.
            count = requests if bare else 5 * requests
            cost = measure(port, worker, asked, site.session, count, clients)
            bare = bare or cost.cpu
            write(f"{name:17}{clients:>8}{cost.cpu:>8.2f}{cost.cpu / bare:>8.1f}{cost.p50:>9.1f}{cost.p95:>9.1f}")
            queries, size = site.queries(asked)
            write(f"{cost.rate:>7.0f}{queries:>9}{size:>8}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
