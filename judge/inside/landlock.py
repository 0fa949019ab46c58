"""Landlock: the files that a process and its children may read; no others can be opened, and none written.

ABI 1 (Linux 5.13) is enough; of later ones, what else they can refuse is refused. It does not hide that a file exists
(stat is not covered): in the root of namespaces.py there is nothing to find, without namespaces this is what remains.
"""

from __future__ import annotations

import ctypes
import errno
import os
from collections.abc import Iterable
from pathlib import Path

from judge.inside import kernel

VERSION = 1  # flag of landlock_create_ruleset: answer the ABI
PATH_BENEATH = 1
READ_FILE, READ_DIR = 1 << 2, 1 << 3
FILE_RIGHTS = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1, 5: (1 << 16) - 1}
TCP_RIGHTS = 0b11  # bind, connect: from ABI 4
SCOPES = 0b11  # abstract sockets, signals: from ABI 6


class _Ruleset(ctypes.Structure):
    _fields_ = [("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scoped", ctypes.c_uint64)]


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = [("rights", ctypes.c_uint64), ("parent", ctypes.c_int32)]


def abi() -> int:
    """Return the kernel's Landlock ABI; 0 where there is none or it is switched off."""
    try:
        return kernel.call("landlock_create_ruleset", None, 0, VERSION)
    except OSError:
        return 0


def why_not() -> str:
    """Say why there is none: a filter around this process answers EPERM or ENOSYS, the kernel EOPNOTSUPP or ENOSYS."""
    try:
        kernel.call("landlock_create_ruleset", None, 0, VERSION)
    except OSError as error:
        if error.errno == errno.EPERM:
            return "the seccomp profile around this process, as older containers have it, forbids it"
        if error.errno == errno.ENOSYS:
            return "the kernel has none, or a seccomp profile around this process hides it"
    return "it is not switched on in this kernel"


def restrict(readable: Iterable[str], scopes: bool = True) -> int:
    """Let this process and its children read beneath these folders (or these files) and open nothing else.

    Needs no_new_privs. Returns the ABI that is in force.
    """
    version = abi()
    files = FILE_RIGHTS.get(version, FILE_RIGHTS[5])
    ruleset = _Ruleset(files, TCP_RIGHTS if version >= 4 else 0, SCOPES if version >= 6 and scopes else 0)
    size = 8 if version < 4 else 16 if version < 6 else 24
    fd = kernel.call("landlock_create_ruleset", ruleset, size, 0)
    try:
        for path in readable:
            _allow(fd, path)
        kernel.call("landlock_restrict_self", fd, 0)
    finally:
        os.close(fd)
    return version


def _allow(ruleset: int, path: str) -> None:
    try:
        parent = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    try:
        rights = READ_FILE | READ_DIR if Path(path).is_dir() else READ_FILE
        kernel.call("landlock_add_rule", ruleset, PATH_BENEATH, _PathBeneath(rights, parent), 0)
    finally:
        os.close(parent)
