"""The one client of the harness's protocol: sends a job, reads replies in the order of its cases.

Theory of operation. The peer is a stranger's process, which may have replaced the harness. So every message is read as
a hostile peer's (`replies.py`), and only what is due is taken: first whether the source has loaded; then, case by case,
a request for the withheld inputs where the case is gated, and the reply to that very case. Whatever else comes is
`Malformed`, and the session is of no more use. What the harness does with the job stands in `judge/inside/harness.py`.

The limits and clocks of each message are the session's (`base.Session.receive`), which also says what may be raised.
"""

from __future__ import annotations

from collections.abc import Sequence

from judge import wire
from judge.sandbox.base import Session
from judge.sandbox.replies import LoadFailure, Reply
from judge.shared.printed import PRINTED_CHARACTERS


class HarnessClient:
    """Speaks to the harness in one session, which stays the caller's to close."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def start(self, source: bytes, plan: bytes, fds: Sequence[int] = ()) -> None:
        """Send the job.

        Args:
            source: the program's text.
            plan: how to call it and its cases, encoded (`judge.package.job.plan`).
            fds: the file of the inputs that are not withheld, where there is one; it stays the caller's to close.
        """
        self._session.send({"do": "judge", "source": source, "plan": plan}, fds)

    def loaded(self, *, cpu: float, wall: float) -> LoadFailure | None:
        """None once the source has loaded, or why it has not."""
        return LoadFailure.read(self._session.receive(cpu=cpu, wall=wall), PRINTED_CHARACTERS)

    def await_turn(self, case: int, *, cpu: float, wall: float) -> None:
        """Wait until the harness asks for the inputs of a gated case."""
        asked = self._session.receive(cpu=cpu, wall=wall).get("next")
        if type(asked) is not int or asked != case:
            raise wire.Malformed("Not the request for the inputs of the case whose turn it is.")

    def give(self, inputs: bytes) -> None:
        """Answer the request with inputs, wire-encoded."""
        self._session.send({"data": inputs})

    def give_file(self, fd: int, offset: int, length: int) -> None:
        """Answer the request with inputs in a file, whose descriptor stays the caller's to close."""
        self._session.send({"at": [offset, length]}, [fd])

    def skip(self) -> None:
        """Answer the request by leaving the case out: there will be no reply to it."""
        self._session.send({"skip": True})

    def reply(self, case: int, *, cpu: float, wall: float) -> Reply:
        """The reply to a case."""
        reply = Reply.read(self._session.receive(cpu=cpu, wall=wall))
        if reply.index != case:
            raise wire.Malformed("An answer to another case.")
        return reply
