"""Gradus below a path of a site, as people see it: joining, solving, links, leaving."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.accounts import PASSWORD, Browsers, expect_signed_in, fill
from tests.e2e.screen import Screen, solution
from tests.live import Server, serve


@pytest.fixture
def school(tmp_path: Path) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    yield from serve(
        tmp_path / "home", GRADUS_MODE="accounts", GRADUS_PUBLIC_URL=f"http://127.0.0.1:{port}/school/gradus", port=port
    )


def test_everything_stays_below_the_path(school: Server, browsers: Browsers) -> None:
    page = browsers()
    assert school.url.endswith("/school/gradus")
    page.goto(school.first_admin)
    fill(page, "Make the account", {"Name": "Ada", "Password": PASSWORD})
    expect_signed_in(page, "Ada")
    expect(page).to_have_url(f"{school.url}/")

    page.get_by_role("link", name="Hard sigmoid").first.click()
    expect(page).to_have_url(f"{school.url}/problems/hard-sigmoid")
    screen = Screen(page, school.url)
    screen.write(solution("foundations/hard-sigmoid"))
    screen.submit()
    screen.expect_verdict("Accepted")
    page.reload()
    expect(page.get_by_role("heading", name="Hard sigmoid", level=1)).to_be_visible()

    page.goto(f"{school.url}/settings")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download your data").click()
    assert b"hard-sigmoid" in Path(download.value.path()).read_bytes()
    page.get_by_label("Account of Ada").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_visible()
    assert page.url.startswith(f"{school.url}/")
