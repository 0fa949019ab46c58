"""The filters, judged by a small interpreter of classic BPF: also for the architecture that this is not."""

import errno
import re
import struct
from pathlib import Path

import pytest

from judge.inside import bpf

HEADERS = {
    "x86_64": Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h"),
    "aarch64": Path("/usr/include/asm-generic/unistd.h"),
}
RENAMED = {"newfstatat": "fstatat"}
CLONE_FLAGS = 0x20001011
EPERM, EROFS, EBADF, ENOSYS = (bpf.refuse(code) for code in (errno.EPERM, errno.EROFS, errno.EBADF, errno.ENOSYS))


def answer(program, arch, name, *args):
    number = name if isinstance(name, int) else bpf.number(name, arch)
    args = (*args, *[0] * (6 - len(args)))
    data = struct.pack("<IIQ6Q", number, bpf.AUDIT_ARCH[arch], 0, *(each % 2**64 for each in args))
    at, register = 0, 0
    while True:
        code, if_true, if_false, constant = struct.unpack_from("<HBBI", program, 8 * at)
        at += 1
        if code == bpf.RETURN:
            return constant
        if code == bpf.LOAD:
            (register,) = struct.unpack_from("<I", data, constant)
            continue
        holds = {
            bpf.EQUAL: register == constant,
            bpf.ABOVE: register > constant,
            bpf.AT_LEAST: register >= constant,
            bpf.ANY_BIT: bool(register & constant),
        }[code]
        at += if_true if holds else if_false


WARM = [
    ("read", (), bpf.ALLOW),
    ("openat", (0, 0, 0o2000000), bpf.ALLOW),  # O_CLOEXEC
    ("openat", (0, 0, 1), EROFS),
    ("openat", (0, 0, 2), EROFS),
    ("openat", (0, 0, 0o100), EROFS),
    ("openat", (0, 0, 0o1000), EROFS),  # O_RDONLY | O_TRUNC truncates
    ("openat", (0, 0, 0o20200000), EROFS),  # O_TMPFILE
    ("openat2", (), ENOSYS),
    ("clone", (CLONE_FLAGS,), bpf.ALLOW),
    ("clone", (CLONE_FLAGS | 0x10000000,), EPERM),  # CLONE_NEWUSER
    ("clone", (0x3D0F00,), EPERM),  # a thread
    ("clone3", (), ENOSYS),
    ("fcntl", (3, 1), bpf.ALLOW),
    ("fcntl", (3, 8), EPERM),  # F_SETOWN
    ("fcntl", (3, 10), EPERM),  # F_SETSIG
    ("fcntl", (3, 1031), EPERM),  # F_SETPIPE_SZ
    ("ioctl", (0, 0x5412), bpf.refuse(errno.ENOTTY)),  # TIOCSTI
    ("sched_getaffinity", (0,), bpf.ALLOW),
    ("sched_getaffinity", (1,), EPERM),
    ("sendto", (3, 0, 0, 1), EPERM),  # MSG_OOB
    ("clock_gettime", (1,), bpf.ALLOW),
    ("clock_gettime", (2,), bpf.ALLOW),
    ("clock_gettime", (~42 << 3 | 2,), EPERM),  # the CPU clock of process 42
    ("clock_nanosleep", (~42 << 3 | 2,), EPERM),
    ("mount", (), EPERM),
    ("unshare", (), EPERM),
    (9999, (), EPERM),
]
CHILD = [
    ("read", (), bpf.ALLOW),
    ("clone", (CLONE_FLAGS,), EPERM),
    ("prctl", (4, 1), EPERM),
    ("seccomp", (), EPERM),
    ("capset", (), EPERM),
    ("wait4", (), EPERM),
    ("prlimit64", (0, 7, 0), bpf.ALLOW),
    ("prlimit64", (0, 7, 2**32), EPERM),  # a pointer with empty low bits
    ("prlimit64", (1, 7, 0), EPERM),
    ("tgkill", (42, 42, 6), bpf.ALLOW),
    ("tgkill", (43, 42, 6), EPERM),
    ("tgkill", (42, 42, 34), EPERM),  # a queue of signals is counted by user
    ("futex", (0, 128), bpf.ALLOW),  # FUTEX_WAIT, private
    ("futex", (0, 0x101 | 128), bpf.ALLOW),
    ("futex", (0, 0), EPERM),
    ("futex", (0, 1), EPERM),
    ("sendmsg", (3, 0, 0), EPERM),  # it can carry descriptors
    ("sendto", (3, 0, 0, 0), bpf.ALLOW),
    ("writev", (3, 0, 2), bpf.ALLOW),
    ("close", (3,), EBADF),
    ("close", (4,), bpf.ALLOW),
    ("dup3", (0, 3, 0), EBADF),
    ("close_range", (3, 9, 0), EBADF),
    ("close_range", (4, 9, 0), bpf.ALLOW),
    ("fcntl", (3, 2, 0), EBADF),
    ("fcntl", (4, 2, 0), bpf.ALLOW),
]


@pytest.mark.parametrize("arch", bpf.AUDIT_ARCH)
@pytest.mark.parametrize(("name", "args", "expected"), WARM)
def test_warm_filter(arch, name, args, expected):
    assert answer(bpf.warm_filter(arch, CLONE_FLAGS), arch, name, *args) == expected


@pytest.mark.parametrize("arch", bpf.AUDIT_ARCH)
@pytest.mark.parametrize(("name", "args", "expected"), CHILD)
def test_child_filter(arch, name, args, expected):
    assert answer(bpf.child_filter(arch, 42), arch, name, *args) == expected


def test_another_architecture_is_death():
    assert answer(bpf.warm_filter("aarch64", 0), "x86_64", 0) == bpf.KILL


def test_x32_is_unknown():
    assert answer(bpf.warm_filter("x86_64", 0), "x86_64", bpf.X32 | 1) == ENOSYS


@pytest.mark.parametrize("arch", HEADERS)
def test_numbers_are_the_kernels(arch):
    if not HEADERS[arch].exists():
        pytest.skip(f"{HEADERS[arch]} is not installed (linux-libc-dev)")
    told = dict(re.findall(r"#define __NR_?(\w+)\s+(\d+)", HEADERS[arch].read_text()))
    numbers = {name: bpf.number(name, arch) for name in bpf.NUMBERS}
    for name, number in numbers.items():
        known = told.get(name) or told.get(f"3264_{RENAMED.get(name, name)}")
        if arch == "x86_64" or number is not None:
            assert known == (None if number is None else str(number)), name
