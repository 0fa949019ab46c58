"""Chooses the backend that judges: `linux` on Linux, `docker` elsewhere or on request."""

from __future__ import annotations

import sys
from enum import StrEnum

from judge.sandbox.base import Sandbox


class Backend(StrEnum):
    """A way to confine submissions."""

    LINUX = "linux"  # processes of this machine, confined by its kernel
    DOCKER = "docker"  # the same processes inside a container, wherever a Docker daemon runs


def default() -> Backend:
    return Backend.LINUX if sys.platform.startswith("linux") else Backend.DOCKER


def open_sandbox(backend: Backend | None = None) -> Sandbox:
    """Return a sandbox of the backend, which starts when it is first used."""
    if (backend or default()) is Backend.DOCKER:
        from judge.sandbox.docker import DockerSandbox  # noqa: PLC0415

        return DockerSandbox()
    from judge.sandbox.linux import LinuxSandbox  # noqa: PLC0415  (can't be imported where there is no Linux)

    return LinuxSandbox()
