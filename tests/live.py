"""The real server as a process of its own, for tests that come to it from outside."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[1]
START_SECONDS = 180
_ADDRESS = re.compile(
    r"http://[\d.]+:(?P<port>\d+)(?P<path>(?:/\w+)*?)(?:/\?token=(?P<token>\S+)|/join#(?P<code>\S+))?"
)


class Server:
    """`python -m server` on a home; it can be stopped and started again on the same port.

    Attributes:
        token: of local mode.
        first_admin: the link that makes the first admin, in accounts mode as long as there is none.
    """

    def __init__(self, home: Path, **settings: str) -> None:
        self.home = home
        self.port = 0
        self.path = ""  # below which it lives
        self.token = ""
        self.first_admin = ""
        self._settings = settings
        self._process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}{self.path}"

    @property
    def sign_in(self) -> str:
        return f"{self.url}/?token={self.token}"

    def start(self) -> None:
        command = [sys.executable, "-m", "server", "--port", str(self.port), "--home", str(self.home)]
        log = (self.home / "log").open("a", encoding="utf-8")
        environment = {**os.environ, "PYTHONUNBUFFERED": "1", "GRADUS_BURST": "1000", **self._settings}
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=log, text=True
        )
        log.close()
        self._read_address()

    def _read_address(self) -> None:
        assert self._process is not None
        assert self._process.stdout is not None
        watchdog = threading.Timer(START_SECONDS, self._process.kill)
        watchdog.start()
        for line in self._process.stdout:
            if found := _ADDRESS.fullmatch(line.strip()):
                watchdog.cancel()
                self.port, self.path, self.token = int(found["port"]), found["path"], found["token"] or ""
                self.first_admin = found[0] if found["code"] else ""
                return
        raise AssertionError(f"The server did not start: {(self.home / 'log').read_text(encoding='utf-8')}")

    def stop(self) -> None:
        if self._process is None:
            return
        self._process.send_signal(signal.SIGTERM)
        self._process.wait(START_SECONDS)
        assert self._process.stdout is not None
        self._process.stdout.close()
        self._process = None

    def api(self) -> httpx.Client:
        headers = {"Authorization": f"Bearer {self.token}"}
        return httpx.Client(base_url=self.url, headers=headers, timeout=START_SECONDS, trust_env=False)


def serve(home: Path, port: int = 0, **settings: str) -> Iterator[Server]:
    """Yield a server on a new home; `settings` are variables of its environment, `port` 0 is a free one."""
    home.mkdir()
    running = Server(home, **settings)
    running.port = port
    running.start()
    yield running
    running.stop()
