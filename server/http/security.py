"""Middleware that protects the server: it checks every request before it reaches a route, and completes every answer.

- The Host must be one of this server's names: a page of another site whose name was made to point at 127.0.0.1 (DNS
  rebinding) is turned away.
- A request to the API that a browser sends for another origin's page is turned away.
- A body is bounded, and is JSON by its Content-Type.
- An exception that no route handles becomes a 500 with an incident's number; the log has the rest under that number.
- Answers carry the headers that forbid a browser to frame them, to guess their type or to show them to other sites.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.core.errors import ApiError, BadHost, BadOrigin, BodyTooLarge, Internal, UnsupportedMediaType, render
from server.core.settings import BODY_BYTES

log = logging.getLogger(__name__)

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
}


class SecurityMiddleware:
    """Refuses requests that no page or program of this server sent, and answers what went wrong on our side."""

    def __init__(self, app: ASGIApp, hosts: Sequence[str]) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _Answer(send)
        try:
            self._check(scope)
            await self._app(scope, _bounded(receive), answer.send)
        except ApiError as error:
            await render(error)(scope, receive, answer.send)
        except Exception:
            incident = uuid.uuid4().hex[:8]
            log.exception("the request failed on our side", extra={"incident": incident, "path": scope["path"]})
            if answer.begun:
                raise  # too late for another answer: the server cuts the connection
            sentence = f"Something broke on our side. The server's log says what, under incident {incident}."
            await render(Internal(sentence, details={"incident": incident}))(scope, receive, answer.send)

    def _check(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if _name(host) not in self._hosts:
            raise BadHost
        if not scope["path"].startswith("/api/"):
            return
        origin = headers.get("origin")
        if origin is not None and origin.lower() != f"{scope['scheme']}://{host}".lower():
            raise BadOrigin
        if headers.get("sec-fetch-site", "none") not in {"none", "same-origin"}:
            raise BadOrigin
        _check_body(headers)


def _name(host: str) -> str:
    """Return a Host header's name without the port; an IPv6 address keeps its brackets."""
    if host.startswith("["):
        return host[: host.find("]") + 1].lower()
    return host.rpartition(":")[0].lower() if ":" in host else host.lower()


def _check_body(headers: Headers) -> None:
    length = headers.get("content-length", "0")
    chunked = "transfer-encoding" in headers
    if length.isdecimal() and int(length) > BODY_BYTES:
        raise BodyTooLarge
    if (chunked or length != "0") and headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise UnsupportedMediaType


def _bounded(receive: Receive) -> Receive:
    """Return a `receive` that refuses a body once it is longer than the limit, whatever its header said."""
    read = 0

    async def bounded() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > BODY_BYTES:
            raise HTTPException(413)
        return message

    return bounded


class _Answer:
    """Adds the headers to an answer, and remembers whether it has begun."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.begun = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun = True
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await self._send(message)
