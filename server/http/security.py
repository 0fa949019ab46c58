"""Every request passes here first, and every answer last.

- The Host must be one of this server's names: a page of another site whose name was made to point at 127.0.0.1 (DNS
  rebinding) is turned away.
- A request to the API that a browser sends for another origin's page is turned away.
- A body is bounded, and is JSON by its Content-Type.
- What nobody foresaw becomes a 500 with an incident's number; the log has the rest.
- Answers carry the headers that keep a browser from doing with them what it should not.
- One line of the log says what was asked, without the query, which may hold the token; the metrics count it.
"""

from __future__ import annotations

import logging
import time
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


class Gate:
    """ASGI middleware around everything."""

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
            log.exception("unforeseen", extra={"incident": incident, "path": scope["path"]})
            if answer.status:
                raise  # too late for another answer: the connection is cut
            sentence = f"Something broke on our side. The server's log says what, under incident {incident}."
            await render(Internal(sentence, details={"incident": incident}))(scope, receive, answer.send)
        finally:
            answer.tell(scope)

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
    """Without the port; IPv6 in its brackets."""
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
    """The body, cut off where it grows beyond what its header may have hidden."""
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
    """Adds the headers, and remembers the status for the log and the metrics."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._began = time.monotonic()
        self.status = 0

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await self._send(message)

    def tell(self, scope: Scope) -> None:
        seconds = round(time.monotonic() - self._began, 4)
        scope["app"].state.services.metrics.answered(scope["method"], _template(scope), self.status)
        fields = {"method": scope["method"], "path": scope["path"], "status": self.status, "seconds": seconds}
        log.log(logging.DEBUG if self.status < 500 else logging.ERROR, "request", extra=fields)


def _template(scope: Scope) -> str:
    """The route's path with its parameters' names, of which there are few; `page` for whatever is no route."""
    route = scope.get("route")
    return str(getattr(route, "path_format", "page"))
