"""Tells, before anything is started, that the port is taken: ``check_port.py HOST PORT``."""

import socket
import sys

host, port = sys.argv[1], sys.argv[2]
if not port.isdigit() or not 0 < int(port) < 65536:
    sys.exit(f"PORT: expected a number from 1 to 65535, got {port!r}.")
with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        probe.bind((host, int(port)))
    except OSError as error:
        sys.exit(
            f"Port {port} of {host} is not free ({error.strerror}). Choose another: make demo PORT={int(port) + 1}"
        )
