"""The dependency of routes on the person who sends the request: `CurrentUserDep`."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import APIKeyCookie, HTTPBearer

from server.accounts.local import CurrentUser, authenticate
from server.accounts.sessions import COOKIE, Sessions
from server.core.deps import from_state

# They are here for the OpenAPI document; `authenticate` reads the request itself.
_cookie = APIKeyCookie(
    name=f"{COOKIE}-8000",
    auto_error=False,
    description="The session of a browser that has opened the printed address; the name ends in the server's port.",
)
_bearer = HTTPBearer(auto_error=False, description="The token in the server's home.")


async def current_user(
    request: Request,
    token: Annotated[str, Depends(from_state("token"))],
    sessions: Annotated[Sessions, Depends(from_state("sessions"))],
    user_name: Annotated[str, Depends(from_state("user_name"))],
    _cookie: Annotated[object, Depends(_cookie)],
    _bearer: Annotated[object, Depends(_bearer)],
) -> CurrentUser:
    return authenticate(request, token, sessions, user_name)


CurrentUserDep = Annotated[CurrentUser, Depends(current_user)]
