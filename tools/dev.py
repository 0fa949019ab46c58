"""Serves the working copy while it is being changed: `make dev`.

Vite serves the page at one address, and passes on to the server what is the server's: the API, and the address with the
token that signs a browser in. Both listen on loopback alone. A change of TypeScript or CSS reaches the open page by
itself; a change below server/, judge/ or problems/ starts the server anew.

The home is `.dev/` in the repository unless GRADUS_HOME names another, so that a half-written migration meets no
database that somebody needs. GRADUS_PORT chooses another port than 5173.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import webbrowser
from pathlib import Path

import watchfiles
from setup import ROOT, WEB, find_npm

from server.accounts.local import read_token

LOOPBACK = "127.0.0.1"
NAME = "localhost"  # in the address: cookies know no ports, and those of 127.0.0.1 are of `make run`
PORT = 5173
START_SECONDS = 120.0  # longest time until both answer
STOP_SECONDS = 15  # longest time that the server has to end in before it is killed
WATCHED = ("server", "judge", "problems")


def main() -> int:
    home = Path(os.environ.get("GRADUS_HOME") or ROOT / ".dev")
    home.mkdir(parents=True, exist_ok=True)
    port, server_port = int(os.environ.get("GRADUS_PORT") or PORT), free_port()
    address = f"http://{NAME}:{port}/?token={read_token(home)}"
    ending = threading.Event()
    vite = start_vite(port, f"http://{LOOPBACK}:{server_port}")
    threading.Thread(target=end_with, args=(vite, ending), daemon=True).start()
    threading.Thread(target=announce, args=(address, (port, server_port)), daemon=True).start()
    try:
        watchfiles.run_process(
            *(ROOT / each for each in WATCHED), target=run_server, args=(server_port, home), sigint_timeout=STOP_SECONDS
        )
    finally:
        ending.set()
        vite.terminate()
        vite.wait()
    return 0


def run_server(port: int, home: Path) -> None:
    """Run the server in the watched process. Its own address is not printed: it has no page that reloads."""
    from server.process.serve import serve  # noqa: PLC0415  (the sources as they are now)

    with Path(os.devnull).open("w") as nowhere, contextlib.redirect_stdout(nowhere):
        sys.exit(serve(port=port, home=home))


def start_vite(port: int, server: str) -> subprocess.Popen[bytes]:
    """Start Vite itself and not npm, which passes no signal on."""
    _, environment = find_npm()
    node = shutil.which("node", path=environment["PATH"]) or "node"
    options = ["--host", LOOPBACK, "--port", str(port), "--strictPort", "--clearScreen", "false", "--logLevel", "warn"]
    command = [node, "node_modules/vite/bin/vite.js", *options]
    return subprocess.Popen(command, cwd=WEB, env={**environment, "GRADUS_SERVER": server})


def end_with(vite: subprocess.Popen[bytes], ending: threading.Event) -> None:
    """Ends this process when Vite has ended by itself, as it does where the port is in use."""
    vite.wait()
    if not ending.is_set():
        os.kill(os.getpid(), signal.SIGTERM)


def announce(address: str, ports: tuple[int, ...]) -> None:
    """Prints the address, and opens it where there is a browser, once both servers answer."""
    deadline = time.monotonic() + START_SECONDS
    while not all(map(answers, ports)):
        if time.monotonic() > deadline:
            print(f"Gradus did not start within {START_SECONDS:.0f} seconds.", file=sys.stderr, flush=True)
            os.kill(os.getpid(), signal.SIGTERM)
            return
        time.sleep(0.1)
    print(f"Gradus is at\n\n    {address}\n\nIt reloads when a source changes. Ctrl+C stops it.", flush=True)
    webbrowser.open(address)


def answers(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection((LOOPBACK, port), timeout=1):
        return True
    return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    raise SystemExit(main())
