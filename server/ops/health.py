"""Whether a process is ready for its work, and if not, what is missing: asked by whoever runs it."""

from __future__ import annotations

from datetime import timedelta

from server.core.settings import Settings
from server.db.engine import HEAD, Database
from server.db.errors import DATABASE_ERRORS
from server.db.models import WorkerProcess, now
from server.judging.client import JudgeClient
from server.judging.queue.leases import worker_processes
from server.ops.schemas import Check, Readiness

UNREADABLE: tuple[type[Exception], ...] = (*DATABASE_ERRORS, OSError)
NOBODY = "Nobody judges: start gradus worker, or the server with --workers 1 or more."


def readiness(settings: Settings, database: Database, judge: JudgeClient) -> Readiness:
    """Check the database, the judge if this process has one, and whether any process judges."""
    checks = [_database(database)]
    if settings.workers:
        checks.append(_judge(judge))
    if checks[0].ok:
        checks.append(_queue(database, settings.lease))
    return Readiness(ready=all(check.ok for check in checks), checks=checks)


def alive(process: WorkerProcess, lease: float) -> bool:
    """Whether the process has shown that it lives within the lease's seconds."""
    return now() - process.beat_at < timedelta(seconds=lease)


def _database(database: Database) -> Check:
    try:
        found = database.version()
    except UNREADABLE as error:
        return Check(name="database", ok=False, detail=f"It can't be read: {error}.")
    detail = f"Schema {found}." if found == HEAD else f"It has schema {found or 'none'}; this version needs {HEAD}."
    return Check(name="database", ok=found == HEAD, detail=detail)


def _judge(judge: JudgeClient) -> Check:
    from judge.judge import SandboxError  # noqa: PLC0415  (not for the OpenAPI document)

    try:
        level = judge.describe()
    except SandboxError as error:
        return Check(name="judge", ok=False, detail=str(error))
    return Check(name="judge", ok=True, detail=f"It confines submissions at the level {level.name}.")


def _queue(database: Database, lease: float) -> Check:
    with database.read() as session:
        processes = worker_processes(session)
    slots = sum(process.slots for process in processes if alive(process, lease))
    detail = f"Up to {slots} submissions are judged at one time." if slots else NOBODY
    return Check(name="queue", ok=slots > 0, detail=detail)
