"""How a process is, for whoever runs it: alive, ready, and in numbers. Of the server and of a worker alike."""

from __future__ import annotations

from fastapi import APIRouter, Response

from server import schemas
from server.core.metrics import CONTENT_TYPE
from server.core.settings import VERSION
from server.deps import WhoDep, WorkshopDep
from server.ops.health import readiness

router = APIRouter(include_in_schema=False)


@router.get("/healthz")
def healthz() -> schemas.Health:
    return schemas.Health(status="ok", version=VERSION)


@router.get("/readyz")
def readyz(workshop: WorkshopDep, response: Response) -> schemas.Readiness:
    found = readiness(workshop)
    response.status_code = 200 if found.ready else 503
    return found


@router.get("/metrics", response_class=Response)
def metrics(workshop: WorkshopDep, _who: WhoDep) -> Response:
    return Response(workshop.metrics.text(), headers={"Content-Type": CONTENT_TYPE})
