"""What pages cost a signed-in member: CPU for each request and requests a second, beside a bare view in the same run.

    python benchmarks/pages.py [--requests 200]

Builds a scratch site (SQLite, 12 workspaces, 200 articles) in a temporary folder, serves it with one gunicorn process
of four threads, and asks from one client, then from eight. CPU is the worker's own (user and system), from
/proc. Ends what it started.
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

ROOT = Path(__file__).resolve().parent.parent
TICKS = os.sysconf("SC_CLK_TCK")


def build() -> tuple[str, dict[str, str]]:
    """Make the site; returns a session key and the paths to measure."""
    import django

    sys.path.insert(0, str(ROOT))
    django.setup()
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("compile_catalogues", verbosity=0)
    call_command("init_site", verbosity=0)
    from tests import bulk
    from tests import factories as make

    domain = make.make_domain()
    workspace = make.make_workspace(domain=domain)
    member = make.make_referent(domain)
    text = "<p>" + "Le pôle coordonne l’action de ses membres et partage ce qu’ils savent. " * 12 + "</p>"
    space = make.space_of(workspace)
    article = make.make_article(
        workspace,
        summary="Ce que les membres ont décidé.",
        body=make.body(
            *(make.text_block(text) for _ in range(4)),
            make.picture_block(make.make_image(space)),
            make.documents_block(make.make_document(space)),
        ),
    )
    for other in bulk.add_spaces(11):
        make.join(other, member)
    bulk.add_articles(workspace, 199)
    session = SessionStore()
    session[SESSION_KEY] = str(member.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = member.get_session_auth_hash()
    session.create()
    return str(session.session_key), {"bare view": "/bare/", "article": article.url, "workspace home": workspace.url}


def cpu(pid: int) -> float:
    """Seconds of CPU that a process has used, all its threads together."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def ask(port: int, path: str, session: str, count: int, times: list[float]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    for _ in range(count):
        start = time.perf_counter()
        connection.request("GET", path, headers={"Cookie": f"sessionid={session}", "Host": "localhost"})
        response = connection.getresponse()
        response.read()
        times.append(time.perf_counter() - start)
        if response.status != 200:
            raise SystemExit(f"{path} answered {response.status}")
    connection.close()


def measure(port: int, worker: int, path: str, session: str, requests: int, clients: int) -> tuple[float, float, float]:
    """Median milliseconds, milliseconds of CPU for each request, requests a second."""
    ask(port, path, session, 10, [])
    times: list[float] = []
    threads = [
        threading.Thread(target=ask, args=(port, path, session, requests // clients, times)) for _ in range(clients)
    ]
    used, start = cpu(worker), time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    elapsed = time.perf_counter() - start
    return statistics.median(times) * 1000, (cpu(worker) - used) * 1000 / len(times), len(times) / elapsed


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
    requests = min(parser.parse_args().requests, 5000)
    with tempfile.TemporaryDirectory() as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        environment = {"VAR_DIR": folder, "DJANGO_SETTINGS_MODULE": "benchmarks.settings", "PYTHONPATH": str(ROOT)}
        os.environ.update(environment)
        session, paths = build()
        command = [sys.executable, "-m", "gunicorn", "-b", f"127.0.0.1:{port}", "--threads", "4", "--no-control-socket"]
        server = subprocess.Popen([*command, "intranet.wsgi"], cwd=ROOT, stderr=subprocess.DEVNULL)
        try:
            wait_for(port)
            report(port, worker_of(server.pid), session, paths, requests)
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(20)


def report(port: int, worker: int, session: str, paths: dict[str, str], requests: int) -> None:
    write = sys.stdout.write
    write(f"{'page':16}{'clients':>8}{'median ms':>11}{'CPU ms':>8}{'req/s':>8}{'CPU ÷ bare':>12}\n")
    for clients in (1, 8):
        bare = 0.0
        for name, path in paths.items():
            median, used, rate = measure(port, worker, path, session, requests, clients)
            bare = bare or used
            write(f"{name:16}{clients:>8}{median:>11.1f}{used:>8.2f}{rate:>8.0f}{used / bare:>12.1f}\n")


if __name__ == "__main__":
    main()
