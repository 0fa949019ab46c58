"""What a person does: find a problem, read, run, fail, see why, fix, submit, see it solved."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.e2e.screen import Screen, solution

SOFTMAX = "foundations/softmax"
SUM_OF_ALL = """import numpy as np


def softmax(x, axis=-1):
    print("x is", x)
    weights = np.exp(x)
    return weights / weights.sum()
"""


def test_a_person_solves_a_problem(own_screen: Screen, page: Page) -> None:
    screen = own_screen

    # Finds it.
    page.get_by_role("searchbox", name="Search topics and problems").fill("softmax")
    link = screen.on_roadmap("To do Softmax Easy")
    expect(link).to_be_visible()
    expect(screen.on_roadmap("Sigmoid")).to_have_count(0)
    link.click()

    # Reads it.
    expect(page.get_by_role("heading", name="Softmax", level=1)).to_be_visible()
    statement = screen.pane("Problem")
    expect(statement.get_by_role("heading", name="Task")).to_be_visible()
    expect(statement.locator(".katex").first).to_be_visible()
    expect(statement.get_by_role("heading", name="Examples")).to_be_visible()

    # Runs a wrong answer, and sees why.
    screen.write(SUM_OF_ALL)
    screen.run()
    screen.expect_verdict("Wrong answer")
    results = screen.pane("Results")
    results.get_by_role("button", name=re.compile("softmax: rows failed")).click()
    expect(results.get_by_role("group", name="Expected")).to_be_visible()
    expect(results.get_by_role("group", name="Got")).to_be_visible()
    expect(results.get_by_role("cell", name=re.compile("differs")).first).to_be_visible()
    expect(results.get_by_role("img", name=re.compile("Map of the error: 6 of 6 cells differ"))).to_be_visible()
    expect(results.get_by_role("group", name="Standard output")).to_contain_text("x is [[")

    # Submits a known mistake, and is told which.
    screen.write(solution(SOFTMAX, "rejected/no_max_shift"))
    screen.submit()
    screen.expect_verdict("Wrong answer")
    expect(results.get_by_role("heading", name="A known mistake")).to_be_visible()
    expect(results.get_by_text("Subtract the largest logit")).to_be_visible()
    expect(results.get_by_text(re.compile(r"softmax/stability/")).first).to_be_visible()

    # Is shown the smallest input that fails: the judge has nothing else to do.
    expect(results.get_by_role("heading", name="The smallest input that fails")).to_be_visible(timeout=30_000)
    expect(results.get_by_text("softmax(np.array([710.0]))")).to_be_visible()

    # Fixes it, and sees it solved.
    screen.write(solution(SOFTMAX))
    screen.submit()
    screen.expect_verdict("Accepted")
    expect(screen.tab("Editorial")).to_be_visible()
    page.get_by_role("link", name="Roadmap", exact=True).first.click()
    expect(screen.on_roadmap("Solved Softmax Easy")).to_be_visible()
    expect(page.get_by_role("heading", name="1 of")).to_be_visible()

    # Sees the way there.
    page.get_by_role("link", name="Progress").click()
    expect(page.get_by_text("day in a row")).to_be_visible()
    page.get_by_role("link", name="Softmax Wrong answer").click()
    expect(screen.pane("Problem").get_by_role("group", name="Submitted code")).to_contain_text("weights = np.exp(x)")


def test_a_traceback_and_a_syntax_error_lead_to_their_lines(screen: Screen) -> None:
    screen.open_problem("sigmoid")
    screen.write(
        "import numpy as np\n\n\ndef sigmoid(x):\n    return helper(x)\n\n\ndef helper(x):\n    return missing\n"
    )
    screen.run()
    screen.expect_verdict("Runtime error")
    traceback = screen.pane("Results").get_by_role("group", name="Traceback")
    expect(traceback).to_contain_text("NameError")
    traceback.get_by_role("button", name="line 9").click()
    expect(screen.page.locator(".cm-activeLine")).to_have_text("    return missing")

    screen.write("def sigmoid(x:\n    return x\n")
    screen.run()
    screen.expect_verdict("Does not compile")
    expect(screen.page.get_by_test_id("marked-line")).to_have_text("def sigmoid(x:")


def test_own_cases_show_what_the_reference_returns(screen: Screen, page: Page) -> None:
    screen.open_problem("relu")
    screen.write(solution("foundations/relu"))
    screen.tab("Your cases").click()
    results = screen.pane("Results")
    results.get_by_role("button", name="Empty case").click()
    case = results.get_by_role("textbox", name="Case 1")

    case.fill("relu(np.array([-2.0, 3.5])")
    screen.run()
    expect(results.get_by_role("alert")).to_be_visible()
    expect(case).to_have_attribute("aria-invalid", "true")

    case.fill("relu(np.array([-2.0, 3.5]))")
    page.keyboard.press("Control+Enter")
    screen.expect_verdict("Passed")  # a run solves nothing, and does not say so
    results.get_by_role("button", name=re.compile("your case")).click()
    expect(results.get_by_role("group", name="Expected and got")).to_contain_text("3.5")


def test_an_example_of_several_statements_is_a_case_to_start_from(screen: Screen) -> None:
    screen.open_problem("adam")
    screen.write(solution("optimization/adam"))
    screen.tab("Your cases").click()
    results = screen.pane("Results")
    results.get_by_role("button", name="Start from example 1").click()
    expect(results.get_by_role("textbox", name="Case 1")).to_have_value(re.compile(r"^Adam\(\s*params=\[np\.array"))
    screen.run()
    screen.expect_verdict("Passed")
    expect(results.get_by_role("button", name=re.compile("your case 1"))).to_be_visible()


def test_a_process_that_ends_itself_before_the_first_case_leaves_no_empty_parts(screen: Screen) -> None:
    screen.open_problem("sigmoid")
    screen.write("import os\n\nos._exit(0)\n")
    screen.run()
    screen.expect_verdict("Runtime error")
    results = screen.pane("Results")
    expect(results.get_by_role("heading", name="Before the first case")).to_have_count(0)
    expect(results.get_by_role("listitem")).to_have_count(0)


def test_hints_and_giving_up(screen: Screen, page: Page) -> None:
    screen.open_problem("elu")
    reading = screen.pane("Problem")
    screen.tab("Hints").click()
    reading.get_by_role("button", name=re.compile("Open hint 1")).click()
    expect(reading.get_by_role("region", name="Hint 1")).to_be_visible()
    expect(reading.get_by_role("region", name="Hint 2")).to_have_count(0)

    screen.tab("Editorial").click()
    expect(reading.get_by_role("heading", name="Derivation")).to_have_count(0)
    reading.get_by_role("button", name="Give up and read it").click()
    page.get_by_role("button", name="Keep trying").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    reading.get_by_role("button", name="Give up and read it").click()
    page.get_by_role("button", name="Give up and show the editorial").click()
    expect(reading.get_by_role("heading", name="Derivation")).to_be_visible()
    answer = reading.get_by_role("group").filter(has_text="Show an answer").first
    expect(answer.get_by_role("paragraph").first).to_be_hidden()
    answer.get_by_text("Show an answer").click()
    expect(answer.get_by_role("paragraph").first).to_be_visible()

    screen.open("/")
    expect(screen.on_roadmap("Given up ELU")).to_be_visible()


def test_a_past_submission_goes_back_into_the_editor(screen: Screen, page: Page) -> None:
    screen.open_problem("leaky-relu")
    first = solution("foundations/leaky-relu")
    screen.write(first)
    screen.submit()
    screen.expect_verdict("Accepted")
    screen.write("# something else\n")
    screen.tab("Submissions").click()
    screen.pane("Problem").get_by_role("button", name=re.compile("Accepted")).click()
    screen.pane("Problem").get_by_role("button", name="Put this code into the editor").click()
    expect(screen.editor).to_contain_text("def leaky_relu")
    screen.editor.click()
    page.keyboard.press("Control+z")
    expect(screen.editor).to_contain_text("# something else")


def test_a_reload_takes_the_verdict_up_again(screen: Screen, page: Page) -> None:
    screen.open_problem("hardtanh")
    screen.run()
    screen.expect_verdict("Runtime error")
    page.reload()
    screen.expect_verdict("Runtime error")
