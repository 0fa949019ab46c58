"""Known mistakes shrink to what a person would have found."""

import numpy as np
import pytest

from judge import wire
from judge.runs.shrinking import without_defaults
from judge.verdict import Verdict, Wrong

# What a person would have found by hand: the call, what it gives, and what it should.
MISTAKES = [
    (
        "softmax",
        "no_max_shift",
        "softmax/stability/large",
        "softmax(np.array([710.0]))",
        "np.array([np.nan])",
        "np.array([1.0])",
    ),
    ("he-init", "glorot_scale", "he_std/example/linear-layer", "he_std((1, 1))", "1.0", "1.4142135623730951"),
    (
        "dropout",
        "backward_forgets_the_scale",
        "dropout_backward/example/half",
        "dropout_backward(np.array([1.0]), np.array([True]))",
        "np.array([1.0])",
        "np.array([2.0])",
    ),
    (
        "relu",
        "slope_one_at_zero",
        "relu_grad/edge/zeros",
        "relu_grad(np.array([0.0]))",
        "np.array([1.0])",
        "np.array([0.0])",
    ),
]


@pytest.fixture(autouse=True)
def unhurried(monkeypatch):
    """What is found, not how fast: the machine may be busy."""
    monkeypatch.setattr("judge.runs.submission.SECONDS", 60.0)


@pytest.fixture
def shrink(judge, problem_of):
    """The steps of a search: all of them, or the last one's result."""

    def shrink(slug, source, case, *, every=False):
        problem = problem_of(slug)
        steps = list(judge.shrink(problem, judge.prepare(problem), source, case))
        assert [step.done for step in steps] == [False] * (len(steps) - 1) + [True]
        return steps if every else steps[-1].result

    return shrink


def mistake(problem, name):
    return next(each.source for each in problem.rejected if each.name == name)


@pytest.mark.parametrize(
    ("slug", "name", "case", "call", "got", "expected"), MISTAKES, ids=[f"{m[0]}-{m[1]}" for m in MISTAKES]
)
def test_a_known_mistake_becomes_as_small_as_by_hand(shrink, problem_of, slug, name, case, call, got, expected):
    smallest = shrink(slug, mistake(problem_of(slug), name), case)
    assert smallest.verdict is Verdict.WRONG_ANSWER
    assert (smallest.call, smallest.got.text, smallest.expected.text) == (call, got, expected)


def test_a_transposed_matrix_becomes_a_single_row(shrink, problem_of):
    source = mistake(problem_of("autodiff-forward-mode"), "transposed_jacobian")
    smallest = shrink("autodiff-forward-mode", source, "jacobian/example/two-by-two")
    assert (smallest.got.shape, smallest.expected.shape) == ((2, 1), (1, 2))
    assert "jacobian(f, np.array([0., 0.]))" in smallest.call


def test_it_is_told_as_it_gets_smaller(shrink, problem_of):
    steps = shrink("softmax", mistake(problem_of("softmax"), "no_max_shift"), "softmax/stability/large", every=True)
    sizes = [len(step.result.call) for step in steps]
    assert len(steps) > 2
    assert sizes[0] > sizes[-1]
    assert all(step.result.verdict is Verdict.WRONG_ANSWER for step in steps)
    assert [step.examples for step in steps] == sorted(step.examples for step in steps)


def test_at_the_deadline_what_was_found_stands(judge, problem_of, monkeypatch):
    monkeypatch.setattr("judge.runs.submission.SECONDS", 0.0)
    problem = problem_of("softmax")
    source = mistake(problem, "no_max_shift")
    (end,) = judge.shrink(problem, judge.prepare(problem), source, "softmax/stability/large")
    assert end.done
    assert end.result is None


def test_a_search_that_nobody_follows_any_more_leaves_nothing_behind(judge, problem_of):
    problem = problem_of("softmax")
    steps = judge.shrink(problem, judge.prepare(problem), mistake(problem, "no_max_shift"), "softmax/stability/large")
    next(steps)
    steps.close()
    assert list(steps) == []
    *_, report = judge.run(problem, judge.prepare(problem), problem.reference)
    assert report.verdict is Verdict.ACCEPTED


def test_a_runtime_error_shrinks_to_the_same_error(shrink, problem_of):
    smallest = shrink("softmax", mistake(problem_of("softmax"), "keepdims_forgotten"), "softmax/example/rows")
    assert smallest.verdict is Verdict.RUNTIME_ERROR
    assert "ValueError" in smallest.sentence


def test_a_passing_case_an_unknown_case_and_an_exception_that_is_asked_for_do_not_shrink(shrink, problem_of):
    reference = problem_of("softmax").reference
    assert shrink("softmax", reference, "softmax/example/rows") is None
    assert shrink("softmax", reference, "softmax/example/nobody") is None
    never = reference + "\n\ndef softmax(x, axis=-1):\n    return x\n"
    assert shrink("softmax", never, "softmax/edge/number") is None


def test_a_submission_that_hangs_in_the_middle_keeps_what_was_found(shrink):
    hang = "calls = 0\ndef relu(x):\n    global calls\n    calls += 1\n    while calls > 3: pass\n    return x\n"
    found = shrink("relu", hang, "relu/example/both-signs")
    assert found is None or found.mismatch.kind is not Wrong.NOT_WRITTEN


def test_arguments_that_equal_their_default_are_out_of_sight(problem_of):
    entry = problem_of("softmax").entry("softmax")
    inputs = {"x": np.array([1.0]), "axis": -1}
    assert set(wire.decode(without_defaults(entry, wire.encode(inputs)))) == {"x"}
    assert set(wire.decode(without_defaults(entry, wire.encode({**inputs, "axis": 0})))) == {"x", "axis"}
