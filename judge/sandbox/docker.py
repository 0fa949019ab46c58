"""The `docker` backend: one running container, with the zygotes of the `linux` backend in it.

Theory of operation. The container is started when it is first needed, from an image that `gradus sandbox build` makes
(container/image.py), with the restrictions of container/daemon.py. Its PID 1 is the supervisor
(container/supervisor.py), which holds warm interpreters and forks one child for each session, as on the host. Sessions
share the container's stdin and stdout (container/connection.py), and nothing else, with the daemon's machine, which
may be a virtual one. A container that is found dead, or does not answer, is replaced, and the request is repeated once.
The sessions that ended with it are `Broken`, which costs their submissions a retry and never gives a verdict.
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
    """The settings of the container and its pool.

    Attributes:
        spares: children kept ready for each role.
        recycle: children after which a zygote is replaced.
        memory: bytes for the whole container; None means half of the memory of the daemon's machine.
    """

    spares: int = 2
    recycle: int = 5000
    memory: int | None = None


@dataclass(frozen=True, slots=True)
class Running:
    """A container whose supervisor has sent its hello."""

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
        """Open a session with a child of its own."""
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
        """Return the container, started or replaced if necessary. Raises Unavailable or Broken."""
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
        log.info("the sandbox container has started", extra={"container": container[:12], "level": hello.level.name})
        return Running(container, connection, Counters(connection, before), hello, memory, daemon.version())

    def describe(self) -> Level:
        """Return the layers of confinement around the container and inside it."""
        running = self.running()
        outer = (
            Layer("container", True, f"{running.daemon}; no network, a read-only root, no capability, nobody"),
            Layer("memory and processes", True, f"{running.memory >> 20} MB without swap, {PIDS} processes in all"),
        )
        inner = tuple(each for each in running.hello.level.layers if each.name not in ("namespaces", "memory cgroup"))
        return Level("docker", outer + inner)

    def toolchain(self) -> Mapping[str, str]:
        """Return the toolchain of the container."""
        return self.running().hello.toolchain

    def stats(self) -> Mapping[Role, PoolStats]:
        """Return what was made so far, by role, in this container and in those that it replaced.

        This starts no container and waits a second at most: a container that is gone or does not answer counts with
        its last known numbers. So no count ever falls; what a container made after its last answer is not counted.
        """
        running = self._running
        return running.counters.total() if running else {}

    def inner_zygotes(self) -> Mapping[Role, int]:
        """Return the pids of the zygotes in use, as the container numbers them; measurements read them."""
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
