"""A zygote from outside: started, told what to do, asked for children, replaced when it is dead.

Replies come in the order of the requests, so a child can be asked for ahead of need and its reply read when it is
taken. Children that were killed wait in a queue until the kernel is done with them, and are reaped by the way.
"""

from __future__ import annotations

import array
import contextlib
import errno
import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable
from pathlib import Path

import judge
from judge.sandbox.base import Broken, Role
from judge.sandbox.cgroup import Fence, fence
from judge.sandbox.interpreter_paths import interpreter_paths
from judge.shared.protocol import FORK, REAP, REPLY, REQUEST, Depth, Layer

START_SECONDS = 120.0
REPLY_SECONDS = 30.0
BUFFER = 4 * 1024 * 1024  # bytes that a session's socket may hold: a million float64 in two gulps

Reply = tuple[int, int, int, int]  # pid, errno or status, peak, descriptor
_ENVIRONMENT = {
    **dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"), "1"),
    "TOKENIZERS_PARALLELISM": "false",
    "MALLOC_ARENA_MAX": "1",
}


class CannotConfine(Exception):  # noqa: N818
    """This host does not allow this depth: the wall that is missing, and why."""

    def __init__(self, layer: str, reason: str) -> None:
        self.layer = layer
        self.reason = reason
        super().__init__(f"{layer}: {reason}")


class ZygoteChild:
    """One process, confined and waiting for its job."""

    def __init__(self, zygote: Zygote, own: socket.socket) -> None:
        self.socket = own
        self.pid = 0
        self.pidfd = -1
        self.error = 0
        self.status: tuple[int, int] | None = None
        self._zygote = zygote

    @property
    def address_space(self) -> int:
        return self._zygote.address_space

    def release(self) -> None:
        """Nothing more will be asked of it."""
        if self.pidfd >= 0:
            os.close(self.pidfd)
            self.pidfd = -1

    @property
    def dead(self) -> bool:
        waiting = select.poll()
        waiting.register(self.pidfd, select.POLLIN)
        return bool(waiting.poll(0))

    def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self.pidfd, signal.SIGKILL)

    def end(self) -> tuple[int, int] | None:
        self.kill()
        return self._zygote.reap(self)

    def abandon(self) -> None:
        self.kill()
        self._zygote.bury(self)


class Zygote:
    """One warm interpreter. Thread-safe."""

    def __init__(self, role: Role, depth: Depth, memory: int) -> None:
        """Start it and wait until it is ready. `memory` bytes are for it and all its children together.

        Raises:
            CannotConfine: the host lacks a wall.
            Broken: it did not start.
        """
        self.role = role
        self.depth = depth
        self.made = 0
        self.dead = False
        self.worn_out = False  # it has an heir, or soon will have
        self._lock = threading.Lock()
        self._spare: deque[ZygoteChild] = deque()
        self._buried: deque[ZygoteChild] = deque()
        self._open = 0  # sessions that have a child of it
        self._replies: deque[Callable[[Reply], None]] = deque()
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = _start(theirs.fileno(), role)
        self._fence = fence(self._process.pid, memory)
        self.layers = (*self._told(), self._fence.layer if isinstance(self._fence, Fence) else self._fence)
        self._control.settimeout(REPLY_SECONDS)

    @property
    def pid(self) -> int:
        return self._process.pid

    def _told(self) -> tuple[Layer, ...]:
        """Send the plan and wait for the walls to stand."""
        where = interpreter_paths(self.role)
        plan = {"depth": self.depth, "visible": where.visible, "masked": where.masked, "modules": where.modules}
        self._control.settimeout(START_SECONDS)
        try:
            self._control.send(json.dumps(plan).encode())
            answer = json.loads(self._control.recv(1 << 16) or b"{}")
        except OSError as error:
            self.stop()
            raise Broken(f"The zygote did not start: {error}") from error
        if "layers" not in answer:
            trouble = self._last_words()
            self.stop()
            if "failed" in answer:
                raise CannotConfine(answer["failed"], answer["reason"])
            raise Broken(f"The zygote did not start: {trouble}")
        assert self._process.stderr is not None
        self._process.stderr.close()
        self.address_space = int(answer["address_space"])
        return tuple(Layer(**layer) for layer in answer["layers"])

    def _last_words(self) -> str:
        assert self._process.stderr is not None
        return str(self._process.stderr.read().decode("utf-8", "replace")[-2000:]).strip()

    # --- children

    def prepare(self, spares: int) -> None:
        """Have so many children ready, without waiting for them."""
        with self._lock:
            self._sweep()
            while len(self._spare) < spares and not self.dead:
                self._ask()

    def take(self) -> ZygoteChild:
        """A child that nobody else has. Raises Broken where the zygote is gone."""
        with self._lock:
            if self._process.poll() is not None:
                raise self._lost()
            if not self._spare:
                self._ask()
            child = self._spare.popleft()
            while child.pid == 0 and not child.error:
                self._settle()
            if child.error:
                raise Broken(f"A child could not be made: {os.strerror(child.error)}")
            self._open += 1
            return child

    def _ask(self) -> None:
        own, theirs = socket.socketpair()
        with theirs:
            for end in (own, theirs):
                end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, BUFFER)
            child = ZygoteChild(self, own)
            self._request(FORK, 0, lambda reply: self._born(child, reply), [theirs.fileno()])
        self.made += 1
        self._spare.append(child)

    def _born(self, child: ZygoteChild, reply: Reply) -> None:
        child.pid, child.error, _, child.pidfd = reply
        if child.pid and child.pidfd < 0:  # no descriptor was free for it here; it ends when its socket does
            child.error = errno.EMFILE
            self._request(REAP, child.pid, lambda _reply: None)
        if child.error:
            child.socket.close()

    def reap(self, child: ZygoteChild) -> tuple[int, int] | None:
        """Wait for a child that was killed; None where the zygote is gone."""
        waiting = select.poll()
        waiting.register(child.pidfd, select.POLLIN)
        waiting.poll(REPLY_SECONDS * 1000)
        with self._lock, contextlib.suppress(Broken):
            self._open -= 1
            self._reap(child)
            while child.status is None:
                self._settle()
        child.release()
        return child.status

    def bury(self, child: ZygoteChild) -> None:
        """Have a child that was killed reaped once it is dead."""
        with self._lock:
            self._open -= 1
            if self.dead:  # nobody will ask it to reap
                child.release()
                return
            self._buried.append(child)
            self._sweep()

    def _sweep(self) -> None:
        with contextlib.suppress(Broken):
            for _ in range(len(self._buried)):
                child = self._buried.popleft()
                if child.dead:
                    self._reap(child)
                else:
                    self._buried.append(child)

    def _reap(self, child: ZygoteChild) -> None:
        child.release()  # the zygote knows it by its pid
        self._request(REAP, child.pid, lambda reply: self._gone(child, reply))

    def _gone(self, child: ZygoteChild, reply: Reply) -> None:
        child.status = reply[1], reply[2]

    # --- requests

    def _request(self, what: bytes, pid: int, done: Callable[[Reply], None], fds: list[int] | None = None) -> None:
        rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", fds))] if fds else []
        try:
            self._control.sendmsg([REQUEST.pack(what, pid)], rights)
        except OSError as error:
            raise self._lost() from error
        self._replies.append(done)

    def _settle(self) -> None:
        """Read one reply."""
        if not self._replies:
            raise self._lost()
        try:
            data, control, _flags, _address = self._control.recvmsg(REPLY.size, socket.CMSG_SPACE(4))
        except OSError as error:
            raise self._lost() from error
        if len(data) != REPLY.size:
            raise self._lost()
        _what, pid, status, peak = REPLY.unpack(data)
        fds = array.array("i", control[0][2][:4]) if control else [-1]
        self._replies.popleft()((pid, status, peak, fds[0]))

    def _lost(self) -> Broken:
        self.dead = True
        return Broken("The zygote is gone.")

    # --- the end

    @property
    def burying(self) -> bool:
        """Whether there are children that were killed and are not dead yet."""
        return bool(self._buried)

    @property
    def idle(self) -> bool:
        """Whether no session has a child of it."""
        return self._open == 0

    def stop(self) -> None:
        """End it; the kernel kills its children."""
        self.dead = True
        self._control.close()
        try:
            self._process.wait(REPLY_SECONDS / 10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stderr is not None:
            self._process.stderr.close()
        with self._lock:
            for child in (*self._spare, *self._buried):
                child.socket.close()
                child.release()
            self._spare.clear()
            self._buried.clear()
        if isinstance(self._fence, Fence):
            self._fence.remove()


def _start(control: int, role: Role) -> subprocess.Popen[bytes]:
    here = str(Path(judge.__path__[0], "inside").resolve())
    environment = dict(_ENVIRONMENT)
    if "LD_LIBRARY_PATH" in os.environ:  # some interpreters don't start without
        environment["LD_LIBRARY_PATH"] = os.environ["LD_LIBRARY_PATH"]
    return subprocess.Popen(
        [sys.executable, "-I", "-S", "-B", "-X", "utf8", here, str(control), *interpreter_paths(role).folders],
        env=environment,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        pass_fds=[control],
        start_new_session=True,
    )
