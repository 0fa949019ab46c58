"""The same with no hand on the mouse, and the editor's own keys."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.e2e.screen import VERDICT_MS, Screen, solution

TABS_AT_MOST = 60


def tab_to(page: Page, name: str) -> None:
    """Presses Tab until the focus is on what has this name."""
    for _ in range(TABS_AT_MOST):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if focused.count() and re.search(name, focused.aria_snapshot()):
            return
    raise AssertionError(f"Tab does not lead to {name!r}.")


def test_a_problem_is_solved_by_keyboard_alone(screen: Screen, page: Page) -> None:
    expect(page.get_by_role("main")).to_be_visible()  # a key pressed before the page is there goes nowhere
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()

    expect(page.get_by_role("searchbox")).to_be_visible()  # the list is there, and with it the key
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("softsign")
    expect(screen.on_roadmap("Sigmoid")).to_have_count(0)  # the list is filtered: few stops are left for Tab
    expect(screen.on_roadmap("Softsign")).to_be_visible()
    tab_to(page, "To do Softsign")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Softsign", level=1)).to_be_visible()
    expect(screen.editor).to_be_visible()

    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)

    page.keyboard.press("e")
    expect(screen.editor).to_be_focused()
    status = screen.pane("Results").get_by_role("status").first  # the second says that the judging is cancelled
    page.keyboard.press("Control+Enter")
    expect(status).to_contain_text("cases passed", timeout=VERDICT_MS)
    expect(status).not_to_contain_text("Accepted")

    page.keyboard.press("Control+a")
    page.keyboard.insert_text(solution("foundations/softsign"))
    page.keyboard.press("Control+Shift+Enter")
    expect(status).to_contain_text("Accepted", timeout=VERDICT_MS)

    page.keyboard.press("Escape")
    page.wait_for_timeout(2500)  # longer than CodeMirror alone lets Tab leave it: nobody has to hurry
    page.keyboard.press("Tab")
    expect(screen.editor).not_to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Escape")
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Larger font")).to_be_focused()


def test_tabs_and_borders_move_by_arrows(screen: Screen, page: Page) -> None:
    screen.open_problem("softplus")
    screen.tab("Statement").focus()
    page.keyboard.press("ArrowRight")
    expect(screen.tab("Hints")).to_be_focused()
    expect(screen.tab("Hints")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("End")
    expect(screen.tab("Submissions")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(screen.tab("Statement")).to_be_focused()

    border = page.get_by_role("separator", name="Width of the problem's pane")
    before = int(border.get_attribute("aria-valuenow") or 0)
    border.focus()
    page.keyboard.press("ArrowRight")
    expect(border).to_have_attribute("aria-valuenow", str(before + 2))
    page.reload()
    expect(border).to_have_attribute("aria-valuenow", str(before + 2))


def test_the_editor_indents_and_completes(screen: Screen, page: Page) -> None:
    screen.open_problem("tanh")
    screen.write("import numpy as np")
    page.keyboard.press("Enter")
    page.keyboard.type("def f(values):", delay=5)
    page.keyboard.press("Enter")
    page.keyboard.type("return np.linalg.nor", delay=20)
    offered = page.get_by_role("listbox").get_by_role("option", name=re.compile("^norm"))
    expect(offered).to_be_visible()
    offered.click()
    page.keyboard.type("(valu", delay=20)
    local = page.get_by_role("listbox").get_by_role("option", name=re.compile("^values"))
    expect(local).to_be_visible()
    local.click()
    assert screen.code() == "import numpy as np\ndef f(values):\n    return np.linalg.norm(values)"


def test_reset_can_be_undone(screen: Screen, page: Page) -> None:
    screen.open_problem("mish")
    screen.write("# my work\n")
    page.get_by_role("button", name="Reset").click()
    expect(screen.editor).to_contain_text("NotImplementedError")
    page.get_by_role("button", name="Undo the reset").click()
    expect(screen.editor).to_contain_text("# my work")
    expect(screen.editor).not_to_contain_text("NotImplementedError")


def test_vim_keys_come_when_they_are_switched_on(screen: Screen, page: Page) -> None:
    screen.open("/settings")
    page.get_by_label("Vim keys").check()
    page.get_by_label("Font size").select_option("18")
    screen.open_problem("single-neuron")
    expect(page.locator(".cm-vim-panel")).to_be_visible()
    screen.editor.click()
    page.keyboard.type("ggO# by vim")
    page.keyboard.press("Escape")
    expect(screen.editor.locator(".cm-line").first).to_have_text("# by vim")
    assert screen.editor.evaluate("node => getComputedStyle(node).fontSize") == "18px"
    page.keyboard.press("Control+Enter")
    screen.expect_verdict("Runtime error")
