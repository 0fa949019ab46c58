"""The tables. Time is UTC everywhere; a person's id is on every row that is somebody's."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, Dialect, Index, UniqueConstraint, text
from sqlalchemy.types import TypeDecorator
from sqlmodel import Column, Field, SQLModel

LOCAL_PERSON = 1
VERDICT = "verdict"  # the type of a submission's last event


class UtcDateTime(TypeDecorator[datetime]):
    """Aware datetimes in, aware datetimes out: SQLite keeps none of the time zone."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return value if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return value if value is None else value.replace(tzinfo=UTC)


def now() -> datetime:
    return datetime.now(UTC)


class Person(SQLModel, table=True):
    """Whoever solves problems; in local mode there is one."""

    id: int | None = Field(default=None, primary_key=True)
    name: str
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)


class Submission(SQLModel, table=True):
    """One source sent to the judge, and its verdict."""

    __table_args__ = (Index("ix_submission_person_id", "person_id", "id"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    problem: str = Field(index=True)
    version: str  # of the problem
    mode: str
    source: str
    custom: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    state: str
    attempt: int = 0  # of the last run; 0 before the first
    verdict: str | None = None
    sentence: str = ""
    passed: int = 0
    total: int = 0
    cpu: float | None = None
    report: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True)))
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    finished_at: datetime | None = Field(default=None, sa_type=UtcDateTime, index=True)


class Event(SQLModel, table=True):
    """One event of a submission's way, as it is sent to the browser."""

    __table_args__ = (
        UniqueConstraint("submission_id", "attempt", "n"),
        # The database itself holds that there is one verdict.
        Index(
            "ux_event_verdict",
            "submission_id",
            unique=True,
            sqlite_where=text(f"type = '{VERDICT}'"),
            postgresql_where=text(f"type = '{VERDICT}'"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    submission_id: int = Field(foreign_key="submission.id")
    attempt: int
    n: int
    type: str
    body: str  # JSON


class Job(SQLModel, table=True):
    """A submission that waits for its verdict, in the local queue."""

    submission_id: int = Field(primary_key=True, foreign_key="submission.id")
    person_id: int = Field(foreign_key="person.id", index=True)
    owner: str | None = None  # the process that has it; None while it waits
    attempt: int = 0  # how often it was taken
    available_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)


class WorkerProcess(SQLModel, table=True):
    """A process that judges. Its row is its lease on the jobs that name it: whoever deletes the row puts them back."""

    id: str = Field(primary_key=True)
    role: str
    host: str
    pid: int
    version: str
    slots: int  # submissions that it judges at one time
    confinement: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))  # server.ops.schemas.Confinement
    beat: int = 0  # goes up for as long as it lives
    started_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    beat_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)  # for people: nothing is decided by it


class Draft(SQLModel, table=True):
    """What a person has typed for a problem. A discarded draft stays as a row without source: revisions only go up."""

    person_id: int = Field(primary_key=True, foreign_key="person.id")
    problem: str = Field(primary_key=True)
    source: str | None
    revision: int
    updated_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)


class Mark(SQLModel, table=True):
    """How a person stands with a problem: when what happened first."""

    person_id: int = Field(primary_key=True, foreign_key="person.id")
    problem: str = Field(primary_key=True)
    tried_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    solved_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    given_up_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    hints_opened: int = 0


class KnownTopic(SQLModel, table=True):
    """A topic that a person says they know."""

    person_id: int = Field(primary_key=True, foreign_key="person.id")
    topic: str = Field(primary_key=True)
    since: datetime = Field(default_factory=now, sa_type=UtcDateTime)


# The same as plain tables, for rows that are only counted or passed on: the ORM makes no objects of them.
SUBMISSIONS = SQLModel.metadata.tables["submission"]
EVENTS = SQLModel.metadata.tables["event"]
JOBS = SQLModel.metadata.tables["job"]
WORKERS = SQLModel.metadata.tables["workerprocess"]
MARKS = SQLModel.metadata.tables["mark"]
