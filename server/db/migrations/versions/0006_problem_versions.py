"""Versions: identities and contents of problems, drafts of authors, the jobs that prove them; limits of people.

Revision ID: 0006
Revises: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "problem",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("slug", sa.String, nullable=False, unique=True),
        sa.Column("section", sa.String, nullable=False),
        sa.Column("version_id", sa.Integer),
        sa.Column("folder_version_id", sa.Integer),
        sa.Column("hidden_at", sa.DateTime),
    )
    op.create_table(
        "problemcontent",
        sa.Column("digest", sa.String, primary_key=True),
        sa.Column("files", sa.JSON, nullable=False),
    )
    op.create_table(
        "problemversion",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("problem_id", sa.String, sa.ForeignKey("problem.id"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("digest", sa.String, sa.ForeignKey("problemcontent.digest"), nullable=False),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("person.id")),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("note", sa.String, nullable=False),
        sa.Column("report", sa.JSON),
        sa.UniqueConstraint("problem_id", "number"),
    )
    op.create_index("ix_problemversion_digest", "problemversion", ["digest"])
    op.create_table(
        "problemdraft",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("slug", sa.String, nullable=False, unique=True),
        sa.Column("section", sa.String, nullable=False),
        sa.Column("base_digest", sa.String),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("created_by", sa.Integer, sa.ForeignKey("person.id")),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("changed_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "problemdraftfile",
        sa.Column("draft_id", sa.Integer, sa.ForeignKey("problemdraft.id"), primary_key=True),
        sa.Column("path", sa.String, primary_key=True),
        sa.Column("text", sa.String),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("person.id")),
        sa.Column("at", sa.DateTime, nullable=False),
    )
    _create_jobs()


def _create_jobs() -> None:
    op.create_table(
        "authoringjob",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("person.id"), nullable=False),
        sa.Column("slug", sa.String, nullable=False),
        sa.Column("section", sa.String, nullable=False),
        sa.Column("digest", sa.String, sa.ForeignKey("problemcontent.digest"), nullable=False),
        sa.Column("source", sa.String),
        sa.Column("scope", sa.String),
        sa.Column("owner", sa.String),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("cancelled", sa.Boolean, nullable=False),
        sa.Column("phase", sa.String, nullable=False),
        sa.Column("done", sa.Integer, nullable=False),
        sa.Column("total", sa.Integer, nullable=False),
        sa.Column("result", sa.JSON),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("finished_at", sa.DateTime),
        sa.Column("applied_at", sa.DateTime),
        sa.Column("undone_at", sa.DateTime),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_authoringjob_state", "authoringjob", ["state"])
    op.create_index("ix_authoringjob_slug", "authoringjob", ["slug"])
    _create_rejudgements()


def _create_rejudgements() -> None:
    op.create_table(
        "rejudgement",
        sa.Column("job_id", sa.Integer, sa.ForeignKey("authoringjob.id"), primary_key=True),
        sa.Column("submission_id", sa.Integer, sa.ForeignKey("submission.id"), primary_key=True),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("person.id"), nullable=False),
        sa.Column("before", sa.String, nullable=False),
        sa.Column("after", sa.String, nullable=False),
        sa.Column("old", sa.JSON, nullable=False),
        sa.Column("new", sa.JSON, nullable=False),
        sa.Column("solved_before", sa.DateTime),
    )
    op.create_index("ix_rejudgement_submission_id", "rejudgement", ["submission_id"])
    op.create_index("ix_rejudgement_person_id", "rejudgement", ["person_id"])
    op.add_column("person", sa.Column("queued_limit", sa.Integer))
    op.add_column("person", sa.Column("per_minute_limit", sa.Integer))
    op.add_column("submission", sa.Column("rejudged_at", sa.DateTime))
    op.add_column("submission", sa.Column("verdict_before", sa.String))


def downgrade() -> None:
    op.drop_column("person", "per_minute_limit")
    op.drop_column("person", "queued_limit")
    op.drop_column("submission", "verdict_before")
    op.drop_column("submission", "rejudged_at")
    for table in (
        "rejudgement",
        "authoringjob",
        "problemdraftfile",
        "problemdraft",
        "problemversion",
        "problemcontent",
        "problem",
    ):
        op.drop_table(table)
