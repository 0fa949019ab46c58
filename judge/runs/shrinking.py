"""Finds the smallest input that a submission fails on, with three sessions, and yields each smaller one on the way.

The author's session proposes inputs (`judge/inside/shrinking.py`), the reference's and the submission's answer them.
Both answer through the harness, case by case, each case gated: its inputs are handed over when they are proposed.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Any, Self

from judge import wire
from judge.grading.evaluate import Judged, detail, evaluate
from judge.grading.failures import fitting
from judge.grading.show import inline
from judge.grading.shrink import MAX_EXAMPLES, SECONDS, SessionOver, ShrinkProgress, ShrinkRequest, Symptom, shrinking
from judge.package.authors import STOPS, AuthorFault, Authors
from judge.package.frozen import Frozen, FrozenCase, Span
from judge.package.job import PlannedCase, plan
from judge.package.problem import Entry, Problem
from judge.runs.execution import LOAD_CPU, OUTPUT_BYTES
from judge.sandbox.base import Limits, Role, Sandbox
from judge.sandbox.harness_client import HarnessClient
from judge.sandbox.replies import Reply
from judge.shared.protocol import STDOUT_BYTES
from judge.verdict import CaseResult, Group, Shrunk

NO_SPAN = Span("", 0, 0)


class Answers:
    """One program in one session, asked about inputs of one entry as they come."""

    def __init__(self, sandbox: Sandbox, problem: Problem, source: bytes, case: FrozenCase) -> None:
        """Load it.

        Raises:
            SessionOver: it does not load.
        """
        self._cpu = problem.limits.cpu
        limits = Limits(problem.limits.memory << 20, SECONDS + 4 * LOAD_CPU, OUTPUT_BYTES)
        self._session = sandbox.open(Role.SUBMISSION, limits)
        self._client = HarnessClient(self._session)
        self._turn = 0  # the number of the case whose inputs are handed over next
        planned = [PlannedCase(index, case, on_demand=True) for index in range(MAX_EXAMPLES)]
        try:
            self._client.start(source, plan(problem, planned, STDOUT_BYTES))
            loaded = self._client.loaded(cpu=LOAD_CPU, wall=2 * LOAD_CPU) is None
        except STOPS:
            loaded = False
        if not loaded:
            self._session.close()
            raise SessionOver

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._session.close()

    def hand(self, inputs: bytes, seconds: float) -> None:
        """Hand over the next inputs; SessionOver where it takes none."""
        try:
            self._client.await_turn(self._turn, cpu=self._cpu, wall=seconds)
            self._client.give(inputs)
        except STOPS as stop:
            raise SessionOver from stop

    def reply(self, seconds: float) -> Reply:
        """Returns the reply to the last inputs; SessionOver where there will be none."""
        try:
            reply = self._client.reply(self._turn, cpu=self._cpu, wall=seconds)
        except STOPS as stop:
            raise SessionOver from stop
        self._turn += 1
        return reply


@dataclass
class Shrinking:
    """One search for the smallest failing input of a submission.

    Attributes:
        case: what the inputs are for; only its entry, group and kind matter.
        symptom: how the submission fails; None where it may fail in any way.
        deadline: when the search ends at the latest, by `time.monotonic`.
        judged: every input that was tried, with its verdict.
    """

    sandbox: Sandbox
    problem: Problem
    source: bytes
    case: FrozenCase
    symptom: Symptom | None
    deadline: float
    judged: dict[bytes, Judged] = field(default_factory=dict)

    def steps(self) -> Iterator[Shrunk]:
        """Yields each failing input that is no larger than the one before, and at last the smallest.

        Raises:
            SandboxError: the sandbox failed.
        """
        case = replace(self.case, inputs=NO_SPAN, raises=None, expected=(), draws=0, repeat=0, note="", call="")
        last = ShrinkProgress(None, 0)
        with ExitStack() as stack:
            checks = stack.enter_context(Authors(self.sandbox, self.problem))  # the other one is busy proposing
            if not case.seeds and shrinks(self.problem, self.case):
                shown: bytes | None = None
                for last in self._search(stack, case, checks):
                    if _goes_on(shown, last.inputs):
                        shown = last.inputs
                        yield self._shrunk(checks, last, done=False)
            yield self._shrunk(checks, last, done=True)

    def _search(self, stack: ExitStack, case: FrozenCase, checks: Authors) -> Iterator[ShrinkProgress]:
        authors = stack.enter_context(Authors(self.sandbox, self.problem))
        try:
            reference = stack.enter_context(self._answers(self.problem.reference.encode(), case))
            submission = stack.enter_context(self._answers(self.source, case))
        except SessionOver:
            return

        def propose(message: Mapping[str, object], seconds: float) -> Mapping[str, Any]:
            try:
                authors.send(message, "cases.py")
                return authors.receive("cases.py", seconds)
            except AuthorFault as fault:
                raise SessionOver from fault

        def answer(inputs: bytes, seconds: float) -> Symptom | None:
            for answers in (reference, submission):  # both compute at the same time
                answers.hand(inputs, seconds)
            return self._answer(case, checks, inputs, reference.reply(seconds), submission.reply(seconds))

        left = self.deadline - time.monotonic()
        yield from shrinking(ShrinkRequest(case.entry, str(case.group), self.symptom, seconds=left), propose, answer)

    def _shrunk(self, checks: Authors, found: ShrinkProgress, *, done: bool) -> Shrunk:
        if found.inputs is None:
            return Shrunk(None, found.examples, done)
        judged, entry = self.judged[found.inputs], self.problem.entry(self.case.entry)
        inputs = without_defaults(entry, found.inputs)
        call = self._call(checks, inputs)
        case = replace(judged.case, case=f"{entry.name}/{judged.case.group}/smallest", call=call)
        return Shrunk(fitting(detail(replace(judged, case=case), entry, inputs)), found.examples, done)

    def _call(self, checks: Authors, inputs: bytes) -> str:
        """Return the lines of the drive's show(); "" where there are none, which does not end a search."""
        try:
            return checks.call(self.case.entry, inputs) if self.problem.drive else ""
        except AuthorFault:
            return ""

    def _answers(self, source: bytes, case: FrozenCase) -> Answers:
        return Answers(self.sandbox, self.problem, source, case)

    def _answer(self, case: FrozenCase, checks: Authors, inputs: bytes, wanted: Reply, got: Reply) -> Symptom | None:
        """Return how the submission fails on these inputs; what the reference has no value for is not judged."""
        expected = wanted.runs[0].output if wanted.runs else None
        if expected is None:
            return None
        entry = self.problem.entry(case.entry)

        def check(known: FrozenCase, output: bytes, _run: int) -> str | None:
            return checks.check(known.entry, inputs, output, known.expected[0], None)

        try:
            judged = evaluate(entry, replace(case, expected=(expected,)), got, check)
        except (wire.Malformed, AuthorFault) as fault:
            raise SessionOver from fault
        self.judged[inputs] = judged
        return symptom_of(judged)


def shrinks(problem: Problem, case: FrozenCase) -> bool:
    """Return whether smaller inputs can be found: not for draws or size, nor where only the case has the answer."""
    known = case.raises is None and case.expect is None
    return known and not problem.entry(case.entry).distributed and case.group is not Group.SCALE


def symptom_of(judged: Judged) -> Symptom | None:
    """Return how a judged case fails; None where it is accepted."""
    raised = judged.raised.name if judged.raised else ""
    return Symptom.of(judged.verdict, judged.mismatch, raised)


def tell_apart(sandbox: Sandbox, problem: Problem, frozen: Frozen, source: str) -> CaseResult | None:
    """Return a small input on which a source and the reference differ, judged; None where none is found.

    Each entry with a strategy is asked in turn, some three seconds each.
    """
    for entry in problem.entries:
        known = (case for case in frozen.cases if case.entry == entry.name and not case.seeds)
        case = next((case for case in known if shrinks(problem, case)), None)
        if case is None:
            continue
        deadline = time.monotonic() + SECONDS
        *_, last = Shrinking(sandbox, problem, source.encode(), case, None, deadline).steps()
        if last.result is not None:
            return last.result
    return None


def without_defaults(entry: Entry, inputs: bytes) -> bytes:
    """Leave out the inputs that equal their parameter's default: they make a small call look larger."""
    values = wire.decode(inputs)
    defaults = {param.name: param.default for param in entry.params if param.default is not None}
    kept = {name: value for name, value in values.items() if name not in defaults or inline(value) != defaults[name]}
    return bytes(wire.encode(kept))


def _goes_on(shown: bytes | None, inputs: bytes | None) -> bool:
    """Return whether a failing input is worth showing after the last one: another, and no larger."""
    return inputs is not None and inputs != shown and (shown is None or len(inputs) <= len(shown))
