"""The way of a submission: which cases, in which order, with which limits; the same for all to one version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from judge.grading import report
from judge.package.problem import Problem
from judge.package.store import Costs, Frozen, FrozenCase
from judge.runs.execution import Work, planned
from judge.verdict import Group, Started


@dataclass(frozen=True, slots=True)
class Route:
    """What is known before the submission is.

    Attributes:
        works: the cases with their limits.
        started: the event that it begins with.
        plan: what the harness is told of all of them, encoded; None where it is made when it is sent.
    """

    works: tuple[Work, ...]
    started: Started
    plan: bytes | None = None


def whole(problem: Problem, frozen: Frozen, costs: Costs) -> Route:
    """All cases."""
    works = [Work(i, case, cpu=cpu_limit(problem, costs, case)) for i, case in enumerate(frozen.cases)]
    return Route(tuple(works), started(works), planned(problem, works))


def started(works: Sequence[Work]) -> Started:
    cases = [work.case for work in works]
    return Started(len(cases), report.count(cases, ()))


def cpu_limit(problem: Problem, costs: Costs, case: FrozenCase) -> float:
    """Seconds of CPU that a case may take on this host.

    Args:
        costs: what the reference and a plain loop take here.
    """
    limits = problem.limits
    if case.group is not Group.SCALE:
        return limits.cpu
    return max(limits.scale_floor_steps * costs.step, limits.scale_factor * costs.cases[case.case])
