"""The interface of a sandbox, which opens confined sessions, each with a warm interpreter.

The exceptions:

    SandboxError
    ├── Unavailable      the host can't confine: the message says what is missing, and how to get it
    ├── Broken           the sandbox or the machine failed: a retry may succeed
    └── Stopped          the program in the session caused its end
        ├── CpuLimit
        ├── WallLimit
        ├── MemoryLimit
        ├── OutputLimit
        └── Died         the process ended by itself, with an exit code or by a signal

Bytes that are no message raise `judge.wire.Malformed`. `Cancelled` is outside the tree, because it is no failure.
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
    """The limits of one session.

    Attributes:
        memory: bytes in addition to those of the warm interpreter.
        wall: seconds for the whole session.
        output: bytes that the child may send in total.
    """

    memory: int
    wall: float
    output: int


@dataclass(frozen=True, slots=True)
class Level:
    """The confinement that a sandbox has on this host: its name and its layers."""

    name: str
    layers: tuple[Layer, ...]


@dataclass(frozen=True, slots=True)
class PoolStats:
    """What a sandbox has made for one role since it was opened.

    Attributes:
        starts: warm interpreters that were started, replacements included.
        children: confined processes that were forked.
    """

    starts: int
    children: int


class SandboxError(Exception):
    """The base of the sandbox's exceptions; the module's docstring shows their tree."""


class Unavailable(SandboxError):  # noqa: N818
    """This host can't confine; the message says what is missing and what to do."""


class Cancelled(Exception):  # noqa: N818
    """The work was cancelled by its caller."""


class Broken(SandboxError):  # noqa: N818
    """The sandbox failed, and the program in it did not cause that."""


class Stopped(SandboxError):  # noqa: N818
    """The session is over, and the program in it caused that."""


class CpuLimit(Stopped):
    """The child used more CPU time than it may."""


class WallLimit(Stopped):
    """The child took too long by the wall clock."""


class MemoryLimit(Stopped):
    """The child ran out of memory."""


class OutputLimit(Stopped):
    """The child sent more than it may."""


class Died(Stopped):
    """The process ended by itself.

    Attributes:
        code: its exit code; None if a signal ended it.
        signal: the signal; None if it exited.
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
    """What a child has printed in its latest case, as the child reports it: untrusted."""

    case: int = 0
    stdout: str = ""
    stderr: str = ""


class Session(Protocol):
    """One confined child. The first message decides what it does: {"do": "judge" | "author" | "oracle", ...}."""

    def send(self, message: Mapping[str, object], fds: Sequence[int] = ()) -> None:
        """Send a message and descriptors, which the caller closes. Raises Stopped."""

    def receive(self, *, cpu: float, wall: float) -> dict[str, Any]:
        """Wait for the next message and return it.

        Args:
            cpu: CPU seconds that the child may use since the last message either way, measured from outside.
            wall: seconds that the child may be idle.

        Raises:
            Stopped: one of its kinds; the child has been killed.
            Malformed: bytes that are no message; the child has been killed.
            Broken: the sandbox failed.
            Cancelled: the function given to `cancel_when` has returned True; the child has been killed.
        """

    def cancel_when(self, cancelled: Callable[[], bool]) -> None:
        """Make `send` and `receive`, which call `cancelled` while they wait, raise Cancelled once it returns True."""

    def cpu(self) -> float:
        """Return the CPU seconds from the opening of the session to the last message, or to its end once it is over."""

    def peak_memory(self) -> int | None:
        """Return the peak memory in bytes above the warm interpreter; None if the host does not report it."""

    def printed(self) -> Printed:
        """Return what the last case that printed anything has printed, even if it never answered."""

    def close(self) -> None:
        """Kill the child, whatever it does. Any number of calls is safe."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        self.close()


class Sandbox(Protocol):
    """Opens confined sessions. Thread-safe."""

    def open(self, role: Role, limits: Limits) -> Session:
        """Open a session with a child of its own. Raises Unavailable or Broken."""

    def describe(self) -> Level: ...

    def toolchain(self) -> Mapping[str, str]:
        """Return all that can change the bits of an output inside. Raises Unavailable or Broken."""

    def close(self) -> None: ...


@runtime_checkable
class Counting(Protocol):
    """A sandbox that counts what it makes."""

    def stats(self) -> Mapping[Role, PoolStats]:
        """Return the counts of each role that was used. Thread-safe."""
