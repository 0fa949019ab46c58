"""The `linux` backend: warm interpreters confined by namespaces, Landlock and seccomp, with spare children ready.

Theory of operation. For every role there is one zygote (inside/zygote.py), started when the role is first asked for. It
always has a few spare children, each already fully confined and waiting on its socket. `open` takes one, sends it its
memory limit and returns it as a session (session.py). When a session is closed, its child is killed and another spare
is forked. A zygote that is found dead is replaced and the request is repeated once. After a fixed number of children
(`LinuxConfig.recycle`) it is replaced anyway, so that nothing can accumulate in it.

There are two depths. Namespaces are tried first. If the host refuses them (an unprivileged container, a distribution
that forbids ordinary users to make them), Landlock and seccomp confine alone (inside/confine.py says what each layer
does). If even these are missing, nothing is run: `Unavailable` says what to change. A third depth is for our own
container alone, whose restrictions replace Landlock on a host without it (container/supervisor.py).
"""

from __future__ import annotations

import contextlib
import logging
import sys
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from judge.sandbox.base import Broken, Level, Limits, PoolStats, Role, SandboxError, Unavailable
from judge.sandbox.cgroup import half_of_memory
from judge.sandbox.session import LinuxSession
from judge.sandbox.toolchain import toolchain
from judge.sandbox.zygote_client import CannotConfine, Zygote, ZygoteChild
from judge.shared.protocol import Depth

log = logging.getLogger(__name__)

NAMESPACES = "namespaces"  # name of the layer that Landlock and seccomp can replace
REMEDIES = {
    NAMESPACES: (
        "Run as root, or let ordinary users make user namespaces (sysctl user.max_user_namespaces, "
        "kernel.unprivileged_userns_clone=1, kernel.apparmor_restrict_unprivileged_userns=0)"
    ),
    "Landlock": (
        'use Linux 5.13 or later with "landlock" among the security modules (boot parameter lsm=); '
        "in a container, Docker 23 or later, or a seccomp profile that allows the three landlock calls"
    ),
    "seccomp": "use a kernel with CONFIG_SECCOMP_FILTER on x86_64 or aarch64",
    "no_new_privs": "use Linux 3.5 or later",
    "memory cgroup": (
        "let this process make memory cgroups: run as root with a writable /sys/fs/cgroup, or in a unit with "
        "Delegate=memory"
    ),
}


@dataclass(frozen=True, slots=True)
class LinuxConfig:
    """The settings of the pool.

    Attributes:
        level: the depth to use; None takes namespaces, or Landlock if the host does not allow namespaces.
        spares: children kept ready for each role.
        recycle: children after which a zygote is replaced.
        memory: bytes for all sessions of a role together, if a cgroup can limit them; None means half of the host's.
    """

    level: str | None = None
    spares: int = 2
    recycle: int = 5000
    memory: int | None = None


class LinuxSandbox:
    """See `base.Sandbox`. Thread-safe."""

    def __init__(self, config: LinuxConfig | None = None, *, level: str | None = None) -> None:
        self.config = config or LinuxConfig(level=level)
        self._depth = Depth(self.config.level) if self.config.level else None
        self._refused: CannotConfine | None = None  # why the host refuses namespaces
        self._zygotes: dict[Role, Zygote] = {}
        self._retired: list[Zygote] = []
        self._starts: Counter[Role] = Counter()
        self._children_of_replaced: Counter[Role] = Counter()  # children that replaced zygotes had made
        self._lock = threading.Lock()
        self._starting = {role: threading.Lock() for role in Role}
        self._closed = False

    def open(self, role: Role, limits: Limits) -> PooledSession:
        """Open a session with a child of its own."""
        try:
            return self._open(role, limits)
        except Broken:
            return self._open(role, limits)  # with a new zygote

    def _open(self, role: Role, limits: Limits) -> PooledSession:
        try:
            zygote = self._zygote(role)
            return self._session(zygote.take(), limits, lambda: self._session_closed(zygote))
        except OSError as error:
            raise Broken(f"This machine lacks something that a session needs: {error.strerror}.") from error

    def _session(self, child: ZygoteChild, limits: Limits, closed: Callable[[], None]) -> PooledSession:
        return PooledSession(child, limits, closed)

    def _session_closed(self, zygote: Zygote) -> None:
        """Fork another spare after a session of this zygote was closed."""
        with contextlib.suppress(Broken, OSError):  # the next `open` raises it again
            if zygote is self._zygotes.get(zygote.role):
                zygote.prepare(self.config.spares)
        self._stop_retired()

    def _zygote(self, role: Role) -> Zygote:
        """Return the role's zygote, started or replaced if necessary.

        One that has reached its number of children serves on until its replacement has started.
        """
        with self._starting[role]:
            zygote = self._zygotes.get(role)
            if zygote is None or zygote.dead:
                return self._renew(role)
            if zygote.made >= self.config.recycle and not zygote.retiring:
                zygote.retiring = True
                threading.Thread(target=self._replace, args=(zygote,), daemon=True).start()
            return zygote

    def _replace(self, zygote: Zygote) -> None:
        try:
            self._renew(zygote.role)
        except SandboxError:
            zygote.retiring = False  # it stays in use, and the next request tries again
            log.exception("a zygote could not be replaced", extra={"role": zygote.role.value})

    def _renew(self, role: Role) -> Zygote:
        zygote = self._start(role)
        with self._lock:
            if self._closed:
                zygote.stop()
                raise Broken("The sandbox is closed.")
            old = self._zygotes.get(role)
            self._zygotes[role] = zygote
            self._starts[role] += 1
            if old is not None:
                self._retired.append(old)
                self._children_of_replaced[role] += old.made
        zygote.prepare(self.config.spares)
        self._stop_retired()
        return zygote

    def _stop_retired(self) -> None:
        """Stop the replaced zygotes that have no session left."""
        if not self._retired:
            return
        with self._lock:
            over = [zygote for zygote in self._retired if zygote.dead or zygote.idle]
            self._retired = [zygote for zygote in self._retired if zygote not in over]
        for zygote in over:
            zygote.stop()

    def _start(self, role: Role) -> Zygote:
        """Start a zygote of the best depth that the host allows."""
        if not sys.platform.startswith("linux"):
            raise Unavailable("This is no Linux: judge in containers instead (the docker backend).")
        memory = self.config.memory or half_of_memory()
        if self._depth is None:
            try:
                zygote = Zygote(role, Depth.NAMESPACES, memory)
            except CannotConfine as refused:
                if refused.layer != NAMESPACES:
                    raise Unavailable(self._sentence(refused)) from refused
                self._refused = refused
                self._depth = Depth.LANDLOCK
            else:
                self._depth = Depth.NAMESPACES
                return zygote
        try:
            return Zygote(role, self._depth, memory)
        except CannotConfine as refused:
            raise Unavailable(self._sentence(refused)) from refused

    def _sentence(self, refused: CannotConfine) -> str:
        missing = [each for each in (self._refused, refused) if each is not None]
        reasons = "; ".join(f"{each.layer} ({each.reason})" for each in missing)
        remedies = "; or ".join(dict.fromkeys(REMEDIES.get(each.layer, "see the documentation") for each in missing))
        return (
            f"Submissions can't be confined on this host, so none is run. Missing: {reasons}. What to do: {remedies}."
        )

    def describe(self) -> Level:
        """Return the level in use; starts the zygote for submissions if there is none yet."""
        zygote = self._zygote(Role.SUBMISSION)
        layers = []
        for each in zygote.layers:
            refused = self._refused if each.name == NAMESPACES else None
            detail = f"{each.detail}: {refused.reason}" if refused else each.detail
            layers.append(replace(each, detail=detail, remedy="" if each.stands else REMEDIES.get(each.name, "")))
        return Level(zygote.depth.value, tuple(layers))

    def toolchain(self) -> Mapping[str, str]:
        """Return the toolchain of this interpreter, which every zygote is started from."""
        return toolchain()

    def stats(self) -> Mapping[Role, PoolStats]:
        """Return what was made so far, by role."""
        with self._lock:
            return {
                role: PoolStats(self._starts[role], self._children_of_replaced[role] + zygote.made)
                for role, zygote in self._zygotes.items()
            }

    def zygotes(self) -> dict[Role, int]:
        """Return the pids of the zygotes in use, by role; measurements read them."""
        with self._lock:
            return {role: zygote.pid for role, zygote in self._zygotes.items()}

    def warm(self, role: Role) -> bool:
        """Return whether a zygote of this role runs, so that opening a session takes a millisecond."""
        zygote = self._zygotes.get(role)
        return zygote is not None and not zygote.dead

    def tidy(self) -> bool:
        """Reap dead children and fork missing spares, as every session does when it is closed.

        Returns:
            Whether every killed child has been reaped: one that was just killed takes a moment to die.
        """
        zygotes = list(self._zygotes.values())
        for zygote in zygotes:
            with contextlib.suppress(Broken, OSError):
                zygote.prepare(self.config.spares)
        return not any(zygote.has_unreaped for zygote in zygotes)

    def close(self) -> None:
        with self._lock:
            self._closed = True
            left = (*self._zygotes.values(), *self._retired)
            self._zygotes.clear()
            self._retired.clear()
        for zygote in left:
            zygote.stop()


class PooledSession(LinuxSession):
    """A session that calls its pool back when it is closed."""

    def __init__(self, child: ZygoteChild, limits: Limits, closed: Callable[[], None]) -> None:
        self._on_closed = closed
        super().__init__(child, limits)

    def close(self) -> None:
        was_open = not self._closed
        super().close()
        if was_open:
            self._on_closed()
