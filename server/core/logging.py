"""The log: one line an event on standard error, as text (`time level logger: what key=value ...`) or as JSON.

What a line is about goes into `extra`, or into `about`, which every line inside of it carries, the judge's too: so each
line about a submission has its id and its attempt. What somebody has written goes nowhere. Of an exception the log has
the frames and the type, and its message only where the system or the database wrote it: any other message may quote a
source, a case or an output.
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from types import TracebackType
from typing import Literal

from sqlalchemy.exc import SQLAlchemyError

Format = Literal["text", "json"]

_PLAIN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName", "about"}
_SYSTEM_ERRORS = (OSError, SQLAlchemyError)  # their messages quote nobody: the engine hides parameters
_DRIVERS = frozenset({"sqlite3", "psycopg"})  # top modules of the drivers, whose errors the database wrote
_about: ContextVar[Mapping[str, object]] = ContextVar("about", default={})  # noqa: B039  (it is never changed in place)

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


@contextmanager
def about(**fields: object) -> Iterator[None]:
    """Add these fields to every line that this thread, or task, writes in the block."""
    token = _about.set({**_about.get(), **fields})
    try:
        yield
    finally:
        _about.reset(token)


class Formatter(logging.Formatter):
    """What both formats have in common."""

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802  (the library's name)
        """Return the frames and types of an exception and its causes, without messages that may quote somebody."""
        chain: list[str] = []
        error = ei[1]
        while error is not None:
            message = f": {error}" if _written_by_the_system(error) else ""
            frames = "".join(traceback.format_tb(error.__traceback__))
            chain.append(f"Traceback (most recent call last):\n{frames}{type(error).__qualname__}{message}")
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\n\nwhich came of:\n\n".join(chain)

    @staticmethod
    def fields(record: logging.LogRecord) -> dict[str, object]:
        given = {key: value for key, value in vars(record).items() if key not in _PLAIN}
        return {**_about.get(), **given}


class TextFormatter(Formatter):
    """For people: the message, and every field beside it."""

    def format(self, record: logging.LogRecord) -> str:
        fields = [f"{key}={_bare(value)}" for key, value in self.fields(record).items()]
        line = " ".join([_time(record), record.levelname.lower(), f"{record.name}: {record.getMessage()}", *fields])
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line


class JsonFormatter(Formatter):
    """For programs: one object a line."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            **self.fields(record),
            "time": _time(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, default=str)


def _written_by_the_system(error: BaseException) -> bool:
    """Return whether the system or the database wrote the error's message."""
    return isinstance(error, _SYSTEM_ERRORS) or type(error).__module__.partition(".")[0] in _DRIVERS


def _time(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _bare(value: object) -> str:
    """Return a value as it is if that is unambiguous, else as JSON."""
    text = str(value)
    return text if text and not any(character in text for character in ' "=\n\r\t') else json.dumps(text)


def install(level: str, style: Format = "text") -> None:
    """Write our own lines from that level on, and the warnings of the libraries, to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter() if style == "json" else TextFormatter())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for name in ("server", "judge"):
        logging.getLogger(name).setLevel(level.upper())
