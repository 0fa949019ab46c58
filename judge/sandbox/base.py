"""What a sandbox is to the rest of the judge: a place that opens confined sessions with a warm interpreter.

The exceptions:

    SandboxError
    ├── Unavailable      the host can't give the minimum: what is missing, and how to get it
    ├── Broken           our fault, or the machine's: worth a retry
    └── Stopped          the session is over through its own doing
        ├── CpuLimit
        ├── WallLimit
        ├── MemoryLimit
        ├── OutputLimit
        └── Died         it ended by itself: with a code or by a signal

Bytes that are no message raise `judge.wire.Malformed`. `Cancelled` stands outside of the tree: it is nobody's failure.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import TracebackType
from typing import Any, Protocol, Self, runtime_checkable

from judge.shared.protocol import Layer


class Role(StrEnum):
    """What the warm interpreter has imported, and can still import."""

    SUBMISSION = "submission"  # NumPy
    AUTHOR = "author"  # NumPy and Hypothesis
    ORACLE = "oracle"  # NumPy; the whole of site-packages can be imported


@dataclass(frozen=True, slots=True)
class Limits:
    """What one session may take.

    Attributes:
        memory: bytes above the warm interpreter.
        wall: seconds for the whole session.
        output: bytes that it may send in total.
    """

    memory: int
    wall: float
    output: int


@dataclass(frozen=True, slots=True)
class Level:
    """How well a sandbox confines on this host."""

    name: str
    layers: tuple[Layer, ...]


@dataclass(frozen=True, slots=True)
class PoolStats:
    """What a sandbox has made for one role since it was opened.

    Attributes:
        starts: warm interpreters, the first and those that replaced one.
        children: confined processes.
    """

    starts: int
    children: int


class SandboxError(Exception):
    """The tree is at the top of this module."""


class Unavailable(SandboxError):  # noqa: N818
    """This host can't confine; the message says what is missing and what to do."""


class Cancelled(Exception):  # noqa: N818
    """Whoever asked for this wants it no more."""


class Broken(SandboxError):  # noqa: N818
    """The sandbox failed, through no doing of what runs in it."""


class Stopped(SandboxError):  # noqa: N818
    """The session is over."""


class CpuLimit(Stopped):
    """It burnt more CPU than it was given."""


class WallLimit(Stopped):
    """It took too long by the clock."""


class MemoryLimit(Stopped):
    """It ended for want of memory."""


class OutputLimit(Stopped):
    """It sent more than it may."""


class Died(Stopped):
    """The process ended by itself.

    Attributes:
        code: its exit code; None where a signal ended it.
        signal: the signal; None where it exited.
    """

    def __init__(self, code: int | None = None, by: int | None = None) -> None:
        self.code = code
        self.signal = by
        super().__init__(self._sentence())

    def _sentence(self) -> str:
        if self.signal is None:
            return f"The process ended by itself with exit code {self.code}."
        names = {each.value: each.name for each in signal.Signals}
        return f"The process was ended by {names.get(self.signal, f'signal {self.signal}')}."


@dataclass(frozen=True, slots=True)
class Printed:
    """What a child last said that it printed, and in which case; it may say what it likes."""

    case: int = 0
    stdout: str = ""
    stderr: str = ""


class Session(Protocol):
    """One confined child. The first message decides what it does: {"do": "judge" | "author" | "oracle", ...}."""

    def send(self, message: Mapping[str, object], fds: Sequence[int] = ()) -> None:
        """A message, and descriptors that stay the caller's own. Raises Stopped."""

    def receive(self, *, cpu: float, wall: float) -> dict[str, Any]:
        """The next message.

        Args:
            cpu: seconds of CPU that it may burn, counted from the last message either way, measured from outside.
            wall: seconds of patience.

        Raises:
            Stopped: one of its kinds; the child has been killed.
            Malformed: bytes that are no message; the child has been killed.
            Broken: the sandbox failed.
            Cancelled: as `cancel_when` has it; the child has been killed.
        """

    def cancel_when(self, cancelled: Callable[[], bool]) -> None:
        """Have `send` and `receive` raise Cancelled as soon as this says yes; it is asked every moment of waiting."""

    def cpu(self) -> float:
        """Seconds of CPU since the session was opened, as of the last message either way; in all, once it is over."""

    def peak_memory(self) -> int | None:
        """The most bytes it ever held above the warm interpreter; None where the host can't tell."""

    def printed(self) -> Printed:
        """What the last case to print anything has printed: for a case that never answers. Also once it is over."""

    def close(self) -> None:
        """Kill it, whatever it does. Always safe."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        self.close()


class Sandbox(Protocol):
    """Thread-safe."""

    def open(self, role: Role, limits: Limits) -> Session:
        """A session with a child of its own. Raises Unavailable or Broken."""

    def describe(self) -> Level: ...

    def toolchain(self) -> Mapping[str, str]:
        """What computes inside, as far as it can change the last bits of an output. Raises Unavailable or Broken."""

    def close(self) -> None: ...


@runtime_checkable
class Counting(Protocol):
    """A sandbox that counts what it makes."""

    def stats(self) -> Mapping[Role, PoolStats]:
        """By role, for those that were asked for. Thread-safe."""
