"""The judge's connection to one container: sends frames, and delivers what the container sends to its sessions.

Theory of operation. One thread reads what the container sends and puts it into the inbox of the session that it is
for; each session waits at its own inbox. The container is trusted no more than a child is. A frame that is too large,
an unknown session, more bytes than a session may send, a malformed message, no answer in time: each ends the
connection, and all its sessions are `Broken`. Memory is bounded by what the sessions may send.
"""

from __future__ import annotations

import contextlib
import logging
import queue
import struct
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from judge import wire
from judge.sandbox.base import Broken, Level, Unavailable
from judge.sandbox.container.frames import HEADER, LARGEST, PIECE, FrameKind, FrameParser, FrameTooLarge
from judge.shared.protocol import Layer

log = logging.getLogger(__name__)

START_SECONDS = 120.0  # longest wait for the container's hello
CHUNK = 256 * 1024  # bytes read at a time
STDOUT = 1  # number of stdout in Docker's framing of an attached container
DOCKERS = struct.Struct(">BxxxL")  # header of Docker's framing: number of the stream, bytes
FIELD_LIMITS = wire.WireLimits(size=256 * 1024)  # limits of one wire-encoded dict ("fields") of the container
FILE_STORE_BYTES = 256 * 1024 * 1024  # bytes of files that the container holds at most
ANSWERS = frozenset({FrameKind.DATA, FrameKind.STOPPED, FrameKind.ACKNOWLEDGED, FrameKind.USAGE, FrameKind.STATS})
STDERR_BYTES = 4000  # bytes of the container's stderr that are kept, the last ones

Item = tuple[FrameKind, bytes]
Fields = dict[str, Any]


class Transport(Protocol):
    """The socket to the container's stdin and stdout."""

    def recv_into(self, buffer: memoryview, /) -> int: ...

    def sendall(self, data: bytes, /) -> None: ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Hello:
    """What the container reports of itself when it starts."""

    level: Level
    toolchain: Mapping[str, str]


class Inbox:
    """The received frames of one session; `None` marks the end of the connection."""

    def __init__(self, budget: int) -> None:
        self.items: queue.SimpleQueue[Item | None] = queue.SimpleQueue()
        self.budget = budget  # bytes that may still be received


class Connection:
    """A connection to a container, as the module's docstring describes it. Thread-safe."""

    def __init__(self, transport: Transport, ended: Callable[[], None]) -> None:
        self._transport = transport
        self._ended = ended  # called once, when the connection is lost or closed
        self._inboxes: dict[int, Inbox] = {}
        self._next = 1
        self._files: OrderedDict[bytes, int] = OrderedDict()
        self._sending = threading.Lock()
        self._storing = threading.Lock()
        self._state = threading.Lock()
        self._hello: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._greeted = False
        self._stderr = b""
        self.lost = ""  # why the connection is lost; empty while it is not
        self._asked: float | None = None  # monotonic time of the unanswered question whether it is alive
        threading.Thread(target=self._listen, name="container", daemon=True).start()

    # --- the beginning

    def begin(self, fields: Fields) -> Hello:
        """Send the pool's settings and return the container's hello. Raises Unavailable or Broken."""
        self.send(FrameKind.HELLO, 0, bytes(wire.encode(fields)))
        try:
            payload = self._hello.get(timeout=START_SECONDS)
        except queue.Empty:
            payload = None
            self.lose("it does not start")
        if payload is None:
            raise Broken(f"The container ended before it was ready: {self.lost}.")
        try:
            return _hello(wire.decode(payload, FIELD_LIMITS))
        except (wire.Malformed, KeyError, TypeError, AttributeError) as error:
            self.lose("its hello is malformed")
            raise Broken("The hello of the container is malformed.") from error

    # --- to the container

    def send(self, kind: FrameKind, session: int, *parts: bytes) -> None:
        """Send one frame. Raises Broken."""
        data = b"".join((HEADER.pack(kind, session, sum(map(len, parts))), *parts))
        try:
            with self._sending:
                self._transport.sendall(data)
        except OSError as error:
            self.lose(f"it can't be written to ({error})")
            raise self.broken() from error

    def store(self, digest: bytes, read: Callable[[], bytes]) -> None:
        """Make sure that the container holds a content; call `read` for it only if it has to be sent."""
        with self._storing:
            if digest in self._files:
                self._files.move_to_end(digest)
                return
            content = read()
            for at in range(0, max(len(content), 1), PIECE):
                self.send(FrameKind.STORE, 0, digest, content[at : at + PIECE])
            self._files[digest] = len(content)
            while sum(self._files.values()) > FILE_STORE_BYTES and len(self._files) > 1:
                self.send(FrameKind.DROP, 0, self._files.popitem(last=False)[0])

    def check(self, timeout: float) -> None:
        """Ask the container for a sign of life; lose it after `timeout` seconds without one. Raises Broken."""
        asked, now = self._asked, time.monotonic()
        if asked is None:
            self._asked = now
            self.send(FrameKind.STATS, 0)
        elif now - asked > timeout:
            self.lose("it does not answer")

    # --- sessions

    def open(self, fields: Fields, budget: int) -> tuple[int, Inbox]:
        """Open a session that may send `budget` bytes; return its number and inbox. Raises Broken."""
        return self.ask(FrameKind.OPEN, budget, bytes(wire.encode(fields)))

    def ask(self, kind: FrameKind, budget: int, *parts: bytes) -> tuple[int, Inbox]:
        """Send a frame under a new number; return the number and the inbox for its answer. Raises Broken."""
        with self._state:
            if self.lost:
                raise self.broken()
            number, self._next = self._next, self._next + 1
            inbox = self._inboxes[number] = Inbox(budget)
        self.send(kind, number, *parts)
        return number, inbox

    def forget(self, session: int) -> None:
        """Drop whatever is still received for a session."""
        with self._state:
            self._inboxes.pop(session, None)

    # --- from the container

    def _listen(self) -> None:
        try:
            self._read()
        except OSError as error:
            self.lose(f"it can't be read ({error})")
        except FrameTooLarge:
            self.lose("it sent a frame that is too large")
        except wire.Malformed as error:
            self.lose(f"it sent what it may not send: {error}")
        finally:
            self.lose("it ended")

    def _read(self) -> None:
        buffer, demultiplexer = memoryview(bytearray(CHUNK)), DockerDemultiplexer()
        parser = FrameParser(LARGEST)
        while n := self._transport.recv_into(buffer):
            self._asked = None
            for stream, piece in demultiplexer.feed(buffer[:n]):
                if stream != STDOUT:
                    self._stderr = (self._stderr + piece)[-STDERR_BYTES:]
                    continue
                for kind, session, payload in parser.feed(piece):
                    self._deliver(kind, session, payload)

    def _deliver(self, kind: int, session: int, payload: bytes) -> None:
        if session == 0:
            if kind == FrameKind.HELLO and not self._greeted:
                self._greeted = True
                self._hello.put(payload)
            elif kind != FrameKind.STATS:
                raise wire.Malformed("an unknown frame")
            return
        if session >= self._next or kind not in ANSWERS:
            raise wire.Malformed("an unknown frame, or a session that never was")
        inbox = self._inboxes.get(session)
        if inbox is None:
            return  # the session was closed while this was being sent
        inbox.budget -= len(payload) + HEADER.size
        if inbox.budget < 0:
            raise wire.Malformed("more than a session may send")
        inbox.items.put((FrameKind(kind), payload))

    # --- the end

    def broken(self) -> Broken:
        return Broken(f"The container of this session is gone: {self.lost}.")

    def lose(self, why: str) -> None:
        """End the connection; every session that waits gets Broken."""
        with self._state:
            if self.lost:
                return
            self.lost = why
            inboxes = list(self._inboxes.values())
        if self._stderr:
            log.warning("the sandbox container wrote to stderr: %s", self._stderr.decode("utf-8", "replace"))
        for inbox in inboxes:
            inbox.items.put(None)
        self._hello.put(None)
        with contextlib.suppress(OSError):
            self._transport.close()
        self._ended()


class DockerDemultiplexer:
    """Removes Docker's framing from what a container writes."""

    def __init__(self) -> None:
        self._head = b""
        self._stream = 0
        self._left = 0

    def feed(self, data: memoryview) -> list[tuple[int, bytes]]:
        """Return the pieces in the data, each with the number of its stream."""
        pieces = []
        while data:
            if not self._left:
                need = DOCKERS.size - len(self._head)
                self._head += data[:need]
                data = data[need:]
                if len(self._head) == DOCKERS.size:
                    self._stream, self._left = DOCKERS.unpack(self._head)
                    self._head = b""
                continue
            piece = bytes(data[: self._left])
            pieces.append((self._stream, piece))
            data = data[len(piece) :]
            self._left -= len(piece)
        return pieces


def _hello(fields: Any) -> Hello:
    if "unavailable" in fields:
        raise Unavailable(str(fields["unavailable"]))
    layers = tuple(Layer(str(each["name"]), each["stands"] is True, str(each["detail"])) for each in fields["layers"])
    toolchain = {str(name): str(value) for name, value in fields["toolchain"].items()}
    return Hello(Level(str(fields["level"]), layers), toolchain)
