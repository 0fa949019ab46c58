"""What a submission's way asks of the queue's table, as prepared statements."""

from __future__ import annotations

from dataclasses import fields

from sqlalchemy import bindparam, delete, func, insert, select, update

from server.db.models import JOBS, SUBMISSIONS
from server.db.statements import Prepared
from server.db.states import Stage
from server.judging.queue.base import Sent

_MINE = (
    JOBS.c.submission_id == bindparam("which"),
    JOBS.c.owner == bindparam("whose"),
    JOBS.c.attempt == bindparam("last"),
)
_READY = (
    select(JOBS.c.submission_id)
    .where(JOBS.c.owner.is_(None), JOBS.c.available_at <= bindparam("by"))
    .order_by(JOBS.c.submission_id)
    .limit(1)
)
_TAKE = (
    update(JOBS)
    .where(JOBS.c.submission_id == _READY.scalar_subquery())
    .values(owner=bindparam("whose"), attempt=JOBS.c.attempt + 1)
)
_RUN = (
    update(SUBMISSIONS)
    .where(SUBMISSIONS.c.id == bindparam("which"))
    .values(state=Stage.RUNNING.value, attempt=bindparam("number"))
)
_TAKEN = (JOBS.c.submission_id, JOBS.c.attempt, JOBS.c.available_at)
_SENT = tuple(SUBMISSIONS.c[each.name] for each in fields(Sent))

ADD = Prepared(insert(JOBS), columns=["submission_id", "person_id", "owner", "attempt", "available_at"])
UNFINISHED = Prepared(select(func.count()).select_from(JOBS).where(JOBS.c.person_id == bindparam("whose")))
AHEAD = Prepared(select(func.count()).where(JOBS.c.owner.is_(None), JOBS.c.submission_id < bindparam("which")))
FIRST = Prepared(select(func.min(JOBS.c.available_at)).where(JOBS.c.owner.is_(None)), JOBS.c.available_at)
TAKE = Prepared(_TAKE.returning(*_TAKEN), *_TAKEN)
RUN = Prepared(_RUN.returning(*_SENT), *_SENT)
END = Prepared(delete(JOBS).where(*_MINE))
PUT_BACK = Prepared(update(JOBS).where(*_MINE).values(owner=None, available_at=bindparam("at")))
QUEUE = Prepared(update(SUBMISSIONS).where(SUBMISSIONS.c.id == bindparam("which")).values(state=Stage.QUEUED.value))
