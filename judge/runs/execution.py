"""Executes a program over cases: the sandbox sessions of one submission, from the outside.

Theory of operation. One session judges all cases in order. The harness inside is handed the inputs (never an expected
output) and answers case by case. A case with a size is *gated*: its inputs are withheld until the case's turn, and the
clock that counts is ours. A scale case is left out altogether once a case of its entry has failed: it would only say
the same, and late. A case that has to be stopped costs the session its life; a fresh one goes on behind it, a bounded
number of times, so that a verdict can still report by group. What waits instead of computing is stopped for good: by
the clock, all cases together may take a multiple of the CPU time that they use and a few seconds. A sandbox that breaks
by no fault of the submission is `Broken`, is tried again, and is at last the judge's error, never the submitter's.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace

from judge import wire
from judge.grading import sentences
from judge.package.frozen import Frozen
from judge.package.problem import Problem
from judge.prepared import Work, encoded_plan
from judge.sandbox.base import (
    Broken,
    CpuLimit,
    Died,
    Limits,
    MemoryLimit,
    OutputLimit,
    Printed,
    Role,
    Sandbox,
    Session,
    WallLimit,
)
from judge.sandbox.harness_client import HarnessClient
from judge.sandbox.replies import LoadFailure, Raised, Reply
from judge.verdict import Group, Verdict

MAX_SESSIONS = 2  # the first, and one behind each case that had to be stopped
MAX_BROKEN = 3  # sessions that may break by our own fault
LOAD_CPU = 3.0  # CPU seconds for the module's own top level
TOTAL_CPU = 30.0  # CPU seconds for all cases together
WAITING = 6.0  # seconds that loading and all cases may wait together, by the clock, ...
PER_CPU_SECOND = 20.0  # ... beyond so many for each second of CPU: on a busy machine no process runs all the time
LEAST_WALL = 0.5  # least wall time of a case, in seconds
SESSION_WALL = 15 * TOTAL_CPU  # seconds: a busy machine is slow, and the judge takes its own time between the answers
OUTPUT_BYTES = 96 * 1024 * 1024  # most bytes that a session may send in all


@dataclass(frozen=True, slots=True)
class StoppedCase:
    """A case that never answered."""

    verdict: Verdict
    sentence: str
    cpu: float = 0.0
    idle: bool = False  # it waited, and would wait again in every case
    stdout: str = ""
    stderr: str = ""


@dataclass(frozen=True, slots=True)
class LoadVerdict:
    """The source never came to its first case."""

    verdict: Verdict
    sentence: str
    raised: Raised | None = None
    line: int | None = None
    stdout: str = ""
    stderr: str = ""


AnsweredWork = tuple[Work, Reply | StoppedCase]


@dataclass
class Execution:
    """Executes one program over one list of cases.

    Iterating yields each case with its answer, in order; cases behind the last allowed session are left out. After it,
    `not_loaded` says why nothing ran, and `memory` the peak bytes above the warm interpreter, where the host can tell.
    """

    sandbox: Sandbox
    problem: Problem
    frozen: Frozen
    source: bytes
    works: Sequence[Work]
    plan: bytes | None = None  # of all works, where it is known
    not_loaded: LoadVerdict | None = None
    memory: int | None = None
    withheld: int = 0  # scale cases that were not run, because a case of their entry had failed
    _left: float = field(default_factory=lambda: TOTAL_CPU)  # seconds of CPU, from outside
    _reported: float = 0.0  # seconds of CPU, as the harness reports it
    _measured: float = 0.0  # seconds of CPU for loading and cases, from outside
    _waited: float = 0.0  # seconds by the clock, less PER_CPU_SECOND of what was computed
    _broken: int = 0
    _stops: int = 0
    _slow: dict[int, int] = field(default_factory=dict)  # tries of scale cases over their limit, by index
    _failed: set[str] = field(default_factory=set)  # entries of which a case has failed

    @property
    def cpu(self) -> float:
        """Seconds of CPU that the cases took together, measured from outside.

        Where loading ends and the first case begins, only the process knows: what the harness reports counts
        as far as loading and cases together, measured from outside, allow it.
        """
        return max(TOTAL_CPU - self._left, min(self._reported, self._measured))

    def __iter__(self) -> Iterator[AnsweredWork]:
        pending = list(self.works)
        for _ in range(MAX_SESSIONS + MAX_BROKEN + self.problem.limits.scale_tries * len(self.works)):
            if not pending or self.not_loaded:
                return
            try:
                yield from self._session(pending)
            except Broken:
                self._broken += 1
                if self._broken >= MAX_BROKEN:
                    raise
            if self._sessions_spent():
                return

    def note_failure(self, work: Work) -> None:
        """Note that a case has failed: the scale cases of its entry that are still to come are withheld."""
        self._failed.add(work.case.entry)

    def _withheld(self, work: Work) -> bool:
        return work.case.group is Group.SCALE and work.case.entry in self._failed

    def _sessions_spent(self) -> bool:
        return self._stops >= MAX_SESSIONS or self._left <= 0

    def _session(self, pending: list[Work]) -> Iterator[AnsweredWork]:
        """Judges from the front of `pending` until all are done or one had to be stopped; takes off what is done."""
        limits = Limits(
            memory=self.problem.limits.memory * 1024 * 1024,
            wall=SESSION_WALL,
            output=OUTPUT_BYTES,
        )
        with ExitStack() as stack:
            session = stack.enter_context(self.sandbox.open(Role.SUBMISSION, limits))
            fds = [self._open(stack, "inputs.bin")] if any(work.data is None for work in pending) else []
            client = HarnessClient(session)
            try:
                client.start(self.source, self._plan(pending), fds)
                stack.callback(self._note_cpu, session, session.cpu())
                started, before = time.monotonic(), session.cpu()
                if failure := client.loaded(cpu=LOAD_CPU, wall=self._wall(LOAD_CPU)):
                    self.not_loaded = load_verdict(failure, self.problem)
                    return
            except _STOPS as stop:
                printed = _printed(session, pending[0])
                said = _stopped(stop, None, self.problem)
                self.not_loaded = LoadVerdict(*said, stdout=printed.stdout, stderr=printed.stderr)
                return
            self._note_waiting(started, session.cpu() - before)
            stack.callback(self._note_memory, session)
            while pending:
                answer = self._case(stack, session, client, pending[0])
                if answer is None:
                    pending.pop(0)
                    self.withheld += 1
                    continue
                if isinstance(answer, StoppedCase) and self._another_try(pending[0], answer):
                    return
                self._reported += answer.cpu
                yield pending.pop(0), answer
                if isinstance(answer, StoppedCase):
                    self._stops += MAX_SESSIONS if answer.idle else 1
                    return

    def _plan(self, pending: Sequence[Work]) -> bytes:
        if self.plan is not None and len(pending) == len(self.works):
            return self.plan
        return encoded_plan(self.problem, pending)

    def _case(
        self, stack: ExitStack, session: Session, client: HarnessClient, work: Work
    ) -> Reply | StoppedCase | None:
        """Returns the answer to one case; None where it is withheld."""
        wall, started, before = self._wall(work.cpu), time.monotonic(), session.cpu()
        waited_from = before
        try:
            if work.gated:
                client.await_turn(work.index, cpu=min(work.cpu, self._left), wall=wall)
                if self._withheld(work):
                    client.skip()
                    return None
                before = session.cpu()
                self._hand_over(stack, client, work)
            reply = client.reply(work.index, cpu=min(work.cpu, self._left), wall=wall)
        except _STOPS as stop:
            return self._stopped(stop, work, session.cpu() - before, _printed(session, work))
        spent = session.cpu() - before
        if self._note_waiting(started, session.cpu() - waited_from):
            return self._waits(spent, reply)
        if not work.case.timed:
            self._left -= spent
            return reply
        if spent > work.cpu:  # the answer was there before the clock was read
            return self._stopped(CpuLimit(), work, spent, reply)
        self._left -= spent
        return replace(reply, cpu=spent)

    def _wall(self, cpu: float) -> float:
        """Return seconds of wall time for so much CPU time, as far as the run may still wait."""
        return min(_wall(cpu), max(WAITING - self._waited, LEAST_WALL))

    def _note_waiting(self, started: float, spent: float) -> bool:
        """Add what was waited for since then, while so much CPU time was spent; whether it is too much now."""
        self._waited += time.monotonic() - started - PER_CPU_SECOND * spent
        return self._waited > WAITING

    def _waits(self, spent: float, reply: Reply) -> StoppedCase:
        self._left -= spent
        return StoppedCase(Verdict.TIME_LIMIT, sentences.waits(), spent, True, reply.stdout, reply.stderr)

    def _stopped(self, stop: Exception, work: Work, spent: float, printed: Printed | Reply) -> StoppedCase:
        self._left -= spent
        verdict, sentence = _stopped(stop, work, self.problem)
        if self._left <= 0 and verdict is Verdict.TIME_LIMIT:
            sentence = sentences.total_time(TOTAL_CPU)
        idle = isinstance(stop, WallLimit)
        return StoppedCase(verdict, sentence, spent, idle, printed.stdout, printed.stderr)

    def _hand_over(self, stack: ExitStack, client: HarnessClient, work: Work) -> None:
        if work.data is not None:
            client.give(work.data)
            return
        span = work.case.inputs
        client.give_file(self._open(stack, span.file), span.offset, span.length)

    def _open(self, stack: ExitStack, name: str) -> int:
        fd = os.open(self.frozen.folder / name, os.O_RDONLY | os.O_CLOEXEC)
        stack.callback(os.close, fd)
        return fd

    def _another_try(self, work: Work, answer: StoppedCase) -> bool:
        """Return whether a scale case over its limit is tried again: other load must not decide a verdict."""
        if work.case.group is not Group.SCALE or answer.verdict is not Verdict.TIME_LIMIT or self._left <= 0:
            return False
        self._slow[work.index] = self._slow.get(work.index, 0) + 1
        return self._slow[work.index] < self.problem.limits.scale_tries

    def _note_cpu(self, session: Session, before: float) -> None:
        self._measured += session.cpu() - before

    def _note_memory(self, session: Session) -> None:
        peak = session.peak_memory()
        if peak is not None:
            self.memory = max(self.memory or 0, peak)


def load_verdict(failure: LoadFailure, problem: Problem) -> LoadVerdict:
    """Return the verdict on a source that does not load; the problem's own code loaded when it was frozen."""
    raised = failure.raised
    if failure.stage == "forbidden":
        verdict, sentence = Verdict.FORBIDDEN, forbidden_sentence(problem, raised.message)
    elif failure.stage == "compile":
        return LoadVerdict(Verdict.COMPILE_ERROR, _compile_sentence(raised), raised, raised.line)
    else:
        verdict = Verdict.MEMORY_LIMIT if "MemoryError" in raised.mro else Verdict.RUNTIME_ERROR
        sentence = sentences.load_error(raised.name, raised.message)
    return LoadVerdict(verdict, sentence, raised, raised.line, failure.stdout, failure.stderr)


def _compile_sentence(raised: Raised) -> str:
    if {"RecursionError", "MemoryError"} & set(raised.mro):  # of the compiler's own stack
        return sentences.too_deep_to_compile()
    return sentences.compile_error(raised.message or raised.name, raised.line)


def forbidden_sentence(problem: Problem, what: str) -> str:
    """Return what the problem says of a thing that it forbids."""
    instead = next((forbid.instead for forbid in problem.forbids if forbid.what == what), "")
    return sentences.forbidden(what, instead)


def _wall(cpu: float) -> float:
    """Returns the wall time in seconds for so much CPU time: it stops sleeping programs and allows for load."""
    return 3.0 + 3.0 * cpu


def _printed(session: Session, work: Work) -> Printed:
    """Returns what a case without an answer has printed; loading counts with the first case."""
    printed = session.printed()
    return printed if printed.case == work.index else Printed()


def _stopped(stop: Exception, work: Work | None, problem: Problem) -> tuple[Verdict, str]:
    """Returns the verdict on a case (or, without one, on loading) that had to be stopped, and its sentence."""
    match stop:
        case CpuLimit():
            limit = work.cpu if work else LOAD_CPU
            return Verdict.TIME_LIMIT, sentences.time_limit(limit, loading=work is None)
        case WallLimit():
            return Verdict.TIME_LIMIT, sentences.wall_limit(loading=work is None)
        case MemoryLimit():
            return Verdict.MEMORY_LIMIT, sentences.memory_limit(problem.limits.memory)
        case OutputLimit():
            return Verdict.OUTPUT_LIMIT, sentences.output_limit()
        case Died():
            return Verdict.RUNTIME_ERROR, _death(stop, loading=work is None)
        case _:
            return Verdict.RUNTIME_ERROR, sentences.malformed()


def _death(died: Died, *, loading: bool) -> str:
    if died.signal is None:
        return sentences.exited(died.code or 0, loading=loading)
    return sentences.crashed(died.signal, loading=loading)


_STOPS = (CpuLimit, WallLimit, MemoryLimit, OutputLimit, Died, wire.Malformed)
