"""Lets Gradus live below a path of a host: `https://example.org/gradus`.

The path is taken off before anything else looks at a request, so that no other module knows of it but those that write
addresses for people. A reverse proxy may take it off itself.
"""

from __future__ import annotations

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send


class PublicPathMiddleware:
    """Takes a path off the addresses of requests."""

    def __init__(self, app: ASGIApp, path: str) -> None:
        self._app = app
        self._path = path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] == self._path:
            query = scope["query_string"].decode("latin-1")
            to = f"{self._path}/?{query}" if query else f"{self._path}/"
            await RedirectResponse(to, 308)(scope, receive, send)
            return
        if scope["type"] == "http" and scope["path"].startswith(f"{self._path}/"):
            scope = {**scope, "path": scope["path"].removeprefix(self._path)}
            if (raw := scope.get("raw_path")) is not None:
                scope["raw_path"] = raw.removeprefix(self._path.encode())
        await self._app(scope, receive, send)
