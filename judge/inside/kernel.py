"""Makes system calls that Python 3.11 has no function for; failures raise OSError with the call's name."""

from __future__ import annotations

import ctypes
import errno
import os
import resource

from judge.inside import bpf

# With the GIL held: a child that is cloned here must not lose it to a thread that it does not have.
_libc = ctypes.PyDLL(None, use_errno=True)
_libc.syscall.restype = ctypes.c_long
_python = ctypes.pythonapi

CLONE_NEWNS, CLONE_NEWUTS, CLONE_NEWIPC, CLONE_NEWUSER = 0x20000, 0x4000000, 0x8000000, 0x10000000
CLONE_NEWPID, CLONE_NEWNET, CLONE_PIDFD = 0x20000000, 0x40000000, 0x1000
SIGCHLD = 17

MS_RDONLY, MS_NOSUID, MS_NODEV, MS_REMOUNT, MS_BIND, MS_REC, MS_PRIVATE = 1, 2, 4, 32, 4096, 16384, 1 << 18
MNT_DETACH = 2
AT_FDCWD, AT_RECURSIVE = -100, 0x8000
MOUNT_ATTR_RDONLY, MOUNT_ATTR_NOSUID, MOUNT_ATTR_NODEV = 1, 2, 4

PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS = 1, 4, 24, 38
SECCOMP_SET_MODE_FILTER = 1
CAPABILITY_VERSION_3 = 0x20080522


def call(name: str, *arguments: int | bytes | ctypes.Array[ctypes.c_char] | ctypes.Structure | None) -> int:
    """Make one system call by name; structures and buffers are passed by their address.

    Raises:
        OSError: it failed; `filename` is the call's name.
    """
    arch = bpf.architecture()
    number = bpf.number(name, arch) if arch else None
    if number is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), name)
    result = int(_libc.syscall(ctypes.c_long(number), *(_passed(each) for each in arguments)))
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code), name)
    return result


def _passed(value: object) -> object:
    if value is None:
        return ctypes.c_void_p(None)
    if isinstance(value, int):
        return ctypes.c_long(value)
    return ctypes.byref(value) if isinstance(value, ctypes.Structure) else value


def close_from(lowest: int) -> None:
    """Close every descriptor from `lowest` on, whatever its number: those of the parent may lie above any limit.

    Raises:
        OSError: they could not be found.
    """
    try:
        call("close_range", lowest, 0x7FFFFFFF, 0)
    except OSError as error:
        if error.errno != errno.ENOSYS:
            raise
        os.closerange(lowest, max(4096, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))


def mount(source: str, target: str, kind: str = "", flags: int = 0, data: str = "") -> None:
    call("mount", source.encode(), target.encode(), kind.encode() or None, flags, data.encode() or None)


class _MountAttr(ctypes.Structure):
    _fields_ = [
        ("set", ctypes.c_uint64),
        ("clear", ctypes.c_uint64),
        ("propagation", ctypes.c_uint64),
        ("userns_fd", ctypes.c_uint64),
    ]


def make_read_only(root: str) -> None:
    """Make every mount at and below root read-only, without devices and setuid. Needs Linux 5.12."""
    attributes = _MountAttr(MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV, 0, 0, 0)
    size = ctypes.sizeof(attributes)
    call("mount_setattr", AT_FDCWD, root.encode(), AT_RECURSIVE, attributes, size)


class _CapabilityHeader(ctypes.Structure):
    _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]


class _CapabilitySets(ctypes.Structure):
    _fields_ = [(f"{name}{half}", ctypes.c_uint32) for half in "01" for name in ("effective", "permitted", "inherited")]


_HEADER, _NONE = _CapabilityHeader(CAPABILITY_VERSION_3, 0), _CapabilitySets()


def drop_capabilities() -> None:
    """Drop every capability, for good where no_new_privs is set."""
    call("capset", _HEADER, _NONE)


def drop_bounding_set() -> None:
    """Empty the bounding set, so that no execve can give a capability back. Needs CAP_SETPCAP."""
    for capability in range(64):
        try:
            call("prctl", PR_CAPBSET_DROP, capability, 0, 0, 0)
        except OSError as error:
            if error.errno == errno.EINVAL:  # beyond the kernel's last capability
                return
            raise


def prctl(option: int, value: int) -> None:
    call("prctl", option, value, 0, 0, 0)


class Filter(ctypes.Structure):
    """struct sock_fprog over an assembled filter."""

    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_char_p)]

    def __init__(self, program: bytes) -> None:
        super().__init__(len(program) // 8, program)


def load_filter(program: Filter) -> None:
    """Load a filter into this process and what it clones from here on. Needs no_new_privs."""
    call("seccomp", SECCOMP_SET_MODE_FILTER, 0, program)


def clone(flags: int) -> tuple[int, int]:
    """Fork by one raw clone with these flags (and CLONE_PIDFD): (pid, pidfd) in the parent, (0, -1) in the child.

    glibc's fork would run its own handlers, which single-threaded code can do without, and can't make a namespace.
    """
    pidfd = ctypes.c_int(-1)
    _python.PyOS_BeforeFork()
    arguments = (ctypes.c_long(flags), ctypes.c_long(0), ctypes.byref(pidfd), ctypes.c_long(0), ctypes.c_long(0))
    pid = _libc.syscall(_CLONE, *arguments)
    if pid == 0:
        _python.PyOS_AfterFork_Child()
        return 0, -1
    code = ctypes.get_errno()
    _python.PyOS_AfterFork_Parent()
    if pid < 0:
        raise OSError(code, os.strerror(code), "clone")
    return int(pid), pidfd.value


_CLONE = ctypes.c_long(bpf.number("clone", bpf.architecture() or "x86_64") or -1)
