"""The client of a zygote: starts it, has it confine itself, requests children of it, and has dead ones reaped.

Replies come in the order of the requests. So a child can be requested before it is needed, and its reply read when it
is taken. Children that were killed wait in a queue until the kernel has ended them; later requests reap them.
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
from judge.sandbox.cgroup import MemoryCgroup, limit_memory
from judge.sandbox.interpreter_paths import interpreter_paths
from judge.shared.protocol import FORK, REAP, REPLY, REQUEST, Depth, Layer

START_SECONDS = 120.0  # longest wait for a zygote to import its modules and confine itself
REPLY_SECONDS = 30.0  # longest wait for one reply of a zygote
BUFFER = 4 * 1024 * 1024  # bytes that a session's socket buffers: half of a million float64

Reply = tuple[int, int, int, int]  # pid, errno or wait status, peak bytes, pidfd or -1
_ENVIRONMENT = {
    **dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"), "1"),
    "TOKENIZERS_PARALLELISM": "false",
    "MALLOC_ARENA_MAX": "1",
}


class CannotConfine(Exception):  # noqa: N818
    """This host does not allow this depth; says which layer is missing, and why."""

    def __init__(self, layer: str, reason: str) -> None:
        self.layer = layer
        self.reason = reason
        super().__init__(f"{layer}: {reason}")


class ZygoteChild:
    """One confined process that waits for its job."""

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
        """Close the pidfd, after which the child can be neither killed nor waited for here."""
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
        self._zygote.reap_later(self)


class Zygote:
    """One running zygote, a warm interpreter that forks children. Thread-safe."""

    def __init__(self, role: Role, depth: Depth, memory: int) -> None:
        """Start it and wait until it is ready. `memory` bytes are for it and all its children together.

        Raises:
            CannotConfine: the host lacks a layer of confinement.
            Broken: it did not start.
        """
        self.role = role
        self.depth = depth
        self.made = 0
        self.dead = False
        self.retiring = False  # whether a replacement is being started or has been
        self._lock = threading.Lock()
        self._spare: deque[ZygoteChild] = deque()
        self._unreaped: deque[ZygoteChild] = deque()
        self._open = 0  # sessions that use a child of it
        self._replies: deque[Callable[[Reply], None]] = deque()
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = _start(theirs.fileno(), role)
        self._cgroup = limit_memory(self._process.pid, memory)
        cgroup_layer = self._cgroup.layer if isinstance(self._cgroup, MemoryCgroup) else self._cgroup
        self.layers = (*self._handshake(), cgroup_layer)
        self._control.settimeout(REPLY_SECONDS)

    @property
    def pid(self) -> int:
        return self._process.pid

    def _handshake(self) -> tuple[Layer, ...]:
        """Send the plan and wait until the zygote has confined itself; return its layers."""
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
            stderr = self._read_stderr()
            self.stop()
            if "failed" in answer:
                raise CannotConfine(answer["failed"], answer["reason"])
            raise Broken(f"The zygote did not start: {stderr}")
        assert self._process.stderr is not None
        self._process.stderr.close()
        self.address_space = int(answer["address_space"])
        return tuple(Layer(**layer) for layer in answer["layers"])

    def _read_stderr(self) -> str:
        assert self._process.stderr is not None
        return str(self._process.stderr.read().decode("utf-8", "replace")[-2000:]).strip()

    # --- children

    def prepare(self, spares: int) -> None:
        """Request children until so many spares are ready or on the way, without waiting for them."""
        with self._lock:
            self._reap_dead()
            while len(self._spare) < spares and not self.dead:
                self._request_child()

    def take(self) -> ZygoteChild:
        """Return a child for one session. Raises Broken if the zygote is dead."""
        with self._lock:
            if self._process.poll() is not None:
                raise self._mark_dead()
            if not self._spare:
                self._request_child()
            child = self._spare.popleft()
            while child.pid == 0 and not child.error:
                self._read_reply()
            if child.error:
                raise Broken(f"A child could not be made: {os.strerror(child.error)}")
            self._open += 1
            return child

    def _request_child(self) -> None:
        own, theirs = socket.socketpair()
        with theirs:
            for end in (own, theirs):
                end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, BUFFER)
            child = ZygoteChild(self, own)
            self._request(FORK, 0, lambda reply: self._on_forked(child, reply), [theirs.fileno()])
        self.made += 1
        self._spare.append(child)

    def _on_forked(self, child: ZygoteChild, reply: Reply) -> None:
        child.pid, child.error, _, child.pidfd = reply
        if child.pid and child.pidfd < 0:  # no descriptor was free for it here; it exits when its socket closes
            child.error = errno.EMFILE
            self._request(REAP, child.pid, lambda _reply: None)
        if child.error:
            child.socket.close()

    def reap(self, child: ZygoteChild) -> tuple[int, int] | None:
        """Wait for a child that was killed; return its wait status and peak bytes, or None if the zygote is dead."""
        waiting = select.poll()
        waiting.register(child.pidfd, select.POLLIN)
        waiting.poll(REPLY_SECONDS * 1000)
        with self._lock, contextlib.suppress(Broken):
            self._open -= 1
            self._reap(child)
            while child.status is None:
                self._read_reply()
        child.release()
        return child.status

    def reap_later(self, child: ZygoteChild) -> None:
        """Queue a killed child, to be reaped once it is dead."""
        with self._lock:
            self._open -= 1
            if self.dead:  # it can reap nothing any more
                child.release()
                return
            self._unreaped.append(child)
            self._reap_dead()

    def _reap_dead(self) -> None:
        with contextlib.suppress(Broken):
            for _ in range(len(self._unreaped)):
                child = self._unreaped.popleft()
                if child.dead:
                    self._reap(child)
                else:
                    self._unreaped.append(child)

    def _reap(self, child: ZygoteChild) -> None:
        child.release()  # the zygote reaps it by its pid
        self._request(REAP, child.pid, lambda reply: self._on_reaped(child, reply))

    def _on_reaped(self, child: ZygoteChild, reply: Reply) -> None:
        child.status = reply[1], reply[2]

    # --- requests

    def _request(self, what: bytes, pid: int, done: Callable[[Reply], None], fds: list[int] | None = None) -> None:
        rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", fds))] if fds else []
        try:
            self._control.sendmsg([REQUEST.pack(what, pid)], rights)
        except OSError as error:
            raise self._mark_dead() from error
        self._replies.append(done)

    def _read_reply(self) -> None:
        """Read one reply."""
        if not self._replies:
            raise self._mark_dead()
        try:
            data, control, _flags, _address = self._control.recvmsg(REPLY.size, socket.CMSG_SPACE(4))
        except OSError as error:
            raise self._mark_dead() from error
        if len(data) != REPLY.size:
            raise self._mark_dead()
        _what, pid, status, peak = REPLY.unpack(data)
        fds = array.array("i", control[0][2][:4]) if control else [-1]
        self._replies.popleft()((pid, status, peak, fds[0]))

    def _mark_dead(self) -> Broken:
        self.dead = True
        return Broken("The zygote is gone.")

    # --- the end

    @property
    def has_unreaped(self) -> bool:
        """Whether there are killed children that are not reaped yet."""
        return bool(self._unreaped)

    @property
    def idle(self) -> bool:
        """Whether no session uses a child of it."""
        return self._open == 0

    def stop(self) -> None:
        """Stop the zygote; the kernel kills its children."""
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
            for child in (*self._spare, *self._unreaped):
                child.socket.close()
                child.release()
            self._spare.clear()
            self._unreaped.clear()
        if isinstance(self._cgroup, MemoryCgroup):
            self._cgroup.remove()


def _start(control: int, role: Role) -> subprocess.Popen[bytes]:
    here = str(Path(judge.__path__[0], "inside").resolve())
    environment = dict(_ENVIRONMENT)
    if "LD_LIBRARY_PATH" in os.environ:  # some interpreters don't start without it
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
