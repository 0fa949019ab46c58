"""Confines the zygote and its children: which layers of confinement there are, and when each is applied.

Theory of operation. A stranger's program can talk to nothing but the kernel, which allows it few calls. No layer is
trusted alone:

  what                    layer                                               at the level
  the host's files        a read-only root without them                       namespaces
                          Landlock: nothing else opens, nothing is written    both
                          seccomp: open for reading alone; no chmod, no       both
                          rename, no link, no xattr, no utime, no memfd
  the network, sockets    a network namespace without interfaces              namespaces
                          seccomp: no socket is ever made                     both
  other processes         a PID namespace of its own, IPC and UTS too         namespaces
                          seccomp: no kill, ptrace, pidfd, scheduler or       both
                          priority call; tgkill and prlimit for itself alone
  new processes, threads  seccomp: no clone, no exec; RLIMIT_NPROC            both
  the kernel              an allow-list of about seventy plain calls;         both
                          no capability, no_new_privs
  memory, descriptors     rlimits; every byte it can hold is in its address   both
                          space, as there is no file, pipe, memfd or IPC but
                          the buffer for what it prints (sandbox/output_buffer.py)
  CPU, wall time, output  from outside (sandbox/session.py)                   both

`prepare` runs once, in the zygote: everything that a clone inherits (namespaces, Landlock, the long seccomp filter,
the bounding set, no_new_privs, most rlimits) costs nothing a child. `seal` runs in each child: capabilities go, the
zygote's death becomes its own, and `load_child_filter`, once the judge has named the memory limit, sets it and loads
the short filter.

Without namespaces the child has its zygote's uid, maybe the server's; that it can't reach them is seccomp's work, and
what it can still learn is which files exist and the name of the machine.

In a container of ours (sandbox/container) Landlock may be missing. The container's own layers stand in for it: a
read-only file system that holds the interpreter, NumPy and our code, no network, no other process but the supervisor,
which is not dumpable and can't be read. What a child can read beyond that is what /proc shows to everybody.
"""

from __future__ import annotations

import contextlib
import os
import resource
import signal
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from judge.inside import bpf, kernel, landlock, namespaces
from judge.shared.protocol import Depth, Layer


class MissingLayer(Exception):  # noqa: N818
    """The host does not allow a layer that this depth requires."""

    def __init__(self, layer: str, reason: str) -> None:
        self.layer = layer
        super().__init__(reason)


DESCRIPTORS = 64  # most open descriptors of a process
LIMITS = {  # rlimits of the zygote and its children
    resource.RLIMIT_CORE: 0,
    resource.RLIMIT_FSIZE: 0,
    resource.RLIMIT_NOFILE: DESCRIPTORS,
    resource.RLIMIT_MEMLOCK: 0,
    resource.RLIMIT_MSGQUEUE: 0,
    resource.RLIMIT_SIGPENDING: 64,
    resource.RLIMIT_RTPRIO: 0,
    resource.RLIMIT_NICE: 0,
}
SEARCH_BY_OTHERS = 0o1  # permission bit: others may enter the folder
NO_PID = 0x7FFFFFF1  # placeholder in the filter for the pid of the child; greater than any real pid


@dataclass(frozen=True, slots=True)
class Plan:
    """The confinement that the judge asks for: its depth, the paths that can be read, and those masked among them."""

    depth: Depth
    visible: Sequence[str]
    masked: Sequence[str]

    @property
    def clone_flags(self) -> int:
        own = kernel.CLONE_NEWPID if self.depth is Depth.NAMESPACES else 0
        return own | kernel.CLONE_PIDFD | kernel.SIGCHLD


def prepare(plan: Plan) -> list[Layer]:
    """Apply every layer that children inherit; the zygote itself is confined from here on.

    Raises:
        MissingLayer: the host lacks one that this depth needs.
    """
    arch = bpf.architecture()
    if arch is None:
        raise MissingLayer("seccomp", f"There is no filter for this processor ({os.uname().machine}).")
    oom_layer = _set_oom_score()
    layers = [_leave_namespaces(plan)]
    _require("no_new_privs", lambda: kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1))
    kernel.prctl(kernel.PR_SET_DUMPABLE, 0)
    for limit, value in LIMITS.items():
        resource.setrlimit(limit, (value, value))
    layers += [Layer("rlimits", True, "address space, descriptors, processes, no files, no core"), oom_layer]
    layers.append(_landlock(plan))
    with contextlib.suppress(PermissionError):  # where there is nothing to drop
        kernel.drop_bounding_set()
    if plan.depth is not Depth.NAMESPACES:
        kernel.drop_capabilities()
    warm = kernel.Filter(bpf.warm_filter(arch, plan.clone_flags))
    _require("seccomp", lambda: kernel.load_filter(warm))
    layers.append(Layer("seccomp", True, f"{len(bpf.PERMITTED)} system calls and some with restricted arguments"))
    return layers


def _set_oom_score() -> Layer:
    """Have the kernel end these processes before any other when the machine runs out of memory."""
    try:
        Path("/proc/self/oom_score_adj").write_text("1000")
    except OSError as error:
        return Layer("out of memory", False, f"not first to be ended: {error.strerror}")
    return Layer("out of memory", True, "ended before any other process")


def _require(name: str, build: Callable[[], object]) -> None:
    try:
        build()
    except OSError as error:
        raise MissingLayer(name, f"{error.filename}: {error.strerror}") from error


def _leave_namespaces(plan: Plan) -> Layer:
    """Leave the host's namespaces, or at least give up root."""
    if plan.depth is Depth.NAMESPACES:
        _require("namespaces", lambda: namespaces.enter(plan.visible, plan.masked))
        return Layer("namespaces", True, "user, mount, PID, network, IPC and UTS; a read-only root")
    if os.geteuid() != 0:
        return Layer("namespaces", False, f"not entered; runs as uid {os.geteuid()}")
    if not all(_open_to_all(path) for path in plan.visible):
        return Layer("namespaces", False, "not entered; runs as root without capabilities (nobody can't read Python)")
    try:
        namespaces.drop_to_nobody()
    except PermissionError:
        return Layer("namespaces", False, "not entered; runs as root without capabilities")
    return Layer("namespaces", False, "not entered; runs as nobody")


def _open_to_all(path: str) -> bool:
    """Return whether the user `nobody` can reach this path: others may enter every folder on the way."""
    if not Path(path).exists():
        return True
    way = [folder for folder in (Path(path), *Path(path).parents) if folder.is_dir()]
    return all(folder.stat().st_mode & SEARCH_BY_OTHERS for folder in way)


def _landlock(plan: Plan) -> Layer:
    """Restrict the files with Landlock: required without namespaces, a second layer with them."""
    if landlock.abi() == 0:
        if plan.depth is Depth.LANDLOCK:
            raise MissingLayer("Landlock", landlock.why_not())
        return Layer("Landlock", False, f"{landlock.why_not()}; the read-only root stands alone")
    version = landlock.restrict(plan.visible)
    return Layer("Landlock", True, f"ABI {version}")


def seal(limit_processes: bool = True) -> None:
    """Drop the zygote's rights in a child, and have the child end with the zygote."""
    kernel.drop_capabilities()
    kernel.prctl(kernel.PR_SET_PDEATHSIG, signal.SIGKILL)
    if limit_processes:
        resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


def assemble_child_filter() -> bytes:
    """Assemble the short filter for a child whose pid is not known yet."""
    arch = bpf.architecture()
    assert arch is not None
    return bpf.child_filter(arch, NO_PID)


def load_child_filter(address_space: int, program: bytes) -> None:
    """Set a child's memory limit (bytes of address space) and load the short filter: the last step of confinement."""
    resource.setrlimit(resource.RLIMIT_AS, (address_space, address_space))
    own = program.replace(NO_PID.to_bytes(4, "little"), os.getpid().to_bytes(4, "little"))
    kernel.load_filter(kernel.Filter(own))
