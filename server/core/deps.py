"""Dependencies of routes on what every process has: `SettingsDep`, `MetricsDep`.

Each package has a `deps.py` like this one, which names what a route may ask it for. The objects are opened by
`server/process/services.py`, which stores each of them under its own name in the state of the application. These
dependencies are coroutines because they do no I/O; FastAPI runs plain functions in a thread pool.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import Depends, Request

from server.core.metrics import Metrics
from server.core.settings import Settings


def from_state(name: str) -> Callable[[Request], Awaitable[Any]]:
    """Return a dependency on the object of that name in the state of the application."""

    async def dependency(request: Request) -> Any:
        return getattr(request.app.state, name)

    return dependency


SettingsDep = Annotated[Settings, Depends(from_state("settings"))]
MetricsDep = Annotated[Metrics, Depends(from_state("metrics"))]
