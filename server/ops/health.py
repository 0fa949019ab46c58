"""Whether a process is ready for its work, and if not, what is missing: asked by whoever runs it."""

from __future__ import annotations

import sqlite3
from datetime import timedelta

from sqlalchemy.exc import SQLAlchemyError

from server import schemas
from server.db.engine import HEAD
from server.db.models import WorkerProcess, now
from server.judging.queue.leases import worker_processes
from server.process.workshop import Workshop

NOBODY = "Nobody judges: start gradus worker, or the server with --workers 1 or more."


def readiness(workshop: Workshop) -> schemas.Readiness:
    checks = [_database(workshop)]
    if workshop.settings.workers:
        checks.append(_judge(workshop))
    if checks[0].ok:
        checks.append(_queue(workshop))
    return schemas.Readiness(ready=all(check.ok for check in checks), checks=checks)


def alive(process: WorkerProcess, lease: float) -> bool:
    """Whether it has been heard of within its lease."""
    return now() - process.beat_at < timedelta(seconds=lease)


def _database(workshop: Workshop) -> schemas.Check:
    try:
        found = workshop.database.version()
    except (sqlite3.Error, SQLAlchemyError, OSError) as error:
        return schemas.Check(name="database", ok=False, detail=f"It can't be read: {error}.")
    detail = f"Schema {found}." if found == HEAD else f"It has schema {found or 'none'}; this version needs {HEAD}."
    return schemas.Check(name="database", ok=found == HEAD, detail=detail)


def _judge(workshop: Workshop) -> schemas.Check:
    from judge.judge import SandboxError  # noqa: PLC0415  (not for the OpenAPI document)

    try:
        level = workshop.door.describe()
    except SandboxError as error:
        return schemas.Check(name="judge", ok=False, detail=str(error))
    return schemas.Check(name="judge", ok=True, detail=f"It confines submissions at the level {level.name}.")


def _queue(workshop: Workshop) -> schemas.Check:
    with workshop.database.read() as session:
        processes = worker_processes(session)
    slots = sum(process.slots for process in processes if alive(process, workshop.settings.lease))
    detail = f"Up to {slots} submissions are judged at one time." if slots else NOBODY
    return schemas.Check(name="queue", ok=slots > 0, detail=detail)
