"""The class of every route of the API.

FastAPI runs a plain function in its pool of threads, and then checks what it returned in that pool again. A dependency
of scope "function" ends behind the check. So a route that has written would hold the database's write lock while it
waits for a thread, and the threads may all be waiting for that lock. `ApiRoute` opens this circle: the function runs in
the pool as before, and its answer is checked on the event loop, which for a model takes microseconds.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Any

from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool


class ApiRoute(APIRoute):
    """A route whose plain function runs in a thread, and whose answer is checked without one."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        if not inspect.iscoroutinefunction(endpoint):
            endpoint = in_thread(endpoint)
        super().__init__(path, endpoint, **options)


def in_thread(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a coroutine function of the same signature that calls the plain function in the thread pool."""

    @functools.wraps(function)
    async def coroutine(*positional: Any, **named: Any) -> Any:
        return await run_in_threadpool(function, *positional, **named)

    return coroutine
