"""The real server on an empty home, and Chromium before it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.accounts import Accounts, Browsers
from tests.e2e.screen import Screen
from tests.live import Server, serve

ROOT = Path(__file__).parents[2]
BUILT = ROOT / "web" / "dist" / "index.html"
ACCOUNTS = {"GRADUS_MODE": "accounts"}
EXPECT_MS = 60_000  # the longest wait for what a page shall show: a busy machine is slow, not wrong

expect.set_options(timeout=EXPECT_MS)


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


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Shared by the tests, which keep out of each other's way by using problems of their own."""
    yield from serve(tmp_path_factory.mktemp("e2e") / "home")


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    """For a test that needs an empty home, or stops the server."""
    yield from serve(tmp_path / "home")


@pytest.fixture(scope="session")
def accounts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Accounts]:
    """A server with accounts, where anybody may register; shared, so tests keep to people of their own.

    It offers to send mail, by a mail server that is never there.
    """
    offers = {"GRADUS_REGISTRATION": "open", "GRADUS_MAIL_FROM": "gradus@example.org"}
    offers["GRADUS_MAIL_URL"] = "smtp://127.0.0.1:9"
    for server in serve(tmp_path_factory.mktemp("accounts") / "home", **ACCOUNTS, **offers):
        yield Accounts(server)


@pytest.fixture
def first_start(tmp_path: Path) -> Iterator[Server]:
    """A server with accounts that has no admin yet, where nobody comes in without an invitation."""
    yield from serve(tmp_path / "home", **ACCOUNTS)


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
def browsers(new_context: Callable[..., BrowserContext]) -> Iterator[Browsers]:
    """Opens pages in browsers that know nothing of each other. Nothing may go wrong inside them."""
    found: list[str] = []

    def open_browser() -> Page:
        context = new_context()
        context.set_default_timeout(EXPECT_MS)
        context.on("weberror", lambda error: found.append(str(error.error)))
        return context.new_page()

    yield open_browser
    assert found == []


@pytest.fixture
def screen(page: Page, server: Server, faults: list[str]) -> Screen:
    page.goto(server.sign_in)
    return Screen(page, server.url)


@pytest.fixture
def own_screen(page: Page, own_server: Server, faults: list[str]) -> Screen:
    page.goto(own_server.sign_in)
    return Screen(page, own_server.url)
