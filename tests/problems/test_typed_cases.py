"""What is shown as a call can be typed back as a case, with the inputs that it shows."""

import numpy as np
import pytest

from judge import wire
from judge.grading.show import show_case
from judge.package.literals import parse_case
from judge.package.load import load
from judge.verdict import Group
from tests.problems.test_problems import FOLDERS


def plain(value):
    """The value without its memory layout and its containers' kinds, which notation does not tell."""
    if isinstance(value, wire.Layout):
        return plain(value.array)
    if isinstance(value, wire.Fn):
        return value.name, plain(value.params)
    if isinstance(value, wire.Rng):
        return value.seed
    if isinstance(value, np.ndarray):
        return plain(value.tolist())
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return "nan" if isinstance(value, float) and value != value else value


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_example_can_be_typed_back(judge, folder):
    problem = load(folder)
    frozen = judge.prepare(problem)
    examples = [case for case in frozen.cases if case.group is Group.EXAMPLE]
    assert examples
    for case in examples:
        inputs = frozen.read_inputs(case)
        shown = show_case(problem.entry(case.entry), case, inputs)
        assert bool(shown.case_call) <= (problem.drive is not None)
        entry, typed = parse_case(problem, shown.case_call or shown.call)
        assert entry == case.entry
        assert plain(typed) == plain(wire.decode(inputs))
