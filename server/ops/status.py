"""The admin page's answer: how this installation is, with its workers, queue, verdicts and versions."""

from __future__ import annotations

import platform
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from judge.verdict import Verdict
from server.core.settings import VERSION, Settings
from server.db.engine import HEAD
from server.db.models import Submission, WorkerProcess, now
from server.db.states import ProcessRole
from server.judging.queue.base import Queue
from server.judging.queue.leases import worker_processes
from server.ops.health import alive
from server.ops.schemas import (
    AdminStatus,
    Confinement,
    QueueDepth,
    Readiness,
    VerdictCount,
    VersionItem,
    WorkerItem,
)

DAY = timedelta(days=1)
DATABASES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def status(settings: Settings, session: Session, queue: Queue, ready: Readiness) -> AdminStatus:
    """Put together what the admin page shows."""
    backlog = queue.backlog(session)
    return AdminStatus(
        ready=ready,
        workers=[_worker(process, settings.lease) for process in worker_processes(session)],
        queue=QueueDepth(waiting=backlog.waiting, running=backlog.running, oldest_seconds=backlog.oldest),
        verdicts=_verdicts(session),
        versions=[
            VersionItem(name="Gradus", version=VERSION),
            VersionItem(name="Database schema", version=HEAD),
            VersionItem(name="Python", version=platform.python_version()),
            _database(session),
            VersionItem(name="System", version=f"{platform.system()} {platform.release()}"),
        ],
    )


def _database(session: Session) -> VersionItem:
    dialect = session.connection().dialect
    version = ".".join(str(part) for part in dialect.server_version_info or ())
    return VersionItem(name=DATABASES[dialect.name], version=version)


def _worker(process: WorkerProcess, lease: float) -> WorkerItem:
    return WorkerItem(
        id=process.id,
        role=ProcessRole(process.role),
        host=process.host,
        pid=process.pid,
        version=process.version,
        slots=process.slots,
        alive=alive(process, lease),
        up_seconds=_since(process.started_at),
        silent_seconds=_since(process.beat_at),
        confinement=Confinement.model_validate(process.confinement),
    )


def _since(moment: datetime) -> float:
    return max(0.0, (now() - moment).total_seconds())


def _verdicts(session: Session) -> list[VerdictCount]:
    """Count the verdicts of the last day, the most frequent first."""
    count = func.count()
    found = select(Submission.verdict, count).where(col(Submission.finished_at) > now() - DAY)
    rows = session.exec(found.group_by(col(Submission.verdict)).order_by(count.desc(), col(Submission.verdict))).all()
    return [VerdictCount(verdict=Verdict(verdict), count=number) for verdict, number in rows if verdict]
