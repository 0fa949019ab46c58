"""The supervisor: runs as PID 1 of a container, holds its warm interpreters, and relays messages.

Theory of operation. The supervisor holds a `LinuxSandbox` at the depth for containers of ours, and talks with the judge
over its own stdin and stdout (frames.py): nothing else is shared with the judge, no socket and no file. It
waits for the judge, for every child and for the clocks at one place, and never for one of them alone: what a child
writes is passed on as it is, with a reading of its CPU clock, before the judge has asked for it; what a child does not
take is kept. The limits of CPU and silence are kept here, by the clocks of the machine on which the child runs; they
count while the judge waits. The supervisor trusts the judge, and no child. It is not dumpable: a
child with its uid can't look into it, though it may see its name.

When stdin ends, the judge has gone: the supervisor ends, and the kernel ends the rest of the container with it.
"""

from __future__ import annotations

import contextlib
import os
import select
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from judge import wire
from judge.inside import kernel
from judge.sandbox.base import Broken, Died, Limits, Printed, Role, SandboxError, Stopped, Unavailable
from judge.sandbox.container.file_store import FileStore
from judge.sandbox.container.frames import (
    CLOCK,
    COUNT,
    DIGEST,
    HEADER,
    PIECE,
    REPORTED,
    WATCHED,
    FrameKind,
    FrameParser,
)
from judge.sandbox.container.relay import Relay
from judge.sandbox.linux import LinuxConfig, LinuxSandbox
from judge.sandbox.session import GATHER
from judge.sandbox.toolchain import toolchain
from judge.sandbox.zygote_client import ZygoteChild
from judge.shared.protocol import Depth

IN, OUT = 0, 1
READ = 1024 * 1024  # bytes read from the judge at a time
ANY_FRAME = 1 << 31  # bytes of the largest payload accepted from the judge, which is trusted
TIDY = 0.02  # seconds without other events after which dead children are reaped

Fields = dict[str, Any]


class RelaySandbox(LinuxSandbox):
    """The pool of the `linux` backend with sessions that never block."""

    def _session(self, child: ZygoteChild, limits: Limits, closed: Callable[[], None]) -> Relay:
        return Relay(child, limits, closed)

    def role_stats(self) -> Fields:
        """Return the zygote's pid and what was made so far, by role."""
        stats, pids = self.stats(), self.zygotes()
        return {
            role.value: {"pid": pids[role], "starts": made.starts, "children": made.children}
            for role, made in stats.items()
        }

    def reap_strangers(self) -> None:
        """Reap the children of dead zygotes, which PID 1 inherits; the zygotes are reaped by their clients."""
        own = {zygote.pid for zygote in (*self._zygotes.values(), *self._retired)}
        for thread in Path("/proc/self/task").iterdir():
            for pid in set(map(int, (thread / "children").read_text().split())) - own:
                with contextlib.suppress(ChildProcessError):
                    os.waitpid(pid, os.WNOHANG)


class SessionSlot:
    """The slot of a session that the judge has asked for; frames wait here until its relay is open."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.relay: Relay | None = None
        self.waiting: list[tuple[FrameKind, bytes]] = []
        self.reported = 0  # bytes accepted by the child's socket and acknowledged to the judge


class Supervisor:
    """The event loop that the module's docstring describes."""

    def __init__(self, sandbox: RelaySandbox) -> None:
        self._sandbox = sandbox
        self._files = FileStore()
        self._slots: dict[int, SessionSlot] = {}
        self._by_fd: dict[int, SessionSlot] = {}
        self._opened: deque[tuple[SessionSlot, Relay | SandboxError]] = deque()
        self._out: list[bytes] = []
        self._parser = FrameParser(ANY_FRAME)
        self._poll = select.poll()
        self._woken, self._wake = os.pipe()
        self._untidy = False
        self._more_expected = False
        for fd in (IN, self._woken):
            self._poll.register(fd, select.POLLIN)

    # --- the event loop

    def serve(self) -> None:
        """Serve until the judge closes stdin."""
        while True:
            timeout = self._check()
            self._write()
            if self._more_expected:  # collects several answers, as a session of the linux backend does
                self._more_expected = False
                time.sleep(GATHER)
            ready = self._poll.poll(None if timeout is None else timeout * 1000 + 1)
            if not ready and self._untidy:
                self._tidy()
            for fd, event in ready:
                if fd == IN:
                    data = os.read(IN, READ)
                    if not data:
                        return
                    for kind, number, payload in self._parser.feed(data):
                        self._handle(FrameKind(kind), number, payload)
                elif fd == self._woken:
                    os.read(self._woken, READ)
                    self._attach_opened()
                elif (slot := self._by_fd.get(fd)) is not None:
                    self._report_stop(slot, self._transfer, event)

    def _check(self) -> float | None:
        """Enforce all limits; return the seconds until the next check is due."""
        attached = [slot for slot in self._slots.values() if slot.relay is not None]
        left = [self._report_stop(slot, self._left) for slot in attached] + [TIDY if self._untidy else None]
        return min((seconds for seconds in left if seconds is not None), default=None)

    @staticmethod
    def _left(slot: SessionSlot) -> float | None:
        assert slot.relay is not None
        return slot.relay.check()

    def _tidy(self) -> None:
        self._untidy = not self._sandbox.tidy()
        self._sandbox.reap_strangers()

    # --- a session

    def _report_stop(self, slot: SessionSlot, act: Callable[..., float | None], *arguments: object) -> float | None:
        """Call a function on a session, and report to the judge what ends the session."""
        try:
            return act(slot, *arguments)
        except (Stopped, Broken) as stop:
            self._stop(slot, stop)
            return None

    def _transfer(self, slot: SessionSlot, event: int) -> None:
        relay = slot.relay
        assert relay is not None
        if event & select.POLLOUT:
            relay.flush()
            self._report(slot, relay)
        if event & ~select.POLLOUT:
            data = relay.read()
            self._more_expected |= relay.more_expected
            clock = CLOCK.pack(relay.cpu())
            for at in range(0, len(data), PIECE):
                self._send(FrameKind.DATA, slot.number, clock, data[at : at + PIECE])

    def _report(self, slot: SessionSlot, relay: Relay) -> None:
        """Acknowledge what the child's socket has accepted, if it is much; watch the socket if more is queued."""
        if relay.taken - slot.reported >= REPORTED:
            slot.reported = relay.taken
            self._send(FrameKind.ACKNOWLEDGED, slot.number, COUNT.pack(relay.taken))
        self._poll.modify(relay.socket, select.POLLIN | (select.POLLOUT if relay.full else 0))

    def _stop(self, slot: SessionSlot, stop: SandboxError) -> None:
        fields: Fields = {"kind": type(stop).__name__, "text": str(stop)}
        if isinstance(stop, Died):
            fields |= {"code": stop.code, "signal": stop.signal}
        self._fields(FrameKind.STOPPED, slot.number, fields | _usage(slot.relay))
        self._release(slot)

    def _release(self, slot: SessionSlot) -> None:
        self._slots.pop(slot.number, None)
        if (relay := slot.relay) is not None:
            fd = next(fd for fd, each in self._by_fd.items() if each is slot)
            self._poll.unregister(fd)
            del self._by_fd[fd]
            relay.close()
        self._untidy = True

    # --- what the judge says

    def _handle(self, kind: FrameKind, number: int, payload: bytes) -> None:
        match kind:
            case FrameKind.STORE:
                self._files.add(payload[:DIGEST], payload[DIGEST:])
            case FrameKind.DROP:
                self._files.drop(payload)
            case FrameKind.STATS:
                self._fields(FrameKind.STATS, number, self._sandbox.role_stats())
            case FrameKind.OPEN:
                self._open(number, _fields(payload))
            case _:
                slot = self._slots.get(number)
                if slot is None:
                    return  # the session has ended, and the judge is being informed
                if slot.relay is None:
                    slot.waiting.append((kind, payload))
                else:
                    self._report_stop(slot, self._handle_for_session, kind, payload)

    def _handle_for_session(self, slot: SessionSlot, kind: FrameKind, payload: bytes) -> None:
        relay = slot.relay
        assert relay is not None
        match kind:
            case FrameKind.SEND:
                count = payload[0]
                end = 1 + count * DIGEST
                relay.post(payload[end:], [self._files.open(payload[at : at + DIGEST]) for at in range(1, end, DIGEST)])
                self._report(slot, relay)
            case FrameKind.WATCH:
                relay.watch(*WATCHED.unpack(payload))
            case FrameKind.USAGE:
                self._fields(FrameKind.USAGE, slot.number, _usage(relay))
            case FrameKind.CLOSE:
                self._release(slot)

    def _open(self, number: int, fields: Fields) -> None:
        role = Role(fields.pop("role"))
        slot = self._slots[number] = SessionSlot(number)
        limits = Limits(**fields)
        if self._sandbox.warm(role):
            self._open_session(slot, role, limits)
            self._attach_opened()
        else:  # starting a zygote takes long, so a thread does it
            threading.Thread(target=self._open_session, args=(slot, role, limits), daemon=True).start()

    def _open_session(self, slot: SessionSlot, role: Role, limits: Limits) -> None:
        try:
            relay = self._sandbox.open(role, limits)
            assert isinstance(relay, Relay)
            self._opened.append((slot, relay))
        except SandboxError as error:
            self._opened.append((slot, error))
        os.write(self._wake, b".")

    def _attach_opened(self) -> None:
        """Attach the relays that were opened to their slots, and handle the frames that waited."""
        while self._opened:
            slot, made = self._opened.popleft()
            if isinstance(made, SandboxError):
                self._stop(slot, made)
                continue
            slot.relay = made
            self._by_fd[made.socket.fileno()] = slot
            self._poll.register(made.socket, select.POLLIN)
            for kind, payload in slot.waiting:
                if slot.number in self._slots:
                    self._report_stop(slot, self._handle_for_session, kind, payload)

    # --- what it says

    def _send(self, kind: FrameKind, number: int, *parts: bytes) -> None:
        self._out += [HEADER.pack(kind, number, sum(map(len, parts))), *parts]

    def _fields(self, kind: FrameKind, number: int, fields: Fields) -> None:
        self._send(kind, number, bytes(wire.encode(fields)))

    def _write(self) -> None:
        if self._out:
            _write_all(b"".join(self._out))
            self._out.clear()


def _usage(relay: Relay | None) -> Fields:
    printed = relay.printed() if relay else Printed()
    return {
        "cpu": relay.cpu() if relay else 0.0,
        "peak": relay.peak_memory() if relay else None,
        "printed": [printed.case, printed.stdout, printed.stderr],
    }


def _fields(payload: bytes) -> Fields:
    fields: Fields = wire.decode(payload)
    return fields


def _write_all(data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(OUT, left) :]


def _hello(fields: Fields) -> None:
    payload = bytes(wire.encode(fields))
    _write_all(HEADER.pack(FrameKind.HELLO, 0, len(payload)) + payload)


def _begin() -> Fields | None:
    """Return the judge's hello, or None if it closed stdin; it sends nothing more before our answer."""
    parser = FrameParser(ANY_FRAME)
    while data := os.read(IN, READ):
        for _kind, _number, payload in parser.feed(data):
            return _fields(payload)
    return None


def main() -> None:
    """Serve the judge at stdin and stdout."""
    kernel.prctl(kernel.PR_SET_DUMPABLE, 0)
    fields = _begin()
    if fields is None:
        return
    sandbox = RelaySandbox(LinuxConfig(level=Depth.CONTAINER, **fields))
    try:
        level = sandbox.describe()
    except Unavailable as reason:
        _hello({"unavailable": str(reason)})
        return
    layers = [asdict(layer) for layer in level.layers]
    _hello({"level": level.name, "layers": layers, "toolchain": dict(toolchain())})
    Supervisor(sandbox).serve()
    sandbox.close()
