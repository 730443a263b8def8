"""The examples of deploy/ fit the code and one another."""

import os
import re
import secrets
import shlex
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.services import require

ROOT = Path(__file__).resolve().parent.parent.parent
DEPLOY = ROOT / "deploy"


def example() -> dict[str, str]:
    """The variables of the example file, read as systemd reads them."""
    lines = (DEPLOY / "interpoles.env.example").read_text().splitlines()
    parts = [shlex.split(line, comments=True) for line in lines]
    return dict(part[0].split("=", 1) for part in parts if part)


def test_the_example_environment_starts_once_a_key_is_set(tmp_path: Path) -> None:
    environment = {**example(), "SECRET_KEY": secrets.token_urlsafe(50), "VAR_DIR": str(tmp_path)}
    code = "from django.conf import settings; print(settings.DATABASES['default'])"
    command = [sys.executable, "manage.py", "shell", "-v0", "-c", code]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "'OPTIONS': {'host': '/run/postgresql'}" in done.stdout


def test_the_example_environment_alone_says_what_to_fill_in(tmp_path: Path) -> None:
    environment = {**example(), "VAR_DIR": str(tmp_path)}
    command = [sys.executable, "manage.py", "check"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "- SECRET_KEY is required" in done.stderr
    assert "1 wrong or missing" in done.stderr


def test_nginx_serves_the_folder_that_the_application_names() -> None:
    config = (DEPLOY / "nginx.conf.example").read_text()
    found = re.search(r"location (\S+) \{\s+internal;\s+alias (\S+);", config)
    assert found is not None
    assert found[1] == example()["MEDIA_ACCEL_PREFIX"]
    assert found[2] == f"{example()['VAR_DIR']}/private/"
    web = (DEPLOY / "interpoles-web.service").read_text()
    upstream = re.search(r"server (unix:\S+)", config)
    assert upstream is not None
    assert f"--bind {upstream[1]} " in web


def test_nginx_accepts_the_example(tmp_path: Path) -> None:
    nginx = require("nginx")
    config = (DEPLOY / "nginx.conf.example").read_text()
    # No certificate and no privileged port here.
    config = re.sub(r"ssl_certificate\w* [^;]+;", "", config)
    config = re.sub(r"listen (\[::\]:)?(80|443)( ssl http2)?;", "", config)
    whole = f"pid {tmp_path}/pid; error_log stderr; events {{}} http {{ access_log off; {config} }}"
    (tmp_path / "nginx.conf").write_text(whole)
    command = [nginx, "-t", "-c", str(tmp_path / "nginx.conf"), "-p", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", ["web", "worker", "clock"])
def test_units_and_procfile_run_the_same(name: str) -> None:
    procfile = dict(line.split(": ", 1) for line in (DEPLOY / "Procfile").read_text().splitlines())
    unit = (DEPLOY / f"interpoles-{name}.service").read_text()
    started = next(line for line in unit.splitlines() if line.startswith("ExecStart="))
    here = procfile[name].removeprefix("exec python ").removeprefix("-m ")
    program, *rest = shlex.split(here)
    assert program in started
    places = {"--bind", "${HOST:-127.0.0.1}:$PORT"}
    assert set(rest) - places <= set(shlex.split(started.removeprefix("ExecStart=")))


def test_a_port_that_is_taken_is_told() -> None:
    command = [sys.executable, str(DEPLOY / "check_port.py"), "127.0.0.1"]
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run([*command, str(port)], capture_output=True, text=True, check=False)
        assert done.returncode == 1
        assert f"Port {port} of 127.0.0.1 is not free" in done.stderr
    assert subprocess.run([*command, str(port)], check=False).returncode == 0
    wrong = subprocess.run([*command, "http"], capture_output=True, text=True, check=False)
    assert "expected a number from 1 to 65535" in wrong.stderr


def test_scripts_can_be_run() -> None:
    assert all(os.access(ROOT / name, os.X_OK) for name in (".ci/run", "deploy/manage", "manage.py"))
