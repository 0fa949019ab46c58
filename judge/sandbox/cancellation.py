"""A sandbox whose sessions end when whoever asked for them wants them no more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from judge.sandbox.base import Cancelled, Level, Limits, Role, Sandbox, Session


@dataclass(frozen=True, slots=True)
class CancellableSandbox:
    """Another sandbox, for one piece of work.

    Attributes:
        cancelled: asked often, by the thread that works; it may begin to say yes at any time, from any thread.
    """

    sandbox: Sandbox
    cancelled: Callable[[], bool]

    def open(self, role: Role, limits: Limits) -> Session:
        """A session that is killed, and raises Cancelled, within a moment of the cancellation."""
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
        """Nothing: the other sandbox stays its owner's to close."""
