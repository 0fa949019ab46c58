"""Nothing that was typed is lost: a reload, a server that is gone, another tab, another copy."""

from __future__ import annotations

import httpx
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Server
from tests.e2e.screen import Screen

BACK_MS = 30_000  # until the page asks again by itself


def kept(server: Server, slug: str) -> dict[str, object]:
    with server.api() as api:
        return api.get(f"/api/problems/{slug}/draft").raise_for_status().json()


def test_a_draft_survives_a_reload_at_once(screen: Screen, page: Page, server: Server) -> None:
    screen.open_problem("gelu")
    screen.write("# typed a moment ago\n")
    page.reload()
    expect(screen.editor).to_contain_text("# typed a moment ago")
    screen.expect_saved()
    assert kept(server, "gelu")["source"] == "# typed a moment ago\n"


def test_a_draft_survives_a_server_that_is_gone(own_screen: Screen, page: Page, own_server: Server) -> None:
    own_screen.open_problem("gelu")
    own_server.stop()
    own_screen.write("# typed while the server was away\n")
    banner = page.get_by_text("Connection lost.")
    expect(banner).to_be_visible()
    expect(page.get_by_text("Saved in this browser only")).to_be_visible()
    own_screen.submit()
    expect(own_screen.pane("Results").get_by_text("Your code is where it was.")).to_be_visible()

    own_server.start()
    expect(banner).to_have_count(0, timeout=BACK_MS)
    own_screen.expect_saved()
    assert kept(own_server, "gelu")["source"] == "# typed while the server was away\n"


def test_a_page_that_was_not_loaded_yet_comes_when_the_server_is_back(
    own_screen: Screen, page: Page, own_server: Server
) -> None:
    expect(page.get_by_role("heading", level=2).first).to_be_visible()
    own_server.stop()
    own_screen.on_roadmap("Softmax Easy").click()
    expect(page.get_by_text("Connection lost.")).to_be_visible()
    own_server.start()
    expect(own_screen.editor).to_be_visible(timeout=BACK_MS)
    expect(own_screen.pane("Problem").get_by_role("heading", name="Task")).to_be_visible()


def test_what_was_typed_offline_survives_the_page_itself(own_screen: Screen, page: Page, own_server: Server) -> None:
    own_screen.open_problem("gelu")
    own_server.stop()
    own_screen.write("# typed, then the browser was closed\n")
    expect(page.get_by_text("Saved in this browser only")).to_be_visible()
    page.goto("about:blank")
    own_server.start()
    own_screen.open_problem("gelu")
    expect(own_screen.editor).to_contain_text("# typed, then the browser was closed")
    own_screen.expect_saved()
    assert kept(own_server, "gelu")["source"] == "# typed, then the browser was closed\n"


def test_two_tabs_show_one_draft(screen: Screen, page: Page) -> None:
    screen.open_problem("swiglu")
    other = Screen(page.context.new_page(), screen.url)
    other.open_problem("swiglu")
    screen.write("# from the first tab\n")
    expect(other.editor).to_contain_text("# from the first tab")
    other.write("# from the second\n")
    expect(screen.editor).to_contain_text("# from the second")
    screen.expect_saved()
    other.expect_saved()


def conflict(screen: Screen, server: Server, slug: str) -> None:
    """Changes the draft here and, as the command line would, on the server."""
    screen.open_problem(slug)
    screen.write("# mine\n")
    screen.expect_saved()
    with server.api() as api:
        change = {"source": "# theirs\n", "base_revision": kept(server, slug)["revision"]}
        response: httpx.Response = api.put(f"/api/problems/{slug}/draft", json=change)
        response.raise_for_status()
    screen.write("# mine, changed\n")


def test_of_two_copies_mine_can_stay(screen: Screen, page: Page, server: Server) -> None:
    conflict(screen, server, "prelu")
    page.get_by_role("button", name="Compare").click()
    dialog = page.get_by_role("dialog", name="Two copies of your draft")
    expect(dialog).to_contain_text("# mine, changed")
    expect(dialog).to_contain_text("# theirs")
    dialog.get_by_role("button", name="Keep this one").click()
    screen.expect_saved()
    assert kept(server, "prelu")["source"] == "# mine, changed\n"


def test_of_two_copies_theirs_can_be_taken_and_mine_comes_back_by_undo(
    screen: Screen, page: Page, server: Server
) -> None:
    conflict(screen, server, "dead-relu")
    page.get_by_role("button", name="Take the other").click()
    expect(screen.editor).to_contain_text("# theirs")
    screen.editor.click()
    page.keyboard.press("Control+z")
    expect(screen.editor).to_contain_text("# mine, changed")
