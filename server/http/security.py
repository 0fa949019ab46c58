"""Middleware that protects the server: it checks every request before it reaches a route, and completes every answer.

- The Host must be one of this server's names: a page of another site whose name was made to point at 127.0.0.1 (DNS
  rebinding) is turned away.
- A request to the API that a browser sends for another origin's page is turned away. One that changes something by a
  cookie has to name its origin; a bearer token, which no browser sends by itself, needs none.
- No body is read of anybody who is not signed in, but a short one of whoever signs in. A body is bounded, and is JSON
  by its Content-Type, or a zip file where authors send problems: no page of another site can send either unasked.
- No path has a control character.
- An exception that no route handles becomes a 500 with an incident's number; the log has the rest under that number. A
  database that is locked, or a full disk, is a 503 that says so.
- Answers carry the headers that forbid a browser to frame them, to guess their type or to show them to other sites.
"""

from __future__ import annotations

import logging
import re
import uuid
from collections.abc import Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.accounts.identity import session_key
from server.core.errors import (
    ApiError,
    BadHost,
    BadOrigin,
    BodyTooLarge,
    Internal,
    NotFound,
    ServiceUnavailable,
    UnsupportedMediaType,
    render,
    shortened,
)
from server.core.settings import BODY_BYTES
from server.db.errors import unavailable

log = logging.getLogger(__name__)

SIGN_IN = "/api/auth/"  # what is below it takes bodies of people who are not signed in
SIGN_IN_BYTES = 32 * 1024  # longest of these bodies: the longest password with every character escaped
PACKAGES = "/api/authoring/import"  # the one address that takes zip files
JSON, ZIP = "application/json", "application/zip"
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
RETRY_SECONDS = 5  # pause before a client tries again what the database refused

_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(?P<port>[0-9]{1,5}))?", re.IGNORECASE)
_CALLBACK = re.compile(r"/api/auth/providers/[a-z0-9-]+/callback")  # to which a provider sends people back
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")

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
            limit = await self._check(scope)
            await self._app(scope, _bounded(receive, limit), answer.send)
        except ApiError as error:
            await render(error)(scope, receive, answer.send)
        except Exception as error:
            if (trouble := unavailable(error)) is not None and not answer.begun:
                log.error("the database refused a request", extra={"path": shortened(scope["path"]), "cause": trouble})  # noqa: TRY400
                message = f"{trouble} Nothing of this request was stored; try it again in a while."
                refusal = ServiceUnavailable(message, retry_after=RETRY_SECONDS)
                await render(refusal)(scope, receive, answer.send)
                return
            incident = uuid.uuid4().hex[:8]
            about = {"incident": incident, "path": shortened(scope["path"])}
            log.exception("the request failed on our side", extra=about)
            if answer.begun:
                raise  # too late for another answer: the server cuts the connection
            sentence = f"Something broke on our side. The server's log says what, under incident {incident}."
            await render(Internal(sentence, details={"incident": incident}))(scope, receive, answer.send)

    async def _check(self, scope: Scope) -> int:
        """Refuse what is not for this server; return the longest body that may follow, in bytes."""
        headers = Headers(scope=scope)
        host = _host(headers)
        if _name(host) not in self._hosts:
            raise BadHost
        if _CONTROL.search(scope["path"]):
            raise NotFound("There is nothing at an address with a control character.")
        if not scope["path"].startswith("/api/"):
            return BODY_BYTES
        _check_origin(scope, headers, host)
        if not _has_body(headers):
            return BODY_BYTES
        if scope["path"].startswith(SIGN_IN):
            limit = SIGN_IN_BYTES
        else:
            limit = BODY_BYTES
            await scope["app"].state.authenticator.user(HTTPConnection(scope))
        _check_body(headers, limit, ZIP if scope["path"] == PACKAGES else JSON)
        return limit


def _check_origin(scope: Scope, headers: Headers, host: str) -> None:
    origin = headers.get("origin")
    if origin is not None and origin.lower() != f"{scope['scheme']}://{host}".lower():
        raise BadOrigin
    elsewhere = headers.get("sec-fetch-site", "none") not in {"none", "same-origin"}
    if elsewhere and not (scope["method"] == "GET" and _CALLBACK.fullmatch(scope["path"])):
        raise BadOrigin
    changes = scope["method"] not in SAFE_METHODS
    if changes and origin is None and "authorization" not in headers and session_key(HTTPConnection(scope)):
        raise BadOrigin("A request that changes something by a cookie names its origin. Send `Origin`, or a token.")


def _host(headers: Headers) -> str:
    """Return the one Host header; "" if there are several or none."""
    hosts = headers.getlist("host")
    return hosts[0] if len(hosts) == 1 else ""


def _name(host: str) -> str:
    """Return a Host header's name without the port, "" if it is none; an IPv6 address keeps its brackets."""
    match = _HOST.fullmatch(host)
    return match["name"].lower() if match and int(match["port"] or 0) <= 65535 else ""


def _has_body(headers: Headers) -> bool:
    return "transfer-encoding" in headers or headers.get("content-length", "0") != "0"


def _check_body(headers: Headers, limit: int, media_type: str) -> None:
    length = headers.get("content-length", "0")
    if length.isdecimal() and int(length) > limit:
        raise BodyTooLarge
    if headers.get("content-type", "").partition(";")[0].strip() != media_type:
        raise UnsupportedMediaType(f"Send the body with `Content-Type: {media_type}`." if media_type == ZIP else "")


def _bounded(receive: Receive, limit: int) -> Receive:
    """Return a `receive` that refuses a body once it is longer than the limit, whatever its header said."""
    read = 0

    async def bounded() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > limit:
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
