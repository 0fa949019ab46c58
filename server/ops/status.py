"""How the whole of a home is, for the person who runs it: confinement, workers, queue, verdicts, versions."""

from __future__ import annotations

import platform
import sqlite3
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from judge.verdict import Verdict
from server import schemas
from server.core.settings import VERSION
from server.db.engine import HEAD
from server.db.models import Submission, WorkerProcess, now
from server.db.states import Role
from server.judging.queue.leases import worker_processes
from server.ops.health import alive, readiness
from server.process.services import Services

DAY = timedelta(days=1)


def status(services: Services) -> schemas.AdminStatus:
    with services.database.read() as session:
        processes = worker_processes(session)
        depth = services.queue.depth(session)
        verdicts = _verdicts(session)
    lease = services.settings.lease
    return schemas.AdminStatus(
        ready=readiness(services),
        workers=[_worker(process, lease) for process in processes],
        queue=schemas.QueueDepth(waiting=depth.waiting, running=depth.running, oldest_seconds=depth.oldest),
        verdicts=verdicts,
        versions=[
            schemas.VersionItem(name="Gradus", version=VERSION),
            schemas.VersionItem(name="Database schema", version=HEAD),
            schemas.VersionItem(name="Python", version=platform.python_version()),
            schemas.VersionItem(name="SQLite", version=sqlite3.sqlite_version),
            schemas.VersionItem(name="System", version=f"{platform.system()} {platform.release()}"),
        ],
    )


def _worker(process: WorkerProcess, lease: float) -> schemas.WorkerItem:
    return schemas.WorkerItem(
        id=process.id,
        role=Role(process.role),
        host=process.host,
        pid=process.pid,
        version=process.version,
        slots=process.slots,
        alive=alive(process, lease),
        up_seconds=_since(process.started_at),
        silent_seconds=_since(process.beat_at),
        confinement=schemas.Confinement.model_validate(process.confinement),
    )


def _since(moment: datetime) -> float:
    return max(0.0, (now() - moment).total_seconds())


def _verdicts(session: Session) -> list[schemas.VerdictCount]:
    """Of the last day, the most frequent first."""
    count = func.count()
    found = select(Submission.verdict, count).where(col(Submission.finished_at) > now() - DAY)
    rows = session.exec(found.group_by(col(Submission.verdict)).order_by(count.desc(), col(Submission.verdict))).all()
    return [schemas.VerdictCount(verdict=Verdict(verdict), count=number) for verdict, number in rows if verdict]
