"""An attack is a source. Each runs with a neighbour, and a clean submission follows it: neither may notice anything.

What the sources share is in PRELUDE: `call` makes a system call by number and tells the errno (0: it was allowed).
"""

import os
import platform
from pathlib import Path
from textwrap import dedent

import pytest

from judge.sandbox.base import Limits, Role
from tests.conftest import CLEAN, MEGABYTE, job_of, play
from tests.outside import nothing_left

PRELUDE = """\
import ctypes, errno, os, sys
_libc = ctypes.CDLL(None, use_errno=True)
_libc.syscall.restype = ctypes.c_long
def call(number, *arguments):
    result = _libc.syscall(ctypes.c_long(number), *(ctypes.c_long(a) if isinstance(a, int) else a for a in arguments))
    return ctypes.get_errno() if result == -1 else 0
def refused(action, *arguments, **options):
    try:
        action(*arguments, **options)
    except (OSError, RuntimeError, PermissionError, ImportError, MemoryError, ValueError) as error:
        return type(error).__name__
    return ""
"""

only_x86_64 = pytest.mark.skipif(platform.machine() != "x86_64", reason="numbers of system calls are x86_64's")


@pytest.fixture
def attack(confined):
    """Run an attack beside an honest submission; afterwards that one and a new one are as right as ever."""

    def attack(
        source, *inputs, cpu=1.0, wall=5.0, memory=128 * MEGABYTE, output=8 * MEGABYTE, prelude=True, beside=0, **job
    ):
        text = (PRELUDE if prelude else "") + dedent(source) if isinstance(source, str) else source
        with confined.open(Role.SUBMISSION, Limits(64 * MEGABYTE, 30.0, MEGABYTE)) as neighbour:
            with confined.open(Role.SUBMISSION, Limits(memory, wall, output)) as session:
                outcome = play(session, job_of(text, inputs or ({},), **job), cpu=cpu, wall=wall)
            assert play(neighbour, job_of(CLEAN, [{"x": 1}])).value == 2
        with confined.open(Role.SUBMISSION, Limits(64 * MEGABYTE, 10.0, MEGABYTE)) as after:
            assert play(after, job_of(CLEAN, [{"x": 1}])).value == 2
        nothing_left(confined, beside)
        return outcome

    return attack


@pytest.fixture
def secret(tmp_path):
    """A file that everybody on the host may read."""
    path = tmp_path / "secret.txt"
    path.write_text("expected = 42")
    for folder in (path, *path.parents):
        if folder.stat().st_uid == os.getuid() and folder != Path("/"):
            folder.chmod(folder.stat().st_mode | 0o555)
    return path
