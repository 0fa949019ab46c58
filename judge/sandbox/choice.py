"""Which backend judges: `linux` where there is Linux, `docker` elsewhere or where it is asked for."""

from __future__ import annotations

import sys
from enum import StrEnum

from judge.sandbox.base import Sandbox


class Backend(StrEnum):
    """A way to confine."""

    LINUX = "linux"  # processes of this machine, behind its kernel's walls
    DOCKER = "docker"  # the same in a container, wherever a Docker daemon runs


def default() -> Backend:
    return Backend.LINUX if sys.platform.startswith("linux") else Backend.DOCKER


def open_sandbox(backend: Backend | None = None) -> Sandbox:
    """A sandbox of the backend, not started yet."""
    if (backend or default()) is Backend.DOCKER:
        from judge.sandbox.docker import DockerSandbox  # noqa: PLC0415

        return DockerSandbox()
    from judge.sandbox.linux import LinuxSandbox  # noqa: PLC0415  (can't be imported where there is no Linux)

    return LinuxSandbox()
