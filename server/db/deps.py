"""Dependencies of routes on the database: a session that reads, one that writes, or the database itself.

A session is one transaction. It begins with its first statement and ends when the route's function has returned, before
the answer is sent: what `WriteSession` has added or changed is committed, or rolled back if the function raised. So no
route and no service commits, and no stream holds a connection.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends
from sqlmodel import Session

from server.core.deps import from_state
from server.db.engine import Database

DatabaseDep = Annotated[Database, Depends(from_state("database"))]


def read_session(database: DatabaseDep) -> Iterator[Session]:
    with database.read() as session:
        yield session


def write_session(database: DatabaseDep) -> Iterator[Session]:
    with database.write() as session:
        yield session


ReadSession = Annotated[Session, Depends(read_session, scope="function")]
WriteSession = Annotated[Session, Depends(write_session, scope="function")]
