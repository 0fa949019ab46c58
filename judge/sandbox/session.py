"""A session with one confined child: exchanges messages, enforces limits from outside, and finds why the child ended.

Theory of operation. The child is a stranger's process, and nothing that it sends is trusted but the bytes of its
outputs. Its CPU time is read from its CPU clock (by pid; the zygote reaps it only on request, so the pid stays
its own). The time that it may be idle is limited, what it sends is counted before it is kept, and it is killed
through a pidfd. No message of it can exceed the limits: a forged message is at most a wrong output.
"""

from __future__ import annotations

import array
import contextlib
import os
import select
import signal
import socket
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from judge import wire
from judge.sandbox.base import (
    Broken,
    Cancelled,
    CpuLimit,
    Died,
    Limits,
    MemoryLimit,
    OutputLimit,
    Printed,
    Session,
    WallLimit,
)
from judge.sandbox.limits import cpu_seconds, memory_bytes
from judge.sandbox.output_buffer import OutputBuffer
from judge.sandbox.stream import Stream, frame_limits, is_answer
from judge.shared.protocol import EXIT_MEMORY, FRAME, PREAMBLE

WORKING = 0.05  # smallest share of the wall time on a processor that counts as work
GATHER = 0.0003  # seconds of sleep between two reads while one answer follows another
TICK = 0.1  # seconds between two checks for a cancellation
GRACE = 1.0  # seconds, longest wait for a child to exit after its socket has closed
LARGE = 64 * 1024 * 1024  # bytes above the warm interpreter; the kernel's OOM killer chooses only larger children
SLACK = 16 * 1024 * 1024  # bytes of address space of the harness itself, above the warm interpreter
STACK_SIGNALS = (signal.SIGSEGV, signal.SIGBUS, signal.SIGABRT)


class ConfinedProcess(Protocol):
    """The part of `ZygoteChild` that a session uses."""

    pid: int
    pidfd: int
    socket: socket.socket

    @property
    def address_space(self) -> int:
        """The bytes that the warm interpreter has mapped."""

    def end(self) -> tuple[int, int] | None:
        """Kill it and wait; return (wait status, peak bytes), or None if the zygote is dead."""

    def abandon(self) -> None:
        """Kill it, and have it reaped later."""


class IdleTimeout:
    """Decides when a child has been idle for too long: one that uses the CPU is not idle, even on a busy machine."""

    def __init__(self, wall: float, deadline: float, clock: float) -> None:
        self._wall = wall
        self._deadline = deadline
        self._clock = clock
        self._until = min(time.monotonic() + wall, deadline)

    def left(self) -> float:
        """Return the seconds until `over` has to be called again."""
        return max(0.0, self._until - time.monotonic())

    def over(self, clock: float) -> bool:
        """Return whether the time is up; `clock` is the child's CPU time, which shows whether it worked or waited."""
        now = time.monotonic()
        if now <= self._until:
            return False
        if now > self._deadline or clock - self._clock < WORKING * self._wall:
            return True
        self._clock, self._until = clock, min(now + self._wall, self._deadline)
        return False


class LinuxSession(Session):
    """See `base.Session`. Used by one thread at a time."""

    def __init__(self, child: ConfinedProcess, limits: Limits) -> None:
        self._child = child
        self._limits = limits
        self._socket = child.socket
        self._socket.setblocking(False)
        self._poll = select.poll()
        self._poll.register(self._socket, select.POLLIN)
        self._stream = Stream(limits.output)
        self._closed = False
        self._cancelled: Callable[[], bool] | None = None
        self._deadline = time.monotonic() + limits.wall
        self._opened = self._mark = cpu_seconds(child.pid)
        self._spent = self._opened
        self._more_expected = False  # whether the last message was an answer, after which the next one follows at once
        self._peak: int | None = None
        self._output_buffer = self._new_output_buffer()
        self._push(PREAMBLE.pack(child.address_space + SLACK + limits.memory), [self._output_buffer.fd])

    def _new_output_buffer(self) -> OutputBuffer:
        try:
            return OutputBuffer()
        except OSError:
            self._socket.close()
            self._child.abandon()
            raise

    # --- sending

    def send(self, message: Mapping[str, object], fds: Sequence[int] = ()) -> None:
        payload = wire.encode(message, frame_limits(self._limits.output))
        self._mark = self._clock()  # before sending: the child may start to work before this process runs again
        self._more_expected = False
        self._push(FRAME.pack(len(payload)) + payload, fds)

    def _push(self, data: bytes | bytearray, fds: Sequence[int] = ()) -> None:
        rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", fds))] if fds else []
        view = memoryview(data)
        while view:
            try:
                sent = self._socket.sendmsg([view], rights)
            except BlockingIOError:
                self._wait_to_send()
            except OSError as error:
                raise self._ended() from error
            else:
                view, rights = view[sent:], []

    def _wait_to_send(self) -> None:
        waiting = select.poll()
        waiting.register(self._socket, select.POLLOUT)
        while not waiting.poll(self._tick(max(0.0, self._deadline - time.monotonic())) * 1000):
            self._stop_if_cancelled()
            if time.monotonic() >= self._deadline:
                raise self._kill(WallLimit("It does not read what it is sent."))

    # --- cancelling

    def cancel_when(self, cancelled: Callable[[], bool]) -> None:
        self._cancelled = cancelled

    def _stop_if_cancelled(self) -> None:
        if self._cancelled is not None and self._cancelled():
            raise self._kill(Cancelled())

    def _tick(self, seconds: float) -> float:
        """Return the part of a wait after which the cancellation has to be checked."""
        return seconds if self._cancelled is None else min(seconds, TICK)

    # --- receiving

    def receive(self, *, cpu: float, wall: float) -> dict[str, Any]:
        payload = self._stream.next()
        if payload is None:
            payload = self._await(cpu, IdleTimeout(wall, self._deadline, self._clock()))
        try:
            return self._message(payload)
        except wire.Malformed:
            self.close()
            raise

    def _await(self, cpu: float, idle: IdleTimeout) -> bytearray | memoryview:
        """Return the next complete payload; messages that arrived with it need no further read."""
        while (payload := self._stream.next()) is None:
            self._read(cpu, idle)
        self._mark = self._spent
        return payload

    def _message(self, payload: bytearray | memoryview) -> dict[str, Any]:
        self._more_expected = is_answer(payload)
        return self._stream.message(payload, frame_limits(self._limits.output))

    def _read(self, cpu: float, idle: IdleTimeout) -> None:
        """Read the bytes that have arrived, or wait for some as long as the limits allow."""
        try:
            n = self._socket.recv_into(self._stream.buffer())
        except BlockingIOError:
            self._wait(cpu, idle)
            return
        except OSError as error:
            raise self._ended() from error
        if n == 0:
            raise self._ended()
        if not self._stream.take(n):
            raise self._kill(OutputLimit("It sends more than it may."))
        self._clock()
        if not self._stream.ready:  # the child may send without end and never complete a message
            self._check(cpu, idle)

    def _wait(self, cpu: float, idle: IdleTimeout) -> None:
        """Wait for bytes, but no longer than until a limit could be reached.

        One process can't use CPU time faster than the wall clock runs, so no limit has to be checked before that. While
        one answer follows another, several are collected: a wake-up for each would cost more than it gains.
        """
        if self._more_expected:
            self._more_expected = False
            time.sleep(GATHER)
            return
        self._clock()
        left = self._check(cpu, idle)
        self._poll.poll(self._tick(min(left, idle.left())) * 1000 + 1)

    def _check(self, cpu: float, idle: IdleTimeout) -> float:
        """Return the CPU seconds that are left; kill the child if none are, if time is up or if it was cancelled."""
        self._stop_if_cancelled()
        left = cpu - (self._spent - self._mark)
        if left <= 0:
            raise self._kill(CpuLimit(f"It burnt more than {cpu:g} s of CPU."))
        if idle.over(self._spent):
            raise self._kill(WallLimit("It took too long by the clock."))
        return left

    # --- readings

    def _clock(self) -> float:
        if not self._closed:
            with contextlib.suppress(OSError):
                self._spent = cpu_seconds(self._child.pid)
        return self._spent

    def cpu(self) -> float:
        return max(0.0, (self._spent if self._closed else self._mark) - self._opened)

    def peak_memory(self) -> int | None:
        if not self._closed and self._stream.baseline is not None:
            peak = memory_bytes(self._child.pid, "VmHWM")
            if peak is not None:
                self._peak = max(0, peak - self._stream.baseline)
        return self._peak

    def printed(self) -> Printed:
        return self._output_buffer.read()

    # --- the end

    def _kill(self, reason: Exception) -> Exception:
        self.peak_memory()
        self.close()
        return reason

    def _ended(self) -> Exception:
        """Return why the socket ended: the child is dead or dying, or it closed its end and is killed for that."""
        dying = select.poll()
        dying.register(self._child.pidfd, select.POLLIN)
        still_alive = not dying.poll(GRACE * 1000)
        self._close_socket()
        end = self._child.end()
        if end is None or self._stream.baseline is None:
            return Broken("The zygote of this session is gone." if end is None else "A child could not be confined.")
        status, peak = end
        if still_alive:
            return Died(code=0)
        return _death(status, peak - self._stream.baseline, self._limits.memory)

    def _close_socket(self) -> None:
        if not self._closed:
            self._clock()
            self._closed = True
            self._socket.close()
            self._output_buffer.close()

    def close(self) -> None:
        if not self._closed:
            self._close_socket()
            self._child.abandon()


def _death(status: int, peak: int, memory: int) -> Exception:
    """Return what a wait status means; a crash close to the memory limit means that the memory ran out.

    A child can't send SIGKILL to itself (seccomp). When the memory of all sessions or of the machine runs out, the
    kernel kills the largest process. So a small one was killed by another process of this machine, and is judged again.
    """
    if os.WIFEXITED(status):
        code = os.WEXITSTATUS(status)
        return MemoryLimit("Out of memory.") if code == EXIT_MEMORY else Died(code=code)
    by = os.WTERMSIG(status)
    scarce = peak > 0.75 * memory
    if by == signal.SIGKILL:
        large = scarce or peak > LARGE
        return MemoryLimit("The kernel ended it for want of memory.") if large else Broken("A child was killed.")
    if by in STACK_SIGNALS and scarce:
        return MemoryLimit("It crashed for want of memory.")
    return Died(by=by)
