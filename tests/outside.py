"""What a test may know of a sandbox from outside: its processes, as the host sees them, whatever the backend."""

import contextlib
import fcntl
import os
import time
from pathlib import Path

import pytest

from judge.sandbox.base import Broken, Role, Unavailable
from judge.sandbox.container import building
from judge.sandbox.container.daemon import Daemon
from judge.sandbox.docker import DockerSandbox

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "alone")  # what a test makes on the daemon is its worker's own


def children_of(pid):
    """Of all its threads."""
    found = []
    with contextlib.suppress(FileNotFoundError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            found += map(int, (thread / "children").read_text().split())
    return found


def inner_pid(pid):
    """The pid that a process has in its own namespace."""
    return _pids(pid)[-1]


def pid_beside(zygote, pid):
    """The pid that a process has in the namespace of its zygote: a child's own may have but one, in which it is 1."""
    return _pids(pid)[len(_pids(zygote)) - 1]


def _pids(pid):
    """A process's pids, from the namespace of this one down to its own."""
    (line,) = [each for each in Path(f"/proc/{pid}/status").read_text().splitlines() if each.startswith("NSpid:")]
    return [int(each) for each in line.split()[1:]]


def wait_until(holds, seconds=5.0, what="it did not come to hold"):
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, what
        time.sleep(0.01)


def gone(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


def supervisor_of(sandbox):
    """The pid of a container's first process, as the host sees it."""
    with contextlib.closing(Daemon()) as daemon:
        return daemon.state(sandbox.running().id)["Pid"]


def zygotes_of(sandbox):
    """The pids, as the host sees them, of the warm interpreters that a submission could reach: all of a container."""
    if isinstance(sandbox, DockerSandbox):
        return children_of(supervisor_of(sandbox))
    return [zygote_of(sandbox)]


def zygote_of(sandbox, role=Role.SUBMISSION):
    """The pid of the one that serves this role now."""
    if not isinstance(sandbox, DockerSandbox):
        return sandbox.zygotes()[role]
    inner = sandbox.inner_zygotes()[role]
    (pid,) = [pid for pid in zygotes_of(sandbox) if not gone(pid) and inner_pid(pid) == inner]
    return pid


def may_look_into(pid):
    """Whether this process may see more of another one than everybody: root may, but not root of a container."""
    try:
        Path(f"/proc/{pid}/ns/pid").readlink()
    except PermissionError:
        return False
    return True


def nothing_left(sandbox, beside=0, patience=5.0):
    """Until there are only those that wait for a job, and those of `beside` open sessions."""

    def few():
        if not isinstance(sandbox, DockerSandbox):  # a container does it by itself
            sandbox.tidy()
        return len(children_of(zygote_of(sandbox))) <= sandbox.config.spares + beside

    wait_until(few, patience, "children are left behind")


def require_docker():
    """An image that fits, on a daemon that answers; a test that has none is skipped with the reason."""
    with Path(f"/tmp/gradus-image-{os.getuid()}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # one worker builds it
        _build()


def _build():
    try:
        daemon = Daemon()
    except Unavailable as reason:
        pytest.skip(f"docker: {reason}")
    with contextlib.closing(daemon):
        try:
            daemon.require_image()
        except Unavailable:
            building.build(replace=False)  # another checkout's tests may want theirs
        except Broken as reason:
            pytest.skip(f"docker: {reason}")
