"""Runs the code of a problem's author: cases, valid(), check.py, show(), strategies (`inside/authoring.py`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from judge.package.problem import Fault, Problem
from judge.sandbox.base import CpuLimit, Limits, MemoryLimit, Role, Sandbox, Session, Stopped, WallLimit
from judge.wire import Malformed

STOPS = (Stopped, Malformed)  # what ends a session through its own doing
MEMORY = 1024 * 1024 * 1024
OUTPUT = 1024 * 1024 * 1024
CPU = 60.0  # CPU seconds for one request
WALL = 3 * CPU
SESSION_WALL = 20 * WALL


class AuthorFault(Exception):  # noqa: N818
    """Author's code failed where it had to answer.

    Attributes:
        fault: where and why.
        stopped: whether it had to be stopped, which a busy machine may be the reason of, rather than raised.
    """

    def __init__(self, fault: Fault, *, stopped: bool = False) -> None:
        self.fault = fault
        self.stopped = stopped
        super().__init__(str(fault))


@dataclass(frozen=True, slots=True)
class RecordedCase:
    """A case as cases.py describes it, not yet run."""

    id: str
    entry: str
    group: str
    inputs: bytes
    line: int
    expect: bytes | None
    raises: str | None
    draws: int
    repeat: int
    size: int | None
    note: str
    call: str


@dataclass(frozen=True, slots=True)
class RecordedEntry:
    """What cases.py says of an entry beside its cases."""

    strategies: int
    reason: str | None  # why there is no strategy
    valid: bool
    line: int


@dataclass(frozen=True, slots=True)
class Built:
    cases: tuple[RecordedCase, ...]
    entries: Mapping[str, RecordedEntry]
    faults: tuple[Fault, ...]


class Authors:
    """Asks the author's code of one problem. The session opens with the first question, and again after it was stopped.

    Every question may raise AuthorFault.
    """

    def __init__(self, sandbox: Sandbox, problem: Problem, cpu: float = CPU) -> None:
        self.sandbox = sandbox
        self.cpu = cpu
        self.problem = problem
        self._session: Session | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        if self._session is not None:
            self._session.close()
            self._session = None

    def build(self) -> Built:
        """Return every case that cases.py records, and what is wrong with it."""
        self.send({"ask": "build"}, "cases.py")
        cases = []
        while "case" in (message := self.receive("cases.py")):
            case = dict(message["case"])
            del case["names"]
            cases.append(RecordedCase(**case))
        entries = {name: RecordedEntry(**each) for name, each in message["built"].items()}
        return Built(tuple(cases), entries, _faults(message))

    def audit(self) -> tuple[Fault, ...]:
        """Return the cases and draws of the strategies that valid() refuses."""
        return _faults(self._ask("cases.py", ask="audit"))

    def valid(self, entry: str, inputs: bytes) -> str | None:
        """Return None, or the sentence that says why these inputs are outside the task."""
        answer = self._ask("cases.py", ask="valid", entry=entry, inputs=inputs)["valid"]
        return None if answer is True else str(answer)

    def call(self, entry: str, inputs: bytes) -> str:
        """Return the lines that the drive's show() gives; "" where there is none."""
        return str(self._ask("drive.py", ask="call", entry=entry, inputs=inputs)["call"])

    def check(
        self, entry: str, inputs: bytes, output: bytes, expected: bytes, expect: bytes | None, seed: int = 0
    ) -> str | None:
        """Return what check.py has against an output; None where it is right. `seed` is the variant of the run."""
        asked = {"entry": entry, "inputs": inputs, "output": output, "expected": expected, "expect": expect}
        sentence = self._ask("check.py", ask="check", seed=seed, **asked)["sentence"]
        return None if sentence is None else str(sentence)

    def send(self, message: Mapping[str, object], file: str) -> None:
        """Send one message to the author's side: for callers with a longer conversation (shrinking)."""
        try:
            self._open(file).send(message)
        except STOPS as stop:
            raise self._stopped(stop, file) from stop

    def receive(self, file: str, wall: float | None = None) -> dict[str, Any]:
        """Receive the next message; AuthorFault where it is a failure, in `file` unless it says another."""
        try:
            message: dict[str, Any] = self._open(file).receive(cpu=self.cpu, wall=wall or 3 * self.cpu)
        except STOPS as stop:
            raise self._stopped(stop, file) from stop
        if "error" in message:
            raise AuthorFault(Fault(str(message["file"]), int(message["line"]), str(message["message"])))
        return message

    def _ask(self, file: str, /, **request: object) -> dict[str, Any]:
        self.send(request, file)
        return self.receive(file)

    def _open(self, file: str) -> Session:
        if self._session is None:
            problem = self.problem
            self._session = self.sandbox.open(Role.AUTHOR, Limits(memory=MEMORY, wall=SESSION_WALL, output=OUTPUT))
            named = {name: getattr(problem, name) for name in ("cases", "functions", "check", "drive")}
            sources = {name: None if source is None else source.encode() for name, source in named.items()}
            self._session.send({"do": "author", **sources})
            self.receive(file)
        return self._session

    def _stopped(self, stop: Exception, file: str) -> AuthorFault:
        self.close()
        reasons: dict[type[Exception], str] = {
            CpuLimit: f"it takes more than {self.cpu:.0f} seconds",
            WallLimit: f"it takes more than {3 * self.cpu:.0f} seconds",
            MemoryLimit: f"it needs more than {MEMORY >> 20} MB",
        }
        reason = reasons.get(type(stop), f"the process ended ({stop})")
        return AuthorFault(Fault(file, 0, f"The author's code had to be stopped: {reason}."), stopped=True)


def _faults(message: Mapping[str, Any]) -> tuple[Fault, ...]:
    return tuple(Fault(str(each["file"]), int(each["line"]), str(each["message"])) for each in message["faults"])
