"""The one client of the harness's protocol: sends a job, reads replies in the order of its cases.

Theory of operation. The peer is a stranger's process, which may have replaced the harness. So every message is read as
a hostile peer's (`replies.py`), and only the expected message is accepted: first whether the source has loaded; then,
case by case, a request for the withheld inputs if the case is gated, and the reply to that very case. Anything else is
`Malformed`, and the session cannot be used further. `judge/inside/harness.py` says what the harness does with the job.

`base.Session.receive` sets the limits of each message, and says what these methods may raise.
"""

from __future__ import annotations

from collections.abc import Sequence

from judge import wire
from judge.sandbox.base import Session
from judge.sandbox.replies import LoadFailure, Reply
from judge.shared.printed import PRINTED_CHARACTERS


class HarnessClient:
    """Speaks to the harness in one session, which the caller closes."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def start(self, source: bytes, plan: bytes, fds: Sequence[int] = ()) -> None:
        """Send the job.

        Args:
            source: the program's text.
            plan: how to call it and its cases, encoded (`judge.package.job.plan`).
            fds: the file of the inputs that are not withheld, if there is one; the caller closes it.
        """
        self._session.send({"do": "judge", "source": source, "plan": plan}, fds)

    def loaded(self, *, cpu: float, wall: float) -> LoadFailure | None:
        """Wait for the source to load; return None, or why it could not be loaded."""
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
        """Answer the request with inputs in a file, whose descriptor the caller closes."""
        self._session.send({"at": [offset, length]}, [fd])

    def skip(self) -> None:
        """Answer the request by skipping the case, which then gets no reply."""
        self._session.send({"skip": True})

    def reply(self, case: int, *, cpu: float, wall: float) -> Reply:
        """Wait for the reply to a case, and return it."""
        reply = Reply.read(self._session.receive(cpu=cpu, wall=wall))
        if reply.index != case:
            raise wire.Malformed("An answer to another case.")
        return reply
