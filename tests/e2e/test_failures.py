"""What follows a verdict: failing cases as tabs, a case kept or taken along, solutions, comparisons, cancelling."""

from __future__ import annotations

import re
import subprocess
import sys

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.screen import VERDICT_MS, Screen, solution

SOFTMAX = """import numpy as np


def softmax(x, axis=-1):
    weights = np.exp(x)
    return weights / weights.sum(axis=axis, keepdims=True)


def softmax_vjp(x, grad_output, axis=-1):
    p = softmax(x, axis)
    return p * (1 - p) * grad_output
"""
SLOW = "import time\n\n\ndef relu(x):\n    time.sleep(1)\n    return x\n"


def test_failing_cases_are_tabs_whose_handles_are_the_dots(screen: Screen, page: Page) -> None:
    screen.open_problem("softmax")
    screen.write(SOFTMAX)
    screen.submit()
    screen.expect_verdict("Wrong answer")
    results = screen.pane("Results")
    tabs = results.get_by_role("tab", name=re.compile("^softmax(_vjp)?, "))
    expect(tabs.nth(1)).to_be_attached()
    panel = results.get_by_role("tabpanel").filter(has=page.get_by_role("group", name="Call"))
    chosen = results.get_by_role("tab", name=re.compile("^softmax(_vjp)?, "), selected=True)
    expect(chosen).to_have_count(1)
    first = chosen.get_attribute("aria-label") or ""
    expect(panel.last).to_contain_text(first.split(": ")[1])

    chosen.focus()
    page.keyboard.press("ArrowRight")
    expect(chosen).to_be_focused()
    second = chosen.get_attribute("aria-label") or ""
    assert second != first
    expect(panel.last).to_contain_text(second.split(": ")[1])
    page.keyboard.press("ArrowLeft")
    expect(chosen).to_have_attribute("aria-label", first)
    tabs.last.click()
    expect(tabs.last).to_have_attribute("aria-selected", "true")


def test_a_failing_case_is_kept_and_taken_along_as_a_script(
    screen: Screen, page: Page, context: BrowserContext
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    screen.open_problem("softmax")
    screen.write(SOFTMAX)
    screen.submit()
    screen.expect_verdict("Wrong answer")
    results = screen.pane("Results")
    results.get_by_role("button", name="Copy as a script").click()
    expect(results.get_by_text("Copied: the script runs alone with NumPy.")).to_be_visible()
    script = page.evaluate("navigator.clipboard.readText()")
    failed = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert failed.returncode == 1
    assert "AssertionError" in failed.stderr
    right = script.replace(SOFTMAX.strip(), solution("foundations/softmax").strip())
    assert right != script
    passed = subprocess.run([sys.executable, "-c", right], capture_output=True, text=True, check=False)
    assert passed.stdout == "The case passes.\n", passed.stderr

    results.get_by_role("button", name="Keep as my case").click()
    expect(results.get_by_text("This case is among yours.")).to_be_visible()
    screen.tab("Your cases (1)").click()
    expect(results.get_by_role("textbox", name="Case 1")).to_have_value(re.compile(r"^softmax"))
    screen.run()
    screen.expect_verdict("Wrong answer")
    expect(results.get_by_role("button", name=re.compile("your case 1"))).to_be_visible()


def test_solutions_open_after_solving(screen: Screen, page: Page) -> None:
    screen.open_problem("swish")
    reading = screen.pane("Problem")
    screen.tab("Solutions").click()
    expect(reading.get_by_text("open when you have solved the problem")).to_be_visible()
    screen.write(solution("foundations/swish"))
    screen.submit()
    screen.expect_verdict("Accepted")
    expect(reading.get_by_role("group", name="Reference solution")).to_contain_text("def swish")
    expect(reading.get_by_text("Yours")).to_be_visible()
    mistakes = reading.get_by_role("region", name="Common mistakes")
    mistakes.get_by_role("group").first.locator("summary").click()
    expect(mistakes.get_by_role("group", name="Reference and The mistake compared")).to_be_visible()
    ways = reading.get_by_role("region", name="Other ways to write it")
    expect(ways.get_by_text(re.compile(r"\d . the reference.s time")).first).to_be_visible()
    ways.get_by_role("group").first.locator("summary").click()
    expect(ways.get_by_text("This one").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollHeight - document.documentElement.clientHeight") == 0
    expect(ways.get_by_role("group", name=re.compile("Solution: ")).first).to_be_visible()


def test_two_submissions_are_compared(screen: Screen, page: Page) -> None:
    screen.open_problem("mish")
    right = solution("foundations/mish")
    screen.write("# the first\n" + right)
    screen.submit()
    screen.expect_verdict("Accepted")
    screen.write("# the second\n" + right)
    screen.submit()
    screen.expect_verdict("Accepted")
    screen.write("# in the editor\n" + right)
    screen.tab("Submissions").click()
    rows = screen.pane("Problem").get_by_role("button", name=re.compile("Accepted"))
    expect(rows).to_have_count(2)
    rows.last.click()
    screen.pane("Problem").get_by_role("button", name="Compare …").click()
    dialog = page.get_by_role("dialog", name="Compare two versions")
    diff = dialog.get_by_role("group", name=re.compile("compared"))
    expect(diff.get_by_role("cell", name="removed: # the first")).to_be_visible()
    expect(diff.get_by_role("cell", name="added: # in the editor")).to_be_visible()
    dialog.get_by_role("combobox").select_option(index=1)
    expect(diff.get_by_role("cell", name="added: # the second")).to_be_visible()


def test_judging_is_cancelled(screen: Screen, page: Page) -> None:
    screen.open_problem("relu")
    screen.write(SLOW)
    screen.submit()
    results = screen.pane("Results")
    results.get_by_role("button", name="Cancel", exact=True).click()
    screen.expect_verdict("Cancelled")
    screen.tab("Submissions").click()
    expect(screen.pane("Problem").get_by_role("button", name=re.compile("Cancelled")).first).to_be_visible()


def test_a_judging_that_failed_on_our_side_is_said_to_be_tried_again(screen: Screen, page: Page) -> None:
    """The stream as it is while the next attempt waits: without an end, so the page has nothing newer to show."""
    told = 'event: queued\nid: 1-1\ndata: {"type": "queued", "attempt": 1, "ahead": 0, "retrying": true}\n\n'
    stream = {"status": 200, "content_type": "text/event-stream", "body": f"retry: 600000\n\n{told}"}
    page.route("**/api/submissions/*/events", lambda route: route.fulfill(**stream))
    screen.open_problem("relu")
    screen.write(solution("foundations/relu"))
    screen.submit()
    expect(screen.pane("Results").get_by_text("Trying again …")).to_be_visible()


def test_a_server_that_cannot_cancel_is_no_fault(screen: Screen, page: Page) -> None:
    page.route("**/api/submissions/*/run", lambda route: route.fulfill(status=405))
    screen.open_problem("relu")
    screen.write(SLOW)
    screen.submit()
    results = screen.pane("Results")
    results.get_by_role("button", name="Cancel", exact=True).click()
    expect(results.get_by_text("This can no longer be cancelled.")).to_be_visible()


def test_a_large_value_is_folded(screen: Screen, page: Page) -> None:
    screen.open_problem("softsign")
    screen.tab("Your cases").click()
    results = screen.pane("Results")
    results.get_by_role("button", name="Empty case").click()
    rows = ", ".join(f"[{i}.0]" for i in range(20))
    results.get_by_role("textbox", name="Case 1").fill(f"softsign(np.array([{rows}]))")
    screen.write(solution("foundations/softsign"))
    screen.run()
    expect(results.get_by_role("button", name=re.compile("your case 1"))).to_be_visible(timeout=VERDICT_MS)
    results.get_by_role("button", name=re.compile("your case 1")).click()
    table = results.get_by_role("group", name="Expected", exact=True)
    expect(results.get_by_text("Rows 0 to 7 of 20.").first).to_be_visible()
    expect(table.get_by_role("rowheader", name="19")).to_have_count(0)
    results.get_by_role("button", name="Show all of Expected").click()
    expect(table.get_by_role("rowheader", name="19")).to_be_visible()


def test_examples_follow_the_task_and_how_it_is_judged_is_folded(screen: Screen, page: Page) -> None:
    screen.open_problem("gelu")
    reading = screen.pane("Problem")
    expect(reading.get_by_role("heading", name="Examples")).to_be_visible()
    headings = reading.get_by_role("heading", level=2).all_inner_texts()
    assert headings.index("Examples") < headings.index("How it is judged")
    judged = reading.locator("details").filter(has=page.get_by_role("heading", name="How it is judged"))
    expect(judged.get_by_role("listitem").first).to_be_hidden()
    judged.locator("summary").click()
    expect(judged.get_by_role("listitem").first).to_be_visible()


def test_today_is_in_the_calendar_of_a_person_far_from_the_server(screen: Screen, page: Page) -> None:
    screen.open("/progress")
    with page.expect_response(lambda response: "/api/progress" in response.url) as asked:
        page.reload()
    assert "timezone=" in asked.value.url
    assert asked.value.ok
    expect(page.get_by_role("group", name="Calendar of the last year")).to_be_visible()
