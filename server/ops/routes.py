"""The routes for whoever runs Gradus: whether a process lives, whether it is ready, its metrics, the admin page.

A worker serves `router` alone; the server serves all three routers.
"""

from __future__ import annotations

from fastapi import APIRouter, Response

from server.accounts.deps import CurrentUserDep
from server.catalog.deps import LibraryDep
from server.core.deps import MetricsDep, SettingsDep
from server.core.errors import Unauthorized, documented
from server.core.metrics import CONTENT_TYPE
from server.core.routing import ApiRoute
from server.core.settings import VERSION
from server.db.deps import DatabaseDep, ReadSession
from server.judging.deps import JudgeDep, QueueDep
from server.ops.health import readiness
from server.ops.schemas import AdminStatus, Check, Health, Readiness
from server.ops.status import status

router = APIRouter(include_in_schema=False, route_class=ApiRoute)
api_router = APIRouter(prefix="/api", tags=["me"], route_class=ApiRoute)  # the tag is the one that clients know it by
admin_router = APIRouter(prefix="/api/admin", tags=["admin"], responses=documented(Unauthorized), route_class=ApiRoute)


@router.get("/healthz")
async def healthz() -> Health:
    return Health(status="ok", version=VERSION)


@router.get("/readyz")
def readyz(
    settings: SettingsDep, database: DatabaseDep, judge: JudgeDep, library: LibraryDep, response: Response
) -> Readiness:
    found = readiness(settings, database, judge, library)
    response.status_code = 200 if found.ready else 503
    if settings.mode == "accounts":  # asked by strangers: the details are on the admin page
        found = Readiness(
            ready=found.ready, checks=[Check(name=each.name, ok=each.ok, detail="") for each in found.checks]
        )
    return found


@router.get("/metrics", response_class=Response)
def metrics(metrics: MetricsDep, _user: CurrentUserDep) -> Response:
    return Response(metrics.text(), headers={"Content-Type": CONTENT_TYPE})


@api_router.get("/health", summary="Whether the server answers; needs no token")
async def health() -> Health:
    return Health(status="ok", version=VERSION)


@admin_router.get("/status", summary="How the server and its workers are")
def admin_status(
    settings: SettingsDep,
    database: DatabaseDep,
    judge: JudgeDep,
    library: LibraryDep,
    queue: QueueDep,
    session: ReadSession,
    _user: CurrentUserDep,
) -> AdminStatus:
    return status(settings, session, queue, readiness(settings, database, judge, library))
