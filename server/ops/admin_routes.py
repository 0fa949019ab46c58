"""How the server and its workers are, for the person who runs them: in local mode the one person there is."""

from __future__ import annotations

from fastapi import APIRouter

from server import schemas
from server.core.errors import Unauthorized, documented
from server.deps import ServicesDep, WhoDep
from server.ops import status

router = APIRouter(prefix="/api/admin", tags=["admin"], responses=documented(Unauthorized))


@router.get("/status", summary="How the server and its workers are")
def admin_status(services: ServicesDep, _who: WhoDep) -> schemas.AdminStatus:
    return status.status(services)
