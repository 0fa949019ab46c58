"""Runs whole programs over the frozen cases and judges each case, for what the verifier tries out by the hundred.

A program is run as a submission is, but without scale cases, without what the problem forbids, and with limits that are
a small multiple of the reference's own time for each case. Sessions with check.py are kept and lent out: opening one
for each program would take most of the time. A runner may be used by several threads at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from functools import cached_property
from itertools import accumulate

from judge import wire
from judge.grading.evaluate import Judged, evaluate
from judge.judge import Judge
from judge.package.authors import Authors
from judge.package.frozen import Frozen, FrozenCase
from judge.package.problem import Problem
from judge.prepared import Work
from judge.runs.execution import Execution, StoppedCase
from judge.sandbox.replies import Reply
from judge.verdict import Group, Verdict

TIMES_REFERENCE = 10.0  # CPU that a program may take for a case, over the reference's
LEAST_CPU = 0.2  # least CPU limit of a case, in seconds
BATCH_COSTS = (0.03, 0.15)  # seconds that the reference takes for the cases of a program's first sessions
FIRST = 3  # cases that are tried before all others
OVERHEAD = 0.002  # seconds that a case takes beside its computation


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
    def _costs(self) -> Mapping[str, float]:
        """CPU seconds of the reference for each case, by its name."""
        return self.judge.prepared(self.problem, self.frozen).costs

    def of(self, entries: AbstractSet[str]) -> list[FrozenCase]:
        """The cases of these entries, in the order of judging."""
        return [case for case in self.cases if case.entry in entries]

    def ordered(self, entries: AbstractSet[str], early: Sequence[FrozenCase] = ()) -> list[FrozenCase]:
        """The cases of these entries: those that tell most programs apart for what they cost, `early`, and the rest."""
        kills, costs = self._kills, self._costs

        def rank(case: FrozenCase) -> tuple[float, float]:
            return -kills[case.case] / self.cost(case), costs[case.case]

        ranked = sorted(self.of(entries), key=rank)
        first = [case for case in ranked[:FIRST] if kills[case.case]]
        return [*dict.fromkeys([*first, *early, *ranked])]

    def batches(self, cases: Sequence[FrozenCase]) -> Iterator[list[FrozenCase]]:
        """The cases in their order, in a few sessions: of a program that fails early nothing costly runs on ahead."""
        left = list(cases)
        for most in BATCH_COSTS:
            total = list(accumulate(self._costs[case.case] for case in left))
            count = max(1, sum(cost <= most for cost in total))
            yield left[:count]
            left = left[count:]
            if not left:
                return
        yield left

    def cost(self, case: FrozenCase) -> float:
        """Seconds that a case takes, as far as the reference tells."""
        return OVERHEAD + self._costs[case.case]

    def note_killed(self, one: Judged) -> None:
        """Note that a case has told a program apart; not by its time, which another case may do in less."""
        self._kills[one.case.case] += one.verdict is not Verdict.TIME_LIMIT

    def judged(self, source: str, cases: list[FrozenCase] | None = None) -> Iterator[Judged]:
        """Yield every case in order; those behind the last session that a program may use up are left out.

        Raises:
            NotLoaded: nothing ran.
            AuthorFault: check.py failed on an output.
        """
        cases = self.cases if cases is None else cases
        works = [Work(index, case, cpu=self._limit(case)) for index, case in enumerate(cases)]
        execution = Execution(self.judge.sandbox, self.problem, self.frozen, source.encode(), works)
        with self._authors() as authors:
            for work, answer in execution:
                yield self._judged(work.case, answer, authors)
        if execution.not_loaded:
            raise NotLoaded(str(execution.not_loaded.verdict))

    def _limit(self, case: FrozenCase) -> float:
        """CPU seconds that a program may take for a case."""
        return max(LEAST_CPU, TIMES_REFERENCE * self._costs[case.case])

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
