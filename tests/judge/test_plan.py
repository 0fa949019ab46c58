"""The limits of a case: seconds that the problem names, or, in a scale case, what this host makes of its multiples."""

from dataclasses import replace

import pytest
from judge.plan import cpu_limit

from judge.package.problem import Limits
from judge.package.store import Costs
from judge.verdict import Group

LIMITS = Limits(cpu=3.0, scale_factor=8.0, scale_floor_steps=1_000_000)


@pytest.fixture
def relu(judge, problem_of):
    problem = problem_of("relu")
    case = judge.prepare(problem).cases[0]
    return replace(problem, limits=LIMITS), case, replace(case, group=Group.SCALE)


def test_a_case_has_the_seconds_that_the_problem_names(relu):
    problem, case, _ = relu
    assert cpu_limit(problem, Costs({case.case: 9.0}, step=9.0), case) == 3.0


def test_a_scale_case_has_a_multiple_of_the_reference(relu):
    problem, _, case = relu
    assert cpu_limit(problem, Costs({case.case: 0.25}, step=1e-9), case) == 2.0


@pytest.mark.parametrize("speed", [0.1, 1.0, 10.0], ids=["a slow host", "a host", "a fast host"])
def test_the_floor_of_a_scale_case_is_as_fast_as_the_host(relu, speed):
    problem, _, case = relu
    costs = Costs({case.case: 1e-6 / speed}, step=5e-8 / speed)
    assert cpu_limit(problem, costs, case) == pytest.approx(0.05 / speed)
