"""A sandbox whose sessions end when the work that they are for is cancelled."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from judge.sandbox.base import Cancelled, Level, Limits, Role, Sandbox, Session


@dataclass(frozen=True, slots=True)
class CancellableSandbox:
    """Wraps another sandbox for one piece of work that can be cancelled.

    Attributes:
        cancelled: called often by the working thread; may return True from any time on.
    """

    sandbox: Sandbox
    cancelled: Callable[[], bool]

    def open(self, role: Role, limits: Limits) -> Session:
        """Open a session that is killed, and raises Cancelled, soon after the cancellation."""
        self.stop_if_cancelled()
        session = self.sandbox.open(role, limits)
        session.cancel_when(self.cancelled)
        return session

    def stop_if_cancelled(self) -> None:
        if self.cancelled():
            raise Cancelled

    def describe(self) -> Level:
        return self.sandbox.describe()

    def toolchain(self) -> Mapping[str, str]:
        return self.sandbox.toolchain()

    def close(self) -> None:
        """Do nothing: the wrapped sandbox is closed by its owner."""
