"""The dependency of routes on the person who sends the request: `CurrentUserDep`."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import APIKeyCookie, HTTPBearer

from server.accounts.local import COOKIE, CurrentUser, authenticate
from server.core.deps import from_state

# They are here for the OpenAPI document; `authenticate` reads the request itself.
_cookie = APIKeyCookie(name=COOKIE, auto_error=False, description="Set by opening the address that the server printed.")
_bearer = HTTPBearer(auto_error=False, description="The token in the server's home.")


async def current_user(
    request: Request,
    token: Annotated[str, Depends(from_state("token"))],
    user_name: Annotated[str, Depends(from_state("user_name"))],
    _cookie: Annotated[object, Depends(_cookie)],
    _bearer: Annotated[object, Depends(_bearer)],
) -> CurrentUser:
    return authenticate(request, token, user_name)


CurrentUserDep = Annotated[CurrentUser, Depends(current_user)]
