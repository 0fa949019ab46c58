"""Cuts what a child sends into frames: checks each size before it keeps anything, and never copies a large output.

A stranger's process writes this stream. The size that it announces is checked against what it may still send. Memory
for a large frame is reserved at once but touched only as bytes arrive.
"""

from __future__ import annotations

from collections import deque
from functools import lru_cache
from typing import Any

import numpy as np

from judge import wire
from judge.shared.protocol import ANSWER, ANSWERED, ATTACHMENT, FRAME, LARGE, READY

CHUNK = 128 * 1024  # bytes read at a time, except for a large frame
FRAME_COST = 128  # bytes counted for a frame in addition to its payload: an empty frame takes memory, too


Payload = bytearray | memoryview


def is_answer(payload: Payload) -> bool:
    """Return whether a payload is the short form of an answer, after which the next answer follows at once."""
    return len(payload) >= ANSWER.size and payload[0] == ANSWERED[0]


@lru_cache
def frame_limits(output: int) -> wire.WireLimits:
    """Return the limits of one message in a session that may send `output` bytes."""
    return wire.WireLimits(size=max(output, wire.DEFAULT.size + (1 << 20)))


class Stream:
    """Parses the bytes of one child: the caller reads into `buffer()`, calls `take()`, and gets messages from `next()`.

    Attributes:
        baseline: the child's peak memory in bytes when it was ready for its job; None until then.
    """

    def __init__(self, limit: int) -> None:
        self.baseline: int | None = None
        self._left = limit  # bytes that may still be announced
        self._buffer = memoryview(bytearray(CHUNK))
        self._waiting = bytearray()  # bytes that are not cut into frames yet
        self._large: memoryview | None = None  # the large frame that is being read
        self._filled = 0  # bytes of the large frame that have arrived
        self._attached = False  # whether the large frame is an output
        self._frames: deque[Payload] = deque()
        self._outputs: deque[memoryview] = deque()

    def buffer(self) -> memoryview:
        """Return the buffer for the next bytes."""
        return self._buffer if self._large is None else self._large[self._filled :]

    def take(self, n: int) -> bool:
        """Parse the `n` bytes put into the buffer; return False if the peer announces more than it may send."""
        if self._large is not None:
            self._fill(n)
            return True
        self._waiting += self._buffer[:n]
        if self.baseline is None:
            if len(self._waiting) < READY.size:
                return True
            (self.baseline,) = READY.unpack_from(self._waiting)
            del self._waiting[: READY.size]
        return self._cut()

    @property
    def ready(self) -> bool:
        """Whether a complete message is waiting."""
        return bool(self._frames)

    def next(self) -> bytearray | memoryview | None:
        """Return the payload of the next complete message, or None."""
        return self._frames.popleft() if self._frames else None

    def drop(self) -> tuple[int, bool]:
        """Discard the complete messages; return how many, and whether the last was an answer.

        The supervisor calls this, which passes the bytes on and needs no messages.
        """
        messages, answered = len(self._frames), bool(self._frames) and is_answer(self._frames[-1])
        self._frames.clear()
        self._outputs.clear()
        return messages, answered

    def _cut(self) -> bool:
        at = 0
        while self._large is None and len(self._waiting) - at >= FRAME.size:
            (word,) = FRAME.unpack_from(self._waiting, at)
            size, attached = word & ~ATTACHMENT, bool(word & ATTACHMENT)
            cost = size + FRAME_COST
            self._left -= cost
            if self._left < 0 or (attached and not size):
                return False
            start = at + FRAME.size
            have = len(self._waiting) - start
            if attached or size >= LARGE:
                self._begin(size, attached, self._waiting[start : start + size])
                at = start + min(size, have)
            elif have < size:
                self._left += cost  # counted again when the rest has arrived
                break
            else:
                self._frames.append(self._waiting[start : start + size])
                at = start + size
        del self._waiting[:at]
        return True

    def _begin(self, size: int, attached: bool, beginning: bytearray) -> None:
        self._large = memoryview(np.empty(size, np.uint8))  # type: ignore[arg-type]
        self._attached, self._filled = attached, 0
        self._large[: len(beginning)] = beginning
        self._fill(len(beginning))

    def _fill(self, n: int) -> None:
        assert self._large is not None
        self._filled += n
        if self._filled == len(self._large):
            (self._outputs if self._attached else self._frames).append(self._large)
            self._large = None

    def message(self, payload: Payload, limits: wire.WireLimits) -> dict[str, Any]:
        """Decode a payload. Raises Malformed if it is no message."""
        if is_answer(payload):
            _answered, case, cpu = ANSWER.unpack_from(payload)
            run = {"ok": bytes(payload[ANSWER.size :])}
            return {"i": case, "runs": [run], "mutated": [], "stdout": "", "stderr": "", "cpu": cpu}
        message = wire.decode(payload, limits, copy=False)
        if not isinstance(message, dict):
            raise wire.Malformed("A message is a dict.")
        self.fill_in(message)
        return message

    def fill_in(self, message: dict[str, Any]) -> None:
        """Put the large outputs, which were sent before the message, into the runs that announce them.

        Raises:
            Malformed: there are more or fewer than announced.
        """
        runs = message.get("runs")
        for run in runs if isinstance(runs, list) else ():
            if isinstance(run, dict) and "large" in run:
                if not self._outputs:
                    raise wire.Malformed("A large output did not come.")
                del run["large"]
                run["ok"] = bytes(self._outputs.popleft())
        if self._outputs:
            raise wire.Malformed("A large output belongs to no run.")
