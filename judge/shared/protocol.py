"""Defines the messages between the zygote and the sandbox outside, and the frames of a session.

The control socket keeps packets apart. The first packet each way is JSON: the plan, and {"layers": [...],
"address_space": bytes} or {"failed": layer, "reason": sentence}. After that requests and replies, answered in order.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import StrEnum


class Depth(StrEnum):
    """How a zygote is confined."""

    NAMESPACES = "namespaces"
    LANDLOCK = "landlock"  # Landlock and seccomp, without namespaces
    CONTAINER = "container"  # the same in a container of ours, where Landlock may be missing


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of a sandbox: whether it is in force, and with what or why not."""

    name: str
    stands: bool
    detail: str
    remedy: str = ""  # what to do where it is not in force


FORK, REAP = b"fork", b"reap"
REQUEST = struct.Struct("<4si")  # request, pid; a fork carries the socket of the session
REPLY = struct.Struct("<4siiq")  # request, pid, errno or wait status, peak bytes; a fork's carries the pidfd

PREAMBLE = struct.Struct("<Q")  # the first bytes to a child: its address space in bytes; carries its output buffer
READY = struct.Struct("<Q")  # the first from it: it is confined; the most bytes of memory it held until now

FRAME = struct.Struct("<I")  # before each payload of a session: its length

LARGE = 256 * 1024  # bytes from which an output goes in a frame of its own, before the message that announces it ...
ATTACHMENT = 1 << 31  # ... as {"large": True} instead of {"ok": bytes}; this bit of the frame's length marks it

ANSWER = struct.Struct("<cxxxId")  # ANSWERED, the case, seconds of CPU; the one output of the case follows. In the ...
ANSWERED = b"="  # ... place of a message where there is nothing more to say of a case, which is nearly always

STDOUT_BYTES = 16 * 1024  # most bytes that are kept of each stream of a case
BUFFER_HEADER = struct.Struct(
    "<5I"
)  # head of a child's output buffer: the case, the lengths of both streams' texts ...
BUFFER_BYTES = BUFFER_HEADER.size + 2 * STDOUT_BYTES  # ... that follow, and how much was written to either

EXIT_MEMORY = 77  # exit status of a child whose harness ran out of memory
