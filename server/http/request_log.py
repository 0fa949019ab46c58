"""Middleware that counts every request in the metrics and writes one line of the log about it.

The line has the path without the query, which may hold the token.
"""

from __future__ import annotations

import logging
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.core.errors import shortened

log = logging.getLogger(__name__)


class RequestLogMiddleware:
    """Measures what is inside of it, so it stands around every other middleware."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status = time.monotonic(), 0

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, watched)
        finally:
            _record(scope, status, time.monotonic() - began)


def _record(scope: Scope, status: int, seconds: float) -> None:
    scope["app"].state.metrics.answered(scope["method"], _template(scope), status)
    path = shortened(scope["path"])
    fields = {"method": scope["method"], "path": path, "status": status, "seconds": round(seconds, 4)}
    log.log(logging.DEBUG if status < 500 else logging.ERROR, "request", extra=fields)


def _template(scope: Scope) -> str:
    """Return the route's path with the names of its parameters, of which there are few; "page" if it is no route."""
    return str(getattr(scope.get("route"), "path_format", "page"))
