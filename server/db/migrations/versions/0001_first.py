"""The first schema: people, submissions with their events and jobs, drafts, marks, known topics.

Revision ID: 0001
Revises: nothing
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "submission",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("person.id"), nullable=False),
        sa.Column("problem", sa.String, nullable=False),
        sa.Column("version", sa.String, nullable=False),
        sa.Column("mode", sa.String, nullable=False),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("custom", sa.JSON, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("verdict", sa.String),
        sa.Column("sentence", sa.String, nullable=False),
        sa.Column("passed", sa.Integer, nullable=False),
        sa.Column("total", sa.Integer, nullable=False),
        sa.Column("cpu", sa.Float),
        sa.Column("report", sa.JSON),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("finished_at", sa.DateTime),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_submission_person_id", "submission", ["person_id", "id"])
    op.create_index("ix_submission_problem", "submission", ["problem"])
    op.create_table(
        "event",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("submission_id", sa.Integer, sa.ForeignKey("submission.id"), nullable=False),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("n", sa.Integer, nullable=False),
        sa.Column("type", sa.String, nullable=False),
        sa.Column("body", sa.String, nullable=False),
        sa.UniqueConstraint("submission_id", "attempt", "n"),
    )
    only_verdicts = sa.text("type = 'verdict'")
    op.create_index(
        "ux_event_verdict",
        "event",
        ["submission_id"],
        unique=True,
        sqlite_where=only_verdicts,
        postgresql_where=only_verdicts,
    )
    op.create_table(
        "job",
        sa.Column("submission_id", sa.Integer, sa.ForeignKey("submission.id"), primary_key=True),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("person.id"), nullable=False),
        sa.Column("running", sa.Boolean, nullable=False),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("available_at", sa.DateTime, nullable=False),
    )
    op.create_index("ix_job_person_id", "job", ["person_id"])
    op.create_table(
        "draft",
        *_of_a_person("problem"),
        sa.Column("source", sa.String),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("updated_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "mark",
        *_of_a_person("problem"),
        sa.Column("tried_at", sa.DateTime),
        sa.Column("solved_at", sa.DateTime),
        sa.Column("given_up_at", sa.DateTime),
        sa.Column("hints_opened", sa.Integer, nullable=False),
    )
    op.create_table("knowntopic", *_of_a_person("topic"), sa.Column("since", sa.DateTime, nullable=False))


def _of_a_person(what: str) -> tuple[sa.Column[int], sa.Column[str]]:
    """Returns the primary key of a table with one row for each person and problem or topic."""
    person = sa.Column("person_id", sa.Integer, sa.ForeignKey("person.id"), primary_key=True)
    return person, sa.Column(what, sa.String, primary_key=True)


def downgrade() -> None:
    for table in ("knowntopic", "mark", "draft", "job", "event", "submission", "person"):
        op.drop_table(table)
