"""A session of the supervisor that never blocks, neither to read nor to write.

It is a session of the `linux` backend with its limits. The judge, outside the container, waits for messages and says
how long it waits (`watch`).
"""

from __future__ import annotations

import array
import os
import socket
import time
from collections import deque
from collections.abc import Callable, Sequence

from judge.sandbox import linux
from judge.sandbox.base import Limits, OutputLimit, WallLimit
from judge.sandbox.session import IdleTimeout
from judge.sandbox.zygote_client import ZygoteChild
from judge.shared.protocol import FRAME

HELD = 64 * 1024  # bytes of an incomplete message from which on they are passed on


class Relay(linux.PooledSession):
    """A non-blocking session. `read`, `flush` and `check` raise what ends it: any kind of Stopped, or Broken."""

    def __init__(self, child: ZygoteChild, limits: Limits, closed: Callable[[], None]) -> None:
        super().__init__(child, limits, closed)
        self.sent = 0  # messages that the child has sent
        self.more_expected = False  # whether more is expected right after what was read last
        self.taken = 0  # bytes of messages that the child's socket has accepted
        self._held = bytearray()  # bytes read from the child and not passed on yet
        self._outbox: deque[tuple[memoryview, Sequence[int]]] = deque()
        self._watch: tuple[float, IdleTimeout] | None = None

    @property
    def socket(self) -> socket.socket:
        return self._socket

    @property
    def full(self) -> bool:
        """Whether there are bytes that the child's socket has not accepted yet."""
        return bool(self._outbox)

    # --- from the child

    def read(self) -> bytes:
        """Return what the child wrote, unchanged, once it holds a complete message or is long; else b""."""
        buffer = self._stream.buffer()
        try:
            n = self._socket.recv_into(buffer)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise self._ended() from error
        if n == 0:
            raise self._ended()
        self._held += buffer[:n]
        if not self._stream.take(n):
            raise self._kill(OutputLimit("It sends more than it may."))
        messages, self.more_expected = self._stream.drop()
        if messages:
            self.sent += messages
            self._mark, self._watch = self._clock(), None
        elif len(self._held) < HELD:
            return b""
        data, self._held = bytes(self._held), bytearray()
        return data

    # --- to the child

    def post(self, payload: bytes, fds: Sequence[int]) -> None:
        """Queue a message and send what is possible; the descriptors are closed once they have been sent."""
        self._outbox.append((memoryview(FRAME.pack(len(payload))), fds))
        self._outbox.append((memoryview(payload), ()))
        self.flush()

    def flush(self) -> None:
        """Send as much as the child's socket accepts now."""
        self._mark = self._clock()  # see LinuxSession.send
        while self._outbox:
            data, fds = self._outbox[0]
            rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", fds))] if fds else []
            try:
                n = self._socket.sendmsg([data], rights)
            except BlockingIOError:
                return
            except OSError as error:
                raise self._ended() from error
            _close_all(fds)
            self.taken += n
            self._outbox[0] = (data[n:], ())
            if n == len(data):
                self._outbox.popleft()

    # --- limits

    def watch(self, after: int, cpu: float, wall: float) -> None:
        """Start the limits: the judge waits for the message after `after`, unless that has been sent already."""
        if self.sent == after:
            self._watch = cpu, IdleTimeout(wall, self._deadline, self._clock())

    def check(self) -> float | None:
        """Enforce the limits; return the seconds until the next check is due, or None if nobody waits."""
        if self._watch is not None:
            cpu, idle = self._watch
            self._clock()
            return min(self._check(cpu, idle), idle.left())
        if not self._outbox:
            return None
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise self._kill(WallLimit("It does not read what it is sent."))
        return left

    def close(self) -> None:
        super().close()
        while self._outbox:
            _close_all(self._outbox.popleft()[1])


def _close_all(fds: Sequence[int]) -> None:
    for fd in fds:
        os.close(fd)
