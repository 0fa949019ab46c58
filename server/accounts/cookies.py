"""Sets and deletes the cookie of a session."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from server.accounts import sessions
from server.accounts.identity import session_key
from server.accounts.sessions import COOKIE_SECONDS, Sessions, cookie_name
from server.db.engine import Database


def set_session(request: Request, response: Response, database: Database, known: Sessions, key: str) -> None:
    """Have an answer set the cookie of a new session; the session that the browser had before ends."""
    end_session(request, database, known)
    response.set_cookie(_name(request), key, COOKIE_SECONDS, secure=is_secure(request), httponly=True, samesite="lax")


def delete_session(request: Request, response: Response, database: Database, known: Sessions) -> None:
    """End the browser's session, and have the answer delete its cookie."""
    if end_session(request, database, known):
        response.delete_cookie(_name(request), secure=is_secure(request), httponly=True)


def end_session(request: Request, database: Database, known: Sessions) -> bool:
    """End the browser's session; return whether it sent the key of any."""
    key = session_key(request)
    if key is None:
        return False
    with database.write() as session:
        sessions.end(session, known.hash(key))
    return True


def is_secure(request: Request) -> bool:
    return request.url.scheme == "https"


def _name(request: Request) -> str:
    return cookie_name(request.headers.get("host", ""), request.url.scheme)
