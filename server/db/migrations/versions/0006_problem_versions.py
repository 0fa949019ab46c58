"""Versions: identities and contents of problems, drafts of authors, and the jobs that prove them.

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
        sa.Column("owner", sa.String),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("cancelled", sa.Boolean, nullable=False),
        sa.Column("phase", sa.String, nullable=False),
        sa.Column("done", sa.Integer, nullable=False),
        sa.Column("total", sa.Integer, nullable=False),
        sa.Column("result", sa.JSON),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("finished_at", sa.DateTime),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_authoringjob_state", "authoringjob", ["state"])
    op.create_index("ix_authoringjob_slug", "authoringjob", ["slug"])


def downgrade() -> None:
    for table in ("authoringjob", "problemdraftfile", "problemdraft", "problemversion", "problemcontent", "problem"):
        op.drop_table(table)
