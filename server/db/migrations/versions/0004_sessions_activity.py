"""Sessions of browsers, counts of submissions by time, cancelled jobs, and the indexes that pages ask for.

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "websession",
        sa.Column("key_hash", sa.String, primary_key=True),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("person.id"), nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "activity",
        sa.Column("person_id", sa.Integer, sa.ForeignKey("person.id"), primary_key=True),
        sa.Column("quarter", sa.Integer, primary_key=True),
        sa.Column("submissions", sa.Integer, nullable=False),
    )
    op.execute(
        "INSERT INTO activity SELECT person_id, CAST(strftime('%s', created_at) AS INTEGER) / 900, count(*) "
        "FROM submission WHERE mode = 'submit' GROUP BY 1, 2"
    )
    op.create_table(
        "step",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("id", sa.Integer, nullable=False),
    )
    with op.batch_alter_table("job") as job:
        job.add_column(sa.Column("cancelled", sa.Boolean, nullable=False, server_default=sa.false()))
    op.drop_index("ix_submission_person_id", "submission")
    op.drop_index("ix_submission_problem", "submission")
    op.create_index("ix_submission_page", "submission", ["person_id", "mode", "id"])
    op.create_index("ix_submission_problem_page", "submission", ["person_id", "problem", "mode", "id"])


def downgrade() -> None:
    op.drop_index("ix_submission_problem_page", "submission")
    op.drop_index("ix_submission_page", "submission")
    op.create_index("ix_submission_person_id", "submission", ["person_id", "id"])
    op.create_index("ix_submission_problem", "submission", ["problem"])
    with op.batch_alter_table("job") as job:
        job.drop_column("cancelled")
    for table in ("step", "activity", "websession"):
        op.drop_table(table)
