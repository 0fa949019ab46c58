"""The real server on an empty home, and Chromium before it."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import BrowserContext, Page

from tests.e2e.screen import Screen

ROOT = Path(__file__).parents[2]
BUILT = ROOT / "web" / "dist" / "index.html"
START_SECONDS = 30


def chromium() -> str | None:
    return next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    missing = None
    if chromium() is None:
        missing = "needs Chromium (apt-get install chromium)"
    elif not BUILT.exists():
        missing = "needs the web app built (cd web && npm ci && npm run build)"
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.e2e)
            if missing:
                item.add_marker(pytest.mark.skip(reason=missing))


class Server:
    """`python -m server` on a home; it can be stopped and started again on the same port."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.port = 0
        self.token = ""
        self._process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def sign_in(self) -> str:
        return f"{self.url}/?token={self.token}"

    def start(self) -> None:
        command = [sys.executable, "-m", "server", "--port", str(self.port), "--home", str(self.home)]
        log = (self.home / "log").open("a", encoding="utf-8")
        environment = {**os.environ, "PYTHONUNBUFFERED": "1", "GRADUS_BURST": "1000"}
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=log, text=True
        )
        log.close()
        self.port, self.token = self._read_address()

    def _read_address(self) -> tuple[int, str]:
        assert self._process is not None
        assert self._process.stdout is not None
        watchdog = threading.Timer(START_SECONDS, self._process.kill)
        watchdog.start()
        for line in self._process.stdout:
            if found := re.search(r"http://[\d.]+:(\d+)/\?token=(\S+)", line):
                watchdog.cancel()
                return int(found[1]), found[2]
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


def serve(home: Path) -> Iterator[Server]:
    home.mkdir()
    running = Server(home)
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Shared by the tests, which keep out of each other's way by using problems of their own."""
    yield from serve(tmp_path_factory.mktemp("e2e") / "home")


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    """For a test that needs an empty home, or stops the server."""
    yield from serve(tmp_path / "home")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    # Chromium's own sandbox needs what a container seldom grants; the pages it opens are ours.
    return {**browser_type_launch_args, "executable_path": chromium(), "args": ["--no-sandbox"]}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"}


@pytest.fixture
def faults(context: BrowserContext) -> Iterator[list[str]]:
    """What goes wrong inside the pages of a test: nothing may."""
    found: list[str] = []
    context.on("weberror", lambda error: found.append(str(error.error)))
    yield found
    assert found == []


@pytest.fixture
def screen(page: Page, server: Server, faults: list[str]) -> Screen:
    page.goto(server.sign_in)
    return Screen(page, server.url)


@pytest.fixture
def own_screen(page: Page, own_server: Server, faults: list[str]) -> Screen:
    page.goto(own_server.sign_in)
    return Screen(page, own_server.url)
