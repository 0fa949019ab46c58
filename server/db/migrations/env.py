"""Runs the migrations: on the server's own engine at its start, or on `-x home=...` for the Alembic command."""

from __future__ import annotations

from pathlib import Path

import sqlmodel
from alembic import context
from sqlalchemy import Engine

from server.db import models, problem_models  # noqa: F401  (fill the metadata)
from server.db.engine import FILE, Database


def _engine() -> Engine:
    engine = context.config.attributes.get("engine")
    if isinstance(engine, Engine):
        return engine
    return Database(Path(context.get_x_argument(as_dictionary=True)["home"]) / FILE).engine


with _engine().connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=sqlmodel.SQLModel.metadata,
        render_as_batch=True,
        compare_type=True,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()
