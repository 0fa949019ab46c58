"""Readings of another process, taken from outside: the CPU time it burnt, the memory it held."""

from __future__ import annotations

import time
from pathlib import Path

CLOCK_OF_PROCESS = 2  # CPUCLOCK_SCHED, in the clock id that the kernel makes of a pid


def cpu_clock(pid: int) -> int:
    """The clock id of a process's CPU time (user and system, all its threads)."""
    return (~pid << 3) | CLOCK_OF_PROCESS


def cpu_seconds(pid: int) -> float:
    """CPU time of a process that has not been reaped. Raises OSError where there is none."""
    return time.clock_gettime(cpu_clock(pid))


def memory_bytes(pid: int, field: str) -> int | None:
    """VmSize, VmRSS, VmHWM, ... of a process; None where the host does not tell."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return None
    for line in status.splitlines():
        if line.startswith(field + ":"):
            return int(line.split()[1]) * 1024
    return None
