"""Known mistakes shrink to what a person would have found."""

import pytest

from judge.verdict import Verdict, Wrong

MISTAKES = [
    ("softmax", "no_max_shift", "softmax/stability/large", "np.array([710.0])"),
    ("softmax", "axis_ignored", "softmax/example/columns", "axis=0"),
    ("relu", "slope_one_at_zero", "relu_grad/edge/zeros", "0.0"),
]


def mistake(problem, name):
    return next(each.source for each in problem.rejected if each.name == name)


@pytest.mark.parametrize(("slug", "name", "case", "call"), MISTAKES, ids=[f"{m[0]}-{m[1]}" for m in MISTAKES])
def test_a_known_mistake_becomes_small(judge, problem_of, slug, name, case, call):
    problem = problem_of(slug)
    smallest = judge.shrink(problem, judge.prepare(problem), mistake(problem, name), case)
    assert smallest.verdict is Verdict.WRONG_ANSWER
    assert call in smallest.call
    assert len(smallest.call) < 80
    assert smallest.expected.text != smallest.got.text


def test_a_runtime_error_shrinks_to_the_same_error(judge, problem_of):
    problem = problem_of("softmax")
    frozen = judge.prepare(problem)
    smallest = judge.shrink(problem, frozen, mistake(problem, "keepdims_forgotten"), "softmax/example/rows")
    assert smallest.verdict is Verdict.RUNTIME_ERROR
    assert "ValueError" in smallest.sentence


def test_a_passing_case_an_unknown_case_and_an_exception_that_is_asked_for_do_not_shrink(judge, problem_of):
    problem = problem_of("softmax")
    frozen = judge.prepare(problem)
    assert judge.shrink(problem, frozen, problem.reference, "softmax/example/rows") is None
    assert judge.shrink(problem, frozen, problem.reference, "softmax/example/nobody") is None
    never = problem.reference + "\n\ndef softmax(x, axis=-1):\n    return x\n"
    assert judge.shrink(problem, frozen, never, "softmax/edge/number") is None


def test_a_submission_that_hangs_in_the_middle_keeps_what_was_found(judge, problem_of):
    problem = problem_of("relu")
    frozen = judge.prepare(problem)
    hang = "calls = 0\ndef relu(x):\n    global calls\n    calls += 1\n    while calls > 3: pass\n    return x\n"
    found = judge.shrink(problem, frozen, hang, "relu/example/both-signs")
    assert found is None or found.mismatch.kind is not Wrong.NOT_WRITTEN
