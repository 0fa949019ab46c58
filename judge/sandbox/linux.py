"""The `linux` backend: warm interpreters behind namespaces, Landlock and seccomp, with children ready ahead.

Theory of operation. For every role there is one zygote (inside/zygote.py), started when the role is first asked for. It
always has a few children prepared, each already behind all its walls and waiting on its socket; `open` takes one, tells
it its memory limit and gives it out as a session (session.py); when a session is closed, its child is killed and the
next one is made ready. A zygote that is found dead is replaced and the request repeated once; after so many children it
is replaced anyway, so that nothing can pile up in it.

There are two depths. Namespaces come first; where the host refuses them (an unprivileged container, a distribution that
forbids ordinary users to make them), Landlock and seccomp carry the load alone (inside/confine.py says what each wall
does). Where even these are missing, nothing is run: `Unavailable` says what to change. A third depth is for our own
container alone, whose walls stand in for Landlock where there is none (container/supervisor.py).
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

NAMESPACES = "namespaces"  # the wall that Landlock and seccomp can stand in for
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
    """How the pool behaves.

    Attributes:
        level: a depth to insist on; None takes namespaces, or Landlock where the host does not allow these.
        spares: children kept ready for each role.
        recycle: children after which a zygote is replaced.
        memory: bytes for all sessions of a role together, where a cgroup can hold them; None takes half of the host's.
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
        self._refused: CannotConfine | None = None  # why it is not namespaces
        self._zygotes: dict[Role, Zygote] = {}
        self._retired: list[Zygote] = []
        self._starts: Counter[Role] = Counter()
        self._buried: Counter[Role] = Counter()  # children of zygotes that were replaced
        self._lock = threading.Lock()
        self._starting = {role: threading.Lock() for role in Role}
        self._closed = False

    def open(self, role: Role, limits: Limits) -> PooledSession:
        """A session with a child of its own."""
        try:
            return self._open(role, limits)
        except Broken:
            return self._open(role, limits)  # with a new zygote

    def _open(self, role: Role, limits: Limits) -> PooledSession:
        try:
            zygote = self._zygote(role)
            return self._session(zygote.take(), limits, lambda: self._after(zygote))
        except OSError as error:
            raise Broken(f"This machine lacks something that a session needs: {error.strerror}.") from error

    def _session(self, child: ZygoteChild, limits: Limits, closed: Callable[[], None]) -> PooledSession:
        return PooledSession(child, limits, closed)

    def _after(self, zygote: Zygote) -> None:
        """A session of this zygote is closed."""
        with contextlib.suppress(Broken, OSError):  # the next one to open meets it again
            if zygote is self._zygotes.get(zygote.role):
                zygote.prepare(self.config.spares)
        self._bury()

    def _zygote(self, role: Role) -> Zygote:
        """The role's zygote, started or replaced where it must be; one that is worn out serves until its heir is up."""
        with self._starting[role]:
            zygote = self._zygotes.get(role)
            if zygote is None or zygote.dead:
                return self._renew(role)
            if zygote.made >= self.config.recycle and not zygote.worn_out:
                zygote.worn_out = True
                threading.Thread(target=self._relieve, args=(zygote,), daemon=True).start()
            return zygote

    def _relieve(self, zygote: Zygote) -> None:
        try:
            self._renew(zygote.role)
        except SandboxError:
            zygote.worn_out = False  # it serves on, and the next request tries again
            log.exception("a zygote could not be replaced")

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
                self._buried[role] += old.made
        zygote.prepare(self.config.spares)
        self._bury()
        return zygote

    def _bury(self) -> None:
        """End the replaced zygotes whose last session is over."""
        if not self._retired:
            return
        with self._lock:
            over = [zygote for zygote in self._retired if zygote.dead or zygote.idle]
            self._retired = [zygote for zygote in self._retired if zygote not in over]
        for zygote in over:
            zygote.stop()

    def _start(self, role: Role) -> Zygote:
        """A zygote of the best depth that the host allows."""
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
        """The level in use, found by starting the zygote for submissions if there is none yet."""
        zygote = self._zygote(Role.SUBMISSION)
        layers = []
        for each in zygote.layers:
            refused = self._refused if each.name == NAMESPACES else None
            detail = f"{each.detail}: {refused.reason}" if refused else each.detail
            layers.append(replace(each, detail=detail, remedy="" if each.stands else REMEDIES.get(each.name, "")))
        return Level(zygote.depth.value, tuple(layers))

    def toolchain(self) -> Mapping[str, str]:
        """This interpreter's own: a zygote is started from it."""
        return toolchain()

    def stats(self) -> Mapping[Role, PoolStats]:
        """What was made so far, by role."""
        with self._lock:
            return {
                role: PoolStats(self._starts[role], self._buried[role] + zygote.made)
                for role, zygote in self._zygotes.items()
            }

    def zygotes(self) -> dict[Role, int]:
        """The pids of the warm interpreters that serve now, for those who measure."""
        with self._lock:
            return {role: zygote.pid for role, zygote in self._zygotes.items()}

    def warm(self, role: Role) -> bool:
        """Whether a zygote of this role is there, so that opening a session takes a millisecond."""
        zygote = self._zygotes.get(role)
        return zygote is not None and not zygote.dead

    def tidy(self) -> bool:
        """Reap the children that are dead and have the spare ones ready, as every session does when it is closed.

        Returns whether that was all: children that were just killed take a moment to die.
        """
        zygotes = list(self._zygotes.values())
        for zygote in zygotes:
            with contextlib.suppress(Broken, OSError):
                zygote.prepare(self.config.spares)
        return not any(zygote.burying for zygote in zygotes)

    def close(self) -> None:
        with self._lock:
            self._closed = True
            left = (*self._zygotes.values(), *self._retired)
            self._zygotes.clear()
            self._retired.clear()
        for zygote in left:
            zygote.stop()


class PooledSession(LinuxSession):
    """A session that makes room for the next one when it is closed."""

    def __init__(self, child: ZygoteChild, limits: Limits, closed: Callable[[], None]) -> None:
        self._tell_closed = closed
        super().__init__(child, limits)

    def close(self) -> None:
        was_open = not self._closed
        super().close()
        if was_open:
            self._tell_closed()
