"""The tables of problems: identities, versions, drafts of authors, jobs that prove them, and the study list."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Column, Field, SQLModel

from server.db.models import UtcDateTime, now


class ProblemRecord(SQLModel, table=True):
    """A problem that this server has seen. Its id stays when its slug changes."""

    __tablename__ = "problem"

    id: str = Field(primary_key=True)  # UUID of problem.toml
    slug: str = Field(unique=True)
    section: str
    version_id: int | None = None  # version that members get
    folder_version_id: int | None = None  # newest version that the problem's folder gave
    hidden_at: datetime | None = Field(default=None, sa_type=UtcDateTime)  # unpublished since


class ProblemContent(SQLModel, table=True):
    """All files of a problem under the digest of their content. Rows never change."""

    digest: str = Field(primary_key=True)
    files: dict[str, str] = Field(sa_column=Column(JSON, nullable=False))


class ProblemVersion(SQLModel, table=True):
    """One state of a problem that was published. Rows never change."""

    __table_args__ = (UniqueConstraint("problem_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    problem_id: str = Field(foreign_key="problem.id")
    number: int  # from 1, for people
    digest: str = Field(foreign_key="problemcontent.digest", index=True)
    source: str  # server.db.states.VersionSource
    person_id: int | None = Field(default=None, foreign_key="person.id")  # who published it; None for a folder's
    at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    note: str = ""  # what changed
    report: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True)))  # check it passed


class ProblemDraft(SQLModel, table=True):
    """A problem in the works; all authors share it. It is deleted when it is published or discarded."""

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    section: str
    base_digest: str | None = None  # content that it was begun from; None for a new problem
    revision: int = 0  # counter of all changes
    created_by: int | None = Field(default=None, foreign_key="person.id")
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    changed_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)


class ProblemDraftFile(SQLModel, table=True):
    """A file of a draft. One that was deleted stays as a row without text: revisions only go up."""

    draft_id: int = Field(primary_key=True, foreign_key="problemdraft.id")
    path: str = Field(primary_key=True)
    text: str | None
    revision: int  # of the draft when the file last changed
    person_id: int | None = Field(default=None, foreign_key="person.id")  # who changed it last
    at: datetime = Field(default_factory=now, sa_type=UtcDateTime)


class AuthoringJob(SQLModel, table=True):
    """A check, a trial or a comparison of a draft, which a worker does when no submission waits."""

    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    kind: str  # server.db.states.AuthoringKind
    state: str = Field(index=True)  # server.db.states.Stage
    person_id: int = Field(foreign_key="person.id")
    slug: str = Field(index=True)
    section: str
    digest: str = Field(foreign_key="problemcontent.digest")
    source: str | None = None  # of a trial
    scope: str | None = None  # of a rejudging: server.db.states.RejudgeScope; to tell apart: line and edit
    owner: str | None = None  # process that does it
    attempt: int = 0  # how often it was begun
    cancelled: bool = False
    phase: str = ""  # what is being done now
    done: int = 0
    total: int = 0
    result: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True)))
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    finished_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    applied_at: datetime | None = Field(default=None, sa_type=UtcDateTime)  # of a rejudging
    undone_at: datetime | None = Field(default=None, sa_type=UtcDateTime)  # of a rejudging


class Rejudgement(SQLModel, table=True):
    """A submission whose verdict a rejudging changes: what it had before, and what it has once that is applied."""

    job_id: int = Field(primary_key=True, foreign_key="authoringjob.id")
    submission_id: int = Field(primary_key=True, foreign_key="submission.id", index=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    before: str  # verdict
    after: str  # verdict
    old: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))  # columns of the submission
    new: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))  # the same, judged again
    solved_before: datetime | None = Field(default=None, sa_type=UtcDateTime)  # person's mark when it was applied


class SyllabusRevision(SQLModel, table=True):
    """One state of the study list that was saved in the browser; the newest holds. Rows never change."""

    number: int | None = Field(default=None, primary_key=True)
    sections: list[dict[str, Any]] | None = Field(sa_column=Column(JSON(none_as_null=True)))  # None: the folder's again
    folder_digest: str  # of the folder's list when this was saved
    person_id: int | None = Field(default=None, foreign_key="person.id")
    at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    note: str = ""  # what changed


AUTHORING_JOBS = SQLModel.metadata.tables["authoringjob"]
PROBLEMS = SQLModel.metadata.tables["problem"]
VERSIONS = SQLModel.metadata.tables["problemversion"]
