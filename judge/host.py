"""Opens a sandbox on this host, says how well it confines, and builds the container's image.

The command line and the server take these names from here, and know no sandbox.
"""

from __future__ import annotations

from judge.sandbox import choice
from judge.sandbox.base import Cancelled, Level, PoolStats, Sandbox, SandboxError, Unavailable
from judge.sandbox.choice import Backend
from judge.shared.protocol import Layer

__all__ = [
    "Backend",
    "Cancelled",
    "Layer",
    "Level",
    "PoolStats",
    "Sandbox",
    "SandboxError",
    "Unavailable",
    "build_image",
    "open_sandbox",
]


def open_sandbox(backend: str | None = None) -> Sandbox:
    """Make a sandbox of the backend, or of the host's default; it starts when it is first asked for something."""
    return choice.open_sandbox(Backend(backend) if backend else None)


def build_image(base: str | None = None) -> str:
    """Build the container backend's image, of this Python or on a base image that has one; gives its tag.

    Raises:
        Unavailable: there is no Docker daemon, or the image can't be built; the message says why.
    """
    from judge.sandbox.container.building import build  # noqa: PLC0415  (needs Docker's SDK)

    return build(base)
