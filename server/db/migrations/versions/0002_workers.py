"""Processes that judge have a row each, and a job names the one that has it.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "workerprocess",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("host", sa.String, nullable=False),
        sa.Column("pid", sa.Integer, nullable=False),
        sa.Column("version", sa.String, nullable=False),
        sa.Column("slots", sa.Integer, nullable=False),
        sa.Column("confinement", sa.JSON, nullable=False),
        sa.Column("beat", sa.Integer, nullable=False),
        sa.Column("started_at", sa.DateTime, nullable=False),
        sa.Column("beat_at", sa.DateTime, nullable=False),
    )
    # Migrations run only while no server does, so no submission is being judged: those that were are queued again.
    op.execute("UPDATE submission SET state = 'queued' WHERE id IN (SELECT submission_id FROM job WHERE running)")
    with op.batch_alter_table("job") as job:
        job.drop_column("running")
        job.add_column(sa.Column("owner", sa.String, nullable=True))
    op.create_index("ix_submission_finished_at", "submission", ["finished_at"])


def downgrade() -> None:
    op.drop_index("ix_submission_finished_at", "submission")
    op.execute("UPDATE submission SET state = 'queued' WHERE id IN (SELECT submission_id FROM job)")
    with op.batch_alter_table("job") as job:
        job.drop_column("owner")
        job.add_column(sa.Column("running", sa.Boolean, nullable=False, server_default=sa.false()))
    op.drop_table("workerprocess")
