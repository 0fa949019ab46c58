"""The route that tells a client who it is to this server."""

from __future__ import annotations

from fastapi import APIRouter

from server.accounts.deps import CurrentUserDep
from server.accounts.schemas import Me
from server.core.errors import Unauthorized, documented
from server.core.routing import ApiRoute
from server.core.settings import VERSION

router = APIRouter(prefix="/api", tags=["me"], route_class=ApiRoute)


@router.get("/me", summary="Who you are to this server", responses=documented(Unauthorized))
def me(user: CurrentUserDep) -> Me:
    return Me(mode="local", name=user.name, version=VERSION)
