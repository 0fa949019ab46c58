"""`[entry.pictures]` says how the page may draw an input or an output of a case."""

from dataclasses import replace

import numpy as np
import pytest

from judge import wire
from judge.grading.show import show_case
from judge.package.problem import PictureKind
from judge.verdict import Mode, Verdict
from tests.judge.test_judge import in_relu


@pytest.fixture
def drawn(problem_of):
    """relu, whose input is points and whose output is a curve."""
    problem = problem_of("relu")
    first, *others = problem.entries
    (output,) = first.returns
    pictures = {first.params[0].name: PictureKind.POINTS, output: PictureKind.CURVE}
    return replace(problem, entries=(replace(first, pictures=pictures), *others))


def test_a_failing_case_names_the_pictures_of_its_inputs_and_outputs(judge, drawn):
    report = list(judge.run(drawn, judge.prepare(drawn), in_relu("return x + 1.0")))[-1]
    assert report.verdict is Verdict.WRONG_ANSWER
    shown = next(each for each in report.failures if each.entry == drawn.entries[0].name)
    assert [each.value.picture for each in shown.inputs] == ["points"]
    assert shown.expected.picture == shown.got.picture == "curve"
    assert shown.mismatch.expected.picture == shown.mismatch.got.picture == "curve"


def test_a_case_of_run_mode_names_them_too(judge, drawn):
    events = list(judge.run(drawn, judge.prepare(drawn), in_relu("return np.maximum(x, 0.0)"), Mode.RUN))
    first = next(each.result for each in events if each.type == "case")
    assert [each.value.picture for each in first.inputs] == ["points"]
    assert first.expected.picture == "curve"


def test_a_call_too_large_to_show_is_told_by_its_shapes(judge, problem_of):
    problem = problem_of("relu")
    case = next(each for each in judge.prepare(problem).cases if each.entry == "relu")
    shown = show_case(problem.entry("relu"), case, wire.encode({"x": np.zeros((1000, 3))}), shapes=True)
    assert shown.inputs[0].value.text == "<array of float64, shape (1000, 3)>"
    assert shown.expected is None
    assert (shown.call, shown.case_call) == ("relu(<array of float64, shape (1000, 3)>)", "")
