"""The `docker` backend: one warm container, with the zygotes of the `linux` backend in it.

Theory of operation. The container is started when it is first needed, from an image that `gradus sandbox build` makes
(container/image.py), behind the walls of container/daemon.py. Its PID 1 is the supervisor (container/supervisor.py),
which holds warm interpreters and forks a child a session, as on the host. Sessions share the container's stdin and
stdout (container/connection.py) and nothing else with the daemon's machine, which may be a virtual one.
A container that is found dead, or does not answer, is replaced and the request repeated once: the sessions that it
took with it are `Broken`, which costs their submissions a retry and never gives a verdict.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping
from dataclasses import dataclass

from judge.sandbox.base import Broken, Level, Limits, PoolStats, Role, SandboxError, Unavailable
from judge.sandbox.container.connection import Connection, Hello
from judge.sandbox.container.counters import Counters
from judge.sandbox.container.daemon import PIDS, Daemon
from judge.sandbox.container.session import ContainerSession, DigestCache
from judge.shared.protocol import Layer

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DockerConfig:
    """How the container and its pool behave.

    Attributes:
        spares: children kept ready for each role.
        recycle: children after which a zygote is replaced.
        memory: bytes for the whole container; None takes half of what the daemon's machine has.
    """

    spares: int = 2
    recycle: int = 5000
    memory: int | None = None


@dataclass(frozen=True, slots=True)
class Running:
    """A container that has said hello."""

    id: str
    connection: Connection
    counters: Counters
    hello: Hello
    memory: int
    daemon: str


class DockerSandbox:
    """See `base.Sandbox`. Thread-safe."""

    def __init__(self, config: DockerConfig | None = None) -> None:
        self.config = config or DockerConfig()
        self._daemon: Daemon | None = None
        self._running: Running | None = None
        self._starting = threading.Lock()
        self._digests = DigestCache()
        self._closed = False

    def open(self, role: Role, limits: Limits) -> ContainerSession:
        """A session with a child of its own."""
        if role is Role.ORACLE:
            raise Unavailable(
                "Oracles are tests that import what a problem's author has installed (SciPy, scikit-learn, PyTorch): "
                "they run in the linux backend alone."
            )
        try:
            return ContainerSession(self.running().connection, self._digests, role, limits)
        except Broken:
            return ContainerSession(self.running().connection, self._digests, role, limits)  # in a new container

    def running(self) -> Running:
        """The container, started or replaced where it must be. Raises Unavailable or Broken."""
        with self._starting:
            if self._closed:
                raise Broken("The sandbox is closed.")
            if self._running is None or self._running.connection.lost:
                self._running = self._start(self._running.counters.finish() if self._running else {})
            return self._running

    def _start(self, before: Mapping[Role, PoolStats]) -> Running:
        if self._daemon is None:
            self._daemon = Daemon()
        daemon = self._daemon
        tag = daemon.require_image()
        daemon.sweep()
        memory = self.config.memory or daemon.memory() // 2
        container = daemon.create(tag, memory)
        try:
            connection = Connection(daemon.attach(container), lambda: daemon.remove(container))
            daemon.start(container)
            hello = connection.begin({"spares": self.config.spares, "recycle": self.config.recycle})
        except SandboxError:
            daemon.remove(container)
            raise
        log.info("container", extra={"container": container[:12], "level": hello.level.name})
        return Running(container, connection, Counters(connection, before), hello, memory, daemon.version())

    def describe(self) -> Level:
        """The container's walls, and those inside it."""
        running = self.running()
        walls = (
            Layer("container", True, f"{running.daemon}; no network, a read-only root, no capability, nobody"),
            Layer("memory and processes", True, f"{running.memory >> 20} MB without swap, {PIDS} processes in all"),
        )
        inner = tuple(each for each in running.hello.level.layers if each.name not in ("namespaces", "memory cgroup"))
        return Level("docker", walls + inner)

    def toolchain(self) -> Mapping[str, str]:
        """The container's."""
        return self.running().hello.toolchain

    def stats(self) -> Mapping[Role, PoolStats]:
        """What was made so far, by role, in this container and in those that it replaced.

        No container is started for it, and none is waited for longer than a moment: one that is gone or does not answer
        counts as it was last heard of. So no count ever falls; what a container made after it was last asked is lost
        with it.
        """
        running = self._running
        return running.counters.total() if running else {}

    def inner_zygotes(self) -> Mapping[Role, int]:
        """The pids of the warm interpreters that serve now, as the container numbers them, for those who measure."""
        running = self._running
        return running.counters.pids() if running else {}

    def close(self) -> None:
        with self._starting:
            self._closed = True
            running, self._running = self._running, None
            if running is not None:
                running.connection.lose("the sandbox is closed")
            if self._daemon is not None:
                self._daemon.close()
                self._daemon = None
