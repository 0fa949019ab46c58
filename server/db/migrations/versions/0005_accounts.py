"""Accounts: names, passwords and roles of people, API tokens, invitations, password resets, the audit log.

Revision ID: 0005
Revises: 0004
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

SESSION = timedelta(days=400)  # the longest life that browsers give a cookie
LOCAL_PERSON = 1  # the person of local mode, who may do everything there


def upgrade() -> None:
    # One by one: SQLite would have to copy the table for a batch, and other tables refer to it.
    op.add_column("person", sa.Column("name_key", sa.String))
    op.add_column("person", sa.Column("email", sa.String))
    op.add_column("person", sa.Column("email_key", sa.String))
    op.add_column("person", sa.Column("password_hash", sa.String))
    op.add_column("person", sa.Column("role", sa.String, nullable=False, server_default="member"))
    op.add_column("person", sa.Column("disabled_at", sa.DateTime))
    op.create_index("ix_person_name_key", "person", ["name_key"], unique=True)
    op.create_index("ix_person_email_key", "person", ["email_key"], unique=True)
    people = sa.table("person", sa.column("id"), sa.column("role"))
    op.execute(people.update().where(people.c.id == LOCAL_PERSON).values(role="admin"))
    _extend_sessions()
    op.create_table(
        "apitoken",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("token_hash", sa.String, nullable=False, unique=True),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("person.id"), nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("ends_at", sa.DateTime),
        sa.Column("used_at", sa.DateTime),
    )
    op.create_index("ix_apitoken_person_id", "apitoken", ["person_id"])
    op.create_table(
        "invitation",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("code_hash", sa.String, nullable=False, unique=True),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("uses_left", sa.Integer, nullable=False),
        sa.Column("note", sa.String, nullable=False),
        sa.Column("created_by", sa.Integer, sa.ForeignKey("person.id")),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("ends_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "passwordreset",
        sa.Column("code_hash", sa.String, primary_key=True),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("person.id"), nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("ends_at", sa.DateTime, nullable=False),
    )
    op.create_index("ix_passwordreset_person_id", "passwordreset", ["person_id"])
    op.create_table(
        "devicegrant",
        sa.Column("device_hash", sa.String, primary_key=True),
        sa.Column("user_code", sa.String, nullable=False, unique=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("ends_at", sa.DateTime, nullable=False),
        sa.Column("polled_at", sa.DateTime),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("person.id")),
        sa.Column("role", sa.String),
        sa.Column("denied", sa.Boolean, nullable=False),
    )
    op.create_table(
        "identity",
        sa.Column("issuer", sa.String, primary_key=True),
        sa.Column("subject", sa.String, primary_key=True),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("person.id"), nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
    )
    op.create_index("ix_identity_person_id", "identity", ["person_id"])
    op.create_table(
        "providerflow",
        sa.Column("state_hash", sa.String, primary_key=True),
        sa.Column("browser_hash", sa.String, nullable=False),
        sa.Column("provider", sa.String, nullable=False),
        sa.Column("nonce", sa.String, nullable=False),
        sa.Column("verifier", sa.String, nullable=False),
        sa.Column("target", sa.String, nullable=False),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("person.id")),
        sa.Column("ends_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "auditentry",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("actor_id", sa.Integer, nullable=False),
        sa.Column("action", sa.String, nullable=False),
        sa.Column("person_id", sa.Integer),
        sa.Column("details", sa.JSON, nullable=False),
        sqlite_autoincrement=True,
    )


def _extend_sessions() -> None:
    """Give sessions an end, far enough away that an update signs nobody out."""
    with op.batch_alter_table("websession") as session:
        session.add_column(sa.Column("seen_at", sa.DateTime))
        session.add_column(sa.Column("ends_at", sa.DateTime))
        session.add_column(sa.Column("device", sa.String, nullable=False, server_default=""))
        session.add_column(sa.Column("address", sa.String, nullable=False, server_default=""))
    rows = sa.table("websession", *(sa.column(name, sa.DateTime) for name in ("created_at", "seen_at", "ends_at")))
    end = datetime.now(UTC).replace(tzinfo=None) + SESSION
    op.execute(rows.update().values(seen_at=rows.c.created_at, ends_at=end))
    with op.batch_alter_table("websession") as session:
        session.alter_column("seen_at", nullable=False)
        session.alter_column("ends_at", nullable=False)
    op.create_index("ix_websession_person_id", "websession", ["person_id"])


def downgrade() -> None:
    for table in ("auditentry", "providerflow", "identity", "devicegrant", "passwordreset", "invitation", "apitoken"):
        op.drop_table(table)
    op.drop_index("ix_websession_person_id", "websession")
    with op.batch_alter_table("websession") as session:
        for name in ("seen_at", "ends_at", "device", "address"):
            session.drop_column(name)
    op.drop_index("ix_person_name_key", "person")
    op.drop_index("ix_person_email_key", "person")
    for name in ("name_key", "email", "email_key", "password_hash", "role", "disabled_at"):
        op.drop_column("person", name)
