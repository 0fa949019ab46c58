"""Keeps what a problem needs between its submissions: frozen cases, the reference's costs, the plan, known mistakes.

A `PreparedProblem` is made once for a version of a problem and its limits, and handed to every submission run. What
takes long is made when it is first needed. It may be used by many threads at once: two of them may make the same thing,
and either result stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from judge.grading import report
from judge.grading.diagnosis.misconception import Mistakes, judge_mistakes
from judge.package.authors import Authors
from judge.package.costs import reference_costs
from judge.package.freeze import freeze_rejected
from judge.package.frozen import Frozen, FrozenCase
from judge.package.job import PlannedCase, plan
from judge.package.problem import Problem
from judge.package.results import Costs
from judge.package.store import FrozenStore
from judge.sandbox.base import Sandbox
from judge.shared.protocol import STDOUT_BYTES
from judge.verdict import Group, Started

CHECK_CPU = 10.0  # most CPU seconds of check.py for one output


@dataclass(frozen=True, slots=True)
class Work:
    """A case to run: from the frozen files, or with inputs of its own (`data`)."""

    index: int  # of the case in its list
    case: FrozenCase
    data: bytes | None = None
    cpu: float = 2.0  # seconds it may take

    @property
    def gated(self) -> bool:
        """Whether the inputs are withheld until the case's turn."""
        return self.case.timed

    @property
    def planned(self) -> PlannedCase:
        return PlannedCase(self.index, self.case, self.data)


@dataclass(frozen=True, slots=True)
class RunPlan:
    """What is known of a submission run before the submission is.

    Attributes:
        works: the cases in order, with their limits.
        started: the event that the run begins with.
        encoded: the plan of all cases for the harness; None where it is encoded when it is sent.
    """

    works: tuple[Work, ...]
    started: Started
    encoded: bytes | None = None

    @classmethod
    def of(cls, works: Sequence[Work], encoded: bytes | None = None) -> RunPlan:
        cases = [work.case for work in works]
        return cls(tuple(works), Started(len(cases), report.count(cases, ())), encoded)


def encoded_plan(problem: Problem, works: Sequence[Work]) -> bytes:
    """Encode the harness's plan of these cases."""
    return plan(problem, [work.planned for work in works], STDOUT_BYTES)


class PreparedProblem:
    """One version of a problem, ready to judge submissions in one sandbox."""

    def __init__(self, problem: Problem, frozen: Frozen, sandbox: Sandbox, store: FrozenStore) -> None:
        self.problem = problem
        self.frozen = frozen
        self.sandbox = sandbox
        self._store = store
        self._mistakes: Mistakes | None = None

    @cached_property
    def measured(self) -> Costs:
        """What the reference and a plain loop cost on this host.

        Raises:
            Unsound: the reference fails a case on this host.
        """
        return reference_costs(self.problem, self.frozen, self.sandbox, self._store)

    @property
    def costs(self) -> Mapping[str, float]:
        """CPU seconds that the reference takes on this host, by case."""
        return self.measured.cases

    @cached_property
    def plan(self) -> RunPlan:
        """The plan of a whole submission, encoded once for all of them."""
        works = [Work(index, case, cpu=self.cpu_limit(case)) for index, case in enumerate(self.frozen.cases)]
        return RunPlan.of(works, encoded_plan(self.problem, works))

    def mistakes(self) -> Mistakes:
        """Return what the known mistakes do in every case, judged; made when a wrong answer needs it."""
        if self._mistakes is None:
            frozen = freeze_rejected(self.problem, self.frozen, self.sandbox, self._store)
            with Authors(self.sandbox, self.problem, CHECK_CPU) as authors:

                def check(case: FrozenCase, output: bytes, run: int) -> str | None:
                    return self.objection(authors, Work(0, case), output, run)

                self._mistakes = judge_mistakes(self.problem, frozen, check)
        return self._mistakes

    def objection(self, authors: Authors, work: Work, output: bytes, run: int) -> str | None:
        """Return what check.py has against the output of a run; None where it is right."""
        case = work.case
        expected = case.expected[run if case.seeds else 0]
        seed = case.seeds[run] if case.seeds else 0
        return authors.check(case.entry, self.inputs(work), output, expected, case.expect, seed)

    def complete(self) -> None:
        """Make now what is otherwise made when it is first needed."""
        self.mistakes()
        _ = self.plan  # the costs are its limits

    def cpu_limit(self, case: FrozenCase) -> float:
        """Return the seconds of CPU that a frozen case may take on this host."""
        limits = self.problem.limits
        if case.group is not Group.SCALE:
            return limits.cpu
        return max(limits.scale_floor_steps * self.measured.step, limits.scale_factor * self.costs[case.case])

    def inputs(self, work: Work) -> bytes:
        """Return the inputs of a case, wire-encoded."""
        return work.data if work.data is not None else self.frozen.read_inputs(work.case)
