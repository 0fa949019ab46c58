"""The warden: what runs as PID 1 of a container, holds its warm interpreters, and passes on what is said.

Theory of operation. The warden holds a `LinuxSandbox` at the depth for containers of ours, and talks with the judge
over its own stdin and stdout (frames.py): nothing else crosses the wall, no socket, no file, no shared kernel. It
waits for the judge, for every child and for the clocks at one place, and never for one of them alone: what a child
writes is passed on as it is, with a reading of its CPU clock, before anybody has asked for it; what a child does not
take is kept. The limits of CPU and silence are kept here, by the clocks of the machine on which the child runs; they
count while the judge waits. The warden believes the judge and nothing that a child says. It is not dumpable: a child
with its uid can't look into it, though it may see its name.

When stdin ends, the judge has gone: the warden ends, and the kernel ends the rest of the container with it.
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
from judge.sandbox.container.frames import CLOCK, COUNT, DIGEST, HEADER, PIECE, REPORTED, WATCHED, Cutter, Kind
from judge.sandbox.container.kept import Kept
from judge.sandbox.container.relay import Ward
from judge.sandbox.linux import Config, LinuxSandbox
from judge.sandbox.session import GATHER
from judge.sandbox.toolchain import toolchain
from judge.sandbox.zygote_client import Child
from judge.shared.protocol import Depth

IN, OUT = 0, 1
READ = 1024 * 1024  # bytes of the judge's that are read at a time
ANY_FRAME = 1 << 31  # the judge is trusted
TIDY = 0.02  # seconds after which the dead are buried, where nothing else happens

Words = dict[str, Any]


class Wards(LinuxSandbox):
    """The pool, with sessions that are not waited for."""

    def _session(self, child: Child, limits: Limits, closed: Callable[[], None]) -> Ward:
        return Ward(child, limits, closed)

    def tally(self) -> Words:
        """What was made so far, and by whom the next is made, by role."""
        stats, pids = self.stats(), self.zygotes()
        return {
            role.value: {"pid": pids[role], "starts": made.starts, "children": made.children}
            for role, made in stats.items()
        }

    def reap_strangers(self) -> None:
        """PID 1 inherits the children of a zygote that died; the zygotes themselves are waited for by who made them."""
        own = {zygote.pid for zygote in (*self._zygotes.values(), *self._retired)}
        for thread in Path("/proc/self/task").iterdir():
            for pid in set(map(int, (thread / "children").read_text().split())) - own:
                with contextlib.suppress(ChildProcessError):
                    os.waitpid(pid, os.WNOHANG)


class Place:
    """A session's place: taken as soon as the judge asks for one; what is for the ward waits until it is there."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.ward: Ward | None = None
        self.waiting: list[tuple[Kind, bytes]] = []
        self.reported = 0  # bytes taken, as far as the judge knows


class Warden:
    """See the top of this module."""

    def __init__(self, sandbox: Wards) -> None:
        self._sandbox = sandbox
        self._kept = Kept()
        self._places: dict[int, Place] = {}
        self._by_fd: dict[int, Place] = {}
        self._opened: deque[tuple[Place, Ward | SandboxError]] = deque()
        self._out: list[bytes] = []
        self._cutter = Cutter(ANY_FRAME)
        self._poll = select.poll()
        self._woken, self._wake = os.pipe()
        self._untidy = False
        self._flows = False
        for fd in (IN, self._woken):
            self._poll.register(fd, select.POLLIN)

    # --- the one place where it waits

    def serve(self) -> None:
        """Until the judge goes."""
        while True:
            timeout = self._check()
            self._write()
            if self._flows:  # as a session of this machine lets answers gather
                self._flows = False
                time.sleep(GATHER)
            ready = self._poll.poll(None if timeout is None else timeout * 1000 + 1)
            if not ready and self._untidy:
                self._tidy()
            for fd, event in ready:
                if fd == IN:
                    data = os.read(IN, READ)
                    if not data:
                        return
                    for kind, number, payload in self._cutter.feed(data):
                        self._told(Kind(kind), number, payload)
                elif fd == self._woken:
                    os.read(self._woken, READ)
                    self._seat()
                elif (place := self._by_fd.get(fd)) is not None:
                    self._guarded(place, self._flow, event)

    def _check(self) -> float | None:
        """Seconds until somebody's time may be over."""
        seated = [place for place in self._places.values() if place.ward is not None]
        left = [self._guarded(place, self._left) for place in seated] + [TIDY if self._untidy else None]
        return min((seconds for seconds in left if seconds is not None), default=None)

    @staticmethod
    def _left(place: Place) -> float | None:
        assert place.ward is not None
        return place.ward.check()

    def _tidy(self) -> None:
        self._untidy = not self._sandbox.tidy()
        self._sandbox.reap_strangers()

    # --- a session

    def _guarded(self, place: Place, act: Callable[..., float | None], *arguments: object) -> float | None:
        """Do something with a session; what ends it is told to the judge."""
        try:
            return act(place, *arguments)
        except (Stopped, Broken) as stop:
            self._stop(place, stop)
            return None

    def _flow(self, place: Place, event: int) -> None:
        ward = place.ward
        assert ward is not None
        if event & select.POLLOUT:
            ward.flush()
            self._report(place, ward)
        if event & ~select.POLLOUT:
            data = ward.read()
            self._flows |= ward.flows
            clock = CLOCK.pack(ward.cpu())
            for at in range(0, len(data), PIECE):
                self._say(Kind.DATA, place.number, clock, data[at : at + PIECE])

    def _report(self, place: Place, ward: Ward) -> None:
        """What the child has taken, now and then; and ask to hear when it takes more."""
        if ward.taken - place.reported >= REPORTED:
            place.reported = ward.taken
            self._say(Kind.TAKEN, place.number, COUNT.pack(ward.taken))
        self._poll.modify(ward.socket, select.POLLIN | (select.POLLOUT if ward.full else 0))

    def _stop(self, place: Place, stop: SandboxError) -> None:
        words: Words = {"kind": type(stop).__name__, "text": str(stop)}
        if isinstance(stop, Died):
            words |= {"code": stop.code, "signal": stop.signal}
        self._words(Kind.STOPPED, place.number, words | _readings(place.ward))
        self._leave(place)

    def _leave(self, place: Place) -> None:
        self._places.pop(place.number, None)
        if (ward := place.ward) is not None:
            fd = next(fd for fd, each in self._by_fd.items() if each is place)
            self._poll.unregister(fd)
            del self._by_fd[fd]
            ward.close()
        self._untidy = True

    # --- what the judge says

    def _told(self, kind: Kind, number: int, payload: bytes) -> None:
        match kind:
            case Kind.KEEP:
                self._kept.add(payload[:DIGEST], payload[DIGEST:])
            case Kind.DROP:
                self._kept.drop(payload)
            case Kind.PING:
                self._say(Kind.PONG, 0)
            case Kind.TALLY:
                self._words(Kind.TALLIED, number, self._sandbox.tally())
            case Kind.OPEN:
                self._open(number, _words(payload))
            case _:
                place = self._places.get(number)
                if place is None:
                    return  # it has ended, and the judge will hear of it
                if place.ward is None:
                    place.waiting.append((kind, payload))
                else:
                    self._guarded(place, self._asked, kind, payload)

    def _asked(self, place: Place, kind: Kind, payload: bytes) -> None:
        ward = place.ward
        assert ward is not None
        match kind:
            case Kind.SEND:
                count = payload[0]
                end = 1 + count * DIGEST
                ward.post(payload[end:], [self._kept.open(payload[at : at + DIGEST]) for at in range(1, end, DIGEST)])
                self._report(place, ward)
            case Kind.WATCH:
                ward.watch(*WATCHED.unpack(payload))
            case Kind.ASK:
                self._words(Kind.READINGS, place.number, _readings(ward))
            case Kind.CLOSE:
                self._leave(place)

    def _open(self, number: int, words: Words) -> None:
        role = Role(words.pop("role"))
        place = self._places[number] = Place(number)
        limits = Limits(**words)
        if self._sandbox.warm(role):
            self._make(place, role, limits)
            self._seat()
        else:  # to start a zygote takes its time
            threading.Thread(target=self._make, args=(place, role, limits), daemon=True).start()

    def _make(self, place: Place, role: Role, limits: Limits) -> None:
        try:
            ward = self._sandbox.open(role, limits)
            assert isinstance(ward, Ward)
            self._opened.append((place, ward))
        except SandboxError as error:
            self._opened.append((place, error))
        os.write(self._wake, b".")

    def _seat(self) -> None:
        """Give the sessions that are open now to those that wait for them."""
        while self._opened:
            place, made = self._opened.popleft()
            if isinstance(made, SandboxError):
                self._stop(place, made)
                continue
            place.ward = made
            self._by_fd[made.socket.fileno()] = place
            self._poll.register(made.socket, select.POLLIN)
            for kind, payload in place.waiting:
                if place.number in self._places:
                    self._guarded(place, self._asked, kind, payload)

    # --- what it says

    def _say(self, kind: Kind, number: int, *parts: bytes) -> None:
        self._out += [HEADER.pack(kind, number, sum(map(len, parts))), *parts]

    def _words(self, kind: Kind, number: int, words: Words) -> None:
        self._say(kind, number, bytes(wire.encode(words)))

    def _write(self) -> None:
        if self._out:
            _write_all(b"".join(self._out))
            self._out.clear()


def _readings(ward: Ward | None) -> Words:
    printed = ward.printed() if ward else Printed()
    return {
        "cpu": ward.cpu() if ward else 0.0,
        "peak": ward.peak_memory() if ward else None,
        "printed": [printed.case, printed.stdout, printed.stderr],
    }


def _words(payload: bytes) -> Words:
    words: Words = wire.decode(payload)
    return words


def _write_all(data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(OUT, left) :]


def _hello(words: Words) -> None:
    payload = bytes(wire.encode(words))
    _write_all(HEADER.pack(Kind.HELLO, 0, len(payload)) + payload)


def _begin() -> Words | None:
    """The judge's first words, which wants to hear ours before it says more; None where it went away."""
    cutter = Cutter(ANY_FRAME)
    while data := os.read(IN, READ):
        for _kind, _number, payload in cutter.feed(data):
            return _words(payload)
    return None


def main() -> None:
    """Serve the judge at stdin and stdout."""
    kernel.prctl(kernel.PR_SET_DUMPABLE, 0)
    words = _begin()
    if words is None:
        return
    sandbox = Wards(Config(level=Depth.CONTAINER, **words))
    try:
        level = sandbox.describe()
    except Unavailable as reason:
        _hello({"unavailable": str(reason)})
        return
    layers = [asdict(layer) for layer in level.layers]
    _hello({"level": level.name, "layers": layers, "toolchain": dict(toolchain())})
    Warden(sandbox).serve()
    sandbox.close()
