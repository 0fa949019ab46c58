"""The class of every route of the API.

FastAPI runs a plain function in its pool of threads, and then checks what it returned in that pool again. A dependency
of scope "function" ends behind the check. So a route that has written would hold the database's write lock while it
waits for a thread, and the threads may all be waiting for that lock. `ApiRoute` opens this circle: the function runs in
the pool as before, and its answer is checked on the event loop, which for a model takes microseconds.
"""

from __future__ import annotations

import functools
import inspect
import json
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

INLINE_BYTES = 16 * 1024  # longest body that is parsed on the event loop: it takes some tenths of a millisecond
MAX_FIELDS = 50  # of a body: more than any route has, and few enough to list what is wrong with each


class ApiRoute(APIRoute):
    """A route whose plain function runs in a thread, and whose answer is checked without one."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        if not inspect.iscoroutinefunction(endpoint):
            endpoint = in_thread(endpoint)
        super().__init__(path, endpoint, **options)

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def handler(request: Request) -> Response:
            return await handle(_BoundedRequest(request.scope, request.receive))

        return handler


class _BoundedRequest(Request):
    """A request whose long body is parsed in a thread, and whose body has few fields."""

    async def json(self) -> Any:
        body = await self.body()
        value = json.loads(body) if len(body) <= INLINE_BYTES else await run_in_threadpool(json.loads, body)
        if isinstance(value, dict) and len(value) > MAX_FIELDS:
            raise HTTPException(422, f"The body has {len(value):,} fields; nothing here takes more than {MAX_FIELDS}.")
        return value


def in_thread(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a coroutine function of the same signature that calls the plain function in the thread pool."""

    @functools.wraps(function)
    async def coroutine(*positional: Any, **named: Any) -> Any:
        return await run_in_threadpool(function, *positional, **named)

    return coroutine
