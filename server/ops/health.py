"""Whether a process is ready for its work, and if not, what is missing: asked by whoever runs it."""

from __future__ import annotations

from datetime import timedelta

from sqlmodel import col, select

from server.catalog.library import Library
from server.core.settings import Settings
from server.db.engine import HEAD, Database
from server.db.errors import DATABASE_ERRORS, LOCKED, DatabaseBusy, unavailable
from server.db.models import Submission, WorkerProcess, now
from server.judging.client import JudgeClient
from server.judging.queue.leases import worker_processes
from server.ops.schemas import Check, Readiness

UNREADABLE: tuple[type[Exception], ...] = (*DATABASE_ERRORS, OSError, DatabaseBusy)
WAITED_SECONDS = 2.0  # for the database's write lock, after which another process has held it for long
CLOCK_SECONDS = 5.0  # of the future, beyond which the clock must have been set back
LISTED_FAULTS = 5  # of problems' folders that readiness names
NOBODY = "Nobody judges: start gradus worker, or the server with --workers 1 or more."


def readiness(settings: Settings, database: Database, judge: JudgeClient, library: Library) -> Readiness:
    """Check the database, the judge if this process has one, whether any process judges, and the problems' folders."""
    checks = [_database(database)]
    if settings.workers:
        checks.append(_judge(judge))
    if checks[0].ok:
        checks.append(_queue(database, settings.lease))
        checks.append(_clock(database))
    checks.append(_problems(library))
    return Readiness(ready=all(check.ok for check in checks), checks=checks)


def alive(process: WorkerProcess, lease: float) -> bool:
    """Return whether the process has shown that it lives within the lease's seconds."""
    return now() - process.beat_at < timedelta(seconds=lease)


def _database(database: Database) -> Check:
    try:
        found = database.version()
    except UNREADABLE as error:
        return Check(name="database", ok=False, detail=f"It can't be read: {error}.")
    if (trouble := _trouble(database)) is not None:
        return Check(name="database", ok=False, detail=trouble)
    detail = f"Schema {found}." if found == HEAD else f"It has schema {found or 'none'}; this version needs {HEAD}."
    return Check(name="database", ok=found == HEAD, detail=detail)


def _trouble(database: Database) -> str | None:
    """Return why nothing can be written now; None if it can, as far as is known."""
    if database.waited() > WAITED_SECONDS:
        return f"{LOCKED} What writes has waited for {database.waited():.0f} seconds."
    if database.trouble is not None:
        try:
            database.try_to_write()
        except UNREADABLE as error:
            return f"{unavailable(error) or 'It cannot be written.'} Nothing can be stored until that is mended."
    return None


def _clock(database: Database) -> Check:
    """Look for times of the future, which a clock that was set back leaves behind. Nothing waits for them."""
    with database.read() as session:
        latest = session.exec(select(Submission.created_at).order_by(col(Submission.id).desc()).limit(1)).first()
    ahead = (latest - now()).total_seconds() if latest else 0.0
    if ahead > CLOCK_SECONDS:
        detail = f"The clock was set back: the last submission is {ahead:.0f} s in the future. No job waits for that."
        return Check(name="clock", ok=True, detail=detail)
    return Check(name="clock", ok=True, detail="No stored time is in the future.")


def _problems(library: Library) -> Check:
    """Name the problems whose folders have faults. The others are there, so the server is ready all the same."""
    faults = library.faults()
    if not faults:
        return Check(name="problems", ok=True, detail=f"{len(library.slugs)} folders; no fault is known.")
    listed = "; ".join(f"{name}: {fault}" for name, fault in list(faults.items())[:LISTED_FAULTS])
    more = f"; and {len(faults) - LISTED_FAULTS} more" if len(faults) > LISTED_FAULTS else ""
    return Check(name="problems", ok=True, detail=f"Faults, which `gradus problem check` lists: {listed}{more}")


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
