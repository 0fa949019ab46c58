"""Gives the zygote its own view of the machine: a read-only root with an interpreter, no network, no other processes.

Theory of operation. As root, the namespaces for mounts, network, IPC and UTS are entered directly, and the user
namespace only after root is given up; an ordinary user enters a user namespace first, which gives the right to the
others. In it the new root is a tmpfs with bind mounts of the few folders that Python and NumPy need (so a home that
only root may enter does not matter: the mounts are made before root is given up), everything is made read-only, and the
old root is detached. There is no /proc, no /dev, no /etc, no /tmp. The last user namespace is there so that the
zygote, whose user is nobody, may `clone` a child into a PID namespace of its own; a child has no capability in it.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from pathlib import Path

from judge.inside import kernel

NOBODY = 65534  # uid and gid of the user `nobody`
APART = kernel.CLONE_NEWNS | kernel.CLONE_NEWNET | kernel.CLONE_NEWIPC | kernel.CLONE_NEWUTS
STAGES = ("/tmp", "/mnt", "/var", "/usr")  # noqa: S108  (any folder will do: the mount moves away from it at once)
OLD = "/.old"
MOUNT_FLAGS = 0x0F | 0x400 | 0x800  # ST_RDONLY, NOSUID, NODEV, NOEXEC, NOATIME, NODIRATIME: as in mount(2)


def enter(visible: Sequence[str], masked: Sequence[str]) -> None:
    """Leave the host for a root in which only `visible` (without what is `masked`) can be read.

    Raises:
        OSError: the host does not allow it; `filename` is the system call.
    """
    mapped = _unshare()
    kernel.mount("none", "/", flags=kernel.MS_REC | kernel.MS_PRIVATE)
    stage = next(each for each in STAGES if Path(each).is_dir())
    flags = kernel.MS_NOSUID | kernel.MS_NODEV
    kernel.mount("tmpfs", stage, "tmpfs", flags, "size=1m,mode=755")
    os.chdir(stage)
    Path(stage + OLD).mkdir()
    kernel.call("pivot_root", b".", OLD[1:].encode())
    os.chdir("/")
    mounts = [path for path in sorted(set(visible)) if _show(path)]
    mounts += [path for path in masked if _hide(path)]
    kernel.call("umount2", OLD.encode(), kernel.MNT_DETACH)
    Path(OLD).rmdir()
    _make_read_only(["/", *mounts])
    _name_host()
    if not mapped:
        drop_to_nobody()
        kernel.call("unshare", kernel.CLONE_NEWUSER)


def _unshare() -> bool:
    """Enter the namespaces; return whether that took a user namespace."""
    if os.geteuid() == 0:
        try:
            kernel.call("unshare", APART)
        except OSError as error:
            if error.errno != errno.EPERM:
                raise
        else:
            return False
    uid, gid = os.geteuid(), os.getegid()
    kernel.call("unshare", APART | kernel.CLONE_NEWUSER)
    for name, text in (
        ("setgroups", "deny"),
        ("uid_map", f"{NOBODY} {uid} 1"),
        ("gid_map", f"{NOBODY} {gid} 1"),
    ):
        _write(f"/proc/self/{name}", text)
    return True


def _write(path: str, text: str) -> None:
    fd = os.open(path, os.O_WRONLY | os.O_CLOEXEC)
    try:
        os.write(fd, text.encode())
    finally:
        os.close(fd)


def _show(path: str) -> bool:
    """Bind a folder or a file of the old root at the same place; return whether that took a mount.

    A symbolic link is copied, as /lib often is one.
    """
    old, new = Path(OLD + path), Path(path)
    if new.exists() or new.is_symlink() or not old.exists():  # it may be there beneath another folder
        return False
    new.parent.mkdir(0o755, parents=True, exist_ok=True)
    if old.is_symlink():
        new.symlink_to(old.readlink())
        return False
    if old.is_char_device():  # devices can't be opened inside: /dev/urandom is a file of random bytes
        new.write_bytes(os.urandom(4096))
        return False
    if old.is_dir():
        new.mkdir(0o755)
    else:
        new.touch(0o444)
    kernel.mount(str(old), path, flags=kernel.MS_BIND | kernel.MS_REC)
    return True


def _hide(path: str) -> bool:
    """Cover a folder with an empty one; return whether it was there."""
    if not Path(path).is_dir():
        return False
    kernel.mount("tmpfs", path, "tmpfs", kernel.MS_NOSUID | kernel.MS_NODEV, "size=4k,mode=755")
    return True


def _make_read_only(mounts: Sequence[str]) -> None:
    try:
        kernel.make_read_only("/")
    except OSError as error:
        if error.errno != errno.ENOSYS:
            raise
        for path in mounts:  # before Linux 5.12, one by one, with the flags that a user namespace may not take off
            kept = os.statvfs(path).f_flag | kernel.MS_RDONLY | kernel.MS_NOSUID | kernel.MS_NODEV
            kernel.mount("none", path, flags=kernel.MS_REMOUNT | kernel.MS_BIND | kept & MOUNT_FLAGS)


def _name_host() -> None:
    name = b"sandbox"
    kernel.call("sethostname", name, len(name))


def drop_to_nobody() -> None:
    """Give root up, with every capability that comes of it."""
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)
