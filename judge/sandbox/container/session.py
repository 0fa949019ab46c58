"""The judge's side of one session in a container.

Theory of operation. The container sends what the child writes without a request, with readings of its CPU clock.
`receive` takes it from the inbox and parses it as it would the bytes of a local child, which needs no round trip to the
container. Only when nothing has arrived for a moment does the judge say what it waits for and how long (`WATCH`); the
supervisor enforces these limits by the child's own clocks. A container that does not answer at all is broken, and so
are its sessions: that is never taken for a limit of the child.
"""

from __future__ import annotations

import contextlib
import hashlib
import math
import os
import queue
import struct
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from judge import wire
from judge.sandbox import base
from judge.sandbox.base import Broken, Cancelled, Died, Limits, OutputLimit, Printed, Role, Unavailable
from judge.sandbox.container.connection import FIELD_LIMITS, Connection
from judge.sandbox.container.frames import CLOCK, COUNT, DIGEST, WATCHED, WINDOW, FrameKind
from judge.sandbox.session import TICK
from judge.sandbox.stream import Stream, frame_limits
from judge.shared import protocol
from judge.shared.printed import PRINTED_CHARACTERS

WATCH_DELAY = 0.01  # seconds of waiting before WATCH is sent; most answers arrive sooner
PROBE_SECONDS = 5.0  # seconds without a frame after which the container is asked for a sign of life
LIVENESS_SECONDS = 20.0  # seconds without a sign of life after which the container is broken
SLACK = 1024 * 1024  # bytes of frames in addition to what a child sends
STOPS = {each.__name__: each for each in (base.CpuLimit, base.WallLimit, base.MemoryLimit, base.OutputLimit)}
DIGESTS = 256  # files whose digests are cached


class DigestCache:
    """A cache of the digests of files, each computed once for a state of the file."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[int, ...], bytes] = OrderedDict()

    def of(self, fd: int) -> bytes:
        state = os.fstat(fd)
        key = (state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns)
        digest = self._known.get(key)
        if digest is None:
            digest = self._known[key] = hashlib.sha256(content(fd)).digest()
            while len(self._known) > DIGESTS:
                self._known.popitem(last=False)
        return digest


def content(fd: int) -> bytes:
    with open(fd, "rb", closefd=False) as file:
        file.seek(0)
        return file.read()


class ContainerSession(base.Session):
    """See `base.Session`. Used by one thread at a time."""

    def __init__(self, connection: Connection, digests: DigestCache, role: Role, limits: Limits) -> None:
        self._connection = connection
        self._digests = digests
        self._limits = limits
        self._stream = Stream(limits.output)
        self._received = 0
        self._cpu = 0.0
        self._peak: int | None = None
        self._printed = Printed()
        self._sent = self._accepted = 0
        self._stop: Exception | None = None
        self._asked = False  # whether readings were requested and have not arrived
        self._closed = False
        self._cancelled: Callable[[], bool] | None = None
        self._deadline = time.monotonic() + limits.wall + LIVENESS_SECONDS  # the supervisor's own deadline is earlier
        fields = {"role": role.value, "memory": limits.memory, "wall": limits.wall, "output": limits.output}
        self._number, self._inbox = connection.open(fields, limits.output + SLACK)

    # --- sending

    def send(self, message: Mapping[str, object], fds: Sequence[int] = ()) -> None:
        payload = bytes(wire.encode(message, frame_limits(self._limits.output)))
        digests = [self._store(fd) for fd in fds]
        while self._stop is None and self._sent - self._accepted > WINDOW:
            self._take(PROBE_SECONDS)
        if self._stop is not None:
            raise self._stop
        self._connection.send(FrameKind.SEND, self._number, bytes([len(digests)]), *digests, payload)
        self._sent += len(payload) + protocol.FRAME.size

    def _store(self, fd: int) -> bytes:
        digest = self._digests.of(fd)
        assert len(digest) == DIGEST
        self._connection.store(digest, lambda: content(fd))
        return digest

    # --- receiving

    def receive(self, *, cpu: float, wall: float) -> dict[str, Any]:
        payload = self._next(cpu, wall)
        self._received += 1
        try:
            return self._stream.message(payload, frame_limits(self._limits.output))
        except wire.Malformed:
            self.close()
            raise

    def _next(self, cpu: float, wall: float) -> bytearray | memoryview:
        """Return the payload of the next message, as soon as it is complete."""
        due, watched = time.monotonic() + WATCH_DELAY, False
        while (payload := self._stream.next()) is None:
            if self._closed:
                raise self._stop or Broken("The session is closed.")
            left = due - time.monotonic()
            if left <= 0 and not watched:
                watched = True
                self._connection.send(FrameKind.WATCH, self._number, WATCHED.pack(self._received, cpu, wall))
            self._take(PROBE_SECONDS if watched else max(0.0, left))
        return payload

    def _take(self, timeout: float) -> None:
        """Handle one frame, waiting `timeout` seconds for it; after a long silence, ask for a sign of life."""
        try:
            item = self._wait(timeout)
        except queue.Empty:
            if timeout >= PROBE_SECONDS:
                self._connection.check(LIVENESS_SECONDS)
            if time.monotonic() > self._deadline:
                self._connection.lose("it does not keep time")
            return
        if item is None:
            self._end(self._connection.broken())
            return
        kind, payload = item
        try:
            self._handle(kind, payload)
        except (wire.Malformed, struct.error, ValueError, KeyError, TypeError) as error:
            self._connection.lose("it sent a malformed frame")
            raise self._connection.broken() from error

    def _wait(self, timeout: float) -> tuple[FrameKind, bytes] | None:
        """Return the next item of the inbox. Raises queue.Empty after `timeout` seconds, or Cancelled."""
        until = time.monotonic() + timeout
        while self._cancelled is not None and (left := until - time.monotonic()) > TICK:
            with contextlib.suppress(queue.Empty):
                return self._inbox.items.get(timeout=min(left, TICK))
            self._stop_if_cancelled(self._cancelled)
        return self._inbox.items.get(timeout=max(0.0, until - time.monotonic()))

    def cancel_when(self, cancelled: Callable[[], bool]) -> None:
        self._cancelled = cancelled

    def _stop_if_cancelled(self, cancelled: Callable[[], bool]) -> None:
        if cancelled():
            self.close()
            raise Cancelled

    def _handle(self, kind: FrameKind, payload: bytes) -> None:
        match kind:
            case FrameKind.DATA:
                (clock,) = CLOCK.unpack_from(payload)
                self._read_clock(clock)
                self._feed(memoryview(payload)[CLOCK.size :])
            case FrameKind.ACKNOWLEDGED:
                (self._accepted,) = COUNT.unpack(payload)
            case FrameKind.STOPPED:
                fields = _fields(payload)
                self._read(fields)
                self._end(_stop(fields))
            case _:
                self._read(_fields(payload))
                self._asked = False

    def _feed(self, data: memoryview) -> None:
        while data:
            buffer = self._stream.buffer()
            n = min(len(buffer), len(data))
            buffer[:n] = data[:n]
            data = data[n:]
            if not self._stream.take(n):
                self._end(OutputLimit("It sends more than it may."))
                return

    # --- readings

    def _read(self, fields: Mapping[str, Any]) -> None:
        self._read_clock(fields["cpu"])
        peak = fields["peak"]
        if isinstance(peak, int):
            self._peak = max(0, peak)
        case, out, err = fields["printed"]
        if not isinstance(case, int):
            raise wire.Malformed("A case has a number.")
        self._printed = Printed(case, _text(out), _text(err))

    def _read_clock(self, clock: object) -> None:
        """Record a reading of the CPU clock; a lower one is ignored, because a container is not trusted."""
        if not isinstance(clock, float) or not math.isfinite(clock):
            raise wire.Malformed("A clock's reading is no number.")
        self._cpu = max(self._cpu, clock)

    def cpu(self) -> float:
        """Return the CPU seconds as of the last message, or of the end."""
        return self._cpu

    def peak_memory(self) -> int | None:
        self._ask()
        return self._peak

    def printed(self) -> Printed:
        """Return what was printed, as the supervisor last reported it."""
        self._ask()
        return self._printed

    def _ask(self) -> None:
        """Request new readings, unless the session is over."""
        if self._stop is None and not self._closed:
            self._asked = True
            with contextlib.suppress(Broken):  # the last readings stay
                self._connection.send(FrameKind.USAGE, self._number)
                while self._asked and self._stop is None:
                    self._take(PROBE_SECONDS)

    # --- the end

    def _end(self, stop: Exception) -> None:
        """End the session; messages that arrived before can still be received."""
        self._stop = stop
        self.close()

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            self._connection.forget(self._number)
            if self._stop is None or isinstance(self._stop, OutputLimit):
                with contextlib.suppress(Broken):  # the container is gone, and the session with it
                    self._connection.send(FrameKind.CLOSE, self._number)


def _fields(payload: bytes) -> dict[str, Any]:
    fields = wire.decode(payload, FIELD_LIMITS)
    if not isinstance(fields, dict):
        raise wire.Malformed("Fields are a dict.")
    return fields


def _text(text: object) -> str:
    """Return a child's text, cut to the length that is allowed."""
    if not isinstance(text, str):
        raise wire.Malformed("What was printed is text.")
    return text[:PRINTED_CHARACTERS].encode("utf-8", "replace").decode()


def _stop(fields: Mapping[str, Any]) -> Exception:
    """Return the exception for what ended a session, as the supervisor reports it."""
    kind, text = str(fields["kind"]), str(fields["text"])[:500]
    if kind == "Died":
        return Died(_number(fields["code"]), _number(fields["signal"]))
    if kind == "Unavailable":
        return Unavailable(text)
    return STOPS[kind](text) if kind in STOPS else Broken(text)


def _number(value: object) -> int | None:
    return None if value is None else int(str(value))
