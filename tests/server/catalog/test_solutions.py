"""The solutions that open with the editorial."""

import pytest

from server.catalog.solutions import shown_reference, shown_solution

SOLUTIONS = "/api/problems/softmax/solutions"


def test_they_are_closed_until_the_problem_is_solved_or_given_up(client):
    refused = client.get(SOLUTIONS)
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "editorial_closed")
    client.post("/api/problems/softmax/give-up")
    assert client.get(SOLUTIONS).status_code == 200


def test_they_are_the_reference_right_ones_with_their_style_and_mistakes_with_their_lesson(live):
    submission = live.submit()
    live.verdict(submission)
    page = live.client.get(SOLUTIONS).json()
    assert page["reference"].startswith("import numpy as np")
    assert page["yours"] == {"id": submission, "cpu": 0.25}
    accepted = {each["name"]: each for each in page["accepted"]}
    assert accepted["loops"]["style"] == "plain Python floats, one slice at a time"
    assert accepted["loops"]["source"].startswith("import math\n")
    rejected = {each["name"]: each for each in page["rejected"]}
    assert rejected["axis_ignored"]["lesson"].startswith("You always normalise along the last axis.")
    assert rejected["axis_ignored"]["source"].startswith("import numpy as np\n")
    assert (rejected["axis_ignored"]["verdict"], rejected["axis_ignored"]["entry"]) == ("wrong_answer", "softmax")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("x = 1  # mutant-ok: 1->2: it does not matter\ny = 2\n", "x = 1\ny = 2\n"),
        ("    # mutant-ok: 1->2: why not mutant-ok: <->>: so\ny = 2\n", "y = 2\n"),
        ("x = 1  # the first. mutant-ok: 1->2: why not\n", "x = 1  # the first.\n"),
        ("x = '# mutant-ok: 1->2: text'\n", "x = '# mutant-ok: 1->2: text'\n"),
        ("x = '\x0c'\ny = 1  # mutant-ok: 1->2: so\n", "x = '\x0c'\ny = 1\n"),
    ],
)
def test_a_reference_is_shown_without_the_remarks_on_mutants(written, shown):
    assert shown_reference(written) == shown


def test_a_solution_is_shown_without_its_header_whether_or_not_it_is_python():
    assert shown_solution("# style: loops\n\nx = 1\n") == "x = 1\n"
    assert shown_solution("# verdict: compile_error\n# lesson: A colon is missing.\nif x\n") == "if x\n"
