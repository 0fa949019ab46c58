"""The tables. Time is UTC everywhere; a person's id is on every row that is somebody's."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, Dialect, Index, UniqueConstraint, text
from sqlalchemy.types import TypeDecorator
from sqlmodel import Column, Field, SQLModel

from server.db.states import PersonRole

LOCAL_PERSON = 1
QUARTER_SECONDS = 15 * 60  # seconds; the days of every time zone begin at a multiple of it
VERDICT = "verdict"  # the type of a submission's last event


class UtcDateTime(TypeDecorator[datetime]):
    """Stores aware datetimes as UTC and returns them aware, because SQLite stores no time zone."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return value if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return value if value is None else value.replace(tzinfo=UTC)


def now() -> datetime:
    return datetime.now(UTC)


class Person(SQLModel, table=True):
    """Whoever solves problems; in local mode there is one, who has no account."""

    id: int | None = Field(default=None, primary_key=True)
    name: str
    name_key: str | None = Field(default=None, index=True, unique=True)  # case-folded name; None without an account
    email: str | None = None
    email_key: str | None = Field(default=None, index=True, unique=True)  # case-folded address
    password_hash: str | None = None  # None: cannot sign in with a password
    role: str = PersonRole.MEMBER.value
    disabled_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    queued_limit: int | None = None  # unfinished submissions at a time; None: what the server's setting says
    per_minute_limit: int | None = None  # submissions in the long run; None: what the server's setting says
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)


class WebSession(SQLModel, table=True):
    """A browser that has signed in."""

    key_hash: str = Field(primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    seen_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)  # accurate to an hour
    ends_at: datetime = Field(sa_type=UtcDateTime)
    device: str = ""  # the browser's own words about itself, shortened
    address: str = ""  # IP address at sign-in


class ApiToken(SQLModel, table=True):
    """A key for programs: what it may do is bounded by its role and by its owner's."""

    id: int | None = Field(default=None, primary_key=True)
    token_hash: str = Field(unique=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    name: str
    role: str  # most that it may do
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    ends_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)  # accurate to an hour


class Invitation(SQLModel, table=True):
    """A link with which people make accounts of a role."""

    id: int | None = Field(default=None, primary_key=True)
    code_hash: str = Field(unique=True)
    role: str
    uses_left: int
    note: str = ""  # for admins
    created_by: int | None = Field(default=None, foreign_key="person.id")  # None: the server's own for its first admin
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    ends_at: datetime = Field(sa_type=UtcDateTime)


class PasswordReset(SQLModel, table=True):
    """A link with which a person sets a new password, once."""

    code_hash: str = Field(primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    ends_at: datetime = Field(sa_type=UtcDateTime)


class DeviceGrant(SQLModel, table=True):
    """A program that waits for its owner to approve it in a browser (RFC 8628)."""

    device_hash: str = Field(primary_key=True)  # of the code that the program keeps
    user_code: str = Field(unique=True)  # code that the owner types
    name: str  # of the token to be, as the program calls itself
    ends_at: datetime = Field(sa_type=UtcDateTime)
    polled_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    person_id: int | None = Field(default=None, foreign_key="person.id")  # who approved it
    role: str | None = None  # that they gave it
    denied: bool = False


class Identity(SQLModel, table=True):
    """An account at an OpenID Connect provider, with which a person signs in."""

    issuer: str = Field(primary_key=True)
    subject: str = Field(primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)


class ProviderFlow(SQLModel, table=True):
    """A sign-in at a provider that has begun; it ends with the first answer, or after some minutes."""

    state_hash: str = Field(primary_key=True)
    browser_hash: str  # of the cookie that only the browser which began it has
    provider: str
    nonce: str
    verifier: str  # of PKCE (RFC 7636)
    target: str  # path on this server that opens afterwards
    person_id: int | None = Field(default=None, foreign_key="person.id")  # who wants to join the identity to theirs
    ends_at: datetime = Field(sa_type=UtcDateTime)


class AuditEntry(SQLModel, table=True):
    """One thing that an admin did. Rows are only ever added, and name people by id alone: a deleted name is nowhere."""

    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    actor_id: int  # person who did it
    action: str
    person_id: int | None = None  # person to whom it was done
    details: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))


class Submission(SQLModel, table=True):
    """One source sent to the judge, and its verdict."""

    # Each index is what a query asks for; tests/server/db/test_plans.py holds the two together.
    __table_args__ = (
        Index("ix_submission_page", "person_id", "mode", "id"),
        Index("ix_submission_problem_page", "person_id", "problem", "mode", "id"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    problem: str
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
    rejudged_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    verdict_before: str | None = None  # that it had before it was judged again


class Activity(SQLModel, table=True):
    """How many whole submissions a person has sent in a quarter of an hour, of which a day of any time zone is made."""

    person_id: int = Field(primary_key=True, foreign_key="person.id")
    quarter: int = Field(primary_key=True)  # of an hour, since the epoch
    submissions: int


class Step(SQLModel, table=True):
    """How far a task in small steps has come, so that the next step knows where to begin."""

    name: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
    id: int


class Event(SQLModel, table=True):
    """One event of a submission, as it is sent to the browser."""

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
    cancelled: bool = False  # the person waits for it no longer


class WorkerProcess(SQLModel, table=True):
    """A process that judges. Its row is its lease on the jobs that name it: whoever deletes the row puts them back."""

    id: str = Field(primary_key=True)
    role: str
    host: str
    pid: int
    version: str
    slots: int  # submissions that it judges at one time
    confinement: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))  # server.ops.schemas.Confinement
    beat: int = 0  # counter that the process increments while it is alive
    started_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    beat_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)  # for display only


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
ACTIVITY = SQLModel.metadata.tables["activity"]
MARKS = SQLModel.metadata.tables["mark"]
