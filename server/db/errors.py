"""What a database raises that can't be read or written, whichever database it is."""

from __future__ import annotations

import sqlite3

from sqlalchemy.exc import SQLAlchemyError

DATABASE_ERRORS: tuple[type[Exception], ...] = (SQLAlchemyError, sqlite3.Error)
