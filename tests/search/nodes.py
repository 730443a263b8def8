"""Nodes of Elasticsearch that only one test stops: processes of its own, from the programs of the shared server."""

import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

HEAP = "256m"
# Seconds for a node to start on a busy machine.
PATIENCE = 120
# The first compiler only, and the collector of one thread: they live for a minute.
QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@dataclass
class Node:
    """One of ``peers``; it keeps its data and its port from one start to the next."""

    name: str
    programs: Path
    folder: Path
    port: int = field(default_factory=free_port)
    transport: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def configure(self, peers: Sequence["Node"]) -> None:
        """Elasticsearch refuses to run as root: it runs as whoever its programs belong to."""
        shutil.copytree(self.programs / "config", self.folder / "config")
        options = "\n".join([f"-Xms{HEAP}", f"-Xmx{HEAP}", *QUICK])
        (self.folder / "config" / "jvm.options").write_text(options + "\n")
        settings = {
            "cluster.name": self.folder.parent.name,
            "node.name": self.name,
            "network.host": "127.0.0.1",
            "http.port": self.port,
            "transport.port": self.transport,
            "path.data": str(self.folder / "data"),
            "path.logs": str(self.folder / "logs"),
            "xpack.security.enabled": False,
            "cluster.routing.allocation.disk.threshold_enabled": False,
        }
        if len(peers) > 1:
            settings["discovery.seed_hosts"] = [f"127.0.0.1:{peer.transport}" for peer in peers]
            settings["cluster.initial_master_nodes"] = [peer.name for peer in peers]
        else:
            settings["discovery.type"] = "single-node"
        lines = [f"{name}: {json.dumps(value)}" for name, value in settings.items()]
        (self.folder / "config" / "elasticsearch.yml").write_text("\n".join(lines) + "\n")
        (self.folder / "tmp").mkdir()
        owner = self.programs.stat()
        for path in (self.folder, *self.folder.rglob("*")):
            os.chown(path, owner.st_uid, owner.st_gid)

    def start(self) -> None:
        java = Path(shutil.which("java") or "java").resolve()
        owner = self.programs.stat()
        self.pid_file.unlink(missing_ok=True)
        with (self.folder / "console.log").open("ab") as console:
            self.process = subprocess.Popen(
                [
                    str(java), "-Xmx64m", *QUICK,
                    "-Dcli.name=server", f"-Dcli.script={self.programs}/bin/elasticsearch",
                    "-Dcli.libs=lib/tools/server-cli", f"-Des.path.home={self.programs}",
                    f"-Des.path.conf={self.folder}/config", "-Des.distribution.type=tar",
                    "-cp", f"{self.programs}/lib/*:{self.programs}/lib/cli-launcher/*",
                    "org.elasticsearch.launcher.CliToolLauncher", "-p", str(self.pid_file),
                ],
                cwd=self.programs,
                env={**os.environ, "ES_JAVA_HOME": str(java.parent.parent), "ES_TMPDIR": str(self.folder / "tmp")},
                stdin=subprocess.DEVNULL,
                stdout=console,
                stderr=console,
                user=owner.st_uid,
                group=owner.st_gid,
                extra_groups=[],
            )  # fmt: skip

    def wait(self, nodes: int = 1) -> None:
        """Until it answers, in a cluster of so many."""
        asked = f"{self.url}/_cluster/health?wait_for_nodes={nodes}&timeout=1s"
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                with urllib.request.urlopen(asked, timeout=5) as answer:  # noqa: S310 - of this machine
                    if not json.load(answer)["timed_out"]:
                        return
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
        raise AssertionError((self.folder / "console.log").read_text()[-2000:])

    @property
    def pid_file(self) -> Path:
        return self.folder / "pid"

    def signal(self, number: int) -> None:
        os.kill(int(self.pid_file.read_text()), number)

    def kill(self) -> None:
        """As by a power cut."""
        if self.process is None:
            return
        if self.pid_file.exists():
            self.signal(signal.SIGKILL)
        self.process.kill()
        self.process.wait()
        self.process = None


@contextmanager
def running(programs: str, count: int = 1) -> Iterator[list[Node]]:
    """That many nodes as one cluster; their processes are ended in any case."""
    # Beside the programs: not below the folder of the test, which is closed to who runs Elasticsearch, nor below /tmp,
    # where it refuses to have its configuration.
    with tempfile.TemporaryDirectory(prefix="nodes-", dir=Path(programs).parent) as made:
        folder = Path(made)
        folder.chmod(0o755)
        nodes = [Node(f"n{number}", Path(programs), folder / f"n{number}") for number in range(count)]
        try:
            for node in nodes:
                node.folder.mkdir()
                node.configure(nodes)
                node.start()
            for node in nodes:
                node.wait(count)
            yield nodes
        finally:
            for node in nodes:
                node.kill()
