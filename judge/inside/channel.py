"""Sends and receives the child's messages to the judge: frames of wire-encoded dicts over one stream socket.

The judge is trusted; what comes from it is decoded with the wire's limits all the same. A descriptor travels with the
header of a frame, so reading the header by recvmsg catches it, and reading the payload never swallows the next one's.
"""

from __future__ import annotations

import array
import os
import socket
from collections.abc import Mapping, Sequence
from typing import Any

from judge import wire
from judge.shared.protocol import ANSWER, ANSWERED, ATTACHMENT, FRAME

FDS = 4  # most descriptors with one frame
MESSAGE = wire.WireLimits(size=wire.DEFAULT.size + (1 << 20))  # a value at its limit, and fields beside it
PARTS = 1024  # most buffers of one system call (IOV_MAX)
_SPACE = socket.CMSG_SPACE(FDS * 4)


class SocketChannel:
    """Sends and receives messages over a stream socket, in order. A closed peer raises EOFError."""

    def __init__(self, fd: int) -> None:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0, fileno=fd)
        self._fds: list[int] = []

    def receive(self) -> dict[str, Any]:
        """Receive the next message. Descriptors that came with it wait in `take_fds`.

        Raises:
            EOFError: the judge closed the connection.
        """
        (size,) = FRAME.unpack(self.receive_bytes(FRAME.size))
        payload = bytearray(size)
        self._fill(memoryview(payload))
        message: dict[str, Any] = wire.decode(payload, MESSAGE, copy=False)
        return message

    def receive_with_fds(self) -> tuple[dict[str, Any], list[int]]:
        return self.receive(), self.take_fds()

    def take_fds(self) -> list[int]:
        """Return the descriptors that came since they were last taken; the caller closes them."""
        fds, self._fds = self._fds, []
        return fds

    def send(self, message: Mapping[str, object], /) -> None:
        payload = wire.encode(message, MESSAGE)
        self._frame(len(payload), [payload])

    def answer(self, case: int, cpu: float, output: bytes) -> None:
        """Send the short answer to a case: its output and its seconds of CPU, and nothing else."""
        size = ANSWER.size + len(output)
        self._socket.sendall(FRAME.pack(size) + ANSWER.pack(ANSWERED, case, cpu) + output)

    def attach(self, parts: Sequence[wire.Part]) -> None:
        """Send a large output, without copying it, as a frame of its own that belongs to the next message."""
        self._frame(ATTACHMENT | sum(map(len, parts)), parts)

    def _frame(self, header: int, parts: Sequence[wire.Part]) -> None:
        left = [memoryview(FRAME.pack(header)), *(memoryview(part) for part in parts)]
        while left:
            sent = os.writev(self._socket.fileno(), left[:PARTS])  # not sendmsg, which could carry descriptors
            while left and sent >= len(left[0]):
                sent -= len(left.pop(0))
            if left:
                left[0] = left[0][sent:]

    def send_bytes(self, note: bytes) -> None:
        """Send raw bytes before the first frame."""
        self._socket.sendall(note)

    def receive_bytes(self, size: int) -> bytes:
        """Receive exactly `size` bytes; the descriptors that came with them wait in `take_fds`."""
        data, control, _flags, _address = self._socket.recvmsg(size, _SPACE)
        for level, kind, content in control:
            if level == socket.SOL_SOCKET and kind == socket.SCM_RIGHTS:
                self._fds.extend(array.array("i", content[: len(content) // 4 * 4]))
        if not data:
            raise EOFError
        rest = bytearray(size - len(data))
        self._fill(memoryview(rest))
        return data + rest

    def _fill(self, view: memoryview) -> None:
        while view:
            n = self._socket.recv_into(view)
            if n == 0:
                raise EOFError
            view = view[n:]

    def close(self) -> None:
        for fd in self.take_fds():
            os.close(fd)
        self._socket.close()
