"""The errors of a database that can't be read or written, of any kind of database, and sentences about them."""

from __future__ import annotations

import errno
import sqlite3

from sqlalchemy.exc import SQLAlchemyError

DATABASE_ERRORS: tuple[type[Exception], ...] = (SQLAlchemyError, sqlite3.Error)
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


class DatabaseBusy(Exception):  # noqa: N818  (it reads as what it says)
    """Too many threads wait for a database that has been locked for long."""


def unavailable(error: BaseException | None) -> str | None:
    """Returns a sentence if a temporary state of the host has caused the error, such as a full disk; else None."""
    while error is not None:
        if isinstance(error, DatabaseBusy):
            return LOCKED
        if isinstance(error, OSError) and error.errno in _FULL:
            return FULL
        if isinstance(error, sqlite3.OperationalError):
            code = getattr(error, "sqlite_errorcode", None)
            if code is not None and code & 0xFF in _SENTENCES:
                return _SENTENCES[code & 0xFF]
        error = error.__cause__ or error.__context__
    return None


LOCKED = "Another process has locked the server's database."
FULL = "The disk of the server is full."
_SENTENCES = {
    sqlite3.SQLITE_BUSY: LOCKED,
    sqlite3.SQLITE_LOCKED: LOCKED,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_IOERR: "The server's database can't be read or written: the disk reports an error.",
    sqlite3.SQLITE_READONLY: "The server's database can't be written: it is read-only.",
    sqlite3.SQLITE_CANTOPEN: "The server's database can't be opened.",
}
