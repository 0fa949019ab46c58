"""Runs the warm interpreter: it imports once, confines itself once, and makes a child in a millisecond whenever asked.

Theory of operation. The judge starts `python -I -S judge/inside` with an empty environment and one socket, and sends a
plan. The zygote imports NumPy and the usual modules (all that can still be imported from the root it will have, and all
that it could not), runs a small job to warm what is made on first use, confines itself (confine.py), and then
answers two requests: `fork`, which carries the socket of a new session, and `reap`, for a child that is dead.

  judge  ── plan ──▶ zygote                     judge  ── fork + socket ──▶ zygote ── clone ──▶ child
  judge  ◀─ ready ── zygote                     judge  ◀─ pid + pidfd ──── zygote              │ seal
                                                judge  ── memory limit ─────────────────────▶  │ load_child_filter
                                                judge  ◀─────────────────────────── ready ───  │
                                                judge  ── job ──────────────────────────────▶  │ harness.serve

The zygote never reads a job: it passes the socket on and closes its own copy, so no child can find another's source
in what it inherits. A child is told apart by its pid in the judge's PID namespace (the zygote stays in it) and by a
pidfd, and it stays a zombie until the judge lets it be reaped: its pid can't come to mean another process meanwhile.
When the judge goes, the control socket ends, and the zygote ends its children and itself; should it be killed, the
kernel ends them.
"""

from __future__ import annotations

import array
import contextlib
import gc
import importlib.util
import json
import os
import resource
import signal
import socket
import sys
import warnings
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from judge.inside import bpf, confine, kernel, surroundings
from judge.inside.channel import SocketChannel
from judge.inside.warm_up import warm_up
from judge.shared.protocol import EXIT_MEMORY, FORK, PREAMBLE, READY, REAP, REPLY, REQUEST, Depth

# What a candidate may import; loaded before for speed, and because AfterFork hooks belong to modules loaded before.
COMMON = (
    *("abc", "array", "bisect", "cmath", "collections.abc", "contextlib", "copy", "dataclasses", "datetime", "decimal"),
    *("enum", "fractions", "functools", "heapq", "inspect", "io", "itertools", "json", "linecache", "logging", "math"),
    *("numbers", "operator", "pprint", "random", "re", "statistics", "string", "struct", "textwrap", "threading"),
    *("time", "traceback", "types", "typing", "unittest", "warnings", "weakref", "__future__"),
    *("numpy.random", "numpy.fft", "numpy.linalg", "numpy.polynomial", "numpy.ma", "numpy.lib.stride_tricks"),
    *("numpy.lib.recfunctions", "numpy.lib.scimath", "numpy.lib.format", "numpy.typing", "numpy.exceptions"),
)

WARM_UPS = 40  # in the zygote: bytecode that has run some times is specialised, and children inherit that


def main(control_fd: int) -> None:
    """Serve until the judge closes the connection."""
    control = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET, 0, fileno=control_fd)
    settings = json.loads(control.recv(1 << 20))
    null = os.open(os.devnull, os.O_RDWR | os.O_CLOEXEC)
    try:
        _warm(settings["modules"])
        size = _address_space()
        plan = confine.Plan(Depth(settings["depth"]), settings["visible"], settings["masked"])
        layers = confine.prepare(plan)
        _refresh_import_caches()
    except confine.MissingLayer as reason:
        control.send(json.dumps({"failed": reason.layer, "reason": str(reason)}).encode())
        return
    for fd in (0, 1, 2):
        os.dup2(null, fd)
    surroundings.set_up()
    control.send(json.dumps({"layers": [asdict(layer) for layer in layers], "address_space": size}).encode())
    _serve(control, plan.clone_flags)


def _warm(modules: list[str]) -> None:
    """Import what children will use, and use it once: much of NumPy is made on the first call."""
    warnings.simplefilter("default")
    for name in (*COMMON, *modules):
        importlib.import_module(name)
    for _ in range(WARM_UPS):
        warm_up()
    square = np.eye(64) + 0.1
    np.linalg.svd(square @ square)
    np.linalg.solve(square, square)
    np.linalg.eigh(square)
    gc.collect()
    gc.freeze()


def _refresh_import_caches() -> None:
    """Drop import caches from before the confinement, and find out what can be imported now."""
    sys.path_importer_cache.clear()
    importlib.util.find_spec("no_such_module")


def _address_space() -> int:
    """Return the bytes that this process has mapped; memory limits count from here."""
    return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()


def _serve(control: socket.socket, flags: int) -> None:
    fds, child_filter = array.array("i"), confine.assemble_child_filter()
    children: set[int] = set()
    while True:
        data, control_data, _flags, _address = control.recvmsg(REQUEST.size, socket.CMSG_SPACE(4))
        if not data:
            _end(children)
            return
        request, pid = REQUEST.unpack(data)
        if request == REAP:
            control.send(_reap(pid))
            children.discard(pid)
            continue
        del fds[:]
        fds.frombytes(control_data[0][2][:4])
        children.add(_fork(control, fds[0], flags, child_filter))


def _end(children: set[int]) -> None:
    """End and reap the children. The kernel would kill them when the zygote exits, but not every PID 1 reaps."""
    for pid in children - {0}:
        with contextlib.suppress(OSError):
            kernel.call("tgkill", pid, pid, signal.SIGKILL)
            os.wait4(pid, 0)


def _reap(pid: int) -> bytes:
    _, status, usage = os.wait4(pid, 0)
    return REPLY.pack(REAP, pid, status, usage.ru_maxrss * 1024)


def _fork(control: socket.socket, session: int, flags: int, child_filter: bytes) -> int:
    """Fork a child, and return its pid; 0 where there is none."""
    try:
        pid, pidfd = kernel.clone(flags)
    except OSError as error:
        os.close(session)
        control.send(REPLY.pack(FORK, 0, error.errno or 0, 0))
        return 0
    if pid == 0:
        _child(session, child_filter)
    os.close(session)
    rights = array.array("i", [pidfd])
    control.sendmsg([REPLY.pack(FORK, pid, 0, 0)], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, rights)])
    os.close(pidfd)
    return pid


def _child(session: int, child_filter: bytes) -> None:
    """Live the rest of a child's life: confine it, serve its job, and exit."""
    status = 1
    try:
        os.dup2(session, bpf.CHANNEL, inheritable=False)
        kernel.close_from(bpf.CHANNEL + 1)
        confine.seal()
        np.random.seed(int.from_bytes(os.urandom(4), "little"))  # noqa: NPY002  (else the same in every child)
        channel = SocketChannel(bpf.CHANNEL)
        warm_up()
        gc.freeze()  # what is there now is nothing for the collector of a job
        (address_space,) = PREAMBLE.unpack(channel.receive_bytes(PREAMBLE.size))
        (output_fd,) = channel.take_fds()
        confine.load_child_filter(address_space, child_filter)
        channel.send_bytes(READY.pack(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024))
        _serve_job(channel, output_fd)
        status = 0
    except EOFError:
        status = 0  # the judge closed the connection
    except MemoryError:
        status = EXIT_MEMORY
    finally:
        os._exit(status)


def _serve_job(channel: SocketChannel, output_fd: int) -> None:
    first: dict[str, Any] = channel.receive()
    with contextlib.suppress(EOFError):
        if first["do"] == "judge":
            sys.modules["judge.inside.harness"].serve(channel, first, output_fd)
        else:
            sys.modules["judge.inside.authoring"].serve(channel, first)
