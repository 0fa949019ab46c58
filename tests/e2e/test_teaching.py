"""What a verdict teaches: how the time grows, how many digits are right, and the smallest input that fails."""

from __future__ import annotations

import json
import re
from typing import Any

from playwright.sync_api import Page, Route, expect

from tests.e2e.screen import Screen, solution

AUTODIFF = "foundations/autodiff-reverse-mode"
TANH = """import numpy as np


def tanh(x):
    x = np.asarray(x, float)
    e = np.expm1(-2 * np.abs(x))
    return np.where(np.abs(x) < 1e-4, x * np.where(x > 0, 1.001, 1.0007), -np.sign(x) * e / (2 + e))
"""
SEARCHED_MS = 30_000
SECONDS = {12: (0.004, 0.001), 14: (0.016, 0.001), 16: (0.064, 0.001), 18: (0.256, 0.001), 60: (0.5, 0.001)}
GROWTH = {
    "entry": "Value",
    "points": [
        {"size": size, "cpu": cpu, "reference": reference, "stopped": size == 60}
        for size, (cpu, reference) in SECONDS.items()
    ],
    "rate": {"law": "exponential", "value": 2.0, "error": 0.01},
    "reference_rate": None,
    "sentence": "It ran out of time because it grows like 2.0^n; the reference takes 1.0 ms at n = 60.",
}


def tell_growth(route: Route) -> None:
    """The stream of a submission with times that no busy machine decides: the verdict's are replaced by ours."""
    response = route.fetch()
    lines = response.text().splitlines()
    for number, line in enumerate(lines):
        if line.startswith("data:") and '"growth"' in line:
            report = json.loads(line.removeprefix("data:"))
            lines[number] = "data: " + json.dumps(with_growth(report))
    route.fulfill(response=response, body="\n".join([*lines, "", ""]))


def with_growth(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: [GROWTH] if name == "growth" else with_growth(each) for name, each in value.items()}
    return [with_growth(each) for each in value] if isinstance(value, list) else value


def test_the_growth_is_drawn_and_said_and_stands_in_a_table(screen: Screen, page: Page) -> None:
    screen.open_problem("autodiff-reverse-mode")
    screen.write(solution(AUTODIFF, "rejected/walks_along_paths"))
    results = screen.pane("Results")
    growth = results.get_by_role("region", name="How the time grows")
    page.route("**/api/submissions/*/events", tell_growth)
    screen.submit()
    screen.expect_verdict("Too slow")
    expect(growth.get_by_text(re.compile(r"It ran out of time because it grows like \d\.\d\^n"))).to_be_visible()
    expect(growth.get_by_role("img", name=re.compile("Plot on logarithmic axes. It ran out of time"))).to_be_visible()
    expect(growth.get_by_text("Stopped at the limit")).to_be_visible()
    growth.get_by_text("The times in numbers").click()
    rows = growth.get_by_role("row")
    expect(rows).to_have_count(6)
    expect(rows.last).to_contain_text(re.compile(r"60\s*stopped at"))


def test_a_stability_case_counts_the_digits(screen: Screen, page: Page) -> None:
    screen.open_problem("tanh")
    screen.write(TANH)
    screen.submit()
    screen.expect_verdict("Wrong answer")
    results = screen.pane("Results")
    results.get_by_role("tab", name=re.compile("Stability")).first.click()
    expect(results.get_by_text(re.compile("of about 16 digits are right")).first).to_be_visible()
    expect(results.get_by_text("Digits right").first).to_be_visible()


def test_the_smallest_input_is_searched_for_by_itself_and_shown_as_it_shrinks(own_screen: Screen, page: Page) -> None:
    screen = own_screen
    page.add_init_script(
        """globalThis.shrinking = [];
        new MutationObserver(() => {
          const title = document.querySelector("#smallest-title")?.textContent;
          const call = document.querySelector("[aria-labelledby=smallest-title] [aria-label=Call]")?.textContent;
          const entry = `${title}|${call}`;
          if (title && globalThis.shrinking.at(-1) !== entry) globalThis.shrinking.push(entry);
        }).observe(document, { subtree: true, childList: true, characterData: true });"""
    )
    screen.open_problem("softmax")
    screen.write(solution("foundations/softmax", "rejected/no_max_shift"))
    screen.submit()
    screen.expect_verdict("Wrong answer")
    smallest = screen.pane("Results").get_by_role("region", name="The smallest input that fails")
    expect(smallest).to_be_visible(timeout=SEARCHED_MS)
    expect(smallest.get_by_text("softmax(np.array([710.0]))")).to_be_visible()
    shown = page.evaluate("globalThis.shrinking")
    assert shown[0].startswith("Searching"), shown  # which larger ones the page shows depends on how busy it is
    assert shown[-1] == "The smallest input that fails|softmax(np.array([710.0]))"

    # Of an old submission it is searched for when somebody asks.
    screen.tab("Submissions").click()
    page.get_by_role("button", name=re.compile("Wrong answer")).first.click()
    old = screen.pane("Problem")
    old.get_by_role("button", name="Find the smallest input that fails").click()
    expect(old.get_by_text("softmax(np.array([710.0]))")).to_be_visible(timeout=SEARCHED_MS)
