"""Deletes what authors no longer need: jobs that ended long ago, and contents that nothing names any more."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import col, delete, select

from server.db.engine import Database
from server.db.problem_models import AuthoringJob, ProblemContent, ProblemVersion, Rejudgement
from server.db.states import Stage


def prune_jobs(database: Database, before: datetime) -> None:
    """Delete the jobs that ended before a time, but for rejudgings that were applied: those can be undone."""
    with database.write() as session:
        connection = session.connection()
        old = (
            select(AuthoringJob.id)
            .where(AuthoringJob.state == Stage.DONE.value, col(AuthoringJob.finished_at) < before)
            .where(col(AuthoringJob.applied_at).is_(None))
        )
        connection.execute(delete(Rejudgement).where(col(Rejudgement.job_id).in_(old)))
        connection.execute(delete(AuthoringJob).where(col(AuthoringJob.id).in_(old)))
        connection.execute(
            delete(ProblemContent)
            .where(col(ProblemContent.digest).not_in(select(ProblemVersion.digest)))
            .where(col(ProblemContent.digest).not_in(select(AuthoringJob.digest)))
        )
