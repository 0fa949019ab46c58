"""Serves the files of the web app, and its page at every address that is not the API's.

The app routes by itself in the browser, so any address without a file behind it gets index.html, with a fresh nonce for
the styles that the editor makes while it runs, and with the path before every address. The build writes the addresses
of its files as relative ones; here they get that path. Files under /assets/ carry a digest in their names and may be
kept for ever.
"""

from __future__ import annotations

import secrets
from pathlib import Path, PurePosixPath

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from server.accounts.identity import Authenticator, client_of, session_key
from server.accounts.local import is_token
from server.accounts.sessions import COOKIE_SECONDS, cookie_name
from server.core.errors import MethodNotAllowed, NotFound, render, shortened
from server.db.models import LOCAL_PERSON

FOR_EVER = "public, max-age=31536000, immutable"
NO_CACHE = "no-cache"

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
META = '<meta name="csp-nonce" content="{nonce}"><meta name="public-path" content="{path}">'

NOT_BUILT = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Gradus</title></head>
<body>
<h1>The web app is not built</h1>
<p>The server runs, and the command line works. For the pages, build the app in the repository and reload:</p>
<pre>cd web
npm ci
npm run build</pre>
<p><code>make run</code> does it by itself.</p>
</body>
</html>
"""


class WebApp:
    """The ASGI application that answers every address which no route of the API has."""

    def __init__(self, root: Path, authenticator: Authenticator, public_path: str) -> None:
        """Prepare.

        Args:
            root: the folder of the built web app.
            authenticator: of the server.
            public_path: the path before every address (server/http/public_path.py); empty: there is none.
        """
        self._root = root.resolve()
        self._public_path = public_path
        self._authenticator = authenticator

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await run_in_threadpool(self._answer, Request(scope))
        await response(scope, receive, send)

    def _answer(self, request: Request) -> Response:
        path = request.url.path
        if path == "/api" or path.startswith("/api/"):
            return render(NotFound(f"There is nothing at {shortened(path)}. /api/openapi.json lists what there is."))
        if request.method not in {"GET", "HEAD"}:
            message = f"{shortened(path)} does not answer to {request.method}."
            return render(MethodNotAllowed(message, headers={"Allow": "GET, HEAD"}))
        if "token" in request.query_params and self._authenticator.mode == "local":
            return self._sign_in(request)
        if (file := self._file(path)) is not None:
            return file
        if PurePosixPath(path).suffix:
            return PlainTextResponse(f"There is no file {shortened(path)}.\n", 404)
        return self._index()

    def _sign_in(self, request: Request) -> Response:
        """Exchange the token in the address for a session. A wrong token gets the page, which says what to do."""
        response = RedirectResponse(self._public_path + _local(request.url.path), 303)
        if is_token(request.query_params["token"], self._authenticator.token):
            key = session_key(request)
            if key is None or self._authenticator.sessions.user(key) is None:
                with self._authenticator.database.write() as session:
                    key = self._authenticator.sessions.begin(session, LOCAL_PERSON, client_of(request))
            name = cookie_name(request.headers.get("host", ""), request.url.scheme)
            secure = request.url.scheme == "https"
            response.set_cookie(name, key, COOKIE_SECONDS, httponly=True, samesite="strict", secure=secure)
        return response

    def _file(self, path: str) -> Response | None:
        try:
            file = (self._root / path.lstrip("/")).resolve()
            if not file.is_relative_to(self._root) or not file.is_file() or file.name == "index.html":
                return None
        except (OSError, ValueError):  # a name that no file can have: too long, or with a NUL
            return None
        caching = FOR_EVER if path.startswith("/assets/") else NO_CACHE
        return FileResponse(file, headers={"Cache-Control": caching})

    def _index(self) -> Response:
        nonce = secrets.token_urlsafe(16)
        headers = {"Content-Security-Policy": POLICY.format(nonce=nonce), "Cache-Control": NO_CACHE}
        try:
            html = (self._root / "index.html").read_text(encoding="utf-8")
        except FileNotFoundError:
            return HTMLResponse(NOT_BUILT, 200, headers)
        html = html.replace("<head>", "<head>" + META.format(nonce=nonce, path=self._public_path), 1)
        return HTMLResponse(html.replace('="./', f'="{self._public_path}/'), 200, headers)


def _local(path: str) -> str:
    """Return a path that a browser resolves on this server: `//elsewhere` would lead to another one."""
    return "/" + path.lstrip("/\\")
