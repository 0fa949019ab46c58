"""Runs whole programs over the frozen cases and judges each case, for what the verifier tries out by the hundred.

A program is run as a submission is, but without scale cases, without what the problem forbids, and with a limit that is
a small multiple of the reference's own time. Sessions with check.py are kept and lent out: opening one for each program
would take most of the time. A runner may be used by several threads at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property

from judge import wire
from judge.grading.evaluate import Judged, evaluate
from judge.judge import Judge
from judge.package.authors import Authors
from judge.package.frozen import Frozen, FrozenCase
from judge.package.problem import Problem
from judge.package.running import run
from judge.prepared import Work
from judge.runs.execution import Execution, StoppedCase
from judge.sandbox.replies import Reply
from judge.verdict import Group, Verdict

TIMES_REFERENCE = 10.0  # CPU that a program may take for a case, over the reference's slowest
LEAST_CPU = 0.2  # least CPU limit of a case, in seconds


class NotLoaded(Exception):  # noqa: N818
    """The program never came to its first case; the message is the verdict."""


class ProgramRunner:
    """Judges programs over one problem's frozen cases."""

    def __init__(self, judge: Judge, problem: Problem, frozen: Frozen) -> None:
        self.judge = judge
        self.problem = problem
        self.frozen = frozen
        self.cases = [case for case in frozen.cases if case.group is not Group.SCALE]
        self._idle: list[Authors] = []
        self._kills: Counter[str] = Counter()  # programs that a case has rejected, by its name

    def close(self) -> None:
        while self._idle:
            self._idle.pop().close()

    @cached_property
    def _costs(self) -> dict[FrozenCase, float]:
        """CPU seconds of the reference for each case."""
        problem = self.problem
        ran = run(
            self.judge.sandbox, problem, problem.reference, self.frozen.folder, self.cases, cpu=problem.limits.cpu
        )
        return {each.case: each.cpu for each in ran}

    @cached_property
    def _cpu(self) -> float:
        return max(LEAST_CPU, TIMES_REFERENCE * max(self._costs.values(), default=0.0))

    def failing(self, source: str) -> str:
        """Return the first case that a program fails, or the verdict on its loading; "" where it passes all.

        The cases that have rejected the most programs are tried first, of the others the cheap ones.

        Raises:
            AuthorFault: check.py failed on an output.
        """
        ordered = sorted(self.cases, key=lambda case: (-self._kills[case.case], self._costs[case]))
        try:
            for one in self.judged(source, ordered):
                if one.verdict is not Verdict.ACCEPTED:
                    self._kills[one.case.case] += 1
                    return one.case.case
        except NotLoaded as failure:
            return str(failure)
        return ""

    def judged(self, source: str, cases: list[FrozenCase] | None = None) -> Iterator[Judged]:
        """Yield every case in order; those behind the last session that a program may use up are left out.

        Raises:
            NotLoaded: nothing ran.
            AuthorFault: check.py failed on an output.
        """
        works = [Work(index, case, cpu=self._cpu) for index, case in enumerate(cases or self.cases)]
        execution = Execution(self.judge.sandbox, self.problem, self.frozen, source.encode(), works)
        with self._authors() as authors:
            for work, answer in execution:
                yield self._judged(work.case, answer, authors)
        if execution.not_loaded:
            raise NotLoaded(str(execution.not_loaded.verdict))

    @contextmanager
    def _authors(self) -> Iterator[Authors]:
        """Yield a session with check.py that no other thread is using."""
        try:
            authors = self._idle.pop()
        except IndexError:  # all are in use
            authors = Authors(self.judge.sandbox, self.problem)
        try:
            yield authors
        finally:
            self._idle.append(authors)

    def _judged(self, case: FrozenCase, answer: Reply | StoppedCase, authors: Authors) -> Judged:
        def check(case: FrozenCase, output: bytes, index: int) -> str | None:
            seed = case.seeds[index] if case.seeds else 0
            expected = case.expected[index if case.seeds else 0]
            return authors.check(case.entry, self.frozen.read_inputs(case), output, expected, case.expect, seed)

        if isinstance(answer, StoppedCase):
            return Judged(case, answer.verdict, answer.sentence, cpu=answer.cpu)
        try:
            return evaluate(self.problem.entry(case.entry), case, answer, check)
        except wire.Malformed:
            return Judged(case, Verdict.RUNTIME_ERROR)
