"""Who am I, and is anybody there."""

from __future__ import annotations

from fastapi import APIRouter

from server import schemas
from server.core.errors import Unauthorized, documented
from server.core.settings import VERSION
from server.deps import WhoDep

router = APIRouter(prefix="/api", tags=["me"])


@router.get("/health", summary="Whether the server answers; needs no token")
def health() -> schemas.Health:
    return schemas.Health(status="ok", version=VERSION)


@router.get("/me", summary="Who you are to this server", responses=documented(Unauthorized))
def me(who: WhoDep) -> schemas.Me:
    return schemas.Me(mode="local", name=who.name, version=VERSION)
