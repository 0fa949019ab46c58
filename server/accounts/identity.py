"""Finds out who sends a request: by an API token, by the cookie of a session or, in local mode, by the home's token."""

from __future__ import annotations

from dataclasses import dataclass, replace

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection

from server.accounts import tokens
from server.accounts.current_user import CurrentUser
from server.accounts.local import is_token
from server.accounts.sessions import Client, Sessions, cookie_name
from server.core.errors import Unauthorized
from server.core.settings import Mode
from server.db.engine import Database
from server.db.models import LOCAL_PERSON
from server.db.states import PersonRole

_FOUND = "gradus.user"  # key of a request's scope


@dataclass(frozen=True)
class Authenticator:
    """Identifies the senders of requests.

    Attributes:
        token: of the home; worth nothing in accounts mode.
        local_name: of the person of local mode.
    """

    mode: Mode
    database: Database
    sessions: Sessions
    token: str
    local_name: str

    async def user(self, request: HTTPConnection) -> CurrentUser:
        """Return the person who sends a request; a second call for the same request asks nobody.

        Raises:
            Unauthorized: a header holds no token that is known; or there is none, and no cookie of a session either.
        """
        found: CurrentUser | None = request.scope.get(_FOUND)
        if found is None:
            found = request.scope[_FOUND] = await self._identify(request)
        return found

    async def _identify(self, request: HTTPConnection) -> CurrentUser:
        user = None
        if (bearer := bearer_token(request)) is not None:
            if self.mode == "accounts":
                user = await run_in_threadpool(tokens.user_of, self.database, bearer)
            elif is_token(bearer, self.token):
                return CurrentUser(LOCAL_PERSON, self.local_name, PersonRole.ADMIN)
        elif key := session_key(request):
            user = await run_in_threadpool(self.sessions.user, key)
            if user is not None and self.mode == "local":
                user = self._local(user)
        if user is None:
            message = "" if self.mode == "local" else "Sign in, or send a token as `Authorization: Bearer ...`."
            raise Unauthorized(message, headers={"WWW-Authenticate": "Bearer"})
        return user

    def _local(self, user: CurrentUser) -> CurrentUser | None:
        """Return the one person of local mode, if the session is theirs."""
        return replace(user, name=self.local_name, role=PersonRole.ADMIN) if user.id == LOCAL_PERSON else None


def bearer_token(request: HTTPConnection) -> str | None:
    """Return the bearer token of a request; "" if its header has another scheme, None if it has no such header."""
    header = request.headers.get("authorization")
    if header is None:
        return None
    scheme, _, token = header.partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def session_key(request: HTTPConnection) -> str | None:
    """Return the key that the cookie of a session holds."""
    return request.cookies.get(cookie_name(request.headers.get("host", ""), request.url.scheme))


def client_of(request: HTTPConnection) -> Client:
    """Return where a request comes from."""
    return Client(request.headers.get("user-agent", ""), request.client.host if request.client else "")
