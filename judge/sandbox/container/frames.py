"""The protocol between the judge and the supervisor of a container: frames over one stream each way.

A frame is a kind, the number of a session and a payload. "Fields" are a wire-encoded dict; frequent payloads are packed
structs. A child's bytes are sent as the child wrote them: the judge parses them as it would those of a child of its
own (`sandbox/stream.py`), so the container is trusted no more than a child is.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from enum import IntEnum


class FrameKind(IntEnum):
    """What a frame carries. Session 0 is the container itself; an answer has the kind of its question."""

    # both ways: a question of the judge, and the answer
    HELLO = 1  # fields: settings of the pool; level and toolchain, or why there is none. The first frame each way
    USAGE = 2  # empty; fields: CPU, peak memory and printed output of the session so far
    STATS = 3  # empty; fields: by role, the pid of its zygote, starts and children. At session 0, a sign of life
    # from the judge
    OPEN = 4  # fields: role and limits of a new session
    STORE = 5  # digest, and the next piece of the content of a file
    DROP = 6  # digest of a file that is no longer needed
    SEND = 7  # number of files that go with it, their digests, and a message for the child
    WATCH = 8  # WATCHED: the judge waits for the message after so many, under these limits
    CLOSE = 9
    # from the supervisor
    DATA = 10  # CLOCK, and what the child wrote
    STOPPED = 11  # fields: which kind, and the usage; the last frame of a session
    ACKNOWLEDGED = 12  # COUNT of bytes of messages that the child's socket has accepted so far


HEADER = struct.Struct("<BII")  # kind, session, bytes of payload
WATCHED = struct.Struct("<Idd")  # messages that the judge has read; seconds of CPU, and of silence
CLOCK = struct.Struct("<d")  # seconds of CPU of a session
COUNT = struct.Struct("<Q")
DIGEST = 32  # bytes of a file's digest
PIECE = 1024 * 1024  # bytes of a child's output or of a file in one frame at most
LARGEST = PIECE + 4096  # bytes of payload that the judge takes from a container at most
REPORTED = 1024 * 1024  # bytes accepted by a child's socket after which they are acknowledged
WINDOW = 8 * REPORTED  # bytes of messages to one child that may be unacknowledged


class FrameTooLarge(Exception):  # noqa: N818
    """A frame announces more than it may hold."""


class FrameParser:
    """Cuts received bytes into frames."""

    def __init__(self, largest: int) -> None:
        self._largest = largest
        self._waiting = bytearray()

    def feed(self, data: bytes | memoryview) -> Iterator[tuple[int, int, bytes]]:
        """Yield the frames that are complete now: kind, session, payload.

        Raises:
            FrameTooLarge: a frame announces more than the largest payload.
        """
        self._waiting += data
        at, end = 0, len(self._waiting)
        while end - at >= HEADER.size:
            kind, session, size = HEADER.unpack_from(self._waiting, at)
            if size > self._largest:
                raise FrameTooLarge
            start = at + HEADER.size
            if end - start < size:
                break
            at = start + size
            yield kind, session, bytes(self._waiting[start:at])
        del self._waiting[:at]
