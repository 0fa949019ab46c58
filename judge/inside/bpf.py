"""Assembles the seccomp filters as classic BPF: which system calls a process may make, and with which arguments.

Theory of operation. A filter is a list of rules. A rule belongs to one system call and holds alternatives, each with
tests of arguments and an answer; the first alternative whose tests hold decides. What no rule names gets the filter's
default answer. Every rule assembles to `if nr == number: <tests, return>`, so all jumps are forward and short, and
the accumulator need not be kept: a block always returns.

Two filters stack, and the kernel takes the stricter answer of the two. `warm_filter` is an allow-list: what Python,
NumPy and the work of the zygote need. It is loaded once, into the zygote, and inherited: loading a long filter costs
0.2 ms. `child_filter` is short, loaded by each child as its last act before it reads its job, and takes away what the
zygote alone needs: clone, wait, prctl, capset, seccomp, setting limits, closing the way to the judge.

Answers are errors, not death: `import subprocess` must work and `subprocess.run` must fail with a Python exception.

Why not libseccomp: it would be one more library that a host may lack, in a version that may not know a call; a
filter of this kind is a page of code, and there is then one path, tested everywhere.
"""

from __future__ import annotations

import errno
import platform
import struct
from collections.abc import Mapping, Sequence

Instruction = tuple[int, int, int, int]  # code, jump if true, jump if false, constant

LOAD, EQUAL, ABOVE, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x15, 0x25, 0x35, 0x45, 0x06
FAIL = -1  # a jump to the next alternative
ALLOW = 0x7FFF0000
KILL = 0x80000000
NUMBER, ARCHITECTURE, ARGUMENTS = 0, 4, 16  # offsets in struct seccomp_data; both architectures are little-endian

AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
X32 = 0x40000000

CHANNEL = 3  # the descriptor on which a child talks with the judge

# name: (x86_64, aarch64); None where the architecture does not have it
NUMBERS: Mapping[str, tuple[int | None, int | None]] = {
    "access": (21, None),
    "brk": (12, 214),
    "capset": (126, 91),
    "clock_getres": (229, 114),
    "clock_gettime": (228, 113),
    "clock_nanosleep": (230, 115),
    "clone": (56, 220),
    "clone3": (435, 435),
    "close": (3, 57),
    "close_range": (436, 436),
    "dup": (32, 23),
    "dup2": (33, None),
    "dup3": (292, 24),
    "exit": (60, 93),
    "exit_group": (231, 94),
    "faccessat": (269, 48),
    "faccessat2": (439, 439),
    "fcntl": (72, 25),
    "fstat": (5, 80),
    "futex": (202, 98),
    "getcpu": (309, 168),
    "getcwd": (79, 17),
    "getdents64": (217, 61),
    "getegid": (108, 177),
    "geteuid": (107, 175),
    "getgid": (104, 176),
    "getgroups": (115, 158),
    "getpgid": (121, 155),
    "getpgrp": (111, None),
    "getpid": (39, 172),
    "getppid": (110, 173),
    "getrandom": (318, 278),
    "getresgid": (120, 150),
    "getresuid": (118, 148),
    "getrlimit": (97, 163),
    "getrusage": (98, 165),
    "getsid": (124, 156),
    "gettid": (186, 178),
    "gettimeofday": (96, 169),
    "getuid": (102, 174),
    "ioctl": (16, 29),
    "landlock_add_rule": (445, 445),
    "landlock_create_ruleset": (444, 444),
    "landlock_restrict_self": (446, 446),
    "lseek": (8, 62),
    "lstat": (6, None),
    "madvise": (28, 233),
    "mmap": (9, 222),
    "mount": (165, 40),
    "mount_setattr": (442, 442),
    "mprotect": (10, 226),
    "mremap": (25, 216),
    "munmap": (11, 215),
    "nanosleep": (35, 101),
    "newfstatat": (262, 79),
    "open": (2, None),
    "openat": (257, 56),
    "openat2": (437, 437),
    "pivot_root": (155, 41),
    "poll": (7, None),
    "ppoll": (271, 73),
    "prctl": (157, 167),
    "pread64": (17, 67),
    "preadv": (295, 69),
    "prlimit64": (302, 261),
    "pselect6": (270, 72),
    "read": (0, 63),
    "readlink": (89, None),
    "readlinkat": (267, 78),
    "readv": (19, 65),
    "recvfrom": (45, 207),
    "recvmsg": (47, 212),
    "restart_syscall": (219, 128),
    "rseq": (334, 293),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "sched_getaffinity": (204, 123),
    "sched_yield": (24, 124),
    "seccomp": (317, 277),
    "select": (23, None),
    "sendmsg": (46, 211),
    "sendto": (44, 206),
    "sethostname": (170, 161),
    "set_robust_list": (273, 99),
    "set_tid_address": (218, 96),
    "sigaltstack": (131, 132),
    "stat": (4, None),
    "statx": (332, 291),
    "sysinfo": (99, 179),
    "tgkill": (234, 131),
    "time": (201, None),
    "times": (100, 153),
    "umount2": (166, 39),
    "uname": (63, 160),
    "unshare": (272, 97),
    "wait4": (61, 260),
    "write": (1, 64),
    "writev": (20, 66),
}


def architecture() -> str | None:
    """Return the architecture of this machine, as the tables name it; None where they don't have it."""
    machine = platform.machine()
    return machine if machine in AUDIT_ARCH else None


def number(name: str, arch: str) -> int | None:
    """Return the number of a system call; None where the architecture does not have it."""
    return NUMBERS[name][0 if arch == "x86_64" else 1]


def refuse(code: int) -> int:
    """Return the answer that makes a call fail with this errno."""
    return 0x00050000 | code


# --- tests of arguments: instructions that fall through when they hold ----------------------------------------------


def _low(argument: int) -> Instruction:
    return (LOAD, 0, 0, ARGUMENTS + 8 * argument)


def _high(argument: int) -> Instruction:
    return (LOAD, 0, 0, ARGUMENTS + 8 * argument + 4)


def among(argument: int, *values: int) -> list[Instruction]:
    """Test that the low 32 bits of the argument are one of these."""
    jumps = [(EQUAL, len(values) - 1 - i, 0, value) for i, value in enumerate(values[:-1])]
    return [_low(argument), *jumps, (EQUAL, 0, FAIL, values[-1])]


def clear(argument: int, mask: int) -> list[Instruction]:
    """Test that none of these bits is set in the low 32 bits of the argument."""
    return [_low(argument), (ANY_BIT, FAIL, 0, mask)]


def marked(argument: int, mask: int) -> list[Instruction]:
    """Test that some of these bits is set in the low 32 bits of the argument."""
    return [_low(argument), (ANY_BIT, 0, FAIL, mask)]


def above(argument: int, value: int) -> list[Instruction]:
    """Test that the argument, an unsigned 32-bit number, is greater than this."""
    return [_low(argument), (ABOVE, 0, FAIL, value)]


def at_most(argument: int, value: int) -> list[Instruction]:
    """Test that the argument, an unsigned 32-bit number, is this or less."""
    return [_low(argument), (ABOVE, FAIL, 0, value)]


def null(argument: int) -> list[Instruction]:
    """Test that the argument, a pointer, is NULL."""
    return [_low(argument), (EQUAL, 0, FAIL, 0), _high(argument), (EQUAL, 0, FAIL, 0)]


# --- assembling -----------------------------------------------------------------------------------------------------

Alternative = tuple[Sequence[Instruction], int]  # tests, answer
Rules = Mapping[str, Sequence[Alternative]]


def _alternative(tests: Sequence[Instruction], answer: int) -> list[Instruction]:
    block = [*tests, (RETURN, 0, 0, answer)]

    def resolved(jump: int, at: int) -> int:
        return len(block) - at - 1 if jump == FAIL else jump

    return [(code, resolved(jt, at), resolved(jf, at), k) for at, (code, jt, jf, k) in enumerate(block)]


def assemble(arch: str, rules: Rules, default: int) -> bytes:
    """Assemble the filter as an array of struct sock_filter.

    A rule without a last unconditional answer falls to the default.
    """
    program: list[Instruction] = [
        (LOAD, 0, 0, ARCHITECTURE),
        (EQUAL, 1, 0, AUDIT_ARCH[arch]),
        (RETURN, 0, 0, KILL),
        (LOAD, 0, 0, NUMBER),
    ]
    if arch == "x86_64":
        program += [(AT_LEAST, 0, 1, X32), (RETURN, 0, 0, refuse(errno.ENOSYS))]
    for name, alternatives in rules.items():
        call = number(name, arch)
        if call is None:
            continue
        block = [each for tests, answer in alternatives for each in _alternative(tests, answer)]
        block.append((RETURN, 0, 0, default))
        program += [(EQUAL, 0, len(block), call), *block]
    program.append((RETURN, 0, 0, default))
    return b"".join(struct.pack("<HBBI", *each) for each in program)


# --- the two filters ------------------------------------------------------------------------------------------------

ALWAYS: Sequence[Alternative] = (((), ALLOW),)
PERMITTED = (
    # memory
    *("brk", "mmap", "munmap", "mremap", "mprotect", "madvise"),
    # files that are open, and what can be read
    *("read", "readv", "pread64", "preadv", "write", "writev", "lseek", "close", "dup", "dup2", "dup3", "close_range"),
    *("stat", "lstat", "fstat", "newfstatat", "statx", "access", "faccessat", "faccessat2", "readlink", "readlinkat"),
    *("getdents64", "getcwd", "poll", "ppoll", "select", "pselect6"),
    *("recvfrom", "recvmsg"),  # the way from the judge (no socket can be made)
    # time
    *("nanosleep", "gettimeofday", "time", "times"),
    # oneself
    *("getpid", "getppid", "gettid", "getuid", "geteuid", "getgid", "getegid", "getresuid", "getresgid", "getgroups"),
    *("getpgrp", "getrlimit", "getrusage", "getcpu", "uname", "sysinfo", "sched_yield"),
    *("rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack", "restart_syscall"),
    *("futex", "set_robust_list", "set_tid_address", "rseq", "getrandom", "exit", "exit_group"),
    # the zygote's own work, taken from its children by child_filter
    *("wait4", "prctl", "capset", "seccomp", "prlimit64"),
)
WRITING = 0o3 | 0o100 | 0o1000 | 0o20000000  # O_ACCMODE, O_CREAT, O_TRUNC, O_TMPFILE
DESCRIPTOR_COMMANDS = (0, 1, 2, 3, 1030)  # F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_DUPFD_CLOEXEC
TERMINAL_REQUESTS = (0x5401, 0x5413, 0x5450, 0x5451)  # TCGETS, TIOCGWINSZ, FIONCLEX, FIOCLEX
PRIVATE_FUTEX = 128  # FUTEX_PRIVATE_FLAG: the word is this process's own
LAST_PLAIN_SIGNAL = 31
SIGKILL = 9  # not even to itself: a killed child was killed by the kernel or from outside
LAST_PLAIN_CLOCK = 15  # above, as unsigned numbers, are the CPU clocks of other processes, and clocks of descriptors


def warm_filter(arch: str, clone_flags: int) -> bytes:
    """Assemble what the zygote and its children may do; `clone_flags` are those with which it makes children."""
    read_only = refuse(errno.EROFS)
    special: Rules = {
        **dict.fromkeys(("clock_gettime", "clock_getres", "clock_nanosleep"), ((at_most(0, LAST_PLAIN_CLOCK), ALLOW),)),
        "openat": ((clear(2, WRITING), ALLOW), ((), read_only)),
        "open": ((clear(1, WRITING), ALLOW), ((), read_only)),
        "fcntl": ((among(1, *DESCRIPTOR_COMMANDS), ALLOW),),
        "ioctl": ((among(1, *TERMINAL_REQUESTS), ALLOW), ((), refuse(errno.ENOTTY))),
        "sendto": ((among(3, 0), ALLOW),),  # no flags: out-of-band bytes would not come in order
        "sendmsg": ((among(2, 0), ALLOW),),
        "sched_getaffinity": ((among(0, 0), ALLOW),),
        "getpgid": ((among(0, 0), ALLOW),),
        "getsid": ((among(0, 0), ALLOW),),
        "clone": ((among(0, clone_flags), ALLOW),),
        "tgkill": ALWAYS,  # restricted to itself by child_filter
        "clone3": (((), refuse(errno.ENOSYS)),),
        "openat2": (((), refuse(errno.ENOSYS)),),
    }
    rules = {**dict.fromkeys(PERMITTED, ALWAYS), **special}
    return assemble(arch, rules, refuse(errno.EPERM))


def child_filter(arch: str, pid: int) -> bytes:
    """Assemble the filter that takes calls from a child; `pid` is its own, as it sees it.

    What all processes of one user, or of one file's mappings, have in common goes too: descriptors in flight (sendmsg)
    and queued signals are counted by user, and a futex in a library's pages can wake another process that maps it.
    """
    no, bad = refuse(errno.EPERM), refuse(errno.EBADF)
    rules: Rules = {
        **dict.fromkeys(("clone", "wait4", "prctl", "capset", "seccomp", "sendmsg"), (((), no),)),
        "prlimit64": (([*among(0, 0), *null(2)], ALLOW), ((), no)),
        "tgkill": ((among(2, SIGKILL), no), ([*among(0, pid), *at_most(2, LAST_PLAIN_SIGNAL)], ALLOW), ((), no)),
        "futex": ((marked(1, PRIVATE_FUTEX), ALLOW), ((), no)),
        "close": ((among(0, CHANNEL), bad),),
        "dup2": ((among(1, CHANNEL), bad),),
        "dup3": ((among(1, CHANNEL), bad),),
        "close_range": ((above(0, CHANNEL), ALLOW), ((), bad)),
        "fcntl": (([*among(0, CHANNEL), *among(1, 2)], bad),),
    }
    return assemble(arch, rules, ALLOW)
