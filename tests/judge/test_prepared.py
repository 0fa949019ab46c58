"""The limits of a case: seconds that the problem names, or, in a scale case, what this host makes of its multiples."""

from dataclasses import replace

import pytest

from judge.package.problem import ProblemLimits
from judge.package.results import Costs
from judge.prepared import PreparedProblem
from judge.verdict import Group

LIMITS = ProblemLimits(cpu=3.0, scale_factor=8.0, scale_floor_steps=1_000_000)


@pytest.fixture
def prepared(judge, problem_of):
    """A problem with these limits; `measured` is set to what a host would have measured."""
    problem = problem_of("relu")
    return PreparedProblem(replace(problem, limits=LIMITS), judge.prepare(problem), judge.sandbox, judge.store)


def test_a_case_has_the_seconds_that_the_problem_names(prepared):
    case = prepared.frozen.cases[0]
    prepared.measured = Costs({case.case: 9.0}, step=9.0)
    assert prepared.cpu_limit(case) == 3.0


def test_a_scale_case_has_a_multiple_of_the_reference(prepared):
    case = replace(prepared.frozen.cases[0], group=Group.SCALE)
    prepared.measured = Costs({case.case: 0.25}, step=1e-9)
    assert prepared.cpu_limit(case) == 2.0


@pytest.mark.parametrize("speed", [0.1, 1.0, 10.0], ids=["a slow host", "a host", "a fast host"])
def test_the_floor_of_a_scale_case_is_as_fast_as_the_host(prepared, speed):
    case = replace(prepared.frozen.cases[0], group=Group.SCALE)
    prepared.measured = Costs({case.case: 1e-6 / speed}, step=5e-8 / speed)
    assert prepared.cpu_limit(case) == pytest.approx(0.05 / speed)
