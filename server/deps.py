"""What routes ask for: the services, and the person behind the request.

All of it is at hand, so these are coroutines: FastAPI would have a thread look at each plain function.
"""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import Depends, Path, Request
from fastapi.security import APIKeyCookie, HTTPBearer

from server.accounts.local import COOKIE, Who, authenticate
from server.process.services import Services
from server.process.workshop import Workshop

_cookie = APIKeyCookie(name=COOKIE, auto_error=False, description="Set by opening the address that the server printed.")
_bearer = HTTPBearer(auto_error=False, description="The token in the server's home.")


async def services(request: Request) -> Services:
    return cast("Services", request.app.state.services)


ServicesDep = Annotated[Services, Depends(services)]
WorkshopDep = Annotated[Workshop, Depends(services)]  # what a worker's application has, and the server's too


async def person(
    request: Request,
    workshop: WorkshopDep,
    _cookie: Annotated[object, Depends(_cookie)],
    _bearer: Annotated[object, Depends(_bearer)],
) -> Who:
    return authenticate(request, workshop.token, workshop.name)


WhoDep = Annotated[Who, Depends(person)]
SlugPath = Annotated[str, Path(max_length=100, examples=["softmax"])]
SubmissionPath = Annotated[int, Path(ge=1, le=2**53, examples=[17])]
