"""A stored verdict shows several failing cases, and a lesson stands with the case that it explains.

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ROWS = 200  # rows that are read, changed and written together

Json = dict[str, Any]


def upgrade() -> None:
    _rewrite(_several)


def downgrade() -> None:
    _rewrite(_one)


def _several(report: Json) -> Json:
    """Changes {"failure": case, "misconception": lesson} to {"failures": [case with its lesson]}."""
    failure, lesson = report.pop("failure", None), report.pop("misconception", "")
    return {**report, "failures": [{**failure, "lesson": lesson}] if failure else []}


def _one(report: Json) -> Json:
    failures = report.pop("failures", None) or [None]
    failure = failures[0]
    return {**report, "failure": failure, "misconception": failure.pop("lesson", "") if failure else ""}


def _rewrite(change: Callable[[Json], Json]) -> None:
    """Changes every stored report, in the submission and in its event."""
    submission = sa.table("submission", sa.column("id"), sa.column("report"))
    event = sa.table("event", sa.column("id"), sa.column("type"), sa.column("body"))
    _rewrite_column(submission, submission.c.report, submission.c.report.is_not(None), change)
    _rewrite_column(event, event.c.body, event.c.type == "verdict", change)


def _rewrite_column(table: Any, column: Any, chosen: Any, change: Callable[[Json], Json]) -> None:
    connection = op.get_bind()
    write = sa.update(table).where(table.c.id == sa.bindparam("which")).values({column.name: sa.bindparam("text")})
    last = 0
    while rows := connection.execute(
        sa.select(table.c.id, column).where(chosen, table.c.id > last).order_by(table.c.id).limit(ROWS)
    ).all():
        changed = [{"which": number, "text": json.dumps(change(json.loads(text)))} for number, text in rows]
        connection.execute(write, changed)
        last = rows[-1].id
